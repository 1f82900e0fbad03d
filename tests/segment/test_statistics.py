"""What segments measure, against shapes whose answers are known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from surgplan.base.grid import Grid
from surgplan.segment.slice_areas import jumps, slice_areas, slice_axis
from surgplan.segment.statistics import centroid_mm, lengths, values_inside

Ball = Callable[..., np.ndarray]
TURN = np.deg2rad(30.0)
OBLIQUE = (np.cos(TURN), -np.sin(TURN), 0.0, np.sin(TURN), np.cos(TURN), 0.0, 0.0, 0.0, 1.0)


def test_a_block_is_as_long_as_its_voxels_and_lies_where_they_lie() -> None:
    mask = np.zeros((10, 12, 14), bool)
    mask[2:6, 3:9, 4:12] = True
    grid = Grid((14, 12, 10), (0.5, 1.0, 2.0), (10.0, 20.0, 30.0))
    found = lengths(mask, grid)
    assert found.lps_mm == pytest.approx((4.0, 6.0, 8.0))
    assert found.principal_mm == pytest.approx((8.0, 6.0, 4.0))
    assert np.abs(found.principal_axes) == pytest.approx(np.eye(3)[::-1])
    assert centroid_mm(mask, grid) == pytest.approx((10 + 7.5 * 0.5, 20 + 5.5, 30 + 3.5 * 2))


def test_axes_of_inertia_follow_a_block_on_a_turned_grid() -> None:
    mask = np.zeros((20, 20, 60), bool)
    mask[8:12, 5:15, 10:50] = True
    found = lengths(mask, Grid((60, 20, 20), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), OBLIQUE))
    assert found.principal_mm == pytest.approx((40.0, 10.0, 4.0))
    assert np.abs(found.principal_axes[0]) == pytest.approx((np.cos(TURN), np.sin(TURN), 0.0))
    assert found.lps_mm[0] == pytest.approx(39 * np.cos(TURN) + 9 * np.sin(TURN) + 1)


def test_axes_of_inertia_follow_a_rod_that_lies_across_its_grid() -> None:
    k, j, i = np.mgrid[0:40, 0:40, 0:40]
    along = (i + j + k - 60) / np.sqrt(3)
    across = np.sqrt(np.maximum((i - 20.0) ** 2 + (j - 20.0) ** 2 + (k - 20.0) ** 2 - along**2, 0))
    mask = (np.abs(along) < 15) & (across < 4)
    found = lengths(mask, Grid((40, 40, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)))
    assert np.abs(found.principal_axes[0]) == pytest.approx(np.full(3, 1 / np.sqrt(3)), abs=0.01)
    assert found.principal_mm == pytest.approx((30.0, 8.0, 8.0), abs=1.0)


def test_a_ball_is_as_wide_in_every_direction(ball: Ball) -> None:
    spacing = (0.5, 0.5, 1.0)
    mask = ball((50, 100, 100), (25.0, 24.0, 25.0), 20.0, spacing)
    found = lengths(mask, Grid((100, 100, 50), spacing, (0.0, 0.0, 0.0), OBLIQUE))
    assert (*found.lps_mm, *found.principal_mm) == pytest.approx([40.0] * 6, abs=1.0)


def test_values_are_those_of_numpy_over_the_voxels_inside() -> None:
    values = np.arange(1000, dtype=np.int16).reshape(10, 10, 10)
    inside = values >= 900
    found = values_inside(values, inside)
    assert found is not None
    assert (found.count, found.mean, found.minimum, found.median, found.maximum) == (100, 949.5, 900, 949.5, 999)
    assert found.sd == pytest.approx(np.sqrt((100**2 - 1) / 12))
    assert found.percentiles == pytest.approx((904.95, 924.75, 974.25, 994.05))
    assert values_inside(values, np.zeros_like(inside)) is None


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_areas_of_a_ball_follow_its_formula_and_do_not_jump(ball: Ball, axis: int) -> None:
    spacing = (0.5, 0.5, 0.5)
    mask = ball((100, 100, 100), (25.0, 25.0, 25.0), 20.0, spacing)
    areas = slice_areas(mask, Grid((100, 100, 100), spacing, (0.0, 0.0, 0.0)), axis)
    away = np.arange(100) * 0.5 - 25.0
    assert areas == pytest.approx(np.pi * np.maximum(400 - away**2, 0), abs=15)
    assert len(jumps(areas, 0.25)) == 0


def test_a_slice_that_was_skipped_halved_or_doubled_is_told_and_nothing_else(ball: Ball) -> None:
    mask = ball((60, 60, 60), (30.0, 30.0, 30.0), 25.0)
    mask[20] = False
    mask[30, :, :30] = False
    mask[40] = ball((60, 60, 60), (30.0, 30.0, 30.0), 29.0)[30]
    areas = slice_areas(mask, Grid((60, 60, 60), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)), 0)
    assert jumps(areas, 1.0).tolist() == [20, 30, 40]


def test_an_empty_slice_between_others_is_told_however_thin_the_part() -> None:
    assert jumps(np.array([0.0, 4.0, 4.0, 0.0, 4.0, 4.0, 0.0]), 1.0).tolist() == [3]
    assert jumps(np.array([0.0, 4.0, 8.0, 2.0, 6.0, 4.0, 0.0]), 1.0).tolist() == []


def test_planes_are_found_on_a_grid_however_it_is_turned() -> None:
    # i runs along P, j along S, k along L
    grid = Grid((4, 5, 6), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0))
    assert [slice_axis(grid, plane) for plane in ("axial", "coronal", "sagittal")] == [1, 2, 0]
