"""Mending a surface step by step until it is the skin of a solid, or refusing it with the reason."""

from __future__ import annotations

from collections.abc import Callable

import manifold3d
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from surgplan.base.errors import BadInput
from surgplan.mesh.repair.check import FLAT, check, in_words, repeated
from surgplan.mesh.repair.crossings import crossings
from surgplan.mesh.repair.edges import edge_table
from surgplan.mesh.repair.fans import parted
from surgplan.mesh.repair.holes import closed
from surgplan.mesh.repair.nesting import nesting, parents, sound_if_turned
from surgplan.mesh.repair.turning import shells, signed_volumes, to_flip
from surgplan.mesh.triangles import TriMesh

APART = 1e-5
"""Of the surface's length: points nearer than this are one, torn apart by rounding in the file."""
SPECK = 1e-5
"""Of the largest shell's volume: a smaller one is a leftover of modelling."""
MOST_SHELLS = 2000

Notes = list[str]


def mended(mesh: TriMesh) -> tuple[TriMesh, tuple[str, ...]]:
    """The surface as the skin of a solid, LPS mm, and what was done to it, a sentence a step; none where it was sound.

    BadInput says why it can't be mended: loose triangles, holes too large to guess at, a strip with one side, edges that
    bound no matter, a shell that passes through itself.
    """
    if not check(mesh):
        return mesh, ()
    notes: Notes = []
    steps: tuple[Callable[[TriMesh, Notes], TriMesh], ...] = (_joined, _single, _turned, _parted, _lidded, _outward, _united)
    for step in steps:
        mesh = step(mesh, notes)
    left = check(mesh)
    if left:
        done = f" after this was done: {' '.join(notes)}" if notes else ""
        raise BadInput(f"it can't be mended: {in_words(left)}{done}")
    return mesh, tuple(notes)


def _joined(mesh: TriMesh, notes: Notes) -> TriMesh:
    """Points that were torn apart by rounding, along open edges only."""
    table = edge_table(mesh.triangles)
    sides = table.side[table.start[table.count == 1]]
    t = mesh.triangles.ravel()
    rim = np.unique([t[sides], t[sides - sides % 3 + (sides % 3 + 1) % 3]])
    pairs = np.zeros((0, 2), dtype=np.int64)
    if len(rim):
        reach = APART * float(np.max(mesh.bounds[1] - mesh.bounds[0]))
        pairs = cKDTree(mesh.points[rim]).query_pairs(reach, output_type="ndarray")
    if not len(pairs):
        return mesh
    into = np.arange(len(mesh.points))
    for low, high in np.sort(rim[pairs], axis=1)[np.argsort(rim[pairs].min(axis=1), kind="stable")]:
        into[high] = min(into[high], into[low])
    notes.append(f"Joined {int((into != np.arange(len(into))).sum())} points with others less than {reach:.2g} mm away.")
    return TriMesh(mesh.points, into[mesh.triangles].astype(np.int32))


def _single(mesh: TriMesh, notes: Notes) -> TriMesh:
    """Without triangles that have no area or stand there twice; of a fold back onto itself nothing stays."""
    t = mesh.triangles
    flat = (np.diff(np.sort(t, axis=1), axis=1) == 0).any(axis=1)
    if flat.any():
        notes.append(f"Removed {int(flat.sum())} triangles with two corners in one point.")
        mesh = TriMesh(mesh.points, t[~flat])
    again = repeated(mesh)
    if again.any():
        all_twice = ": the whole surface was there more than once" if 2 * again.sum() >= len(again) else ""
        notes.append(f"Removed {int(again.sum())} triangles that stood there twice{all_twice}.")
        mesh = TriMesh(mesh.points, mesh.triangles[~again])
    if not len(mesh.triangles):
        raise BadInput("nothing but triangles without area is in it")
    return mesh


def _turned(mesh: TriMesh, notes: Notes) -> TriMesh:
    flips = to_flip(mesh.triangles)
    if not flips.any():
        return mesh
    notes.append(f"Turned {int(flips.sum())} of {len(flips)} triangles round, so that neighbours turn the same way.")
    return _flipped(mesh, flips)


def _parted(mesh: TriMesh, notes: Notes) -> TriMesh:
    """Edges and points where shells touch, after each shell turns outwards by itself."""
    number = shells(mesh.triangles)
    if (edge_table(mesh.triangles).count > 2).any():
        inwards = signed_volumes(mesh, number) < 0
        mesh = _flipped(mesh, inwards[number])
    mesh, edges, points = parted(mesh)
    if edges:
        notes.append(f"Parted {edges} edges at which more than two triangles met, where solids touch.")
    elif points:
        notes.append(f"Parted {points} points at which parts of the surface touched.")
    return mesh


def _lidded(mesh: TriMesh, notes: Notes) -> TriMesh:
    mesh, holes, area = closed(mesh)
    if holes:
        notes.append(f"Closed {holes} hole{'s' if holes > 1 else ''} with {area:.3g} mm2 of new surface.")
    return mesh


def _outward(mesh: TriMesh, notes: Notes) -> TriMesh:
    """Shells outwards, cavities inwards, specks left out."""
    number = shells(mesh.triangles)
    volumes = signed_volumes(mesh, number)
    if len(volumes) > MOST_SHELLS:
        raise BadInput(f"it falls into {len(volumes)} separate shells, which is no part but debris")
    largest = float(np.abs(volumes).max())
    if largest < FLAT * float(np.max(mesh.bounds[1] - mesh.bounds[0])) ** 3:
        raise BadInput("it encloses no volume, as a folded sheet does not")
    specks = np.abs(volumes) < SPECK * largest
    placed = nesting(mesh, number, volumes)
    if not placed.sound and sound_if_turned(mesh, number, volumes):
        wrong = np.ones(len(volumes), dtype=bool)
    else:
        wrong = placed.inwards & ~specks
        _refuse_unclear(int((placed.unclear & ~specks).sum()))
    if wrong.any():
        notes.append(f"Turned {int(wrong.sum())} of {len(volumes)} shells inside out: they turned inwards.")
    if specks.any():
        notes.append(f"Left out {int(specks.sum())} specks of less than {SPECK * largest:.2g} mm3.")
    mesh = _flipped(mesh, wrong[number])
    return TriMesh(mesh.points, mesh.triangles[~specks[number]])


def _united(mesh: TriMesh, notes: Notes) -> TriMesh:
    """Shells that pass through each other, or lie in each other's matter, as one."""
    number = shells(mesh.triangles)
    within, between = crossings(mesh, number)
    if within:
        raise BadInput(f"it passes through itself in {within} places within one shell; which side is matter there is not clear")
    volumes = signed_volumes(mesh, number)
    if len(volumes) == 1 or not (between or nesting(mesh, number, volumes).nested.any()):
        return mesh
    whole = manifold3d.Manifold()
    around = parents(mesh, number, volumes)
    for shell in np.flatnonzero(volumes > 0):
        solid = _solid(mesh, number == shell)
        # a cavity is cut out of the shell it lies in alone: what else lies there is matter
        for cavity in np.flatnonzero((volumes < 0) & (around == shell)):
            solid = solid - _solid(_flipped(mesh, number == cavity), number == cavity)
        whole = whole + solid
    made = whole.to_mesh64()
    notes.append(
        f"United {len(volumes)} shells that lay in each other ({between} pairs of triangles crossed) into one solid: "
        f"it holds {whole.volume():.6g} mm3, where they held {volumes.sum():.6g} mm3 together."
    )
    return TriMesh(np.array(made.vert_properties[:, :3], dtype=np.float64), np.asarray(made.tri_verts).astype(np.int32))


def _solid(mesh: TriMesh, which: NDArray[np.bool_]) -> manifold3d.Manifold:
    """One shell, turned outwards, by itself."""
    solid = manifold3d.Manifold(manifold3d.Mesh64(mesh.points, mesh.triangles[which].astype(np.uint64)))
    if solid.status() != manifold3d.Error.NoError:
        raise BadInput(f"a shell of it bounds no solid ({solid.status().name})")
    return solid


def _refuse_unclear(count: int) -> None:
    """BadInput where shells turn inwards in a place where there is nothing, or too much, to cut out of."""
    if count:
        raise BadInput(
            f"{count} of its shells turn inwards within a cavity or within two solids at once; whether matter is there can't "
            "be told: take out the shells that are there twice"
        )


def _flipped(mesh: TriMesh, which: NDArray[np.bool_]) -> TriMesh:
    return TriMesh(mesh.points, np.where(which[:, None], mesh.triangles[:, ::-1], mesh.triangles))
