"""History: every change of the case, its scenarios, and going back to any of them."""

from __future__ import annotations

from surgplan.app.pages.page import Page


class HistoryPage(Page):
    """Beside every step."""

    title = "History"
    purpose = "Every change of this case. Go back to any of them; nothing is lost."
    icon_name = "history"
