"""From a problem to its solution and the checks by which it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from surgplan.base.errors import NotConverged, Refused
from surgplan.base.geometry import Floats
from surgplan.base.progress import Progress, part, silent
from surgplan.simulate.assembly import assemble
from surgplan.simulate.conjugate_gradients import System, solve_system
from surgplan.simulate.elasticity import Check, Problem, Solution, lame
from surgplan.simulate.multigrid import Multigrid
from surgplan.simulate.numbering import number
from surgplan.simulate.tet10 import internal_force
from surgplan.simulate.threads import Team
from surgplan.simulate.well_posed import refuse_ill_posed

TOLERANCE = 1e-8
"""Relative residual at which the iteration stops."""

MOST_ITERATIONS = 400


def solve(problem: Problem, progress: Progress = silent, tolerance: float = TOLERANCE) -> Solution:
    """The displacement under the problem's load; Refused if it is ill-posed, NotConverged if the iteration stops short.

    >>> from surgplan.simulate.verification.meshes import block
    >>> points, tets = block((1, 1, 2), lambda x: x * [1, 1, 2])
    >>> held = np.repeat(points[:, 2:] == 0, 3, axis=1)
    >>> top = points[:, 2:] == 2
    >>> bar = Problem(points, tets, np.full(12, 100.0), np.zeros(12), held, np.where(top, [0.0, 0.0, 1.0], 0) / top.sum())
    >>> round(float(solve(bar).reaction_n[:, 2].sum()), 6)
    -1.0
    """
    return solve_cases(problem, [problem.force_n], progress, tolerance)[0]


def solve_cases(
    problem: Problem, forces_n: Sequence[Floats], progress: Progress = silent, tolerance: float = TOLERANCE
) -> list[Solution]:
    """One solution for each of several loads (n, 3), N, on the same body and supports; the matrix is set up once.

    The problem's own load is not looked at.
    """
    cases = [replace(problem, force_n=force) for force in forces_n]
    for case in cases:
        refuse_ill_posed(case)
    lam, mu = lame(problem.modulus_mpa, problem.poisson)
    lift = np.zeros_like(problem.points)
    if problem.prescribed_mm is not None:
        lift = np.where(problem.fixed, problem.prescribed_mm, 0.0)
    unknown = np.logical_not(problem.fixed.all(axis=1))
    if not unknown.any():
        raise Refused("everything is held: no part of the body can move; move the support's plane")
    with Team() as team:
        progress(0.0, "ordering the unknowns")
        numbering = number(problem.points, problem.tets, unknown)
        progress(0.02, "assembling the stiffness")
        matrix = assemble(problem.points, problem.tets, lam, mu, problem.fixed, numbering, team)
        progress(0.15, "building the coarse levels")
        multigrid = Multigrid(matrix, numbering, problem.points, problem.tets, lam, mu, problem.fixed, team)
        system = System(matrix, numbering, multigrid.cycle, team)
        pull = internal_force(problem.points, problem.tets, lam, mu, lift) if lift.any() else lift
        solutions = []
        for i, case in enumerate(cases):
            load = np.where(problem.fixed, 0.0, case.force_n - pull)[numbering.order]
            stretch = part(progress, 0.3 + 0.7 * i / len(cases), 0.3 + 0.7 * (i + 1) / len(cases))
            rows, _, iterations = solve_system(system, load, tolerance, MOST_ITERATIONS, stretch)
            displacement = lift.copy()
            displacement[numbering.order] += rows
            solutions.append(_checked(case, lam, mu, displacement, iterations, float(np.linalg.norm(load)), tolerance))
    return solutions


def _checked(
    problem: Problem, lam: Floats, mu: Floats, displacement: Floats, iterations: int, scale: float, tolerance: float
) -> Solution:
    """The solution with its reactions, and every balance computed afresh, element by element, without the matrix."""
    internal = internal_force(problem.points, problem.tets, lam, mu, displacement)
    unbalanced = internal - problem.force_n
    reaction = np.where(problem.fixed, unbalanced, 0.0)
    residual = float(np.linalg.norm(np.where(problem.fixed, 0.0, unbalanced)) / scale)
    if not residual <= 10 * tolerance:
        raise NotConverged("the elastic solution", residual)
    checks = {
        "residual": Check(residual, "1", "norm of the unbalanced nodal forces over the norm of the load"),
        **_balances(problem, displacement, internal, reaction),
        "degrees_of_freedom": Check(float(np.sum(~problem.fixed)), "1", "unknown displacement components"),
        "elements": Check(float(len(problem.tets)), "1", "ten-node tetrahedra"),
        "element_size": Check(_edge_length(problem), "mm", "mean length of the elements' edges"),
    }
    return Solution(displacement, reaction, residual, iterations, checks)


def _balances(problem: Problem, u: Floats, internal: Floats, reaction: Floats) -> dict[str, Check]:
    outer = problem.force_n + reaction
    arms = problem.points - problem.points.mean(axis=0)
    size = float(np.sum(np.linalg.norm(problem.force_n, axis=1)) + np.sum(np.linalg.norm(reaction, axis=1)))
    length = float(np.linalg.norm(arms, axis=1).max())
    work, stored = float(np.sum(outer * u)), float(np.sum(internal * u))
    force = float(np.linalg.norm(outer.sum(axis=0)))
    moment = float(np.linalg.norm(np.cross(arms, outer).sum(axis=0)))
    return {
        "force_balance": Check(force / size, "1", "loads and reactions together over the sum of their sizes"),
        "moment_balance": Check(
            moment / (size * length), "1", "moment of loads and reactions over their size times the body's radius"
        ),
        "energy_balance": Check(
            abs(work - stored) / abs(stored), "1", "work of the loads less twice the strain energy, over the latter"
        ),
        "strain_energy": Check(stored / 2, "N mm", "energy stored in the body"),
    }


def _edge_length(problem: Problem) -> float:
    ends = problem.points[problem.tets[:, [0, 0, 0, 1, 1, 2]]] - problem.points[problem.tets[:, [1, 2, 3, 2, 3, 3]]]
    return float(np.linalg.norm(ends, axis=2).mean())
