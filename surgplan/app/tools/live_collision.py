"""What a thing that is dragged meets, worked out while it is dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from surgplan.app.bridge import Bridge
from surgplan.app.loading import Loader
from surgplan.app.tools.subjects import FragmentSubject, ImplantSubject, Subject
from surgplan.app.view_state import ViewState
from surgplan.app.views.scene_lod import coarse
from surgplan.app.words import say
from surgplan.artifacts.shapes import display_recipe
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Floats, Rigid
from surgplan.case.document import Case
from surgplan.plan.obstacle_reach import AROUND_MM

if TYPE_CHECKING:
    from surgplan.plan.collision import Meeting, Obstacle

MOST_TRIANGLES = 16_000
"""Of a surface that is coloured while it moves."""
REST_MS = 150
"""What there is to meet is worked out so long after the plan has come to rest."""
TOLD = 2
"""So many things that are met are named."""


@dataclass(frozen=True, eq=False)
class Moving:
    """The surface of what is dragged, light enough to be coloured many times a second."""

    name: str
    points: Floats
    """In the frame of the solid."""
    triangles: Any
    probes: Floats
    """Points so dense on it that nothing thin is passed through unseen."""


class LiveCollision(QObject):
    """Knows what the chosen thing may meet, and says what it meets at a pose."""

    ready = Signal()
    """What the chosen thing may meet is known, or is no longer."""

    def __init__(self, bridge: Bridge, state: ViewState, own_shape: Callable[[Any], tuple[Any, Any] | None]) -> None:
        super().__init__(bridge)
        self._bridge, self._state, self._own_shape = bridge, state, own_shape
        self._loader = Loader(self)
        self._loader.failed.connect(bridge.refused)
        self._subject: Subject | None = None
        self._asked: tuple[object, ...] | None = None
        self._made_of: object = None
        self._is_busy = False
        self._known: tuple[Floats, Floats] | None = None
        """The box, LPS mm, within which everything is known."""
        self.moving: Moving | None = None
        self.obstacles: list[Obstacle] = []
        self.bones: list[Obstacle] = []
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._prepare)
        bridge.case_changed.connect(lambda *_: self._rest.start())
        bridge.artifact_ready.connect(lambda *_: self._rest.start() if self.moving is None else None)
        state.changed.connect(self._rest.start)
        state.handles.changed.connect(self._rest.start)

    def choose(self, subject: Subject | None) -> None:
        """Get ready for a thing, or for none."""
        if subject != self._subject:
            self._subject = subject
            self.moving, self.obstacles, self.bones, self._asked = None, [], [], None
        self._rest.start()

    @property
    def is_ready(self) -> bool:
        """Whether what the thing may meet is known."""
        return self.moving is not None and self._asked is not None and not self._is_busy

    def meeting(self, solid: Rigid) -> Meeting | None:
        """What the thing meets when its solid stands at a pose; None where that is not asked for or not known."""
        from surgplan.plan.collision import meet

        if self.moving is None or not self.obstacles or not self._state.handles.now.collisions:
            return None
        placed = solid.apply(self.moving.probes)
        if self._known is not None and bool(((placed < self._known[0]) | (placed > self._known[1])).any()):
            return None  # what lies here was not read when the drag began
        seen = meet(self.moving.points, solid, self.obstacles)
        return replace(seen, depths=meet(self.moving.probes, solid, self.obstacles).depths)

    def not_looked_at(self, case: Case) -> tuple[str, ...]:
        """Bones that are not among what is met: hidden ones, and those of a scan without HU."""
        looked_at = {obstacle.name for obstacle in self.obstacles}
        subject = None if self._subject is None else self._subject.name
        cut = {name: cut.segment for name, cut in case.fragments().items()}
        return tuple(
            segment.id
            for segment in case.segments.values()
            if segment.tissue == "bone" and segment.id not in looked_at and cut.get(subject or "") != segment.id
        )

    def close(self) -> None:
        """Stop."""
        self._rest.stop()
        self._loader.drop_all()

    def _bones(self, case: Case) -> frozenset[str]:
        return frozenset(name for name in case.segments if self._state.look(name).visible)

    def _prepare(self) -> None:
        case, subject = self._bridge.case, self._subject
        settings = self._state.handles.now
        solid = None if subject is None else subject.solid(case)
        if subject is None or solid is None or not (settings.collisions or settings.to_cortex):
            self.moving, self.obstacles, self.bones, self._asked = None, [], [], None
            self.ready.emit()
            return
        moving = self._surface(case, subject)
        if moving is None:
            return
        bones = self._bones(case)
        asked = (subject, case.segments, case.implants, case.resections, case.images, bones, settings.to_cortex)
        if self._asked is not None and all(a is b or a == b for a, b in zip(asked, self._asked, strict=True)):
            return
        self._asked, self._is_busy = asked, True
        placed = solid.apply(moving.points)
        low, high = placed.min(axis=0), placed.max(axis=0)
        blobs = self._bridge.session.blobs

        def work() -> tuple[list[Obstacle], list[Obstacle]]:
            from surgplan.plan.collision import meet
            from surgplan.plan.obstacles import bone_surface, obstacles_of

            found = obstacles_of(case, blobs, subject.name, bones, low, high)
            outside = bone_surface(case, blobs, bones, low, high) if settings.to_cortex else []
            meet(moving.points, solid, found)  # compiles what a drag will need
            return found, outside

        def arrived(found: tuple[list[Obstacle], list[Obstacle]]) -> None:
            if self._asked is asked:
                self.moving, self._is_busy = moving, False
                self._known = (low - AROUND_MM, high + AROUND_MM)
                self.obstacles, self.bones = found
                self.ready.emit()

        self._loader.load(work, arrived)

    def _surface(self, case: Case, subject: Subject) -> Moving | None:
        """The surface of the thing, if it is there."""
        if isinstance(subject, ImplantSubject):
            shape = self._own_shape(case.implants[subject.name])
        elif isinstance(subject, FragmentSubject):
            try:
                surface = self._bridge.peek(display_recipe(case, subject.name))
            except SurgplanError:
                return None
            shape = None if surface is None else (surface["points"], surface["triangles"])
        else:
            return None
        if shape is None:
            return None
        if self.moving is not None and self.moving.name == subject.name and self._made_of is shape[0]:
            return self.moving
        points, triangles = np.asarray(shape[0], dtype=np.float64), shape[1]
        if len(triangles) > MOST_TRIANGLES:
            points, triangles, _ = coarse(points, triangles, None, MOST_TRIANGLES)
        self._made_of = shape[0]
        from surgplan.plan.collision import probes

        return Moving(subject.name, points, triangles, probes(points, np.asarray(triangles)))


def meeting_words(meeting: Meeting | None) -> tuple[str, ...]:
    """What is met and how deep, a line each; none where nothing is."""
    if meeting is None:
        return ()
    return tuple(
        say("{mm:.1f} mm into the cortex of {name}", mm=depth, name=obstacle.name)
        if obstacle.kind == "cortex"
        else say("{mm:.1f} mm into {name}", mm=depth, name=obstacle.name)
        for obstacle, depth in meeting.depths[:TOLD]
    )
