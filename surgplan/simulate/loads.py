"""Nodal forces of what acts on a surface, consistent with the quadratic displacement."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector
from surgplan.simulate.surface import Faces, to_nodes

REACH_MM = 10.0
"""A load may act this far off the surface of its body, or within its own radius if that is more."""


def pressure(points: Floats, faces: Faces, pressure_mpa: float) -> Floats:
    """Nodal forces (n, 3), N, of a pressure that pushes against the faces."""
    return to_nodes(points, faces, -pressure_mpa * faces.area)


def traction(points: Floats, faces: Faces, traction_mpa: Vector) -> Floats:
    """Nodal forces (n, 3), N, of the same traction on all faces."""
    return to_nodes(points, faces, np.linalg.norm(faces.area, axis=2)[..., None] * np.asarray(traction_mpa))


def spread_force(points: Floats, faces: Faces, force_n: Vector, at: Vector, radius_mm: float) -> Floats:
    """Nodal forces (n, 3), N, of a force at a point, spread over the surface around `contact_point`.

    The traction falls from the contact point to the radius as 1 - (d/r)², as under a Hertzian contact, and is tilted linearly
    so that the total force, and its moment about any point, are exactly those of `force_n` acting at `at`.
    Refused if the patch is too small to carry it, or if `at` lies neither in the body nor near its surface.
    """
    force = np.asarray(force_n, dtype=float)
    if not (np.all(np.isfinite(force)) and np.any(force)):
        raise Refused(f"a force of {tuple(force_n)} N is no load")
    if not radius_mm > 0:
        raise Refused(f"a force is spread over a radius above 0 mm, not {radius_mm}")
    _refuse_far(faces, np.asarray(at, dtype=float), max(radius_mm, REACH_MM))
    centre, outwards = contact_point(faces, force, np.asarray(at, dtype=float))
    distance = np.linalg.norm(faces.at - centre, axis=2)
    share = np.clip(1 - (distance / radius_mm) ** 2, 0, None) * np.linalg.norm(faces.area, axis=2)
    share[faces.area @ outwards <= 0] = 0
    if int(np.sum(np.any(share > 0, axis=1))) < 6:
        raise Refused(
            f"the {radius_mm:g} mm over which the load at {_words(centre)} is spread hold fewer than six faces of the mesh; "
            "spread it wider or use smaller elements"
        )
    whole = share.sum()
    middle = np.einsum("fq,fqk->k", share, faces.at) / whole
    arm = faces.at - middle
    squares = np.einsum("fq,fqi,fqj->ij", share, arm, arm)
    inertia = np.trace(squares) * np.eye(3) - squares
    tilt = np.linalg.solve(inertia, np.cross(np.asarray(at) - middle, force))
    return to_nodes(points, faces, share[..., None] * (force / whole + np.cross(tilt, arm)))


def _refuse_far(faces: Faces, at: Floats, reach_mm: float) -> None:
    if not len(faces.at):
        raise Refused("the body a load is to act on has no outer surface: others enclose it; name one of them with `on`")
    arm = faces.at - at
    distance = np.linalg.norm(arm, axis=2)
    nearest = float(distance.min())
    if nearest <= reach_mm:
        return
    # the solid angle under which the surface is seen: all of it from inside, none from outside, most of it through a gap
    seen = float(np.sum(np.einsum("fqk,fqk->fq", arm, faces.area) / distance**3)) / (4 * np.pi)
    if seen < 0.5:
        raise Refused(
            f"the load at {_words(at)} lies {nearest:.0f} mm off the body it is to act on; "
            f"put it into the body or within {reach_mm:g} mm of its surface, or name another body with `on`"
        )


def contact_point(faces: Faces, force: Floats, at: Floats) -> tuple[Floats, Floats]:
    """Where a force at a point meets the surface, and the outward normal there.

    A point inside the body, a head's centre say, is pressed upon from outside: followed against the force, its line leaves the
    body at the contact point. For a point on or outside the surface it is the nearest quadrature point.
    """
    back = -force / np.linalg.norm(force)
    distance = np.linalg.norm(faces.at - at, axis=2)
    face, q = np.unravel_index(int(np.argmin(distance)), distance.shape)
    centre, normal = faces.at[face, q], faces.area[face, q]
    edge = float(np.sqrt(2 * np.linalg.norm(faces.area, axis=2).sum(axis=1).mean()))
    crossings, hit = _line_crossings(faces, at, back)
    if len(hit) and distance[face, q] > edge:
        first = int(np.argmin(crossings))
        outwards = faces.area[hit[first]].sum(axis=0)
        # a line that leaves at its first crossing began inside
        if outwards @ back > 0:
            centre, normal = at + crossings[first] * back, outwards
    return centre, normal / np.linalg.norm(normal)


def _line_crossings(faces: Faces, start: Floats, direction: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """Distances from `start` along `direction` at which the faces' flat triangles are crossed, and those faces."""
    corner = faces.corners.transpose(1, 0, 2)
    e1, e2 = corner[1] - corner[0], corner[2] - corner[0]
    across = np.cross(direction, e2)
    det = np.einsum("fk,fk->f", e1, across)
    with np.errstate(divide="ignore", invalid="ignore"):
        s = start - corner[0]
        u = np.einsum("fk,fk->f", s, across) / det
        turned = np.cross(s, e1)
        v = turned @ direction / det
        t = np.einsum("fk,fk->f", e2, turned) / det
        hit = np.flatnonzero((u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0))
    return t[hit], hit


def _words(point: Floats) -> str:
    return "(" + ", ".join(f"{v:.1f}" for v in point) + ") mm"
