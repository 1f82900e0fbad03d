"""A femur with a stem under a hip load: 700,000 quadratic unknowns, and CalculiX on a smaller mesh of the same."""

from __future__ import annotations

import resource
import time
from typing import Any

import numpy as np

from benchmarks import calculix
from benchmarks.mesh import field, inner, outer, stem
from surgplan.base.geometry import Plane
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.quadratic import to_tet10
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.loads import spread_force
from surgplan.simulate.solve import solve
from surgplan.simulate.supports import held_behind
from surgplan.simulate.surface import outer_faces

LARGE_MM, SMALL_MM = 2.88, 6.0
"""Element sizes that give about 700,000 and 95,000 unknowns."""


def femur_with_stem(size_mm: float) -> Problem:
    """Cortex of 17 GPa, cancellous bone of 300 to 1800 MPa that changes from place to place, titanium; 2.4 kN on the head."""
    mesh = tetrahedra([Body("cortex", field(outer)), Body("cancellous", field(inner)), Body("stem", field(stem))], size_mm)
    points, tets = to_tet10(mesh)
    x, y, z = mesh.points[mesh.tets].mean(axis=1).T
    cancellous = 300 + 1200 * np.clip((z - 60) / 140, 0, 1) * (1 + 0.2 * np.sin(x / 4) * np.sin(y / 5) * np.sin(z / 6))
    of = {"cortex": np.full_like(z, 17000.0), "cancellous": cancellous, "stem": np.full_like(z, 110000.0)}
    modulus = np.choose(mesh.material, [of[name] for name in mesh.names])
    poisson = np.where(modulus == 110000.0, 0.34, 0.3)
    force = spread_force(points, outer_faces(points, tets), (-540.0, 330.0, -2290.0), (46.0, 0.0, 194.0), 12.0)
    fixed = held_behind(points, tets, Plane((0.0, 0.0, 25.0), (0.0, 0.0, 1.0)))
    return Problem(points, tets, modulus, poisson, fixed, np.where(fixed, 0.0, force))


def run() -> list[dict[str, Any]]:
    """Two rows: the large mesh alone, the small one against CalculiX on the same deck."""
    small = femur_with_stem(SMALL_MM)
    solve(small)  # numba reads its cache
    wall, cpu = time.perf_counter(), time.process_time()
    ours = solve(small)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    rows = [_row("elasticity against CalculiX", small, wall, cpu, _megabytes(), f"{ours.iterations} iterations")]
    if calculix.installed():
        theirs, seconds, megabytes = calculix.solved(small)
        difference = np.abs(theirs - ours.displacement_mm).max() / np.abs(ours.displacement_mm).max()
        rows[0] |= {"peer": "CalculiX, SPOOLES", "peer_s": seconds, "ratio": wall / seconds}
        rows[0]["note"] += f", displacements agree to {difference:.1e}, CalculiX took {megabytes:.0f} MB"
    large = femur_with_stem(LARGE_MM)
    wall, cpu = time.perf_counter(), time.process_time()
    ours = solve(large)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    note = f"residual {ours.residual:.1e} after {ours.iterations} iterations, assembly and setup included"
    rows.append(_row("elasticity, tet10", large, wall, cpu, _megabytes(), note))
    return rows


def _megabytes() -> float:
    """The most memory this process has held so far, Python and mesher included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _row(name: str, problem: Problem, wall: float, cpu: float, megabytes: float, note: str) -> dict[str, Any]:
    return {
        "name": name,
        "size": f"{problem.points.size} unknowns",
        "ours_s": wall,
        "ours_cpu_s": cpu,
        "ours_mb": megabytes,
        "peer": None,
        "peer_s": None,
        "ratio": None,
        "note": note,
    }
