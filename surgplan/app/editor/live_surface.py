"""The 3D surface of a segment that is being edited: the last exact one, with coarse patches where bricks have changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.grid import Grid
from surgplan.case.bricks import EDGE, Box, Bricks

MARGIN = 4
"""Voxels by which a patch reaches over its brick, so that no gap is seen to the exact surface."""
MOST_PATCHES = 60
"""Beyond this many changed bricks the exact surface is waited for."""

REST = -1


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of the surface."""

    brick: int
    """The number of its brick; `REST` for what is left of the exact surface."""
    points: NDArray[np.float64]
    triangles: NDArray[np.int32]


class LiveSurface:
    """Follows the edits of one segment from a label map whose exact surface is known."""

    def __init__(self, grid: Grid, bricks: Bricks, points: NDArray[Any], triangles: NDArray[Any]) -> None:
        self._grid, self._bricks = grid, bricks
        self._points, self._triangles = points, triangles
        self._at: NDArray[np.int64] | None = None
        self._rest: tuple[tuple[int, ...], Piece] | None = None
        self._patches: dict[int, tuple[tuple[object, ...], Piece | None]] = {}

    @property
    def bricks(self) -> Bricks:
        """The label map it starts from."""
        return self._bricks

    def pieces(self, now: Bricks) -> list[Piece] | None:
        """The surface of an edited label map; what stayed as it was is the same object. None if too much changed."""
        changed = tuple(
            n
            for n, (a, b) in enumerate(zip(self._bricks.bricks, now.bricks, strict=True))
            if a is not b and (isinstance(a, bool) or isinstance(b, bool) or a != b)
        )
        if len(changed) > MOST_PATCHES:
            return None
        patches = [self._patch(n, now) for n in changed]
        return [self._left(changed), *(patch for patch in patches if patch is not None)]

    def _left(self, changed: tuple[int, ...]) -> Piece:
        """The exact surface without the triangles that touch changed bricks."""
        if self._rest is None or self._rest[0] != changed:
            if self._at is None:
                self._at = _brick_of(self._grid, self._bricks.shape, self._points)
            gone = np.zeros(len(self._bricks.bricks), dtype=bool)
            gone[list(changed)] = True
            kept = ~gone[self._at][self._triangles].any(axis=1)
            self._rest = changed, Piece(REST, self._points, np.ascontiguousarray(self._triangles[kept]))
        return self._rest[1]

    def _patch(self, n: int, now: Bricks) -> Piece | None:
        around = tuple(now.bricks[m] for m in now.touched(_grown(now, n)))
        kept = self._patches.get(n)
        if kept is not None and all(a is b for a, b in zip(kept[0], around, strict=True)):
            return kept[1]
        piece = _made(self._grid, now, n)
        self._patches[n] = around, piece
        return piece


def _grown(bricks: Bricks, n: int) -> Box:
    k, j, i = (
        slice(max(s.start - MARGIN, 0), min(s.stop + MARGIN, size))
        for s, size in zip(bricks.span(n), bricks.shape, strict=True)
    )
    return k, j, i


def _made(grid: Grid, bricks: Bricks, n: int) -> Piece | None:
    from surgplan.app.editor.surface_nets import counted, surface_nets

    box = _grown(bricks, n)
    points, triangles = surface_nets(counted(bricks.box(box)))
    first = np.array([s.start for s in reversed(box)])
    points = points * 2.0 - 1.5 + first  # a count stands in the middle of its voxels, and has a rim about it
    cut = _open_ends(grid, box, points)
    triangles = np.ascontiguousarray(triangles[~cut[triangles].any(axis=1)])
    return Piece(n, grid.to_lps(points), triangles) if len(triangles) else None


def _open_ends(grid: Grid, box: Box, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The points on a box's own walls, where it was cut out of the scan: no surface is there."""
    cut = np.zeros(len(points), dtype=bool)
    for axis, part in enumerate(reversed(box)):
        if part.start > 0:
            cut |= points[:, axis] < part.start + 0.5
        if part.stop < grid.size[axis]:
            cut |= points[:, axis] > part.stop - 1.5
    return cut


def _brick_of(grid: Grid, shape: tuple[int, int, int], points: NDArray[Any]) -> NDArray[np.int64]:
    """The number of the brick that holds each point."""
    counts = [-(-size // EDGE) for size in shape]
    index = np.floor(grid.to_index(points) + 0.5).astype(np.int64)[:, ::-1] // EDGE
    index = np.clip(index, 0, np.array(counts) - 1)
    return (index[:, 0] * counts[1] + index[:, 1]) * counts[2] + index[:, 2]
