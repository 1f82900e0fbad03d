"""Segment: from voxels to bones, vessels and organs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QColorDialog

from surgplan.app.pages.import_segments_panel import ImportSegmentsPanel
from surgplan.app.pages.item_list import ItemList
from surgplan.app.pages.page import Page
from surgplan.app.parts import label
from surgplan.case.document import Case
from surgplan.segment.presets.preset_data import NAMES, load
from surgplan.segment.tools.combine import Combine
from surgplan.segment.tools.cut import Cut
from surgplan.segment.tools.fill import Fill
from surgplan.segment.tools.islands import Islands
from surgplan.segment.tools.preset import Preset
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.split import Split
from surgplan.segment.tools.threshold import Threshold

BONE_HU = 250
"""A threshold to begin with."""
LABELS = {"segment": "Segment", "segments": "Segments", "heads": "Joint heads"}
SPLIT_HINT = (
    "Name each bone, click inside it in a slice and take the point over; "
    "for a femur the middle of the head first, then the shaft."
)
TOOLS: tuple[tuple[type[Any], str, str, bool, dict[str, Any]], ...] = (
    (Preset, "Preset", "Run preset", False, {"values": {"into": "bone"}}),
    (Split, "Split into parts", "Split", True, {}),
    (
        Threshold,
        "Threshold",
        "Apply threshold",
        True,
        {"first": ("image", "low", "high", "into", "tissue"), "values": {"low": BONE_HU, "into": "bone"}},
    ),
    (Islands, "Islands", "Keep islands", True, {}),
    (Fill, "Fill holes", "Fill", True, {}),
    (Smooth, "Smooth, grow, shrink", "Apply", True, {}),
    (Combine, "Combine", "Combine", True, {}),
    (Cut, "Cut by plane", "Cut", True, {}),
)


class SegmentPage(Page):
    """The tools of segmentation and the list of segments."""

    title = "Segment"
    purpose = "Mark what is bone, vessel or organ. A preset does most of it; the tools below finish it."
    icon_name = "segment"

    previewed = Signal(object)
    """A threshold to be shown over the slices, or None."""

    def build(self) -> None:
        """The segments, then one section a tool; the preset is open."""
        self._list = ItemList("No segment yet.")
        self._list.removed.connect(self.bridge.remove)
        self._list.eye_clicked.connect(lambda item, on: self.state.set_look(item, visible=on))
        self._list.opacity_changed.connect(lambda item, value: self.state.set_look(item, opacity=value))
        self._list.colour_clicked.connect(self._choose_colour)
        self.section("Segments", self._list)
        for cls, title, verb, folded, options in TOOLS:
            form = self.form(cls, verb, labels=LABELS, **options)
            if cls is Preset:
                form.button.setProperty("role", "main")
                form.editor("preset").changed.connect(self._follow_preset)
                self._preset, self._note = form, label("", "hint")
                form.layout().insertWidget(0, self._note)
            if cls is Split:
                form.editor("heads").setPlaceholderText("optional: femur, humerus")
                form.layout().insertWidget(0, label(SPLIT_HINT, "hint"))
            if cls is Threshold:
                form.previewed.connect(self.previewed)
                form.requested.connect(lambda op: self.previewed.emit(None))
            self.section(title, form, folded=folded)
            if cls is Preset:
                self.imports = ImportSegmentsPanel(self.bridge, self.state)
                self.sections["Import segments"] = self.imports
                self.column.addWidget(self.imports)
        self.state.changed.connect(self._show_list)
        self._follow_preset()

    def _follow_preset(self) -> None:
        """Say what the preset does, and name the segment after it."""
        into = self._preset.editor("into")
        if into.value() in (None, *NAMES):
            into.set_value(self._preset.editor("preset").value())
        note = load(self._preset.editor("preset").value()).note
        self._note.setText(note.partition(". ")[0].removesuffix(".") + ".")
        self._note.setToolTip(note)

    def hideEvent(self, event: QHideEvent) -> None:
        """A preview does not outlive the page."""
        self.previewed.emit(None)
        super().hideEvent(event)

    def waits_for(self, case: Case) -> str:
        """A scan."""
        return "" if case.images else "This step waits for a scan: open one on the Scan page."

    def show_case(self, case: Case) -> None:
        """The segments of the case."""
        super().show_case(case)
        self.imports.show_case(case)
        self._show_list()

    def _show_list(self) -> None:
        self._list.show_items([self._row(segment) for segment in self.bridge.case.segments.values()])

    def _row(self, segment: Any) -> dict[str, Any]:
        look = self.state.look(segment.id)
        caution = "\n".join(segment.cautions)
        return {
            "id": segment.id,
            "text": segment.id,
            "tip": segment.note,
            "figure": f"{segment.volume_mm3 / 1000:.1f} ml",
            "colour": look.colour or segment.colour,
            "visible": look.visible,
            "opacity": self.state.opacity(segment),
            **({"caution": caution} if caution else {}),
        }

    def _choose_colour(self, item: str) -> None:
        colour = QColorDialog.getColor(parent=self, title=f"Colour of {item}")
        if colour.isValid():
            self.state.set_look(item, colour=colour.name())
