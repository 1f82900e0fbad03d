"""Kernels on one ten-node tetrahedron: shape gradients, stiffness, internal force.

Four-point Gauss quadrature, exact for the stiffness of a straight-edged element with constant modulus and the same
points as CalculiX's C3D10. Reference coordinates are the barycentric λ1, λ2, λ3; λ0 = 1 - λ1 - λ2 - λ3.

Whatever calls these kernels from a kernel stands in this file too: numba's cache of compiled code looks at the file a kernel
stands in, and would keep an old copy of what it calls from another.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import EDGES, Bools, Ints
from surgplan.simulate.kernel import kernel

_A, _B = (5 + 3 * 5**0.5) / 20, (5 - 5**0.5) / 20
GAUSS = np.array([[_A if i == j else _B for j in range(4)] for i in range(4)])
"""Barycentric coordinates (4, 4) of the integration points, each of weight a quarter of the volume."""

_CORNER_GRADIENTS = np.array([[-1.0, -1.0, -1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


def shape(barycentric: Floats) -> Floats:
    """The ten shape functions (k, 10) at barycentric points (k, 4)."""
    corners = barycentric * (2 * barycentric - 1)
    mids = [4 * barycentric[:, i] * barycentric[:, j] for i, j in EDGES]
    return np.column_stack([corners, *mids])


def reference_gradients(barycentric: Floats) -> Floats:
    """Derivatives (k, 10, 3) of the shape functions by λ1, λ2, λ3 at barycentric points (k, 4)."""
    out = np.empty((len(barycentric), 10, 3))
    for a in range(4):
        out[:, a] = (4 * barycentric[:, a, None] - 1) * _CORNER_GRADIENTS[a]
    for e, (i, j) in enumerate(EDGES):
        out[:, 4 + e] = 4 * (barycentric[:, i, None] * _CORNER_GRADIENTS[j] + barycentric[:, j, None] * _CORNER_GRADIENTS[i])
    return out


GAUSS_GRADIENTS = reference_gradients(GAUSS)
"""(4, 10, 3)."""


@kernel
def invert(points: Floats, nodes: Ints, reference: Floats, inverse: Floats) -> Any:
    """Inverse (3, 3) of the Jacobian d(x)/d(λ) at one point, given the reference gradients there; returns its determinant."""
    j00 = j01 = j02 = j10 = j11 = j12 = j20 = j21 = j22 = 0.0
    for a in range(reference.shape[0]):
        x, y, z = points[nodes[a], 0], points[nodes[a], 1], points[nodes[a], 2]
        u, v, w = reference[a, 0], reference[a, 1], reference[a, 2]
        j00 += x * u
        j01 += x * v
        j02 += x * w
        j10 += y * u
        j11 += y * v
        j12 += y * w
        j20 += z * u
        j21 += z * v
        j22 += z * w
    c00, c01, c02 = j11 * j22 - j12 * j21, j02 * j21 - j01 * j22, j01 * j12 - j02 * j11
    det = j00 * c00 + j10 * c01 + j20 * c02
    s = 1.0 / det
    inverse[0, 0], inverse[0, 1], inverse[0, 2] = c00 * s, c01 * s, c02 * s
    inverse[1, 0], inverse[1, 1], inverse[1, 2] = (
        (j12 * j20 - j10 * j22) * s,
        (j00 * j22 - j02 * j20) * s,
        (j02 * j10 - j00 * j12) * s,
    )
    inverse[2, 0], inverse[2, 1], inverse[2, 2] = (
        (j10 * j21 - j11 * j20) * s,
        (j01 * j20 - j00 * j21) * s,
        (j00 * j11 - j01 * j10) * s,
    )
    return det


@kernel
def push(reference: Floats, inverse: Floats, gradients: Floats) -> None:
    """Gradients by x, y, z (k, 3) of reference gradients (k, 3)."""
    for a in range(reference.shape[0]):
        u, v, w = reference[a, 0], reference[a, 1], reference[a, 2]
        gradients[a, 0] = u * inverse[0, 0] + v * inverse[1, 0] + w * inverse[2, 0]
        gradients[a, 1] = u * inverse[0, 1] + v * inverse[1, 1] + w * inverse[2, 1]
        gradients[a, 2] = u * inverse[0, 2] + v * inverse[1, 2] + w * inverse[2, 2]


@kernel
def stiffness(gradients: Floats, weights: Floats, lam: float, mu: float, k: Floats) -> None:
    """Stiffness blocks k (a, b, 3, 3) for b <= a, from gradients (q, a, 3) and weights (q,) at the integration points."""
    points, nodes = gradients.shape[0], gradients.shape[1]
    for a in range(nodes):
        for b in range(a + 1):
            h00 = h01 = h02 = h10 = h11 = h12 = h20 = h21 = h22 = 0.0
            for q in range(points):
                w = weights[q]
                u, v, t = w * gradients[q, a, 0], w * gradients[q, a, 1], w * gradients[q, a, 2]
                x, y, z = gradients[q, b, 0], gradients[q, b, 1], gradients[q, b, 2]
                h00 += u * x
                h01 += u * y
                h02 += u * z
                h10 += v * x
                h11 += v * y
                h12 += v * z
                h20 += t * x
                h21 += t * y
                h22 += t * z
            trace = mu * (h00 + h11 + h22)
            k[a, b, 0, 0] = (lam + mu) * h00 + trace
            k[a, b, 1, 1] = (lam + mu) * h11 + trace
            k[a, b, 2, 2] = (lam + mu) * h22 + trace
            k[a, b, 0, 1] = lam * h01 + mu * h10
            k[a, b, 1, 0] = lam * h10 + mu * h01
            k[a, b, 0, 2] = lam * h02 + mu * h20
            k[a, b, 2, 0] = lam * h20 + mu * h02
            k[a, b, 1, 2] = lam * h12 + mu * h21
            k[a, b, 2, 1] = lam * h21 + mu * h12


@kernel
def jacobians(points: Floats, tets: Ints, reference: Floats) -> Floats:
    """Determinants (m, q) of the Jacobian at points given by their reference gradients (q, 10, 3)."""
    out = np.empty((tets.shape[0], reference.shape[0]))
    inverse = np.empty((3, 3))
    for t in range(tets.shape[0]):
        for q in range(reference.shape[0]):
            out[t, q] = invert(points, tets[t], reference[q], inverse)
    return out


def integration_volumes(points: Floats, tets: Ints) -> Floats:
    """Volume (m, 4) that each integration point stands for, mm³."""
    volumes: Floats = jacobians(points, tets, GAUSS_GRADIENTS) / 24
    return volumes


@kernel
def _internal_force(points: Floats, tets: Ints, lam: Floats, mu: Floats, reference: Floats, u: Floats) -> Floats:
    force = np.zeros_like(points)
    inverse = np.empty((3, 3))
    g = np.empty((10, 3))
    d = np.empty((3, 3))
    for t in range(tets.shape[0]):
        nodes = tets[t]
        for q in range(4):
            w = invert(points, nodes, reference[q], inverse) / 24
            push(reference[q], inverse, g)
            d[:] = 0.0
            for a in range(10):
                for i in range(3):
                    for j in range(3):
                        d[i, j] += u[nodes[a], i] * g[a, j]
            trace = lam[t] * (d[0, 0] + d[1, 1] + d[2, 2])
            for i in range(3):
                for j in range(i):
                    d[i, j] = d[j, i] = mu[t] * w * (d[i, j] + d[j, i])
                d[i, i] = w * (2 * mu[t] * d[i, i] + trace)
            for a in range(10):
                for i in range(3):
                    force[nodes[a], i] += d[i, 0] * g[a, 0] + d[i, 1] * g[a, 1] + d[i, 2] * g[a, 2]
    return force


def internal_force(points: Floats, tets: Ints, lam: Floats, mu: Floats, u: Floats) -> Floats:
    """K u element by element: the nodal forces (n, 3) in N that hold the displacement u (n, 3), mm; λ and μ (m,) in MPa."""
    force: Floats = _internal_force(points, tets, lam, mu, GAUSS_GRADIENTS, u)
    return force


@kernel
def _strain(points: Floats, tets: Ints, u: Floats, reference: Floats) -> Floats:
    out = np.empty((tets.shape[0], reference.shape[0], 6))
    inverse = np.empty((3, 3))
    g = np.empty((10, 3))
    d = np.empty((3, 3))
    for t in range(tets.shape[0]):
        for q in range(reference.shape[0]):
            invert(points, tets[t], reference[q], inverse)
            push(reference[q], inverse, g)
            d[:] = 0.0
            for a in range(10):
                for i in range(3):
                    for j in range(3):
                        d[i, j] += u[tets[t, a], i] * g[a, j]
            for i in range(3):
                out[t, q, i] = d[i, i]
            out[t, q, 3] = 0.5 * (d[0, 1] + d[1, 0])
            out[t, q, 4] = 0.5 * (d[1, 2] + d[2, 1])
            out[t, q, 5] = 0.5 * (d[0, 2] + d[2, 0])
    return out


def strain(points: Floats, tets: Ints, u: Floats) -> Floats:
    """Strain (m, 4, 6) of a displacement u (n, 3), mm, at the integration points: xx, yy, zz, xy, yz, xz of the tensor."""
    found: Floats = _strain(points, tets, u, GAUSS_GRADIENTS)
    return found


@kernel
def _swelling(points: Floats, tets: Ints, pressure: Floats, reference: Floats) -> Floats:
    force = np.zeros_like(points)
    inverse = np.empty((3, 3))
    g = np.empty((10, 3))
    for t in range(tets.shape[0]):
        for q in range(4):
            w = invert(points, tets[t], reference[q], inverse) / 24 * pressure[t, q]
            push(reference[q], inverse, g)
            for a in range(10):
                for i in range(3):
                    force[tets[t, a], i] += w * g[a, i]
    return force


def swelling(points: Floats, tets: Ints, pressure: Floats) -> Floats:
    """Nodal forces (n, 3), N, of a pressure (m, 4), MPa, in the integration points: ∫ p ∇·v dx."""
    force: Floats = _swelling(points, tets, pressure, GAUSS_GRADIENTS)
    return force


@kernel
def _slot(low: int, stop: int, column: Ints, c: int) -> int:
    """Where column c stands between low and stop: a bisection without branches to mispredict."""
    left = stop - low
    while left > 1:
        half = left >> 1
        low += half * (column[low + half] <= c)
        left -= half
    return low


@kernel
def add_elements(
    first: int, stop: int, order: Any, points: Floats, tets: Ints, conn: Ints, lam: Floats, mu: Floats, held: Bools,
    reference: Floats, start: Any, column: Ints, data: Floats,
) -> None:  # fmt: skip
    """Add the rows from `first` to `stop` of every element that has such rows; held components are left out."""
    steps, nodes = reference.shape[0], reference.shape[1]
    k = np.zeros((nodes, nodes, 3, 3))
    gradients = np.empty((steps, nodes, 3))
    weights = np.empty(steps)
    inverse = np.empty((3, 3))
    partly = np.zeros(nodes, dtype=np.bool_)
    for t in order:
        here = False
        for a in range(nodes):
            r = conn[t, a]
            here |= first <= r < stop
            partly[a] = r >= 0 and (held[r, 0] or held[r, 1] or held[r, 2])
        if not here:
            continue
        for q in range(steps):
            weights[q] = invert(points, tets[t, :nodes], reference[q], inverse) / (6 * steps)
            push(reference[q], inverse, gradients[q])
        stiffness(gradients, weights, lam[t], mu[t], k)
        for a in range(nodes):
            r = conn[t, a]
            if not first <= r < stop:
                continue
            for b in range(nodes):
                c = conn[t, b]
                if c < 0:
                    continue
                n = _slot(start[r], start[r + 1], column, c)
                if partly[a] or partly[b]:
                    for i in range(3):
                        for j in range(3):
                            if not (held[r, i] or held[c, j]):
                                data[n, i, j] += k[a, b, i, j] if a >= b else k[b, a, j, i]
                elif a >= b:
                    for i in range(3):
                        for j in range(3):
                            data[n, i, j] += k[a, b, i, j]
                else:
                    for i in range(3):
                        for j in range(3):
                            data[n, i, j] += k[b, a, j, i]
    for r in range(first, stop):
        for i in range(3):
            if held[r, i]:
                n = start[r] + np.searchsorted(column[start[r] : start[r + 1]], r)
                data[n, i, i] = 1.0
