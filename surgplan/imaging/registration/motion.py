"""Matrices of motions: how they are made, how far apart they are."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats, Rigid, Vector, vector


def turned(centre: Floats, degrees: Floats, shift_mm: Floats) -> Floats:
    """The 4x4 matrix of a turn about a centre (a rotation vector along L, P and S, degrees), then a shift."""
    angle = float(np.linalg.norm(degrees))
    turn = np.eye(4) if angle == 0 else Rigid.about(vector(centre), vector(degrees / angle), angle).matrix4
    turn[:3, 3] += shift_mm
    return turn


def apart_mm(first: Floats, second: Floats, points: Floats) -> Floats:
    """How far apart two 4x4 matrices put each of some points (n, 3), mm."""
    difference = (first - second)[:3]
    distance: Floats = np.linalg.norm(points @ difference[:, :3].T + difference[:, 3], axis=1)
    return distance


def box_corners(points: Floats) -> Floats:
    """The eight corners of the box around points, in LPS."""
    ends = np.stack([points.min(axis=0), points.max(axis=0)])
    corners: Floats = np.stack(np.meshgrid(*ends.T, indexing="ij"), axis=-1).reshape(-1, 3)
    return corners


def angle_deg(matrix: Floats) -> float:
    """By how much the rotation of a rigid 4x4 matrix turns."""
    return float(np.degrees(np.arccos(np.clip((np.trace(matrix[:3, :3]) - 1) / 2, -1, 1))))


def middle(first: Floats, second: Floats) -> Floats:
    """The rigid 4x4 matrix half-way between two that are close."""
    mean = (first + second) / 2
    return Rigid.from_matrix(mean[:3, :3], mean[:3, 3]).matrix4


def rigid(matrix: Floats) -> Rigid:
    """A rigid 4x4 matrix as a pose."""
    return Rigid.from_matrix(matrix[:3, :3], matrix[:3, 3])


def as_tuple(matrix: Floats) -> tuple[float, ...]:
    """The upper three rows as twelve numbers."""
    return tuple(float(v) for v in matrix[:3].ravel())


def as_matrix(rows: tuple[float, ...]) -> Floats:
    """Twelve numbers as a 4x4 matrix."""
    matrix = np.eye(4)
    matrix[:3] = np.asarray(rows, dtype=float).reshape(3, 4)
    return matrix


def centre_of(points: Floats) -> Vector:
    """The mean of points."""
    return vector(points.mean(axis=0))
