"""The aorta's trunk in the abdominal CT, from one click."""

from __future__ import annotations

import time

from benchmarks.segmentation_truth.abdomen import abdomen, clicks, made, trunk_of
from benchmarks.segmentation_truth.figures import Figure, data, dice, hd95_mm

TARGET = 0.94
TRUNK_MM = 6.0
"""Branches are narrower than twice this, the trunk is wider."""


def figures() -> list[Figure]:
    """Three clicks; the experts' trunk includes calcium and part of the wall."""
    folder = data()
    if folder is None:
        return []
    scan = abdomen(folder)
    grid = scan.volume.grid
    true = trunk_of(scan.mask("artery"), TRUNK_MM, grid.spacing_mm)
    rows = []
    for number, point in enumerate(clicks(true, grid, 3), 1):
        began = time.perf_counter()
        lumen, wall, calcium = (part.mask for part in made("aorta", scan.volume, [point]))
        seconds = time.perf_counter() - began
        found = lumen | calcium
        note = f"with the wall estimate {dice(found | wall, true):.3f}"
        far = hd95_mm(found, true, grid.spacing_mm)
        rows.append(Figure("liver_ct", f"aorta trunk, click {number}", dice(found, true), far, TARGET, seconds, note))
    return rows
