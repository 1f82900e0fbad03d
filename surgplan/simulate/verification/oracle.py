"""The stiffness matrix against the one scikit-fem assembles, on a mesh thrown out of shape."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from surgplan.base.geometry import Floats
from surgplan.base.verification import Row
from surgplan.simulate.assembly import assemble
from surgplan.simulate.elasticity import EDGES, Ints, lame
from surgplan.simulate.numbering import number
from surgplan.simulate.threads import Team
from surgplan.simulate.verification.meshes import block


def rows(fineness: int = 3) -> list[Row]:
    """Largest difference between the two matrices over the largest entry."""
    points, tets = block((fineness,) * 3, lambda x: x * [10.0, 12.0, 9.0])
    corners = np.unique(tets[:, :4])
    points[corners] += np.random.default_rng(3).uniform(-0.4, 0.4, (len(corners), 3)) / fineness
    for e, (i, j) in enumerate(EDGES):
        points[tets[:, 4 + e]] = (points[tets[:, i]] + points[tets[:, j]]) / 2
    spread = np.random.default_rng(4)
    modulus, poisson = spread.uniform(300, 17000, len(tets)), spread.uniform(0.1, 0.45, len(tets))
    ours, theirs = _ours(points, tets, modulus, poisson), _scikit_fem(points, tets, modulus, poisson)
    difference = float(np.abs((ours - theirs).data).max() / np.abs(theirs.data).max())
    return [Row("assembly", "largest difference of an entry", "1", 0.0, "scikit-fem, ElementTetP2", difference, 1e-12)]


def _ours(points: Floats, tets: Ints, modulus: Floats, poisson: Floats) -> sp.csr_array:
    free = np.zeros(points.shape, dtype=bool)
    with Team() as team:
        numbering = number(points, tets, np.ones(len(points), dtype=bool))
        blocks = assemble(points, tets, *lame(modulus, poisson), free, numbering, team)
    size = 3 * len(points)
    matrix = sp.bsr_array((blocks.data, blocks.column, blocks.start), shape=(size, size)).tocsr()
    place = (3 * numbering.row[:, None] + np.arange(3)).ravel()
    return matrix[place][:, place]


def _scikit_fem(points: Floats, tets: Ints, modulus: Floats, poisson: Floats) -> sp.csr_array:
    from skfem import Basis, BilinearForm, ElementTetP0, ElementTetP2, ElementVector, MeshTet
    from skfem.helpers import ddot, sym_grad, trace

    corners, local = np.unique(tets[:, :4], return_inverse=True)
    mesh = MeshTet(np.ascontiguousarray(points[corners].T), np.ascontiguousarray(local.reshape(-1, 4).T.astype(np.int32)))
    basis = Basis(mesh, ElementVector(ElementTetP2()), intorder=2)
    lam, mu = lame(modulus, poisson)

    def weak_form(u: Floats, v: Floats, w: dict[str, Floats]) -> Floats:
        energy: Floats = w["lam"] * trace(sym_grad(u)) * trace(sym_grad(v)) + 2 * w["mu"] * ddot(sym_grad(u), sym_grad(v))
        return energy

    constant = basis.with_element(ElementTetP0())
    matrix = BilinearForm(weak_form).assemble(basis, lam=constant.interpolate(lam), mu=constant.interpolate(mu))
    # scikit-fem's unknowns are matched to nodes by where they are; its components of a node follow each other
    keys = {tuple(p): i for i, p in enumerate(np.round(basis.doflocs.T[::3], 7).tolist())}
    first = np.array([3 * keys[tuple(p)] for p in np.round(points, 7).tolist()])
    place = (first[:, None] + np.arange(3)).ravel()
    return sp.csr_array(matrix)[place][:, place]
