"""The pieces of a cut and their volumes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane
from surgplan.base.grid import Grid
from surgplan.case.document import Resection
from surgplan.mesh.fields import formula_field
from surgplan.plan.cut_voxels import fraction_below, volume_below
from surgplan.plan.fragments import (
    body_field,
    body_mask,
    fragment_field,
    fragment_mask,
    fragment_volumes,
    kept_side,
    resection_figures,
)
from surgplan.plan.measures import evaluate
from surgplan.plan.place_measure import MeasureVolume
from surgplan.plan.place_resection import PlaceResection
from tests.conftest import MemoryBlobs
from tests.plan.cases import centres, tube_case

OBLIQUE = (0.48, -0.6, 0.64)


def ball(grid: Grid, radius: float) -> np.ndarray:
    return np.linalg.norm(centres(grid), axis=-1) <= radius


@given(st.tuples(*[st.floats(-1, 1) for _ in range(3)]).filter(lambda n: np.linalg.norm(n) > 0.1), st.floats(-0.9, 0.9))
@settings(max_examples=40, deadline=None)
def test_the_part_of_a_voxel_below_a_plane_is_that_of_many_points(normal: tuple[float, float, float], height: float) -> None:
    grid = Grid((1, 1, 1), (0.8, 1.0, 1.5), (3.0, -2.0, 5.0))
    plane = Plane.through(np.array([3.0, -2.0, 5.0]) + height * np.array(normal) / np.linalg.norm(normal), normal)
    step = (np.arange(40) + 0.5) / 40 - 0.5
    x, y, z = np.meshgrid(0.8 * step, 1.0 * step, 1.5 * step)
    inside = plane.signed_distance_mm(np.stack([x + 3, y - 2, z + 5], axis=-1)) < 0
    assert fraction_below(np.array([[3.0, -2.0, 5.0]]), grid, plane)[0] == pytest.approx(inside.mean(), abs=0.02)


def test_a_plane_across_an_axis_cuts_voxels_in_exact_parts() -> None:
    grid = Grid((4, 4, 4), (1.0, 1.0, 2.0), (0.0, 0.0, 0.0))
    plane = Plane((0.0, 0.0, 2.5), (0.0, 0.0, 1.0))
    assert volume_below(np.ones((4, 4, 4), dtype=bool), grid, plane) == pytest.approx(16 * 3.5, rel=1e-4)


@pytest.mark.parametrize("normal", [(0.0, 0.0, 1.0), OBLIQUE])
@pytest.mark.parametrize("height", [0.0, 6.3, -11.2])
def test_the_cap_of_a_sphere_has_its_volume_within_two_parts_in_a_thousand(
    normal: tuple[float, float, float], height: float
) -> None:
    grid = Grid((62, 50, 42), (0.8, 1.0, 1.2), (-24.4, -24.5, -24.6))
    radius = 20.0
    plane = Plane.through(height * np.array(normal), normal)
    mask = ball(grid, radius)
    cap = math.pi * (radius + height) ** 2 * (2 * radius - height) / 3
    voxels = mask.sum() * grid.voxel_volume_mm3 / (4 / 3 * math.pi * radius**3)
    assert volume_below(mask, grid, plane) / voxels == pytest.approx(cap, rel=2e-3)


def test_fragments_and_kerf_make_up_the_segment_and_the_kerf_has_the_saws_thickness() -> None:
    grid = Grid((40, 40, 60), (1.0, 1.0, 1.0), (-19.5, -19.5, -30.0))
    mask = ball(grid, 18.0)
    cut = Resection("cut", "bone", Plane.through((0.0, 0.0, 1.0), OBLIQUE), "top", "rest", 1.4)
    found = fragment_volumes(mask, grid, cut)
    assert found.positive + found.negative + found.kerf == pytest.approx(mask.sum(), rel=1e-9)
    through = 1.0 * OBLIQUE[2]
    assert found.kerf == pytest.approx(math.pi * (18.0**2 - through**2) * 1.4, rel=0.01)


def test_masks_and_fields_of_the_fragments_lie_on_their_sides() -> None:
    grid = Grid((40, 40, 40), (1.0, 1.0, 1.0), (-19.5, -19.5, -19.5))
    mask = ball(grid, 15.0)
    cut = Resection("cut", "bone", Plane.through((0.0, 0.0, 1.0), OBLIQUE), "top", "rest", 2.0)
    points = centres(grid)
    distance = cut.plane.signed_distance_mm(points)
    assert np.array_equal(fragment_mask(mask, grid, cut, "top"), mask & (distance > 1.0))
    assert np.array_equal(fragment_mask(mask, grid, cut, "rest"), mask & (distance < -1.0))
    whole = formula_field(lambda p: np.linalg.norm(p, axis=1) - 15.0, np.full(3, -15.0), np.full(3, 15.0))
    for name in ("top", "rest"):
        inside = fragment_field(whole, cut, name)(points.reshape(-1, 3)).reshape(mask.shape) < 0
        assert np.array_equal(inside, fragment_mask(ball(grid, 15.0 - 1e-9), grid, cut, name))
    with pytest.raises(Refused, match="no fragment of 'cut'"):
        kept_side(cut, "bone")


def test_a_fragment_of_a_case_is_found_by_its_name(blobs: MemoryBlobs) -> None:
    case = PlaceResection("cut", "bone", (0.0, 0.0, 0.3), (0.0, 0.0, 1.0), "top", "rest").apply(tube_case(blobs), {})
    mask, grid = body_mask(case, blobs, "top")
    whole, _ = body_mask(case, blobs, "bone")
    assert 0 < mask.sum() < whole.sum()
    assert np.all(centres(grid)[mask][:, 2] > 0.3)
    field = body_field(case, blobs, "rest")
    assert field(np.array([[0.0, 0.0, -10.0], [0.0, 0.0, 10.0]])) == pytest.approx([-10.3, 9.7], abs=0.01)
    figures = resection_figures(case, blobs, case.resections["cut"])
    assert figures["top"].unit == "mm3"
    case = MeasureVolume("v", "top").apply(case, {})
    assert evaluate(case, case.measures["v"], blobs).value == pytest.approx(figures["top"].value)
    with pytest.raises(Refused, match="needs the voxels"):
        evaluate(case, case.measures["v"])
