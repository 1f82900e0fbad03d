"""Compare: scenarios beside each other, and the history they share."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QInputDialog, QListWidget, QListWidgetItem, QPushButton, QTableWidget, QTableWidgetItem

from surgplan.app.pages.page import Page, Section, buttons, digits, label
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case


class ComparePage(Page):
    """Begin a what-if, switch between them, and see their numbers side by side."""

    title = "Compare"
    purpose = "Try another size or position in a scenario of its own, and compare the numbers. All scenarios share the past."
    icon_name = "compare"

    def build(self) -> None:
        """Scenarios, the table, the history."""
        self._now = QComboBox()
        self._now.setAccessibleName("Scenario")
        self._now.activated.connect(lambda row: self.bridge.switch(self._now.itemText(row)))
        begin = QPushButton("New scenario…")
        begin.setProperty("role", "main")
        begin.clicked.connect(self._begin)
        self.column.addWidget(begin)
        self.column.addWidget(Section("Working on").add(self._now))
        self._table = QTableWidget()
        self._table.setAccessibleName("Results of the scenarios")
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setMinimumHeight(240)
        self._empty = label("Solve a study in two scenarios to compare them here.", "hint")
        self.column.addWidget(Section("Results side by side").add(self._empty, self._table))
        self._history = QListWidget()
        self._history.setAccessibleName("History")
        self._history.setMinimumHeight(200)
        undo, redo = QPushButton("Undo"), QPushButton("Redo")
        undo.clicked.connect(self.bridge.undo)
        redo.clicked.connect(self.bridge.redo)
        self.column.addWidget(Section("History of this scenario").add(self._history, buttons(undo, redo)))
        self.bridge.artifact_ready.connect(lambda key: self.show_case(self.bridge.case))

    def show_case(self, case: Case) -> None:
        """The scenarios and the history as they are now."""
        super().show_case(case)
        session = self.bridge.session
        self._now.clear()
        self._now.addItems(list(session.journal.branches))
        self._now.setCurrentText(session.branch)
        self._history.clear()
        for revision in session.history():
            row = QListWidgetItem(f"{'●' if revision.id == session.head.id else '○'} {revision.words}")
            row.setToolTip(f"{revision.at} by {revision.by}")
            self._history.addItem(row)
        self._history.scrollToBottom()
        self._fill_table()

    def _results(self) -> dict[str, dict[str, dict[str, object]]]:
        session, shop = self.bridge.session, self.bridge.shop
        found: dict[str, dict[str, dict[str, object]]] = {}
        for branch, place in session.journal.branches.items():
            case = session.case_at(session.journal.revisions[place.head])
            for study in case.studies:
                try:
                    artifact = shop.peek(solution_recipe(case, study))
                except SurgplanError:
                    continue
                if artifact is not None:
                    found[f"{branch}: {study}"] = artifact.facts["results"]
        return found

    def _fill_table(self) -> None:
        found = self._results()
        self._empty.setVisible(not found)
        self._table.setVisible(bool(found))
        names = list(dict.fromkeys(name for results in found.values() for name in results))
        self._table.setColumnCount(len(found))
        self._table.setRowCount(len(names))
        self._table.setHorizontalHeaderLabels(list(found))
        units = {name: next((r[name]["unit"] for r in found.values() if name in r), "") for name in names}
        self._table.setVerticalHeaderLabels([f"{name.replace('_', ' ')}, {units[name]}" for name in names])
        for column, results in enumerate(found.values()):
            for row, name in enumerate(names):
                self._table.setItem(row, column, QTableWidgetItem(digits(results.get(name, {}).get("value"))))
        self._table.resizeColumnsToContents()

    def _begin(self) -> None:
        name, ok = QInputDialog.getText(self, "New scenario", "Name of the scenario, a longer stem say")
        if ok and name.strip():
            self.bridge.start_branch(name.strip())
