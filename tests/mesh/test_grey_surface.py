"""Surfaces that follow the image's grey values where a threshold drew the border, and the labels elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.codec import encode
from surgplan.case.document import Case, Image, Segment
from surgplan.mesh.levels import level_crossings
from surgplan.mesh.surface import extract
from tests.mesh.shapes import ball, block, capsule, cylinder, grid_around, scanned, torus, voxels

BRIGHT, HALF = 1200.0, 600.0
STRETCHED = (0.5, 0.5, 1.6)
TILT = Rigid.about((0, 0, 0), (1, 2, 3), 37).matrix3
SLIGHT = Rigid.about((0, 0, 0), (1, 0.3, 0), 3).matrix3
SHAPES = {
    "ball": ball(12.0),
    "small ball": ball(5.0),
    "rod": capsule(15.0, 6.0),
    "cylinder": cylinder(20.0, 8.0, SLIGHT),
    "tilted cylinder": cylinder(15.0, 8.0, TILT),
    "torus": torus(12.0, 4.0, TILT),
    "plate": block((12, 12, 2.0), TILT),
    "thin plate": block((12, 12, 1.0), TILT),
}


def distances(mesh, shape):
    """Signed distances at the middles of the edges, and the areas they stand for: exact for the mean of what is smooth."""
    corners = mesh.points[mesh.triangles]
    middles = ((corners + corners[:, [1, 2, 0]]) / 2).reshape(-1, 3)
    return shape(middles), np.repeat(np.linalg.norm(mesh.face_vectors, axis=1), 3)


def percentile_99(values, weights):
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return values[order][np.searchsorted(total, 0.99 * total[-1])]


def roundness(mesh, radius, turn):
    """Of a cylinder's side: deviation of the radius (mm), and of the normals from where they should point (degrees)."""
    middles, normals = mesh.points[mesh.triangles].mean(axis=1) @ turn, mesh.face_vectors @ turn
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    side = np.abs(middles[:, 2]) < np.abs(middles[:, 2]).max() - 6
    away = np.hypot(middles[side, 0], middles[side, 1])
    outward = np.column_stack([middles[side, :2] / away[:, None], np.zeros(len(away))])
    angle = np.degrees(np.arccos(np.clip((normals[side] * outward).sum(axis=1), -1, 1)))
    return (away - radius).std(), np.sqrt((angle**2).mean())


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), STRETCHED])
@pytest.mark.parametrize("name", SHAPES)
def test_a_thresholded_scan_gives_the_shape_that_was_scanned(name, spacing):
    shape = SHAPES[name]
    grid = grid_around(shape, spacing)
    values = BRIGHT * scanned(shape, grid)
    for noise in (0, 40):
        noisy = values + np.random.default_rng(1).normal(size=values.shape) * noise
        mesh = extract(noisy >= HALF, grid, noisy)
        away, weights = distances(mesh, shape)
        voxel = max(spacing)
        assert mesh.is_closed
        assert abs(np.average(away, weights=weights)) < 0.02 * voxel
        assert percentile_99(np.abs(away), weights) < 0.5 * voxel


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), STRETCHED])
@pytest.mark.parametrize("name", SHAPES)
def test_labels_alone_give_the_shape_without_bias(name, spacing):
    shape, random = SHAPES[name], np.random.default_rng(3)
    bias, worst = [], []
    for _ in range(3):  # one place among the voxels has its own luck
        grid = grid_around(shape, spacing)
        shift = grid.to_lps(random.uniform(-0.5, 0.5, 3)) - grid.origin_mm
        grid = Grid(grid.size, grid.spacing_mm, tuple(np.add(grid.origin_mm, shift)), grid.direction)
        away, weights = distances(extract(voxels(shape, grid), grid), shape)
        bias.append(np.average(away, weights=weights) / max(spacing))
        worst.append(percentile_99(np.abs(away), weights) / max(spacing))
    assert abs(np.mean(bias)) < 0.02
    assert np.mean(worst) < 0.5


def test_a_shaft_has_no_rings():
    shape = cylinder(40.0, 14.0, SLIGHT)
    grid = grid_around(shape)
    values = gaussian_filter(BRIGHT * scanned(shape, grid), 0.5)
    radius, angle = roundness(extract(values >= HALF, grid, values), 14.0, SLIGHT)
    ringed = roundness(extract(values >= HALF, grid), 14.0, SLIGHT)
    assert radius < 0.04
    assert angle < 3.0
    assert ringed[0] > 3 * radius


def test_where_the_border_was_drawn_by_hand_the_labels_rule_and_the_seam_is_smooth():
    shape = block((14, 12, 10))
    grid = grid_around(shape)
    values = gaussian_filter(BRIGHT * scanned(shape, grid), 0.5)
    mask = values >= HALF
    k = np.indices(mask.shape)[0]
    cut = mask & (grid.origin_mm[2] + k < 2.3)  # a flat end inside the bright body, where no level runs
    mesh = extract(cut, grid, values)
    assert mesh.is_closed
    top = mesh.points[np.abs(mesh.points[:, :2]).max(axis=1) < 6]
    top = top[top[:, 2] > 0]
    end = grid.origin_mm[2] + np.flatnonzero(cut.any(axis=(1, 2))).max() + 0.5
    assert np.abs(top[:, 2] - end).max() < 0.25
    side = mesh.points[(np.abs(mesh.points[:, 2] + 4) < 3) & (np.abs(mesh.points[:, 1]) < 6)]
    assert np.abs(np.abs(side[:, 0]) - 14).max() < 0.1
    edges = mesh.points[mesh.triangles[:, [0, 1]]]
    assert np.linalg.norm(edges[:, 1] - edges[:, 0], axis=1).max() < 2.0


def test_a_border_that_follows_no_level_is_left_to_the_labels():
    shape = ball(9.0)
    grid = grid_around(shape)
    mask = voxels(shape, grid)
    random = np.random.default_rng(0)
    labels = extract(mask, grid)
    for values in (
        random.normal(size=mask.shape),
        np.where(mask, BRIGHT, 0.0),
        np.where(mask, BRIGHT, 0.0) + random.normal(size=mask.shape) * 20,
        np.full(mask.shape, 7.0),
        np.full(mask.shape, np.nan),
    ):
        assert np.array_equal(extract(mask, grid, values).points, labels.points)
    unscanned = extract(mask, grid, BRIGHT * scanned(shape, grid), np.zeros(mask.shape, dtype=bool))
    assert np.array_equal(unscanned.points, labels.points)


def test_dark_things_and_ranges_of_values_are_followed_too():
    shape = ball(10.0)
    grid = grid_around(shape)
    values = -BRIGHT * scanned(shape, grid)
    away, weights = distances(extract(values <= -HALF, grid, values), shape)
    assert abs(np.average(away, weights=weights)) < 0.02
    share = scanned(shape, grid) + scanned(ball(5.0), grid)  # a shell of one value round a core of another
    found = extract((share > 0.5) & (share < 1.5), grid, share)
    hollow = 4 / 3 * np.pi * (10**3 - 5**3)
    assert found.volume_mm3 == pytest.approx(hollow, rel=6e-3)


def test_levels_are_found_where_most_pairs_straddle_them():
    inside, outside = np.array([5.0, 6, 9, 4, np.nan]), np.array([1.0, 3, 2, 0, 1])
    found = level_crossings(inside, outside)
    assert found.follows.tolist() == [True, True, True, True, False]
    assert found.share[:4] == pytest.approx([1.5 / 4, 2.5 / 3, 5.5 / 7, 0.5 / 4])  # the level is 3.5, between 3 and 4
    assert level_crossings(np.full(5, np.nan), outside) is None
    assert level_crossings(outside[:4], outside[:4]) is None


def test_the_recipe_of_a_surface_depends_on_the_voxels_it_follows():
    from surgplan.artifacts.shapes import surface_recipe

    grid = Grid((4, 4, 4), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    segment = Segment("bone", "ct", grid, "labels", 1)
    keys = set()
    for image in (
        Image("ct", "CT", grid, "one", "int16"),
        Image("ct", "CT", grid, "two", "int16"),
        Image("ct", "CT", Grid((4, 4, 5), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)), "two", "int16"),
    ):
        recipe = surface_recipe(Case().with_item(image).with_item(segment), "bone")
        assert encode(image.grid) != encode(grid) or recipe.inputs["solid"]["values"]["voxels"] == image.voxels
        keys.add(recipe.key)
    assert len(keys) == 3
    assert surface_recipe(Case().with_item(segment), "bone").key in keys  # another grid is as good as no image
