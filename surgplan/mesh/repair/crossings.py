"""Where a surface passes through itself: pairs of triangles that cross."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import Triangles, TriMesh


def crossings(mesh: TriMesh, shell: NDArray[np.integer] | None = None) -> tuple[int, int]:
    """How many pairs of triangles cross within one shell, and between two; `shell` (m,) numbers the shell of each.

    Triangles that share an edge, only touch, or lie on each other do not cross.
    """
    corners = np.ascontiguousarray(mesh.points[mesh.triangles])
    low, high = corners.min(axis=1), corners.max(axis=1)
    axis = int(np.argmax(np.ptp(mesh.points, axis=0)))
    order = np.argsort(low[:, axis], kind="stable")
    number = np.zeros(len(order), dtype=np.int64) if shell is None else shell.astype(np.int64)
    # the swept axis first, so that the search may stop early
    turn = [axis, (axis + 1) % 3, (axis + 2) % 3]
    found: tuple[int, int] = _count(
        np.ascontiguousarray(corners[order]),
        np.ascontiguousarray(mesh.triangles[order]),
        number[order],
        np.ascontiguousarray(low[order][:, turn]),
        np.ascontiguousarray(high[order][:, turn]),
    )
    return found


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _count(corners: Floats, triangles: Triangles, shell: NDArray[np.int64], low: Floats, high: Floats) -> tuple[int, int]:
    within, between = 0, 0
    for s in range(len(corners)):
        for t in range(s + 1, len(corners)):
            if low[t, 0] > high[s, 0]:
                break
            if low[t, 1] > high[s, 1] or high[t, 1] < low[s, 1] or low[t, 2] > high[s, 2] or high[t, 2] < low[s, 2]:
                continue
            shared = 0
            for a in range(3):
                for b in range(3):
                    if triangles[s, a] == triangles[t, b]:
                        shared += 1
            if shared < 2 and (_pierces(corners, triangles, s, t) or _pierces(corners, triangles, t, s)):
                if shell[s] == shell[t]:
                    within += 1
                else:
                    between += 1
    return within, between


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _pierces(corners: Floats, triangles: Triangles, s: int, t: int) -> bool:
    """Whether a side of triangle s, away from a corner they share, passes through the inside of triangle t."""
    for a in range(3):
        b = (a + 1) % 3
        own = False
        for c in range(3):
            if triangles[t, c] == triangles[s, a] or triangles[t, c] == triangles[s, b]:
                own = True
        if own:
            continue
        p, q = corners[s, a], corners[s, b]
        over, under = _six_volumes(corners[t, 0], corners[t, 1], corners[t, 2], p), 0.0
        under = _six_volumes(corners[t, 0], corners[t, 1], corners[t, 2], q)
        if over * under >= 0.0:
            continue
        one = _six_volumes(p, q, corners[t, 0], corners[t, 1])
        two = _six_volumes(p, q, corners[t, 1], corners[t, 2])
        three = _six_volumes(p, q, corners[t, 2], corners[t, 0])
        if (one > 0.0 and two > 0.0 and three > 0.0) or (one < 0.0 and two < 0.0 and three < 0.0):
            return True
    return False


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _six_volumes(a: Floats, b: Floats, c: Floats, d: Floats) -> float:
    """Six times the volume of a tetrahedron; 0 where it is no more than rounding."""
    ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    wx, wy, wz = d[0] - a[0], d[1] - a[1], d[2] - a[2]
    volume: float = ux * (vy * wz - vz * wy) + uy * (vz * wx - vx * wz) + uz * (vx * wy - vy * wx)
    size = (abs(ux) + abs(uy) + abs(uz)) * (abs(vx) + abs(vy) + abs(vz)) * (abs(wx) + abs(wy) + abs(wz))
    return volume if abs(volume) > 1e-10 * size else 0.0
