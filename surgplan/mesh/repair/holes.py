"""Closing the holes of a surface."""

from __future__ import annotations

import manifold3d
import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.mesh.repair.edges import edge_table
from surgplan.mesh.triangles import TriMesh

LARGEST_HOLE = 0.1
"""Of the surface's area, that all lids may have: what is missing beyond it would be made up."""
LEAST_HELD = 0.5
"""Of the triangles' edges that must be shared; less is no surface but loose triangles."""


def closed(mesh: TriMesh) -> tuple[TriMesh, int, float]:
    """The surface, which turns one way and has no fans, with a lid on each hole; how many, and their area in mm2.

    BadInput where the triangles do not hang together, or where the holes are too large a part of the surface.
    """
    table = edge_table(mesh.triangles)
    open_ = table.side[table.start[table.count == 1]]
    if not len(open_):
        return mesh, 0, 0.0
    if len(open_) > (1 - LEAST_HELD) * mesh.triangles.size:
        raise BadInput(
            f"its triangles do not hang together: {len(open_)} of {mesh.triangles.size} of their sides have no neighbour; "
            "export it as one closed solid"
        )
    loops = _loops(mesh, open_)
    lids = [_lid(mesh.points, loop) for loop in loops]
    whole = TriMesh(mesh.points, np.concatenate([mesh.triangles, *lids]))
    area = TriMesh(mesh.points, np.concatenate(lids)).area_mm2
    if area > LARGEST_HOLE * mesh.area_mm2:
        raise BadInput(
            f"its holes ({len(loops)}, {area:.3g} mm2) are {100 * area / mesh.area_mm2:.2g} % of its surface: what belongs "
            "there can't be known; close them in the program it came from"
        )
    return whole, len(loops), area


def _loops(mesh: TriMesh, sides: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The points round each hole, so that a lid with them in this order turns as the surface does."""
    t = mesh.triangles.ravel().astype(np.int64)
    start, end = t[sides], t[sides - sides % 3 + (sides % 3 + 1) % 3]
    follows = dict(zip(end.tolist(), start.tolist(), strict=True))
    if len(follows) < len(sides):
        raise BadInput("holes of it touch each other at a point, so how to close them is not clear")
    loops = []
    while follows:
        first, at = follows.popitem()
        loop = [first]
        while at != first:
            loop.append(at)
            at = follows.pop(at)
        loops.append(np.array(loop, dtype=np.int64))
    return loops


def _lid(points: Floats, loop: NDArray[np.int64]) -> NDArray[np.int32]:
    """Triangles between the points of a loop."""
    if len(loop) < 3:
        raise BadInput("two triangles of it lie on each other; they bound nothing")
    around = points[loop] - points[loop].mean(axis=0)
    normal = np.cross(around, np.roll(around, -1, axis=0)).sum(axis=0)
    u = around[np.argmax(np.linalg.norm(around, axis=1))]
    u = u - normal * (u @ normal) / max(normal @ normal, 1e-300)
    v = np.cross(normal, u)
    flat = np.column_stack([around @ u / max(np.linalg.norm(u), 1e-300), around @ v / max(np.linalg.norm(v), 1e-300)])
    triangles = np.asarray(manifold3d.triangulate([flat])).reshape(-1, 3)
    if len(triangles) != len(loop) - 2:
        raise BadInput(f"a hole of {len(loop)} edges is too crooked to be closed; close it in the program it came from")
    lid: NDArray[np.int32] = loop[triangles].astype(np.int32)
    return lid
