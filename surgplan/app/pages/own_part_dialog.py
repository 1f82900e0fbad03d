"""What must be asked of a part from a file, because the file does not say it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from surgplan.app.pages.import_surface_panel import FRAMES as PATIENT_FRAMES
from surgplan.app.pages.import_surface_panel import UNITS, asked
from surgplan.app.parts import label
from surgplan.app.words import say
from surgplan.plan.place_implant import PlaceImplant
from surgplan.plan.pose import Pose
from surgplan.simulate.materials import material_names

FRAMES = {"its own: placed at the crosshair": "own", **PATIENT_FRAMES}


class OwnPartDialog(QDialog):
    """Unit, axes and material of an own part."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle(say("Own part"))
        self._unit, self._frame = asked("Unit of the file", UNITS), asked("Axes of the file", FRAMES)
        self._material = QComboBox()
        self._material.addItems(material_names())
        form = QFormLayout()
        for words, box in (("Unit of the file", self._unit), ("Axes of the file", self._frame), ("Material", self._material)):
            form.addRow(say(words), box)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.place = box.addButton(say("Place part"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.place.setProperty("role", "main")
        for chosen in (self._unit, self._frame):
            chosen.currentIndexChanged.connect(lambda row: self._allow())
        self._allow()
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(
            label(say("{file} does not hold these; say them before it is placed.", file=Path(path).name), "secondary")
        )
        column.addLayout(form)
        column.addWidget(box)

    def _allow(self) -> None:
        """Unit and axes are never guessed."""
        self.place.setEnabled(self._unit.currentIndex() >= 0 and self._frame.currentIndex() >= 0)

    def operation(self, name: str, at: Pose) -> PlaceImplant:
        """The operation that places the part; in LPS or RAS it stays where its coordinates say."""
        frame = cast(Literal["own", "LPS", "RAS"], self._frame.currentData())
        unit = cast(Literal["mm", "cm", "m", "inch"], self._unit.currentData())
        where = at if frame == "own" else Pose((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
        return PlaceImplant(name, where, file=self._path, unit=unit, frame=frame, material=self._material.currentText())
