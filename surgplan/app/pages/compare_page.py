"""Compare: scenarios beside each other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem

from surgplan.app.history.scenarios_panel import free_name
from surgplan.app.pages.figures import owner_words, shown_as
from surgplan.app.pages.next_step import Next, NextCard
from surgplan.app.pages.page import Page
from surgplan.app.pages.waiting import Missing, without_segment
from surgplan.app.parts import button, chooser, label
from surgplan.app.solved import all_solved
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.case.state import is_locked
from surgplan.report.names import by_owner, in_order, spoken

REST = "All bodies"
"""Over results that belong to no body."""
Results = dict[str, Any]


class ComparePage(Page):
    """Begin a what-if, switch between them, and see their numbers side by side."""

    title = "Compare"
    purpose = "Try another size or position in a scenario of its own, and compare the numbers. All scenarios share the past."
    icon_name = "compare"

    def build(self) -> None:
        """Scenarios and the table."""
        self.name = QLineEdit()
        self.name.setAccessibleName(say("Name of the new scenario"))
        self.name.setPlaceholderText(say("Name of the scenario, a longer stem say"))
        self.name.returnPressed.connect(self._begin)
        self.begin = button("New scenario", "Begin a what-if at the plan as it is now", main=True)
        self.begin.clicked.connect(self._begin)
        self.column.addWidget(self.name)
        self.column.addWidget(self.begin)
        self.next = NextCard()
        self.next.page_asked.connect(self.asked_for_page)
        self.column.addWidget(self.next)
        self._now = chooser("Scenario")
        self._now.activated.connect(lambda row: self.bridge.switch(self._now.itemText(row)))
        self.section("Working on scenario", self._now)
        self._table = QTableWidget()
        self._table.setAccessibleName(say("Results of the scenarios"))
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self._table.setMinimumHeight(260)
        self._empty = label("Solve a study in two scenarios to compare them here.", "hint")
        self.section("Results side by side", self._empty, self._table)
        self.bridge.artifact_ready.connect(lambda key: self._fill_table() if self.isVisible() else None)

    def waits_for(self, case: Case) -> Missing | None:
        """Something whose numbers can be compared."""
        if case.studies or case.implants:
            return None
        return without_segment(case) or Missing(say("This step waits for a plan: an implant or a study."), "Plan")

    def is_done(self, case: Case) -> bool:
        """Whether there is more than one scenario."""
        return len(self.bridge.session.journal.branches) > 1

    def show_case(self, case: Case) -> None:
        """The scenarios as they are now."""
        super().show_case(case)
        session = self.bridge.session
        self._now.clear()
        self._now.addItems(list(session.journal.branches))
        self._now.setCurrentText(session.branch)
        self.begin.setEnabled(not session.read_only and not is_locked(case))
        self._fill_table()
        self.next.show_next(self._next_of(case))

    def _next_of(self, case: Case) -> Next | None:
        """What a scenario needs before its numbers can be laid beside those of another."""
        places = self.bridge.session.journal.branches.values()
        if len(places) < 2 or not case.studies or is_locked(case):
            return None
        if not all_solved(case, self.bridge.shop):
            return Next(say("Next: solve the study of this scenario."), page="Simulate")
        found = list(self._results().values())
        if len(found) > 1 and all(results == found[0] for results in found):
            return Next(
                say("Next: change this scenario's plan, the size of the stem say. The others stay as they are."), page="Plan"
            )
        return None

    def _results(self) -> dict[str, Results]:
        """The results of every scenario's studies that are solved as they stand."""
        session, shop = self.bridge.session, self.bridge.shop
        found: dict[str, Results] = {}
        several = len({s for p in session.journal.branches.values() for s in self._case_of(p).studies}) > 1
        for branch, place in session.journal.branches.items():
            case = self._case_of(place)
            for study in case.studies:
                try:
                    artifact = shop.peek(solution_recipe(case, study))
                except SurgplanError:
                    continue
                if artifact is not None:
                    found[f"{branch}: {study}" if several else branch] = artifact.facts["results"]
        return found

    def _case_of(self, place: Any) -> Case:
        session = self.bridge.session
        return session.case_at(session.journal.revisions[place.head])

    def _fill_table(self) -> None:
        found = self._results()
        self._empty.setVisible(len(found) < 2)
        self._table.setVisible(bool(found))
        groups = by_owner({name: None for results in found.values() for name in results}, REST)
        rows = [(owner, name) for owner, names in groups.items() for name in ("", *in_order(names))]
        self._table.setColumnCount(1 + len(found))
        self._table.setRowCount(len(rows))
        self._table.setHorizontalHeaderLabels(["", *found])
        for row, (owner, name) in enumerate(rows):
            self._fill_row(row, owner, name, list(found.values()))
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.resizeRowsToContents()

    def _fill_row(self, row: int, owner: str, name: str, found: list[Results]) -> None:
        head = QTableWidgetItem(told(spoken(name)) if name else owner_words(owner, REST))
        if not name:
            font = head.font()
            font.setBold(True)
            head.setFont(font)
        self._table.setItem(row, 0, head)
        key = name if owner == REST else f"{owner}.{name}"
        for column, results in enumerate(found, start=1):
            figure = results.get(key)
            item = QTableWidgetItem("" if figure is None else " ".join(shown_as(name, figure)).strip())
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip("" if figure is None else told(str(figure.get("source", ""))))
            self._table.setItem(row, column, item)

    def _begin(self) -> None:
        """Begin a scenario by the typed name, or a free letter, at the plan as it is now."""
        session = self.bridge.session
        name, before = self.name.text().strip() or free_name(session.journal.branches), session.branch
        self.bridge.start_branch(name)
        if session.branch != before:
            self.name.clear()
