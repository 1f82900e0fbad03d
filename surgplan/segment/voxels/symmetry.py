"""The plane across which a set of voxels, or a scan, is most nearly its own mirror image."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from surgplan.base.geometry import Floats, Plane, unit
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import at_points

COARSE, FINE = 48, 112
"""Voxels along the longest side when the plane is searched, and when it is refined."""
MOST_POINTS = {COARSE: 5_000, FINE: 20_000}
TILTS_DEG = (-12.0, 0.0, 12.0)
"""Turns about each axis that the search begins with: a patient rarely lies more obliquely."""
LEAST_SHARED = 0.5
"""Of the points whose mirror image must lie in the scan."""


@dataclass(frozen=True, slots=True)
class Symmetry:
    """A plane of symmetry, its normal towards the patient's left, and how good it is."""

    plane: Plane
    score: float
    """Of a set of voxels the share that meets its mirror image (Dice); of a scan the correlation with mirrored values."""


def symmetry_of_mask(mask: Mask, grid: Grid) -> Symmetry:
    """The symmetry of a mask, which must not be empty, on its grid."""

    def scored(shares: Floats, share: Floats) -> float:
        return float(np.minimum(shares, np.nan_to_num(share)).sum() / shares.sum())

    return _found(mask.astype(np.float32), grid, scored, least=1e-3)


def symmetry_of_values(values: NDArray[Any], grid: Grid) -> Symmetry:
    """The symmetry of a scan's values [k, j, i] on its grid."""
    low, high = np.percentile(values[::4, ::4, ::4], (2, 98))

    def scored(here: Floats, there: Floats) -> float:
        shared = np.isfinite(there)
        if shared.mean() < LEAST_SHARED:
            return -1.0
        a, b = here[shared] - here[shared].mean(), there[shared] - there[shared].mean()
        return float((a * b).sum() / max(float(np.sqrt((a * a).sum() * (b * b).sum())), 1e-9))

    return _found(np.clip(values, low, max(high, low + 1)).astype(np.float32), grid, scored, least=None)


Scored = Callable[[Floats, Floats], float]


def _found(values: NDArray[np.float32], grid: Grid, scored: Scored, least: float | None) -> Symmetry:
    """Search on few voxels from many starts, then refine the best on more."""
    coarse = _Sampled.of(values, grid, COARSE, least)
    spread = (coarse.points - coarse.centre).T
    half = 0.3 * float(np.ptp(spread[0]))
    starts = [
        np.array([yaw, roll, offset])
        for yaw in TILTS_DEG
        for roll in TILTS_DEG
        for offset in np.arange(-half, half + 1e-6, max(half / 12, 1.0))
    ]
    starts.sort(key=lambda start: -coarse.score(start, scored))
    fine = _Sampled.of(values, grid, FINE, least, coarse.centre)
    best = min((_refined(coarse, start, scored, 4.0) for start in starts[:3]), key=lambda s: -coarse.score(s, scored))
    best = _refined(fine, best, scored, 1.0)
    return Symmetry(fine.plane(best), fine.score(best, scored))


def _refined(sampled: _Sampled, start: Floats, scored: Scored, step: float) -> Floats:
    corners = np.vstack([start, start + np.diag([step, step, step])])
    result = optimize.minimize(
        lambda at: -sampled.score(at, scored),
        start,
        method="Nelder-Mead",
        options={"initial_simplex": corners, "xatol": 0.02, "fatol": 1e-5, "maxfev": 120},
    )
    found: Floats = result.x
    return found


@dataclass(frozen=True, eq=False)
class _Sampled:
    """Some values of a smaller copy of an array, and where they lie."""

    grid: Grid
    values: NDArray[np.float32]
    points: Floats
    here: Floats
    centre: Floats

    @classmethod
    def of(
        cls,
        values: NDArray[np.float32],
        grid: Grid,
        side: int,
        least: float | None,
        centre: Floats | None = None,
    ) -> _Sampled:
        """Means of blocks so large that the longest side has at most `side` of them; points where they are at least `least`."""
        longest = max(n * s for n, s in zip(grid.size, grid.spacing_mm, strict=True)) / side
        i, j, k = (min(max(round(longest / s), 1), n) for s, n in zip(grid.spacing_mm, grid.size, strict=True))
        size = (grid.size[0] // i, grid.size[1] // j, grid.size[2] // k)
        blocks = values[: size[2] * k, : size[1] * j, : size[0] * i]
        small = blocks.reshape(size[2], k, size[1], j, size[0], i).mean(axis=(1, 3, 5))
        first = grid.to_lps((np.array([i, j, k]) - 1) / 2)
        spacing = (grid.spacing_mm[0] * i, grid.spacing_mm[1] * j, grid.spacing_mm[2] * k)
        coarse = Grid(size, spacing, (float(first[0]), float(first[1]), float(first[2])), grid.direction)
        chosen = np.flatnonzero(small >= least) if least is not None else np.arange(small.size)
        chosen = chosen[:: -(-len(chosen) // MOST_POINTS[side])]
        kji = np.column_stack(np.unravel_index(chosen, small.shape))
        points = coarse.to_lps(kji[:, ::-1])
        here = small.reshape(-1)[chosen].astype(float)
        if centre is None:
            weights = here if least is not None else np.ones_like(here)
            centre = (points * weights[:, None]).sum(axis=0) / weights.sum()
        return cls(coarse, small, points, here, centre)

    def plane(self, at: Floats) -> Plane:
        """The plane turned by two angles (degrees, about S and about A) and moved along its normal (mm)."""
        yaw, roll = np.radians(at[:2])
        normal = np.array([np.cos(yaw) * np.cos(roll), np.sin(yaw) * np.cos(roll), np.sin(roll)])
        return Plane.through(tuple(self.centre + normal * at[2]), unit(normal))

    def score(self, at: Floats, scored: Scored) -> float:
        """How well values meet mirrored ones."""
        plane = self.plane(at)
        there = self.points - 2 * plane.signed_distance_mm(self.points)[:, None] * np.asarray(plane.normal)
        mirrored = at_points(self.values, None, self.grid.to_index(there))
        return scored(self.here, mirrored)


def reflection(plane: Plane) -> Floats:
    """The 4x4 matrix that mirrors points in LPS mm across a plane.

    >>> (reflection(Plane((1.0, 0.0, 0.0), (1.0, 0.0, 0.0))) @ [3, 4, 5, 1]).tolist()
    [-1.0, 4.0, 5.0, 1.0]
    """
    normal, origin = np.asarray(plane.normal), np.asarray(plane.origin)
    matrix = np.eye(4)
    matrix[:3, :3] -= 2 * np.outer(normal, normal)
    matrix[:3, 3] = 2 * float(normal @ origin) * normal
    return matrix
