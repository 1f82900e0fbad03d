"""Parts of a body that its mesh misses because they are thinner than its elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Field
from surgplan.mesh.near import near_values
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.space import Space
from surgplan.mesh.thickness import surface_below, wall_thickness
from surgplan.mesh.triangles import TriMesh

MISSED = 0.12
"""A place inside the shape is lost if it lies outside the mesh by more than this share of an element."""
WORTH_SAYING = 0.002
"""Share of a body's volume that must be lost before it is said."""
THIN = 1.5
"""A wall above this many elements is not lost for being thin."""
FAR = 0.75
"""A place of the shape's surface further than this share of an element outside the mesh is lost with what it bounds."""
PASSED = 0.75
"""Cells whose samples lie nearer to the surface than this share of their side stand for it."""
AROUND = np.array([[0.13, 0.21, -0.17], [-0.13, -0.21, 0.17]])
"""Samples of a cell, in shares of its side: no wall can have both in its middle, where no way leads out."""
ON_SURFACE = 0.02
"""So near to the surface, in sides of a cell, a place of it must be found."""
MOST_PLACES = 12_000
"""So many samples at most are held against the mesh."""
ASKED = 3 * MOST_PLACES
"""So many samples at most are asked how far they lie from the surface: about a third of them lie near it."""
MOST_WALLS = 2000
"""Of so many lost places the thickness is looked up."""


@dataclass(frozen=True)
class Lost:
    """What a mesh misses of a body."""

    share: float
    """Of the body's volume; of walls that no sample lies in an estimate, up to twice too high for small ones."""
    thinner_than_mm: float
    """Nineteen in twenty of the lost places lie in walls thinner than this."""
    elements_mm: float
    """Mean size of the elements there."""
    surface_share: float = 0.0
    """Of the body's surface, that which lies further outside the mesh than `FAR` elements."""
    farthest_mm: float = 0.0
    """How far outside the mesh the body's surface goes there."""
    box: tuple[tuple[float, float, float], tuple[float, float, float]] | None = None
    """Lowest and highest corner around that surface, LPS mm."""

    def words(self, name: str) -> str:
        """A sentence about it; nothing where it is not worth one."""
        if self.share < WORTH_SAYING and self.surface_share < WORTH_SAYING:
            return ""
        if self.thinner_than_mm > THIN * self.elements_mm:
            where = f"edges and corners that elements of {self.elements_mm:.2g} mm cut off"
            return f"{100 * self.share:.1f} % of {name!r} lies in {where}{self._surface()}"
        return (
            f"{100 * self.share:.1f} % of {name!r} is thinner than {self.thinner_than_mm:.2g} mm and was lost in elements of "
            f"{self.elements_mm:.2g} mm{self._surface()}: use smaller ones, or refine thin walls"
        )

    def _surface(self) -> str:
        """Which part of the surface is lost."""
        if self.box is None:
            return ""
        low, high = (" ".join(str(round(value)) for value in corner) for corner in self.box)
        return (
            f", with {100 * self.surface_share:.2g} % of its surface, up to {self.farthest_mm:.2g} mm outside the mesh, "
            f"between ({low}) and ({high}) LPS mm"
        )


@dataclass(frozen=True, eq=False)
class Places:
    """Places on a shape's surface."""

    points: Floats
    """(n, 3)."""
    area_mm2: Floats
    """(n,) what each stands for; of a wall thinner than a cell both sides are counted as one."""
    spacing_mm: Floats
    """(n,) the side of the cell each was found from."""


def surface_places(shape: Field, leaves: Sequence[NDArray[np.int64]], size_mm: float) -> Places:
    """Places all over a shape's surface, found from cells (n, 3) of each level that cover it, `size_mm` at first."""
    samples, sides = [], []
    for level, cells in enumerate(leaves):
        side = size_mm / 2**level
        samples.append(((cells + 0.5)[:, None] + AROUND).reshape(-1, 3) * side)
        sides.append(np.full(len(samples[-1]), side))
    points, spacing = np.concatenate(samples), np.concatenate(sides)
    # an odd step, so that both samples of a cell have their turn
    step = (1 + len(points) // ASKED) | 1
    points, spacing = points[::step], spacing[::step]
    near = np.abs(near_values(shape, points, spacing)) < PASSED * spacing
    points, spacing = points[near], spacing[near]
    every = 1 + len(points) // MOST_PLACES
    points, spacing = points[::every], spacing[::every]
    at = np.empty_like(points)
    for side in np.unique(spacing):
        own = spacing == side
        at[own] = surface_below(shape, points[own], float(side))[0]
    on = np.abs(shape(at)) < ON_SURFACE * spacing
    # samples fill a layer on both sides of the surface
    area = step * every * spacing**2 / (2 * PASSED * len(AROUND))
    return Places(at[on], area[on], spacing[on])


def lost_parts(skin: TriMesh, shape: Field, space: Space, places: Places) -> Lost:
    """What a mesh of which `skin` is the outside misses of a shape.

    `space` holds samples of its inside, `places` of its surface, which tell of walls so thin that no sample lies in them.
    """
    tree = NearestTree.of(skin)
    within = _lost_within(tree, shape, space)
    if not len(places.points) or space.volume_mm3 <= 0:
        return within
    outside = tree.query(places.points)[0]
    missed = outside > FAR * places.spacing_mm
    if not missed.any():
        return within
    points, area, size = places.points[missed], places.area_mm2[missed], places.spacing_mm[missed]
    some = slice(None, None, 1 + len(points) // MOST_WALLS)
    mean = float(size.mean())
    thick = np.minimum(wall_thickness(shape, points[some], mean, 2.5 * mean), 2.5 * mean)
    # at a wall's rim the way inwards leads along it: its places stand for no wall
    wall = thick < 2.5 * mean
    lost_mm3 = float(area[some][wall] @ thick[wall]) * len(points) / len(thick)
    thinner = float(np.percentile(thick[wall], 95)) if wall.any() else 2.5 * mean
    share = lost_mm3 / space.volume_mm3
    # samples of the inside tell better, where there are any
    found = within if 2 * within.share > share else Lost(min(share, 1.0), thinner, mean)
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    surface = float(area.sum() / places.area_mm2.sum())
    return replace(found, surface_share=surface, farthest_mm=float(outside.max()), box=(tuple(low), tuple(high)))


def _lost_within(tree: NearestTree, shape: Field, space: Space) -> Lost:
    """What samples of the inside tell."""
    every = 1 + len(space.points) // MOST_PLACES
    points, weight, size = space.points[::every], space.weight_mm3[::every] * every, space.spacing_mm[::every]
    if not len(points) or space.volume_mm3 <= 0:
        return Lost(0.0, 0.0, 0.0)
    missed = tree.query(points)[0] > MISSED * size
    if not missed.any():
        return Lost(0.0, 0.0, 0.0)
    share = float(weight[missed].sum()) / space.volume_mm3
    some = np.flatnonzero(missed)[:MOST_WALLS]
    mean = float(size[some].mean())
    thick = wall_thickness(shape, points[some], mean, 2.5 * mean)
    return Lost(share, float(np.percentile(np.minimum(thick, 2.5 * mean), 95)), mean)
