"""Surfaces made elsewhere: a guide, a cast or a planned part in its place in the patient."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, cast

from PySide6.QtWidgets import QComboBox, QLineEdit

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_file
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.pages.free_name import free_name
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.pages.item_list import ItemList
from surgplan.app.parts import Section, button, chooser, label, offer_values
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.case.document import Case, Surface
from surgplan.mesh.import_surface import ImportSurface

UNITS = {"millimetres": "mm", "centimetres": "cm", "metres": "m", "inches": "inch"}
FRAMES = {"LPS: left, back, up (DICOM)": "LPS", "RAS: right, front, up": "RAS"}
"""Which way x, y and z grow."""
ASKED = "Choose…"
HINT = "From STL, PLY, OBJ or 3MF, in the patient's coordinates. The file does not say its unit and axes: whoever made it does."


class ImportSurfacePanel(Section):
    """The surfaces of the case; file, unit and axes of a new one."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("Surfaces from files", folded=True)
        self._bridge, self._state = bridge, state
        self._path = ""
        self.list = ItemList("No surface yet.")
        self.list.removed.connect(bridge.remove)
        self.list.eye_clicked.connect(lambda item, on: state.set_look(item, visible=on))
        self.cautions = label("", "caution")
        choose = button("Choose file…")
        choose.clicked.connect(self._choose)
        self.unit, self.frame = asked("Unit of the file", UNITS), asked("Axes of the file", FRAMES)
        self.name = QLineEdit()
        self.name.setAccessibleName(say("Name"))
        self.name.textChanged.connect(lambda text: self._allow())
        self._file = label("", "secondary")
        self._fields = field_rows(("File", self._file), ("Unit", self.unit), ("Axes", self.frame), ("Name", self.name))
        self.go = button("Import surface")
        self.go.clicked.connect(lambda: self._import())
        self.add(self.list, self.cautions, label(HINT, "hint"), choose, self._fields, self.go)
        for box in (self.unit, self.frame):
            box.currentIndexChanged.connect(lambda row: self._allow())
        self._begin("")

    def show_case(self, case: Case) -> None:
        """The surfaces of the case."""
        self.list.show_items([self._row(surface) for surface in case.surfaces.values()])
        words = [f"{surface.id}: {told(caution)}" for surface in case.surfaces.values() for caution in surface.cautions]
        self.cautions.setText("\n".join(words))
        self.cautions.setVisible(bool(words))

    def _row(self, surface: Surface) -> dict[str, Any]:
        caution = "\n".join(map(told, surface.cautions))
        return {
            "id": surface.id,
            "text": surface.id,
            "figure": say("solid") if surface.closed else say("open"),
            "tip": say("Came in {unit}, {axes}", unit=surface.source_unit, axes=surface.source_frame),
            "visible": self._state.look(surface.id).visible,
            **({"caution": caution} if caution else {}),
        }

    def _choose(self) -> None:
        path = ask_file(self, say("Surface from a file"), say("Surfaces (*.stl *.ply *.obj *.3mf)"))
        if path:
            self.look_at(path)

    def look_at(self, path: str) -> None:
        """Ask what the file does not say."""
        self._begin(path)
        bring_into_sight(self.go)

    def _begin(self, path: str) -> None:
        """Unit and axes are asked for anew with each file; its name is not proposed, since files are called after patients."""
        self._path = path
        for box in (self.unit, self.frame):
            box.setCurrentIndex(-1)
        self._file.setText(Path(path).name)
        self.name.setText(free_name(self._bridge.case, "surface") if path else "")
        self._fields.setVisible(bool(path))
        self.go.setVisible(bool(path))
        self._allow()

    def _allow(self) -> None:
        told = self.unit.currentIndex() >= 0 and self.frame.currentIndex() >= 0
        self.go.setEnabled(bool(self._path) and told and bool(self.name.text().strip()))

    def operation(self) -> ImportSurface:
        """What the button asks for."""
        unit = cast(Literal["mm", "cm", "m", "inch"], self.unit.currentData())
        frame = cast(Literal["LPS", "RAS"], self.frame.currentData())
        return ImportSurface(self._path, unit, frame, self.name.text().strip())

    def _import(self) -> None:
        self._bridge.do(self.operation(), then=lambda: self._begin(""))


def asked(name: str, words: dict[str, str]) -> QComboBox:
    """A chooser with nothing chosen yet."""
    made = chooser(name)
    made.setPlaceholderText(say(ASKED))
    offer_values(made, words)
    made.setCurrentIndex(-1)
    return made
