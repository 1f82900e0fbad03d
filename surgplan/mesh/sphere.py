"""The sphere of least squares through points."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats


def fit_sphere(points: Floats, weights: Floats | None = None) -> tuple[Floats, float]:
    """Centre and radius of the sphere with the least squares of distances to points (n, 3); Refused if they lie in a plane.

    Begins with the algebraic fit and refines by Gauss-Newton.
    """
    w = np.ones(len(points)) if weights is None else weights
    middle = np.average(points, axis=0, weights=w)
    local = points - middle
    scale = float(np.sqrt(np.average((local**2).sum(axis=1), weights=w)))
    root = np.sqrt(w)[:, None]
    system = np.column_stack([2 * local / scale, np.ones(len(local))])
    found, _, rank, _ = np.linalg.lstsq(system * root, root[:, 0] * (local**2).sum(axis=1) / scale**2, rcond=1e-9)
    if rank < 4:
        raise Refused(f"no sphere fits {len(points)} points that lie in a plane; pick a round part of the surface")
    centre, radius = found[:3] * scale, scale * float(np.sqrt(max(found[3] + found[:3] @ found[:3], 0.0)))
    for _ in range(20):
        away = local - centre
        distance = np.maximum(np.linalg.norm(away, axis=1), 1e-12)
        slope = np.column_stack([-away / distance[:, None], -np.ones(len(local))])
        step = np.linalg.lstsq(slope * root, root[:, 0] * (radius - distance), rcond=None)[0]
        centre, radius = centre + step[:3], radius + float(step[3])
        if np.linalg.norm(step) < 1e-10 * scale:
            break
    return centre + middle, radius
