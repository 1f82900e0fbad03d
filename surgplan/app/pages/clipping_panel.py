"""What is cut away in 3D: planes by name, and a box by its extent in the patient."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from surgplan.app.number_box import NumberBox
from surgplan.app.parts import button, buttons, label, tool
from surgplan.app.scene_state import SceneState
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Plane

FARTHEST_MM = 2000.0
PLANES = (("axial", "Axial"), ("coronal", "Coronal"), ("sagittal", "Sagittal"), ("facing", "Facing you"))
AXES = (("R", "L"), ("A", "P"), ("I", "S"))


class ClippingPanel(QWidget):
    """Changes the scene state and nothing else."""

    def __init__(self, state: SceneState) -> None:
        super().__init__()
        self._state = state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.planes = {name: QCheckBox(say(words)) for name, words in PLANES}
        grid = QGridLayout()
        grid.setSpacing(8)
        for n, (name, made) in enumerate(self.planes.items()):
            made.setToolTip(say("Cuts away what lies before the plane, as it is seen now"))
            made.clicked.connect(lambda on, name=name: self._toggle(name, on))
            grid.addWidget(made, n // 2, n % 2)
        self.box = QCheckBox(say("Box"))
        self.box.clicked.connect(self._toggle_box)
        self.implants_too = QCheckBox(say("Cut implants and guides too"))
        self.handles = QCheckBox(say("Show handles"))
        self.implants_too.clicked.connect(lambda on: self._change(implants_too=on))
        self.handles.clicked.connect(lambda on: self._change(handles=on))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(4)
        self.extents = [_mm(say("{side} end of the box", side=side)) for side in ("R", "L", "A", "P", "I", "S")]
        self._box_rows = self._extent_rows()
        for field in self.extents:
            field.valueChanged.connect(self._take_extent)
        self.nothing = button("Cut nothing away")
        self.nothing.clicked.connect(lambda: state.set_clipping(Clipping()))
        self.said = label("", "caution")
        column.addLayout(grid)
        column.addLayout(self.rows)
        self._options = QWidget()
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(8)
        for widget in (self.implants_too, self.handles, buttons(self.nothing)):
            options.addWidget(widget)
        for widget in (self.box, self._box_rows, self._options, self.said):
            column.addWidget(widget)
        state.clipping_changed.connect(self.refresh)
        state.cut_refused.connect(self._refuse)
        self._shown: tuple[str, ...] = ()
        self.refresh()

    def _extent_rows(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for axis, (low, high) in enumerate(AXES):
            for n, (letter, field) in enumerate(((low, self.extents[2 * axis]), (high, self.extents[2 * axis + 1]))):
                words = label("", "secondary", wrap=False)
                words.setText(letter)
                grid.addWidget(words, axis, 2 * n)
                grid.addWidget(field, axis, 2 * n + 1)
        return made

    def refresh(self) -> None:
        """Show what is cut away now."""
        now = self._state.clipping
        names = tuple(held.name for held in now.planes)
        for name, made in self.planes.items():
            made.setChecked(name in names)
        if names != self._shown:
            self._shown = names
            self._make_rows(names)
        self.box.setChecked(now.box is not None)
        self._box_rows.setVisible(now.box is not None)
        if now.box is not None:
            for n, field in enumerate(self.extents):
                field.blockSignals(True)
                field.setValue(now.box[n % 2][n // 2])
                field.blockSignals(False)
        self.implants_too.setChecked(now.implants_too)
        self.handles.setChecked(now.handles)
        self._options.setVisible(now.is_on)
        self.said.hide()

    def _make_rows(self, names: tuple[str, ...]) -> None:
        """A row for each plane: its name, the other side, away."""
        while self.rows.count():
            self.rows.takeAt(0).widget().deleteLater()
        titles = dict(PLANES)
        for name in names:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            flip = button("Keep the other side")
            flip.setAccessibleName(say("Keep the other side of the plane {name}", name=say(titles[name])))
            flip.clicked.connect(lambda _=False, name=name: self._flip(name))
            away = tool("trash", "Remove plane")
            away.clicked.connect(lambda _=False, name=name: self._toggle(name, False))
            line.addWidget(label(titles[name], wrap=False))
            line.addStretch(1)
            line.addWidget(flip)
            line.addWidget(away)
            self.rows.addWidget(row)

    def _refuse(self, words: str) -> None:
        """Say why; what was refused is not shown as done."""
        self.said.setText(words)
        self.said.show()
        names = [held.name for held in self._state.clipping.planes]
        for name, made in self.planes.items():
            made.setChecked(name in names)
        self.box.setChecked(self._state.clipping.box is not None)

    def _toggle(self, name: str, on: bool) -> None:
        if on:
            self._state.plane_asked.emit(name)
        else:
            self._state.set_clipping(self._state.clipping.without_plane(name))

    def _toggle_box(self, on: bool) -> None:
        if on:
            self._state.box_asked.emit()
        else:
            self._change(box=None)

    def _flip(self, name: str) -> None:
        plane = next(held.plane for held in self._state.clipping.planes if held.name == name)
        turned = Plane.through(plane.origin, [-n for n in plane.normal])
        self._state.set_clipping(self._state.clipping.with_plane(name, turned))

    def _take_extent(self, _: float) -> None:
        values = [field.value() for field in self.extents]
        try:
            self._state.set_clipping(self._state.clipping.with_box(values[0::2], values[1::2]))
        except SurgplanError as exc:
            self._refuse(str(exc))

    def _change(self, **changes: object) -> None:
        self._state.set_clipping(replace(self._state.clipping, **changes))


def _mm(name: str) -> NumberBox:
    made = NumberBox()
    made.setRange(-FARTHEST_MM, FARTHEST_MM)
    made.setDecimals(1)
    made.setSuffix(" mm")
    made.setKeyboardTracking(False)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
