"""Small-strain linear elasticity of a body of quadratic tetrahedra.

Find u in V, equal to g where the body is held, such that for every test displacement v that vanishes there

    ∫ λ tr ε(u) tr ε(v) + 2 μ ε(u):ε(v) dx  =  ∫ t·v ds,      ε(u) = (∇u + ∇uᵀ) / 2,
    λ = E ν / ((1 + ν)(1 - 2ν)),   μ = E / (2 (1 + ν)).

V holds the continuous fields that are quadratic on each ten-node tetrahedron; its geometry is quadratic too, so that
mid-side nodes may lie on a curved wall. E and ν are constant on an element. Lengths are mm, forces N, moduli and
stresses MPa.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

EDGES = ((0, 1), (1, 2), (0, 2), (0, 3), (1, 3), (2, 3))
"""The corners between which the nodes 4 to 9 of a tetrahedron lie: the order of CalculiX C3D10 and of VTK."""


@dataclass(frozen=True, eq=False)
class Problem:
    """A body, what it is made of, what holds and what loads it."""

    points: Floats
    """Nodes (n, 3), mm."""
    tets: Ints
    """Nodes of the elements (m, 10): four corners of positive volume, then the mid-side nodes as in `EDGES`."""
    modulus_mpa: Floats
    """Young's modulus of each element (m,)."""
    poisson: Floats
    """Poisson's ratio of each element (m,)."""
    fixed: Bools
    """Which displacement components are held (n, 3)."""
    force_n: Floats
    """Nodal forces (n, 3), N."""
    prescribed_mm: Floats | None = None
    """Displacement (n, 3) at the held components, 0 if not given."""


@dataclass(frozen=True)
class Check:
    """A figure by which a solution can be trusted or not."""

    value: float
    unit: str
    meaning: str


@dataclass(frozen=True, eq=False)
class Solution:
    """What the body does under its load."""

    displacement_mm: Floats
    """(n, 3)."""
    reaction_n: Floats
    """Force of the supports on the body (n, 3), 0 at free components."""
    residual: float
    """Norm of the unbalanced nodal forces over the norm of the load."""
    iterations: int
    checks: Mapping[str, Check] = field(default_factory=dict)


def lame(modulus_mpa: Floats, poisson: Floats) -> tuple[Floats, Floats]:
    """Lamé's λ and μ (MPa) of Young's modulus (MPa) and Poisson's ratio."""
    return modulus_mpa * poisson / ((1 + poisson) * (1 - 2 * poisson)), modulus_mpa / (2 * (1 + poisson))
