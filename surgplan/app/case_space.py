"""The views and the inspector of one open case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.pages.page import Page
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.app.showing import Showing
from surgplan.app.tools.move_implant import MoveImplantTool
from surgplan.app.view_state import ViewState
from surgplan.app.views.four_up import FourUp
from surgplan.base.geometry import vector
from surgplan.case.session import Session

INSPECTOR_PX = 360

AnyPage = TypeVar("AnyPage", bound=Page)


class CaseSpace(QWidget):
    """Four views on the left, the inspector of the step on the right."""

    hovered = Signal(object, object, str)
    """Point, value and unit under the cursor."""

    def __init__(self, session: Session, pages: Sequence[type[Page]]) -> None:
        super().__init__()
        self.bridge = Bridge(session, self)
        self.state = ViewState(self)
        self.views = FourUp()
        self.showing = Showing(self.bridge, self.state, self.views)
        self.gizmo = MoveImplantTool(self.bridge, self.showing, self.views)
        self._kinds = pages
        self._inspector = QStackedWidget()
        self._inspector.setMinimumWidth(INSPECTOR_PX)
        self._inspector.setMaximumWidth(INSPECTOR_PX + 60)
        self.pages: list[Page] = []
        self._fill_inspector()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.views)
        split.addWidget(self._inspector)
        split.setStretchFactor(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.views.hovered.connect(self._tell_hover)
        self.views.scene.picked.connect(lambda point, item: self._go_to(point))

    def _fill_inspector(self) -> None:
        for kind in self._kinds:
            page = kind(self.bridge, self.state)
            self.pages.append(page)
            self._inspector.addWidget(page)
        self.page(SegmentPage).previewed.connect(self._preview_threshold)
        self.page(PlanPage).implant_chosen.connect(self.gizmo.choose)
        self.gizmo.choose(self.page(PlanPage).implants.selected)

    def rebuild_pages(self) -> None:
        """Make the pages anew, in the colours of another theme."""
        number = self._inspector.currentIndex()
        for page in self.pages:
            self._inspector.removeWidget(page)
            page.deleteLater()
        self.pages = []
        self._fill_inspector()
        self.show_page(number)

    def page(self, kind: type[AnyPage]) -> AnyPage:
        """The page of a kind."""
        return next(page for page in self.pages if isinstance(page, kind))

    def show_page(self, number: int) -> None:
        """Turn to a step of the path."""
        self._inspector.setCurrentIndex(number)
        self.gizmo.show(isinstance(self.pages[number], PlanPage))

    def _go_to(self, point: Any) -> None:
        self.state.set_crosshair(vector(point))

    def _tell_hover(self, point: Any, value: Any) -> None:
        unit = self.showing.volume.unit if self.showing.volume is not None else ""
        self.hovered.emit(None if point is None else vector(point), value, unit)

    def _preview_threshold(self, op: Any) -> None:
        self.showing.show_threshold(*((None, None) if op is None else (op.low, op.high)))

    def close_case(self) -> None:
        """Stop the work, let go of the scene and close the file."""
        self.showing.close()
        self.views.scene.close_scene()
        self.bridge.close()
