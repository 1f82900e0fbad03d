"""Dragging an implant in the 3D view."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from surgplan.app.bridge import Bridge
from surgplan.app.showing import Showing
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.gizmo import Gizmo
from surgplan.base.geometry import Rigid
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.pose import Pose


class MoveImplantTool(QObject):
    """The gizmo on the chosen implant: every move is a preview, the release is one operation."""

    def __init__(self, bridge: Bridge, showing: Showing, views: FourUp) -> None:
        super().__init__(views)
        self._bridge, self._showing = bridge, showing
        self._implant = ""
        self.gizmo = Gizmo(Rigid.identity(), self)
        self.gizmo.visible = False
        self.gizmo.attach(views.scene)
        self.gizmo.preview.connect(self._preview)
        self.gizmo.released.connect(self._release)
        bridge.case_changed.connect(lambda before, after: self._follow())

    def choose(self, implant: str) -> None:
        """Put the gizmo on an implant, or away."""
        self._implant = implant
        self._follow()

    def show(self, visible: bool) -> None:
        """Only on the page where implants are placed."""
        self._shown = visible
        self._follow()

    _shown = False

    def _follow(self) -> None:
        implant = self._bridge.case.implants.get(self._implant)
        self.gizmo.visible = self._shown and implant is not None
        self.gizmo.set_pose(Rigid.identity() if implant is None else implant.pose)

    def _moved(self, delta: Rigid) -> MoveImplant:
        pose = self._bridge.case.implants[self._implant].pose
        if np.allclose(delta.matrix3, np.eye(3), atol=1e-12):
            return MoveImplant(self._implant, translate_mm=delta.translation)
        return MoveImplant(self._implant, at=Pose.of(pose.then(delta)))

    def _preview(self, delta: Rigid) -> None:
        still = delta == Rigid.identity()
        self._showing.show_preview(None if still else self._bridge.preview(self._moved(delta)))

    def _release(self, delta: Rigid) -> None:
        self._showing.show_preview(None)
        self._bridge.do(self._moved(delta))
