"""The views and the inspector of one open case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.editor.tool_box import ToolBox
from surgplan.app.forms.waiting_field import WaitingField
from surgplan.app.grey_values import windows_for
from surgplan.app.layout_keeper import LayoutKeeper
from surgplan.app.measuring.measure_box import MeasureBox
from surgplan.app.pages.page import Page
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.app.reslicing import Reslicing
from surgplan.app.scene_director import SceneDirector
from surgplan.app.showing import Showing
from surgplan.app.showing_other import OtherShown
from surgplan.app.straightening import Straightening
from surgplan.app.tools.click_tool import ClickTool
from surgplan.app.tools.live_collision import LiveCollision
from surgplan.app.tools.move_tool import MoveTool
from surgplan.app.tools.subjects import FragmentSubject, ImplantSubject
from surgplan.app.view_state import ViewState
from surgplan.app.views.four_up import FourUp
from surgplan.app.words import say
from surgplan.base.geometry import vector
from surgplan.case.document import Case
from surgplan.case.session import Session
from surgplan.case.state import is_locked
from surgplan.segment.tools.split import Split

INSPECTOR_PX, FIRST_INSPECTOR_PX = 360, 380
WIDEST_INSPECTOR_PX = 420
SETTLE_MS = 30
ALL_VIEWS_PX, ONE_VIEW_PX, LEAST_HEIGHT_PX = 860, 540, 160
"""Narrower spaces have room for one view beside the inspector, or for one of both."""

AnyPage = TypeVar("AnyPage", bound=Page)


class CaseSpace(QWidget):
    """Four views on the left, the inspector of the step on the right."""

    hovered = Signal(object, object, str)
    """Point, value and unit under the cursor."""

    def __init__(self, session: Session, pages: Sequence[type[Page]], side_pages: Sequence[type[Page]]) -> None:
        super().__init__()
        self.bridge = Bridge(session, self)
        self.state = ViewState(self)
        self.views = FourUp()
        self.layouts = LayoutKeeper(self.state.layout, self.views)
        self.showing = Showing(self.bridge, self.state, self.views)
        self.other = OtherShown(self.bridge, self.state, self.views, self.showing.ranges)
        self.director = SceneDirector(self.bridge, self.state, self.views.scene, self.showing)
        self.collision = LiveCollision(self.bridge, self.state, self.showing.own_shape)
        self.handles = MoveTool(self.bridge, self.state, self.views, self.showing.show_preview, self.collision)
        self.tool_box = ToolBox(self.bridge, self.views, self.showing, self.state.edit)
        self.straightening = Straightening(self.state, self.views)
        self.reslicing = Reslicing(self.state, self.views, self.bridge.refused, lambda: self.showing.alone(self.bridge.case))
        self.measure_box = MeasureBox(self.bridge, self.views, self.state, self.showing.alone)
        self.pages = [kind(self.bridge, self.state) for kind in pages]
        self.side_pages = [kind(self.bridge, self.state) for kind in side_pages]
        self._inspector = QStackedWidget()
        self._inspector.setMinimumWidth(INSPECTOR_PX)
        self._inspector.setMaximumWidth(WIDEST_INSPECTOR_PX)
        for page in (*self.pages, *self.side_pages):
            self._inspector.addWidget(page)
        self.waiting_field = WaitingField(self._inspector)
        self._clicks = ClickTool(self.waiting_field.places, self)
        for view in self.views.slices:
            view.tools.append(self._clicks)
        split = self._halves = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.straightening.widget)
        split.addWidget(self._inspector)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([3 * WIDEST_INSPECTOR_PX, FIRST_INSPECTOR_PX])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self._step, self._with_inspector = 0, True
        self._widened: QWidget | None = None
        """The view that has the whole space because there is no room for all."""
        self._connect()

    def _connect(self) -> None:
        self.views.hovered.connect(self._tell_hover)
        self.views.menu_asked.connect(self._show_menu)
        self.views.widened.connect(self._follow_widened)
        self.views.arranged.connect(lambda: self.show_inspector(self._with_inspector))
        self.views.scene.picked.connect(self._picked)
        for page in self.pages:
            if isinstance(page, SegmentPage):
                page.previewed.connect(self.showing.show_outcome)
                page.tinted.connect(self.showing.show_threshold)
            elif isinstance(page, PlanPage):
                page.grabbed.connect(self.handles.choose)
                page.move_asked.connect(self.handles.move_by)
                page.hold_asked.connect(self.take_hold)
                self.collision.ready.connect(lambda page=page: page.show_meeting(self.handles.standing_words()))
        self._clicks.clicked.connect(self._take_point)
        self.bridge.case_changed.connect(self.waiting_field.forget)
        self._split: dict[str, str] = {}
        self.bridge.case_changed.connect(self._hide_split)
        self.bridge.case_changed.connect(self._follow_lock)
        self._hide_split()

    def take_hold(self) -> None:
        """The arrow keys go to the 3D view, where the handles always are."""
        if self.handles.hold():
            self.views.scene.setFocus()

    def _take_point(self, at: Any) -> None:
        """A click is a point of the plan only where the plan lies on the scan in the slices."""
        if self.showing.alone(self.bridge.case):
            return
        page = next((page for page in self.pages if isinstance(page, SegmentPage)), None)
        if not self.waiting_field.take(at) and page is not None:
            page.take_point(at)
        for view in self.views.slices:
            view.update()

    def _hide_split(self, *_: object) -> None:
        """A segment that was parted lies over its parts: it is hidden, once, and can be shown again; undoing shows it."""
        session = self.bridge.session
        path = {revision.id: revision.op or {} for revision in session.journal.path_to(session.head.id)}
        parted = {name: str(op["segment"]) for name, op in path.items() if op.get("do") == Split.kind}
        for revision in parted.keys() - self._split.keys():
            self.state.set_look(parted[revision], visible=False)
        for revision in self._split.keys() - parted.keys():
            self.state.set_look(self._split[revision], visible=True)
        self._split = parted

    def page(self, kind: type[AnyPage]) -> AnyPage:
        """The page of a kind."""
        found = next(page for page in (*self.pages, *self.side_pages) if isinstance(page, kind))
        found.ensure_built()
        return found

    @property
    def page_number(self) -> int:
        """The step of the path that is worked on."""
        return self._step

    def show_page(self, number: int) -> None:
        """Turn to a step of the path; only the first shows scans that lie apart from the plan."""
        if number and self.showing.alone(self.bridge.case):
            self.state.set_image(None)
        self._step = number
        self.show_inspector(True)
        self._inspector.setCurrentIndex(number)
        self._show_handles()

    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector is in sight."""
        return self._with_inspector

    def show_inspector(self, on: bool) -> None:
        """Show the inspector or give its room to the views; in a narrow window one view stays beside it, or none."""
        self._with_inspector = on
        self._inspector.setVisible(on)
        self.straightening.widget.setVisible(not on or self.width() >= ONE_VIEW_PX)
        if on and self.width() < ALL_VIEWS_PX and self.views.maximised is None:
            here = sorted(self.views.in_sight - set(self.views.apart))
            self._widened = self.views.by_name[self.views.focused if self.views.focused in here else here[0]]
            self.views.maximise(self._widened)
        elif self._widened is not None and (not on or self.width() >= ALL_VIEWS_PX):
            self.views.maximise(None)
        if self.width() < ALL_VIEWS_PX:
            QTimer.singleShot(SETTLE_MS, self, self._share_narrow_room)

    def _share_narrow_room(self) -> None:
        """Fewer views need less room, which the splitter is told late and does not act upon by itself."""
        self._halves.setSizes([max(self.width() - INSPECTOR_PX, 0), INSPECTOR_PX])

    def _follow_widened(self) -> None:
        """Whoever asks for all views in a narrow window gets the inspector's room for them."""
        if self._widened is not None and self.views.maximised is not self._widened:
            self._widened = None
            if self.width() < ALL_VIEWS_PX and self.views.maximised is None:
                self.show_inspector(False)

    def minimumSizeHint(self) -> QSize:
        """The inspector alone, with some lines of it."""
        return QSize(INSPECTOR_PX, LEAST_HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See `show_inspector`."""
        super().resizeEvent(event)
        self.show_inspector(self._with_inspector)

    def _show_handles(self) -> None:
        """Things are moved on the page where they are placed, and never in a locked plan."""
        self.handles.show(isinstance(self.pages[self._step], PlanPage) and not is_locked(self.bridge.case))

    def _follow_lock(self, before: Case, after: Case) -> None:
        if is_locked(before) != is_locked(after):
            self._show_handles()

    def show_side_page(self, title: str) -> None:
        """Open a page beside the step; without a title show the step again."""
        shown = next((page for page in self.side_pages if page.title == title), self.pages[self._step])
        self.show_inspector(True)
        self._inspector.setCurrentWidget(shown)

    def _picked(self, point: Any, item: str) -> None:
        self.state.set_crosshair(vector(point))
        planning = isinstance(self.pages[self.page_number], PlanPage)
        if planning and item in self.bridge.case.implants and self.handles.subject != ImplantSubject(item):
            self.page(PlanPage).implants.select(item)
        elif planning and item in self.bridge.case.fragments() and isinstance(self.handles.subject, FragmentSubject):
            self.page(PlanPage).fragments.select(item)

    def _tell_hover(self, point: Any, value: Any) -> None:
        unit = self.showing.volume.unit if self.showing.volume is not None else ""
        self.hovered.emit(None if point is None else vector(point), value, unit)

    def slice_menu(self) -> QMenu:
        """What a right click in a slice offers: customary grey values, and fitting the slices."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in windows_for(self.showing.image):
            menu.addAction(say(name), lambda name=name: self.state.window_asked.emit(name))
        menu.addSeparator()
        menu.addAction(say("Fit the slices"), lambda: [view.fit() for view in self.views.slices])
        return menu

    def _show_menu(self, at: QPoint) -> None:
        if self.showing.volume is not None:
            self.slice_menu().popup(at)

    def showEvent(self, event: QShowEvent) -> None:
        """Windows of single views open once there is a main window."""
        super().showEvent(event)
        QTimer.singleShot(0, self.layouts, self.layouts.begin)

    def close_case(self) -> None:
        """Stop the work, let go of the scene and close the file; what keys have just moved is done."""
        self.handles.show(False)
        for page in self.pages:
            if isinstance(page, SegmentPage):
                page.let_go()
        self.waiting_field.let_go()
        self.layouts.close()
        self.director.close()
        self.collision.close()
        self.showing.close()
        self.measure_box.shown.close()
        self.views.scene.close_scene()
        self.views.other.close_scene()
        self.bridge.close()
