"""Rigid CT-MR registration of real heads with known motion, and pairs that must be refused."""

from __future__ import annotations

import numpy as np

from benchmarks.registration_pairs import SOURCES, other_region, pair, scan, there_are_scans, tre_mm
from surgplan.base.errors import Refused
from surgplan.base.verification import Row
from surgplan.imaging.registration.register import register

SEEDS = (4, 9)
"""Of the motions: three quarters of 40 mm and 30 deg, and all of it."""
SOURCE = "set by construction: {} and its {} companion"


def rows() -> list[Row]:
    """The worst error over the head of each fit; and 1 for each pair of different regions that is refused."""
    if not there_are_scans():
        return []
    found = []
    for name, looks in SOURCES.items():
        for seed in SEEDS:
            both = pair(name, seed)
            error = float(tre_mm(both, register(both.fixed, both.moving).matrix).max())
            found.append(
                Row(
                    f"{name} and {looks}, motion {seed}",
                    "largest error in the head",
                    "mm",
                    0.0,
                    SOURCE.format(name, looks),
                    error,
                    0.5,
                )
            )
        found.append(Row(f"{name} and a hip", "refused", "", 1.0, "different regions", _refused(name), 1e-9))
    return found


def _refused(name: str) -> float:
    try:
        register(scan(name), other_region())
    except Refused:
        return 1.0
    return float(np.nan)
