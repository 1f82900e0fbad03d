"""How an implant sits in a bone, as a recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from surgplan.artifacts.bodies import solid_as_cut, solid_of, whole_of
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.shapes import solid_recipe
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.as_scanned import bone_of, scanned_point
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Image, Implant
from surgplan.case.labels import read_labels
from surgplan.case.named import outdated
from surgplan.plan.features import lies_in_canal
from surgplan.plan.hip_change import LANDMARKS, stem_in_femur


def fit_pairs(case: Case, implant_id: str) -> list[str]:
    """The segments and fragments an implant's fit may be asked in: bones, and for a cut bone the fragments."""
    del implant_id
    bones = [segment.id for segment in case.segments.values() if segment.tissue == "bone"]
    pairs: list[str] = []
    for bone in bones:
        pieces = [n for cut in case.resections.values() if cut.segment == bone for n in (cut.negative, cut.positive)]
        pairs += [*pieces, bone]
    return pairs


def fit_recipe(case: Case, implant_id: str, segment_id: str) -> Recipe:
    """The fit of an implant in a bone or in a fragment of it.

    Arrays `points` (n, 3), `triangles`: the placed implant; `gap_mm` (n,): distance to the canal's wall, or to the bone where
    there is no canal, negative inside it. Facts: `figures`, each `{value, unit, source}`; those of a stem tell leg length,
    offset and how the stem stands, where the case has the femur's landmarks. In a fragment that was moved an implant is
    measured as it stands in that: its bone is known where it was scanned.
    """
    implant = case.find("implants", implant_id)
    bone, motion = solid_as_cut(case, segment_id), case.motion_of(segment_id)
    if "labels" not in bone:
        raise Refused(f"{segment_id!r} is no segment or fragment, so there is no bone to fit {implant_id!r} in")
    cut = case.fragments().get(segment_id)
    segment = case.find("segments", segment_id if cut is None else cut.segment)
    image = case.find("images", segment.image)
    marks: dict[str, Any] = {}
    if lies_in_canal(implant.features) and all(name in case.landmarks for name in LANDMARKS) and not outdated(case, *LANDMARKS):
        found = {name: case.landmarks[name] for name in LANDMARKS}
        # the femur's frame is that of the bone as scanned; of a moved one only landmarks that stand on it tell where it was
        bones = (None, segment.id) if motion is None else (segment.id,)
        if all(bone_of(case, mark.on) in bones for mark in found.values()):
            moved_as = Rigid.identity() if motion is None else motion
            marks = {name: list(vector(moved_as.apply(np.asarray(scanned_point(case, name))))) for name in found}
    moved = {} if motion is None else {"moved": encode(motion)}
    return FIT(
        **moved,
        landmarks=marks,
        implant=solid_recipe(solid_of(case, implant_id)),
        pose=encode(implant.pose),
        component=implant.component,
        features={name: list(point) for name, point in implant.features.items()},
        parameters=dict(implant.parameters),
        bone=dict(bone),
        image={k: v for k, v in encode(image).items() if k in ("grid", "voxels", "dtype", "valid", "unit")},
    )


def _fit(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.imaging.volume import read_volume
    from surgplan.mesh.triangles import TriMesh
    from surgplan.plan.implant_fit import implant_fit

    progress(0.1, "reading the scan")
    surface = shop.make(inputs["implant"])
    bone = inputs["bone"]
    image = decode(Image, {"id": "ct", "modality": "CT", **inputs["image"]})
    if decode(Grid, bone["grid"]) != image.grid:
        raise Refused("the bone was not drawn on its scan's own grid, so its canal can't be read there; draw it on the scan")
    # a stem is held against the canal of the whole bone, below the cuts; all else against what is left of the bone
    uncut = lies_in_canal(inputs["features"])
    against = shop.make(solid_recipe(whole_of(bone) if uncut else bone))
    back = decode(Rigid, inputs["moved"]).inverse() if "moved" in inputs else Rigid.identity()
    pose = decode(Rigid, inputs["pose"]).then(back)
    found = implant_fit(
        TriMesh(back.apply(surface["points"]), surface["triangles"]),
        pose,
        inputs["features"],
        read_volume(shop.blobs, image),
        read_labels(shop.blobs, bone["labels"]),
        TriMesh(against["points"], against["triangles"]),
        tuple(decode(Plane, plane) for plane in bone.get("below", [])),
        progress,
    )
    figures = dict(found.figures)
    if inputs["landmarks"]:
        marks = {name: vector(back.apply(np.asarray(at))) for name, at in inputs["landmarks"].items()}
        features = {k: vector(v) for k, v in inputs["features"].items()}
        figures |= stem_in_femur(marks, Implant("stem", inputs["component"], "", {}, pose, features=features))
    arrays = {
        "points": surface["points"],
        "triangles": surface["triangles"],
        "gap_mm": np.asarray(found.gap_mm, dtype=np.float64),
    }
    return Artifact(arrays, {"figures": {name: figure.to_json() for name, figure in figures.items()}})


FIT = RecipeKind("fit", 2, _fit)
