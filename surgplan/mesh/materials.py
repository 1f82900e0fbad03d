"""Young's modulus of each element from the CT, averaged over the element.

The law is not linear, so the modulus is worked out at many points of an element and then averaged (Taddei 2007, called V3
in Bonemat); the modulus of the mean CT value would be too low.

Partial volume: sample points take their CT value from scanned voxels only. At a bone's surface the scan mixes bone with
what lies outside; `within` can name the voxels that count (the segment, or the segment without its outermost layer), and a
surface element then takes its values from those of its sample points that such voxels surround.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Protocol

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.laws import Law

Mask = NDArray[np.bool_]

TABLE_STEP_HU = 0.25
FEWEST_SPLITS, MOST_SPLITS = 3, 7
"""An element's edges are split so many times for sampling: 10 to 84 points."""
OUTSIDE_REFUSED = 0.01
"""Share of the elements outside the scan above which there is no result."""
CLAMPED_TOLD = 0.05
"""Share of the sample points clamped above which a warning is given."""


class Scan(Protocol):
    """A CT on its grid, as `surgplan.imaging.volume.Volume` is."""

    @property
    def grid(self) -> Grid:
        """Where the voxels lie."""

    @property
    def voxels(self) -> NDArray[np.generic]:
        """CT values in HU, indexed [k, j, i]."""

    @property
    def valid(self) -> Mask | None:
        """Which voxels were really scanned."""


@dataclass(frozen=True, eq=False)
class ElementModulus:
    """Young's modulus of elements and how it came about."""

    modulus_mpa: Floats
    hu: Floats
    """Mean CT value (m,) of each element."""
    figures: dict[str, dict[str, float | str]]
    warnings: tuple[str, ...]


def element_modulus(
    points: Floats, tets: NDArray[np.integer], scan: Scan, law: Law, within: Mask | None = None
) -> ElementModulus:
    """Young's modulus (m,) of tetrahedra by their four corners, LPS mm, averaged over sample points in each.

    Sample points stand about a voxel apart; CT values between voxels are trilinear over the voxels that count (scanned, and
    in `within` where it is given). An element in which no point counts takes the value of the nearest that has one.
    Refused if more than a hundredth of the elements lie outside the scan.
    """
    corners = np.asarray(tets)[:, :4]
    if not len(corners):
        raise Refused("there are no elements to give a modulus; check the bodies of the study")
    shares = _shares(points, corners, scan.grid)
    index = np.ascontiguousarray(scan.grid.to_index(points))
    low_hu, table = _tabulated(law, scan)
    scanned = np.ones((1, 1, 1), dtype=bool) if scan.valid is None else scan.valid
    counted = scanned if within is None else (within if scan.valid is None else within & scan.valid)
    sums = _averaged(index, corners.astype(np.int64), shares, scan.voxels, counted, low_hu, table, law.modulus_range_mpa)
    missing = sums[:, 0] == 0
    if within is not None and missing.any():
        sums[missing] = _averaged(
            index, corners[missing].astype(np.int64), shares, scan.voxels, scanned, low_hu, table, law.modulus_range_mpa
        )
    outside = sums[:, 0] == 0
    if outside.mean() > OUTSIDE_REFUSED:
        raise Refused(
            f"{100 * outside.mean():.1f} % of the elements lie outside the scan, so their bone is not known; "
            "cut the body where the scan ends"
        )
    mean = sums[:, 1:3] / np.maximum(sums[:, :1], 1)
    if outside.any():
        middle = points[corners].mean(axis=1)
        mean[outside] = mean[~outside][cKDTree(middle[~outside]).query(middle[outside])[1]]
    return _told(mean, sums, float(missing.mean()), float(outside.mean()), law)


def _told(mean: Floats, sums: Floats, unsupported: float, outside: float, law: Law) -> ElementModulus:
    total = max(float(sums[:, 0].sum()), 1.0)
    low, high = float(sums[:, 3].sum()) / total, float(sums[:, 4].sum()) / total
    figures: dict[str, dict[str, float | str]] = {
        "modulus_mean": {"value": float(mean[:, 0].mean()), "unit": "MPa"},
        "modulus_largest": {"value": float(mean[:, 0].max()), "unit": "MPa"},
        "clamped_low": {"value": low, "unit": "of samples"},
        "clamped_high": {"value": high, "unit": "of samples"},
        "elements_from_partial_volume": {"value": unsupported, "unit": "of elements"},
        "elements_outside_scan": {"value": outside, "unit": "of elements"},
    }
    warnings = list(law.cautions())
    floor, ceiling = law.modulus_range_mpa
    for share, where in ((low, f"below the floor of {floor:g} MPa"), (high, f"above {ceiling:g} MPa")):
        if share > CLAMPED_TOLD:
            warnings.append(f"{100 * share:.0f} % of the bone's sample points were {where} and set to it; check the segment")
    return ElementModulus(mean[:, 0].copy(), mean[:, 1].copy(), figures, tuple(warnings))


def _shares(points: Floats, corners: NDArray[np.integer], grid: Grid) -> Floats:
    """Barycentric places (s, 4) of equally weighted sample points, about a voxel apart in an element of mean size.

    A regular lattice, `(i + 1/4) / n` for all i that sum to n - 1, drawn in a little towards the centroid so that its
    second moments are the tetrahedron's (3/80 for each coordinate): exact for quadratic fields.
    """
    edge = np.linalg.norm(points[corners[:, 1]] - points[corners[:, 0]], axis=1).mean()
    n = int(np.clip(np.ceil(edge / min(grid.spacing_mm)), FEWEST_SPLITS, MOST_SPLITS))
    steps = np.array([i for i in product(range(n), repeat=4) if sum(i) == n - 1], dtype=float)
    spread = (steps + 0.25) / n - 0.25
    shares: Floats = 0.25 + spread * np.sqrt((3 / 80) / spread[:, 0].var())
    return shares


def _tabulated(law: Law, scan: Scan) -> tuple[float, Floats]:
    """The law before floor and ceiling, at every quarter HU the scan holds."""
    low, high = float(np.min(scan.voxels)), float(np.max(scan.voxels))
    hu = np.arange(low, high + 2 * TABLE_STEP_HU, TABLE_STEP_HU)
    return low, law.modulus_of_density_mpa(law.density_g_cm3(hu))


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _averaged(
    index: Floats,
    tets: NDArray[np.int64],
    shares: Floats,
    voxels: NDArray[np.generic],
    counted: Mask,
    low_hu: float,
    table: Floats,
    limits: tuple[float, float],
) -> Floats:
    """Per element (m, 5): samples that count, sums of modulus and CT value, samples at the floor and at the ceiling."""
    nk, nj, ni = voxels.shape
    everywhere = counted.shape != voxels.shape
    sums = np.zeros((len(tets), 5))
    for t in range(len(tets)):
        for s in range(len(shares)):
            x, y, z = 0.0, 0.0, 0.0
            for c in range(4):
                x += shares[s, c] * index[tets[t, c], 0]
                y += shares[s, c] * index[tets[t, c], 1]
                z += shares[s, c] * index[tets[t, c], 2]
            if not (-0.5 <= x <= ni - 0.5 and -0.5 <= y <= nj - 0.5 and -0.5 <= z <= nk - 0.5):
                continue
            x, y, z = min(max(x, 0.0), ni - 1.0), min(max(y, 0.0), nj - 1.0), min(max(z, 0.0), nk - 1.0)
            i, j, k = min(int(x), max(ni - 2, 0)), min(int(y), max(nj - 2, 0)), min(int(z), max(nk - 2, 0))
            value, weight = 0.0, 0.0
            for corner in range(8):
                a, b, c = corner & 1, corner >> 1 & 1, corner >> 2
                share = (x - i if a else 1 - x + i) * (y - j if b else 1 - y + j) * (z - k if c else 1 - z + k)
                if share > 0.0 and (everywhere or counted[k + c, j + b, i + a]):
                    value += share * voxels[k + c, j + b, i + a]
                    weight += share
            if weight < 0.5:
                continue
            hu = value / weight
            place = (hu - low_hu) / TABLE_STEP_HU
            step = min(max(int(place), 0), len(table) - 2)
            modulus = table[step] + (place - step) * (table[step + 1] - table[step])
            if modulus < limits[0]:
                modulus = limits[0]
                sums[t, 3] += 1
            elif modulus > limits[1]:
                modulus = limits[1]
                sums[t, 4] += 1
            sums[t, 0] += 1
            sums[t, 1] += modulus
            sums[t, 2] += hu
    return sums
