"""Another scenario in the second 3D view: its solids, seen from where this scenario is seen, for looking only."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from surgplan.app.bridge import Bridge
from surgplan.app.showing_surfaces import Ranges, Surfaces
from surgplan.app.view_state import ViewState
from surgplan.app.views.contents import PointOverlay
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.layouts import OTHER
from surgplan.app.views.scene_view import SceneView
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import vector
from surgplan.case.document import Case


def other_scenarios(bridge: Bridge) -> list[str]:
    """The scenarios that are not worked on now."""
    return [name for name in bridge.session.journal.branches if name != bridge.session.branch]


class OtherShown(QObject):
    """Keeps the second 3D view in step with the journal while it is in sight."""

    def __init__(self, bridge: Bridge, state: ViewState, views: FourUp, ranges: Ranges) -> None:
        super().__init__(views)
        self._bridge, self._state, self._views = bridge, state, views
        self._ranges = ranges
        self._surfaces: Surfaces | None = None
        self._shown: str | None = None
        self._revision: tuple[str, Case] | None = None
        self._branch, self._left = bridge.session.branch, ""
        self._linking = False
        self._waiting = QTimer(self, interval=0, singleShot=True)
        self._waiting.timeout.connect(self.refresh)
        for told in (bridge.case_changed, bridge.artifact_ready, state.changed, state.layout.changed, views.arranged):
            told.connect(self._ask)
        views.scene.view_changed.connect(lambda: self._link(views.scene, views.other))
        views.other.view_changed.connect(lambda: self._link(views.other, views.scene))
        views.other.picked.connect(lambda point, item: state.set_crosshair(vector(point)))

    @property
    def scenario(self) -> str | None:
        """The scenario that is shown beside this one: the chosen one, else the one worked on before, else the newest."""
        there = other_scenarios(self._bridge)
        chosen = self._state.layout.now.scenario
        return next((name for name in (chosen, self._left, *there[-1:]) if name in there), None)

    def _ask(self, *_: object) -> None:
        """Many things may have changed at once."""
        now = self._bridge.session.branch
        if now != self._branch:
            self._branch, self._left = now, self._branch
        if OTHER in self._views.in_sight or self._shown is not None:
            self._waiting.start()

    def refresh(self) -> None:
        """Draw the other scenario, or let go of it when it is out of sight."""
        name = self.scenario if OTHER in self._views.in_sight else None
        self._say(name)
        if name is None:
            if self._shown is not None:
                self._views.other.close_scene()
            self._shown, self._surfaces, self._revision = None, None, None
            return
        try:
            case = self._case_of(name)
        except SurgplanError as exc:
            self._bridge.refused.emit(str(exc))
            return
        self._state.layout.set(scenario=name)
        if self._surfaces is None or name != self._shown:
            self._surfaces = Surfaces(self._bridge, self._state, self._ranges)
        first, self._shown = self._shown is None, name
        self._views.other.show_items(self._surfaces.items(case, case))
        self._views.other.set_points(
            [PointOverlay(m.id, m.at, m.id, visible=self._state.look(m.id).visible) for m in case.landmarks.values()]
        )
        if first:
            self._link(self._views.scene, self._views.other)

    def _case_of(self, name: str) -> Case:
        """The scenario as it stands; read once for each of its revisions."""
        journal = self._bridge.session.journal
        head = journal.branches[name].head
        if self._revision is None or self._revision[0] != head:
            self._revision = head, self._bridge.session.case_at(journal.revisions[head])
        return self._revision[1]

    def _say(self, name: str | None) -> None:
        """Over each 3D view stands whose it is."""
        views, both = self._views, OTHER in self._views.in_sight
        views.scene.set_caption(say("Scenario {name}", name=self._bridge.session.branch) if both else "")
        views.other.set_caption("" if name is None else say("Scenario {name} (view only)", name=name))
        alone = say("There is one scenario only. Begin another on the Compare page to see it here.")
        words = alone if name is None else say("Nothing to show in 3D yet")
        if words != views.other.empty_words:
            views.other.empty_words = words
            views.other.update()

    def _link(self, moved: SceneView, follows: SceneView) -> None:
        """Both are seen from one place, each with depths of its own."""
        if self._linking or self._shown is None or moved.camera is None or not self._state.layout.now.linked:
            return
        self._linking = True
        follows.set_camera(moved.camera)
        self._linking = False
