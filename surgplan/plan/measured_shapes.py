"""Lengths, angles and areas of a few points in LPS mm: closed forms, nothing of a case."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, unit

NO_LENGTH_MM = 1e-9
"""Points nearer to each other than this give no direction."""
NO_AREA_MM2 = 1e-9
TOUCH_MM = 1e-6
"""Parts of an outline nearer to each other than this touch."""


def angle_deg(first: Floats, second: Floats) -> float:
    """The angle (0 to 180) between two directions (3,); Refused where one has no length."""
    if min(np.linalg.norm(first), np.linalg.norm(second)) < NO_LENGTH_MM:
        raise Refused("it has two points in one place, so it has no direction; move one of them")
    # atan2 keeps small angles, which arccos loses
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(first, second)), first @ second)))


def cobb_deg(points: Floats, normal: Vector | None = None) -> float:
    """The Cobb angle (0 to 180) between the line through points (4, 3) 1 and 2, and that through 3 and 4, seen along `normal`.

    Each line is taken in the direction that runs to the same side of the way from one line's middle to the other's, so that it
    does not matter which end was set first, and angles beyond 90 degrees are told from their supplements (the construction of
    Cobb 1948: perpendiculars to the end plates of the two end vertebrae). Refused where a line has no length.
    """
    seen = np.asarray(points, dtype=float)
    if normal is not None:
        n = np.asarray(unit(normal))
        seen = seen - (seen @ n)[:, None] * n
    first, second = seen[1] - seen[0], seen[3] - seen[2]
    way = (seen[2] + seen[3] - seen[0] - seen[1]) / 2
    length = float(np.linalg.norm(way))
    axis = way / length if length > NO_LENGTH_MM else np.zeros(3)
    aside = [line - (line @ axis) * axis for line in (first, second)]
    return angle_deg(first, second if float(aside[0] @ aside[1]) >= 0 else -second)


def area_vector(outline: Floats) -> Floats:
    """Half the sum of cross products (3,) of a closed outline (n, 3): its length is the largest area it has from any side."""
    around = np.asarray(outline, dtype=float) - np.asarray(outline, dtype=float)[0]
    vector: Floats = np.cross(around, np.roll(around, -1, axis=0)).sum(axis=0) / 2
    return vector


def area_mm2(outline: Floats, normal: Vector | None = None) -> float:
    """The area inside a closed outline (n, 3), n at least 3, seen along `normal`, or else in the plane in which it is largest.

    Refused where it crosses or touches itself, for then there is no one inside, or encloses nothing.
    """
    across = area_vector(outline)
    n = _direction(across) if normal is None else np.asarray(unit(normal))
    area = abs(float(across @ n))
    if area < NO_AREA_MM2:
        raise Refused("its outline encloses nothing; move one of its points")
    if crosses_itself(outline, n):
        raise Refused("its outline crosses or touches itself, so it has no one inside; move the points apart")
    return area


def off_plane_mm(outline: Floats, normal: Vector | None = None) -> float:
    """How far the points (n, 3) of an outline lie from the plane across `normal` (or across its area) through their middle."""
    n = _direction(area_vector(outline)) if normal is None else np.asarray(unit(normal))
    height = np.asarray(outline, dtype=float) @ n
    return float(np.abs(height - height.mean()).max())


def crosses_itself(outline: Floats, normal: Floats) -> bool:
    """Whether a closed outline (n, 3), seen along a unit normal, crosses or touches itself, folds back or runs round twice."""
    aside = np.cross(normal, np.eye(3)[int(np.argmin(np.abs(normal)))])
    aside = aside / np.linalg.norm(aside)
    flat = np.asarray(outline, dtype=float) @ np.stack([aside, np.cross(normal, aside)], axis=1)
    count = len(flat)
    ends = np.roll(flat, -1, axis=0)
    if bool((np.linalg.norm(ends - flat, axis=1) < TOUCH_MM).any()):
        return True
    for a in range(count):
        others = np.array([b for b in range(count) if b not in (a, (a + 1) % count, (a - 1) % count)], dtype=int)
        # of the neighbours only the far ends may not lie on this side
        far = np.concatenate([flat[others], ends[others], ends[[(a + 1) % count]], flat[[(a - 1) % count]]])
        if bool((_off_side(far, flat[a], ends[a]) < TOUCH_MM).any()):
            return True
        if len(others) and bool(_cross(flat[a], ends[a], flat[others], ends[others]).any()):
            return True
    return False


def _off_side(points: Floats, start: Floats, end: Floats) -> Floats:
    """Distances (n,) of points (n, 2) from a side."""
    way = end - start
    along = np.clip((points - start) @ way / max(float(way @ way), TOUCH_MM**2), 0.0, 1.0)
    distances: Floats = np.linalg.norm(points - start - along[:, None] * way, axis=1)
    return distances


def _cross(start: Floats, end: Floats, starts: Floats, ends: Floats) -> NDArray[np.bool_]:
    """Which of the sides (m, 2) a side crosses."""
    apart = _turn(start, end, starts) * _turn(start, end, ends) < 0
    crossing: NDArray[np.bool_] = apart & (_turn(starts, ends, start) * _turn(starts, ends, end) < 0)
    return crossing


def _turn(start: Floats, end: Floats, point: Floats) -> Floats:
    way, to = end - start, point - start
    turn: Floats = way[..., 0] * to[..., 1] - way[..., 1] * to[..., 0]
    return turn


def _direction(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    if length < NO_AREA_MM2:
        raise Refused("its outline encloses nothing; move one of its points")
    direction: Floats = vector / length
    return direction
