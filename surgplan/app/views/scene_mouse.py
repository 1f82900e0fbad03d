"""What mouse and keys do in the 3D view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from surgplan.app.views.key_tool import key_taken
from surgplan.app.views.slice_mouse import NOTCH, ZOOM_KEYS, ZOOM_STEP, hand_tools

if TYPE_CHECKING:
    from surgplan.app.views.scene_view import SceneView

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier

TURN_DEG_PER_PX = 0.4
CLICK_PX = 4.0
"""A press that moves less than this is a click."""

VIEW_KEYS = {
    Qt.Key.Key_1: "anterior",
    Qt.Key.Key_2: "posterior",
    Qt.Key.Key_3: "left",
    Qt.Key.Key_4: "right",
    Qt.Key.Key_5: "superior",
    Qt.Key.Key_6: "inferior",
}


class SceneMouse:
    """Turns events of a 3D view into changes of its camera, picks and clicks on the cube."""

    def __init__(self, view: SceneView) -> None:
        self._view = view
        self._doing = ""
        self._button = Button.NoButton
        """The button that began it."""
        self._start = QPointF()
        self._last = QPointF()
        self._clicked = False

    @property
    def is_held(self) -> bool:
        """Whether a tool is in use: the camera stands still then."""
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
        self._start = self._last = at
        self._clicked = False
        self._doing = ""
        if event.button() == Button.LeftButton:
            if any(tool.press(view, at, event.modifiers()) for tool in view.tools):
                self._doing = "tool"
                view.update()
                return
            self._clicked = True
            self._doing = "pan" if event.modifiers() & Modifier.ShiftModifier else "turn"
        elif event.button() == Button.MiddleButton:
            self._doing = "pan"
        elif event.button() == Button.RightButton:
            self._doing = "zoom"

    def move(self, event: QMouseEvent) -> None:
        """Go on with it."""
        view, at = self._view, event.position()
        moved = at - self._last
        far = at - self._start
        self._last = at
        if self._clicked and abs(far.x()) + abs(far.y()) < CLICK_PX:
            return
        self._clicked = False
        if self._doing == "turn":
            view.turn(-moved.x() * TURN_DEG_PER_PX, -moved.y() * TURN_DEG_PER_PX)
        elif self._doing == "pan":
            view.pan(moved.x(), moved.y())
        elif self._doing == "zoom":
            view.zoom(ZOOM_STEP ** (-moved.y() / 20), self._start.x(), self._start.y())
        else:
            view.hover(at)
            if any(tool.move(view, at, event.modifiers()) for tool in view.tools):
                view.update()

    def release(self, event: QMouseEvent) -> None:
        """End it; a click picks."""
        view, at = self._view, event.position()
        if event.button() != self._button:
            return
        doing, self._doing, self._button = self._doing, "", Button.NoButton
        if doing == "tool":
            for tool in view.tools:
                if tool.release(view, at, event.modifiers()):
                    break
            view.update()
        elif self._clicked:
            view.click(at)

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of two quick ones: one more use of a tool, or else the whole space for the view."""
        if self.is_held or (event.button() == Button.LeftButton and hand_tools(self._view.tools)):
            self.press(event)
        elif event.button() == Button.LeftButton:
            self._view.maximise_requested.emit()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the cursor."""
        if self.is_held and event.buttons() & Button.LeftButton:
            return
        self._let_go()
        turned = event.angleDelta().y() or event.angleDelta().x()
        notches = round(turned / NOTCH)
        if any(tool.wheel(self._view, notches, event.modifiers()) for tool in hand_tools(self._view.tools) if notches):
            return
        self._view.zoom(ZOOM_STEP ** (turned / NOTCH), event.position().x(), event.position().y())

    def key(self, event: QKeyEvent) -> bool:
        """1 to 6 are the named views, Home fits, plus and minus zoom, arrows turn."""
        view, key = self._view, event.key()
        turns = {Qt.Key.Key_Left: (-15, 0), Qt.Key.Key_Right: (15, 0), Qt.Key.Key_Up: (0, -15), Qt.Key.Key_Down: (0, 15)}
        if key_taken(view, view.tools, event):
            return True
        if any(tool.key(view, key) for tool in hand_tools(view.tools)):
            return True
        if self.is_held and key != Qt.Key.Key_Escape:
            return key in VIEW_KEYS or key in turns or key in ZOOM_KEYS or key == Qt.Key.Key_Home
        if key in VIEW_KEYS:
            view.look_from(VIEW_KEYS[key])
        elif key == Qt.Key.Key_Home:
            view.fit()
        elif key == Qt.Key.Key_Escape:
            return any(tool.cancel() for tool in view.tools)
        elif key in turns:
            view.turn(*turns[key])
        elif key in ZOOM_KEYS:
            factor = 1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP
            view.zoom(factor, self._last.x(), self._last.y())
        else:
            return False
        return True
