"""What measuring asks of a view, be it a slice or the 3D view."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Vector, vector

Floats = NDArray[np.float64]
View = SliceView | SceneView

NEAR_MM = 1.0
"""A point this near to a slice, or within what is seen of it, lies on it."""
FAINT_MM = 12.0
"""What lies farther from a slice than this is not drawn in it."""


def point_under(view: View, at: QPointF) -> Vector | None:
    """The patient's point under a pixel, LPS mm to a hundredth: on the slice, or on the surface; None where there is none."""
    if isinstance(view, SliceView):
        frame = view.frame
        return None if frame is None else _rounded(frame.to_lps(at.x(), at.y()))
    hit = None if view.over_cube(at) else view.pick(at.x(), at.y())
    return None if hit is None else _rounded(hit[0])


def moved_under(view: View, at: QPointF, point: Vector) -> Vector | None:
    """Where a point goes that is dragged to a pixel: as `point_under`, beside surfaces across the line of sight.

    A point within a slab, or just beside a slice, keeps its depth.
    """
    found = point_under(view, at)
    if isinstance(view, SliceView) and found is not None and view.frame is not None:
        through = view.frame.plane.through
        off = float((np.asarray(point) - np.asarray(found)) @ through)
        return _rounded(found + off * through) if abs(off) <= max(NEAR_MM, view.frame.reach_mm) else found
    if found is not None or isinstance(view, SliceView):
        return found
    projection, camera = view.projection, view.camera
    if projection is None or camera is None:
        return None
    start, sight = projection.ray(at.x(), at.y())
    along = float(sight @ camera.direction)
    return None if along <= 0 else _rounded(start + float((np.asarray(point) - start) @ camera.direction) / along * sight)


class Sight:
    """Where a view, as it is now, shows the patient's points; made once for many of them."""

    def __init__(self, view: View) -> None:
        self._projection = view.projection
        self._frame = view.frame if isinstance(view, SliceView) else None

    def __bool__(self) -> bool:
        """Whether the view shows anything."""
        return self._projection is not None

    def pixels(self, points: Floats) -> Floats:
        """Pixels (n, 2) of points (n, 3)."""
        assert self._projection is not None
        return self._projection.project(points)

    def away_mm(self, points: Floats) -> Floats:
        """Distances (n,) of points (n, 3) from what is seen: 0 within the thickness of a slice or slab, and in 3D."""
        frame = self._frame
        if frame is None:
            return np.zeros(len(points))
        off = (points - frame.middle) @ frame.plane.through
        beyond: Floats = np.sign(off) * np.maximum(np.abs(off) - max(NEAR_MM, frame.reach_mm), 0.0)
        return beyond


def sight_of(view: View) -> Vector | None:
    """The direction a view looks along; None while it shows nothing."""
    if isinstance(view, SliceView):
        return None if view.frame is None else _direction(view.frame.plane.through)
    return None if view.camera is None else _direction(view.camera.direction)


def _rounded(point: Floats) -> Vector:
    return vector(np.round(np.asarray(point, dtype=float), 2))


def _direction(along: Floats) -> Vector:
    return vector(np.round(np.asarray(along, dtype=float), 9))
