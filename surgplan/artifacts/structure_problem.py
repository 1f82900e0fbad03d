"""The boundary value problem that a structural study stands for, on its mesh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from surgplan.artifacts.recipe import Artifact
from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.case.codec import decode
from surgplan.case.document import Load, Support
from surgplan.simulate.elasticity import Bools, Problem
from surgplan.simulate.loads import spread_force
from surgplan.simulate.supports import held_behind
from surgplan.simulate.surface import outer_faces


def problem_of(mesh: Artifact, modulus: Artifact, inputs: Mapping[str, Any]) -> Problem:
    """The problem of a solution recipe's inputs; Refused where a load or a support finds no surface of its body."""
    points, tets, material = mesh["points"], mesh["tets"], mesh["material"]
    names = list(mesh.facts["names"])
    if not inputs["supports"]:
        raise Refused("the study holds nothing, so the bodies would fly away under the load; give it a support")
    if not inputs["loads"]:
        raise Refused("the study has no load, so there is nothing to solve; give it one")

    def chosen(name: str) -> Bools:
        if name not in names:
            raise Refused(f"{name!r} is no body of the study; its bodies are {', '.join(names)}")
        body: Bools = material == names.index(name)
        return body

    force = np.zeros_like(points)
    for load in (decode(Load, data) for data in inputs["loads"]):
        faces = outer_faces(points, tets, chosen(load.on))
        force += spread_force(points, faces, load.force_n, load.at, load.radius_mm)
    fixed = np.zeros(points.shape, dtype=bool)
    for support in (decode(Support, data) for data in inputs["supports"]):
        fixed |= held_behind(points, tets, support.plane, chosen(support.on))
    return Problem(points, tets, modulus["modulus_mpa"], modulus["poisson"], fixed, _free(force, fixed))


def _free(force: Floats, fixed: Bools) -> Floats:
    """The load without what acts on held nodes; Refused if much of it does, because the support would carry it unseen."""
    lost = np.linalg.norm(np.where(fixed, force, 0.0).sum(axis=0))
    whole = np.linalg.norm(force.sum(axis=0))
    if lost > 0.01 * whole:
        raise Refused(f"{lost / whole:.0%} of the load acts on what is held still; move the support or the load")
    return np.where(fixed, 0.0, force)
