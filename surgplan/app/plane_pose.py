"""A frame in a plane, for the square that stands for it and the handles that move it."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Plane, Rigid, vector


def plane_pose(plane: Plane) -> Rigid:
    """Origin in the plane, z along its normal; x and y are chosen so that they change little when the plane does."""
    normal = np.asarray(plane.normal)
    helper = np.eye(3)[int(np.argmin(np.abs(normal)))]
    x = np.cross(normal, helper)
    return Rigid.from_axes(plane.origin, vector(x), vector(np.cross(normal, x)))
