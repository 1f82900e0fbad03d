"""The surface of an implant of a case, whether from the catalogue or from a file."""

from __future__ import annotations

from pathlib import Path

from surgplan.case.document import Implant
from surgplan.case.operation import Blobs
from surgplan.mesh.surface import TriMesh, from_bytes
from surgplan.plan.component_shape import parts, shape


def own_surface(implant: Implant, blobs: Blobs) -> TriMesh:
    """The closed surface in the implant's own frame, mm."""
    if implant.mesh is not None:
        return from_bytes(blobs.get(implant.mesh))
    return shape(implant.component, implant.parameters)


def placed_surface(implant: Implant, blobs: Blobs) -> TriMesh:
    """The closed surface in the patient, LPS mm."""
    return own_surface(implant, blobs).transformed(implant.pose)


def placed_parts(implant: Implant, blobs: Blobs) -> dict[str, TriMesh]:
    """The parts of different materials in the patient, by name; one called `body` where there is but one."""
    own = {"body": own_surface(implant, blobs)} if implant.mesh is not None else parts(implant.component, implant.parameters)
    return {name: part.transformed(implant.pose) for name, part in own.items()}


def read_own(path: str, unit: str, frame: str, repair: bool = False) -> tuple[TriMesh, tuple[str, ...]]:
    """The surface of an own component, mended if `repair`, and what was done to it; BadInput if it is no sound solid."""
    from surgplan.mesh.repair.door import received_solid

    # a file in its own axes is taken as it is, which is what LPS does
    found = received_solid(Path(path), unit, "LPS" if frame == "own" else frame, repair)
    return found.mesh, found.notes
