"""Another scan of the case over the one in the slices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from surgplan.app.grey_values import first_window, window_named
from surgplan.app.loading import Loader
from surgplan.app.view_state import Second, ViewState
from surgplan.app.views.colormaps import COLOUR_MAPS
from surgplan.app.views.contents import SecondScan
from surgplan.app.words import say
from surgplan.base.grid import Grid
from surgplan.case.apart import why_apart
from surgplan.case.document import Case, Image
from surgplan.case.operation import Blobs
from surgplan.imaging.registration.together import shown_together

GREY = "grey"


class SecondShown:
    """Reads the volume that is asked for, once, and says how it is laid over."""

    def __init__(self, state: ViewState, loader: Loader, arrived: Callable[[], None]) -> None:
        self._state, self._loader, self._arrived = state, loader, arrived
        self._wanted: tuple[str, Grid] | None = None
        self._volume: Any = None
        self._made: tuple[Second, SecondScan] | None = None

    def overlay(self, case: Case, shown: Image | None, blobs: Blobs) -> tuple[SecondScan | None, str]:
        """What the slices are to lay over the scan `shown`, and a remark on it; nothing while it is being read.

        Two scans are shown together only in one frame of reference, but for the look back at what registering has changed.
        """
        asked = self._state.second
        image = case.images.get(asked.image) if asked is not None else None
        if asked is None or image is None or shown is None or image.id == shown.id:
            self._drop()
            return None, ""
        remark = ""
        if asked.before and image.registration is not None and image.registration.moving in case.images:
            image, remark = case.images[image.registration.moving], say("before registration: places do not correspond")
        elif why_apart(case, image) or why_apart(case, shown) or shown_together(case, shown.id, image.id):
            self._drop()
            return None, ""
        self._read(image, blobs)
        if self._volume is None:
            return None, ""
        if self._made is None or self._made[0] != asked or self._made[1].volume is not self._volume:
            window = asked.window or window_named(first_window(image, bone=False), self._volume)
            colours = None if asked.colours == GREY else COLOUR_MAPS[asked.colours]
            self._made = (
                asked,
                SecondScan(
                    self._volume,
                    window,
                    asked.checkerboard,
                    asked.share,
                    colours=colours,
                    low_is_clear=asked.low_is_clear,
                    label=image.id,
                ),
            )
        return self._made[1], remark

    def _read(self, image: Image, blobs: Blobs) -> None:
        wanted = (image.voxels, image.grid)
        if wanted == self._wanted:
            return
        self._drop()
        self._wanted = wanted

        from surgplan.imaging.volume import read_volume

        def arrived(volume: Any) -> None:
            if self._wanted == wanted:
                self._volume = volume
                self._say_window(image)
                self._arrived()

        self._loader.load(lambda: read_volume(blobs, image), arrived)

    def _say_window(self, image: Image) -> None:
        """Tell the range the scan is shown in at first, so that it can be changed."""
        asked = self._state.second
        if asked is not None and asked.window is None:
            self._state.set_second(replace(asked, window=window_named(first_window(image, bone=False), self._volume)))

    def _drop(self) -> None:
        self._wanted = self._volume = self._made = None
