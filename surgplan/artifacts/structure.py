"""A structural study, from bodies to risk: mesh, modulus from the CT, solution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.artifacts.bodies import Solid, is_bone, part_of, solid_of, whole_of
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.shapes import solid_recipe
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, part, silent
from surgplan.case.as_scanned import SAME_MM, point_among
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Image, Study
from surgplan.case.labels import read_labels
from surgplan.case.named import refuse_lost, refuse_outdated


def tetrahedra_recipe(case: Case, study_id: str) -> Recipe:
    """The ten-node tetrahedra of a study's bodies; their sides follow the bodies' surfaces.

    Arrays `points` (n, 3), `tets` (m, 10), `material` (m,); facts `names` of the bodies, `quality` of these, also in `words`,
    and `notes` of what a user must know.
    """
    study = case.find("studies", study_id)
    bodies = []
    # bone gives way to implants, in whatever order an older study names them
    for name in sorted(study.bodies, key=lambda body: body in case.implants):
        bodies.append({"name": name, **_whole_and_cuts(solid_of(case, name))})
    refine = {} if study.refine is None else {"refine": encode(study.refine)}
    return TETRAHEDRA(bodies=bodies, element_mm=study.element_mm, **refine)


def _whole_and_cuts(solid: Solid) -> dict[str, Any]:
    """A body as the surface it was cut from and the planes it lies below, both moved as it was."""
    if "moved" not in solid:
        return {"surface": solid_recipe(whole_of(solid)), "below": solid.get("below", [])}
    motion = decode(Rigid, solid["moved"])
    planes = [decode(Plane, plane).moved(motion) for plane in solid["below"]]
    whole = {**whole_of(solid), "moved": solid["moved"]}
    return {"surface": solid_recipe(whole), "below": [encode(plane) for plane in planes]}


def modulus_recipe(case: Case, study_id: str) -> Recipe:
    """Young's modulus and Poisson's ratio of each element.

    Arrays `modulus_mpa`, `poisson` (m,); facts `figures` with the clamped fractions, `warnings`.
    """
    from surgplan.mesh.laws import law_named

    study = case.find("studies", study_id)
    image = case.find("images", study.image)
    motions = {name: encode(motion) for name in study.bodies if (motion := case.motion_of(name)) is not None}
    moved = {"moved": motions} if motions else {}
    return MODULUS(
        **moved,
        mesh=tetrahedra_recipe(case, study_id),
        image={k: v for k, v in encode(image).items() if k in ("grid", "voxels", "dtype", "valid", "unit")},
        law=encode(law_named(study.law)),
        implants={name: _made_of(case, name) for name in study.bodies if not is_bone(case, name)},
        bones=[bone for bone in (_bone_labels(case, name, image.grid) for name in study.bodies) if bone],
    )


def _made_of(case: Case, implant: str) -> dict[str, Any]:
    """An implant's material, and the surface and material of each part that is of another: values, not names."""
    from surgplan.simulate.materials import material_named

    placed = case.implants[implant]
    parts = {
        part: {"surface": solid_recipe(part_of(case, implant, part)), "material": encode(material_named(material))}
        for part, material in placed.part_materials.items()
    }
    return {"material": encode(material_named(placed.material)), "parts": parts}


def _bone_labels(case: Case, name: str, grid: Grid) -> str | None:
    """The label map of a bone body on the image's grid: only voxels of the bone tell its modulus."""
    cut = case.fragments().get(name)
    segment = case.segments.get(name if cut is None else cut.segment)
    if segment is None:
        return None
    if segment.grid != grid:
        raise Refused(f"{name!r} was not drawn on the study's image, so its modulus can't be read there; choose its own scan")
    return segment.labels


def solution_recipe(case: Case, study_id: str) -> Recipe:
    """The displacement, strain, stress and risk of a study; see `surgplan.artifacts.structure.SOLUTION` for the arrays."""
    from surgplan.simulate.strength import bone_strength

    study = case.find("studies", study_id)
    _refuse_parted(case, study)
    for name, place in study.landmarks.items():
        if name not in case.landmarks or _away_mm(case, study, name, place) > SAME_MM:
            raise Refused(f"the landmark {name!r} was moved since the study {study_id!r} was made; make the study again")
    refuse_outdated(case, *study.landmarks)
    for load in study.loads:
        refuse_lost(case, f"the load of the study {study_id!r}", load.at_from)
    return SOLUTION(
        mesh=tetrahedra_recipe(case, study_id),
        modulus=modulus_recipe(case, study_id),
        loads=[encode(load) for load in study.loads],
        supports=[encode(support) for support in study.supports],
        bones=[name for name in study.bodies if is_bone(case, name)],
        strength=encode(bone_strength()),
    )


def _away_mm(case: Case, study: Study, landmark: str, place: Vector) -> float:
    """How far a landmark lies now from where the study took it, as the study's bodies have it."""
    return float(np.linalg.norm(np.subtract(point_among(case, landmark, study.bodies), place)))


def _refuse_parted(case: Case, study: Study) -> None:
    """Refuse a whole segment with an implant that went away with a fragment of it: no such body is planned."""
    for cut in case.resections.values():
        if cut.segment not in study.bodies:
            continue
        for name in study.bodies:
            on = case.implants[name].on if name in case.implants else None
            if on in cut.poses:
                raise Refused(
                    f"{name!r} was moved with {on!r}, but the study {study.id!r} takes {cut.segment!r} whole, where it was "
                    f"scanned; make a study of {cut.positive!r} and {cut.negative!r}, or put {on!r} back where it was cut"
                )


def solve_study(shop: Workshop, case: Case, study_id: str, progress: Progress = silent) -> Artifact:
    """The solution of a study, computed if need be; Refused, MeshFailed or NotConverged say why there can be none."""
    recipe = solution_recipe(case, study_id)
    with Ledger(shop.cache).working(study_id, recipe):
        return shop.make(recipe, progress)


def _tetrahedra(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.artifacts.refinement import sizing_of
    from surgplan.mesh.curved import curved_tet10
    from surgplan.mesh.fields import surface_field
    from surgplan.mesh.lattice import Body, tetrahedra
    from surgplan.mesh.quality import quality, sentences
    from surgplan.mesh.surface import TriMesh

    bodies = []
    for body in inputs["bodies"]:
        surface = shop.make(body["surface"], part(progress, 0.0, 0.2))
        field = surface_field(TriMesh(surface["points"], surface["triangles"]))
        bodies.append(Body(body["name"], field, tuple(decode(Plane, plane) for plane in body["below"])))
    sizing = sizing_of(inputs.get("refine"), bodies)
    mesh = tetrahedra(bodies, inputs["element_mm"], progress=part(progress, 0.2, 0.8), sizing=sizing)
    progress(0.8, "curving the elements' sides")
    curved = curved_tet10(mesh)
    progress(0.9, "checking the mesh")
    figures = quality(mesh, {body.name: body for body in bodies}, (curved.points, curved.tets))
    figures["curved_sides"] = {"value": curved.sides, "unit": ""}
    figures["straightened_sides"] = {"value": curved.straightened, "unit": ""}
    words = [*sentences(figures, mesh.names), curved.words()]
    return Artifact(
        {"points": curved.points, "tets": curved.tets.astype(np.int32), "material": mesh.material},
        {"names": list(mesh.names), "quality": figures, "words": words, "notes": list(mesh.notes)},
    )


def _modulus(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.imaging.volume import read_volume
    from surgplan.mesh.laws import Law
    from surgplan.mesh.materials import element_modulus

    mesh = shop.make(inputs["mesh"], part(progress, 0.0, 0.6))
    law = decode(Law, inputs["law"])
    image = decode(Image, {"id": "ct", "modality": "CT", **inputs["image"]})
    if image.unit != "HU":
        raise Refused("bone gets its modulus from HU, and the study's image has none; choose a CT")
    names = mesh.facts["names"]
    bone = np.array([name not in inputs["implants"] for name in names])[mesh["material"]]
    modulus, poisson = np.empty(len(bone)), np.empty(len(bone))
    figures, warnings = {}, []
    if bone.any():
        progress(0.6, "averaging the modulus over the elements")
        masks = [read_labels(shop.blobs, labels) for labels in inputs["bones"]]
        within = np.logical_or.reduce(masks) if masks else None
        where = _as_scanned(mesh, inputs.get("moved", {}), mesh["material"][bone], mesh["tets"][bone][:, :4])
        found = element_modulus(*where, read_volume(shop.blobs, image), law, within)
        modulus[bone], poisson[bone] = found.modulus_mpa, law.poisson
        figures, warnings = found.figures, list(found.warnings)
    piece = mesh["material"].astype(np.int16)
    pieces: list[dict[str, Any]] = [{"name": name, "body": name, "material": None} for name in names]
    for name, made_of in inputs["implants"].items():
        for piece_name, where, material in _pieces(shop, mesh, name, made_of):
            modulus[where], poisson[where] = material["modulus_mpa"], material["poisson"]
            if piece_name == name:
                pieces[names.index(name)]["material"] = material
            else:
                piece[where] = len(pieces)
                pieces.append({"name": piece_name, "body": name, "material": material})
    arrays: dict[str, NDArray[Any]] = {"modulus_mpa": modulus, "poisson": poisson, "piece": piece}
    return Artifact(arrays, {"figures": figures, "warnings": warnings, "pieces": pieces})


def _as_scanned(
    mesh: Artifact, moved: Mapping[str, Any], body: NDArray[Any], corners: NDArray[Any]
) -> tuple[NDArray[np.float64], NDArray[Any]]:
    """Points and corners of elements (n, 4) of these bodies where their bone was scanned: fragments moved back."""
    places, corners = [mesh["points"]], corners.astype(np.int64)
    for name, motion in moved.items():
        own = body == list(mesh.facts["names"]).index(name)
        corners[own] += len(mesh["points"]) * len(places)
        places.append(decode(Rigid, motion).inverse().apply(mesh["points"]))
    return np.concatenate(places), corners


def _pieces(shop: Workshop, mesh: Artifact, implant: str, made_of: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Name, elements and material of an implant, then of its parts: an element belongs to the part its middle lies in."""
    from surgplan.mesh.fields import surface_field
    from surgplan.mesh.surface import TriMesh

    where = mesh["material"] == mesh.facts["names"].index(implant)
    yield implant, where, made_of["material"]
    middle = mesh["points"][mesh["tets"][where][:, :4]].mean(axis=1)
    for name, own in made_of["parts"].items():
        surface = shop.make(own["surface"])
        chosen = where.copy()
        chosen[where] = surface_field(TriMesh(surface["points"], surface["triangles"]))(middle) < 0
        yield f"{implant}.{name}", chosen, own["material"]


def _solution(inputs: Mapping[str, Any], shop: Workshop, progress: Progress) -> Artifact:
    from surgplan.artifacts.structure_problem import problem_of
    from surgplan.artifacts.structure_results import structure_results
    from surgplan.simulate.solve import solve

    mesh = shop.make(inputs["mesh"], part(progress, 0.0, 0.25))
    materials = shop.make(inputs["modulus"], part(progress, 0.25, 0.35))
    problem = problem_of(mesh, materials, inputs)
    solution = solve(problem, part(progress, 0.35, 0.9))
    progress(0.92, "strains and stresses")
    return structure_results(problem, solution, mesh, materials, inputs)


def deck_of(shop: Workshop, case: Case, study_id: str, path: Path, progress: Progress = silent, called: str = "") -> int:
    """Write a study as a CalculiX deck with the very nodes, elements, moduli, loads and supports it is solved with here.

    Its first line calls the study by its id, or as it is to be `called`.
    """
    from surgplan.artifacts.structure_problem import problem_of
    from surgplan.simulate.calculix import write_deck

    recipe = solution_recipe(case, study_id)
    mesh = shop.make(recipe.inputs["mesh"], part(progress, 0.0, 0.6))
    modulus = shop.make(recipe.inputs["modulus"], part(progress, 0.6, 0.9))
    return write_deck(problem_of(mesh, modulus, recipe.inputs), path, f"surgplan study {called or study_id}")


TETRAHEDRA = RecipeKind("tetrahedra", 3, _tetrahedra)
MODULUS = RecipeKind("modulus", 2, _modulus)
SOLUTION = RecipeKind("structure", 4, _solution)
