"""The axis of a bone's shaft from the middles of its sections."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, unit, vector
from surgplan.base.grid import Grid
from surgplan.mesh.surface import mask_box

SECTIONS = 24
LEAST_SECTIONS = 4
"""Fewer where a slab would be thinner than a voxel's longest edge and a quarter."""
LEAST_LENGTH_MM = 20.0
ROUNDS = 4
MOST_TURN_DEG = 20.0
"""A fit that turns farther than this from the line between the two points follows something else than a shaft."""


@dataclass(frozen=True)
class Axis:
    """A straight line with a sense."""

    origin: Vector
    """A point on it, LPS mm."""
    direction: Vector
    """Unit, LPS."""
    rms_mm: float = 0.0
    """Root mean square distance of the middles it was fitted to: how much the shaft bows."""

    def nearest(self, point: Vector | Floats) -> Floats:
        """The foot (3,) of a point on the axis, mm."""
        start, along = np.asarray(self.origin), np.asarray(self.direction)
        foot: Floats = start + ((np.asarray(point) - start) @ along) * along
        return foot

    def at_height(self, point: Vector | Floats) -> float:
        """How far along the axis a point lies from its origin, mm."""
        return float((np.asarray(point) - np.asarray(self.origin)) @ np.asarray(self.direction))


def shaft_axis(mask: NDArray[np.bool_], grid: Grid, distal: Vector, proximal: Vector) -> Axis:
    """The line through the middles of the sections of a segment [k, j, i] between two points; it runs from distal to proximal.

    The sections are slabs across the axis found so far, so the first guess, the line between the points, does not matter.
    Refused if the points are less than 20 mm apart, or what lies between them is no shaft.
    """
    start, stop = np.asarray(distal, dtype=float), np.asarray(proximal, dtype=float)
    length = float(np.linalg.norm(stop - start))
    if length < LEAST_LENGTH_MM:
        raise Refused(f"the shaft's two points lie {length:.0f} mm apart; at least {LEAST_LENGTH_MM:g} mm are needed")
    box = mask_box(mask)
    if box is None:
        raise Refused("the segment is empty, so it has no shaft; mark some voxels first")
    voxels = np.argwhere(mask[box])[:, ::-1] + np.array([box[2].start, box[1].start, box[0].start])
    points = grid.to_lps(voxels)
    origin, along = (start + stop) / 2, np.asarray(unit(stop - start))
    rms = 0.0
    count = int(np.clip(length / (1.25 * max(grid.spacing_mm)), LEAST_SECTIONS, SECTIONS))
    for _ in range(ROUNDS):
        middles = _middles(points, origin, along, (start - origin) @ along, (stop - origin) @ along, count)
        origin, along, rms = fit_line(middles, along)
    turn = float(np.degrees(np.arccos(min(1.0, along @ (stop - start) / length))))
    if turn > MOST_TURN_DEG:
        raise Refused(
            f"the middles of the bone's sections lead {turn:.0f} degrees away from the line between the two points, so "
            "this is no shaft; put both on its straight part"
        )
    return Axis(vector(origin), vector(along), rms)


def fit_line(points: Floats, sense: Floats) -> tuple[Floats, Floats, float]:
    """A point, the unit direction on the side of `sense`, and the rms distance of the line of least squares through points."""
    middle = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - middle)
    along = axes[0] if axes[0] @ sense > 0 else -axes[0]
    off = points - middle - np.outer((points - middle) @ along, along)
    return middle, along, float(np.sqrt((off**2).sum(axis=1).mean()))


def _middles(points: Floats, origin: Floats, along: Floats, low: float, high: float, sections: int) -> Floats:
    height = (points - origin) @ along
    slab = np.floor((height - low) / (high - low) * sections).astype(int)
    inside = (slab >= 0) & (slab < sections)
    count = np.bincount(slab[inside], minlength=sections)
    if np.count_nonzero(count) < sections / 2:
        raise Refused("the segment has no bone along half of the shaft between the two points; put both on the shaft")
    total = np.column_stack([np.bincount(slab[inside], points[inside, n], sections) for n in range(3)])
    middles: Floats = total[count > 0] / count[count > 0, None]
    return middles
