"""Segment: from voxels to bones, vessels and organs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QColorDialog

from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.pages.page import ItemList, Page, Section
from surgplan.case.document import Case
from surgplan.segment.combine import Combine
from surgplan.segment.cut import Cut
from surgplan.segment.fill import Fill
from surgplan.segment.islands import Islands
from surgplan.segment.preset import Preset
from surgplan.segment.smooth import Smooth
from surgplan.segment.split import Split
from surgplan.segment.threshold import Threshold

TOOLS = (
    (Preset, "Preset", "Run preset", False),
    (Split, "Split at joints", "Split", True),
    (Threshold, "Threshold", "Apply threshold", True),
    (Islands, "Islands", "Keep islands", True),
    (Fill, "Fill holes", "Fill", True),
    (Smooth, "Smooth, grow, shrink", "Apply", True),
    (Combine, "Combine", "Combine", True),
    (Cut, "Cut by plane", "Cut", True),
)


class SegmentPage(Page):
    """The tools of segmentation and the list of segments."""

    title = "Segment"
    purpose = "Mark what is bone, vessel or organ. A preset does most of it; the tools below finish it."
    icon_name = "segment"

    previewed = Signal(object)
    """A threshold to be shown over the slices, or None."""

    def build(self) -> None:
        """One section a tool; the preset is open."""
        for cls, title, verb, folded in TOOLS:
            form = self.form(OperationForm(cls, verb, lambda: self.state.crosshair))
            if cls is Preset:
                form.button.setProperty("role", "main")
            if cls is Threshold:
                form.previewed.connect(self.previewed)
                form.requested.connect(lambda op: self.previewed.emit(None))
            self.column.addWidget(Section(title, folded=folded).add(form))
        self._list = ItemList("No segment yet.")
        self._list.eye_clicked.connect(lambda item, on: self.state.set_look(item, visible=on))
        self._list.opacity_changed.connect(lambda item, value: self.state.set_look(item, opacity=value))
        self._list.colour_clicked.connect(self._choose_colour)
        self._list.chosen.connect(self.asked_for_seeing)
        self.column.insertWidget(3, Section("Segments").add(self._list))
        self.state.changed.connect(lambda: self._show_list(self.bridge.case))

    def waits_for(self, case: Case) -> str:
        """A scan."""
        return "" if case.images else "This step waits for a scan: open one on the Scan page."

    def show_case(self, case: Case) -> None:
        """The segments of the case."""
        super().show_case(case)
        self._show_list(case)

    def _show_list(self, case: Case) -> None:
        rows = []
        for segment in case.segments.values():
            look = self.state.look(segment.id)
            caution = "\n".join(segment.cautions)
            rows.append(
                {
                    "id": segment.id,
                    "text": segment.id,
                    "tip": segment.note,
                    "figure": f"{segment.volume_mm3 / 1000:.1f} ml",
                    "colour": look.colour or segment.colour,
                    "visible": look.visible,
                    "opacity": 1.0 if look.opacity is None else look.opacity,
                    **({"caution": caution} if caution else {}),
                }
            )
        if rows != getattr(self, "_rows", None):
            self._rows = rows
            self._list.show_items(rows)

    def _choose_colour(self, item: str) -> None:
        colour = QColorDialog.getColor(parent=self, title=f"Colour of {item}")
        if colour.isValid():
            self.state.set_look(item, colour=colour.name())
