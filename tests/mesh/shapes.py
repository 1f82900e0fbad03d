"""Shapes with known volumes and distances, and their voxels."""

from __future__ import annotations

import numpy as np

from surgplan.base.grid import Grid
from surgplan.mesh.fields import FormulaField, formula_field


def ball(radius, centre=(0.0, 0.0, 0.0)) -> FormulaField:
    c = np.asarray(centre, dtype=float)
    return formula_field(lambda p: np.linalg.norm(p - c, axis=1) - radius, c - radius, c + radius)


def capsule(half_length, radius) -> FormulaField:
    def distance(p):
        q = p.copy()
        q[:, 2] -= np.clip(q[:, 2], -half_length, half_length)
        return np.linalg.norm(q, axis=1) - radius

    reach = np.array([radius, radius, half_length + radius])
    return formula_field(distance, -reach, reach)


def block(half, turn=None) -> FormulaField:
    """A box with half edges `half`, turned by a rotation matrix."""
    half, turn = np.asarray(half, dtype=float), np.eye(3) if turn is None else turn

    def distance(p):
        q = np.abs(p @ turn) - half
        return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(axis=1), 0)

    reach = np.full(3, np.linalg.norm(half))
    return formula_field(distance, -reach, reach)


def cylinder(half_length, radius, turn=None) -> FormulaField:
    """A cylinder with flat ends along z, turned by a rotation matrix."""
    turn = np.eye(3) if turn is None else turn

    def distance(p):
        q = p @ turn
        beside, beyond = np.hypot(q[:, 0], q[:, 1]) - radius, np.abs(q[:, 2]) - half_length
        return np.minimum(np.maximum(beside, beyond), 0) + np.hypot(np.maximum(beside, 0), np.maximum(beyond, 0))

    reach = np.full(3, np.hypot(half_length, radius))
    return formula_field(distance, -reach, reach)


def torus(ring, radius, turn=None) -> FormulaField:
    """A torus round z, turned by a rotation matrix."""
    turn = np.eye(3) if turn is None else turn

    def distance(p):
        q = p @ turn
        return np.hypot(np.hypot(q[:, 0], q[:, 1]) - ring, q[:, 2]) - radius

    reach = np.full(3, float(ring + radius))
    return formula_field(distance, -reach, reach)


def scanned(field, grid, count=120) -> np.ndarray:
    """The share of each voxel [k, j, i] inside a shape, by `count` points spread evenly in it: a scan without noise."""
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))
    share = (field(points) < 0).astype(float)
    near = np.abs(field(points)) < np.linalg.norm(grid.spacing_mm)
    spread = (np.arange(count)[:, None] + 0.5) * 1.22074408460575947536 ** -np.arange(1, 4) % 1 - 0.5  # Roberts' R3 sequence
    offsets = grid.to_lps(spread) - grid.origin_mm
    share[near] = np.mean([field(points[near] + offset) < 0 for offset in offsets], axis=0)
    return share.reshape(grid.array_shape)


def grid_around(field, spacing_mm=(1.0, 1.0, 1.0), direction=None, margin_mm=4.0) -> Grid:
    """A grid, turned as wanted and off centre by odd fractions of a voxel, that holds a shape at the origin."""
    reach = np.max(np.abs(np.stack(field.bounds()))) * (1.8 if direction is not None else 1.0) + margin_mm
    size = tuple(int(2 * reach / s) + 1 for s in spacing_mm)
    grid = Grid(size, tuple(spacing_mm), (0.0, 0.0, 0.0), direction or (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0))
    shift = -np.asarray(grid.centre_mm) + (0.13, 0.37, 0.21)
    return Grid(size, tuple(spacing_mm), tuple(float(v) for v in shift), grid.direction)


def voxels(field, grid) -> np.ndarray:
    """The mask [k, j, i] of the voxel centres inside."""
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))
    return (field(points) < 0).reshape(grid.array_shape)
