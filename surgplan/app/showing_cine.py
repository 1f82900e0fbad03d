"""Plays the phases of a sequence in the slices: each is read once and kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer

from surgplan.app.cine_state import CineState
from surgplan.app.loading import Loader
from surgplan.app.words import say
from surgplan.base.grid import Grid
from surgplan.case.document import Image
from surgplan.case.operation import Blobs

MOST_BYTES = 400_000_000
"""Of voxels that are kept: with the rest of the window, what a small computer has room for."""

Key = tuple[str, Grid]


class CinePlayer(QObject):
    """Turns the state's phase to the next one in time; a phase that is not read yet is waited for, never skipped."""

    def __init__(self, state: CineState, loader: Loader, blobs: Callable[[], Blobs], shown: Callable[[], Image | None]) -> None:
        super().__init__(state)
        self._state, self._loader, self._blobs, self._shown = state, loader, blobs, shown
        self._kept: OrderedDict[Key, Any] = OrderedDict()
        self._asked: set[Key] = set()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.turn)
        state.changed.connect(self._follow)

    def volume(self, image: Image) -> Any:
        """The voxels of a phase (an image as `CineState.seen` gives it), if they are kept."""
        key = (image.voxels, image.grid)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def keep(self, image: Image, volume: Any) -> None:
        """Keep the voxels of a phase; those not seen for the longest time make room."""
        if not image.phases:
            return
        self._kept[image.voxels, image.grid] = volume
        while len(self._kept) > 1 and sum(held.voxels.nbytes for held in self._kept.values()) > MOST_BYTES:
            self._kept.popitem(last=False)

    def turn(self) -> None:
        """Show the next phase, if it is there; what is not is read."""
        image = self._shown()
        if image is None or len(image.phases) < 2 or image.id != self._state.now.image:
            self._state.set(playing=False)
            return
        number, back = self._state.following(image)
        phase = image.phases[number]
        wanted = replace(image, voxels=phase.voxels, valid=phase.valid)
        if self.volume(wanted) is None:
            self._read(wanted)
            return
        self._state.set(phase="" if phase.name == image.phase else phase.name, backwards=back)

    def remark(self, image: Image) -> str:
        """That another phase is shown than the one that is planned on; nothing if it is that one."""
        seen = self._state.seen(image)
        if seen.voxels == image.voxels:
            return ""
        return say(
            "{phase} ({number} of {count}), planned on {planned}",
            phase=seen.phase,
            number=self._state.number(image) + 1,
            count=len(image.phases),
            planned=image.phase,
        )

    def clear(self) -> None:
        """Stop, and let go of every phase."""
        self._clock.stop()
        self._kept.clear()
        self._asked.clear()

    def _read(self, image: Image) -> None:
        key = (image.voxels, image.grid)
        if key in self._asked:
            return
        self._asked.add(key)

        from surgplan.imaging.volume import read_volume

        def arrived(volume: Any) -> None:
            self._asked.discard(key)
            self.keep(image, volume)

        blobs = self._blobs()
        self._loader.load(lambda: read_volume(blobs, image), arrived)

    def _follow(self) -> None:
        now = self._state.now
        self._clock.setInterval(round(1000 / now.per_second))
        if now.playing and not self._clock.isActive():
            self._clock.start()
        elif not now.playing:
            self._clock.stop()


def fitting(image: Image) -> int:
    """How many phases of an image find room at once."""
    ni, nj, nk = image.grid.size
    each = ni * nj * nk * (2 if image.dtype == "int16" else 4)
    return min(len(image.phases), max(MOST_BYTES // each, 1))
