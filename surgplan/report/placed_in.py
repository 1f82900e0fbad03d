"""Which bone, or which fragment of a cut bone, an implant belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from surgplan.artifacts.fits import fit_pairs
from surgplan.case.document import Case, Segment
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.mesh.triangles import TriMesh

NEAR_MM = 4.0
"""A plate lies on its bone, this far off at most."""
HELD = 0.95
"""Share of a segment's voxels that another must have to hold it."""
MOST, SOME = 0.5, 0.05
"""Shares of an implant's area that lie in a bone or at it: most of it, or enough to be spoken of."""


def placed_in(case: Case, blobs: Blobs, surfaces: Mapping[str, TriMesh], implant: str) -> list[str]:
    """The bones or fragments whose fit is worth telling, among those it may be asked in; of fragments the ones of a study."""
    wholes = whole_segments(case, blobs)
    named = [name for name in fit_pairs(case, implant) if name in case.segments and name in surfaces and name not in wholes]
    bones = [case.segments[name] for name in named]
    if implant not in surfaces or not bones:
        return []
    cut = case.fragments().get(case.implants[implant].on or "")
    own = case.implants[implant].on if cut is None else cut.segment
    if own in named:
        return _pieces(case, blobs, surfaces, str(own), implant)
    shares = {bone.id: _most(case, bone, blobs, surfaces[bone.id], surfaces[implant]) for bone in bones}
    chosen = [name for name, share in shares.items() if share > MOST]
    if not chosen:
        best = max(shares, key=lambda name: shares[name])
        chosen = [best] if shares[best] > SOME else []
    return [piece for bone in chosen for piece in _pieces(case, blobs, surfaces, bone, implant)]


def whole_segments(case: Case, blobs: Blobs) -> frozenset[str]:
    """Segments that hold others of the same tissue, such as the bone a femur was parted from: their parts speak for them."""
    found = set()
    pairs = [(a, b) for a in case.segments.values() for b in case.segments.values() if a is not b]
    for whole, piece in pairs:
        alike = whole.tissue == piece.tissue and whole.grid == piece.grid
        if alike and whole.voxel_count > piece.voxel_count and whole.id not in found:
            held = np.count_nonzero(read_labels(blobs, whole.labels) & read_labels(blobs, piece.labels))
            if held > HELD * piece.voxel_count:
                found.add(whole.id)
    return frozenset(found)


def _as_scanned(case: Case, bone: str, implant: TriMesh) -> Iterator[TriMesh]:
    """An implant where it stands, and as it stands in each moved fragment of a bone, brought to where that was scanned."""
    yield implant
    for cut in case.resections.values():
        if cut.segment == bone:
            yield from (implant.transformed(motion.inverse()) for motion in cut.poses.values())


def _most(case: Case, bone: Segment, blobs: Blobs, surface: TriMesh, implant: TriMesh) -> float:
    """The largest share of an implant in a bone, as it stands in any of its pieces."""
    return max(_share(surface, placed, _inside(bone, blobs, placed)) for placed in _as_scanned(case, bone.id, implant))


def _share(surface: TriMesh, implant: TriMesh, inside: NDArray[np.bool_]) -> float:
    """The share of an implant's area whose points lie inside a bone or near its surface."""
    area = np.bincount(
        implant.triangles.ravel(), np.repeat(np.linalg.norm(implant.face_vectors, axis=1), 3), len(implant.points)
    )
    close = np.isfinite(cKDTree(surface.points).query(implant.points, distance_upper_bound=NEAR_MM)[0])
    return float(area[close | inside].sum() / area.sum())


def _share_of_piece(case: Case, blobs: Blobs, surface: TriMesh, piece: str, implant: TriMesh) -> float:
    """The share of an implant's area that lies in a fragment or near its surface, both where they are planned."""
    cut, motion = case.fragments()[piece], case.motion_of(piece)
    scanned = implant if motion is None else implant.transformed(motion.inverse())
    distance = cut.plane.signed_distance_mm(scanned.points)
    own = distance > 0 if piece == cut.positive else distance < 0
    return _share(surface, implant, own & _inside(case.segments[cut.segment], blobs, scanned))


def _inside(bone: Segment, blobs: Blobs, implant: TriMesh) -> NDArray[np.bool_]:
    index = np.rint(bone.grid.to_index(implant.points)).astype(int)
    found: NDArray[np.bool_] = np.all((index >= 0) & (index < np.asarray(bone.grid.size)), axis=1)
    i, j, k = index[found].T
    found[found] = read_labels(blobs, bone.labels)[k, j, i]
    return found


def _pieces(case: Case, blobs: Blobs, surfaces: Mapping[str, TriMesh], bone: str, implant: str) -> list[str]:
    cuts = [cut for cut in case.resections.values() if cut.segment == bone]
    pieces = [name for cut in cuts for name in (cut.positive, cut.negative) if name in surfaces]
    if not pieces:
        return [bone]
    studied = [p for p in pieces if any(p in s.bodies and implant in s.bodies for s in case.studies.values())]
    if studied:
        return studied
    if case.implants[implant].on in pieces:
        return [str(case.implants[implant].on)]
    if any(cut.poses for cut in cuts):
        # moved pieces may lie on either side of the cut: each is compared where it is planned
        shares = {piece: _share_of_piece(case, blobs, surfaces[piece], piece, surfaces[implant]) for piece in pieces}
        return [max(shares, key=lambda piece: shares[piece])]
    beyond = cuts[-1].plane.signed_distance_mm(surfaces[implant].points) > 0
    return [cuts[-1].positive if beyond.mean() > MOST else cuts[-1].negative]
