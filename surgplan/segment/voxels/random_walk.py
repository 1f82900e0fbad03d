"""Sharing voxels among seeds by where a random walker would arrive first (Grady, IEEE TPAMI 28:1768, 2006)."""

from __future__ import annotations

import numpy as np
import pyamg
from numpy.typing import NDArray
from scipy import sparse

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask

TOLERANCE = 1e-4
"""Of the linear solve; shares are only compared with each other."""


def walked(domain: Mask, markers: NDArray[np.uint8], resistance: NDArray[np.float32], spacing_mm: Vector) -> NDArray[np.uint8]:
    """For every voxel of the domain the marker a walker from there most probably meets first; 0 where none can be met.

    Walking from voxel to voxel through a face costs exp(resistance), the mean of both voxels'; markers count from 1.
    """
    node = np.full(domain.shape, -1, dtype=np.int64)
    node[domain] = np.arange(int(domain.sum()))
    weights = _graph(node, np.exp(-resistance), spacing_mm)
    label = markers[domain]
    labels: NDArray[np.uint8] = np.zeros(domain.shape, dtype=np.uint8)
    found = label.copy()
    # only what hangs together with a marker has an answer
    _, component = sparse.csgraph.connected_components(weights, directed=False)
    reached = np.isin(component, np.unique(component[label > 0]))
    free = reached & (label == 0)
    if free.any():
        laplacian = sparse.diags(np.asarray(weights.sum(axis=1)).ravel()) - weights
        system = laplacian[free][:, free].tocsr()
        known = -laplacian[free][:, label > 0].tocsr()
        # Gershgorin's bound row by row: no eigenvalue has to be found, which takes most of the time otherwise
        smoother = ("jacobi", {"omega": 4 / 3, "weighting": "local"})
        solver = pyamg.smoothed_aggregation_solver(system, max_coarse=200, smooth=smoother)
        best = np.full(int(free.sum()), -1.0)
        for n in range(1, int(label.max()) + 1):
            share = solver.solve(known @ (label[label > 0] == n).astype(float), tol=TOLERANCE, accel="cg")
            better = share > best
            best[better] = share[better]
            found[np.flatnonzero(free)[better]] = n
    labels[domain] = found
    return labels


def _graph(node: NDArray[np.int64], conductance: NDArray[np.float32], spacing_mm: Vector) -> sparse.csr_matrix:
    """The symmetric matrix of conductances between neighbouring voxels of the domain."""
    rows, columns, values = [], [], []
    for axis in range(3):
        low = (slice(None),) * axis + (slice(None, -1),)
        high = (slice(None),) * axis + (slice(1, None),)
        joined = (node[low] >= 0) & (node[high] >= 0)
        a, b = conductance[low][joined], conductance[high][joined]
        area_over_length = float(np.prod(spacing_mm)) / spacing_mm[2 - axis] ** 2
        rows.append(node[low][joined])
        columns.append(node[high][joined])
        values.append(area_over_length * np.sqrt(a * b).astype(float))
    count = int(node.max()) + 1
    i, j, w = np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
    half = sparse.coo_matrix((w, (i, j)), shape=(count, count))
    return (half + half.T).tocsr()
