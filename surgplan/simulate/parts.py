"""Which elements hang together, and whether the supports hold them."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Bools, Ints

FACES = ((0, 2, 1), (0, 1, 3), (1, 2, 3), (0, 3, 2))
"""Corners of the faces of a tetrahedron, seen anticlockwise from outside."""

MOST_PARTS = 200
"""Parts up to which it is worth saying which one is loose."""


def face_parts(tets: Ints) -> NDArray[np.int32]:
    """The part (m,) each element belongs to: parts are elements joined by whole faces, numbered from 0."""
    count = len(tets)
    faces = np.sort(tets[:, :4][:, FACES].reshape(-1, 3), axis=1).astype(np.int64)
    nodes = int(tets.max()) + 1
    # two keys of 64 bits would be needed for three large node numbers: number the edges first if they do not fit in one
    if nodes < 2**21:
        key = (faces[:, 0] * nodes + faces[:, 1]) * nodes + faces[:, 2]
    else:
        edge = np.unique(faces[:, 0] * nodes + faces[:, 1], return_inverse=True)[1].astype(np.int64)
        key = edge * nodes + faces[:, 2]
    order = np.argsort(key, kind="stable")
    same = np.flatnonzero(key[order][1:] == key[order][:-1])
    one, other = order[same] // 4, order[same + 1] // 4
    graph = sp.coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    parts: NDArray[np.int32] = connected_components(graph, directed=False)[1].astype(np.int32)
    return parts


def refuse_unheld(points: Floats, tets: Ints, fixed: Bools) -> None:
    """Refused if a motion without strain is left to any part: the body would fly off, or a piece of it would."""
    if not fixed.any():
        raise Refused(
            "nothing holds the body: add a support, or move the support's plane so that part of the body lies behind it"
        )
    part = face_parts(tets)
    count = int(part.max()) + 1
    if count > MOST_PARTS:
        raise Refused(f"the mesh falls into {count} parts that do not share a face; keep the largest parts of the segments")
    gram, frames = _constraints(points, tets, part, count, fixed)
    values, vectors = np.linalg.eigh(gram)
    if values[0] > 1e-12 * max(values[-1], 1.0):
        return
    motion = vectors[:, 0].reshape(count, 6)
    loose = int(np.argmax(np.linalg.norm(motion, axis=1)))
    raise Refused(_words(motion[loose], frames[loose], count, int(np.sum(part == loose))))


def _modes(points: Floats, centre: Floats, radius: float) -> Floats:
    """Displacement (n, 3, 6) of points under unit translations, and rotations that move the rim by 1."""
    x, y, z = ((points - centre) / radius).T
    zero = np.zeros_like(x)
    rotations = np.stack([np.stack([zero, -z, y], 1), np.stack([z, zero, -x], 1), np.stack([-y, x, zero], 1)], axis=2)
    return np.concatenate([np.broadcast_to(np.eye(3), (len(x), 3, 3)), rotations], axis=2)


def _constraints(points: Floats, tets: Ints, part: NDArray[np.int32], count: int, fixed: Bools) -> tuple[Floats, list[Floats]]:
    """Gram matrix (6 parts, 6 parts) of what supports and shared nodes forbid, and a point of each part."""
    node, owner = np.arange(len(points)), np.zeros(len(points), dtype=np.int64)
    if count > 1:
        pairs = np.unique(tets.astype(np.int64).ravel() * count + np.repeat(part, tets.shape[1]))
        node, owner = pairs // count, pairs % count
    gram = np.zeros((6 * count, 6 * count))
    frames: list[tuple[Floats, float]] = []
    for p in range(count):
        own = points[node[owner == p]]
        centre = own.mean(axis=0)
        frames.append((centre, float(np.linalg.norm(own - centre, axis=1).max())))
        held = node[owner == p]
        held = held[fixed[held].any(axis=1)]
        rows = _modes(points[held], *frames[p])[fixed[held]]
        gram[6 * p : 6 * p + 6, 6 * p : 6 * p + 6] += rows.T @ rows
    for i in np.flatnonzero(node[1:] == node[:-1]):
        p, q = int(owner[i]), int(owner[i + 1])
        row = np.zeros((3, 6 * count))
        row[:, 6 * p : 6 * p + 6] = _modes(points[node[i]][None], *frames[p])[0]
        row[:, 6 * q : 6 * q + 6] = -_modes(points[node[i]][None], *frames[q])[0]
        gram += row.T @ row
    return gram, [centre for centre, _ in frames]


def _words(motion: Floats, centre: Floats, count: int, elements: int) -> str:
    shift, turn = motion[:3], motion[3:]
    direction = shift if np.linalg.norm(shift) >= np.linalg.norm(turn) else turn
    axis = ", ".join(f"{v:.2f}" for v in direction / np.linalg.norm(direction))
    how = f"slide along ({axis})" if direction is shift else f"turn about ({axis})"
    where = ", ".join(f"{v:.0f}" for v in centre)
    if count == 1:
        return f"the supports leave the body free to {how}; hold more of it"
    return (
        f"a part of {elements} elements near ({where}) mm is not held: it can {how}; "
        "let it touch the rest over a face, hold it, or remove it from the segment"
    )
