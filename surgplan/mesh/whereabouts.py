"""Whether an imported surface lies where the scans are, and in which unit and frame it would."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.files import FRAMES, UNITS_MM

MOST_POINTS = 20_000
INSIDE = 0.5
"""Of its points: a surface with less inside the scans is doubted. Half a femur may well stick out of a scan of the hip."""
WOULD_BE = 0.9
"""Of its points: a unit and frame that put so many inside are named."""


def doubt(points: Floats, unit: str, frame: str, grids: Sequence[Grid]) -> str:
    """Why the place of points (n, 3), LPS mm, read in a unit and frame, is doubtful; nothing where most lie in a scan."""
    if not grids:
        return "There is no image to compare its place with: look at it on the scan once that is imported."
    some = points[:: max(1, len(points) // MOST_POINTS)]
    inside = _share(some, grids)
    if inside >= INSIDE:
        return ""
    stored = some / (UNITS_MM[unit] * FRAMES[frame])
    others = [(u, f) for u in UNITS_MM for f in FRAMES if (u, f) != (unit, frame)]
    fitting = [f"{u} in {f}" for u, f in others if _share(stored * (UNITS_MM[u] * FRAMES[f]), grids) >= WOULD_BE]
    much = "None of it lies" if inside == 0 else f"Only {100 * inside:.2g} % of it lies"
    advice = f"read as {' or as '.join(fitting)} it would: check its unit and frame" if fitting else "check its unit and frame"
    return f"{much} inside an image of the case; {advice}."


def _share(points: Floats, grids: Sequence[Grid]) -> float:
    inside = np.zeros(len(points), dtype=bool)
    for grid in grids:
        inside |= grid.contains(points)
    return float(inside.mean())
