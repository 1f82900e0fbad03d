"""Turning the slice planes: by an angle, onto a cut of the plan, along the patient's axes, and back."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from surgplan.app import turning
from surgplan.app.bridge import Bridge
from surgplan.app.number_box import NumberBox
from surgplan.app.parts import button, buttons, chooser, label, offer
from surgplan.app.view_state import ViewState
from surgplan.app.views.planes import PLANES, SCREEN_AXES, SlicePlane
from surgplan.app.views.turned import TurnedPlanes
from surgplan.app.words import say

FIRST_DEG = 5.0


class ObliquePanel(QWidget):
    """Changes the view state and nothing else."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._bridge, self._state = bridge, state
        self.hint = label(
            "Drag the round handles on the crosshair's arms. Ctrl turns in steps of 5°, Escape turns back.",
            "hint",
        )
        self.view = chooser("The view that keeps still")
        for name in PLANES:
            self.view.addItem(say(name.capitalize()), name)
        self.angle = NumberBox()
        self.angle.setRange(-180.0, 180.0)
        self.angle.setDecimals(1)
        self.angle.setSuffix("°")
        self.angle.setValue(FIRST_DEG)
        self.angle.setAccessibleName(say("Angle, clockwise on the screen"))
        self.angle.setToolTip(say("Clockwise on the screen"))
        self.turn = button("Turn", "Turns the two other planes about this view's line of sight")
        self.cut = chooser("A cut of the plan")
        self.face = button("Lay on it", "Turns the planes until one view's slices lie along this cut")
        self.straighten = button("Straighten", "The scan's own slices again")
        self.patient = button("Patient's axes", "True axial, coronal and sagittal planes, though the scan lies askew")
        self.tilts = label("", "secondary")
        on_cut, back = buttons(self.cut, self.face), buttons(self.straighten, self.patient)
        for widget in (self.hint, buttons(self.view, self.angle, self.turn), on_cut, back, self.tilts):
            column.addWidget(widget)
        self.turn.clicked.connect(self._turn)
        self.face.clicked.connect(self._lay_on_cut)
        self.straighten.clicked.connect(lambda: state.reslice.set(turned=None))
        self.patient.clicked.connect(lambda: turning.along_patient(bridge.case, state))
        state.reslice.changed.connect(self.refresh)
        state.changed.connect(self.refresh)
        bridge.case_changed.connect(lambda before, after: self.refresh())
        self.refresh()

    def _turn(self) -> None:
        turning.turn_by(self._bridge.case, self._state, self.view.currentData(), self.angle.value())

    def _lay_on_cut(self) -> None:
        cut = self._bridge.case.resections.get(self.cut.currentText())
        if cut is not None:
            turning.lay_on_plane(self._bridge.case, self._state, cut.plane)

    def refresh(self) -> None:
        """Show how the planes lie, and what they can be laid on."""
        case = self._bridge.case
        offer(self.cut, list(case.resections))
        for widget in (self.cut, self.face):
            widget.setVisible(bool(case.resections))
        grid, turned = turning.shown_grid(case, self._state), self._state.reslice.now.turned
        self.setEnabled(grid is not None)
        self.straighten.setEnabled(turned is not None)
        self.patient.setVisible(grid is not None and bool(SlicePlane.of(grid, PLANES[0]).is_oblique))
        self.tilts.setVisible(turned is not None)
        if turned is not None:
            tilt = {name: _tilt_deg(turned, name) for name in PLANES}
            self.tilts.setText(say("Turned: axial {axial:.1f}°, coronal {coronal:.1f}°, sagittal {sagittal:.1f}°", **tilt))


def _tilt_deg(turned: TurnedPlanes, name: str) -> float:
    """Between a view's plane and the anatomical one of its name."""
    axis = SCREEN_AXES[name][2][0]
    return float(np.degrees(np.arccos(min(1.0, abs(float(turned.axes[name][axis, 2]))))))
