"""The result of a study within its bodies, for cuts through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.artifacts.recipe import Artifact
from surgplan.base.geometry import Floats


@dataclass(frozen=True, eq=False)
class InnerValues:
    """Tetrahedra with a value at each corner; bodies share no corner, so that nothing is averaged between materials."""

    points: Floats
    """(n, 3) LPS mm."""
    tets: NDArray[np.int32]
    """(m, 4)."""
    values: Floats
    """(n,); NaN where there is none."""


def inner_values(solution: Artifact, quantity: str) -> InnerValues:
    """A solved study's `risk`, `von_mises_mpa`, `e1`, `e3` or `displacement_mm` (its length) at the corners of its elements.

    Displacements are those of the nodes. The others are kept as one mean for each element: a corner gets the mean of the
    elements of its body round it, weighted by their volume. A peak at the surface is so a little lower than on the map of the
    surface, which is made from the points within the elements. The unit is that of the array.
    """
    corners, body = solution["tets"][:, :4], solution["material"]
    points, tets, values, count = [], np.empty(corners.shape, np.int32), [], 0
    for number in np.unique(body):
        own = body == number
        used, local = np.unique(corners[own], return_inverse=True)
        tets[own] = local.reshape(-1, 4) + count
        points.append(solution["points"][used])
        values.append(_at_corners(solution, quantity, own, used, local.reshape(-1, 4)))
        count += len(used)
    return InnerValues(np.concatenate(points), tets, np.concatenate(values))


def _at_corners(solution: Artifact, quantity: str, own: NDArray[np.bool_], used: NDArray[Any], local: NDArray[Any]) -> Floats:
    if quantity == "displacement_mm":
        lengths: Floats = np.linalg.norm(solution["displacement_mm"][used], axis=1)
        return lengths
    at = solution["points"][solution["tets"][own, :4]]
    edges = at[:, 1:] - at[:, :1]
    weight = np.abs(np.linalg.det(edges))
    total = np.bincount(local.ravel(), np.repeat(weight * solution[quantity][own], 4), len(used))
    means: Floats = total / np.bincount(local.ravel(), np.repeat(weight, 4), len(used))
    return means
