"""The part of a straightened path that a view shows, and the way between its pixels and the patient."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.planes import direction_letters
from surgplan.base.grid import Grid
from surgplan.imaging.curved_path import CurvedPath

Floats = NDArray[np.float64]

MARGIN_PX = 34.0
"""What is left for words to the left and to the right of the path."""


@dataclass(frozen=True, eq=False)
class CurvedFrame:
    """The whole of a path from left to right, `width_mm` across it from top to bottom, in a widget of `width` x `height`."""

    path: CurvedPath
    angle_deg: float
    width_mm: float
    width: int
    height: int

    @cached_property
    def mm_per_pixel(self) -> float:
        """The same along the path and across it."""
        return max(self.path.length_mm / max(self.width - 2 * MARGIN_PX, 1.0), self.width_mm / max(self.height, 1))

    @cached_property
    def left(self) -> float:
        """The pixel at which the path begins."""
        return (self.width - self.path.length_mm / self.mm_per_pixel) / 2

    @cached_property
    def up(self) -> Floats:
        """Per place of the path, the direction (n, 3) that runs up the screen."""
        return self.path.up_at(self.angle_deg)

    def place(self, x: float) -> int | None:
        """The number of the place under a pixel; None beside the path."""
        along = (x - self.left) * self.mm_per_pixel
        if not 0.0 <= along <= self.path.length_mm:
            return None
        return min(round(along / self.path.step_mm), len(self.path.places) - 1)

    def reach_mm(self, n: int) -> tuple[float, float]:
        """How far down (negative) and up the picture goes at a place: no farther than the middle of a tight bend.

        Beyond it, what lies across the path lies across another place of it too.
        """
        towards = float(self.path.bend[n] @ self.up[n])
        half = self.width_mm / 2
        radius = 1.0 / max(abs(towards), 1e-9)
        return (-half, min(half, radius)) if towards > 0 else (max(-half, -radius), half)

    def to_lps(self, x: float, y: float) -> Floats | None:
        """The patient's point under a pixel; None where nothing is shown."""
        n = self.place(x)
        if n is None:
            return None
        above = (self.height / 2 - y) * self.mm_per_pixel
        low, high = self.reach_mm(n)
        if not low <= above <= high:
            return None
        point: Floats = self.path.places[n] + above * self.up[n]
        return point

    def to_screen(self, point: Floats) -> tuple[float, float, float]:
        """The pixel nearest to a point (LPS mm), and how far it lies off what is shown, in mm."""
        along, above, off = self.path.from_path(point, self.angle_deg)
        return self.left + along / self.mm_per_pixel, self.height / 2 - above / self.mm_per_pixel, off

    def columns(self, scale: float) -> tuple[int, NDArray[np.int64]]:
        """The first column of device pixels with the path in it, and the number of the place in the middle of each."""
        first = max(int(np.ceil(self.left * scale)), 0)
        last = min(int((self.left + self.path.length_mm / self.mm_per_pixel) * scale), round(self.width * scale))
        x = (np.arange(first, max(last, first + 1)) + 0.5) / scale
        places = np.rint((x - self.left) * self.mm_per_pixel / self.path.step_mm).astype(np.int64)
        return first, np.clip(places, 0, len(self.path.places) - 1)

    def index_lines(self, grid: Grid, scale: float, step_mm: float) -> tuple[Floats, Floats, Floats]:
        """Per column, as indices (i, j, k) of a grid: its top pixel's middle, its step down, and `step_mm` aside."""
        _, places = self.columns(scale)
        per_mm = np.linalg.inv(grid.affine)[:3, :3].T
        up = self.up[places]
        pixel = self.mm_per_pixel / scale
        top = self.path.places[places] + (self.height / 2 - 0.5 / scale) * self.mm_per_pixel * up
        side = np.cross(self.path.along[places], up)
        return grid.to_index(top), -pixel * up @ per_mm, step_mm * side @ per_mm

    def rows(self, scale: float) -> tuple[Floats, Floats]:
        """Per column, the first and the last row (device pixels) that are shown."""
        _, places = self.columns(scale)
        reach = np.array([self.reach_mm(int(n)) for n in places])
        return (
            (self.height / 2 - reach[:, 1] / self.mm_per_pixel) * scale,
            (self.height / 2 - reach[:, 0] / self.mm_per_pixel) * scale,
        )

    @property
    def is_cut_short(self) -> bool:
        """Whether the path bends so tightly somewhere that not the whole width can be shown."""
        low, high = zip(*(self.reach_mm(n) for n in range(0, len(self.path.places), 4)), strict=True)
        return max(low) > -self.width_mm / 2 or min(high) < self.width_mm / 2

    def letters(self) -> dict[str, str]:
        """What lies towards the top and the bottom at both ends, and beyond the ends."""
        first, last = self.up[0], self.up[-1]
        return {
            "top_left": direction_letters(first),
            "bottom_left": direction_letters(-first),
            "top_right": direction_letters(last),
            "bottom_right": direction_letters(-last),
            "left": direction_letters(-self.path.along[0]),
            "right": direction_letters(self.path.along[-1]),
        }
