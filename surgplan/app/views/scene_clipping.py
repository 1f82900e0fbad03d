"""What is cut away in 3D: planes and a box. It is a way of looking and changes nothing of the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.app.words import say
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Vector, vector

Floats = NDArray[np.float64]

MOST_FACES = 6
"""As many cutting faces as every graphics system draws at once."""
LEAST_BOX_MM = 2.0
KEPT_WHOLE = ("titanium", "cobalt-chrome", "polyethylene", "guide", "plane")
"""Materials of what was planned: cut only where that is asked for."""


@dataclass(frozen=True)
class ClipPlane:
    """A cutting plane with a name; what lies on the side of its normal is kept."""

    name: str
    plane: Plane


@dataclass(frozen=True)
class Clipping:
    """What is cut away now."""

    planes: tuple[ClipPlane, ...] = ()
    box: tuple[Vector, Vector] | None = None
    """Lowest and highest corner in LPS mm; only what lies inside is kept."""
    implants_too: bool = False
    handles: bool = True
    """Whether handles are shown in the 3D view."""

    @property
    def is_on(self) -> bool:
        """Whether anything may be cut."""
        return bool(self.planes) or self.box is not None

    def with_plane(self, name: str, plane: Plane) -> Clipping:
        """A plane of this name added or moved.

        Raises Refused when there would be more faces than can be drawn.
        """
        new = ClipPlane(name, plane)
        if any(held.name == name for held in self.planes):
            return replace(self, planes=tuple(new if held.name == name else held for held in self.planes))
        return replace(self, planes=(*self.planes, new)).checked()

    def without_plane(self, name: str) -> Clipping:
        """Without the plane of this name."""
        return replace(self, planes=tuple(held for held in self.planes if held.name != name))

    def with_box(self, low: Sequence[float], high: Sequence[float]) -> Clipping:
        """With this box, its corners in order and at least 2 mm apart."""
        a, b = np.minimum(low, high), np.maximum(low, high)
        b = np.maximum(b, a + LEAST_BOX_MM)
        return replace(self, box=(vector(a), vector(b))).checked()

    def checked(self) -> Clipping:
        """Itself; raises Refused where it has more faces than can be drawn."""
        if len(self.planes) + (6 if self.box else 0) > MOST_FACES:
            raise Refused(say("A box takes all six cutting faces: take the planes or the box away before adding the other"))
        return self

    def half_spaces(self) -> Floats:
        """(n, 4): what is kept has `n . lps + d >= 0` for each row; distances in mm."""
        rows = [[*held.plane.normal, -float(np.dot(held.plane.normal, held.plane.origin))] for held in self.planes]
        if self.box is not None:
            for axis in range(3):
                inward = np.eye(3)[axis]
                rows += [[*inward, -self.box[0][axis]], [*-inward, self.box[1][axis]]]
        return np.array(rows, dtype=float).reshape(-1, 4)


def cuts(material: str, clipping: Clipping) -> bool:
    """Whether things of a material are cut."""
    return clipping.implants_too or material not in KEPT_WHOLE


def kept_interval(half_spaces: Floats, start: Floats, direction: Floats) -> tuple[float, float]:
    """The distances (mm) along a ray between which nothing is cut away; the first is larger where all of it is."""
    nearest, farthest = 0.0, np.inf
    for row in half_spaces:
        at, change = float(row[:3] @ start + row[3]), float(row[:3] @ direction)
        if abs(change) < 1e-12:
            if at < 0:
                return np.inf, -np.inf
        elif change > 0:
            nearest = max(nearest, -at / change)
        else:
            farthest = min(farthest, -at / change)
    return nearest, farthest
