"""Agreement of two segments, against closed forms and against another program."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import SimpleITK

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.mesh.surface import extract
from surgplan.segment.compare import Distances, distances, overlap

Ball = Callable[..., np.ndarray]
SPACING = (0.6, 0.8, 1.5)
GRID = Grid((110, 80, 44), SPACING, (0.0, 0.0, 0.0))


def _apart(first: np.ndarray, second: np.ndarray, grid: Grid = GRID) -> Distances:
    return distances(extract(first, grid), extract(second, grid))


def test_two_balls_about_one_centre_are_their_radii_apart_everywhere(ball: Ball) -> None:
    inner, outer = (ball(GRID.array_shape, (33.0, 32.0, 33.0), radius, SPACING) for radius in (20.0, 26.0))
    found = _apart(inner, outer)
    assert found.mean_mm == pytest.approx((6.0, 6.0), abs=0.05)
    assert found.hausdorff95_mm == pytest.approx(6.0, abs=0.4)
    assert (found.first_to_second < 0).all()
    assert (found.second_to_first > 0).all()
    shared = overlap(inner, outer)
    assert shared.dice == pytest.approx(2 * 20**3 / (20**3 + 26**3), rel=0.01)
    assert shared.jaccard == pytest.approx((20 / 26) ** 3, rel=0.01)


def test_equal_balls_moved_apart_follow_the_formula_of_their_distance(ball: Ball) -> None:
    # a point of the first at angle t from the line between centres lies |sqrt(r^2 + d^2 - 2 r d cos t) - r| from the second
    r, d = 20.0, 6.0
    first, second = (ball(GRID.array_shape, (x, 32.0, 33.0), r, SPACING) for x in (30.0, 36.0))
    found = _apart(first, second)
    cosine = np.linspace(-1, 1, 20001)
    away = np.abs(np.sqrt(r**2 + d**2 - 2 * r * d * cosine) - r)
    assert found.mean_mm == pytest.approx((away.mean(), away.mean()), abs=0.05)
    assert found.hausdorff_mm == pytest.approx(d, abs=0.3)
    assert found.hausdorff95_mm == pytest.approx(np.quantile(away, 0.95), abs=0.1)
    lens = np.pi * (4 * r + d) * (2 * r - d) ** 2 / 12
    assert overlap(first, second).dice == pytest.approx(lens / (4 / 3 * np.pi * r**3), rel=0.01)


def test_a_shifted_cube_is_as_far_off_as_it_was_shifted_though_voxels_are_longer_one_way() -> None:
    first = np.zeros(GRID.array_shape, bool)
    first[10:30, 20:60, 20:70] = True
    for axis, step in enumerate(reversed(SPACING)):
        found = _apart(first, np.roll(first, 4, axis=axis))
        assert found.hausdorff_mm == pytest.approx(4 * step, rel=0.02)


def test_equal_segments_agree_wholly_and_empty_ones_are_refused(ball: Ball) -> None:
    mask = ball(GRID.array_shape, (33.0, 32.0, 33.0), 15.0, SPACING)
    assert overlap(mask, mask).dice == overlap(mask, mask).jaccard == 1.0
    assert _apart(mask, mask).hausdorff_mm == pytest.approx(0, abs=1e-9)
    assert overlap(mask, np.zeros_like(mask)).dice == 0.0
    with pytest.raises(Refused, match="both segments are empty"):
        overlap(np.zeros_like(mask), np.zeros_like(mask))


def test_a_vertex_counts_by_the_area_it_stands_for() -> None:
    found = Distances(np.array([1.0, -3.0]), np.array([2.0]), np.array([3.0, 1.0]), np.array([1.0]))
    assert found.mean_mm == pytest.approx((1.5, 2.0))
    assert found.hausdorff_mm == 3.0
    assert found.hausdorff95_mm == 3.0


def test_figures_agree_with_simpleitk_to_a_voxel(ball: Ball) -> None:
    first = ball(GRID.array_shape, (30.0, 30.0, 30.0), 20.0, SPACING)
    second = ball(GRID.array_shape, (33.0, 32.0, 35.0), 16.0, SPACING) | ball(
        GRID.array_shape, (45.0, 32.0, 30.0), 8.0, SPACING
    )
    images = []
    for mask in (first, second):
        image = SimpleITK.GetImageFromArray(mask.astype(np.uint8))
        image.SetSpacing(SPACING)
        images.append(image)
    theirs = SimpleITK.LabelOverlapMeasuresImageFilter()
    theirs.Execute(*images)
    assert overlap(first, second).dice == pytest.approx(theirs.GetDiceCoefficient(), abs=1e-12)
    assert overlap(first, second).jaccard == pytest.approx(theirs.GetJaccardCoefficient(), abs=1e-12)
    found = _apart(first, second)
    far = SimpleITK.HausdorffDistanceImageFilter()
    # it measures from whole sets, so the inner of two shapes has no distance of its own
    far.Execute(SimpleITK.LabelContour(images[0]), SimpleITK.LabelContour(images[1]))
    assert found.hausdorff_mm == pytest.approx(far.GetHausdorffDistance(), abs=1.0)
    assert np.mean(found.mean_mm) == pytest.approx(far.GetAverageHausdorffDistance(), abs=0.5)
