"""A path through the scan, straightened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from surgplan.app.style.tokens import OVERLAY_TEXT
from surgplan.app.theme import colour, overlay_font
from surgplan.app.views.contents import SegmentOverlay, VolumeLike
from surgplan.app.views.halo import text_in
from surgplan.app.views.slab import SHORT, Slab
from surgplan.app.views.slice_painter import CAUTION, draw_frame_line, draw_ruler
from surgplan.app.words import decimal, say

Floats = NDArray[np.float64]
Flag = Qt.AlignmentFlag

COLOUR = "#B39DDB"
"""Its line along the top, as the path in the slices has it."""
EDGE_PX, LINE_PX = 10.0, 18.0
STEP_MM = 1.0
FAST_STEPS = 5
TURN_DEG = 5.0
NOTCH = 120
NEAR_MM = 3.0
"""A crosshair farther off what is straightened is drawn faintly."""


class CurvedView(QWidget):
    """The path runs from left to right in true length; what stands across it is true in height. A click goes there."""

    pointed = Signal(object)
    """A point (3,) in LPS mm was clicked."""
    hovered = Signal(object, object)
    """Point (3,) in LPS mm under the mouse and the value there; None outside."""
    turn_asked = Signal(float)
    """To turn what lies upwards about the path, by degrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._volume: VolumeLike | None = None
        self._path: Any = None
        self._frame: Any = None
        self._looks: tuple[float, float] = (0.0, 40.0)
        self._window = (40.0, 400.0)
        self._segments: Sequence[SegmentOverlay] = ()
        self._slab: Slab | None = None
        self._crosshair: Floats | None = None
        self._picture: Any = None
        self._image: Any = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 110)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say("Straightened path"))

    def show_path(self, path: Any, angle_deg: float, width_mm: float) -> None:
        """Straighten another path, or look at it from another side; None shows none."""
        self._path, self._looks = path, (angle_deg, width_mm)
        self._fit()

    def show_scan(
        self,
        volume: VolumeLike | None,
        window: tuple[float, float],
        segments: Sequence[SegmentOverlay],
        slab: Slab | None,
    ) -> None:
        """What is sampled along the path."""
        now = (self._volume, self._window, self._segments, self._slab)
        if now[0] is not volume or now[1] != window or now[2] is not segments or now[3] != slab:
            self._volume, self._window, self._segments, self._slab = volume, window, segments, slab
            self._redraw()

    def set_crosshair(self, point: Any) -> None:
        """Mark where the point that all views share lies along the path (LPS mm)."""
        self._crosshair = None if point is None else np.asarray(point, dtype=float)
        self.update()

    @property
    def frame(self) -> Any:
        """The part of the path in sight; None without one."""
        return self._frame

    def point_at(self, x: float, y: float) -> None:
        """Go to what is under a pixel."""
        point = None if self._frame is None else self._frame.to_lps(x, y)
        if point is not None:
            self.pointed.emit(point)

    def step(self, mm: float) -> None:
        """Go along the path."""
        if self._frame is not None:
            path = self._frame.path
            at = 0 if self._crosshair is None else path.nearest(self._crosshair)
            moved = int(np.clip(at + round(mm / path.step_mm), 0, len(path.places) - 1))
            self.pointed.emit(path.places[moved].copy())

    def _fit(self) -> None:
        from surgplan.app.views.curved_frame import CurvedFrame

        self._frame = None if self._path is None else CurvedFrame(self._path, *self._looks, self.width(), self.height())
        self._redraw()

    def _redraw(self) -> None:
        self._image = None
        self.update()

    def _make_image(self) -> None:
        if self._picture is None:
            from surgplan.app.views.curved_picture import CurvedPicture

            self._picture = CurvedPicture()
        assert self._volume is not None
        self._image = self._picture.draw(
            self._volume, self._frame, self._window, self._segments, self._slab, self.devicePixelRatioF()
        )

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The straightened scan and what must be known of it."""
        painter = QPainter(self)
        painter.setFont(overlay_font(self))
        if self._frame is None or self._volume is None:
            painter.fillRect(self.rect(), colour("view"))
            words = say("Click two points or more along what is to be straightened, in any slices")
            text_in(painter, self.rect().toRectF(), Flag.AlignCenter, words, "#8A969D")
        else:
            if self._image is None:
                self._make_image()
            painter.drawImage(0, 0, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_place(painter)
            self._draw_words(painter)
        draw_frame_line(painter, self.width(), QColor(COLOUR))
        painter.end()

    def _draw_place(self, painter: QPainter) -> None:
        """Where the crosshair lies along the path."""
        if self._crosshair is None:
            return
        x, y, off = self._frame.to_screen(self._crosshair)
        line = QColor(COLOUR)
        line.setAlphaF(0.85 if abs(off) <= NEAR_MM else 0.35)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(x, 0.0), QPointF(x, y - 8.0))
        painter.drawLine(QPointF(x, y + 8.0), QPointF(x, float(self.height())))

    def _draw_words(self, painter: QPainter) -> None:
        frame = self._frame
        box = QRectF(0, 0, self.width(), self.height()).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        lower = box.adjusted(0, LINE_PX, 0, -2 * LINE_PX)
        text_in(painter, box, Flag.AlignLeft | Flag.AlignTop, say("Straightened path"), COLOUR)
        places = {
            "left": Flag.AlignLeft | Flag.AlignVCenter,
            "right": Flag.AlignRight | Flag.AlignVCenter,
            "top_left": Flag.AlignLeft | Flag.AlignTop,
            "top_right": Flag.AlignRight | Flag.AlignTop,
            "bottom_left": Flag.AlignLeft | Flag.AlignBottom,
            "bottom_right": Flag.AlignRight | Flag.AlignBottom,
        }
        for where, letters in frame.letters().items():
            text_in(painter, lower, places[where], letters, OVERLAY_TEXT)
        text_in(painter, box, Flag.AlignLeft | Flag.AlignBottom, self.position_words())
        remark = say("lengths are true along the path and straight across it; implants are not drawn here")
        if frame.is_cut_short:
            remark = say("shown up to the middle of tight bends; lengths are true along the path and straight across it")
        if box.width() > 640:
            text_in(painter, box, Flag.AlignHCenter | Flag.AlignTop, remark, CAUTION)
        if self._slab is not None:
            slab = decimal(f"{say(SHORT[self._slab.mode])} {self._slab.thickness_mm:g} mm")
            text_in(painter, box, Flag.AlignRight | Flag.AlignTop, slab, CAUTION)
        draw_ruler(painter, box, frame.mm_per_pixel)

    def position_words(self) -> str:
        """How far along the path the crosshair lies."""
        path = self._frame.path
        if self._crosshair is None:
            return say("{length:.1f} mm long", length=path.length_mm)
        along = path.from_path(self._crosshair, self._frame.angle_deg)[0]
        return say("at {along:.1f} of {length:.1f} mm", along=along, length=path.length_mm)

    # Qt's events

    def sizeHint(self) -> QSize:
        """A wide strip."""
        return QSize(700, 190)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the path again."""
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.point_at(event.position().x(), event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse, and go there while the button is held."""
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.point_at(at.x(), at.y())
        point = None if self._frame is None else self._frame.to_lps(at.x(), at.y())
        self.hovered.emit(point, None if point is None else self._value_at(point))

    def _value_at(self, point: Floats) -> float | None:
        from surgplan.app.views.slice_bars import value_at

        return None if self._volume is None or self._slab is not None else value_at(self._volume, point)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Along the path; with Ctrl about it."""
        notches = event.angleDelta().y() / NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn_asked.emit(notches * TURN_DEG)
        else:
            self.step(notches * STEP_MM * (FAST_STEPS if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go along the path, up and down turn about it."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(STEP_MM if key == Qt.Key.Key_Right else -STEP_MM)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.turn_asked.emit(TURN_DEG if key == Qt.Key.Key_Up else -TURN_DEG)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over nothing."""
        self.hovered.emit(None, None)
