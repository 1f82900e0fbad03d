"""What stands for each segment in 3D while edits come faster than exact surfaces can be made."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

import numpy as np

from surgplan.app.bridge import Bridge
from surgplan.app.editor.live_surface import REST, LiveSurface, Piece
from surgplan.app.views.scene_item import SceneItem
from surgplan.artifacts.recipe import Recipe
from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks
from surgplan.case.document import Segment

QUIET_S = 1.5
"""After this long without an edit the exact surface is begun."""
FEW_BRICKS = 12
"""A segment of at most so many bricks is drawn without an exact surface to begin with."""


class FollowedSurfaces:
    """Keeps the last exact surface of each segment, and gives that of an edited one in pieces until the next is there."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._bases: dict[str, LiveSurface] = {}
        self._last: dict[str, tuple[Grid, list[Piece]]] = {}
        """What each segment was drawn with last."""
        self._labels: dict[str, str] = {}
        self._changed_at: dict[str, float] = {}
        self._asked: dict[str, Recipe] = {}
        self.bricks: Mapping[str, Bricks] = {}
        """The label maps in the slices, by segment."""
        self.under_way: frozenset[str] = frozenset()
        """Segments in the middle of a stroke."""

    def note(self, segment: Segment, recipe: Recipe) -> None:
        """See whether a segment was edited; what was begun for its surface before is given up."""
        before = self._labels.get(segment.id)
        if before == segment.labels:
            return
        self._labels[segment.id] = segment.labels
        if before is not None:
            self._changed_at[segment.id] = monotonic()
        asked = self._asked.pop(segment.id, None)
        if asked is not None and asked.key != recipe.key:
            self._bridge.forget(asked)

    def keep(self, segment: Segment, surface: Any) -> None:
        """The exact surface of a segment as the case has it."""
        last = self._last.get(segment.id)
        if last is None or len(last[1]) != 1 or last[1][0].triangles is not surface["triangles"]:
            self._last[segment.id] = segment.grid, [Piece(REST, surface["points"], surface["triangles"])]
        bricks = self.bricks.get(segment.id)
        base = self._bases.get(segment.id)
        if bricks is not None and segment.id not in self.under_way and (base is None or base.bricks is not bricks):
            self._bases[segment.id] = LiveSurface(segment.grid, bricks, surface["points"], surface["triangles"])

    def ask(self, segment: Segment, recipe: Recipe) -> None:
        """An exact surface is begun."""
        self._asked[segment.id] = recipe

    def pieces(self, segment: Segment) -> list[Piece] | None:
        """The surface of a segment as the slices show it; None where the exact one must be waited for."""
        pieces = self._pieces(segment)
        if pieces is not None:
            self._last[segment.id] = segment.grid, pieces
        return pieces

    def last(self, segment: Segment) -> list[Piece]:
        """What a segment was drawn with last: it stands while the exact surface is waited for."""
        grid, pieces = self._last.get(segment.id, (None, []))
        return pieces if grid == segment.grid else []

    def _pieces(self, segment: Segment) -> list[Piece] | None:
        now = self.bricks.get(segment.id)
        if now is None or now.shape != segment.grid.array_shape:
            return None
        base = self._bases.get(segment.id)
        if base is None or base.bricks.shape != now.shape:
            if sum(brick is not False for brick in now.bricks) > FEW_BRICKS:
                return None
            nothing = np.empty((0, 3)), np.empty((0, 3), np.int32)
            base = self._bases[segment.id] = LiveSurface(segment.grid, Bricks.empty(now.shape), *nothing)
        return base.pieces(now)

    def rests(self, name: str) -> bool:
        """Whether a segment has not been edited for a while."""
        return name not in self.under_way and monotonic() - self._changed_at.get(name, 0.0) >= QUIET_S

    def forget_others(self, names: Mapping[str, Any]) -> None:
        """Let go of segments that are gone."""
        for table in (self._bases, self._last, self._labels, self._changed_at, self._asked):
            for gone in [name for name in table if name not in names]:
                del table[gone]  # type: ignore[attr-defined]


def piece_items(segment: Segment, pieces: list[Piece], kind: str, colour: str | None, opacity: float) -> list[SceneItem]:
    """Pieces of a surface as items that are picked as their segment."""
    return [
        SceneItem(
            segment.id if piece.brick == REST else f"{segment.id} brick {piece.brick}",
            piece,
            piece.points,
            piece.triangles,
            kind,
            colour,
            opacity,
            of=segment.id,
        )
        for piece in pieces
        if len(piece.triangles)
    ]
