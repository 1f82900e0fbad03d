"""Strain and stress at the integration points, and on nodes without mixing materials."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate import tet10
from surgplan.simulate.elasticity import EDGES, Ints, Problem, lame
from surgplan.simulate.kernel import kernel
from surgplan.simulate.tet10 import GAUSS, integration_volumes

COMPONENTS = ("xx", "yy", "zz", "xy", "yz", "xz")
"""Order of a symmetric tensor's components; shear strains are the tensor's, half of the engineering ones."""


@dataclass(frozen=True, eq=False)
class Fields:
    """Tensors at the four integration points of each element."""

    strain: Floats
    """(m, 4, 6)."""
    stress_mpa: Floats
    """(m, 4, 6)."""
    volume_mm3: Floats
    """What each point stands for (m, 4)."""


def fields(problem: Problem, displacement_mm: Floats, free_strain: Floats | None = None) -> Fields:
    """Strain and stress of a displacement (n, 3); `free_strain` (m, 4) is taken off the direct strains before stress."""
    strain = tet10.strain(problem.points, problem.tets, displacement_mm)
    lam, mu = lame(problem.modulus_mpa, problem.poisson)
    elastic = strain.copy()
    if free_strain is not None:
        elastic[..., :3] -= free_strain[..., None]
    stress = 2 * mu[:, None, None] * elastic
    stress[..., :3] += (lam[:, None] * elastic[..., :3].sum(axis=2))[..., None]
    return Fields(strain, stress, integration_volumes(problem.points, problem.tets))


@kernel
def _principal(tensors: Floats) -> Floats:
    out = np.empty((tensors.shape[0], 3))
    for n in range(tensors.shape[0]):
        xx, yy, zz, xy, yz, xz = tensors[n]
        mean = (xx + yy + zz) / 3
        a, b, c = xx - mean, yy - mean, zz - mean
        p = np.sqrt((a * a + b * b + c * c + 2 * (xy * xy + yz * yz + xz * xz)) / 6)
        if p == 0.0:
            out[n] = mean
            continue
        det = a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz)
        angle = np.arccos(min(1.0, max(-1.0, det / (2 * p * p * p)))) / 3
        out[n, 0] = mean + 2 * p * np.cos(angle)
        out[n, 2] = mean + 2 * p * np.cos(angle + 2 * np.pi / 3)
        out[n, 1] = 3 * mean - out[n, 0] - out[n, 2]
    return out


def principal(tensors: Floats) -> Floats:
    """Principal values (..., 3), largest first, of tensors (..., 6), by Cardano's formula in its trigonometric form.

    >>> principal(np.array([3.0, 3.0, 1.0, 1.0, 0.0, 0.0])).round(12).tolist()
    [4.0, 2.0, 1.0]
    """
    flat = np.ascontiguousarray(tensors, dtype=float).reshape(-1, 6)
    values: Floats = _principal(flat).reshape(*tensors.shape[:-1], 3)
    return values


def von_mises(stress_mpa: Floats) -> Floats:
    """Von Mises' equivalent stress (...,) of stresses (..., 6), MPa.

    >>> float(von_mises(np.array([5.0, 0, 0, 0, 0, 0])))
    5.0
    """
    xx, yy, zz, xy, yz, xz = np.moveaxis(stress_mpa, -1, 0)
    direct = (xx - yy) ** 2 + (yy - zz) ** 2 + (zz - xx) ** 2
    equivalent: Floats = np.sqrt(direct / 2 + 3 * (xy**2 + yz**2 + xz**2))
    return equivalent


@dataclass(frozen=True, eq=False)
class Nodal:
    """A quantity on nodes, one value for each material that meets there."""

    node: Ints
    """Node of each value (k,)."""
    material: NDArray[np.int32]
    """Material of each value (k,)."""
    values: Floats
    """(k, c)."""
    of_element: Ints
    """Which ten values an element has at its nodes (m, 10)."""


_TO_CORNERS = np.linalg.inv(GAUSS)


def recover(values: Floats, tets: Ints, material: NDArray[np.integer], volume_mm3: Floats) -> Nodal:
    """Values at integration points (m, 4, c) on the nodes of each material.

    On an element the values are the linear field through its four points; on a node they are the mean over the elements of
    one material, weighted by volume. No mean is taken across the face between two materials, where stress and strain jump.
    """
    count = int(material.max()) + 1
    pair = tets.astype(np.int64) * count + material[:, None]
    unique, place = np.unique(pair, return_inverse=True)
    place = place.reshape(tets.shape)
    corners = np.einsum("iq,mqc->mic", _TO_CORNERS, values)
    middles = np.stack([(corners[:, i] + corners[:, j]) / 2 for i, j in EDGES], axis=1)
    local = np.concatenate([corners, middles], axis=1)
    weight = np.repeat(volume_mm3.sum(axis=1)[:, None], 10, axis=1).ravel()
    total = np.bincount(place.ravel(), weight, len(unique))
    mean = [np.bincount(place.ravel(), weight * local[..., c].ravel(), len(unique)) / total for c in range(values.shape[2])]
    return Nodal(
        (unique // count).astype(np.int32), (unique % count).astype(np.int32), np.stack(mean, axis=1), place.astype(np.int32)
    )
