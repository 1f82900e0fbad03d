"""The surfaces of the 3D view and the pictures of them; it knows no widget and no mouse."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from surgplan.app.views.camera import Camera
from surgplan.app.views.opengl import is_software
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_lod import LEAST_TRIANGLES, MOVING_TRIANGLES
from surgplan.app.views.scene_smoothing import OFFSETS, Offset, Smoothing

if TYPE_CHECKING:
    from surgplan.app.views.scene_actor import SceneActor
    from surgplan.app.views.scene_gpu_volume import GpuVolume
    from surgplan.app.views.scene_ray_caster import CastVolume
    from surgplan.app.views.scene_transfer import Transfer
    from surgplan.app.views.scene_window import SceneWindow

Floats = NDArray[np.float64]

QUICK_S = 0.03
"""While the full picture takes no longer than this it is drawn even in motion."""
TURNS_S = (0.06, 1.5)
"""A smooth picture that takes so long is made in turns: less is not felt, and with more each turn would be too long."""
SLOW_S = 0.25
"""A picture with sorted layers that would take longer is not smoothed."""
SMOOTHING_COST = 3.5
"""How much longer a smoothed picture takes."""
SOLID = 0.3
"""Surfaces fainter than this are picked only where nothing more solid is hit."""


class SceneStage:
    """Scene items on an off-screen window, which is opened when there is something to show."""

    def __init__(self) -> None:
        self._actors: dict[str, SceneActor] = {}
        self._window: SceneWindow | None = None
        self._full_s = 0.0
        self._smoothing: Smoothing | None = None
        self._sorted_s = 0.0
        """How long a smooth picture with layers that are sorted takes."""
        self._clipping = Clipping()
        self._scan: GpuVolume | None = None
        self._scan_box: tuple[Floats, Floats] | None = None
        self._pool = ThreadPoolExecutor(1)
        """Makes coarse copies."""

    def show(self, items: Sequence[SceneItem]) -> bool:
        """Show these and nothing else; what keeps its id and key is not sent again. Whether one of them was moved."""
        from surgplan.app.views.scene_actor import SceneActor

        self._smoothing = None
        renderer = self._open().renderer
        wanted = {item.id: item for item in items}
        moved = False
        for gone in [name for name in self._actors if name not in wanted]:
            renderer.RemoveActor(self._actors.pop(gone).actor)
        for item in items:
            held = self._actors.get(item.id)
            if held is not None and (held.item.key, held.item.material) == (item.key, item.material):
                moved = moved or held.item.pose != item.pose
                held.update(item)
                continue
            if held is not None:
                renderer.RemoveActor(held.actor)
            self._actors[item.id] = SceneActor(item)
            self._actors[item.id].clip(self._clipping)
            renderer.AddActor(self._actors[item.id].actor)
        self._actors = {name: self._actors[name] for name in wanted}
        return moved

    @property
    def items(self) -> list[SceneItem]:
        """What is shown, in order."""
        return [held.item for held in self._actors.values()]

    @property
    def drawn_triangles(self) -> int:
        """Triangles of the picture drawn last."""
        return sum(held.drawn_triangles for held in self._visible())

    def bounds(self) -> tuple[Floats, Floats] | None:
        """The box (LPS mm) of all that is seen; None if nothing is."""
        boxes = [held.bounds() for held in self._visible()] + ([self._scan_box] if self._scan_box else [])
        if not boxes:
            return None
        return np.min([low for low, _ in boxes], axis=0), np.max([high for _, high in boxes], axis=0)

    def hit(self, start: Floats, direction: Floats) -> tuple[Floats, str] | None:
        """The point (LPS mm) and the item a ray meets; solid things first, then faint ones; None if it meets nothing."""
        hits = [
            (held.item.shown_opacity < SOLID, held.hit(start, direction), held.item.name)
            for held in self._actors.values()
            if held.item.visible and held.item.pickable
        ]
        met = [hit for hit in hits if np.isfinite(hit[1])]
        if not met:
            return None
        _, away, name = min(met)
        return start + away * direction, name

    def set_background(self, top: str, bottom: str) -> None:
        """The two colours behind everything."""
        self._open().set_background(top, bottom)

    def draw(self, camera: Camera, width: int, height: int, *, moving: bool) -> tuple[QImage, bool]:
        """A picture, and whether it is the full one: coarse and quick in motion where the full one takes too long.

        At rest, where smoothing takes a while, it is followed by turns of `smooth_on`.
        """
        self._smoothing = None
        quick = moving and self._full_s > QUICK_S
        if not moving and TURNS_S[0] < self._full_s < TURNS_S[1]:
            return self._begin_smoothing(camera, width, height), True
        if not quick:
            start = perf_counter()
            made = self.full(camera, width, height)
            self._full_s = perf_counter() - start
            return made, True
        for held, most in self._shares():
            if most is None:
                held.draw_full()
            else:
                held.draw_coarse(most)
        return self._open().render(camera, width, height, smooth=False, peel=False), False

    @property
    def is_smoothing(self) -> bool:
        """Whether the picture drawn last becomes smoother with `smooth_on`."""
        return self._smoothing is not None

    def smooth_on(self) -> QImage | None:
        """One more turn of smoothing; the smooth picture after the last one."""
        if self._smoothing is None:
            return None
        made = self._smoothing.turn()
        if not self._smoothing.is_over:
            return None
        self._smoothing = None
        return made

    def _begin_smoothing(self, camera: Camera, width: int, height: int) -> QImage:
        """The first turn, a picture with plain edges."""
        self._make_ready()
        peel = any(held.is_translucent for held in self._actors.values())
        window = self._open()

        def turn(offset: Offset) -> QImage:
            return window.render(camera, width, height, smooth=False, peel=peel, offset=offset)

        start = perf_counter()
        self._smoothing = Smoothing(turn)
        made = self._smoothing.turn()
        self._full_s = len(OFFSETS) * (perf_counter() - start)
        return made

    def _make_ready(self) -> None:
        """Have every surface drawn with all of its triangles, and coarse copies made for the next motion."""
        for held in self._visible():
            held.draw_full()
        for held, most in self._shares():
            if most is not None:
                held.prepare_coarse(most, self._pool)

    def full(self, camera: Camera, width: int, height: int, *, printed: bool = False) -> QImage:
        """A picture at full quality; one that is printed may take its time."""
        self._make_ready()
        peel = any(held.is_translucent for held in self._actors.values())
        smooth = printed or not peel or self._sorted_s < SLOW_S
        start = perf_counter()
        made = self._open().render(camera, width, height, smooth=smooth, peel=peel, printed=printed)
        if peel and not printed:
            self._sorted_s = (perf_counter() - start) * (1.0 if smooth else SMOOTHING_COST)
        return made

    def depth_at(self, pixels: Floats, height: int) -> list[float] | None:
        """What was rendered at pixels (n, 2) of the last picture, 0 near to 1 far; None before there is one."""
        return None if self._window is None else self._window.depth_at(pixels, height)

    def depths(self) -> NDArray[np.float32] | None:
        """Depth of the last picture (rows, columns), 0 near to 1 far, top row first; None where nothing solid is shown."""
        solid = any(not held.is_translucent for held in self._visible())
        return self._window.depths() if solid and self._window is not None else None

    # What is cut away, and the scan

    def clip(self, clipping: Clipping) -> None:
        """Cut this away from now on."""
        self._smoothing = None
        self._clipping = clipping
        for held in self._actors.values():
            held.clip(clipping)
        if self._scan is not None:
            self._scan.clip(clipping)

    @property
    def clipping(self) -> Clipping:
        """What is cut away."""
        return self._clipping

    @property
    def draws_scans(self) -> bool:
        """Whether the graphics card draws volumes; a renderer in software would take seconds for a picture."""
        return not is_software(self.renderer_words)

    @property
    def renderer_words(self) -> str:
        """The name that what draws gives of itself."""
        return self._open().renderer_words()

    def show_scan(self, volume: CastVolume | None, transfer: Transfer | None, *, by_card: bool) -> None:
        """Make room for a scan, and have the graphics card draw it where that is asked for."""
        corners = None if volume is None else volume.corners()
        self._scan_box = None if corners is None else (corners.min(axis=0), corners.max(axis=0))
        if volume is None or transfer is None or not by_card:
            if self._scan is not None:
                self._open().renderer.RemoveVolume(self._scan.prop)
                self._scan = None
            return
        if self._scan is None or self._scan.volume is not volume:
            from surgplan.app.views.scene_gpu_volume import GpuVolume

            self.show_scan(None, None, by_card=False)
            self._scan_box = (corners.min(axis=0), corners.max(axis=0))
            self._scan = GpuVolume(volume)
            self._scan.clip(self._clipping)
            self._open().renderer.AddVolume(self._scan.prop)
        self._scan.draw_with(transfer)

    def close(self) -> None:
        """Give the graphics memory back; nothing is shown afterwards."""
        self._pool.shutdown(cancel_futures=True)
        self._smoothing = None
        self._actors.clear()
        self._scan, self._scan_box = None, None
        if self._window is not None:
            self._window.close()
            self._window = None

    def _shares(self) -> list[tuple[SceneActor, int | None]]:
        """What is seen, and how many of its triangles may be drawn in motion; None: all."""
        seen = self._visible()
        total = sum(len(held.triangles) for held in seen)
        few = total <= MOVING_TRIANGLES
        return [(held, None if few else triangle_share(len(held.triangles), total)) for held in seen]

    def _visible(self) -> list[SceneActor]:
        return [held for held in self._actors.values() if held.item.visible]

    def _open(self) -> SceneWindow:
        if self._window is None:
            from surgplan.app.views.scene_window import SceneWindow

            self._window = SceneWindow()
            self._pool = ThreadPoolExecutor(1)
        return self._window


def triangle_share(count: int, total: int) -> int:
    """How many of a surface's triangles may be drawn in motion, as a power of two."""
    share = max(MOVING_TRIANGLES * count / total, LEAST_TRIANGLES)
    return 1 << (int(share).bit_length() - 1)
