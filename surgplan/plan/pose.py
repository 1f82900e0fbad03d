"""A pose as people write it: an origin and two axes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, Vector, vector


@dataclass(frozen=True)
class Pose:
    """Where a component's own frame lies in the patient."""

    origin: Vector
    """The own origin, LPS mm."""
    x: Vector
    """The own x axis as an LPS direction of any length."""
    y: Vector
    """A direction in the own x-y plane on the side of +y; what of it runs along x is taken out."""

    def rigid(self) -> Rigid:
        """The pose as a rigid motion; Refused if the axes have no length or are parallel."""
        try:
            return Rigid.from_axes(self.origin, self.x, self.y)
        except ValueError as exc:
            raise Refused(f"a pose needs two directions that are not parallel, not x {self.x} and y {self.y}") from exc

    @classmethod
    def of(cls, rigid: Rigid) -> Pose:
        """The same pose as a rigid motion's."""
        axes = rigid.matrix3
        return cls(rigid.translation, vector(axes[:, 0]), vector(axes[:, 1]))

    @classmethod
    def along_z(cls, origin: Vector, z: Vector, x: Vector) -> Pose:
        """The pose whose own z axis is exactly `z` and whose x axis lies on the side of `x`."""
        y = np.cross(np.asarray(z, dtype=float), np.asarray(x, dtype=float))
        return cls(origin, vector(np.cross(y, np.asarray(z, dtype=float))), vector(y))
