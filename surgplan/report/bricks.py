"""Segments as brick elements for micro-FE."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from surgplan.base.errors import BadInput, Refused
from surgplan.case.document import Segment
from surgplan.case.session import Session
from surgplan.case.together import laid_together
from surgplan.report.withheld import Withheld

COARSENED = {"hexahedra": 1, "hexahedra-2": 2, "hexahedra-3": 3, "hexahedra-4": 4}
"""Words for the form, and how many voxels stand along an element's side."""
ENDINGS = (".vtu", ".inp")


def write_bricks(session: Session, names: Sequence[str], path: Path, form: str) -> tuple[str, tuple[str, ...]]:
    """Write segments of one grid as bricks, a later one over an earlier one: what was written, and what was left out.

    BadInput for another ending or no segment, Refused for segments on different grids, MeshFailed where none can be made.
    """
    from surgplan.mesh.files import write_inp, write_vtu
    from surgplan.mesh.hexahedra import hexahedra

    if path.suffix.lower() not in ENDINGS:
        raise BadInput(f"bricks are written as {' or '.join(ENDINGS)}, not {path.name}; give the file one of these endings")
    segments: list[Segment] = [session.case.find("segments", name) for name in names]
    if not segments:
        raise BadInput("bricks are made of segments: name one or more")
    grid = segments[0].grid
    for segment in segments:
        if segment.grid != grid:
            raise Refused(f"{segment.id!r} lies on other voxels than {segments[0].id!r}; write them apart")
    together = laid_together(session.blobs, grid, [(one.id, one.labels) for one in segments])
    clean = Withheld.of(session.case.patient, session.blobs).clean
    mesh = hexahedra(together.labels, grid, {n: clean(one.id) for n, one in enumerate(segments, 1)}, COARSENED[form])
    if path.suffix.lower() == ".inp":
        sets = {name: mesh.material == number for number, name in enumerate(mesh.names)}
        write_inp(path, mesh.points, mesh.hexahedra, sets, "surgplan bricks: " + ", ".join(mesh.names))
    else:
        write_vtu(path, mesh.points, mesh.hexahedra, {}, {"material": mesh.material, "filled": mesh.filled})
    numbers = ", ".join(f"{number} {name}" for number, name in enumerate(mesh.names))
    words = f"wrote {path} ({len(mesh.hexahedra)} bricks, materials {numbers}; LPS, mm)"
    return words, (*together.words(clean), *mesh.notes)
