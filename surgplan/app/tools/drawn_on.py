"""Where a tool draws: a plane that stays where it was at the press, whatever the view does meanwhile."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Vector, vector

Floats = NDArray[np.float64]


class DrawnOn(Protocol):
    """A plane of the patient that is seen in a view."""

    normal: Vector
    """Into the screen, as it was at the press."""

    def to_lps(self, x: float, y: float) -> Floats | None:
        """The point (3,) of the plane in LPS mm under a pixel of the view as it is now; None where that can't be said."""

    def to_screen(self, points: Floats) -> Floats:
        """Pixels (n, 2) of points (n, 3) of the plane in the view as it is now."""


class OnSlice:
    """The slice that was seen at the press."""

    def __init__(self, view: SliceView) -> None:
        assert view.frame is not None
        self._view, self._begun = view, view.frame
        self.through = vector(view.frame.plane.through)
        """Across the slices, towards higher ones."""
        self.normal = vector(np.cross(view.frame.plane.right, view.frame.plane.down))

    @property
    def _frame(self) -> SliceFrame | None:
        """How the view shows that slice's plane now; None if it shows another scan."""
        frame = self._view.frame
        return None if frame is None or frame.plane is not self._begun.plane else frame.at_slice(self._begun.index)

    def to_lps(self, x: float, y: float) -> Floats | None:
        """See DrawnOn."""
        frame = self._frame
        return None if frame is None else frame.to_lps(x, y)

    def to_screen(self, points: Floats) -> Floats:
        """See DrawnOn."""
        return (self._frame or self._begun).to_screen(points)


class OnSight:
    """A plane across the line of sight of the 3D view, through the surface under the press."""

    def __init__(self, view: SceneView, x: float, y: float) -> None:
        assert view.camera is not None
        assert view.projection is not None
        self._view, self._begun = view, view.projection
        hit = view.pick(x, y)
        self._through = view.camera.focal if hit is None else hit[0]
        self.eye = None if view.camera.parallel else vector(np.round(view.camera.eye, 3))
        """Where it was seen from, in LPS mm; None without perspective."""
        self.normal = vector(view.camera.direction)

    def to_lps(self, x: float, y: float) -> Floats | None:
        """See DrawnOn."""
        start, sight = (self._view.projection or self._begun).ray(x, y)
        normal = np.asarray(self.normal)
        along = float(sight @ normal)
        if along <= 0:
            return None
        point: Floats = start + float((self._through - start) @ normal) / along * sight
        return point

    def to_screen(self, points: Floats) -> Floats:
        """See DrawnOn."""
        return (self._view.projection or self._begun).project(points)
