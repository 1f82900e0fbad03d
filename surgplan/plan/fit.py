"""How an implant sits in the bone: what it cuts into, what it leaves open, how near it comes to the outside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Plane
from surgplan.base.grid import Grid
from surgplan.mesh.fields import Field
from surgplan.mesh.surface import TriMesh
from surgplan.plan.figure import Figure

CONTACT_MM = 0.5
"""A surface that lies this near to the wall, or in it, counts as touching."""


@dataclass(frozen=True, eq=False)
class FitMap:
    """Distances at each point of an implant's surface, for colouring and for figures."""

    surface: TriMesh
    """Placed in the patient, LPS mm."""
    depth_mm: Floats
    """(n,) How deep the point lies beyond the canal's wall; negative is the gap to the wall."""
    cover_mm: Floats
    """(n,) How much bone lies between the point and the outside; negative sticks out of the bone."""
    counted: NDArray[np.bool_]
    """(n,) Whether the point belongs to the part that lies in bone."""
    below_cut: bool = False
    """Whether a cut decided which points count."""

    @property
    def area_mm2(self) -> Floats:
        """(n,) The area that belongs to each point."""
        third = np.linalg.norm(self.surface.face_vectors, axis=1) / 6
        corners = self.surface.triangles.ravel()
        return np.bincount(corners, np.repeat(third, 3), len(self.surface.points)).astype(np.float64)


def fit_map(surface: TriMesh, canal: Field, bone: Field, *planes: Plane, scan: Grid | None = None) -> FitMap:
    """The distances of a placed implant's points from the canal's wall and from the bone's outside, by two level sets.

    Points count that lie on the negative side of every plane, the resections', and inside the scan, where one is given: beyond
    it nobody knows where the bone is. Refused if none does.
    """
    counted = np.ones(len(surface.points), dtype=bool) if scan is None else scan.contains(surface.points)
    for plane in planes:
        counted &= plane.signed_distance_mm(surface.points) < 0
    if not counted.any():
        if planes:
            raise Refused("no part of the implant lies below the cut; check the pose and the side of the resection's normal")
        raise Refused("no part of the implant lies inside the scan; check the pose")
    return FitMap(surface, canal(surface.points), -bone(surface.points), counted, bool(planes))


def fit_figures(found: FitMap, contact_mm: float = CONTACT_MM) -> dict[str, Figure]:
    """Penetration, gap, contact and bone left, over the points that count.

    Penetration is into what the threshold calls cortex; the canal's wall and the bone's outside are those of the level sets.
    """
    area, use = found.area_mm2, found.counted
    depth, cover = found.depth_mm[use], found.cover_mm[use]
    total = float(area[use].sum())
    touching = float(area[use][depth >= -contact_mm].sum())
    deep = float(area[use][depth > 0].sum())
    gap = np.maximum(-depth, 0.0)
    where = f"implant surface{' below the cut' if found.below_cut else ''}, at the points of its mesh"
    return {
        "penetration_max": Figure(float(max(depth.max(), 0.0)), "mm", f"greatest depth beyond the canal wall; {where}"),
        "penetration_area": Figure(deep, "mm2", f"area beyond the canal wall; {where}"),
        "gap_mean": Figure(
            float(np.average(gap, weights=area[use])), "mm", f"mean distance to the canal wall, 0 where beyond; {where}"
        ),
        "gap_max": Figure(float(gap.max()), "mm", f"greatest distance to the canal wall; {where}"),
        "contact_area": Figure(touching, "mm2", f"area with a gap of at most {contact_mm:g} mm or beyond the wall; {where}"),
        "contact_share": Figure(touching / total, "1", f"contact area over the whole area of {total:.0f} mm2; {where}"),
        "bone_left_min": Figure(
            float(cover.min()), "mm", f"least distance to the bone's outside, negative is a breach; {where}"
        ),
        "breach_area": Figure(float(area[use][cover < 0].sum()), "mm2", f"area outside the bone; {where}"),
    }


def clearance_figures(surface: TriMesh, bone: Field) -> dict[str, Figure]:
    """How far a whole implant lies in or off a bone: for screws, plates and cups, which have no canal."""
    distance = bone(surface.points)
    where = "at the points of the implant's mesh, to the segment's surface"
    return {
        "deepest_in_bone": Figure(float(max(-distance.min(), 0.0)), "mm", f"greatest depth in the bone {where}"),
        "gap_max": Figure(float(max(distance.max(), 0.0)), "mm", f"greatest distance off the bone {where}"),
        "gap_min": Figure(float(max(distance.min(), 0.0)), "mm", f"least distance off the bone, 0 where it touches {where}"),
    }
