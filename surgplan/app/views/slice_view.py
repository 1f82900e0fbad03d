"""One plane of a scan with what lies on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from surgplan.app.style.tokens import PLANE_COLOURS
from surgplan.app.theme import colour, overlay_font
from surgplan.app.views import crosshair_arms, slice_bars, slice_painter
from surgplan.app.views.contents import (
    FieldOverlay,
    Hatching,
    PlaneOverlay,
    PointOverlay,
    RulerOverlay,
    SecondScan,
    SegmentOverlay,
    SliceLook,
    SurfaceOverlay,
    VolumeLike,
)
from surgplan.app.views.halo import text_in
from surgplan.app.views.human_figure import draw_figure
from surgplan.app.views.planes import PLANES, SlicePlane
from surgplan.app.views.projection import Projection
from surgplan.app.views.slab import SHORT, Slab
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_mouse import SliceMouse, Tool, hand_tools
from surgplan.app.views.turned import TurnedPlanes
from surgplan.app.words import say

Floats = NDArray[np.float64]


REST_MS = 120
"""One view after the other refines its oblique slab, this long after the last change."""

SLICES_OF = {"axial": "Axial slices", "coronal": "Coronal slices", "sagittal": "Sagittal slices"}
"""What each view is called where it is read aloud."""


class SliceView(QWidget):
    """Shows a volume along the axial, coronal or sagittal plane, with segments, cut surfaces, points and rulers."""

    crosshair_moved = Signal(object)
    """The new point (3,) in LPS mm."""
    window_changed = Signal(float, float)
    """Level and width."""
    hovered = Signal(object, object)
    """Point (3,) in LPS mm under the mouse and the voxel's value there; None outside the scan."""
    zoomed = Signal(float)
    """The factor by which the user enlarged the picture."""
    maximise_requested = Signal()
    menu_asked = Signal(object)
    """The right button was clicked at this place of the screen."""
    redrawn = Signal()
    """What is seen will be drawn anew."""
    refused = Signal(str)
    """Why something can't be done in what is seen now."""

    def __init__(self, plane: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = plane
        self.tools: list[Tool] = []
        """Asked first when the left button is used."""
        self.empty_words = say("No scan yet")
        self._volume: VolumeLike | None = None
        self._frame: SliceFrame | None = None
        self._fitted = True
        self._window = (40.0, 400.0)
        self._crosshair: Floats | None = None
        self._second: SecondScan | None = None
        self._hatching: Hatching | None = None
        self._remarks: Sequence[str] = ()
        self._segments: Sequence[SegmentOverlay] = ()
        self._surfaces: Sequence[SurfaceOverlay] = ()
        self._points: Sequence[PointOverlay] = ()
        self._rulers: Sequence[RulerOverlay] = ()
        self._planes: Sequence[PlaneOverlay] = ()
        self._look = SliceLook()
        self._field: FieldOverlay | None = None
        self._under: tuple[float, float] | None = None
        """The pixel under the mouse."""
        self._picture: Any = None
        self._image: Any = None
        self._turned: TurnedPlanes | None = None
        self._slabs: Mapping[str, Slab] = {}
        self._at_rest = True
        """Whether an oblique slab is drawn as finely as it can be."""
        self._rest = QTimer(self, interval=REST_MS * (1 + PLANES.index(plane)), singleShot=True)
        self._rest.timeout.connect(self._refine)
        self._mouse = SliceMouse(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 72)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say(SLICES_OF[plane]))

    # What is shown

    def set_volume(self, volume: VolumeLike | None) -> None:
        """Show a scan, fitted and at its middle; one on the same grid, another phase say, as the last was. None shows none."""
        if volume is self._volume:
            return
        if volume is not None and self._volume is not None and volume.grid == self._volume.grid:
            self._volume = volume
            self._redraw()
            return
        self._volume = volume
        self._frame = None
        self._crosshair = None
        self._picture = None
        if volume is not None:
            plane = self._plane_of(volume)
            frame = SliceFrame.fitted(plane, plane.count // 2, self.width(), self.height())
            self._frame = replace(frame, slab=self._slabs.get(self.name))
            self._crosshair = np.array(self._frame.middle)
        self._fitted = True
        self._redraw()

    def _plane_of(self, volume: VolumeLike) -> SlicePlane:
        turned = self._turned
        if turned is None:
            return SlicePlane.of(volume.grid, self.name)
        return SlicePlane.turned(volume.grid, self.name, turned.axes[self.name], turned.pivot)

    def set_turned(self, turned: TurnedPlanes | None, *, quick: bool = False) -> None:
        """Look along planes of any direction, the crosshair staying where it is; None shows the scan's own slices.

        `quick` says that they are being dragged.
        """
        was_turned, self._turned = self._turned is not None, turned
        if self._volume is None or self._frame is None or self._crosshair is None:
            return
        frame = self._frame.put_on(self._plane_of(self._volume), self._crosshair)
        self._frame = replace(frame, is_quick=quick)
        if was_turned and turned is None and self._fitted:
            self.fit()
        self._redraw()

    def set_slabs(self, slabs: Mapping[str, Slab]) -> None:
        """By view, what is seen as one; this view draws its own, and the edges of the others."""
        self._slabs = dict(slabs)
        if self._frame is not None and self._frame.slab != self._slabs.get(self.name):
            self._frame = replace(self._frame, slab=self._slabs.get(self.name))
            self._redraw()
        self.update()

    @property
    def turned(self) -> TurnedPlanes | None:
        """Where the views look; None along the scan's own slices."""
        return self._turned

    @property
    def slabs(self) -> Mapping[str, Slab]:
        """By view, what is seen as one."""
        return self._slabs

    def set_window(self, level: float, width: float) -> None:
        """Grey values from black at `level - width/2` to white at `level + width/2`."""
        if (level, width) != self._window:
            self._window = (level, max(width, 1e-6))
            self._redraw()

    def set_crosshair(self, point: Sequence[float] | Floats) -> None:
        """Put the crosshair on a point (LPS mm), on the slice nearest to it, and move it into sight if need be."""
        self._crosshair = np.asarray(point, dtype=float)
        if self._frame is None:
            return
        index = self._frame.plane.slice_of(self._crosshair)
        if index != self._frame.index:
            self._frame = self._frame.at_slice(index)
            self._redraw()
        self._bring_into_sight()
        self.update()

    def set_second(self, second: SecondScan | None) -> None:
        """Another scan over this one; None takes it away."""
        if second is self._second:
            return
        self._second = second
        self._redraw()

    def set_hatching(self, hatching: Hatching | None) -> None:
        """Voxels to be marked as not scanned; None marks none."""
        self._hatching = hatching
        self._redraw()

    def set_remarks(self, remarks: Sequence[str]) -> None:
        """Lines to be read before the picture is believed."""
        self._remarks = remarks
        self.update()

    def set_look(self, look: SliceLook) -> None:
        """How this view is drawn."""
        if look != self._look:
            self._look = look
            self._redraw()

    def set_field(self, field: FieldOverlay | None) -> None:
        """Values of a solid where the slice cuts it; None shows none."""
        if field is not self._field:
            self._field = field
            self._redraw()

    def set_segments(self, segments: Sequence[SegmentOverlay]) -> None:
        """Segments, the last on top."""
        self._segments = segments
        self._redraw()

    def set_surfaces(self, surfaces: Sequence[SurfaceOverlay]) -> None:
        """Surfaces whose cuts are drawn."""
        self._surfaces = surfaces
        self._redraw()

    def set_points(self, points: Sequence[PointOverlay]) -> None:
        """Landmarks."""
        self._points = points
        self.update()

    def set_rulers(self, rulers: Sequence[RulerOverlay]) -> None:
        """Measured lines."""
        self._rulers = rulers
        self.update()

    def set_planes(self, planes: Sequence[PlaneOverlay]) -> None:
        """Planes whose cut lines are drawn."""
        self._planes = planes
        self.update()

    # What it says of itself

    @property
    def volume(self) -> VolumeLike | None:
        """The scan that is shown."""
        return self._volume

    @property
    def segments(self) -> Sequence[SegmentOverlay]:
        """The segments over it."""
        return self._segments

    @property
    def frame(self) -> SliceFrame | None:
        """The part of the scan in sight; None without a scan."""
        return self._frame

    @property
    def crosshair(self) -> Floats | None:
        """The crosshair in LPS mm."""
        return self._crosshair

    @property
    def window_level(self) -> tuple[float, float]:
        """Level and width."""
        return self._window

    @property
    def projection(self) -> Projection | None:
        """From the patient to this widget's pixels, for tools."""
        return None if self._frame is None else self._frame.projection()

    def value_at(self, point: Floats) -> float | None:
        """The value of the voxel around a point (LPS mm), or of a slab; None outside the scan or where it was not scanned."""
        if self._volume is not None and self._frame is not None and self._frame.slab is not None:
            from surgplan.app.views.turned_sampling import slab_value

            return slab_value(self._volume, point, self._frame.plane.through, self._frame.slab)
        return None if self._volume is None else slice_bars.value_at(self._volume, point)

    # What the user does

    def point_at(self, x: float, y: float) -> None:
        """Move the crosshair to a pixel and say so."""
        if self._frame is None:
            return
        plane, point = self._frame.plane, self._frame.to_lps(x, y)
        if not plane.is_turned:
            inside = np.clip(plane.index_of(point), 0, np.array(plane.grid.size) - 1)
            self._crosshair = plane.grid.to_lps(inside)
        elif bool(plane.scan_grid.contains(point)):
            self._crosshair = point
        else:
            return
        self.update()
        self.crosshair_moved.emit(self._crosshair.copy())

    def step(self, slices: int) -> None:
        """Scroll towards superior, posterior or left, and take the crosshair along."""
        if self._frame is None:
            return
        before = self._frame
        self._frame = before.at_slice(before.index + slices * before.plane.slice_sign)
        if self._frame.index != before.index:
            point = before.middle if self._crosshair is None else self._crosshair
            self._crosshair = self._frame.plane.on_slice(point, self._frame.index)
            self._redraw()
            self.crosshair_moved.emit(self._crosshair.copy())

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by pixels."""
        if self._frame is not None:
            self._frame = self._frame.panned(dx, dy)
            self._fitted = False
            self._redraw()

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Enlarge about a pixel and say so."""
        if self._frame is not None:
            self._zoom(factor, x, y)
            self.zoomed.emit(factor)

    def zoom_about_crosshair(self, factor: float) -> None:
        """Enlarge about the crosshair, as another view was."""
        if self._frame is not None and self._crosshair is not None:
            x, y = self._frame.to_screen(self._crosshair)
            self._zoom(factor, float(x), float(y))

    def _zoom(self, factor: float, x: float, y: float) -> None:
        assert self._frame is not None
        self._frame = self._frame.zoomed(factor, x, y)
        self._fitted = False
        self._redraw()

    def fit(self) -> None:
        """Show the whole slice."""
        if self._frame is not None:
            fitted = SliceFrame.fitted(self._frame.plane, self._frame.index, self.width(), self.height())
            self._frame = replace(fitted, slab=self._frame.slab, is_quick=self._frame.is_quick)
            self._fitted = True
            self._redraw()

    def change_window(self, level: float, width: float) -> None:
        """Set the window and say so."""
        self.set_window(level, width)
        self.window_changed.emit(*self._window)

    def tell_hover(self, x: float, y: float) -> None:
        """Say what is under a pixel."""
        if self._frame is not None:
            self._point_under((x, y))
            point = self._frame.to_lps(x, y)
            inside = bool(self._frame.plane.scan_grid.contains(point))
            self.hovered.emit(point if inside else None, self.value_at(point))

    def _point_under(self, pixel: tuple[float, float] | None) -> None:
        """Keep where the mouse is, for the value that is written in the slice."""
        if pixel != self._under:
            self._under = pixel
            if self._look.value:
                self.update()

    def value_words(self) -> str:
        """The scans' values under the mouse, the second one's after a plus; nothing where there are none."""
        if self._under is None or self._frame is None or self._volume is None or not self._look.value:
            return ""
        point = self._frame.to_lps(*self._under)
        if self._frame.slab is not None:
            value = self.value_at(point)
            if value is None:
                return ""
            return f"{say(SHORT[self._frame.slab.mode])} {slice_bars.digits(value)} {self._volume.unit}".rstrip()
        return slice_bars.value_words(self._volume, None if self._second is None else self._second.volume, point)

    # Drawing

    def _redraw(self) -> None:
        self._image = None
        self._at_rest = False
        self._rest.start()
        self.update()
        self.redrawn.emit()

    def _refine(self) -> None:
        """An oblique slab is drawn coarsely while things change, and finely once they rest."""
        self._at_rest = True
        frame = self._frame
        if frame is not None and frame.slab is not None and frame.plane.is_turned and not frame.is_quick:
            self._image = None
            self.update()

    def _bring_into_sight(self) -> None:
        """Pan so that the crosshair can be seen."""
        if self._frame is None or self._crosshair is None or self._fitted:
            return
        x, y = self._frame.to_screen(self._crosshair)
        edge = 0.08 * min(self.width(), self.height())
        dx = min(max(x, edge), self.width() - edge) - x
        dy = min(max(y, edge), self.height() - edge) - y
        if abs(dx) > 0.5 or abs(dy) > 0.5:
            self._frame = self._frame.panned(dx, dy)
            self._image = None

    def _make_image(self) -> None:
        """Draw what must be computed from voxels; the compiled loops are loaded when first needed."""
        assert self._volume is not None
        assert self._frame is not None
        if self._picture is None:
            from surgplan.app.views.slice_picture import SlicePicture

            self._picture = SlicePicture()
        frame = self._frame
        if frame.slab is not None and frame.plane.is_turned and not self._at_rest:
            frame = replace(frame, is_quick=True)
        self._image = self._picture.draw(
            self._volume,
            frame,
            self._window,
            self._segments,
            self._surfaces,
            self.devicePixelRatioF(),
            self._second,
            self._hatching,
            self._field,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slice and what lies over it."""
        painter = QPainter(self)
        painter.setFont(overlay_font(self))
        if self._volume is None or self._frame is None:
            painter.fillRect(self.rect(), colour("view"))
            text_in(painter, self.rect().toRectF(), Qt.AlignmentFlag.AlignCenter, self.empty_words, "#8A969D")
        else:
            if self._image is None:
                self._make_image()
            painter.drawImage(0, 0, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_over(painter)
        slice_painter.draw_frame_line(painter, self.width(), colour(PLANE_COLOURS[self.name]))
        painter.end()

    def _paint_over(self, painter: QPainter) -> None:
        frame = self._frame
        assert frame is not None
        assert self._volume is not None
        slice_painter.draw_planes(painter, frame, self._planes)
        if self._crosshair is not None:
            crosshair_arms.draw_arms(painter, frame, self._crosshair, self._turned, self._slabs)
        slice_painter.draw_rulers(painter, frame, self._rulers)
        slice_painter.draw_points(painter, frame, self._points)
        for tool in self.tools:
            tool.paint(self, painter)
        slice_painter.draw_words(painter, frame, self._window, self._volume.unit, self.value_words(), ruler=self._look.ruler)
        slice_bars.draw_bars(painter, frame, self._second, self._field)
        if self._look.figure:
            draw_figure(painter, frame)
        slice_painter.draw_remarks(painter, frame, self._remarks)

    # Qt's events

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(400, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted slice fitted."""
        if self._frame is not None:
            self._frame = self._frame.resized(self.width(), self.height())
            if self._fitted:
                self.fit()
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See SliceMouse."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See SliceMouse."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See SliceMouse."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See SliceMouse."""
        self._mouse.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See SliceMouse."""
        self._mouse.wheel(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See SliceMouse."""
        if not self._mouse.key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over nothing."""
        for tool in hand_tools(self.tools):
            tool.leave(self)
        self._point_under(None)
        self.hovered.emit(None, None)
