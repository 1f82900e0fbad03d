"""Parts of a body that its mesh misses because they are thinner than its elements."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.mesh.fields import Field
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.space import Space
from surgplan.mesh.thickness import wall_thickness
from surgplan.mesh.triangles import TriMesh

MISSED = 0.12
"""A place inside the shape is lost if it lies outside the mesh by more than this share of an element."""
WORTH_SAYING = 0.002
"""Share of a body's volume that must be lost before it is said."""
THIN = 1.5
"""A wall above this many elements is not lost for being thin."""
MOST_PLACES = 50_000
"""So many samples at most are held against the mesh."""
MOST_WALLS = 2000
"""Of so many lost places the thickness is looked up."""


@dataclass(frozen=True)
class Lost:
    """What a mesh misses of a body."""

    share: float
    """Of the body's volume."""
    thinner_than_mm: float
    """Nineteen in twenty of the lost places lie in walls thinner than this."""
    elements_mm: float
    """Mean size of the elements there."""

    def words(self, name: str) -> str:
        """A sentence about it; nothing where it is not worth one."""
        if self.share < WORTH_SAYING:
            return ""
        if self.thinner_than_mm > THIN * self.elements_mm:
            where = f"edges and corners that elements of {self.elements_mm:.2g} mm cut off"
            return f"{100 * self.share:.1f} % of {name!r} lies in {where}"
        return (
            f"{100 * self.share:.1f} % of {name!r} is thinner than {self.thinner_than_mm:.2g} mm and was lost in elements of "
            f"{self.elements_mm:.2g} mm: use smaller ones, or refine thin walls"
        )


def lost_parts(skin: TriMesh, shape: Field, space: Space) -> Lost:
    """What a mesh of which `skin` is the outside misses of a shape, of which `space` holds samples."""
    every = 1 + len(space.points) // MOST_PLACES
    points, weight, size = space.points[::every], space.weight_mm3[::every] * every, space.spacing_mm[::every]
    outside = NearestTree.of(skin).query(points)[0]
    missed = outside > MISSED * size
    if not missed.any() or space.volume_mm3 <= 0:
        return Lost(0.0, 0.0, 0.0)
    share = float(weight[missed].sum()) / space.volume_mm3
    some = np.flatnonzero(missed)[:MOST_WALLS]
    mean = float(size[some].mean())
    thick = wall_thickness(shape, points[some], mean, 2.5 * mean)
    return Lost(share, float(np.percentile(np.minimum(thick, 2.5 * mean), 95)), mean)
