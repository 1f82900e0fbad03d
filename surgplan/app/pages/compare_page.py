"""Compare: scenarios beside each other, and the history they share."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QInputDialog, QListWidget, QListWidgetItem, QTableWidget, QTableWidgetItem

from surgplan.app.pages.figures import shown_as
from surgplan.app.pages.page import Page
from surgplan.app.pages.waiting import Missing, without_segment
from surgplan.app.parts import button, buttons, chooser, label
from surgplan.app.words import say
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.report.names import by_owner, in_order, spoken

ID = Qt.ItemDataRole.UserRole
Results = dict[str, Any]


class ComparePage(Page):
    """Begin a what-if, switch between them, and see their numbers side by side."""

    title = "Compare"
    purpose = "Try another size or position in a scenario of its own, and compare the numbers. All scenarios share the past."
    icon_name = "compare"

    def build(self) -> None:
        """Scenarios, the table, the history."""
        begin = button("New scenario…", "Begin a what-if at the plan as it is now", main=True)
        begin.clicked.connect(lambda: self._begin(None))
        self.column.addWidget(begin)
        self._now = chooser("Scenario")
        self._now.activated.connect(lambda row: self.bridge.switch(self._now.itemText(row)))
        self.section("Working on scenario", self._now)
        self._table = QTableWidget()
        self._table.setAccessibleName("Results of the scenarios")
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
        self._history = QListWidget()
        self._history.setAccessibleName("History")
        self._history.setMinimumHeight(200)
        self._history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._history.itemDoubleClicked.connect(lambda item: self.bridge.go_to(item.data(ID)))
        self._undo, self._redo = button("Undo", "Ctrl+Z"), button("Redo", "Ctrl+Shift+Z")
        self._undo.clicked.connect(self.bridge.undo)
        self._redo.clicked.connect(self.bridge.redo)
        go = button("Go to this step", "Undo or redo until the chosen step is the newest")
        go.clicked.connect(lambda: self._with_step(self.bridge.go_to))
        branch = button("Scenario from here…", "Begin a scenario at the chosen step")
        branch.clicked.connect(lambda: self._with_step(self._begin))
        self.section("History of this scenario", self._history, buttons(self._undo, self._redo), buttons(go, branch))
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
        """The scenarios and the history as they are now."""
        super().show_case(case)
        session = self.bridge.session
        self._now.clear()
        self._now.addItems(list(session.journal.branches))
        self._now.setCurrentText(session.branch)
        path = list(session.history())
        at = next(n for n, revision in enumerate(path) if revision.id == session.head.id)
        self._undo.setEnabled(at > 0 and not session.read_only)
        self._redo.setEnabled(at + 1 < len(path) and not session.read_only)
        self._history.clear()
        for n, revision in enumerate(path):
            row = QListWidgetItem(f"{'●' if n == at else '○'}  {revision.words}")
            row.setData(ID, revision.id)
            row.setToolTip(f"{revision.words}\n{revision.at} by {revision.by}{', undone' if n > at else ''}")
            if n > at:
                row.setForeground(self.palette().placeholderText())
            self._history.addItem(row)
        self._history.setCurrentRow(at)
        self._fill_table()

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
        groups = by_owner({name: None for results in found.values() for name in results}, "All bodies")
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
        head = QTableWidgetItem(spoken(name or owner))
        if not name:
            font = head.font()
            font.setBold(True)
            head.setFont(font)
        self._table.setItem(row, 0, head)
        key = name if owner == "All bodies" else f"{owner}.{name}"
        for column, results in enumerate(found, start=1):
            figure = results.get(key)
            item = QTableWidgetItem("" if figure is None else " ".join(shown_as(name, figure)).strip())
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip("" if figure is None else str(figure.get("source", "")))
            self._table.setItem(row, column, item)

    def _with_step(self, act: Any) -> None:
        item = self._history.currentItem()
        if item is not None:
            act(item.data(ID))

    def _begin(self, at: str | None) -> None:
        name, ok = QInputDialog.getText(self, "New scenario", "Name of the scenario, a longer stem say")
        if ok and name.strip():
            self.bridge.start_branch(name.strip(), at)
