"""What a name of a case stands for as a solid: a segment, a fragment of a cut, an implant, or an imported surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, unit, vector
from surgplan.case.codec import encode
from surgplan.case.document import Case, Implant, Segment
from surgplan.case.named import refuse_lost

Solid = Mapping[str, Any]
"""JSON by which a recipe names a solid: hashes, grids, parameters and planes, nothing that may change behind it."""


def solid_of(case: Case, name: str) -> Solid:
    """The solid of a name where it is planned; Refused if the case has none of it."""
    solid, motion = solid_as_cut(case, name), case.motion_of(name)
    return solid if motion is None else {**solid, "moved": encode(motion)}


def solid_as_cut(case: Case, name: str) -> Solid:
    """The solid of a name, a fragment that was moved where it was cut; Refused if the case has none of it."""
    cut = case.fragments().get(name)
    if cut is not None:
        refuse_lost(case, f"the cut {cut.id!r}", cut.origin_from, cut.normal_from)
        side = 1.0 if name == cut.positive else -1.0
        normal = vector([-side * v for v in cut.plane.normal])
        origin = vector([o + side * cut.kerf_mm / 2 * n for o, n in zip(cut.plane.origin, cut.plane.normal, strict=True)])
        return {**_segment(case, case.find("segments", cut.segment)), "below": [encode(Plane(origin, unit(normal)))]}
    table = case.table_of(name)
    if table == "segments":
        return _segment(case, case.segments[name])
    if table == "implants":
        implant = case.implants[name]
        return {"implant": _shape(implant), "pose": encode(implant.pose)}
    if table == "surfaces":
        surface = case.surfaces[name]
        return {"surface": surface.mesh} if surface.closed else {"surface": surface.mesh, "closed": False}
    there = ", ".join([*case.segments, *case.fragments(), *case.implants, *case.surfaces]) or "none"
    raise Refused(f"there is no solid called {name!r}; there is: {there}")


def whole_of(solid: Solid) -> Solid:
    """The segment that a fragment's solid was cut from, where it was scanned; what is no fragment is given back."""
    return {key: value for key, value in solid.items() if key not in ("below", "moved")}


def part_of(case: Case, implant: str, part: str) -> Solid:
    """The solid of one part of an implant, its head say."""
    placed = case.find("implants", implant)
    return {"implant": {**_shape(placed), "part": part}, "pose": encode(placed.pose)}


def _shape(implant: Implant) -> Solid:
    return {"component": implant.component, "parameters": dict(implant.parameters), "mesh": implant.mesh}


def _segment(case: Case, segment: Segment) -> Solid:
    """With the voxels it was drawn on, where the case still has them: its surface may follow their values."""
    solid = {"labels": segment.labels, "grid": encode(segment.grid)}
    image = case.images.get(segment.image)
    if image is None or image.grid != segment.grid:
        return solid
    return {**solid, "values": {"voxels": image.voxels, "dtype": image.dtype, "valid": image.valid}}


def is_bone(case: Case, name: str) -> bool:
    """Whether a body takes its modulus from the CT: all but implants do."""
    return name not in case.implants
