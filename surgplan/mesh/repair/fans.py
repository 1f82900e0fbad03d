"""Parting a surface where more than two triangles meet at an edge, or several fans at a point."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from surgplan.base.errors import BadInput
from surgplan.mesh.repair.edges import EdgeTable, edge_table
from surgplan.mesh.triangles import TriMesh

Ints = NDArray[np.int64]


def parted(mesh: TriMesh) -> tuple[TriMesh, int, int]:
    """The surface with a point of its own for each fan of triangles; how many edges and points were parted.

    Where four or more triangles meet at an edge, those that have the same matter between them go together, so the surface
    must turn outwards. BadInput where they bound no matter.
    """
    table = edge_table(mesh.triangles)
    firsts, seconds = _paired(mesh, table)
    # corner n of a side stands at its start, corner n + 1 at its end
    links = []
    for one, two in ((firsts, seconds), (seconds, firsts)):
        same = _start(mesh, one) == _start(mesh, two)
        links.append((one, np.where(same, two, _next(two))))
        links.append((_next(one), np.where(same, _next(two), two)))
    rows, columns = (np.concatenate([link[n] for link in links]) for n in range(2))
    corners = mesh.triangles.size
    graph = coo_array((np.ones(len(rows), dtype=bool), (rows, columns)), shape=(corners, corners))
    fan = connected_components(graph, directed=False)[1]
    _, first = np.unique(fan, return_index=True)
    origin = mesh.triangles.ravel()[first]
    points = len(np.unique(mesh.triangles))
    whole = TriMesh(mesh.points[origin], fan.reshape(-1, 3).astype(np.int32))
    return whole, int((table.count > 2).sum()), len(origin) - points


def _paired(mesh: TriMesh, table: EdgeTable) -> tuple[Ints, Ints]:
    """Sides that go together, by their numbers."""
    two = table.count == 2
    firsts, seconds = [table.side[table.start[two]]], [table.side[table.start[two] + 1]]
    for edge in np.flatnonzero(table.count > 2):
        at = slice(table.start[edge], table.start[edge] + table.count[edge])
        one, other = _around(mesh, table.side[at], table.forward[at])
        firsts.append(one)
        seconds.append(other)
    return np.concatenate(firsts), np.concatenate(seconds)


def _around(mesh: TriMesh, sides: Ints, forward: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """The sides of one edge paired across the matter between them."""
    t = mesh.triangles.ravel()
    ends = mesh.points[np.sort([t[sides[0]], t[_next(sides[:1])[0]]])]
    axis = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    out = mesh.points[t[_next(_next(sides))]] - ends[0]
    out -= (out @ axis)[:, None] * axis
    u = out[0] / np.linalg.norm(out[0])
    angle = np.arctan2(out @ np.cross(axis, u), out @ u)
    order = np.argsort(angle, kind="stable")
    turns = forward[order]
    if len(sides) % 2 or not (turns != np.roll(turns, 1)).all():
        raise BadInput(
            f"an edge near {np.round(ends.mean(axis=0), 1).tolist()} mm is shared by {len(sides)} triangles that bound no "
            "solid; take the extra ones away in the program it came from"
        )
    # matter lies on the side of growing angle of a side that runs backwards
    starts = np.flatnonzero(~turns)
    return sides[order[starts]], sides[order[(starts + 1) % len(order)]]


def _next(sides: Ints) -> Ints:
    return sides - sides % 3 + (sides % 3 + 1) % 3


def _start(mesh: TriMesh, sides: Ints) -> NDArray[np.int32]:
    return mesh.triangles.ravel()[sides]
