"""The portal vein in the abdominal CT, from one click."""

from __future__ import annotations

import time

from benchmarks.segmentation_truth.abdomen import abdomen, clicks, made
from benchmarks.segmentation_truth.figures import Figure, data, dice, hd95_mm

TARGET = 0.82


def figures() -> list[Figure]:
    """Three clicks in its trunk."""
    folder = data()
    if folder is None:
        return []
    scan = abdomen(folder)
    grid = scan.volume.grid
    true = scan.mask("portalvein")
    rows = []
    for number, point in enumerate(clicks(true, grid, 3), 1):
        began = time.perf_counter()
        found = made("portal_vein", scan.volume, [point])[0].mask
        seconds = time.perf_counter() - began
        far = hd95_mm(found, true, grid.spacing_mm)
        rows.append(Figure("liver_ct", f"portal vein, click {number}", dice(found, true), far, TARGET, seconds))
    return rows
