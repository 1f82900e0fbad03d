"""The image of a case from the JSON values of an import's results."""

from __future__ import annotations

from typing import Any

from surgplan.base.geometry import vector
from surgplan.base.grid import Grid
from surgplan.case.document import Image
from surgplan.case.image import Phase, Slices


def image_of(name: str, fields: dict[str, Any]) -> Image:
    """The image of that name from what an import's results hold; fields that are not there keep their defaults."""
    made = ("size", "spacing_mm", "origin_mm", "direction", "warnings", "original", "phases")
    rest = {key: value for key, value in fields.items() if key not in made}
    ni, nj, nk = (int(n) for n in fields["size"])
    direction = tuple(float(v) for v in fields["direction"])
    original = fields.get("original")
    return Image(
        id=name,
        grid=Grid((ni, nj, nk), vector(fields["spacing_mm"]), vector(fields["origin_mm"]), direction),
        warnings=tuple(fields["warnings"]),
        original=None if original is None else _slices(original),
        phases=tuple(Phase(phase["name"], phase["voxels"], phase["valid"]) for phase in fields.get("phases", ())),
        **rest,
    )


def _slices(fields: dict[str, Any]) -> Slices:
    return Slices(
        voxels=fields["voxels"],
        dtype=fields["dtype"],
        size=tuple(fields["size"]),
        spacing_mm=tuple(fields["spacing_mm"]),
        row=vector(fields["row"]),
        column=vector(fields["column"]),
        positions_mm=tuple(vector(position) for position in fields["positions_mm"]),
        valid=fields["valid"],
    )
