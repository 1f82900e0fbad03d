"""The one door for surfaces from files: every one is checked, and mended where that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.mesh.files import UNITS_MM, named, read_triangles
from surgplan.mesh.repair.check import check, in_words
from surgplan.mesh.repair.mend import mended
from surgplan.mesh.repair.size import unit_words
from surgplan.mesh.triangles import TriMesh


@dataclass(frozen=True, eq=False)
class Received:
    """A surface from a file, LPS mm, turned outwards where it can be."""

    mesh: TriMesh
    solid: bool
    """Whether every edge is shared by two triangles that turn the same way, with a volume inside."""
    faults: str = ""
    """What is wrong with it and what mending would do, without a full stop; nothing for a sound or a mended one."""
    notes: tuple[str, ...] = ()
    """What mending did, a sentence a step."""


def receive(path: Path, unit: str, frame: str, repair: bool = False) -> Received:
    """The surface of an STL, PLY, OBJ or 3MF file, checked; with `repair` mended.

    `unit` is mm, cm, m or inch, `frame` LPS or RAS. BadInput says what is wrong with the file, or why it can't be mended.
    """
    mesh = read_triangles(path, unit, frame)
    if repair:
        with named(path):
            mesh, notes = mended(mesh)
        return Received(mesh, True, notes=notes)
    found = check(mesh)
    if [finding.what for finding in found] == ["inside out"]:
        return Received(TriMesh(mesh.points, mesh.triangles[:, ::-1]), True)
    solid = all(finding.what == "crossings" for finding in found)
    faults = f"{in_words(found)}; {_would(mesh)}" if found else ""
    return Received(mesh, solid, faults)


def received_solid(path: Path, unit: str, frame: str, repair: bool = False) -> Received:
    """As `receive` for a part to plan with: BadInput where it is no sound solid, a note where no part is of its size."""
    found = receive(path, unit, frame, repair)
    if found.faults:
        raise BadInput(f"{path.name} can't be used: {found.faults}")
    size = unit_words(float(np.max(found.mesh.bounds[1] - found.mesh.bounds[0])), unit, UNITS_MM)
    return replace(found, notes=(*found.notes, f"Look at its size: {size}.")) if size else found


def _would(mesh: TriMesh) -> str:
    """What mending would do."""
    try:
        notes = mended(mesh)[1]
    except BadInput as exc:
        return f"`repair` can't mend it: {exc}"
    return f"`repair` would mend it: {' '.join(notes)}".removesuffix(".")
