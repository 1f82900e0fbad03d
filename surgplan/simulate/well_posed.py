"""What makes a problem unanswerable, said before any time is spent on it."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.parts import refuse_unheld
from surgplan.simulate.tet10 import GAUSS, jacobians, reference_gradients

WITNESSES = reference_gradients(np.concatenate([np.eye(4), GAUSS]))
"""Where an element's volume must be positive: its corners and its integration points."""

LARGEST_POISSON = 0.495
"""Closer to 0.5 a displacement element locks, and its stresses mean nothing."""


def refuse_ill_posed(problem: Problem) -> None:
    """Refused, in words, if the problem has no unique and finite answer."""
    _shapes(problem)
    _finite(problem)
    _materials(problem)
    used = np.zeros(len(problem.points), dtype=bool)
    used[problem.tets] = True
    if not used.all():
        raise Refused(f"{int(np.sum(~used))} nodes belong to no element; make the mesh again")
    volumes = jacobians(problem.points, problem.tets, WITNESSES).min(axis=1)
    if not np.all(volumes > 0):
        worst = int(np.argmin(volumes))
        raise Refused(
            f"{int(np.sum(volumes <= 0))} elements have a negative volume, one near {_near(problem, worst)}; "
            "make the mesh again"
        )
    moved = problem.prescribed_mm is not None and bool(np.any(problem.prescribed_mm[problem.fixed]))
    if not np.any(problem.force_n[~problem.fixed]) and not moved:
        raise Refused("no load acts on a part of the body that can move; add a load, or move it away from the support")
    refuse_unheld(problem.points, problem.tets, problem.fixed)


def _shapes(problem: Problem) -> None:
    nodes, elements = len(problem.points), len(problem.tets)
    wanted = {
        "points": (nodes, 3), "tets": (elements, 10), "modulus_mpa": (elements,), "poisson": (elements,),
        "fixed": (nodes, 3), "force_n": (nodes, 3), "prescribed_mm": (nodes, 3),
    }  # fmt: skip
    for name, shape in wanted.items():
        value = getattr(problem, name)
        if value is not None and value.shape != shape:
            raise ValueError(f"{name} needs the shape {shape}, not {value.shape}")
    if elements == 0:
        raise Refused("the mesh has no elements: the bodies of the study are empty")


def _finite(problem: Problem) -> None:
    for name, words in (("points", "node positions"), ("force_n", "forces"), ("prescribed_mm", "prescribed displacements")):
        value = getattr(problem, name)
        if value is not None and not np.all(np.isfinite(value)):
            raise Refused(f"some {words} are not numbers; look at what they were computed from")


def _materials(problem: Problem) -> None:
    bad = ~(np.isfinite(problem.modulus_mpa) & (problem.modulus_mpa > 0))
    if bad.any():
        worst = int(np.argmax(bad))
        raise Refused(
            f"{int(bad.sum())} elements have no positive modulus, one near {_near(problem, worst)} with "
            f"{problem.modulus_mpa[worst]} MPa; look at the scan there and at the law that gives the modulus"
        )
    bad = ~((problem.poisson > -1) & (problem.poisson <= LARGEST_POISSON))
    if bad.any():
        value = problem.poisson[np.argmax(bad)]
        raise Refused(
            f"a Poisson's ratio of {value} is outside -1 to {LARGEST_POISSON}; "
            "nearly incompressible tissue needs another element"
        )


def _near(problem: Problem, element: int) -> str:
    centre: Floats = problem.points[problem.tets[element, :4]].mean(axis=0)
    return "(" + ", ".join(f"{v:.1f}" for v in centre) + ") mm"
