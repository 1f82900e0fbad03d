"""History: every change of the case, its scenarios, and going back to any of them."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from surgplan.app.history.changes_panel import ChangesPanel
from surgplan.app.history.compare_panel import ComparePanel
from surgplan.app.history.scenarios_panel import ScenariosPanel
from surgplan.app.pages.page import Page
from surgplan.case.document import Case


class HistoryPage(Page):
    """Beside every step."""

    title = "History"
    purpose = "Every change of this case. Go back to any of them; nothing is lost."
    icon_name = "history"

    def build(self) -> None:
        """Changes, scenarios, comparison."""
        self.changes, self.scenarios = ChangesPanel(self.bridge), ScenariosPanel(self.bridge)
        self.compared = ComparePanel(self.bridge)
        self.section("Changes", self.changes)
        self.section("Scenarios", self.scenarios, folded=False)
        comparison = self.section("Compare two plans", self.compared, folded=True)
        comparison.folded.connect(lambda folded: folded or self.compared.show_history())
        self.changes.branch_asked.connect(self.scenarios.begin)
        self.changes.compare_asked.connect(self._compare)
        self.bridge.artifact_ready.connect(lambda _: self._show_compared() if self.isVisible() else None)

    def show_case(self, case: Case) -> None:
        """The history as it is now."""
        super().show_case(case)
        self.changes.show_history()
        self.scenarios.show_history()
        self._show_compared()

    def _show_compared(self) -> None:
        if self.sections["Compare two plans"].is_open:
            self.compared.show_history()

    def _compare(self, revision: str) -> None:
        self.sections["Compare two plans"].open()
        self.compared.compare(revision)
        QTimer.singleShot(0, self, lambda: self.reveal("Compare two plans"))  # once it has its height
