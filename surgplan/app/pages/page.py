"""What every inspector page has: a heading, one sentence, and sections that follow the case while the page is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.pages.waiting import Missing, WaitingCard
from surgplan.app.parts import Section, label
from surgplan.app.quiet_wheel import quieten
from surgplan.app.view_state import ViewState
from surgplan.case.document import Case
from surgplan.case.operation import Operation


class Page(QScrollArea):
    """One page of the inspector. It is brought up to date when it is seen, and whenever the case changes while it is."""

    title = ""
    purpose = ""
    icon_name = ""

    asked_for_page = Signal(str)
    """The title of another page that the user should go to."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self.bridge, self.state = bridge, state
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.forms: list[OperationForm] = []
        self.sections: dict[str, Section] = {}
        self._shown: Case | None = None
        self._built = False
        bridge.case_changed.connect(self._follow)
        for told in (bridge.artifact_ready, bridge.job_changed, state.changed):
            told.connect(self._mark_old)

    def ensure_built(self) -> None:
        """Make the page, which takes a moment: when it is first seen or asked for."""
        if self._built:
            return
        self._built = True
        inside = QWidget()
        inside.setProperty("surface", "panel")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(16)
        self.column.addWidget(label(self.title, "heading"))
        self.column.addWidget(label(self.purpose, "secondary"))
        self.waiting = WaitingCard()
        self.waiting.asked_for_page.connect(self.asked_for_page)
        self.column.addWidget(self.waiting)
        self.build()
        self.column.addStretch(1)
        self.setWidget(inside)
        quieten(inside)

    def build(self) -> None:
        """Make the sections, once."""

    def waits_for(self, case: Case) -> Missing | None:
        """What must be there before this page can start; None if it can."""
        return None

    def is_done(self, case: Case) -> bool:
        """Whether what this step is for is there, as the case is now."""
        return False

    def show_case(self, case: Case) -> None:
        """Show what the case has now."""
        self.waiting.show_missing(self.waits_for(case))
        for form in self.forms:
            form.show_case(case)

    def _follow(self, before: Case, after: Case) -> None:
        self._shown = None
        if self.isVisible():
            self.showEvent(QShowEvent())

    def _mark_old(self, *_: object) -> None:
        """Something else changed; sections that are seen follow by themselves, others when they are seen again."""
        if not self.isVisible():
            self._shown = None

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what changed while the page was not seen."""
        super().showEvent(event)
        self.ensure_built()
        if self._shown is not self.bridge.case:
            self._shown = self.bridge.case
            self.show_case(self.bridge.case)

    def section(self, title: str, *widgets: QWidget, folded: bool | None = None) -> Section:
        """A new section at the end of the page."""
        made = Section(title, folded=folded).add(*widgets)
        self.sections[title] = made
        self.column.addWidget(made)
        return made

    def form(self, cls: type[Operation], verb: str, **options: Any) -> OperationForm:
        """A form for an operation, connected to the case."""
        choices = {"segment": self._seen_first, **options.pop("choices", {})}
        made = OperationForm(cls, verb, lambda: self.state.crosshair, choices=choices, **options)
        made.requested.connect(self.bridge.do)
        self.forms.append(made)
        return made

    def _seen_first(self, case: Case) -> list[str]:
        """The segments, after those that are seen the hidden ones: a bone that was parted comes after its parts."""
        return sorted(case.segments, key=lambda name: not self.state.look(name).visible)

    def reveal(self, title: str) -> None:
        """Unfold a section and scroll to it."""
        self.ensure_built()
        found = self.sections[title]
        found.open()
        inside = self.widget()
        inside.layout().activate()
        inside.resize(inside.width(), inside.sizeHint().height())
        self.verticalScrollBar().setValue(max(found.y() - 12, 0))
