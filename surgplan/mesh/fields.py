"""Shapes as level sets: the signed distance to a surface, negative inside.

A field may give less than the true distance, as `intersection` does beside an edge, but never more: whoever searches
with it relies on that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats, Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.mesh.nearest import NearestTree
from surgplan.mesh.surface import extract
from surgplan.mesh.triangles import TriMesh

Box = tuple[Floats, Floats]
"""Lowest and highest L, P, S, mm; infinite where the shape has no end."""


class Field(Protocol):
    """A shape in the patient."""

    def __call__(self, points: Floats) -> Floats:
        """Signed distance (n,) of points (n, 3) in mm, negative inside."""

    def bounds(self) -> Box:
        """A box that holds the whole shape."""


@dataclass(frozen=True, eq=False)
class SurfaceField:
    """The exact distance to a closed triangle surface."""

    mesh: TriMesh

    @cached_property
    def tree(self) -> NearestTree:
        """Made when first asked for."""
        return NearestTree.of(self.mesh)

    def same_as(self, other: SurfaceField) -> bool:
        """Whether two fields are of the same surface, though perhaps read twice."""
        return np.array_equal(self.mesh.points, other.mesh.points) and np.array_equal(self.mesh.triangles, other.mesh.triangles)

    def __call__(self, points: Floats) -> Floats:
        return self.tree.query(points)[0]

    def bounds(self) -> Box:
        return self.mesh.bounds


@dataclass(frozen=True, eq=False)
class PlaneField:
    """The half space on the negative side of a plane."""

    plane: Plane

    def __call__(self, points: Floats) -> Floats:
        return self.plane.signed_distance_mm(points)

    def bounds(self) -> Box:
        return np.full(3, -np.inf), np.full(3, np.inf)


@dataclass(frozen=True, eq=False)
class FormulaField:
    """A shape given by a function of points, within a box."""

    function: Callable[[Floats], Floats]
    box: Box

    def __call__(self, points: Floats) -> Floats:
        return self.function(points)

    def bounds(self) -> Box:
        return self.box


@dataclass(frozen=True, eq=False)
class Intersection:
    """What lies in every one of some shapes; their edges stay sharp where it is meshed."""

    parts: tuple[Field, ...]

    def __call__(self, points: Floats) -> Floats:
        values = self.parts[0](points)
        for part in self.parts[1:]:
            values = np.maximum(values, part(points))
        return values

    def bounds(self) -> Box:
        boxes = [part.bounds() for part in self.parts]
        return np.max([b[0] for b in boxes], axis=0), np.min([b[1] for b in boxes], axis=0)


@dataclass(frozen=True, eq=False)
class Union:
    """What lies in any of some shapes."""

    parts: tuple[Field, ...]

    def __call__(self, points: Floats) -> Floats:
        values = self.parts[0](points)
        for part in self.parts[1:]:
            values = np.minimum(values, part(points))
        return values

    def bounds(self) -> Box:
        boxes = [part.bounds() for part in self.parts]
        return np.min([b[0] for b in boxes], axis=0), np.max([b[1] for b in boxes], axis=0)


@dataclass(frozen=True, eq=False)
class Complement:
    """What lies outside a shape."""

    part: Field

    def __call__(self, points: Floats) -> Floats:
        return -self.part(points)

    def bounds(self) -> Box:
        return np.full(3, -np.inf), np.full(3, np.inf)


@dataclass(frozen=True, eq=False)
class Offset:
    """A shape grown by a distance, or shrunk by a negative one."""

    part: Field
    distance_mm: float

    def __call__(self, points: Floats) -> Floats:
        return self.part(points) - self.distance_mm

    def bounds(self) -> Box:
        low, high = self.part.bounds()
        return low - self.distance_mm, high + self.distance_mm


@dataclass(frozen=True, eq=False)
class Moved:
    """A shape moved as a whole."""

    part: Field
    motion: Rigid

    def __call__(self, points: Floats) -> Floats:
        return self.part(self.motion.inverse().apply(points))

    def bounds(self) -> Box:
        low, high = self.part.bounds()
        if not (np.isfinite(low).all() and np.isfinite(high).all()):
            return np.full(3, -np.inf), np.full(3, np.inf)
        corners = self.motion.apply(np.array(list(product(*zip(low, high, strict=True)))))
        return corners.min(axis=0), corners.max(axis=0)


def surface_field(mesh: TriMesh) -> SurfaceField:
    """The inside of a closed surface; MeshFailed, saying how many edges are open, if it has no inside."""
    if not len(mesh.triangles):
        raise MeshFailed("the surface has no triangles, so it has no inside")
    if mesh.open_edges:
        raise MeshFailed(f"the surface has {mesh.open_edges} open edges, so it has no inside; close its holes first")
    return SurfaceField(mesh)


def mask_field(mask: NDArray[np.bool_], grid: Grid) -> SurfaceField:
    """The shape of a segment [k, j, i] below the size of its voxels: the distance to the smooth surface of `extract`.

    The volume is that of the voxels. MeshFailed if the mask is empty.
    """
    return SurfaceField(extract(mask, grid))


def plane_field(plane: Plane) -> PlaneField:
    """The half space on the negative side of a plane."""
    return PlaneField(plane)


def formula_field(function: Callable[[Floats], Floats], low: Floats, high: Floats) -> FormulaField:
    """A shape given by a signed distance in closed form, within a box."""
    return FormulaField(function, (np.asarray(low, dtype=float), np.asarray(high, dtype=float)))


def intersection(*fields: Field) -> Intersection:
    """What lies in all of the shapes."""
    return Intersection(fields)


def union(*fields: Field) -> Union:
    """What lies in any of the shapes."""
    return Union(fields)


def difference(first: Field, *others: Field) -> Intersection:
    """What lies in the first shape and in none of the others."""
    return Intersection((first, *(Complement(other) for other in others)))


def offset(field: Field, distance_mm: float) -> Offset:
    """The shape grown by a distance, or shrunk by a negative one."""
    return Offset(field, distance_mm)


def moved_field(field: Field, motion: Rigid) -> Moved:
    """The shape moved from where it is given, x to `motion.apply(x)`."""
    return Moved(field, motion)


def gradient(field: Field, points: Floats, step_mm: float = 1e-3) -> Floats:
    """Outward direction (n, 3) of a field by central differences; its length is 1 where the field is a true distance."""
    slope = np.empty((len(points), 3))
    for axis in range(3):
        step = np.zeros(3)
        step[axis] = step_mm
        slope[:, axis] = (field(points + step) - field(points - step)) / (2 * step_mm)
    return slope
