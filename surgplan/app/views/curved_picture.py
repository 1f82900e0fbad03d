"""The picture of a straightened path: grey values and segments, as a QImage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QImage

from surgplan.app.style.tokens import DARK
from surgplan.app.views import curved_kernels, slice_kernels
from surgplan.app.views.colormaps import rgb
from surgplan.app.views.contents import SegmentOverlay, VolumeLike
from surgplan.app.views.curved_frame import CurvedFrame
from surgplan.app.views.slab import Slab
from surgplan.app.views.turned_sampling import brick_table, layers
from surgplan.case.bricks import Bricks

CONTOUR_HALF_PX = 0.75
_BACKGROUND = 0xFF000000 | int(DARK.view[1:], 16)


class CurvedPicture:
    """Draws them; the image shares memory with this object and is good until the next."""

    def __init__(self) -> None:
        self._pixels = np.empty((0, 0), np.uint32)

    def draw(
        self,
        volume: VolumeLike,
        frame: CurvedFrame,
        window: tuple[float, float],
        segments: Sequence[SegmentOverlay] = (),
        slab: Slab | None = None,
        scale: float = 1.0,
    ) -> QImage:
        """Grey values from `level - width/2` to `level + width/2`; `window` is (level, width). Segments in bricks are drawn."""
        height, width = round(frame.height * scale), round(frame.width * scale)
        first, places = frame.columns(scale)
        step = min(volume.grid.spacing_mm)
        values = np.full((height, width), np.nan, np.float32)
        part = np.empty((height, len(places)), np.float32)
        count, mode = (1, 0) if slab is None else (layers(slab.half_mm, step), slab.code)
        least, most = frame.rows(scale)
        starts, downs, sides = frame.index_lines(volume.grid, scale, step)
        curved_kernels.straightened(volume.voxels, starts, downs, sides, count, mode, part)
        curved_kernels.blank(part, least, most)
        values[:, first : first + len(places)] = part
        self._pixels = np.empty(values.shape, np.uint32)
        level, breadth = window
        slice_kernels.grey(values, level - breadth / 2, level + breadth / 2, _BACKGROUND, self._pixels)
        for segment in segments:
            if segment.visible and isinstance(segment.mask, Bricks):
                starts, downs, _ = frame.index_lines(segment.grid, scale, step)
                curved_kernels.straightened_bricks(*brick_table(segment.mask), segment.mask.shape, starts, downs, part)
                part[np.isnan(values[:, first : first + len(places)])] = 0.0
                inside = np.zeros_like(values)
                inside[:, first : first + len(places)] = part
                half = CONTOUR_HALF_PX * scale
                slice_kernels.blend_segment(self._pixels, inside, *rgb(segment.colour), segment.fill, segment.line, half)
        image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        return image
