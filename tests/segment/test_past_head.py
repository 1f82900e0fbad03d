"""A bone ends at its head."""

from __future__ import annotations

import numpy as np

from surgplan.base.grid import Grid
from surgplan.segment.joint.past_head import goes_past

GRID = Grid((20, 20, 80), (2.0, 2.0, 2.0), (0.0, 0.0, 0.0))
HEAD, SHAFT = (20.0, 20.0, 90.0), (20.0, 20.0, 30.0)


def drawn(low_mm: int, high_mm: int) -> np.ndarray:
    mask = np.zeros(GRID.array_shape, dtype=bool)
    mask[low_mm // 2 : high_mm // 2, 8:13, 8:13] = True
    return mask


def test_a_bone_that_ends_at_its_head_is_whole_and_one_that_goes_on_took_another_in():
    assert not goes_past(drawn(0, 115), GRID, HEAD)
    assert not goes_past(drawn(0, 115), GRID, HEAD, SHAFT)
    assert goes_past(drawn(0, 150), GRID, HEAD)


def test_a_long_part_past_the_head_is_seen_where_the_shaft_is_short_if_its_direction_is_known():
    assert goes_past(drawn(50, 158), GRID, HEAD, SHAFT)


def test_a_bone_that_came_out_empty_does_not_go_on():
    assert not goes_past(np.zeros(GRID.array_shape, dtype=bool), GRID, HEAD, SHAFT)
