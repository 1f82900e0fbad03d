"""Turning the slice planes by the arms of the crosshair, and making slabs thicker by their edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter

from surgplan.app.reslice_state import Reslice, ResliceState
from surgplan.app.views.crosshair_arms import Handle, arms_of, draw_handle, handles_of
from surgplan.app.views.slice_mouse import hand_tools
from surgplan.app.views.slice_view import SliceView
from surgplan.app.views.turned import TurnedPlanes
from surgplan.base.geometry import vector

Floats = NDArray[np.float64]
Modifiers = Qt.KeyboardModifier

HIT_PX = 11.0
"""A handle is taken this near to it."""
LINE_HIT_PX = 4.0
"""The outer part of an arm is taken this near to it."""
OUTER = 0.8
"""Where that begins, as a share of the way to the handle."""
LEAST_PX = 3.0
"""A press that moves less is a click like any other."""
SNAP_DEG = 5.0
"""Steps with Ctrl."""


@dataclass(frozen=True, eq=False)
class _Drag:
    view: SliceView
    handle: Handle
    at: QPointF
    before: Reslice
    pivot: Floats
    modifiers: Modifiers


class ArmTool(QObject):
    """Drag a round handle, or an arm beyond it, to turn the other two planes; Ctrl goes in steps. Square ones are slab edges.

    It leaves the mouse to a brush or another tool that is chosen.
    """

    def __init__(self, state: ResliceState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._drag: _Drag | None = None
        self._moved = False
        self._over: tuple[SliceView, Handle | None] | None = None

    def hit(self, view: SliceView, at: QPointF) -> Handle | None:
        """What would be dragged at a pixel of a view."""
        frame, point = view.frame, view.crosshair
        if frame is None or point is None or hand_tools(view.tools):
            return None
        pixel = np.array([at.x(), at.y()])
        handles = handles_of(frame, point, view.turned, view.slabs)
        near = [handle for handle in handles if float(np.linalg.norm(handle.at - pixel)) <= HIT_PX]
        if near:
            return min(near, key=lambda handle: float(np.linalg.norm(handle.at - pixel)))
        offset = pixel - frame.to_screen(point)
        for arm in arms_of(frame, view.turned):
            ends = [
                float(np.linalg.norm(h.at - frame.to_screen(point)))
                for h in handles
                if (h.kind, h.plane) == ("turn", arm.plane)
            ]
            if ends and abs(float(offset @ arm.across)) <= LINE_HIT_PX and abs(float(offset @ arm.along)) >= OUTER * max(ends):
                return Handle("turn", arm.plane, pixel)
        return None

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Take a handle."""
        handle = None if modifiers & Modifiers.ShiftModifier else self.hit(view, at)
        if handle is None or view.crosshair is None:
            return False
        self._drag = _Drag(view, handle, at, self._state.now, view.crosshair.copy(), modifiers)
        self._moved = False
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Turn, or say by the cursor what can be taken."""
        drag = self._drag
        if drag is None:
            self._hover(view, at)
            return False
        if view is not drag.view or view.frame is None:
            return False
        if not self._moved and (at - drag.at).manhattanLength() < LEAST_PX:
            return True
        self._moved = True
        middle = view.frame.to_screen(drag.pivot)
        start, here = np.array([drag.at.x(), drag.at.y()]) - middle, np.array([at.x(), at.y()]) - middle
        if drag.handle.kind == "slab":
            arm = next(arm for arm in arms_of(view.frame, view.turned) if arm.plane == drag.handle.plane)
            half = abs(float(here @ arm.across)) * view.frame.mm_per_pixel
            self._state.set(thickness_mm=round(2 * half, 1), is_dragged=True)
            return True
        degrees = float(np.degrees(np.arctan2(start[0] * here[1] - start[1] * here[0], start @ here)))
        if modifiers & Modifiers.ControlModifier:
            degrees = round(degrees / SNAP_DEG) * SNAP_DEG
        pivot = vector(drag.pivot)
        before = drag.before.turned or TurnedPlanes.of_scan(view.frame.plane.scan_grid, pivot)
        self._state.set(turned=before.turned_in(view.name, degrees, pivot), is_dragged=True)
        return True

    def release(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:
        """Let go; a press that did not move was a click, which the others are told."""
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        turned = self._state.now.turned
        if turned is not None and view.frame is not None and turned.is_straight(view.frame.plane.scan_grid):
            turned = None
        self._state.set(turned=turned, is_dragged=False)
        if not self._moved:
            later = view.tools[view.tools.index(self) + 1 :]
            if not any(tool.press(view, drag.at, drag.modifiers) for tool in later):
                view.point_at(drag.at.x(), drag.at.y())
            for tool in later:
                tool.release(view, at, modifiers)
        return True

    def cancel(self) -> bool:
        """Turn back to where it was."""
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        self._state.set(turned=drag.before.turned, thickness_mm=drag.before.thickness_mm, is_dragged=False)
        return True

    def paint(self, view: SliceView, painter: QPainter) -> None:
        """The handles, in the view that the mouse is over."""
        frame, point = view.frame, view.crosshair
        if frame is None or point is None or not view.underMouse() or hand_tools(view.tools):
            return
        held = self._drag.handle if self._drag is not None else None if self._over is None else self._over[1]
        for handle in handles_of(frame, point, view.turned, view.slabs):
            strong = held is not None and (held.kind, held.plane) == (handle.kind, handle.plane)
            draw_handle(painter, handle, strong=strong)

    def _hover(self, view: SliceView, at: QPointF) -> None:
        handle = self.hit(view, at)
        before = self._over[1] if self._over is not None and self._over[0] is view else None
        self._over = (view, handle)
        if (handle is None) != (before is None):
            if handle is None and not hand_tools(view.tools):  # those have a cursor of their own
                view.unsetCursor()
            elif handle is not None:
                view.setCursor(Qt.CursorShape.OpenHandCursor)
        if handle is not before:
            view.update()
