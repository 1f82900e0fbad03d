"""What is wrong with a surface that should be the skin of a solid, in words with counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.mesh.repair.crossings import crossings
from surgplan.mesh.repair.edges import edge_table
from surgplan.mesh.repair.nesting import nesting, sound_if_turned
from surgplan.mesh.repair.turning import Ints, shells, signed_volumes, to_flip
from surgplan.mesh.triangles import TriMesh

FLAT = 1e-6
"""A volume below this share of the cube of the surface's length is none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault and how often it occurs."""

    what: str
    """`holes`, `shared edges`, `repeated triangles`, `flat triangles`, `turned triangles`, `one side`, `inside out`,
    `crossings`, `no volume`, `inward shells`, `nested shells`, `unclear shells`."""
    count: int
    words: str


def check(mesh: TriMesh) -> tuple[Finding, ...]:
    """The faults of a surface (n, 3), (m, 3); none where it bounds matter.

    That is: it is closed, each of its shells turns the way its place asks for, and it does not pass through itself.
    """
    found = [*_triangles(mesh), *_edges(mesh)]
    number = shells(mesh.triangles)
    if not found:
        found += _sides(mesh, number)
    within, between = crossings(mesh, number)
    if within + between:
        where = "" if not between else f", {between} of them between separate shells"
        found.append(Finding("crossings", within + between, f"{within + between} pairs of its triangles cross{where}"))
    return tuple(found)


def in_words(findings: tuple[Finding, ...]) -> str:
    """The faults as one sentence without a full stop; nothing where there are none."""
    return "; ".join(finding.words for finding in findings)


def repeated(mesh: TriMesh) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which triangles have the same corners as one before them."""
    corners = np.sort(mesh.triangles, axis=1)
    again = np.ones(len(corners), dtype=bool)
    again[np.unique(corners, axis=0, return_index=True)[1]] = False
    return again


def _triangles(mesh: TriMesh) -> list[Finding]:
    found = []
    again = int(repeated(mesh).sum())
    if again:
        found.append(Finding("repeated triangles", again, f"{again} of its triangles stand there twice"))
    flat = int((np.diff(np.sort(mesh.triangles, axis=1), axis=1) == 0).any(axis=1).sum())
    if flat:
        found.append(Finding("flat triangles", flat, f"{flat} of its triangles have two corners in one point"))
    return found


def _edges(mesh: TriMesh) -> list[Finding]:
    table, found = edge_table(mesh.triangles), []
    open_, many = int((table.count == 1).sum()), int((table.count > 2).sum())
    if open_:
        found.append(Finding("holes", open_, f"its surface has holes: {open_} open edges"))
    if many:
        found.append(
            Finding("shared edges", many, f"{many} of its edges are shared by more than two triangles, so it bounds no solid")
        )
    return found


def _sides(mesh: TriMesh, number: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[Finding]:
    """Of a closed surface without shared edges."""
    try:
        flips = int(to_flip(mesh.triangles).sum())
    except BadInput as exc:
        return [Finding("one side", 1, str(exc))]
    if flips:
        words = f"its triangles do not all turn the same way: {flips} of {len(mesh.triangles)} are turned round"
        return [Finding("turned triangles", flips, words)]
    volumes = signed_volumes(mesh, number)
    if abs(volumes.sum()) < FLAT * float(np.max(mesh.bounds[1] - mesh.bounds[0])) ** 3:
        return [Finding("no volume", 1, "it encloses no volume")]
    return _shells(mesh, number, volumes)


def _shells(mesh: TriMesh, number: Ints, volumes: Floats) -> list[Finding]:
    """Which of its shells turn the wrong way for where they lie, or lie in each other's matter."""
    placed, count = nesting(mesh, number, volumes), len(volumes)
    if placed.sound:
        return []
    if sound_if_turned(mesh, number, volumes):
        return [Finding("inside out", 1, "all of it turns inwards")]
    told = (
        ("inward shells", placed.inwards, "turn inwards though they lie in nothing, so their volume is taken away"),
        ("nested shells", placed.nested, "lie within the matter of another, so their volume counts twice"),
        ("unclear shells", placed.unclear, "turn inwards within a cavity or within two solids, so what they cut is not clear"),
    )
    return [
        Finding(what, int(which.sum()), f"{int(which.sum())} of its {count} separate shells {words}")
        for what, which, words in told
        if which.any()
    ]
