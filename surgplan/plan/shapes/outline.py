"""A line of straight pieces with its corners rounded by arcs, in a plane."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.geometry import Floats


@dataclass(frozen=True, eq=False)
class Outline:
    """A smooth line: points (n, 2) close to each other, their way along it, and the ways at which arcs begin and end."""

    points: Floats
    way_mm: Floats
    arcs: tuple[tuple[float, float], ...]

    def at(self, way: float | Floats) -> Floats:
        """Points (..., 2) at distances along the line."""
        return np.stack([np.interp(way, self.way_mm, self.points[:, n]) for n in range(2)], axis=-1)

    @property
    def length_mm(self) -> float:
        """Length from end to end."""
        return float(self.way_mm[-1])

    def way_where(self, direction: Floats, value: float) -> float:
        """The last way at which the coordinate along `direction` still is at most `value`; the line rises along it there."""
        along = self.points @ direction
        last = int(np.flatnonzero(along <= value)[-1])
        if last == len(along) - 1:
            return self.length_mm
        share = (value - along[last]) / (along[last + 1] - along[last])
        return float(self.way_mm[last] + share * (self.way_mm[last + 1] - self.way_mm[last]))


def rounded(corners: Sequence[Floats], radii_mm: Sequence[float], step_mm: float = 0.25) -> Outline:
    """The line through `corners`, each inner one rounded by an arc of its radius (made smaller where there is no room)."""
    points = [np.asarray(corners[0], dtype=float)]
    marks: list[tuple[int, int]] = []
    for before, corner, after, radius in zip(corners[:-2], corners[1:-1], corners[2:], radii_mm, strict=True):
        arc = _arc(np.asarray(before), np.asarray(corner), np.asarray(after), radius, step_mm)
        marks.append((len(points), len(points) + len(arc) - 1))
        points.extend(arc)
    points.append(np.asarray(corners[-1], dtype=float))
    line = np.array(points)
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    return Outline(line, way, tuple((float(way[a]), float(way[b])) for a, b in marks))


def _arc(before: Floats, corner: Floats, after: Floats, radius: float, step: float) -> list[Floats]:
    back, ahead = before - corner, after - corner
    room = 0.9 * min(float(np.linalg.norm(back)), float(np.linalg.norm(ahead)))
    back, ahead = back / np.linalg.norm(back), ahead / np.linalg.norm(ahead)
    half = math.acos(float(np.clip(back @ ahead, -1, 1))) / 2
    if half > math.pi / 2 - 1e-6:
        return [corner]
    reach = min(radius / math.tan(half), room)
    radius = reach * math.tan(half)
    centre = corner + (back + ahead) / np.linalg.norm(back + ahead) * (radius / math.sin(half))
    turn = math.pi - 2 * half
    count = max(4, math.ceil(radius * turn / step))
    start, stop = corner + back * reach - centre, corner + ahead * reach - centre
    shares = np.linspace(0.0, 1.0, count)
    return [centre + (math.sin((1 - t) * turn) * start + math.sin(t * turn) * stop) / math.sin(turn) for t in shares]
