"""The whole answer to how a case's implant fits its bone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Plane, Vector, vector
from surgplan.base.progress import Progress, part, silent
from surgplan.case.document import Case, Implant
from surgplan.case.operation import Blobs
from surgplan.mesh.fields import mask_field, surface_field
from surgplan.mesh.surface import TriMesh
from surgplan.plan.canal_fill import FillLevel, canal_fill, fill_figures
from surgplan.plan.femur_canal import FemurCanal, femur_canal
from surgplan.plan.figure import Figure
from surgplan.plan.fit import CONTACT_MM, FitMap, clearance_figures, fit_figures, fit_map
from surgplan.plan.implant_surface import placed_surface

STRAIGHT_FROM = 0.45
"""From this part of a stem's length on, towards the tip, the canal round it is a shaft's."""


@dataclass(frozen=True, eq=False)
class StemFit:
    """A stem against its canal."""

    map: FitMap
    levels: list[FillLevel]
    canal: FemurCanal
    figures: dict[str, Figure]


def stem_cut(implant: Implant) -> Plane:
    """The plane at which a stem is made to have the neck cut, its normal towards the head; Refused if it is no stem."""
    if "cut_origin" not in implant.features or "tip" not in implant.features:
        raise Refused(f"the implant {implant.id!r} ({implant.component}) is no stem, so it has no neck cut")
    origin = implant.pose.apply(np.asarray(implant.features["cut_origin"]))
    normal = implant.pose.rotate(np.asarray(implant.features["cut_normal"]))
    return Plane.through([float(v) for v in origin], [float(v) for v in normal])


def stem_fit(
    case: Case,
    blobs: Blobs,
    implant_id: str,
    segment: str,
    image: str | None = None,
    resection: str | None = None,
    contact_mm: float = CONTACT_MM,
    progress: Progress = silent,
) -> StemFit:
    """Fit map, canal fill and all figures of a stem in a segment with its CT.

    What counts lies below the cut: that of the resection, else the stem's own. The canal's wall is found from the HU round the
    lower half of the stem. Refused if the stem does not stand in a canal.
    """
    implant: Implant = case.find("implants", implant_id)
    own_cut = stem_cut(implant)
    surface = placed_surface(implant, blobs)
    canal = femur_canal(case, blobs, segment, image, *_shaft_points(implant, case, segment), part(progress, 0.0, 0.6))
    progress(0.6, "measuring gap and penetration")
    bone = mask_field(canal.mask, canal.volume.grid)
    found = fit_map(surface, surface_field(canal.surface), bone, _below(case, segment, resection, implant) or own_cut)
    progress(0.9, "measuring the canal fill")
    levels = canal_fill(surface, implant.pose, _length_mm(implant), canal.volume, canal.mask, canal.wall.threshold_hu)
    wall = f"canal wall at {canal.wall.threshold_hu:.0f} HU, half way between marrow and cortex"
    figures = {**fit_figures(found, contact_mm), **fill_figures(levels)}
    figures["canal_wall_hu"] = Figure(canal.wall.threshold_hu, "HU", wall)
    return StemFit(found, levels, canal, figures)


def free_fit(case: Case, blobs: Blobs, implant_id: str, segment: str) -> tuple[TriMesh, Floats, dict[str, Figure]]:
    """The placed surface of a screw, plate or cup, its points' distance (n,) from a segment, negative inside, and figures."""
    from surgplan.plan.fragments import body_field

    surface = placed_surface(case.find("implants", implant_id), blobs)
    field = body_field(case, blobs, segment)
    return surface, field(surface.points), clearance_figures(surface, field)


def _shaft_points(implant: Implant, case: Case, segment: str) -> tuple[Vector, Vector]:
    """The stem's tip and the point where the shaft begins, on the stem's axis."""
    tip = np.asarray(implant.features["tip"])
    return vector(implant.pose.apply(tip)), vector(implant.pose.apply(tip * STRAIGHT_FROM))


def _length_mm(implant: Implant) -> float:
    return -implant.features["tip"][2]


def _below(case: Case, segment: str, resection: str | None, stem: Implant) -> Plane | None:
    """The plane of a resection with its normal on the side of the stem's head, whose bone is taken off."""
    if resection is None:
        return None
    cut = case.find("resections", resection)
    if cut.segment != segment:
        raise Refused(f"the resection {resection!r} cuts {cut.segment!r}, not {segment!r}")
    plane: Plane = cut.plane
    head = stem.pose.apply(np.asarray(stem.features["head_centre"]))
    if plane.signed_distance_mm(head) > 0:
        return plane
    return Plane(plane.origin, vector(-np.asarray(plane.normal)))
