"""The solids of a case as scene items."""

from __future__ import annotations

from typing import Any

import numpy as np

from surgplan.app.bridge import Bridge
from surgplan.app.editor.followed_surfaces import FollowedSurfaces, piece_items
from surgplan.app.plane_pose import plane_pose
from surgplan.app.showing_cut import Plane, ResultCuts
from surgplan.app.showing_fragments import placed
from surgplan.app.showing_maps import AGAINST, Items, Ranges, distance_items, gap_items, stands_for, study_result
from surgplan.app.view_state import ViewState
from surgplan.app.views.contents import SurfaceOverlay
from surgplan.app.views.materials import material
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.words import say
from surgplan.artifacts.shapes import display_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case, Implant, Resection, Segment

IMPLANT_LOOKS = {"Ti6Al4V": "titanium", "CoCrMo": "cobalt-chrome", "316L": "cobalt-chrome", "UHMWPE": "polyethylene"}
LIKE = {"metal": "titanium", "tooth": "bone", "calcium": "bone"}
"""Tissues that answer to light as something else does."""
GUIDE_COLOUR = material("guide").colour
"""Of imported surfaces, in slices as in 3D."""
PLANE_HALF_MM = 40.0
"""Half the edge of the square that stands for a cut in 3D."""
REMOVED_OPACITY = 0.25
"""What a cut takes away is seen through."""

Shape = tuple[Any, Any]
"""Points and triangles in the own frame."""


class Surfaces:
    """Makes the items of the 3D view; what is not there yet is begun, unless it is hidden."""

    def __init__(self, bridge: Bridge, state: ViewState, ranges: Ranges | None = None) -> None:
        self._bridge, self._state = bridge, state
        self._shapes: dict[str, Shape] = {}
        self._hidden: set[str] = set()
        self.followed = FollowedSurfaces(bridge)
        self.cuts = ResultCuts()
        self.cut_plane: Plane | None = None
        """Where a result is opened in 3D."""
        self.is_restless = False
        """Whether an exact surface still waits for the end of editing."""
        self.ranges: Ranges = {} if ranges is None else ranges
        """The range each quantity of a study is coloured in; views of two scenarios share them, to be compared."""

    def items(self, case: Case, done: Case) -> list[SceneItem]:
        """Everything in 3D. In a preview, pieces are still those of the case that is `done`: a drag computes nothing."""
        mapped, hidden = self._mapped(case)
        self.is_restless = False
        self.followed.forget_others(case.segments)
        found = list(mapped)
        for segment in case.segments.values():
            there = done.segments.get(segment.id)
            # an empty one has no surface, and that is no failure; nor has one that only a preview fills
            if segment.id not in hidden and segment.voxel_count and there is not None and there.voxel_count:
                found += self._segment(done, segment, hidden)
        for implant in case.implants.values():
            shape = None if implant.id in hidden else self.own_shape(implant)
            if shape is not None:
                kind = IMPLANT_LOOKS.get(implant.material, "titanium")
                visible = self._state.look(implant.id).visible
                key = _implant_key(implant)
                found.append(SceneItem(implant.id, key, *shape, kind, pose=implant.pose, visible=visible))
        for surface in case.surfaces.values():
            found += self._solid(case, surface.id, "guide", None, 1.0, self._state.look(surface.id).visible)
        found += [_plane_item(cut, self._state.look(cut.id).visible) for cut in case.resections.values()]
        return placed(found, case)

    def imported_outlines(self, case: Case) -> list[SurfaceOverlay]:
        """What slices show of imported surfaces that are there; the 3D view begins those that are not."""
        found = []
        for surface in case.surfaces.values():
            made = self._bridge.peek(display_recipe(case, surface.id))
            if made is not None:
                visible, fill = self._state.look(surface.id).visible, self._state.slices.look.implant_fill
                fill = fill if surface.closed else 0.0
                points, triangles = made["points"], made["triangles"]
                found.append(SurfaceOverlay(surface.id, points, triangles, GUIDE_COLOUR, fill=fill, visible=visible))
        return found

    def own_shape(self, implant: Implant) -> Shape | None:
        """An implant's surface in its own frame."""
        key = _implant_key(implant)
        if key not in self._shapes:
            from surgplan.plan.implant_surface import own_surface

            try:
                mesh = own_surface(implant, self._bridge.session.blobs)
            except SurgplanError as exc:
                self._bridge.refused.emit(str(exc))
                return None
            self._shapes[key] = (mesh.points, mesh.triangles)
        return self._shapes[key]

    def _segment(self, case: Case, segment: Segment, hidden: set[str]) -> list[SceneItem]:
        """A segment, or its fragments where it is cut; while those are being made, what is there of it."""
        look = self._state.look(segment.id)
        opacity = self._state.opacity(segment)
        colour = look.colour or segment.colour
        cuts = [cut for cut in case.resections.values() if cut.segment == segment.id]
        kind = LIKE.get(segment.tissue, segment.tissue)
        moved = [cut for cut in cuts if cut.poses]
        if len(moved) > 1:  # they overlap: the bone as scanned stays as a shadow behind its moved fragments
            found = self._whole(case, segment, kind, colour, min(opacity, REMOVED_OPACITY), look.visible)
            for name in (name for cut in moved for name in cut.poses if name not in hidden):
                found += self._solid(case, name, kind, colour, opacity, look.visible and self._state.look(name).visible)
            return found
        cuts = moved or cuts
        if len(cuts) != 1:
            return self._whole(case, segment, kind, colour, opacity, look.visible)
        if look.visible and self._is_edited(case, segment):
            return piece_items(segment, self.followed.pieces(segment) or [], kind, colour, opacity)
        found = []
        for name in (cuts[0].negative, cuts[0].positive):
            if name not in hidden:
                taken = name == cuts[0].positive and name not in cuts[0].poses
                shown = min(opacity, REMOVED_OPACITY) if taken else opacity
                found += self._solid(case, name, kind, colour, shown, look.visible and self._state.look(name).visible)
        if not found and not hidden & {cuts[0].negative, cuts[0].positive}:
            whole = self._bridge.peek(display_recipe(case, segment.id))
            if whole is not None:
                return [_item(segment.id, display_recipe(case, segment.id).key, whole, kind, colour, opacity, look.visible)]
        return found

    def _is_edited(self, case: Case, segment: Segment) -> bool:
        """Whether a cut segment is being edited: it is seen whole until that rests."""
        recipe = display_recipe(case, segment.id)
        self.followed.note(segment, recipe)
        if self.followed.rests(segment.id):
            whole = self._bridge.peek(recipe)
            if whole is not None:
                self.followed.keep(segment, whole)
            return False
        self.is_restless = True
        return self.followed.pieces(segment) is not None

    def _whole(
        self, case: Case, segment: Segment, kind: str, colour: str | None, opacity: float, visible: bool
    ) -> list[SceneItem]:
        """A segment that is not cut: exact where that surface is there, else as edits have left the last one."""
        recipe = display_recipe(case, segment.id)
        followed = self.followed
        followed.note(segment, recipe)
        if not visible:
            return self._solid(case, segment.id, kind, colour, opacity, visible)
        exact = None if segment.id in followed.under_way else self._bridge.peek(recipe)
        if exact is not None:
            followed.keep(segment, exact)
            return [_item(segment.id, recipe.key, exact, kind, colour, opacity, visible)]
        pieces = followed.pieces(segment)
        if segment.voxel_count and (pieces is None or followed.rests(segment.id)) and segment.id not in followed.under_way:
            followed.ask(segment, recipe)
            self._solid(case, segment.id, kind, colour, opacity, visible)
        elif segment.voxel_count:
            self.is_restless = True
        if pieces is None:
            pieces = followed.last(segment) if segment.voxel_count else []
        return piece_items(segment, pieces, kind, colour, opacity)

    def _solid(self, case: Case, name: str, kind: str, colour: str | None, opacity: float, visible: bool) -> list[SceneItem]:
        try:
            recipe = display_recipe(case, name)
        except SurgplanError:
            return []
        if not visible:
            self._hidden.add(name)
            surface = self._bridge.peek(recipe)
        elif name in self._hidden:  # shown again: also what was stopped or failed is tried once more
            self._hidden.discard(name)
            surface = self._bridge.retry(recipe, say("Surface of {name}", name=name))
        else:
            surface = self._bridge.need(recipe, say("Surface of {name}", name=name))
        return [] if surface is None else [_item(name, recipe.key, surface, kind, colour, opacity, visible)]

    def _mapped(self, case: Case) -> Items:
        of = self._state.map_of
        if of is None:
            return [], set()
        if AGAINST in of:
            return distance_items(self._bridge, case, of)
        if of in case.studies:
            result = study_result(self._bridge, case, of, self._state.quantity, self.ranges)
            if result is None:
                return [], set()
            other_side = self._state.slices.results.other_side
            items = [result.item]
            if self.cut_plane is not None:
                items = self.cuts.opened(result, self.cut_plane, other_side=other_side)
            return items, stands_for(case, of)
        return gap_items(self._bridge, case, of)


def _item(name: str, key: str, surface: Any, kind: str, colour: str | None, opacity: float, visible: bool) -> SceneItem:
    return SceneItem(name, key, surface["points"], surface["triangles"], kind, colour, opacity, visible)


def _implant_key(implant: Implant) -> str:
    return f"{implant.component} {implant.size} {sorted(implant.parameters.items())} {implant.mesh}"


def _plane_item(cut: Resection, visible: bool) -> SceneItem:
    """A square in the plane of a cut."""
    corners = PLANE_HALF_MM * np.array([[-1.0, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]])
    triangles = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)
    pose = plane_pose(cut.plane)
    return SceneItem(cut.id, "plane", corners, triangles, "plane", pose=pose, visible=visible, pickable=False)
