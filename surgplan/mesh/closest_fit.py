"""The rigid motion that brings a surface onto another: iterated closest points, from many starts, with a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import small_gicp  # type: ignore[import-not-found]
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid, vector
from surgplan.base.progress import Progress, silent
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.triangles import TriMesh

COARSE_POINTS = 300
FINE_POINTS = 4000
TURNS_DEG = (-60.0, 0.0, 60.0)
"""About each axis together, of a start at the middles."""
BEST = 8
"""Starts that are climbed."""
ROUNDS = 60
STILL_MM = 1e-4
LARGEST_RESIDUAL_MM = 1.5
"""Root mean square distance that may be left over the points that count; two segmentations of one bone differ by less [M]."""
PUSHED_MM, PUSHED_DEG = 4.0, 5.0
"""The found pose is pushed by this much along and about each axis and fitted again."""
RETURN_MM = 0.5
"""Within which it must come back, anywhere on the surface, or a quarter of the residual where that is more."""
LEAST_POINTS = 50


@dataclass(frozen=True, eq=False)
class SurfaceFit:
    """How one surface lies to another."""

    motion: Rigid
    """From the moving surface to the fixed one."""
    figures: dict[str, float]


@dataclass(frozen=True, eq=False)
class Target:
    """The fixed surface, to be asked for nearest points."""

    tree: NearestTree
    normals: Floats
    """(m, 3) of the triangles."""

    @classmethod
    def of(cls, mesh: TriMesh) -> Target:
        """Of a surface."""
        length = np.linalg.norm(mesh.face_vectors, axis=1, keepdims=True)
        return cls(NearestTree.of(mesh), mesh.face_vectors / np.where(length > 0, length, 1))

    def query(self, points: Floats) -> tuple[Floats, Floats, NDArray[np.int64]]:
        """As `NearestTree.query`."""
        return self.tree.query(points)


def surface_points(mesh: TriMesh, count: int, rng: np.random.Generator) -> Floats:
    """Random points (count, 3) of a surface, evenly by area."""
    areas = np.linalg.norm(mesh.face_vectors, axis=1)
    chosen = rng.choice(len(areas), count, p=areas / areas.sum())
    u, v = rng.uniform(size=(2, count))
    flip = u + v > 1
    u, v = np.where(flip, 1 - u, u), np.where(flip, 1 - v, v)
    a, b, c = (mesh.points[mesh.triangles[chosen, n]] for n in range(3))
    points: Floats = a + u[:, None] * (b - a) + v[:, None] * (c - a)
    return points


def wide_starts(moving: TriMesh, fixed: TriMesh) -> list[Rigid]:
    """The pose as it is, and the middles on each other at turns of 60 deg about every axis."""
    here, there = moving.points.mean(axis=0), fixed.points.mean(axis=0)
    together = Rigid.from_matrix(np.eye(3), there - here)
    starts = [Rigid.identity()]
    for turn in product(TURNS_DEG, repeat=3):
        angle = float(np.linalg.norm(turn))
        starts.append(together if angle == 0 else together.then(Rigid.about(vector(there), vector(turn), angle)))
    return starts


def closest_fit(
    moving: TriMesh,
    fixed: TriMesh,
    starts: Sequence[Rigid],
    overlap: float = 0.9,
    seed: int = 1,
    progress: Progress = silent,
) -> SurfaceFit:
    """The motion of least trimmed distance: only the nearest `overlap` share of the moving points counts.

    Coarse by GICP (small_gicp) from the best starts, fine by point to plane on the exact nearest points of the triangles.
    Refused if too much is left, or if the pose does not come back when it is pushed: a ball or a shaft fits in any turn.
    """
    if not 0.1 <= overlap <= 1:
        raise Refused(f"the overlap is a share from 0.1 to 1, not {overlap:g}")
    for mesh in (moving, fixed):
        if len(mesh.points) < LEAST_POINTS:
            raise Refused(f"a surface of {len(mesh.points)} points is too small to fit")
    rng = np.random.default_rng(seed)
    tree = Target.of(fixed)
    few, many = surface_points(moving, COARSE_POINTS, rng), surface_points(moving, FINE_POINTS, rng)
    progress(0.1, f"trying {len(starts)} starts")
    best = sorted(starts, key=lambda start: _trimmed(tree, start.apply(few), overlap))[:BEST]
    target = surface_points(fixed, 3 * FINE_POINTS, rng)
    tops = []
    for n, start in enumerate(best):
        progress(0.2 + 0.4 * n / len(best), "fitting from the best starts")
        tops.append(_climbed(tree, few, _coarse(target, many, start), overlap))
    winner = min(tops, key=lambda top: _trimmed(tree, top.apply(many), overlap))
    motion = _climbed(tree, many, winner, overlap)
    progress(0.7, "pushing the fit")
    figures = {
        "residual_mm": _trimmed(tree, motion.apply(many), overlap),
        "residual_unmoved_mm": _trimmed(tree, many, overlap),
        "return_mm": _pushed(tree, many[::4], motion, overlap),
        "starts": float(len(starts)),
        "overlap": overlap,
    }
    _judge(figures)
    return SurfaceFit(motion, figures)


def _judge(figures: dict[str, float]) -> None:
    left, back = figures["residual_mm"], figures["return_mm"]
    reasons = []
    if left > LARGEST_RESIDUAL_MM:
        reasons.append(f"{left:.2f} mm are left between them (at most {LARGEST_RESIDUAL_MM:g})")
    if back > max(RETURN_MM, left / 4):
        reasons.append(
            f"pushed by {PUSHED_MM:g} mm or {PUSHED_DEG:g} deg the fit ends {back:.1f} mm away, so it is not the only one"
        )
    if reasons:
        raise Refused(
            f"the surfaces could not be registered so that it can be trusted: {'; '.join(reasons)}. Nothing changed; "
            "give landmarks, or a smaller overlap where only a part of one is in the other"
        )


def _trimmed(tree: Target, points: Floats, overlap: float) -> float:
    """Root mean square distance of the nearest share of points from the surface, mm."""
    distance = np.sort(np.abs(tree.query(points)[0]))[: max(1, int(overlap * len(points)))]
    return float(np.sqrt((distance**2).mean()))


def _coarse(target: Floats, points: Floats, start: Rigid) -> Rigid:
    """GICP, one thread, so that the same gives the same."""
    found = small_gicp.align(
        target,
        points,
        init_T_target_source=start.matrix4,
        registration_type="GICP",
        downsampling_resolution=3.0,
        max_correspondence_distance=20.0,
        num_threads=1,
        max_iterations=30,
    )
    matrix = np.asarray(found.T_target_source, dtype=float)
    return Rigid.from_matrix(matrix[:3, :3], matrix[:3, 3]) if np.isfinite(matrix).all() else start


def _climbed(tree: Target, points: Floats, start: Rigid, overlap: float) -> Rigid:
    """Trimmed point to plane (Chen and Medioni 1992; Chetverikov 2002) until nothing moves."""
    motion = start
    for _ in range(ROUNDS):
        here = motion.apply(points)
        distance, at, triangle = tree.query(here)
        near = np.argsort(np.abs(distance))[: max(6, int(overlap * len(points)))]
        p, normal = here[near], tree.normals[triangle[near]]
        beside = np.einsum("ij,ij->i", p - at[near], normal)
        middle = p.mean(axis=0)
        rows = np.hstack([np.cross(p - middle, normal), normal])
        # a little damping: what the surface leaves open, a ball's turn, must not run away
        normal_matrix = rows.T @ rows + 1e-6 * len(p) * np.diag([1e3, 1e3, 1e3, 1, 1, 1])
        step = np.linalg.solve(normal_matrix, -rows.T @ beside)
        angle = float(np.linalg.norm(step[:3]))
        turn = Rigid.identity() if angle < 1e-12 else Rigid.about(vector(middle), vector(step[:3]), np.degrees(angle))
        motion = motion.then(turn).then(Rigid.from_matrix(np.eye(3), step[3:]))
        if np.abs(motion.apply(points) - here).max() < STILL_MM:
            break
    return motion


def _pushed(tree: Target, points: Floats, motion: Rigid, overlap: float) -> float:
    """Largest distance at any point between the fit and where it ends after it was pushed, mm."""
    here = _climbed(tree, points, motion, overlap)
    middle, worst = here.apply(points).mean(axis=0), 0.0
    for axis in np.vstack([np.eye(3), -np.eye(3)]):
        pushes = (Rigid.from_matrix(np.eye(3), PUSHED_MM * axis), Rigid.about(vector(middle), vector(axis), PUSHED_DEG))
        for push in pushes:
            back = _climbed(tree, points, here.then(push), overlap)
            worst = max(worst, float(np.linalg.norm(back.apply(points) - here.apply(points), axis=1).max()))
    return worst
