"""Cutting tetrahedra along a level set, so that the cut is a set of shared faces.

Points near the surface are first moved onto it along an edge, then the edges that still cross it get a new point
(isosurface stuffing, Labelle and Shewchuk 2007). Points keep a record of the surfaces they lie on: a later surface
may move them only along those, so nothing that was cut before is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.mesh.fields import Field
from surgplan.mesh.near import near_values
from surgplan.mesh.tetmesh import EDGES, oriented, tet_volumes

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SNAP = 0.25
"""A point nearer to the surface than this share of an edge is moved onto it."""
SETTLED = 0.08
"""A point that may not be moved counts as lying on the surface if it is nearer than this share of an edge."""
WORST_SHAPE = 0.25
"""A move is taken back if it leaves a tetrahedron with less than this share of the shape it had."""

# A cut tetrahedron has its corners sorted: outside, on the surface, inside; "03" is the new point between corners 0 and 3.
# For (number outside, number on the surface): the pieces outside and the pieces inside. All diagonals of a
# quadrilateral start at its first corner, so neighbours agree on them.
Pieces = tuple[tuple[str, str, str, str], ...]
TEMPLATES: dict[tuple[int, int], tuple[Pieces, Pieces]] = {
    (1, 2): ((("0", "1", "2", "03"),), (("03", "1", "2", "3"),)),
    (1, 1): ((("0", "1", "02", "03"),), (("1", "2", "3", "03"), ("1", "2", "02", "03"))),
    (2, 1): ((("2", "0", "1", "13"), ("2", "0", "03", "13")), (("3", "2", "03", "13"),)),
    (1, 0): ((("0", "01", "02", "03"),), (("1", "01", "02", "03"), ("1", "2", "02", "03"), ("1", "2", "3", "03"))),
    (3, 0): ((("0", "03", "13", "23"), ("0", "1", "13", "23"), ("0", "1", "2", "23")), (("3", "03", "13", "23"),)),
    (2, 0): (
        (("0", "1", "12", "13"), ("0", "02", "03", "13"), ("0", "02", "12", "13")),
        (("2", "3", "03", "13"), ("2", "02", "03", "13"), ("2", "02", "12", "13")),
    ),
}
COLUMN = {name: i for i, name in enumerate(("0", "1", "2", "3", *(f"{a}{b}" for a, b in EDGES.tolist())))}


@dataclass(eq=False)
class Lattice:
    """Tetrahedra while they are being cut."""

    points: Floats
    tets: Ints
    inside: Ints
    """(m,) bit s is set if the tetrahedron lies inside surface s."""
    on: Ints
    """(n,) bit s is set if the point lies on surface s."""
    values: list[Floats]
    """Per surface its field at the points (n,): exact near the surface, elsewhere only of the right sign."""
    fields: Sequence[Field]
    size_mm: Floats
    """(n,) the cell size around each point."""


def split(lattice: Lattice, surface: int, wanted: Bools) -> None:
    """Cut the `wanted` tetrahedra (m,) along a surface, and those that share a cut edge with them.

    Afterwards bit `surface` of `inside` is true for all that descend from the wanted ones; for others it says nothing.
    """
    value = lattice.values[surface]
    value[np.abs(value) < 1e-6 * lattice.size_mm] = 0.0
    value[(lattice.on >> surface) & 1 == 1] = 0.0
    # points of no wanted tetrahedron count as lying on the surface: their edges are then never cut
    free = np.ones(len(value), dtype=bool)
    free[lattice.tets[wanted].ravel()] = False
    lattice.on[~free & (value == 0)] |= 1 << surface
    value = np.where(free, 0.0, value)
    _snap(lattice, surface, value)
    _cut(lattice, surface, value, wanted)


def _snap(lattice: Lattice, surface: int, value: Floats) -> None:
    """Move points near the surface onto it; `value` becomes 0 there."""
    a, b = _crossing_edges(lattice.tets, value)
    if not len(a):
        return
    share = _crossing(lattice, surface, a, b, value)
    here, there, share = np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([share, 1 - share])
    near = share < SNAP
    here, there, share = here[near], there[near], share[near]
    # a point on earlier surfaces moves along an edge that lies in all of them, or not at all
    allowed = (lattice.on[here] & ~lattice.on[there]) == 0
    order = np.lexsort((share, ~allowed, here))
    here, there, share, allowed = here[order], there[order], share[order], allowed[order]
    point, first = np.unique(here, return_index=True)
    there, share, allowed = there[first], share[first], allowed[first]
    moved = _move(lattice, point[allowed], there[allowed], share[allowed])
    settled = ~np.isin(point, moved) & (share < SETTLED)
    value[moved] = 0.0
    value[point[settled]] = 0.0
    on = np.concatenate([moved, point[settled]])
    lattice.on[on] |= 1 << surface
    lattice.values[surface][on] = 0.0
    for other in range(len(lattice.fields)):
        if other != surface:
            _renew(lattice, other, moved)


def _move(lattice: Lattice, point: Ints, towards: Ints, share: Floats) -> Ints:
    """Move points along edges where no tetrahedron suffers too much; the points that were moved."""
    old = lattice.points
    new = old.copy()
    new[point] = old[point] + share[:, None] * (old[towards] - old[point])
    moving = np.zeros(len(old), dtype=bool)
    moving[point] = True
    touched = lattice.tets[any_corner(moving, lattice.tets)]
    before = shape_of(old, touched)
    for _ in range(20):
        bad = shape_of(new, touched) < WORST_SHAPE * np.minimum(before, 1.0)
        back = np.unique(touched[bad])
        back = back[moving[back]]
        if not len(back):
            break
        new[back], moving[back] = old[back], False
    lattice.points = new
    return np.flatnonzero(moving)


def shape_of(points: Floats, tets: Ints) -> Floats:
    """6 sqrt(2) volume / rms edge length^3 (m,): 1 for a regular tetrahedron, 0 for a flat one, negative if inverted."""
    corners = points[tets]
    edges = corners[:, EDGES[:, 1]] - corners[:, EDGES[:, 0]]
    mean = np.einsum("ijk,ijk->i", edges, edges) / 6
    shape: Floats = 6 * np.sqrt(2) * tet_volumes(points, tets) / np.maximum(mean, 1e-300) ** 1.5
    return shape


def any_corner(flag: Bools, tets: Ints) -> Bools:
    """Whether any corner (m,) of each tetrahedron has a flag; column by column, which is far quicker than `any(axis=1)`."""
    found: Bools = flag[tets[:, 0]] | flag[tets[:, 1]] | flag[tets[:, 2]] | flag[tets[:, 3]]
    return found


def _crossing_edges(tets: Ints, value: Floats) -> tuple[Ints, Ints]:
    """Both ends (k,) of the edges whose ends lie on different sides."""
    sign = np.sign(value).astype(np.int8)
    cut = tets[any_corner(sign > 0, tets) & any_corner(sign < 0, tets)]
    a, b = cut[:, EDGES[:, 0]].ravel(), cut[:, EDGES[:, 1]].ravel()
    crossing = sign[a] * sign[b] < 0
    a, b = a[crossing], b[crossing]
    key = np.unique(np.minimum(a, b) * len(value) + np.maximum(a, b))
    return key // len(value), key % len(value)


def _crossing(lattice: Lattice, surface: int, a: Ints, b: Ints, value: Floats) -> Floats:
    """Where between a (0) and b (1) each edge meets the surface: a secant, one look at the field, and a secant again."""
    field, pa, pb = lattice.fields[surface], lattice.points[a], lattice.points[b]
    fa, fb = value[a], value[b]
    share = fa / (fa - fb)
    middle = field(pa + share[:, None] * (pb - pa))
    beyond = np.sign(middle) == np.sign(fa)
    with np.errstate(divide="ignore", invalid="ignore"):  # in the branch that is not taken
        finer = np.where(beyond, share + (1 - share) * middle / (middle - fb), share * fa / (fa - middle))
    return np.where(middle == 0, share, np.clip(finer, 0.0, 1.0))


def _renew(lattice: Lattice, surface: int, points: Ints) -> None:
    """Look up a field again at points that were moved or are new."""
    value = lattice.values[surface]
    value[points] = near_values(lattice.fields[surface], lattice.points[points], lattice.size_mm[points])
    value[points[(lattice.on[points] >> surface) & 1 == 1]] = 0.0


def _cut(lattice: Lattice, surface: int, value: Floats, wanted: Bools) -> None:
    """Replace the tetrahedra that still cross the surface by their pieces, and tell on which side the wanted others lie."""
    sign = np.sign(value).astype(np.int8)
    positive, negative = any_corner(sign > 0, lattice.tets), any_corner(sign < 0, lattice.tets)
    cut = positive & negative
    bit = 1 << surface
    whole, positive, negative = lattice.tets[~cut], positive[~cut], negative[~cut]
    # whose corners all lie on the surface, or so it seems for those that nobody wants
    flat = ~negative & ~positive & wanted[~cut]
    if flat.any():
        negative[flat] = lattice.fields[surface](lattice.points[whole[flat]].mean(axis=1)) < 0
    inside = (lattice.inside[~cut] & ~bit) | np.where(negative, bit, 0)
    if not cut.any():
        lattice.inside = inside
        return
    tets, history = lattice.tets[cut], lattice.inside[cut] & ~bit
    tets = np.take_along_axis(tets, np.lexsort((tets, -sign[tets]), axis=1), axis=1)
    ids = _new_points(lattice, surface, tets, sign, value)
    table = np.concatenate([tets, ids], axis=1)
    outside_count, on_count = (sign[tets] > 0).sum(axis=1), (sign[tets] == 0).sum(axis=1)
    all_tets, all_inside = [], []
    for pattern, sides in TEMPLATES.items():
        rows = np.flatnonzero((outside_count == pattern[0]) & (on_count == pattern[1]))
        for pieces, side in zip(sides, (0, bit), strict=True):
            for piece in pieces:
                all_tets.append(table[rows][:, [COLUMN[name] for name in piece]])
                all_inside.append(history[rows] | side)
    lattice.tets = np.concatenate([whole, oriented(lattice.points, np.concatenate(all_tets))])
    lattice.inside = np.concatenate([inside, *all_inside])


def _new_points(lattice: Lattice, surface: int, tets: Ints, sign: NDArray[np.int8], value: Floats) -> Ints:
    """Add a point to every crossing edge; (m, 6) the number of the point on each edge of `tets`, -1 where there is none."""
    n = len(value)
    ends = np.sort(tets[:, EDGES], axis=2)
    crossing = sign[ends[..., 0]] * sign[ends[..., 1]] < 0
    key, number = np.unique(ends[crossing][:, 0] * n + ends[crossing][:, 1], return_inverse=True)
    a, b = key // n, key % n
    share = _crossing(lattice, surface, a, b, value)
    # no piece may be without volume, however near to an end the surface passes
    share = np.clip(share, SETTLED / 2, 1 - SETTLED / 2)
    lattice.points = np.concatenate(
        [lattice.points, lattice.points[a] + share[:, None] * (lattice.points[b] - lattice.points[a])]
    )
    lattice.on = np.concatenate([lattice.on, (lattice.on[a] & lattice.on[b]) | (1 << surface)])
    lattice.size_mm = np.concatenate([lattice.size_mm, np.minimum(lattice.size_mm[a], lattice.size_mm[b])])
    new = np.arange(n, n + len(a))
    for other in range(len(lattice.fields)):
        lattice.values[other] = np.concatenate([lattice.values[other], np.zeros(len(a))])
        if other != surface:
            _renew(lattice, other, new)
    ids = np.full(crossing.shape, -1, dtype=np.int64)
    ids[crossing] = n + number
    return ids
