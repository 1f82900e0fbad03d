"""The three slice planes when they are turned away from the scan's own slices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from surgplan.app.views.planes import PLANES, SCREEN_AXES, SlicePlane
from surgplan.base.geometry import Floats, Rigid, Vector, vector
from surgplan.base.grid import Grid
from surgplan.base.oblique import orthonormal, shortest_turn

STRAIGHT_DEG = 0.01
"""Planes that lie this near to the scan's own slices are not turned."""


@dataclass(frozen=True, eq=False)
class TurnedPlanes:
    """Where the slice views look: each view's directions, and the point all planes were turned about.

    The planes stay at right angles to each other; each view keeps its own picture upright while the others turn.
    """

    axes: Mapping[str, Floats]
    """Per view a 3x3 array whose columns run right, down and through the slices, in LPS."""
    pivot: Vector
    """LPS mm; a slice of each plane goes through it."""

    @classmethod
    def of_scan(cls, grid: Grid, pivot: Vector) -> TurnedPlanes:
        """The scan's own slices."""
        planes = {name: SlicePlane.of(grid, name) for name in PLANES}
        return cls({name: np.stack([p.right, p.down, p.through], axis=1) for name, p in planes.items()}, pivot)

    @classmethod
    def of_patient(cls, pivot: Vector) -> TurnedPlanes:
        """The true axial, coronal and sagittal planes, however the scan lies."""
        columns = {name: [sign * np.eye(3)[axis] for axis, sign in SCREEN_AXES[name]] for name in PLANES}
        return cls({name: np.stack(axes, axis=1) for name, axes in columns.items()}, pivot)

    def turned_in(self, view: str, angle_deg: float, pivot: Vector) -> TurnedPlanes:
        """The other two planes turned about a view's line of sight, clockwise on its screen; that view's picture stays."""
        right, down, _ = self.axes[view].T
        turn = Rigid.about((0.0, 0.0, 0.0), vector(np.cross(right, down)), angle_deg).matrix3
        others = {name: orthonormal(turn @ axes) for name, axes in self.axes.items() if name != view}
        return TurnedPlanes({**self.axes, **others}, pivot)

    def facing(self, view: str, direction: Vector, pivot: Vector) -> TurnedPlanes:
        """All planes turned by the least that brings a view's slices at right angles to a direction, to either end.

        A plane that this leaves where it is keeps its picture upright.
        """
        through = self.axes[view][:, 2]
        towards = np.asarray(direction) * (1.0 if float(through @ direction) >= 0 else -1.0)
        turn = shortest_turn(through, towards)
        own = {name: shortest_turn(axes[:, 2], turn @ axes[:, 2]) for name, axes in self.axes.items()}
        return TurnedPlanes({name: orthonormal(own[name] @ axes) for name, axes in self.axes.items()}, pivot)

    def nearest_to(self, direction: Vector) -> str:
        """The view whose slices are nearest to lying at right angles to a direction."""
        return max(PLANES, key=lambda name: abs(float(self.axes[name][:, 2] @ direction)))

    def is_straight(self, grid: Grid) -> bool:
        """Whether these are the scan's own slices."""
        own = TurnedPlanes.of_scan(grid, self.pivot).axes
        return all(np.allclose(self.axes[name], own[name], atol=np.radians(STRAIGHT_DEG)) for name in PLANES)
