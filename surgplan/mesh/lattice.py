"""Tetrahedra of several bodies with shared faces, from level sets.

A body-centred cubic lattice is laid over the bodies, split along one surface after the other, labelled, cleared of
crumbs, and its points are settled so that volumes are right and angles good. No input can make it produce an inverted
element or a gap between neighbours; what it can't resolve it refuses.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.base.progress import Progress, silent
from surgplan.mesh.crumbs import apart, without_crumbs
from surgplan.mesh.cubic import cells_near, lattice
from surgplan.mesh.faces import between_materials, face_table, triangles_of
from surgplan.mesh.fields import Field
from surgplan.mesh.improve import improved
from surgplan.mesh.near import near_values
from surgplan.mesh.regions import Body, Regions, regions_of
from surgplan.mesh.settle import balanced
from surgplan.mesh.space import volume_left
from surgplan.mesh.splitting import Lattice, split
from surgplan.mesh.tetmesh import TetMesh, compact, oriented, tet_volumes

__all__ = ["Body", "TetMesh", "tetrahedra"]

NOTED = 0.03
REFUSED = 0.12
"""Shares of a body's volume: a mesh that misses more is remarked on, or refused."""
TOO_COARSE = "are too coarse"
"""How a note ends that says so: such a mesh is not that of its body."""

Ints = NDArray[np.int64]


def tetrahedra(bodies: Sequence[Body], size_mm: float, domain: Field | None = None, progress: Progress = silent) -> TetMesh:
    """Fill bodies with tetrahedra whose edges are about `size_mm` long, sharing faces where bodies meet.

    Where bodies overlap the later one wins; nothing outside `domain` is filled. Surfaces are met at their points, sharp
    edges between a body and its cuts are kept, and every body holds the volume of its field. MeshFailed if a body is
    empty, endless, doubled, or too thin for the element size.
    """
    regions = regions_of(bodies, domain)
    names = tuple(body.name for body in bodies)
    progress(0.0, "laying the lattice")
    cells = _cells(regions, names, size_mm)
    work = _start(regions, cells, size_mm)
    order = list(dict.fromkeys(s for sides in reversed(regions.sides) for s, _ in sides))
    done = 0
    for number, surface in enumerate(order):
        progress(0.15 + 0.5 * number / len(order), "splitting along surfaces")
        split(work, surface, regions.wanted(surface, work.inside, done))
        done |= 1 << surface
    progress(0.65, "clearing crumbs")
    label, notes = _labelled(work, regions.label(work.inside, done), names)
    progress(0.75, "settling points")
    points, tets, label, more = _settled(work, label, names, regions.surfaces, size_mm)
    mesh = TetMesh(points, tets.astype(np.int32), label, names, notes + more)
    missed = _check(mesh, regions, cells, size_mm)
    return TetMesh(mesh.points, mesh.tets, mesh.material, names, mesh.notes + missed)


def _cells(regions: Regions, names: Sequence[str], size_mm: float) -> list[Ints]:
    """The cells of the lattice each body needs."""
    if not (np.isfinite(size_mm) and size_mm > 0):
        raise MeshFailed(f"an element size of {size_mm} mm makes no mesh; give a positive length")
    cells = []
    for name, shape in zip(names, regions.shapes, strict=True):
        low, high = shape.bounds()
        if (high <= low).any():
            raise MeshFailed(f"the body {name!r} is empty: its parts have no space in common")
        if not np.isfinite([low, high]).all():
            raise MeshFailed(f"the body {name!r} has no end; cut it, or give the mesh a domain")
        cells.append(cells_near(shape, low, high, np.zeros(3), size_mm))
        if not len(cells[-1]):
            raise _nothing_left(name, size_mm)
    return cells


def _start(regions: Regions, cells: Sequence[Ints], size_mm: float) -> Lattice:
    """The lattice around all bodies, with the fields at its points."""
    points, tets = lattice(np.concatenate(cells), np.zeros(3), size_mm)
    tets = oriented(points, tets)
    values = [near_values(field, points, size_mm) for field in regions.surfaces]
    keep = np.zeros(len(tets), dtype=bool)
    for sides in regions.sides:
        touched = np.ones(len(tets), dtype=bool)
        for surface, within in sides:
            touched &= ((values[surface] < 0) == within)[tets].any(axis=1)
        keep |= touched
    points, tets, kept = compact(points, tets[keep])
    none = np.zeros(len(points), dtype=np.int64)
    return Lattice(
        points, tets, np.zeros(len(tets), dtype=np.int64), none, [v[kept] for v in values], regions.surfaces, size_mm
    )


def _labelled(work: Lattice, label: NDArray[np.int16], names: Sequence[str]) -> tuple[NDArray[np.int16], tuple[str, ...]]:
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
            raise _nothing_left(name, work.size_mm)
    return label, notes


def _nothing_left(name: str, size_mm: float) -> MeshFailed:
    return MeshFailed(
        f"nothing of the body {name!r} is left to mesh: it is empty, cut away, covered by later bodies, "
        f"or thinner than elements of {size_mm:g} mm; use smaller elements"
    )


def _keep(work: Lattice, keep: NDArray[np.bool_]) -> None:
    work.tets, work.inside = work.tets[keep], work.inside[keep]


def _settled(
    work: Lattice, label: NDArray[np.int16], names: Sequence[str], surfaces: Sequence[Field], size_mm: float
) -> tuple[Floats, Ints, NDArray[np.int16], tuple[str, ...]]:
    """Points and tets after volumes and angles were put right, pieces apart."""
    points, tets, kept = compact(work.points, work.tets)
    tets, source, piece = apart(tets, len(points))
    points, on = points[source], work.on[kept][source]
    faces = between_materials(face_table(tets), label)
    triangles = triangles_of(tets, faces)
    points = improved(points, tets, on, triangles, size_mm)
    points = balanced(points, tets, work.inside, on, faces, surfaces, size_mm)
    points = improved(points, tets, on, triangles, size_mm)
    volume = np.bincount(piece, tet_volumes(points, tets))
    notes: tuple[str, ...] = ()
    if len(volume) > 1:
        smaller = ", ".join(f"{v:.3g}" for v in volume[1:6])
        notes = (f"the mesh is {len(volume)} pieces that share no face; beside the main one: {smaller} mm3",)
    return points, tets, label, notes


def _check(mesh: TetMesh, regions: Regions, cells: Sequence[Ints], size_mm: float) -> tuple[str, ...]:
    """Hold each body's volume against its field's; MeshFailed if too much is missing."""
    notes = []
    for body, name in enumerate(mesh.names):
        wanted = volume_left(regions.shapes[body], regions.shapes[body + 1 :], cells[body], size_mm)
        error = mesh.volume_of(name) / wanted - 1 if wanted > 0 else 0.0
        words = f"the mesh of {name!r} holds {100 * (1 + error):.0f} % of its volume: elements of {size_mm:g} mm {TOO_COARSE}"
        if abs(error) > REFUSED:
            raise MeshFailed(f"{words} for it; use smaller ones, {size_mm / 2:.2g} mm say")
        if abs(error) > NOTED:
            notes.append(words)
    return tuple(notes)
