"""Values of a scan along a line."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.imaging.line_profile import line_profile
from surgplan.imaging.volume import Volume

GRID = Grid((20, 16, 12), (1.0, 1.5, 2.0), (-10.0, 5.0, 30.0))


def ramp(valid: np.ndarray | None = None) -> Volume:
    """100 HU and 3 HU more with each mm to the left, 2 HU less with each mm up."""
    k, j, i = np.meshgrid(*(np.arange(n) for n in GRID.array_shape), indexing="ij")
    points = GRID.to_lps(np.stack([i, j, k], axis=-1))
    return Volume(GRID, (100 + 3 * points[..., 0] - 2 * points[..., 2]).astype(np.float32), valid, "HU")


def test_values_along_a_slanted_line_of_a_ramp_are_exact() -> None:
    start, end = (-8.0, 7.0, 32.0), (6.0, 20.0, 45.0)
    found = line_profile(ramp(), start, end)
    points = np.array(start) + np.linspace(0, 1, len(found.values))[:, None] * np.subtract(end, start)
    assert found.values == pytest.approx(100 + 3 * points[:, 0] - 2 * points[:, 2], abs=1e-3)
    assert found.distances_mm[-1] == pytest.approx(np.linalg.norm(np.subtract(end, start)))
    assert np.diff(found.distances_mm).max() <= 0.5 + 0.02


def test_what_lies_outside_or_was_not_scanned_has_no_value() -> None:
    valid = np.ones(GRID.array_shape, dtype=bool)
    valid[:, :, 10:] = False
    found = line_profile(ramp(valid), (-8.0, 7.0, 32.0), (8.0, 7.0, 32.0))
    assert np.isnan(found.values[found.distances_mm > 8.5]).all()
    assert not np.isnan(found.values[found.distances_mm < 6.5]).any()
    with pytest.raises(Refused, match="no part of the line"):
        line_profile(ramp(), (100.0, 7.0, 32.0), (120.0, 7.0, 32.0))
