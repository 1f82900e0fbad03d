"""The surfaces of several segments at once, whose common borders are the same triangles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.label_contour import LabelContour, label_contour
from surgplan.mesh.triangles import TriMesh

INWARDS, OUTWARDS = 0.6307, -0.6429
"""Steps of smoothing there and back (Taubin 1995); together they pass what is wider than some ten voxels unchanged."""
ROUNDS = 30
EVENING = 4
"""Rounds of averaging over neighbours of what the triangles cut off."""
FARTHEST = 0.5
"""Of a voxel along each axis: no point is smoothed further than this."""
COLLAPSED = 0.5
"""A part that smoothing leaves with less than this share of its volume is kept unsmoothed."""


def surfaces(labels: NDArray[np.integer], grid: Grid, names: Mapping[int, str]) -> dict[str, TriMesh]:
    """The closed surface of each named label of a map [k, j, i], LPS mm; labels without a name are left out as 0 is.

    Where two labels touch, both surfaces hold the same triangles, point by point, turned to opposite sides. Each surface
    is a closed manifold. MeshFailed if a label is 0 or negative, has no voxel, or shares its name.
    """
    _refuse(labels, grid, names)
    kept = np.where(np.isin(labels, list(names)), labels, 0)
    k, j, i = (np.flatnonzero(kept.any(axis=axes)) for axes in ((1, 2), (0, 2), (0, 1)))
    box = kept[k[0] : k[-1] + 1, j[0] : j[-1] + 1, i[0] : i[-1] + 1]
    rough = label_contour(box)
    smooth = replace(rough, points=_smoothed(rough))
    for label in names:
        smooth = _without_collapsed(rough, smooth, label)
    mirrored = np.linalg.det(grid.axes) < 0
    found = {}
    for label, name in names.items():
        mesh = _side(smooth, label)
        points = grid.to_lps(mesh.points + np.array([i[0], j[0], k[0]]))
        found[name] = TriMesh(points, mesh.triangles[:, ::-1] if mirrored else mesh.triangles)
    return found


def _refuse(labels: NDArray[np.integer], grid: Grid, names: Mapping[int, str]) -> None:
    if labels.shape != grid.array_shape:
        raise ValueError(f"labels of shape {labels.shape} do not fit a grid of {grid.array_shape}")
    if not names:
        raise MeshFailed("no label is named, so there is nothing to make surfaces of")
    if min(names) < 1:
        raise MeshFailed(f"label {min(names)} can't have a surface: labels count from 1, and 0 is what is left over")
    if len(set(names.values())) < len(names):
        raise MeshFailed("two labels have the same name; name each differently")
    for label, name in names.items():
        if not (labels == label).any():
            raise MeshFailed(f"{name!r} has no voxel (label {label}), so it has no surface; mark some, or leave it out")


def _side(contour: LabelContour, label: int) -> TriMesh:
    """The surface of one label, outward, of the points it uses."""
    inside, outside = contour.behind == label, contour.before == label
    triangles = np.concatenate([contour.triangles[inside], contour.triangles[outside][:, ::-1]])
    used, index = np.unique(triangles, return_inverse=True)
    return TriMesh(contour.points[used], index.reshape(-1, 3).astype(np.int32))


def _smoothed(contour: LabelContour) -> Floats:
    """Points after smoothing there and back; where three labels meet, along that line only, and its ends stay."""
    mean = _neighbours(contour)
    points, still = contour.points, np.asarray(mean.sum(axis=1)).ravel() == 0
    for _ in range(ROUNDS):
        for step in (INWARDS, OUTWARDS):
            points = points + step * np.where(still[:, None], 0.0, mean @ points - points)
    # flat triangles lie inside a round surface by a quarter of how far their corners rise above their neighbours
    rise = np.where(still[:, None], 0.0, points - mean @ points)
    for _ in range(EVENING):
        rise = (rise + mean @ rise) / 2
    points = points + rise / 4
    return contour.points + np.clip(points - contour.points, -FARTHEST, FARTHEST)


def _neighbours(contour: LabelContour) -> csr_array:
    """For each point the mean of those it follows, as a matrix; an empty row for a point where lines end."""
    n = len(contour.points)
    ends = np.sort(contour.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1).astype(np.int64)
    edge, count = np.unique(ends[:, 0] * n + ends[:, 1], return_counts=True)
    a, b, line = edge // n, edge % n, count > 2
    lines = np.bincount(np.concatenate([a[line], b[line]]), minlength=n)
    from_, to = np.concatenate([a, b]), np.concatenate([b, a])
    along = np.concatenate([line, line])
    follows = (lines[from_] == 0) | (along & (lines[from_] == 2))
    weights = coo_array((np.ones(follows.sum()), (from_[follows], to[follows])), shape=(n, n)).tocsr()
    total = np.asarray(weights.sum(axis=1)).ravel()
    scale = coo_array((1 / np.maximum(total, 1), (np.arange(n), np.arange(n))), shape=(n, n))
    return csr_array(scale @ weights)


def _without_collapsed(rough: LabelContour, smooth: LabelContour, label: int) -> LabelContour:
    """The smooth contour, with the rough points of those parts of a label that smoothing took most away of."""
    own = (rough.behind == label) | (rough.before == label)
    sign = np.where(rough.behind == label, 1.0, -1.0)[own]
    t, n = rough.triangles[own], len(rough.points)
    links = coo_array((np.ones(2 * len(t), dtype=bool), (t[:, :2].ravel(), t[:, 1:].ravel())), shape=(n, n))
    part = connected_components(links, directed=False)[1]
    volumes = []
    for points in (rough.points, smooth.points):
        a, b, c = (points[t[:, i]] for i in range(3))
        volumes.append(np.bincount(part[t[:, 0]], sign * np.einsum("ij,ij->i", a, np.cross(b, c)), part.max() + 1))
    lost = volumes[1] * np.sign(volumes[0]) < COLLAPSED * np.abs(volumes[0])
    kept = np.zeros(n, dtype=bool)
    kept[t[lost[part[t[:, 0]]]]] = True
    return replace(smooth, points=np.where(kept[:, None], rough.points, smooth.points))
