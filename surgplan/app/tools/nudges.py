"""Arrow keys that move what the handles hold: many presses become one operation."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from surgplan.app.views.gizmo import Gizmo, Seen
from surgplan.app.views.projection import Projection
from surgplan.base.geometry import Floats, Rigid, vector

REST_MS = 700
"""So long after the last press what was moved is done."""
STEP_MM, STEP_DEG = 1.0, 1.0
"""Where the handles have no steps of their own."""
FINE = 0.1
"""Of a step, with Ctrl."""
SEEN = 0.3
"""An axis answers to a key where at least this part of its length runs the key's way on the screen."""
KEYS = {
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
"""Ways on the screen, x to the right and y down."""
DEPTHS = {Qt.Key.Key_PageUp: 1.0, Qt.Key.Key_PageDown: -1.0}
"""Away from the eye and towards it."""


class Nudges(QObject):
    """Collects the motions of keys, shows them at once, and does them together when the keys rest."""

    def __init__(
        self, gizmo: Gizmo, show: Callable[[Rigid], None], do: Callable[[Rigid], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gizmo, self._show, self._do = gizmo, show, do
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.finish)
        self.pending = Rigid.identity()

    def take_key(self, view: Seen, event: QKeyEvent) -> bool:
        """Move by a key, if the handles were taken hold of; Return does it at once, Escape gives it up."""
        projection, key = view.projection, Qt.Key(event.key())
        if not (self._gizmo.visible and self._gizmo.is_armed and projection is not None) or self._gizmo.is_dragged:
            return False
        if key == Qt.Key.Key_Escape:
            self.give_up()
            self._gizmo.arm(False)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            return True
        step = self._step(projection, key, event.modifiers())
        if step is None:
            return key in KEYS or key in DEPTHS
        self.pending = self.pending.then(step)
        self._rest.start()
        self._show(self.pending)
        return True

    def finish(self) -> None:
        """Do what keys have moved so far."""
        self._rest.stop()
        pending, self.pending = self.pending, Rigid.identity()
        if pending != Rigid.identity():
            self._do(pending)

    def give_up(self) -> None:
        """Forget what keys have moved so far."""
        self._rest.stop()
        if self.pending != Rigid.identity():
            self.pending = Rigid.identity()
            self._show(self.pending)

    def _step(self, projection: Projection, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Rigid | None:
        frame = self._gizmo.frame(projection).then(self.pending)
        offered = self._gizmo.offered
        fine = FINE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return self._turn(projection, frame, key, fine * (self._gizmo.step_deg or STEP_DEG))
        named = [(n, f"arrow {'xyz'[n]}") for n in range(3)]
        usable = [n for n, name in named if offered is None or name in offered]
        ways = [(n, self._along(projection, frame, n, key)) for n in usable]
        n, best = max(ways, key=lambda one: abs(one[1]), default=(0, 0.0))
        if abs(best) < SEEN:
            return None
        length = float(np.sign(best)) * fine * (self._gizmo.step_mm or STEP_MM)
        return Rigid.from_matrix(np.eye(3), vector(length * frame.matrix3[:, n]))

    def _along(self, projection: Projection, frame: Rigid, n: int, key: Qt.Key) -> float:
        """How much of an axis runs a key's way."""
        origin, axis = np.asarray(frame.translation), frame.matrix3[:, n]
        if key in DEPTHS:
            return DEPTHS[key] * float(axis @ projection.sight(origin))
        if key not in KEYS:
            return 0.0
        ends: Floats = projection.project(np.array([origin, origin + axis]))
        return float((ends[1] - ends[0]) @ np.array(KEYS[key])) * projection.mm_per_pixel(origin)

    def _turn(self, projection: Projection, frame: Rigid, key: Qt.Key, step_deg: float) -> Rigid | None:
        """Left and right turn about the axis nearest to the line of sight, as the top of a wheel seen from the eye goes."""
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return None
        offered = self._gizmo.offered
        usable = [n for n in range(3) if offered is None or f"ring {'xyz'[n]}" in offered]
        sight = projection.sight(np.asarray(frame.translation))
        n = max(usable, key=lambda n: abs(float(frame.matrix3[:, n] @ sight)))
        clockwise = float(np.sign(frame.matrix3[:, n] @ sight)) or 1.0
        angle = clockwise * (step_deg if key == Qt.Key.Key_Right else -step_deg)
        return Rigid.about(frame.translation, vector(frame.matrix3[:, n]), angle)
