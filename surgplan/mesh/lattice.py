"""Tetrahedra of several bodies with shared faces, from level sets.

A body-centred cubic lattice is laid over the bodies, split along one surface after the other, labelled, cleared of
crumbs, and its points are settled so that volumes are right and angles good. No input can make it produce an inverted
element or a gap between neighbours; what it can't resolve it refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.base.progress import Progress, silent
from surgplan.mesh.crumbs import apart, without_crumbs
from surgplan.mesh.cubic import cells_near, lattice
from surgplan.mesh.faces import FaceTable, between_materials, face_table, triangles_of
from surgplan.mesh.fields import Field, difference
from surgplan.mesh.improve import improved
from surgplan.mesh.lost import lost_parts, surface_places
from surgplan.mesh.near import near_values
from surgplan.mesh.octree import graded
from surgplan.mesh.regions import Body, Regions, regions_of
from surgplan.mesh.settle import balanced
from surgplan.mesh.sizing import Sizing
from surgplan.mesh.space import space_left
from surgplan.mesh.splitting import Lattice, any_corner, split
from surgplan.mesh.tetmesh import Borders, TetMesh, compact, oriented, tet_volumes
from surgplan.mesh.triangles import TriMesh

__all__ = ["Body", "TetMesh", "tetrahedra"]

NOTED = 0.03
REFUSED = 0.12
"""Shares of a body's volume: a mesh that misses more is remarked on, or refused."""
FARTHEST_CELL = 1 << 14
"""No body may lie further from 0 than this many elements: 64-bit keys hold no more at six levels."""
TOO_COARSE = "are too coarse"
"""How a note ends that says so: such a mesh is not that of its body."""

Ints = NDArray[np.int64]


def tetrahedra(
    bodies: Sequence[Body],
    size_mm: float,
    domain: Field | None = None,
    progress: Progress = silent,
    sizing: Sizing | None = None,
) -> TetMesh:
    """Fill bodies with tetrahedra whose edges are about `size_mm` long, sharing faces where bodies meet.

    Where bodies overlap the later one wins; nothing outside `domain` is filled. Surfaces are met at their points, sharp
    edges between a body and its cuts are kept, and every body holds the volume of its field. Where `sizing` wants shorter
    edges, elements are a half, a quarter and so on as large, growing by one such step at a time. MeshFailed if a body is
    empty, endless, doubled, or too thin for the element size; notes say what of it was lost.
    """
    regions = regions_of(bodies, domain)
    names = tuple(body.name for body in bodies)
    progress(0.0, "laying the lattice")
    leaves = _leaves(regions, names, size_mm, sizing)
    work = _start(regions, leaves, size_mm)
    order = list(dict.fromkeys(s for sides in reversed(regions.sides) for s, _ in sides))
    done = 0
    for number, surface in enumerate(order):
        progress(0.15 + 0.5 * number / len(order), "splitting along surfaces")
        split(work, surface, regions.wanted(surface, work.inside, done))
        done |= 1 << surface
    progress(0.65, "clearing crumbs")
    label, notes = _labelled(work, regions.label(work.inside, done), names, size_mm)
    progress(0.75, "settling points")
    mesh, table = _settled(work, label, names, regions.surfaces)
    progress(0.9, "looking for what was lost")
    missed, made = _check(mesh, table, regions, leaves, size_mm)
    return replace(mesh, notes=notes + mesh.notes + missed, made={**mesh.made, **made})


def _leaves(regions: Regions, names: Sequence[str], size_mm: float, sizing: Sizing | None) -> list[Ints]:
    """The cells of each level that the bodies need."""
    if not (np.isfinite(size_mm) and size_mm > 0):
        raise MeshFailed(f"an element size of {size_mm} mm makes no mesh; give a positive length")
    cells = []
    for name, shape in zip(names, regions.shapes, strict=True):
        low, high = shape.bounds()
        if (high <= low).any():
            raise MeshFailed(f"the body {name!r} is empty: its parts have no space in common")
        if np.isnan([low, high]).any():
            raise MeshFailed(f"the surface of the body {name!r} has points that are no numbers; make that surface again")
        if not np.isfinite([low, high]).all():
            raise MeshFailed(f"the body {name!r} has no end; cut it, or give the mesh a domain")
        if np.abs([low, high]).max() > FARTHEST_CELL * size_mm:
            raise MeshFailed(f"elements of {size_mm:g} mm are too fine for a body of this size and place; use larger ones")
        cells.append(cells_near(shape, low, high, np.zeros(3), size_mm))
        if not len(cells[-1]):
            raise _nothing_left(name, size_mm)

    def nearest_body(points: Floats, side_mm: float) -> Floats:
        nearest: Floats = np.min([near_values(shape, points, side_mm) for shape in regions.shapes], axis=0)
        return nearest

    return graded(np.concatenate(cells), size_mm, sizing, nearest_body)


def _start(regions: Regions, leaves: Sequence[Ints], size_mm: float) -> Lattice:
    """The lattice around all bodies, with the fields at its points."""
    points, tets, around = lattice(leaves, np.zeros(3), size_mm)
    tets = oriented(points, tets)
    values = [near_values(field, points, around) for field in regions.surfaces]
    keep = np.zeros(len(tets), dtype=bool)
    for sides in regions.sides:
        touched = np.ones(len(tets), dtype=bool)
        for surface, within in sides:
            touched &= any_corner((values[surface] < 0) == within, tets)
        keep |= touched
    points, tets, kept = compact(points, tets[keep])
    none = np.zeros(len(points), dtype=np.int64)
    inside = np.zeros(len(tets), dtype=np.int64)
    return Lattice(points, tets, inside, none, [v[kept] for v in values], regions.surfaces, around[kept])


def _labelled(
    work: Lattice, label: NDArray[np.int16], names: Sequence[str], size_mm: float
) -> tuple[NDArray[np.int16], tuple[str, ...]]:
    """Keep the tetrahedra that belong to a body, without crumbs."""
    _keep(work, label >= 0)
    label = label[label >= 0]
    if len(label):
        label, notes = without_crumbs(work.points, work.tets, label, names)
        _keep(work, label >= 0)
        label = label[label >= 0]
    count = np.bincount(label, minlength=len(names))
    for name, n in zip(names, count, strict=True):
        if not n:
            raise _nothing_left(name, size_mm)
    return label, notes


def _nothing_left(name: str, size_mm: float) -> MeshFailed:
    return MeshFailed(
        f"nothing of the body {name!r} is left to mesh: it is empty, cut away, covered by later bodies, "
        f"or thinner than elements of {size_mm:g} mm; use smaller elements"
    )


def _keep(work: Lattice, keep: NDArray[np.bool_]) -> None:
    work.tets, work.inside = work.tets[keep], work.inside[keep]


def _settled(
    work: Lattice, label: NDArray[np.int16], names: tuple[str, ...], surfaces: Sequence[Field]
) -> tuple[TetMesh, FaceTable]:
    """The mesh after volumes and angles were put right, pieces apart, and its faces."""
    points, tets, kept = compact(work.points, work.tets)
    table = face_table(tets)
    tets, source, piece = apart(tets, len(points), table)
    points, on, around = points[source], work.on[kept][source], work.size_mm[kept][source]
    faces = between_materials(table, label)
    triangles = triangles_of(tets, faces)
    points = improved(points, tets, on, triangles, around)
    points = balanced(points, tets, work.inside, on, faces, surfaces, around)
    points = improved(points, tets, on, triangles, around)
    volume = np.bincount(piece, tet_volumes(points, tets))
    notes: tuple[str, ...] = ()
    if len(volume) > 1:
        smaller = ", ".join(f"{v:.3g}" for v in volume[1:6])
        notes = (f"the mesh is {len(volume)} pieces that share no face; beside the main one: {smaller} mm3",)
    borders = Borders(tuple(surfaces), on, around)
    made = {"pieces": (float(len(volume)), "")}
    return TetMesh(points, tets.astype(np.int32), label, names, notes, made, borders), table


def _check(
    mesh: TetMesh, table: FaceTable, regions: Regions, leaves: Sequence[Ints], size_mm: float
) -> tuple[tuple[str, ...], dict[str, tuple[float, str]]]:
    """Hold each body's volume against its field's: words and figures; MeshFailed if too much is missing."""
    notes: list[str] = []
    made: dict[str, tuple[float, str]] = {}
    for body, name in enumerate(mesh.names):
        others = regions.shapes[body + 1 :]
        space = space_left(regions.shapes[body], others, leaves, size_mm)
        error = mesh.volume_of(name) / space.volume_mm3 - 1 if space.volume_mm3 > 0 else 0.0
        words = f"the mesh of {name!r} holds {100 * (1 + error):.0f} % of its volume: elements of {size_mm:g} mm {TOO_COARSE}"
        skin = TriMesh(mesh.points, triangles_of(mesh.tets, table.around(mesh.material == body)))
        shape = difference(regions.shapes[body], *others)
        lost = lost_parts(skin, shape, space, surface_places(shape, leaves, size_mm))
        said = lost.words(name)
        made |= {f"volume_error_{name}": (100 * error, "%"), f"lost_{name}": (100 * lost.share, "%")}
        made[f"lost_surface_{name}"] = (100 * lost.surface_share, "%")
        if abs(error) > REFUSED:
            why = f". {said[0].upper()}{said[1:]}" if said else ""
            raise MeshFailed(f"{words} for it; use smaller ones, {size_mm / 2:.2g} mm say{why}")
        if abs(error) > NOTED:
            notes.append(words)
        if said:
            notes.append(said)
    return tuple(notes), made
