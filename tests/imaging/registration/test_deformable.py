"""Bending a scan onto another."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Rigid
from surgplan.imaging.registration.register import register
from tests.imaging.registration import phantom

POSE = Rigid.about((0, 0, 0), (1, 1, 2), 10).then(Rigid.from_matrix(np.eye(3), (8, -6, 5)))


def bend(points):
    """A smooth change of shape of up to 6 mm along each axis."""
    l, p, s = points[..., 0], points[..., 1], points[..., 2]  # noqa: E741
    return np.stack([6 * np.sin(p / 45), -5 * np.cos(l / 50), 5 * np.sin((l - s) / 60)], axis=-1)


def bent_places(points):
    """Where points of the unbent head lie in the bent one: q with q + bend(q) = p."""
    places = points.copy()
    for _ in range(60):
        places = points - bend(places)
    return places


def test_a_bent_head_is_followed_better_than_by_an_affine_map():
    fixed = phantom.scan(phantom.MR, spacing=(3.5, 3.5, 3.5))
    moving = phantom.scan(phantom.CT, POSE, (3.5, 3.5, 3.5), seed=1, bend=bend)
    fit = register(fixed, moving, "deformable")
    i, j, k = np.rint(fixed.grid.to_index(phantom.head_points())).astype(int).T
    points = fixed.grid.to_lps(np.stack([i, j, k], axis=-1))
    true = POSE.apply(bent_places(points))
    affine = np.linalg.inv(fit.matrix)
    before = np.linalg.norm(points @ affine[:3, :3].T + affine[:3, 3] - true, axis=1)
    after = np.linalg.norm(points + fit.displacements[k, j, i] - true, axis=1)
    assert after.mean() < 0.65 * before.mean()
    assert np.percentile(after, 95) < 2.0
    assert fit.figures["jacobian_least"] > 0.3
    assert fit.figures["inverse_error_mm"] < 0.01
