"""A thing in the middle of a drag: coloured by what it meets, with a ghost of where it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from surgplan.app.views.colormaps import Band, BandedMap
from surgplan.app.views.contents import SurfaceOverlay
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.words import say
from surgplan.base.geometry import Rigid
from surgplan.plan.collision_limits import limits

if TYPE_CHECKING:
    from surgplan.app.tools.live_collision import Moving
    from surgplan.plan.collision import Meeting

GHOST_OPACITY = 0.22
GHOST_COLOUR = "#8A969D"
CLEAR_COLOUR, NEAR_COLOUR, MET_COLOUR = "#E8ECEE", "#E0A33A", "#F0705C"
GHOST, MEETING = "before", "meeting"
"""What is added to a thing's name for the items that stand for it during a drag."""


@dataclass(frozen=True, eq=False)
class MovedShown:
    """What a drag shows beside the case it would give."""

    name: str
    before: Rigid
    """Where the solid stood."""
    now: Rigid
    moving: Moving | None = None
    """Its surface, light enough to be coloured; None where it is not known."""
    meeting: Meeting | None = None
    ghost: bool = True

    @property
    def is_coloured(self) -> bool:
        """Whether it comes near something."""
        return self.meeting is not None and self.meeting.nearest_mm < limits()["near_mm"]

    @property
    def outline(self) -> str:
        """The colour of its outline in slices."""
        if not self.is_coloured:
            return CLEAR_COLOUR
        return MET_COLOUR if self.meeting is not None and self.meeting.depths else NEAR_COLOUR


@cache
def collision_map() -> BandedMap:
    """Distance in mm to what a thing may meet: red inside it, amber touching it, pale near it, the thing's own grey beyond."""
    contact, near = (limits()[name] for name in ("contact_mm", "near_mm"))
    return BandedMap(
        "collision",
        (
            Band(-contact, "#E0503F", "inside"),
            Band(contact, "#E0A33A", "touches, within {contact:g} mm", (("contact", contact),)),
            Band(near, "#D9D2A8", "nearer than {near:g} mm", (("near", near),)),
            Band(float("inf"), "#9AA7B1", "clear"),
        ),
    )


def scene_items(items: Sequence[SceneItem], moved: MovedShown | None) -> list[SceneItem]:
    """The items of a scene with a drag's colours and ghost."""
    if moved is None:
        return list(items)
    found = []
    for item in items:
        if item.id != moved.name or not item.visible:
            found.append(item)
            continue
        hidden = moved.is_coloured and moved.moving is not None
        found.append(replace(item, visible=not hidden))
        if hidden:
            found.append(_coloured(item, moved))
        if moved.ghost:
            found.append(_ghost(item, moved))
    return found


def _coloured(item: SceneItem, moved: MovedShown) -> SceneItem:
    assert moved.moving is not None
    assert moved.meeting is not None
    return SceneItem(
        f"{moved.name} {MEETING}",
        id(moved.moving),
        moved.moving.points,
        moved.moving.triangles,
        "result",
        opacity=item.opacity,
        pose=moved.now,
        scalars=np.asarray(moved.meeting.distance_mm),
        values_key=moved.meeting,
        colormap=collision_map(),
        label=say("Distance to what it meets"),
        unit="mm",
        pickable=False,
    )


def _ghost(item: SceneItem, moved: MovedShown) -> SceneItem:
    light = moved.moving
    points, triangles = (item.points, item.triangles) if light is None else (light.points, light.triangles)
    return SceneItem(
        f"{moved.name} {GHOST}",
        id(points),
        points,
        triangles,
        "result",
        colour=GHOST_COLOUR,
        opacity=GHOST_OPACITY,
        pose=moved.before,
        pickable=False,
    )


def slice_surfaces(surfaces: Sequence[SurfaceOverlay], moved: MovedShown | None) -> list[SurfaceOverlay]:
    """The outlines of slices with a drag's colours and ghost."""
    if moved is None:
        return list(surfaces)
    found = []
    for surface in surfaces:
        if surface.id != moved.name or not surface.visible:
            found.append(surface)
            continue
        if moved.ghost:
            dim = replace(surface, id=f"{surface.id} {GHOST}", pose=moved.before, colour=GHOST_COLOUR, width_px=1.2, fill=0.0)
            found.append(dim)
        found.append(replace(surface, colour=moved.outline) if moved.is_coloured else surface)
    return found
