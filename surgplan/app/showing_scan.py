"""The scan in the slices: read, shown in grey values the user last saw it in, one phase of it after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surgplan.app.bridge import Bridge
from surgplan.app.grey_values import first_window, window_named
from surgplan.app.loading import Loader
from surgplan.app.showing_cine import CinePlayer
from surgplan.app.view_state import ViewState
from surgplan.app.views.contents import Hatching
from surgplan.app.views.four_up import FourUp
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Image
from surgplan.case.labels import read_labels

Key = tuple[str, Grid]
"""What tells scans apart: their voxels, and where they lie, for a registered scan keeps its voxels."""


def _key(image: Image) -> Key:
    return image.voxels, image.grid


class ScanShown:
    """Has the scan read that is looked at, and tells when its voxels are there."""

    def __init__(
        self, bridge: Bridge, state: ViewState, views: FourUp, loader: Loader, arrived: Callable[[Image], None]
    ) -> None:
        self._bridge, self._state, self._views, self._loader = bridge, state, views, loader
        self._told = arrived
        self.volume: Any = None
        self.cine = CinePlayer(state.cine, loader, lambda: bridge.session.blobs, lambda: state.shown_image(bridge.case))
        self._windows: dict[Key, tuple[float, float, str]] = {}
        self._scan: Key | None = None
        """The scan that is wanted in the slices, whichever phase of it."""
        self._wanted: Key | None = None
        self._arrived: Key | None = None
        """The phase that is there."""
        self._dressed: Key | None = None
        """The scan that grey values and crosshair were set for."""
        state.window_asked.connect(self._show_window)
        views.window_changed.connect(self._keep_window)

    @property
    def image(self) -> Image | None:
        """The scan in the slices; None while another one, or another phase than the planned one, is there."""
        chosen = self._state.shown_image(self._bridge.case)
        return chosen if chosen is not None and _key(chosen) == self._arrived else None

    def show(self, case: Case) -> None:
        """Have what is looked at read, if it is not there."""
        image = self._state.shown_image(case)
        seen = None if image is None else self._state.cine.seen(image)
        wanted = None if seen is None else _key(seen)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if image is None or seen is None:
            self._scan = self._dressed = self.volume = None
            self.cine.clear()
            self._views.set_volume(None)
            self._views.set_hatching(None)
            return
        if _key(image) != self._scan:
            self._scan = _key(image)
            self._hatch(image)
        kept = self.cine.volume(seen)
        if kept is not None:
            self._take(image, wanted, kept)
            return

        from surgplan.imaging.volume import read_volume

        def arrived(volume: Any) -> None:
            self.cine.keep(seen, volume)
            if self._wanted == wanted:
                self._take(image, wanted, volume)

        self._loader.load(lambda: read_volume(self._bridge.session.blobs, seen), arrived)

    def _take(self, image: Image, key: Key | None, volume: Any) -> None:
        self.volume, self._arrived = volume, key
        self._views.set_volume(volume)
        if self._dressed != self._scan:
            self._dressed = self._scan
            bone = any(s.tissue == "bone" for s in self._bridge.case.segments.values())
            first = first_window(image, bone=bone)
            level, width, name = self._windows.get(_key(image)) or (*window_named(first, volume), first)
            self._views.set_window(level, width)
            self._state.set_window(name)
            self._state.set_crosshair(self._state.crosshair or volume.grid.centre_mm)
            self._views.set_crosshair(self._state.crosshair or volume.grid.centre_mm)
        self._told(image)

    def _hatch(self, image: Image) -> None:
        """Mark the voxels that were worked out between slices."""
        self._views.set_hatching(None)
        labels, scan = image.interpolated, self._scan
        if labels is None:
            return

        def arrived(mask: Any) -> None:
            if self._scan == scan:
                self._views.set_hatching(Hatching(mask, image.grid))

        self._loader.load(lambda: read_labels(self._bridge.session.blobs, labels), arrived)

    def _show_window(self, name: str) -> None:
        if self.volume is not None:
            self._views.set_window(*window_named(name, self.volume))
            self._keep_window(*self._views.axial.window_level, name)

    def _keep_window(self, level: float, width: float, name: str = "") -> None:
        """A scan is shown again as the user last saw it."""
        if self._scan is not None:
            self._windows[self._scan] = (level, width, name)
            self._state.set_window(name)

    def close(self) -> None:
        """Stop playing, and let go of the voxels that are kept."""
        self.cine.clear()
