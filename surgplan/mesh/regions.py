"""Bodies written as the surfaces they lie inside of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Plane
from surgplan.mesh.fields import Complement, Field, Intersection, PlaneField, SurfaceField

MOST_SURFACES = 60
"""One bit each in a 64-bit number."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Body:
    """A named shape; what lies on the positive side of any of its `cuts` is not part of it.

    Cuts and the parts of an `intersection` or `difference` meet in sharp edges.
    """

    name: str
    field: Field
    cuts: tuple[Plane, ...] = ()


@dataclass(frozen=True, eq=False)
class Regions:
    """All bodies over one list of surfaces, in which a surface that several bodies use stands once."""

    surfaces: tuple[Field, ...]
    sides: tuple[tuple[tuple[int, bool], ...], ...]
    """Per body the surfaces it is bounded by, and whether it lies inside each."""
    shapes: tuple[Intersection, ...]
    """Per body its whole shape, overlaps with later bodies included."""

    def excluded(self, body: int, inside: Ints, done: int) -> Bools:
        """Whether tetrahedra (m,) with bits `inside` are known to lie outside a body, as far as surfaces are `done`."""
        out = np.zeros(len(inside), dtype=bool)
        for surface, within in self.sides[body]:
            if done >> surface & 1:
                out |= ((inside >> surface) & 1 == 1) != within
        return out

    def complete(self, body: int, done: int) -> bool:
        """Whether all surfaces of a body are done."""
        return all(done >> surface & 1 for surface, _ in self.sides[body])

    def wanted(self, surface: int, inside: Ints, done: int) -> Bools:
        """Which tetrahedra (m,) a surface may decide: not excluded from every body it bounds, not won by a later one."""
        wanted = np.zeros(len(inside), dtype=bool)
        for body, sides in enumerate(self.sides):
            if any(s == surface for s, _ in sides):
                wanted |= ~self.excluded(body, inside, done) & (self.label(inside, done) <= body)
        return wanted

    def label(self, inside: Ints, done: int) -> NDArray[np.int16]:
        """The last body (m,) each tetrahedron is known to belong to, -1 for none."""
        label = np.full(len(inside), -1, dtype=np.int16)
        for body in range(len(self.sides)):
            if self.complete(body, done):
                label[~self.excluded(body, inside, done)] = body
        return label


def regions_of(bodies: Sequence[Body], domain: Field | None) -> Regions:
    """The surfaces of all bodies, each also cut to the domain; MeshFailed for doubled names or too many surfaces."""
    names = [body.name for body in bodies]
    if not names:
        raise MeshFailed("there is no body to mesh: give at least one")
    if len(set(names)) < len(names):
        raise MeshFailed(f"a mesh needs bodies with different names, not {names}")
    surfaces: list[Field] = []
    all_sides, shapes = [], []
    for body in bodies:
        parts: list[Field] = [body.field, *(PlaneField(plane) for plane in body.cuts), *([domain] if domain else [])]
        flat = [leaf for part in parts for leaf in _leaves(part)]
        all_sides.append(tuple(dict.fromkeys(_side(surfaces, leaf) for leaf in flat)))
        shapes.append(Intersection(tuple(flat)))
    if len(surfaces) > MOST_SURFACES:
        raise MeshFailed(
            f"the bodies have {len(surfaces)} surfaces, but a mesh takes at most {MOST_SURFACES}; mesh fewer at once"
        )
    return Regions(tuple(surfaces), tuple(all_sides), tuple(shapes))


def _leaves(field: Field) -> list[Field]:
    """The shapes an intersection is made of."""
    if isinstance(field, Intersection):
        return [leaf for part in field.parts for leaf in _leaves(part)]
    return [field]


def _side(surfaces: list[Field], field: Field) -> tuple[int, bool]:
    """The number of a field's surface, added if it is new, and whether the field means its inside."""
    if isinstance(field, Complement):
        number, within = _side(surfaces, field.part)
        return number, not within
    for number, known in enumerate(surfaces):
        if known is field or (isinstance(known, SurfaceField) and isinstance(field, SurfaceField) and known.same_as(field)):
            return number, True
        if isinstance(known, PlaneField) and isinstance(field, PlaneField):
            if known.plane == field.plane:
                return number, True
            if known.plane.origin == field.plane.origin and np.allclose(known.plane.normal, np.negative(field.plane.normal)):
                return number, False
    surfaces.append(field)
    return len(surfaces) - 1, True
