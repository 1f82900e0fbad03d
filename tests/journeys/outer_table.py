"""A place on the outside of a skull, found in the scan alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from surgplan.base.geometry import Floats
from surgplan.imaging.volume import Volume, sample

BONE_HU = 400.0


@dataclass(frozen=True, eq=False)
class Place:
    """A point of the outer table and the direction outwards there, LPS."""

    at: Floats
    outward: Floats

    @property
    def across(self) -> Floats:
        """A direction along the table."""
        along = np.cross(self.outward, (0.0, 0.0, 1.0))
        return along / np.linalg.norm(along)

    def pose(self, shift_mm: float = 0.0, inward: bool = False) -> dict[str, list[float]]:
        """A component's pose there, moved along the table, its z outwards or inwards."""
        z = -self.outward if inward else self.outward
        return {
            "origin": (self.at + shift_mm * self.across).tolist(),
            "x": self.across.tolist(),
            "y": np.cross(z, self.across).tolist(),
        }

    def plane(self, depth_mm: float) -> dict[str, list[float]]:
        """The plane across the outward direction at a depth."""
        return {"origin": (self.at - depth_mm * self.outward).tolist(), "normal": self.outward.tolist()}


def outer_table(volume: Volume, inside: Floats, towards: Floats) -> Place:
    """Where a line from inside the skull leaves its bone; the normal is that of the rays round it."""
    way = np.asarray(towards, dtype=float) / np.linalg.norm(towards)
    side = np.cross(way, (0.0, 0.0, 1.0))
    side /= np.linalg.norm(side)
    up = np.cross(side, way)
    hits = [_last_bone(volume, inside, way + a * side + b * up) for a in (-0.12, 0, 0.12) for b in (-0.12, 0, 0.12)]
    points = np.array(hits)
    normal = np.linalg.svd(points - points.mean(axis=0))[2][2]
    return Place(points[4], normal if normal @ way > 0 else -normal)


def _last_bone(volume: Volume, inside: Floats, way: Floats) -> Floats:
    way = way / np.linalg.norm(way)
    step = np.arange(20.0, 160.0, 0.25)
    hu = gaussian_filter(np.nan_to_num(sample(volume, inside + step[:, None] * way), nan=-1000.0), 1.0)
    found: Floats = inside + step[np.flatnonzero(hu > BONE_HU)[-1]] * way
    return found
