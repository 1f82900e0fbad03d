"""The 3D view: pictures of the stage in a plain widget, and the camera that the mouse moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from surgplan.app.theme import colour, overlay_font, theme
from surgplan.app.told import told
from surgplan.app.views import scene_painter
from surgplan.app.views.camera import Camera
from surgplan.app.views.contents import PointOverlay, RulerOverlay, VolumeLike
from surgplan.app.views.halo import text_in
from surgplan.app.views.legend import draw_legends, legends
from surgplan.app.views.opengl import missing_opengl
from surgplan.app.views.orientation_cube import SEE, draw_cube, view_under
from surgplan.app.views.projection import Projection
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_mouse import SceneMouse
from surgplan.app.views.scene_picture import ScenePicture
from surgplan.app.views.scene_stage import SceneStage
from surgplan.app.views.scene_volume import Wish
from surgplan.app.views.slice_mouse import Tool, hand_tools
from surgplan.app.views.slice_painter import FRAME_LINE_PX
from surgplan.app.words import say

Floats = NDArray[np.float64]

SETTLE_MS = 160
"""After this long without a change the full picture is drawn."""


class SceneView(QWidget):
    """Shows scene items; the mouse turns, moves, enlarges and picks."""

    picked = Signal(object, str)
    """Point (3,) in LPS mm and the id of the item that was clicked."""
    view_changed = Signal()
    """The camera moved."""
    maximise_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools: list[Tool] = []
        """Asked first when the left button is used."""
        self.empty_words = say("Nothing to show in 3D yet")
        self.problem = missing_opengl()
        """Why there is no 3D, and what to do; None if there is."""
        self._stage = SceneStage()
        self._picture = ScenePicture(self._stage, self)
        self._picture.changed.connect(self._take_scan)
        self._picture.refined.connect(self.update)
        self._picture.smoothed.connect(self._take_smooth)
        self._parallel = False
        self._camera: Camera | None = None
        self._touched = False
        self._points: Sequence[PointOverlay] = ()
        self._rulers: Sequence[RulerOverlay] = ()
        self._caption = ""
        self._image: QImage | None = None
        self._depths: list[float] = []
        self._moving = False
        self._face: str | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._come_to_rest)
        self._mouse = SceneMouse(self)
        theme().changed.connect(self._redraw)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 72)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say("3D view"))

    # What is shown

    def show_items(self, items: Sequence[SceneItem], *, quick: bool = False) -> None:
        """Show these and nothing else; what keeps its id and key is not sent to the renderer again.

        `quick` lets the first picture be coarse, as one of many to come.
        """
        if self.problem is not None:
            return
        before = {item.name for item in self.items}
        if self._stage.show(items) or quick:
            self._begin_motion()
        if self._camera is None or (not self._touched and before != {item.name for item in items}):
            self.fit()
        self._redraw()

    def set_caption(self, words: str) -> None:
        """Words beside the name of the view, which of two scenarios it shows say."""
        if words != self._caption:
            self._caption = words
            self.update()

    def show_scan(self, source: VolumeLike | None, wish: Wish | None) -> None:
        """Draw a scan itself, in this way; without either draw none."""
        if self.problem is None:
            self._picture.show_scan(source, wish)
            self._take_scan()

    def _take_scan(self) -> None:
        if self._camera is None:
            self.fit()
        self._redraw()

    def clip(self, clipping: Clipping) -> None:
        """Cut this away."""
        if self.problem is None:
            self._picture.clip(clipping)
            self._begin_motion()

    def set_points(self, points: Sequence[PointOverlay]) -> None:
        """Landmarks."""
        self._points = points
        self._read_depths()
        self.update()

    def set_rulers(self, rulers: Sequence[RulerOverlay]) -> None:
        """Measured lines."""
        self._rulers = rulers
        self.update()

    # What it says of itself

    @property
    def items(self) -> list[SceneItem]:
        """What is shown, in order."""
        return self._stage.items

    @property
    def camera(self) -> Camera | None:
        """Where it is seen from; None while there is nothing to see."""
        return self._camera

    @property
    def projection(self) -> Projection | None:
        """From the patient to this widget's pixels, for tools."""
        return None if self._camera is None else self._camera.projection(float(self.width()), float(self.height()))

    @property
    def drawn_triangles(self) -> int:
        """Triangles of the picture drawn last."""
        return self._stage.drawn_triangles

    @property
    def is_moving(self) -> bool:
        """Whether a quick picture will do for now, or a better one is on its way."""
        return self._moving or self._picture.is_smoothing

    def pick(self, x: float, y: float) -> tuple[Floats, str] | None:
        """The point (LPS mm) and the item under a pixel; solid things first, then faint ones; None for the background.

        Where the scan is drawn and lies before all surfaces its point is told, with no name.
        """
        projection = self.projection
        return None if projection is None else self._picture.hit(*projection.ray(x, y))

    def over_cube(self, at: QPointF) -> bool:
        """Whether a place is on the cube that turns the view."""
        return self._camera is not None and view_under(self._camera, self.height(), at) is not None

    def picture(self, width: int, height: int) -> QImage:
        """The scene alone, at full quality, for a report; nothing of it is drawn over."""
        if self._camera is None:
            return QImage(width, height, QImage.Format.Format_RGB32)
        made = self.picture_from(self._camera, width, height)
        self._redraw()
        return made

    def picture_from(self, camera: Camera, width: int, height: int) -> QImage:
        """The scene alone, at full quality, as it is seen from anywhere."""
        box = self._stage.bounds()
        return self._picture.whole(camera if box is None else camera.clipped(*box), width, height)

    def refresh(self) -> None:
        """Draw the view anew, in the theme's colours."""
        self._redraw()

    @property
    def drawn_by(self) -> str:
        """The name that what draws gives of itself."""
        return self._stage.renderer_words

    def set_background(self, top: str, bottom: str) -> None:
        """The two colours behind the next picture; the view itself goes back to those of the theme."""
        self._stage.set_background(top, bottom)

    @property
    def bounds(self) -> tuple[Floats, Floats] | None:
        """The box (LPS mm) of all that is seen; None if nothing is."""
        return self._stage.bounds()

    # What the user does

    def look_from(self, name: str) -> None:
        """See everything from a named side of the patient: anterior, left, superior, ..."""
        box = self._stage.bounds()
        if box is not None:
            self._set_camera(self._named(name, *box))

    def set_camera(self, camera: Camera) -> None:
        """Look from here."""
        self._set_camera(camera)

    def fit(self) -> None:
        """See everything from the present direction."""
        box = self._stage.bounds()
        if box is None:
            return
        if self._camera is None:
            self._camera = self._named("anterior", *box)
        self._set_camera(self._camera.fitted(*box, self._aspect()))
        self._touched = False

    def set_parallel(self, parallel: bool) -> None:
        """See without perspective, or with it, at the same size."""
        self._parallel = parallel
        if self._camera is not None:
            self._set_camera(self._camera.with_parallel(parallel))

    def _named(self, name: str, low: Floats, high: Floats) -> Camera:
        aimed = Camera.named(name, low, high, self._aspect())
        return aimed.with_parallel(self._parallel).fitted(low, high, self._aspect())

    def turn(self, yaw_deg: float, pitch_deg: float) -> None:
        """Turn the eye round the scene."""
        if self._camera is not None:
            self._set_camera(self._camera.turned(yaw_deg, pitch_deg))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by pixels."""
        if self._camera is not None:
            self._set_camera(self._camera.panned(dx, dy, self.height()))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Come nearer, about a pixel."""
        if self._camera is not None:
            self._set_camera(self._camera.zoomed(factor, x, y, self.width(), self.height()))

    def click(self, at: QPointF) -> None:
        """Turn to the face of the cube under the mouse, or pick."""
        if self._camera is not None:
            face = view_under(self._camera, self.height(), at)
            if face is not None:
                self.look_from(face)
                return
        found = self.pick(at.x(), at.y())
        if found is not None:
            self.picked.emit(*found)

    def hover(self, at: QPointF) -> None:
        """Light up the face of the cube under the mouse."""
        face = None if self._camera is None else view_under(self._camera, self.height(), at)
        if face != self._face:
            self._face = face
            self.setToolTip(say(SEE[face]) if face else "")
            self.update()

    # Drawing

    def _set_camera(self, camera: Camera) -> None:
        if self._mouse.is_held:  # what a tool draws is meant as it is seen
            return
        self._camera = camera
        self._touched = True
        self._begin_motion()
        self.view_changed.emit()

    def _begin_motion(self) -> None:
        self._moving = True
        self._settle.start()
        self._redraw()

    def _come_to_rest(self) -> None:
        self._moving = False
        self._redraw()

    def _redraw(self, *_: object) -> None:
        """Have a new picture made the next time Qt paints; many changes make one picture."""
        self._image = None
        self.update()

    def _aspect(self) -> float:
        return self.width() / max(self.height(), 1)

    def _make_image(self) -> None:
        """Have the stage drawn as it is seen from the camera."""
        assert self._camera is not None
        box = self._stage.bounds()
        if box is not None:
            self._camera = self._camera.clipped(*box)
        tokens = theme().tokens
        self._stage.set_background(tokens.scene_top, tokens.scene_bottom)
        scale = self.devicePixelRatioF()
        size = max(1, round(self.width() * scale)), max(1, round(self.height() * scale))
        full = self._picture.draw(self._camera, *size, moving=self._moving)
        self._image = self._picture.surfaces
        self._image.setDevicePixelRatio(scale)
        if full and self._moving:
            self._settle.start()
        self._read_depths()

    def _take_smooth(self) -> None:
        """The same picture with smoother edges."""
        if self._image is not None and self._picture.surfaces is not None:
            self._image = self._picture.surfaces
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            self.update()

    def _read_depths(self) -> None:
        """Keep what was rendered at each landmark, to tell the hidden ones."""
        self._depths = [1.0] * len(self._points)
        projection = self.projection
        if self._image is not None and projection is not None and self._points:
            scale = self.devicePixelRatioF()
            pixels = projection.project(np.array([item.at for item in self._points])) * scale
            self._depths = self._stage.depth_at(pixels, round(self.height() * scale)) or self._depths

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, rendered anew if anything changed, and what lies over it."""
        painter = QPainter(self)
        painter.setFont(overlay_font(self))
        if self.problem is not None or self._camera is None or not (self.items or self._picture.shows_scan):
            painter.fillRect(self.rect(), colour("scene_bottom"))
            painter.setPen(colour("secondary"))
            words = told(self.problem) if self.problem else self.empty_words
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words
            )
        else:
            if self._image is None:
                self._make_image()
            assert self._image is not None
            painter.drawImage(0, 0, self._image)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._picture.scan is not None:
                painter.drawImage(self.rect(), self._picture.scan)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_over(painter)
        painter.fillRect(0, 0, self.width(), FRAME_LINE_PX, colour("accent"))
        painter.end()

    def _paint_over(self, painter: QPainter) -> None:
        projection = self.projection
        assert projection is not None
        assert self._camera is not None
        scene_painter.draw_rulers(painter, projection, self._rulers)
        scene_painter.draw_points(painter, projection, self._points, self._depths)
        for tool in self.tools:
            tool.paint(self, painter)
        draw_cube(painter, self._camera, self.height(), self._face)
        draw_legends(painter, legends(self.items), self.width(), self.height())
        box = self.rect().toRectF().adjusted(10, 10, -10, -10)
        tokens = theme().tokens
        words = f"{say('3D')}   {self._caption}".rstrip()
        text_in(painter, box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words, tokens.text, tokens.scene_bottom)

    # Qt's events

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(600, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted scene fitted."""
        if not self._touched:
            self.fit()
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See SceneMouse."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See SceneMouse."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See SceneMouse."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See SceneMouse."""
        self._mouse.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See SceneMouse."""
        self._mouse.wheel(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See SceneMouse."""
        if not self._mouse.key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over nothing."""
        for tool in hand_tools(self.tools):
            tool.leave(self)
        self.hover(QPointF(-1e6, -1e6))

    def close_scene(self) -> None:
        """Give the graphics memory back; the view is empty afterwards."""
        self._settle.stop()
        self._picture.close()
        self._stage.close()
        self._camera = None
