"""Fragments that were moved, in slices and in 3D: their voxels on a grid that was moved with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from surgplan.app.bridge import Bridge
from surgplan.app.loading import Loader
from surgplan.app.view_state import ViewState
from surgplan.app.views.contents import SegmentOverlay, SurfaceOverlay
from surgplan.app.views.scene_item import SceneItem
from surgplan.artifacts.shapes import display_recipe
from surgplan.base.errors import SurgplanError
from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks
from surgplan.case.document import Case, Resection, Segment
from surgplan.case.labels import Mask, read_labels

LEFT_BEHIND = 0.45
"""Opacity of the line where a fragment was cut."""
Pieces = Mapping[str, tuple[Mask, Grid]]
"""By name: the voxels of each moved fragment on the part of the grid that holds them; under no name what is left."""


class MovedFragments:
    """Parts the label map of a segment whose fragments were moved, in a thread, and says how the parts are drawn."""

    def __init__(self, bridge: Bridge, state: ViewState, loader: Loader, arrived: Callable[[], None]) -> None:
        self._bridge, self._state, self._loader, self._arrived = bridge, state, loader, arrived
        self._parted: dict[str, tuple[object, Pieces | None]] = {}

    def overlays(self, case: Case, segment: Segment, whole: SegmentOverlay, live: Bricks | None) -> list[SegmentOverlay]:
        """The overlay of a segment, parted where its fragments were moved; whole while it is edited or being parted."""
        cuts = _moved_cuts(case, segment)
        if not cuts:
            self._parted.pop(segment.id, None)
            return [whole]
        pieces = self._pieces(segment, cuts)
        if pieces is None or live is not None:
            return [whole]
        left, left_grid = pieces[""]
        found = [replace(whole, mask=left, grid=left_grid)]
        for cut in cuts:
            for name, motion in cut.poses.items():
                if name not in pieces:
                    continue
                from surgplan.plan.fragments import moved_grid

                voxels, grid = pieces[name]
                seen = whole.visible and self._state.look(name).visible
                found.append(
                    replace(whole, id=f"{name} as cut", mask=voxels, grid=grid, fill=0.0, line=LEFT_BEHIND * whole.line)
                )
                found.append(replace(whole, id=name, mask=voxels, grid=moved_grid(grid, motion), visible=seen))
        return found

    def _pieces(self, segment: Segment, cuts: list[Resection]) -> Pieces | None:
        key = (
            segment.labels,
            segment.grid,
            [(c.plane, c.kerf_mm, c.positive, c.negative, tuple(sorted(c.poses))) for c in cuts],
        )
        known = self._parted.get(segment.id)
        if known is not None and known[0] == key:
            return known[1]
        self._parted[segment.id] = (key, None if known is None else known[1])
        blobs = self._bridge.session.blobs

        def arrived(pieces: Pieces) -> None:
            if self._parted.get(segment.id, (None,))[0] == key:
                self._parted[segment.id] = (key, pieces)
                self._arrived()

        self._loader.load(lambda: _parted(read_labels(blobs, segment.labels), segment.grid, cuts), arrived)
        return self._parted[segment.id][1]

    def outlines(self, case: Case) -> list[SurfaceOverlay]:
        """The cuts of moved fragments' surfaces with the slices, where those surfaces are there."""
        found = []
        for cut in case.resections.values():
            segment = case.segments.get(cut.segment)
            for name, motion in cut.poses.items():
                surface = self._surface(case, name)
                if surface is None or segment is None:
                    continue
                look = self._state.look(segment.id)
                colour = look.colour or segment.colour
                seen = look.visible and self._state.look(name).visible
                found.append(SurfaceOverlay(name, surface["points"], surface["triangles"], colour, pose=motion, visible=seen))
        return found

    def _surface(self, case: Case, name: str) -> Any:
        try:
            return self._bridge.peek(display_recipe(case, name))
        except SurgplanError:
            return None


def placed(items: Iterable[SceneItem], case: Case) -> list[SceneItem]:
    """Scene items with fragments where they are planned: their surfaces are given where they were cut."""
    motions = {name: pose for cut in case.resections.values() for name, pose in cut.poses.items()}
    return [replace(item, pose=motions[item.id]) if item.id in motions else item for item in items]


def _moved_cuts(case: Case, segment: Segment) -> list[Resection]:
    return [cut for cut in case.resections.values() if cut.segment == segment.id and cut.poses]


def _parted(mask: Mask, grid: Grid, cuts: list[Resection]) -> Pieces:
    from surgplan.plan.fragments import fragment_mask

    found: dict[str, tuple[Mask, Grid]] = {}
    left = mask.copy()
    for cut in cuts:
        for name in cut.poses:
            piece = fragment_mask(mask, grid, cut, name)
            left &= ~piece
            if piece.any():
                found[name] = _cropped(piece, grid)
    return {"": (left, grid), **found}


def _cropped(mask: Mask, grid: Grid) -> tuple[Mask, Grid]:
    spans = []
    for axis in range(3):
        held = np.flatnonzero(mask.any(axis=tuple(n for n in range(3) if n != axis)))
        # one voxel round it, so that its outline closes
        spans.append((max(int(held[0]) - 1, 0), min(int(held[-1]) + 2, mask.shape[axis])))
    (k0, k1), (j0, j1), (i0, i1) = spans
    return np.ascontiguousarray(mask[k0:k1, j0:j1, i0:i1]), grid.cropped((i0, j0, k0), (i1 - i0, j1 - j0, k1 - k0))
