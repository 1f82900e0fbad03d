"""Which side of a ruled surface voxels lie on: a curve moved along a straight line."""

from __future__ import annotations

import numpy as np
from numba import njit

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask
from surgplan.segment.voxels.slabs import in_slabs

SAME_MM = 1e-6


def left_of(grid: Grid, curve: Floats, direction: Floats, closed: bool = False) -> Mask:
    """The voxels whose centres lie left of a curve, points (n, 3) in LPS mm, for who looks along `direction`.

    An open curve goes on straight beyond its ends; of a `closed` one the inside is given. ValueError, in words, where the curve
    makes no border: it has no length across the direction, or crosses itself.
    """
    frame = _across(direction)
    flat = _distinct(curve @ frame.T, closed)
    far = 100 * float(np.linalg.norm(np.asarray(grid.size) * grid.spacing_mm) + np.abs(flat - flat[0]).max() + 1)
    middle = grid.to_lps((np.asarray(grid.size) - 1) / 2) @ frame.T
    outline = flat if closed else _around(flat, middle, far)
    _refuse_crossing(outline if closed else outline[: len(flat) + 2], closed)
    matrix = grid.affine
    start = frame @ matrix[:3, 3]
    steps = frame @ matrix[:3, :3]
    out: Mask = np.empty(grid.array_shape, dtype=bool)
    in_slabs(grid.size[2], lambda a, z: _inside_rows(outline, start, steps, out, a, z))
    return out


def _across(direction: Floats) -> Floats:
    """Two axes (2, 3) across a direction, the first to the right and the second upwards for who looks along it."""
    ahead = direction / np.linalg.norm(direction)
    up = np.eye(3)[int(np.argmin(np.abs(ahead)))]
    right = np.cross(ahead, up)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(right, ahead)])


def _distinct(flat: Floats, closed: bool) -> Floats:
    """The points without those that fall on the one before."""
    keep = np.ones(len(flat), dtype=bool)
    keep[1:] = np.linalg.norm(np.diff(flat, axis=0), axis=1) > SAME_MM
    flat = flat[keep]
    if closed and len(flat) > 1 and np.linalg.norm(flat[0] - flat[-1]) <= SAME_MM:
        flat = flat[:-1]
    if len(flat) < (3 if closed else 2):
        raise ValueError("seen along the direction, the points of the curve fall together")
    return np.asarray(flat, dtype=float)


def _around(flat: Floats, middle: Floats, far: float) -> Floats:
    """The outline of what lies left of an open curve: the curve with straight ends, closed by a wide arc on its left."""
    first = flat[0] - far * _unit(flat[1] - flat[0])
    last = flat[-1] + far * _unit(flat[-1] - flat[-2])
    begin, end = (np.arctan2(*(p - middle)[::-1]) for p in (last, first))
    # going round the middle against the clock from the last point to the first keeps the left side within
    turn = (end - begin) % (2 * np.pi)
    angles = begin + np.linspace(0, 1, 34)[1:-1] * turn
    arc = middle + 2 * far * np.column_stack([np.cos(angles), np.sin(angles)])
    return np.vstack([first, flat, last, arc])


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / np.linalg.norm(vector))


def _refuse_crossing(points: Floats, closed: bool) -> None:
    """ValueError where two sides of a polyline that are not neighbours cross."""
    starts, stops = (points, np.roll(points, -1, axis=0)) if closed else (points[:-1], points[1:])
    for n in range(len(starts) - 2):
        others = slice(n + 2, len(starts) - 1 if closed and n == 0 else len(starts))
        c, d = starts[others], stops[others]
        apart = _turn(starts[n], stops[n], c) * _turn(starts[n], stops[n], d) >= 0
        if (~apart & (_turn(c, d, starts[n]) * _turn(c, d, stops[n]) < 0)).any():
            raise ValueError("seen along the direction, the curve crosses itself, or its straight ends cross it")


def _turn(a: Floats, b: Floats, c: Floats) -> Floats:
    """Above 0 where c lies left of the line from a to b."""
    found: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    return found


@njit(cache=True, nogil=True)
def _inside_rows(outline, start, steps, out, first, last):  # type: ignore[no-untyped-def]
    """Even-odd rule for every voxel of a row at once: a row of voxels is a straight line in the plane of the outline."""
    rows, length = out.shape[1], out.shape[2]
    count = len(outline)
    du, dv = steps[0, 0], steps[1, 0]
    point_like = du * du + dv * dv < 1e-18  # the row runs along the direction, so all of its voxels lie alike
    if point_like:
        du, dv = 1.0, 0.0
    toggles = np.empty(length + 1, dtype=np.int64)
    for k in range(first, last):
        for j in range(rows):
            u = start[0] + j * steps[0, 1] + k * steps[0, 2]
            v = start[1] + j * steps[1, 1] + k * steps[1, 2]
            toggles[:] = 0
            for n in range(count):
                a, b = outline[n], outline[(n + 1) % count]
                side_a = du * (a[1] - v) - dv * (a[0] - u)
                side_b = du * (b[1] - v) - dv * (b[0] - u)
                if (side_a >= 0) == (side_b >= 0):
                    continue
                share = side_a / (side_a - side_b)
                x, y = a[0] + share * (b[0] - a[0]) - u, a[1] + share * (b[1] - a[1]) - v
                along = (x * du + y * dv) / (du * du + dv * dv)
                # voxels before the crossing have it ahead of them
                if along > 0:
                    toggles[min(int(np.ceil(along)), length)] += 1
            ahead = 0
            for i in range(length - 1, -1, -1):
                ahead += toggles[i + 1]
                out[k, j, i] = ahead % 2 == 1
            if point_like:
                out[k, j, :] = out[k, j, 0]  # which counts all crossings
