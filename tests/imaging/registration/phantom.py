"""A made-up head, as an MR and as a CT see it, in any pose."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Rigid, vector
from surgplan.base.grid import Grid
from surgplan.imaging.volume import Volume

BLOBS = np.random.default_rng(11).uniform(-50, 50, (24, 3)), np.random.default_rng(12).uniform(7, 14, 24)

MR = {"air": 10.0, "skin": 700.0, "bone": 40.0, "brain": 420.0, "blob": 150.0, "eye": 260.0}
CT = {"air": -1000.0, "skin": 0.0, "bone": 1100.0, "brain": 35.0, "blob": 110.0, "eye": 10.0}


def _inside(points, centre, radii):
    return (((points - np.asarray(centre)) / np.asarray(radii)) ** 2).sum(axis=-1) < 1


def values(points, greys):
    """Grey values at points (..., 3) of the head's own frame, its middle at the origin."""
    points = points + 8 * np.sin(points[..., [1, 2, 0]] / 17 + (0.3, 1.9, 4.0))  # a real head is not round
    found = np.full(points.shape[:-1], greys["air"])
    nose = _inside(points, (0, -95, -25), (14, 20, 18))
    found[_inside(points, (0, 0, 0), (75, 92, 85)) | nose] = greys["skin"]
    found[_inside(points, (0, 0, 2), (69, 86, 79))] = greys["bone"]
    brain = _inside(points, (0, 0, 3), (62, 79, 72))
    found[brain] = greys["brain"]
    for centre, radius in zip(*BLOBS, strict=True):
        found[brain & _inside(points, centre, (radius, 0.7 * radius, radius))] = greys["blob"]
    for side in (-1, 1):
        found[_inside(points, (30 * side, -72, -20), (13, 13, 13))] = greys["eye"]
    return found


def scan(greys, pose=None, spacing=(3.0, 3.0, 3.0), noise=10.0, seed=0, bend=None, reach=(220, 240, 220)):
    """The head, moved by `pose`, on a grid around the origin; each voxel is the mean of two points in it."""
    rng = np.random.default_rng(seed)
    size = tuple(int(r / s) for r, s in zip(reach, spacing, strict=True))
    grid = Grid(size, spacing, vector(-(np.array(size) - 1) / 2 * spacing))
    k, j, i = np.indices(grid.array_shape)
    back = (pose or Rigid.identity()).inverse()
    total = np.zeros(grid.array_shape)
    for corner in ((-0.25, 0.25, -0.25), (0.25, -0.25, 0.25)):
        points = back.apply(grid.to_lps(np.stack([i, j, k], axis=-1) + corner))
        total += values(points if bend is None else points + bend(points), greys)
    noisy = total / 2 + rng.normal(0, noise, grid.array_shape)
    return Volume(grid, np.rint(noisy).astype(np.int16), None, "HU" if greys is CT else "")


def other_thing(spacing=(3.0, 3.0, 3.0)):
    """Two rods in a slab, as a CT sees them: nothing of a head."""
    grid = Grid((70, 60, 60), spacing, (-105.0, -90.0, -90.0))
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1))
    found = np.full(grid.array_shape, -1000.0)
    found[_inside(points * (1, 1, 0), (0, 0, 0), (95, 70, 1))] = -60
    for side in (-1, 1):
        found[_inside(points * (1, 1, 0), (45 * side, 5, 0), (17, 17, 1))] = 900
    return Volume(grid, np.rint(found + np.random.default_rng(3).normal(0, 15, found.shape)).astype(np.int16), None, "HU")


def head_points():
    """Points (n, 3) all over the head, in its own frame."""
    points = np.random.default_rng(4).uniform(-1, 1, (4000, 3)) * (75, 92, 85)
    return points[_inside(points, (0, 0, 0), (75, 92, 85))]


def error_mm(matrix, pose):
    """Largest distance from where it belongs that a 4x4 matrix, moving to fixed, leaves a point of a head moved by `pose`."""
    points = head_points()
    back = pose.apply(points) @ matrix[:3, :3].T + matrix[:3, 3]
    return float(np.linalg.norm(back - points, axis=1).max())
