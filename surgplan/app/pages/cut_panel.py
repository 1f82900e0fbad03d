"""The cuts of a plan: what they leave on each side, and moving one by numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.pages.item_list import ItemList
from surgplan.app.parts import label, tool
from surgplan.app.plane_pose import plane_pose
from surgplan.app.told import told
from surgplan.app.tools.subjects import CutSubject
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.artifacts.fragments import fragment_recipe
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Rigid, vector
from surgplan.case.document import Case

STEP_MM, STEP_DEG = 1.0, 1.0


class CutPanel(QWidget):
    """The list of cuts, and small steps for the chosen one."""

    chosen = Signal(str)

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self._selected = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list = ItemList("No cut yet.")
        self._list.removed.connect(bridge.remove)
        self._list.eye_clicked.connect(lambda item, on: state.set_look(item, visible=on))
        self._list.chosen.connect(self.select)
        self._volumes = label("", "secondary")
        self._steps = self._make_steps()
        for widget in (self._list, self._volumes, self._steps):
            column.addWidget(widget)
        bridge.artifact_ready.connect(lambda key: self.show_case(bridge.case) if self.isVisible() else None)

    def _make_steps(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for row, (words, step, axis) in enumerate(
            (
                ("Shift along normal, 1 mm", ("Shift along normal -1 mm", "Shift along normal +1 mm"), -1),
                ("Tilt, 1°", ("Tilt -1°", "Tilt +1°"), 0),
                ("Tilt across, 1°", ("Tilt across -1°", "Tilt across +1°"), 1),
            )
        ):
            less, more = tool("minus", step[0]), tool("plus", step[1])
            less.clicked.connect(lambda _=False, a=axis: self._move(a, -1.0))
            more.clicked.connect(lambda _=False, a=axis: self._move(a, 1.0))
            grid.addWidget(label(words, "secondary"), row, 0)
            grid.addWidget(less, row, 1)
            grid.addWidget(more, row, 2)
        grid.setColumnStretch(0, 1)
        return box

    def show_case(self, case: Case) -> None:
        """The cuts of the case and the volumes on their sides."""
        if self._selected not in case.resections:
            self._selected = next(iter(case.resections), "")
        self._list.show_items([self._row(cut) for cut in case.resections.values()])
        cut = case.resections.get(self._selected)
        self._steps.setVisible(cut is not None)
        self._volumes.setVisible(cut is not None)
        if cut is not None:
            self._volumes.setText("\n".join(f"{name}: {self._volume(case, name)}" for name in (cut.positive, cut.negative)))

    def _row(self, cut: Any) -> dict[str, Any]:
        plain = say("of {segment}", segment=cut.segment)
        sawn = say("of {segment}, saw {mm:g} mm", segment=cut.segment, mm=cut.kerf_mm)
        return {
            "id": cut.id,
            "text": cut.id,
            "figure": sawn if cut.kerf_mm else plain,
            "tip": say("{one} on the side of the normal, {other} on the other", one=cut.positive, other=cut.negative),
            "visible": self._state.look(cut.id).visible,
            "chosen": cut.id == self._selected,
        }

    def _volume(self, case: Case, fragment: str) -> str:
        try:
            artifact = self._bridge.need(fragment_recipe(case, fragment), say("Volume of {name}", name=fragment))
        except SurgplanError as exc:
            return told(str(exc))
        return say("being measured…") if artifact is None else say("{ml:.1f} ml", ml=artifact.facts["volume"]["value"] / 1000)

    def select(self, name: str) -> None:
        """Choose a cut: the handles go to its plane."""
        self._selected = name
        self.show_case(self._bridge.case)
        self.chosen.emit(name)

    @property
    def selected(self) -> str:
        """The chosen cut's name, or nothing."""
        return self._selected

    def _move(self, axis: int, sign: float) -> None:
        cut = self._bridge.case.resections[self._selected]
        pose = plane_pose(cut.plane)
        if axis < 0:
            delta = Rigid.from_matrix(np.eye(3), vector(sign * STEP_MM * np.asarray(cut.plane.normal)))
        else:
            delta = Rigid.about(cut.plane.origin, vector(pose.matrix3[:, axis]), sign * STEP_DEG)
        self._bridge.do(CutSubject(self._selected).moved(self._bridge.case, delta))
