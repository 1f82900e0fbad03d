"""The part of a slice that a view shows, and the way between its pixels and the patient."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.planes import SlicePlane
from surgplan.app.views.projection import Projection, slice_projection
from surgplan.app.views.slab import Slab
from surgplan.base.geometry import vector
from surgplan.base.grid import Grid

Floats = NDArray[np.float64]

SMALLEST_MM = 0.005
LARGEST_MM = 20.0
"""Limits of the size of a pixel."""

FIT_SHARE = 0.96
"""How much of the view a fitted slice fills."""


@dataclass(frozen=True, eq=False)
class SliceFrame:
    """Slice `index` of a plane, seen through a widget of `width` x `height` points."""

    plane: SlicePlane
    index: int
    centre: tuple[float, float, float]
    """LPS point in the middle of the view; its place across the slices does not matter."""
    mm_per_pixel: float
    width: int
    height: int
    slab: Slab | None = None
    """What else is seen as one with the slice, before and behind it."""
    is_quick: bool = False
    """Whether it is drawn while something is dragged: a slab is sampled coarsely then."""

    @classmethod
    def fitted(cls, plane: SlicePlane, index: int, width: int, height: int) -> SliceFrame:
        """The whole slice, as large as the view allows."""
        grid = plane.grid
        columns = grid.size[plane.column_axis] * grid.spacing_mm[plane.column_axis]
        rows = grid.size[plane.row_axis] * grid.spacing_mm[plane.row_axis]
        mm_per_pixel = max(columns / max(width, 1), rows / max(height, 1)) / FIT_SHARE
        return cls(plane, index, grid.centre_mm, mm_per_pixel, width, height)

    @cached_property
    def middle(self) -> Floats:
        """The centre of the view on its slice."""
        return self.plane.on_slice(np.array(self.centre), self.index)

    def to_lps(self, x: float, y: float) -> Floats:
        """The patient's point under a pixel, on the slice."""
        across = (x - self.width / 2) * self.mm_per_pixel
        down = (y - self.height / 2) * self.mm_per_pixel
        return self.middle + across * self.plane.right + down * self.plane.down

    def to_screen(self, points: Floats) -> Floats:
        """Pixels (..., 2) of the feet of points (..., 3) on the slice."""
        offset = np.asarray(points, dtype=float) - self.middle
        along = np.stack([offset @ self.plane.right, offset @ self.plane.down], axis=-1)
        return along / self.mm_per_pixel + np.array([self.width / 2, self.height / 2])

    def off_slice_mm(self, point: Floats) -> float:
        """Distance of a point from the slice, positive on the side of higher slices' anatomy."""
        return float((np.asarray(point) - self.middle) @ self.plane.through)

    def projection(self) -> Projection:
        """The same as a Projection, for tools that work in any view."""
        return slice_projection(
            self.middle, self.plane.right, self.plane.down, self.mm_per_pixel, float(self.width), float(self.height)
        )

    def index_lines(self, grid: Grid, scale: float) -> tuple[Floats, Floats, Floats]:
        """Index (i, j, k) on `grid` of the first pixel's centre, and its step per pixel right and down.

        `scale` is the number of device pixels per point of the widget.
        """
        step = self.mm_per_pixel / scale
        start = self.to_lps(0.5 / scale, 0.5 / scale)
        ends = np.stack([start, start + step * self.plane.right, start + step * self.plane.down])
        index = grid.to_index(ends)
        return index[0], index[1] - index[0], index[2] - index[0]

    def put_on(self, plane: SlicePlane, point: Floats) -> SliceFrame:
        """Another plane through a point, which stays at the pixel where it is seen now."""
        x, y = self.to_screen(point)
        across = (float(x) - self.width / 2) * self.mm_per_pixel
        down = (float(y) - self.height / 2) * self.mm_per_pixel
        middle = np.asarray(point) - across * plane.right - down * plane.down
        return replace(self, plane=plane, index=plane.slice_of(point), centre=vector(middle))

    @property
    def reach_mm(self) -> float:
        """How far from the slice things still lie in what is seen: half a slice, or half a slab."""
        return max(self.plane.thickness_mm / 2, 0.0 if self.slab is None else self.slab.half_mm)

    def resized(self, width: int, height: int) -> SliceFrame:
        """The same centre and scale in another widget."""
        return replace(self, width=width, height=height)

    def at_slice(self, index: int) -> SliceFrame:
        """Another slice of the same plane, kept within the volume."""
        return replace(self, index=int(np.clip(index, 0, self.plane.count - 1)))

    def panned(self, dx: float, dy: float) -> SliceFrame:
        """The picture moved by pixels."""
        middle = self.middle - (dx * self.plane.right + dy * self.plane.down) * self.mm_per_pixel
        return replace(self, centre=tuple(middle))

    def zoomed(self, factor: float, x: float, y: float) -> SliceFrame:
        """Larger by a factor, with the point under pixel (x, y) staying there."""
        mm_per_pixel = float(np.clip(self.mm_per_pixel / factor, SMALLEST_MM, LARGEST_MM))
        kept = self.to_lps(x, y)
        across = (x - self.width / 2) * mm_per_pixel
        down = (y - self.height / 2) * mm_per_pixel
        middle = kept - across * self.plane.right - down * self.plane.down
        return replace(self, centre=tuple(middle), mm_per_pixel=mm_per_pixel)
