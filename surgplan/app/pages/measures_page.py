"""Measures and notes: what was measured and written in the views."""

from __future__ import annotations

from surgplan.app.pages.page import Page


class MeasuresPage(Page):
    """Beside every step."""

    title = "Measures"
    purpose = "Measure and write in any view; what stands here is part of the case and of the report."
    icon_name = "ruler"
