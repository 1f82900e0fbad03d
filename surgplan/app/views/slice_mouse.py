"""What mouse and keys do in a slice view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from surgplan.app.views.key_tool import key_taken
from surgplan.app.words import say

if TYPE_CHECKING:
    from surgplan.app.views.slice_view import SliceView

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier

NOTCH = 120
"""Wheel units of one notch."""
FAST_SLICES = 5
ZOOM_STEP = 1.2
WINDOW_DRAG_PX = 250
"""A drag of this length changes the window by its own width."""
CLICK_PX = 4.0
"""A press of the right button that moves less than this asks for the menu."""
ZOOM_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
VIEW_KEYS = (*ZOOM_KEYS, Qt.Key.Key_Home)
"""What moves the picture within its slice."""


class Tool(Protocol):
    """Something that takes the left button of a view away from the crosshair: a brush, a ruler, a gizmo.

    Positions are widget pixels; each method says whether it used the event.
    """

    def press(self, view: object, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The left button went down."""

    def move(self, view: object, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The mouse moved, with the left button down or not."""

    def release(self, view: object, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The left button went up."""

    def cancel(self) -> bool:
        """Escape was pressed: give up what is under way."""

    def paint(self, view: object, painter: object) -> None:
        """Draw over the view."""


@runtime_checkable
class HandTool(Protocol):
    """A tool that also takes the wheel and keys, and wants to know when the mouse is gone: a brush with a size, say."""

    @property
    def is_under_way(self) -> bool:
        """Whether it is in the middle of something that the left button holds: views stand still meanwhile."""

    def wheel(self, view: object, notches: int, modifiers: Qt.KeyboardModifier) -> bool:
        """The wheel was turned."""

    def key(self, view: object, key: int) -> bool:
        """A key was pressed."""

    def leave(self, view: object) -> None:
        """The mouse left the view."""


def hand_tools(tools: Iterable[object]) -> list[HandTool]:
    """Those of a view's tools that take more than the left button."""
    return [tool for tool in tools if isinstance(tool, HandTool)]


def _changes_voxels(tools: Iterable[object]) -> bool:
    """Whether a press would change voxels of the slice."""
    return any(getattr(tool, "changes_voxels", False) for tool in tools)


class SliceMouse:
    """Turns events of one slice view into changes of it."""

    def __init__(self, view: SliceView) -> None:
        self._view = view
        self._doing = ""
        self._button = Button.NoButton
        """The button that began it."""
        self._last = QPointF()
        self._start_window = (0.0, 1.0)
        self._start = QPointF()
        self._wheel = 0

    @property
    def is_held(self) -> bool:
        """Whether a tool is in use, here or in a view that shares it: nothing else moves the view then."""
        return self._doing == "tool" or any(tool.is_under_way for tool in hand_tools(self._view.tools))

    def _let_go(self) -> None:
        """The button is up though no release was told: give up what it held."""
        if self.is_held:
            self._doing = ""
            for tool in self._view.tools:
                tool.cancel()

    def press(self, event: QMouseEvent) -> None:
        """Begin what the button stands for; while the left one holds a tool others mean nothing."""
        if self.is_held:
            if event.button() != Button.LeftButton:
                return
            self._let_go()
        view, at = self._view, event.position()
        self._button = event.button()
        self._last = self._start = at
        self._doing = ""
        if event.button() == Button.RightButton:
            self._doing = "window"
            self._start_window = view.window_level
        elif event.button() == Button.MiddleButton:
            self._doing = "pan"
        elif event.button() == Button.LeftButton:
            if view.frame is not None and view.frame.slab is not None and _changes_voxels(view.tools):
                view.refused.emit(say("A slab shows many slices as one; turn the slab off to draw on a slice."))
            elif any(tool.press(view, at, event.modifiers()) for tool in view.tools):
                self._doing = "tool"
            elif event.modifiers() & Modifier.ShiftModifier:
                self._doing = "pan"
            else:
                self._doing = "crosshair"
                view.point_at(at.x(), at.y())

    def move(self, event: QMouseEvent) -> None:
        """Go on with it."""
        view, at = self._view, event.position()
        if self._doing == "window":
            self._drag_window(at)
        elif self._doing == "pan":
            view.pan(at.x() - self._last.x(), at.y() - self._last.y())
        elif self._doing == "crosshair":
            view.point_at(at.x(), at.y())
        else:
            for tool in view.tools:
                if tool.move(view, at, event.modifiers()):
                    break
        self._last = at
        view.tell_hover(at.x(), at.y())

    def release(self, event: QMouseEvent) -> None:
        """End it."""
        if event.button() != self._button:
            return
        doing, self._doing, self._button = self._doing, "", Button.NoButton
        if doing == "tool":
            for tool in self._view.tools:
                if tool.release(self._view, event.position(), event.modifiers()):
                    break
        elif doing == "window" and (event.position() - self._start).manhattanLength() < CLICK_PX:
            self._view.change_window(*self._start_window)
            self._view.menu_asked.emit(event.globalPosition().toPoint())

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of two quick ones: one more use of a tool, or else the whole space for the view."""
        if self.is_held or (event.button() == Button.LeftButton and hand_tools(self._view.tools)):
            self.press(event)
        elif event.button() == Button.LeftButton:
            self._view.maximise_requested.emit()

    def _drag_window(self, at: QPointF) -> None:
        level, width = self._start_window
        step = width / WINDOW_DRAG_PX
        moved = at - self._start
        self._view.change_window(level + moved.y() * step, max(width + moved.x() * step, step))

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll through the slices, or zoom with Ctrl."""
        if self.is_held and event.buttons() & Button.LeftButton:
            return
        self._let_go()
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        if event.modifiers() & Modifier.ControlModifier:
            self._view.zoom(ZOOM_STEP ** (turned / NOTCH), at.x(), at.y())
            return
        self._wheel += turned
        notches = int(self._wheel / NOTCH)
        self._wheel -= notches * NOTCH
        if any(tool.wheel(self._view, notches, event.modifiers()) for tool in hand_tools(self._view.tools) if notches):
            return
        if notches:
            self._view.step(notches * (FAST_SLICES if event.modifiers() & Modifier.ShiftModifier else 1))

    def key(self, event: QKeyEvent) -> bool:
        """Arrows and page keys scroll, plus and minus zoom about the mouse, Home fits the slice."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        key = event.key()
        if key_taken(self._view, self._view.tools, event):
            return True
        if any(tool.key(self._view, key) for tool in hand_tools(self._view.tools)):
            return True
        if self.is_held and key != Qt.Key.Key_Escape:
            return key in steps or key in VIEW_KEYS
        if key in steps:
            self._view.step(steps[key])
        elif key in ZOOM_KEYS:
            self._view.zoom(1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP, self._last.x(), self._last.y())
        elif key == Qt.Key.Key_Home:
            self._view.fit()
        elif key == Qt.Key.Key_Escape:
            return any(tool.cancel() for tool in self._view.tools)
        else:
            return False
        return True
