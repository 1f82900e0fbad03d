"""Measures and notes: what was measured and written in the views."""

from __future__ import annotations

from surgplan.app.forms.choices import pieces
from surgplan.app.measuring.list_panel import ListPanel
from surgplan.app.measuring.tools_panel import ToolsPanel
from surgplan.app.pages.page import Page
from surgplan.app.parts import label, line
from surgplan.case.document import Case
from surgplan.plan.place_measure import MeasureAngle, MeasureDistance, MeasureVolume


class MeasuresPage(Page):
    """Beside every step."""

    title = "Measures"
    purpose = "Measure and write in any view; what stands here is part of the case and of the report."
    icon_name = "ruler"

    def build(self) -> None:
        """Tools, the list, and forms for what has a name."""
        self.tools = ToolsPanel(self.bridge, self.state)
        self.section("Measure and write", self.tools)
        self.list = ListPanel(self.bridge, self.state)
        self.section("In this case", self.list)
        self.volume = self.form(MeasureVolume, "Measure volume", choices={"segment": pieces})
        self.section("Volume of a segment", self.volume, folded=True)
        words = label("Between landmarks and points of implants: the figure follows when they move.", "hint")
        self.distance = self.form(MeasureDistance, "Measure distance")
        self.angle = self.form(MeasureAngle, "Measure angle")
        self.section("Between named points", words, self.distance, line(), self.angle, folded=True)

    def show_case(self, case: Case) -> None:
        """What the case has now."""
        super().show_case(case)
        self.list.show_case(case)
