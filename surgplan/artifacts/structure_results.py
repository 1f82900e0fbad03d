"""What a solved structural study is reduced to: fields on elements, fields on the outer surface, figures and warnings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.artifacts.recipe import Artifact, quantity
from surgplan.base.geometry import Floats
from surgplan.case.codec import decode
from surgplan.case.document import Load
from surgplan.simulate.elasticity import Problem, Solution
from surgplan.simulate.materials import Material
from surgplan.simulate.risk import bone_figures, implant_figures, risk_factor, surface_risk
from surgplan.simulate.strength import Strength
from surgplan.simulate.stress import Fields, fields, principal, recover, von_mises
from surgplan.simulate.surface import outer_faces

Pieces = NDArray[np.int16]
"""A number for each element."""


def structure_results(
    problem: Problem, solution: Solution, mesh: Artifact, modulus: Artifact, inputs: Mapping[str, Any]
) -> Artifact:
    """The artefact of a solved study; its arrays and facts are those `artifacts.structure.solution_recipe` promises."""
    names, material = list(mesh.facts["names"]), mesh["material"]
    found = fields(problem, solution.displacement_mm)
    strain, stress = principal(found.strain), von_mises(found.stress_mpa)
    strength = decode(Strength, inputs["strength"])
    risk = risk_factor(strain, strength)
    bone = np.isin(material, [names.index(name) for name in inputs["bones"]])
    risk[~bone] = np.nan
    per_element = {
        "e1": strain[..., 0].mean(axis=1),
        "e3": strain[..., 2].mean(axis=1),
        "von_mises_mpa": stress.mean(axis=1),
        "risk": risk.mean(axis=1),
    }
    at_points = np.stack([strain[..., 0], strain[..., 2], stress, risk], axis=2)
    surface = _surface(problem, solution, found, material, modulus["piece"], at_points)
    arrays = {
        "points": problem.points,
        "tets": problem.tets,
        "material": material,
        "modulus_mpa": problem.modulus_mpa,
        "displacement_mm": solution.displacement_mm,
        **per_element,
        **surface,
    }
    warnings = [*mesh.facts["notes"], *modulus.facts["warnings"]]
    if inputs["bones"] and not strength.verified:
        warnings.append("the limits of the risk factor were not checked against their source")
    facts = {
        "names": names,
        "results": _results(problem, solution, found, mesh, modulus, inputs, strength, surface),
        "pieces": [piece["name"] for piece in modulus.facts["pieces"]],
        "checks": _checks(solution, modulus),
        "quality": mesh.facts["quality"],
        "mesh_words": mesh.facts["words"],
        "warnings": warnings,
    }
    return Artifact(arrays, facts)


def _results(
    problem: Problem,
    solution: Solution,
    found: Fields,
    mesh: Artifact,
    modulus: Artifact,
    inputs: Mapping[str, Any],
    strength: Strength,
    surface: Mapping[str, NDArray[Any]],
) -> dict[str, Any]:
    names, material = list(mesh.facts["names"]), mesh["material"]
    length = np.linalg.norm(solution.displacement_mm, axis=1)
    results: dict[str, Any] = {"displacement_max": quantity(float(length.max()), "mm", "largest over all nodes")}
    for load in (decode(Load, data) for data in inputs["loads"]):
        own = np.unique(problem.tets[material == names.index(load.on)])
        nearest = int(own[np.argmin(np.linalg.norm(problem.points[own] - np.asarray(load.at), axis=1))])
        size = float(np.linalg.norm(load.force_n))
        along = float(solution.displacement_mm[nearest] @ np.asarray(load.force_n)) / size
        results[f"{load.name}.force"] = quantity(size, "N", load.source)
        words = f"of {load.on}, along the force, at its node nearest to where the force acts"
        results[f"{load.name}.displacement"] = quantity(along, "mm", words)
    for number, piece in enumerate(modulus.facts["pieces"]):
        where = modulus["piece"] == number
        if not where.any():
            continue
        if piece["material"] is None:
            own = np.unique(surface["surface_triangles"][surface["surface_body"] == names.index(piece["body"])])
            if len(own) > 0:  # a bone wholly inside other bodies has no outer surface
                risk, points = surface["surface_risk"][own], surface["surface_points"][own]
                results |= surface_risk(piece["name"], risk, points, strength)
            results |= bone_figures(piece["name"], where, found, problem.points, problem.tets, strength, problem.modulus_mpa)
        else:
            made_of = decode(Material, piece["material"])
            results |= implant_figures(piece["name"], where, found, problem.points, problem.tets, made_of)
    return results


def _checks(solution: Solution, modulus: Artifact) -> dict[str, Any]:
    checks = {name: quantity(check.value, check.unit, check.meaning) for name, check in solution.checks.items()}
    checks["residual"] = quantity(solution.residual, "1", "unbalanced nodal forces over the load")
    checks["iterations"] = quantity(solution.iterations, "1", "of conjugate gradients")
    for name, figure in modulus.facts["figures"].items():
        checks[f"material.{name}"] = quantity(figure["value"], figure["unit"], "from the scan by the study's density law")
    return checks


def _surface(
    problem: Problem, solution: Solution, found: Fields, material: Pieces, piece: Pieces, values: Floats
) -> dict[str, NDArray[Any]]:
    """The outer faces, flat, with a value for each corner in each piece: no value is averaged between materials."""
    nodal = recover(values, problem.tets, piece, found.volume_mm3)
    faces = outer_faces(problem.points, problem.tets)
    corner_nodes = faces.nodes[:, :3]
    local = np.argmax(problem.tets[faces.element][:, None, :] == corner_nodes[:, :, None], axis=2)
    places = np.take_along_axis(nodal.of_element[faces.element], local, axis=1)
    used, triangles = np.unique(places, return_inverse=True)
    node = nodal.node[used]
    e1, e3, stress, risk = nodal.values[used].T
    return {
        "surface_points": problem.points[node],
        "surface_triangles": triangles.reshape(-1, 3).astype(np.int32),
        "surface_body": material[faces.element].astype(np.int16),
        "surface_e1": e1,
        "surface_e3": e3,
        "surface_von_mises_mpa": stress,
        "surface_risk": risk,
        "surface_displacement_mm": solution.displacement_mm[node],
    }
