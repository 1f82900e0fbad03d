"""The views together, in one of the layouts, linked; any of them can stand in a window of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from surgplan.app.views.apart_window import ApartWindow
from surgplan.app.views.arrangement import Arrangement, Shares
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
from surgplan.app.views.focus_ring import FocusRing
from surgplan.app.views.layouts import FIRST, OTHER, SCENE, names, tree
from surgplan.app.views.planes import PLANES
from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.slice_view import SliceView
from surgplan.app.words import say

TITLES = {
    "axial": "Axial slices",
    "coronal": "Coronal slices",
    "sagittal": "Sagittal slices",
    SCENE: "3D",
    OTHER: "Other scenario in 3D",
}


class FourUp(QWidget):
    """Three slice views, the 3D view and a second one for another scenario; a double click gives one the whole space."""

    crosshair_moved = Signal(object)
    """The new point (3,) in LPS mm, wherever it was moved."""
    window_changed = Signal(float, float)
    hovered = Signal(object, object)
    """Point and value under the mouse in any slice, or None."""
    menu_asked = Signal(object)
    """The right button was clicked in a slice, at this place of the screen."""

    arranged = Signal()
    """Another layout, a border dragged, or a view that got or lost a window of its own."""
    widened = Signal()
    """A view got the whole space, or all are seen again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axial, self.coronal, self.sagittal = (SliceView(name) for name in PLANES)
        self.slices = (self.axial, self.coronal, self.sagittal)
        self.scene, self.other = SceneView(), SceneView()
        self.other.setAccessibleName(say("3D view of the other scenario"))
        self.by_name: Mapping[str, SliceView | SceneView] = {
            **dict(zip(PLANES, self.slices, strict=True)),
            SCENE: self.scene,
            OTHER: self.other,
        }
        self._apart: dict[str, ApartWindow] = {}
        self._layout, self._big = FIRST, SCENE
        self._room = Arrangement(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._room)
        self._maximised: QWidget | None = None
        self._focused = SCENE
        for view in self.slices:
            view.crosshair_moved.connect(self._link_crosshair)
            view.window_changed.connect(self._link_window)
            view.zoomed.connect(self._link_zoom)
            view.hovered.connect(self.hovered)
            view.menu_asked.connect(self.menu_asked)
        for view in self.by_name.values():
            view.maximise_requested.connect(self._toggle_sender)
            FocusRing(view)
        self._room.moved.connect(self.arranged)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note_focus)
        self.arrange(FIRST)

    # What is shown

    def set_volume(self, volume: VolumeLike | None) -> None:
        """Show a scan in every slice view, with the crosshair at its middle."""
        for view in self.slices:
            view.set_volume(volume)

    def set_second(self, second: SecondScan | None) -> None:
        """Another scan over the first, in every slice view."""
        for view in self.slices:
            view.set_second(second)

    def set_look(self, look: SliceLook) -> None:
        """How every slice view is drawn."""
        for view in self.slices:
            view.set_look(look)

    def set_field(self, field: FieldOverlay | None) -> None:
        """Values of a solid where slices cut it."""
        for view in self.slices:
            view.set_field(field)

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
    def layout_id(self) -> str:
        """The layout that is shown, by its id in `LAYOUTS`."""
        return self._layout

    @property
    def big(self) -> str:
        """The view that is big in the layout `big`."""
        return self._big

    @property
    def shares(self) -> Shares:
        """How the room is divided now, for `arrange`."""
        return self._room.shares

    @property
    def focused(self) -> str:
        """The name of the view that has or had the focus last, among those in sight."""
        return self._focused if self._focused in self.in_sight else SCENE

    @property
    def in_sight(self) -> set[str]:
        """The names of the views that the layout shows or that have a window of their own."""
        return {*names(tree(self._layout, self._big)), *self._apart}

    def arrange(self, layout_id: str, big: str = SCENE, shares: Shares | None = None) -> None:
        """Show a layout; views in windows of their own stay there."""
        held, focused = QApplication.focusWidget(), self._focused
        self._maximised = None
        self._layout, self._big = layout_id, big
        part = tree(layout_id, big)
        shown = set(names(part)) - set(self._apart)
        for name, view in self.by_name.items():
            if name not in shown and name not in self._apart:
                view.setParent(self)
                view.hide()
        self._room.arrange(part, {name: self.by_name[name] for name in shown}, shares)
        if held in self.by_name.values() and held is not None:  # a view that is moved loses the focus to its neighbour
            held.setFocus()
        self._focused = focused
        self.arranged.emit()

    @property
    def apart(self) -> Mapping[str, str]:
        """The views in windows of their own, by name, and where those stand."""
        return {name: window.geometry_kept for name, window in self._apart.items()}

    def put_apart(self, name: str, geometry: str = "") -> None:
        """Move a view into a window of its own; the last one in this window stays."""
        if name in self._apart or not set(names(tree(self._layout, self._big))) - {*self._apart, name}:
            return
        made = ApartWindow(name, say(TITLES[name]), self.by_name[name], self)
        self._apart[name] = made
        self.arrange(self._layout, self._big, self.shares)
        made.closing.connect(self.take_back)
        made.place(geometry)
        self.arranged.emit()

    def take_back(self, name: str) -> None:
        """Bring a view back from its window."""
        window = self._apart.pop(name, None)
        if window is None:
            return
        self.arrange(self._layout, self._big, self.shares)
        window.hide()
        window.deleteLater()

    def close_apart(self) -> None:
        """Take the windows of single views from the screen: the case is closed."""
        for window in self._apart.values():
            window.hide()

    @property
    def maximised(self) -> QWidget | None:
        """The view that has the whole space; None while all are seen."""
        return self._maximised

    def maximise(self, view: QWidget | None) -> None:
        """Give one view the whole space; None shows all of the layout."""
        window = view.window() if view is not None else None
        if isinstance(window, ApartWindow):
            window.toggle_full()
            return
        self._maximised = view
        self._room.show_only(view, [each for name, each in self.by_name.items() if name not in self._apart])
        if view is not None:
            view.setFocus()
        self.widened.emit()

    def _toggle_sender(self) -> None:
        view = self.sender()
        assert isinstance(view, QWidget)
        self.maximise(None if self._maximised is view else view)

    def _note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        self._focused = next((name for name, view in self.by_name.items() if view is now), self._focused)

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
