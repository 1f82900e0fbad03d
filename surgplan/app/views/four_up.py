"""The four views together: axial over coronal and sagittal, 3D large beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from surgplan.app.views.contents import (
    Hatching,
    PlaneOverlay,
    PointOverlay,
    RulerOverlay,
    SecondScan,
    SegmentOverlay,
    SurfaceOverlay,
    VolumeLike,
)
from surgplan.app.views.planes import PLANES
from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.slice_view import SliceView

GAP_PX = 3
SHARES = (45, 55)
"""Width of the slices and of the 3D view, in percent."""


class FourUp(QWidget):
    """Three slice views and the 3D view, linked; a double click gives one of them the whole space."""

    crosshair_moved = Signal(object)
    """The new point (3,) in LPS mm, wherever it was moved."""
    window_changed = Signal(float, float)
    hovered = Signal(object, object)
    """Point and value under the mouse in any slice, or None."""
    menu_asked = Signal(object)
    """The right button was clicked in a slice, at this place of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axial, self.coronal, self.sagittal = (SliceView(name) for name in PLANES)
        self.slices = (self.axial, self.coronal, self.sagittal)
        self.scene = SceneView()
        self._lower = _splitter(Qt.Orientation.Horizontal, self.coronal, self.sagittal)
        self._left = _splitter(Qt.Orientation.Vertical, self.axial, self._lower)
        self._whole = _splitter(Qt.Orientation.Horizontal, self._left, self.scene)
        self._left.setStretchFactor(0, 55)
        self._left.setStretchFactor(1, 45)
        self._whole.setStretchFactor(0, SHARES[0])
        self._whole.setStretchFactor(1, SHARES[1])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)
        self._maximised: QWidget | None = None
        for view in self.slices:
            view.crosshair_moved.connect(self._link_crosshair)
            view.window_changed.connect(self._link_window)
            view.zoomed.connect(self._link_zoom)
            view.hovered.connect(self.hovered)
            view.menu_asked.connect(self.menu_asked)
        for view in (*self.slices, self.scene):
            view.maximise_requested.connect(self._toggle_sender)
        self._sizes_set = False

    # What is shown

    def set_volume(self, volume: VolumeLike | None) -> None:
        """Show a scan in every slice view, with the crosshair at its middle."""
        for view in self.slices:
            view.set_volume(volume)

    def set_second(self, second: SecondScan | None) -> None:
        """Another scan over the first, in every slice view."""
        for view in self.slices:
            view.set_second(second)

    def set_hatching(self, hatching: Hatching | None) -> None:
        """Voxels to be marked as not scanned, in every slice view."""
        for view in self.slices:
            view.set_hatching(hatching)

    def set_remarks(self, remarks: Sequence[str]) -> None:
        """Lines to be read before the slices are believed."""
        for view in self.slices:
            view.set_remarks(remarks)

    def set_segments(self, segments: Sequence[SegmentOverlay]) -> None:
        """Segments over the slices."""
        for view in self.slices:
            view.set_segments(segments)

    def set_surfaces(self, surfaces: Sequence[SurfaceOverlay]) -> None:
        """Surfaces whose cuts the slices show."""
        for view in self.slices:
            view.set_surfaces(surfaces)

    def set_planes(self, planes: Sequence[PlaneOverlay]) -> None:
        """Planes whose lines the slices show."""
        for view in self.slices:
            view.set_planes(planes)

    def set_points(self, points: Sequence[PointOverlay]) -> None:
        """Landmarks, in all four views."""
        for view in (*self.slices, self.scene):
            view.set_points(points)

    def set_rulers(self, rulers: Sequence[RulerOverlay]) -> None:
        """Measured lines, in all four views."""
        for view in (*self.slices, self.scene):
            view.set_rulers(rulers)

    def set_window(self, level: float, width: float) -> None:
        """Grey values of every slice view."""
        for view in self.slices:
            view.set_window(level, width)

    def set_crosshair(self, point: Sequence[float] | NDArray[np.float64]) -> None:
        """Put the crosshair of every slice view on a point (LPS mm)."""
        for view in self.slices:
            view.set_crosshair(point)

    @property
    def crosshair(self) -> NDArray[np.float64] | None:
        """The crosshair in LPS mm."""
        return self.axial.crosshair

    # Room

    @property
    def maximised(self) -> QWidget | None:
        """The view that has the whole space; None while all are seen."""
        return self._maximised

    def maximise(self, view: QWidget | None) -> None:
        """Give one view the whole space; None shows all four."""
        self._maximised = view
        for each in (*self.slices, self.scene):
            each.setVisible(view is None or each is view)
        self._lower.setVisible(view is None or view in (self.coronal, self.sagittal))
        self._left.setVisible(view is not self.scene)
        if view is not None:
            view.setFocus()

    def _toggle_sender(self) -> None:
        view = self.sender()
        self.maximise(None if self._maximised is view else view)

    def resizeEvent(self, event: object) -> None:
        """Set the shares once the size is known."""
        if not self._sizes_set and self.width() > 300:
            self._sizes_set = True
            self._whole.setSizes([self.width() * SHARES[0] // 100, self.width() * SHARES[1] // 100])
            self._left.setSizes([self.height() * 55 // 100, self.height() * 45 // 100])
            half = self.width() * SHARES[0] // 200
            self._lower.setSizes([half, half])

    # Links

    def _link_crosshair(self, point: NDArray[np.float64]) -> None:
        for view in self.slices:
            if view is not self.sender():
                view.set_crosshair(point)
        self.crosshair_moved.emit(point)

    def _link_window(self, level: float, width: float) -> None:
        self.set_window(level, width)
        self.window_changed.emit(level, width)

    def _link_zoom(self, factor: float) -> None:
        for view in self.slices:
            if view is not self.sender():
                view.zoom_about_crosshair(factor)


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(GAP_PX)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
