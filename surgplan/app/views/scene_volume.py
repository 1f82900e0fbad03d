"""The scan itself in the 3D view: a quick picture at once, finer ones from a thread as soon as the view is at rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from surgplan.app.views.camera import Camera
    from surgplan.app.views.contents import VolumeLike
    from surgplan.app.views.scene_ray_caster import CastVolume, Shot
    from surgplan.app.views.scene_transfer import Transfer

QUICK_S = 0.035
"""A picture in motion may take this long."""
QUICK_STEP, FULL_STEP = 1.5, 0.6
"""Way between two samples, in edges of a voxel."""
COARSEST = 8
"""A picture in motion has at least one ray for a square of this many pixels."""


@dataclass(frozen=True)
class Wish:
    """Which transfer function is wanted, changed how."""

    preset: str
    shift: float = 0.0
    strength: float = 1.0


class _Told(QObject):
    arrived = Signal(object)


class _Work(QRunnable):
    """Something done in a thread, unless it is dropped before."""

    def __init__(self, work: Callable[[Callable[[], bool]], Any], told: _Told) -> None:
        super().__init__()
        self._work, self._told = work, told
        self.dropped = Event()

    def run(self) -> None:
        try:
            found = self._work(lambda: not self.dropped.is_set())
            if found is not None and not self.dropped.is_set():
                self._told.arrived.emit(found)
        except RuntimeError:
            return  # the view was closed meanwhile


class VolumeLayer(QObject):
    """Pictures of one scan by rays; it knows no widget."""

    changed = Signal()
    """A scan is ready, or a finer picture is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: VolumeLike | None = None
        self._wish: Wish | None = None
        self._volume: CastVolume | None = None
        self._transfer: tuple[Wish, Transfer] | None = None
        self._fine: QImage | None = None
        self._second_per_pixel = 4e-7
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._work: list[tuple[_Work, _Told]] = []
        self._preparing = False

    def show(self, source: VolumeLike | None, wish: Wish | None) -> None:
        """Show a scan in this way; without either show nothing."""
        if source is not self._source:
            self.drop()
            self._source, self._volume, self._transfer = source, None, None
        if wish != self._wish:
            self.refine_again()
        self._wish = wish
        if self.wanted and self._volume is None and not self._preparing:
            self._prepare()

    @property
    def wanted(self) -> bool:
        """Whether a scan is to be seen, be it ready or not."""
        return self._source is not None and self._wish is not None and min(self._source.voxels.shape) > 1

    @property
    def volume(self) -> CastVolume | None:
        """The scan that is shown; None while there is none to see, or while it is made ready."""
        return self._volume if self.wanted else None

    @property
    def transfer(self) -> Transfer | None:
        """The transfer function in use."""
        if self.volume is None or self._wish is None:
            return None
        if self._transfer is None or self._transfer[0] != self._wish:
            from surgplan.app.views.scene_transfer import transfer, volume_presets

            wish = self._wish
            preset = volume_presets()[wish.preset]
            value_range = self.volume.value_range if preset.unit == "share" else (0.0, 1.0)
            self._transfer = (wish, transfer(preset, value_range, wish.shift, wish.strength))
        return self._transfer[1]

    # Pictures

    def shot(
        self, camera: Camera, width: int, height: int, planes: NDArray[np.float64], depths: NDArray[np.float32] | None
    ) -> Shot | None:
        """What is needed for a picture from a camera; None while the scan is not ready."""
        volume, transfer = self.volume, self.transfer
        if volume is None or transfer is None:
            return None
        from surgplan.app.views.scene_ray_caster import Shot

        near_far = None if camera.parallel else (camera.near_mm, camera.far_mm)
        seen = camera.projection(float(width), float(height))
        return Shot(volume, transfer, seen, camera.right, camera.up, planes, depths, near_far)

    def quick(self, shot: Shot, width: int, height: int) -> QImage:
        """A picture in as little time as there is in motion, of fewer pixels than `width` x `height`."""
        from surgplan.app.views.scene_ray_caster import cast

        part = 2
        while part < COARSEST and width * height / part**2 * self._second_per_pixel > QUICK_S:
            part += 1
        columns, rows = max(1, width // part), max(1, height // part)
        start = perf_counter()
        made = _image(cast(shot, columns, rows, QUICK_STEP))
        now = (perf_counter() - start) / (columns * rows)
        self._second_per_pixel += 0.5 * (now - self._second_per_pixel)
        return made

    def refine(self, shot: Shot, width: int, height: int) -> None:
        """Begin the fine picture in a thread; `changed` tells when it can be had as `fine`."""
        from surgplan.app.views.scene_ray_caster import cast

        self.refine_again()

        def work(wanted: Callable[[], bool]) -> QImage | None:
            made = cast(shot, width, height, FULL_STEP, wanted)
            return None if made is None else _image(made)

        self._start(work, self._take_fine)

    @property
    def fine(self) -> QImage | None:
        """The fine picture that was begun last, once it is there."""
        return self._fine

    def refine_again(self) -> None:
        """Forget the fine picture: it no longer shows what is to be seen."""
        self._fine = None
        if not self._preparing:
            self.drop()

    def full(self, shot: Shot, width: int, height: int) -> QImage:
        """The fine picture, waited for."""
        from surgplan.app.views.scene_ray_caster import cast

        return _image(cast(shot, width, height, FULL_STEP))

    def hit(self, planes: NDArray[np.float64], start: NDArray[np.float64], direction: NDArray[np.float64]) -> float:
        """Distance in mm along a ray (LPS) to what is seen of the scan; inf if it meets nothing."""
        volume, transfer = self.volume, self.transfer
        if volume is None or transfer is None:
            return np.inf
        from surgplan.app.views.scene_ray_caster import first_seen

        return first_seen(volume, transfer, planes, start, direction)

    def drop(self) -> None:
        """Forget what is under way."""
        for work, told in self._work:
            work.dropped.set()
            told.arrived.disconnect()
        self._work.clear()
        self._preparing = False

    def close(self) -> None:
        """Let go of the scan, and wait until the thread has."""
        self.drop()
        self._pool.clear()
        self._pool.waitForDone()
        self._source = self._volume = self._transfer = self._fine = None

    def _prepare(self) -> None:
        source = self._source
        assert source is not None
        self._preparing = True

        def work(wanted: Callable[[], bool]) -> CastVolume:
            from surgplan.app.views.scene_ray_caster import prepared

            return prepared(source.grid, source.voxels, getattr(source, "valid", None))

        self._start(work, self._take_volume)

    def _start(self, work: Callable[[Callable[[], bool]], Any], take: Callable[[Any], None]) -> None:
        told = _Told()
        begun = _Work(work, told)
        told.arrived.connect(take, Qt.ConnectionType.QueuedConnection)
        self._work.append((begun, told))
        self._pool.start(begun)

    def _take_volume(self, volume: CastVolume) -> None:
        self._preparing = False
        self._work.clear()
        self._volume = volume
        self.changed.emit()

    def _take_fine(self, image: QImage) -> None:
        self._work.clear()
        self._fine = image
        self.changed.emit()


def _image(pixels: NDArray[np.uint32] | None) -> QImage:
    assert pixels is not None
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
