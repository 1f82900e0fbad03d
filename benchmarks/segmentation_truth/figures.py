"""One measured structure, and the measures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.spatial import KDTree

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.box import bounding_box


@dataclass(frozen=True)
class Figure:
    """A structure held against what is known of it."""

    case: str
    structure: str
    dice: float
    hd95_mm: float
    """95th percentile of the distances between the borders, the greater of both ways."""
    target: float
    """Least Dice wanted."""
    seconds: float = 0.0
    note: str = ""

    @property
    def words(self) -> str:
        """A row for people."""
        good = "ok  " if self.dice >= self.target else "LOW "
        line = f"{good} {self.case:22.22} {self.structure:26.26} Dice {self.dice:.4f} of {self.target:.2f}"
        return f"{line}  HD95 {self.hd95_mm:5.1f} mm  {self.seconds:5.1f} s  {self.note}"


def dice(one: Mask, other: Mask) -> float:
    """Twice the common voxels over the sum of both."""
    return 2 * float(np.count_nonzero(one & other)) / max(float(np.count_nonzero(one) + np.count_nonzero(other)), 1.0)


def hd95_mm(one: Mask, other: Mask, spacing_mm: Vector) -> float:
    """95th percentile of the distances from each border to the other, mm; infinite where one is empty."""
    a, b = (_border(mask, spacing_mm) for mask in (one, other))
    if not (len(a) and len(b)):
        return float("inf")
    return float(max(np.percentile(KDTree(to).query(at)[0], 95) for at, to in ((a, b), (b, a))))


def _border(mask: Mask, spacing_mm: Vector) -> Floats:
    """Centres (n, 3) of the border voxels, mm."""
    if not mask.any():
        return np.empty((0, 3))
    box = bounding_box(mask, spacing_mm, max(spacing_mm))
    part = np.pad(mask[box], 1)
    inner = part.copy()
    for axis in range(3):
        for step in (1, -1):
            inner &= np.roll(part, step, axis=axis)
    start = [b.start - 1 for b in box]
    found: Floats = (np.argwhere(part & ~inner) + start) * np.asarray(spacing_mm[::-1])
    return found


def data() -> Path | None:
    """The folder of real scans, or None."""
    folder = Path(os.environ.get("SURGPLAN_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
    return folder if folder.is_dir() else None
