"""Bringing surfaces onto each other."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Segment, Surface
from surgplan.case.labels import write_labels
from surgplan.mesh.closest_fit import closest_fit, wide_starts
from surgplan.mesh.register_surface import RegisterSurface
from surgplan.mesh.surface import TriMesh, extract, to_bytes

GRID = Grid((60, 50, 70), (2.0, 2.0, 2.0), (-60.0, -50.0, -70.0))
MOTION = Rigid.about((5, 0, 0), (1, 2, 1), 40).then(Rigid.from_matrix(np.eye(3), (60, -30, 20)))


def mask(ball: bool = False):
    """Voxels of three rods of different lengths and a ball, or of a ball alone."""
    k, j, i = np.indices(GRID.array_shape)
    p = GRID.to_lps(np.stack([i, j, k], axis=-1))
    if ball:
        return np.linalg.norm(p, axis=-1) < 35
    rods = (np.hypot(p[..., 0], p[..., 1]) < 11) & (np.abs(p[..., 2]) < 55)
    rods |= (np.hypot(p[..., 1], p[..., 2] - 20) < 9) & (p[..., 0] > 0) & (p[..., 0] < 45)
    rods |= (np.hypot(p[..., 0], p[..., 2] + 30) < 7) & (p[..., 1] < 0) & (p[..., 1] > -35)
    return rods | (np.linalg.norm(p - (0, 12, 40), axis=-1) < 18)


@pytest.fixture(scope="module")
def shape():
    return extract(mask(), GRID)


def test_a_moved_surface_finds_its_way_back(shape):
    fit = closest_fit(shape.transformed(MOTION), shape, wide_starts(shape.transformed(MOTION), shape))
    assert np.abs(fit.motion.apply(MOTION.apply(shape.points)) - shape.points).max() < 0.05
    assert fit.figures["residual_mm"] < 0.05


def test_a_part_of_a_surface_is_fitted_by_what_both_have(shape):
    cut = shape.triangles[shape.points[shape.triangles].mean(axis=1)[:, 2] < 30]
    extra = extract(mask(), Grid(GRID.size, GRID.spacing_mm, (200.0, 0.0, 0.0)))
    few = extra.triangles[: len(cut) // 8]
    moving = TriMesh(np.vstack([shape.points, extra.points]), np.vstack([cut, few + len(shape.points)])).transformed(MOTION)
    fit = closest_fit(moving, shape, [MOTION.inverse().then(Rigid.about((0, 0, 0), (0, 1, 1), 6))], overlap=0.8)
    assert np.abs(fit.motion.apply(MOTION.apply(shape.points)) - shape.points).max() < 0.1


def test_a_ball_fits_in_any_turn_and_is_refused():
    ball = extract(mask(ball=True), GRID)
    other = ball.transformed(Rigid.about((3, 0, 0), (1, 2, 3), 37))  # other voxels, so that the same stairs do not meet
    with pytest.raises(Refused, match="not the only one"):
        closest_fit(other, ball, [Rigid.identity()])


def test_another_shape_is_refused(shape):
    with pytest.raises(Refused, match="mm are left between them"):
        closest_fit(extract(mask(ball=True), GRID), shape, [Rigid.identity()])


def test_the_operation_makes_a_moved_surface(shape, blobs):
    case = Case().with_item(Surface("model", blobs.put(to_bytes(shape.transformed(MOTION)))))
    voxels = mask()
    case = case.with_item(Segment("bone", "ct", GRID, write_labels(blobs, voxels), int(voxels.sum())))
    op = RegisterSurface("model", "bone", "model_in_place")
    after = op.apply(case, op.compute(case, blobs, lambda f, w: None))
    from surgplan.mesh.surface import from_bytes

    moved = from_bytes(blobs.get(after.surfaces["model_in_place"].mesh))
    assert np.abs(moved.points - shape.points).max() < 0.05
    assert after.surfaces["model"] == case.surfaces["model"]
    assert "mm (RMS) are left" in after.surfaces["model_in_place"].cautions[0]


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"fixed": "model"}, "to itself"), ({"fixed": "skull"}, "called 'skull'"), ({"as_": "model"}, "already is a surface")],
)
def test_what_makes_no_sense_is_refused(shape, blobs, fields, words):
    case = Case().with_item(Surface("model", blobs.put(to_bytes(shape)))).with_item(Surface("other", "x"))
    with pytest.raises(Refused, match=words):
        RegisterSurface(**{"moving": "model", "fixed": "other", "as_": "new", **fields}).compute(case, blobs, lambda f, w: None)
