"""Points of a plan where their bone was scanned: the motions of fragments taken out of landmarks and implants.

A moved fragment takes what stands on it along. What a landmark says of the anatomy, its side or the frame of a femur, and what
a cut follows or a scan shows there, is known where the bone was scanned.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid, Vector, unit, vector
from surgplan.case.document import Case
from surgplan.case.named import named_direction, named_point

SAME_MM = 1e-6
"""Motions and places that differ by less are one: turning there and back costs digits."""


def stands_on(case: Case, point: str | Vector) -> str | None:
    """The segment or fragment that a landmark, or the implant whose feature is named, stands on; None where that is unsaid."""
    if not isinstance(point, str):
        return None
    if point in case.landmarks:
        return case.landmarks[point].on
    owner = point.rpartition(".")[0]
    return case.implants[owner].on if owner in case.implants else None


def bone_of(case: Case, on: str | None) -> str | None:
    """The segment that a name is, or is a fragment of; None for all else."""
    cut = case.fragments().get(on or "")
    name = on if cut is None else cut.segment
    return name if name in case.segments or cut is not None else None


def scanned_point(case: Case, point: str | Vector) -> Vector:
    """A point (LPS mm) where its bone was scanned; Refused if there is none."""
    at, motion = named_point(case, point), case.motion_of(stands_on(case, point) or "")
    return at if motion is None else vector(motion.inverse().apply(np.asarray(at)))


def point_of_cut(case: Case, segment: str, point: str | Vector) -> Vector:
    """A point (LPS mm) as a cut of a segment follows it: as scanned where it stands on a fragment of that very segment."""
    own = bone_of(case, stands_on(case, point)) == segment
    return scanned_point(case, point) if own else named_point(case, point)


def direction_of_cut(case: Case, segment: str, direction: str | Vector) -> Vector:
    """A unit direction (LPS) as a cut of a segment follows it, the motion of that segment's fragments taken out."""
    along, on = named_direction(case, direction), stands_on(case, direction)
    motion = case.motion_of(on or "")
    if motion is None or bone_of(case, on) != segment:
        return along
    return unit(vector(motion.inverse().rotate(np.asarray(along))))


def point_among(case: Case, point: str | Vector, bodies: Iterable[str]) -> Vector:
    """A point (LPS mm) as bodies that are studied together have it; Refused where these say no place.

    What stands on one of the bodies is where that is planned. What stands on another piece of their bone, a resected head put
    aside say, is where it would be if it had stayed on the bodies' pieces.
    """
    at, on, bodies = named_point(case, point), stands_on(case, point), tuple(bodies)
    owner = "" if not isinstance(point, str) or point in case.landmarks else point.rpartition(".")[0]
    bone = bone_of(case, on)
    if bone is None or on in bodies or owner in bodies:
        return at
    scanned = np.asarray(scanned_point(case, point))
    pieces = [body for body in bodies if bone_of(case, body) == bone]
    pieces = [piece for piece in pieces if _holds(case, piece, scanned)] or pieces
    if not pieces:
        return vector(scanned)
    found = [(case.motion_of(piece) or Rigid.identity()).apply(scanned) for piece in pieces]
    if any(np.linalg.norm(place - found[0]) > SAME_MM for place in found):
        raise Refused(
            f"{point!r} stands on none of {', '.join(bodies)}, and these were moved differently, so there is no telling "
            "where it belongs; place it on one of them, or put the fragments back where they were cut"
        )
    return at if np.linalg.norm(found[0] - np.asarray(at)) <= SAME_MM else vector(found[0])


def _holds(case: Case, piece: str, scanned: Floats) -> bool:
    """Whether a point lies on a fragment's side of its cut; every point lies in a whole segment."""
    cut = case.fragments().get(piece)
    if cut is None:
        return True
    away_mm = float(cut.plane.signed_distance_mm(scanned[None])[0])
    return (away_mm if piece == cut.positive else -away_mm) >= -SAME_MM


def common_motion(case: Case, points: Iterable[str | Vector]) -> Rigid:
    """The motion that the pieces under all points share; Refused where they moved differently."""
    points = tuple(points)
    motions = [case.motion_of(stands_on(case, point) or "") or Rigid.identity() for point in points]
    probes = np.vstack([np.zeros(3), 100 * np.eye(3)])
    for motion in motions[1:]:
        if np.abs(motion.apply(probes) - motions[0].apply(probes)).max() > SAME_MM:
            names = ", ".join(point if isinstance(point, str) else "a free point" for point in points)
            raise Refused(
                f"{names} stand on pieces that were moved differently, and the scan shows the bone as it was; "
                "put the fragment back where it was cut first"
            )
    return motions[0] if motions else Rigid.identity()
