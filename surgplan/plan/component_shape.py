"""The closed surface of any component of the catalogue, in its own frame."""

from __future__ import annotations

from collections.abc import Callable

from surgplan.base.errors import Refused
from surgplan.mesh.surface import TriMesh
from surgplan.plan.catalogue import Parameters
from surgplan.plan.shapes.cup import cup_parts, cup_shape
from surgplan.plan.shapes.plate import cranial_plate, straight_plate
from surgplan.plan.shapes.screw import screw_shape
from surgplan.plan.shapes.stem import stem_parts, stem_shape

SHAPES: dict[str, Callable[[Parameters], TriMesh]] = {
    "stem.collarless": stem_shape,
    "cup.hemispherical": cup_shape,
    "screw.cortical": screw_shape,
    "screw.cranial": screw_shape,
    "plate.straight": straight_plate,
    "plate.cranial": cranial_plate,
}
PARTS: dict[str, Callable[[Parameters], dict[str, TriMesh]]] = {"stem.collarless": stem_parts, "cup.hemispherical": cup_parts}


def shape(component: str, parameters: Parameters) -> TriMesh:
    """The whole component as one closed, outward surface, mm in its own frame; Refused if it can't be made."""
    return _of(SHAPES, component)(parameters)


def parts(component: str, parameters: Parameters) -> dict[str, TriMesh]:
    """The parts of different materials, by name, which together fill the whole; a component of one part is called `body`."""
    if component in PARTS:
        return PARTS[component](parameters)
    return {"body": shape(component, parameters)}


def _of(table: dict[str, Callable[[Parameters], TriMesh]], component: str) -> Callable[[Parameters], TriMesh]:
    if component not in table:
        raise Refused(f"surgplan has no shape for {component!r}; it has {', '.join(sorted(table))}")
    return table[component]
