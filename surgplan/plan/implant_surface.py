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


def read_own(path: str, unit: str, frame: str) -> TriMesh:
    """The surface of an own component; BadInput if the file can't be read or its surface has holes."""
    from surgplan.mesh.files import read_surface

    # a file in its own axes is taken as it is, which is what LPS does
    return read_surface(Path(path), unit=unit, frame="LPS" if frame == "own" else frame)
