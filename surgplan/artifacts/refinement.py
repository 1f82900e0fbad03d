"""Where the elements of a study shall be smaller, from the words of a recipe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surgplan.mesh.lattice import Body
    from surgplan.mesh.sizing import Sizing


def sizing_of(refine: Mapping[str, Any] | None, bodies: Sequence[Body]) -> Sizing | None:
    """The sizing of a `case.document.Refinement` as JSON for the bodies of a study; none where nothing is refined."""
    from surgplan.mesh.fields import Field, Intersection, PlaneField, difference
    from surgplan.mesh.sizing import NearPoint, NearSurface, ThinWalls, finest

    if refine is None:
        return None
    edge, within = refine["edge_mm"], refine["within_mm"]
    shapes: list[Field] = [Intersection((body.field, *(PlaneField(plane) for plane in body.cuts))) for body in bodies]
    parts: list[Sizing] = [NearPoint(tuple(point), within, edge) for point in refine["points"]]
    for number, body in enumerate(bodies):
        if body.name in refine["bodies"]:
            parts.append(NearSurface(shapes[number], within, edge))
        if refine["thin"]:
            # later bodies win where two overlap, and what they leave of this one may be thin
            parts.append(ThinWalls(difference(shapes[number], *shapes[number + 1 :]), edge))
    return finest(*parts)
