"""Segment: from voxels to bones, vessels and organs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QColorDialog

from surgplan.app.editor.editor_panel import EditorPanel
from surgplan.app.editor.preset_panel import PresetPanel
from surgplan.app.pages.ai_panel import AiPanel
from surgplan.app.pages.free_name import free_name
from surgplan.app.pages.import_segments_panel import ImportSegmentsPanel
from surgplan.app.pages.item_list import ItemList
from surgplan.app.pages.next_step import NextCard, next_of_segments
from surgplan.app.pages.page import Page
from surgplan.app.pages.segments_compared_panel import SegmentsComparedPanel
from surgplan.app.pages.statistics_panel import StatisticsPanel
from surgplan.app.pages.waiting import Missing, without_scan
from surgplan.app.parts import button, buttons
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.case.document import Case
from surgplan.segment.tools.new import New


class SegmentPage(Page):
    """The segments, presets that make them, and the editor that finishes them."""

    title = "Segment"
    purpose = "Mark what is bone, vessel or organ. A preset does most of it; the tools below finish it."
    icon_name = "segment"

    previewed = Signal(object)
    """What a tool would give, to be shown in the views, or None."""
    tinted = Signal(object, object, str)
    """The lowest and the highest value of an image to be tinted in the slices; None and None for none."""

    def build(self) -> None:
        """The segments, presets, the editor, and segments from elsewhere."""
        edit = self.state.edit
        self.next = NextCard()
        self.next.place_asked.connect(lambda _: self._split_joint())
        self.next.page_asked.connect(self.asked_for_page)
        self.column.addWidget(self.next)
        self._list = ItemList("No segment yet.")
        self._list.chosen.connect(lambda item: edit.set(segment=item))
        self._list.removed.connect(self.bridge.remove)
        self._list.eye_clicked.connect(lambda item, on: self.state.set_look(item, visible=on))
        self._list.opacity_changed.connect(lambda item, value: self.state.set_look(item, opacity=value))
        self._list.colour_clicked.connect(self._choose_colour)
        self.new = button("New segment", "An empty segment, to be painted or drawn")
        self.new.clicked.connect(self._begin_segment)
        self.section("Segments", self._list, buttons(self.new))
        self.presets = PresetPanel(self.bridge, self.state)
        self.editor = EditorPanel(self.bridge, self.state, edit)
        self.editor.previewed.connect(self.previewed)
        self.editor.tinted.connect(self.tinted)
        self.statistics = StatisticsPanel(self.bridge, self.state)
        self.compared = SegmentsComparedPanel(self.bridge, self.state)
        self.imports = ImportSegmentsPanel(self.bridge, self.state)
        self.ai = AiPanel(self.bridge, self.state)
        for title, panel in (
            ("One-click presets", self.presets),
            ("Edit", self.editor),
            ("Measurements of a segment", self.statistics),
            ("Compare two segments", self.compared),
            ("Import segments", self.imports),
            ("AI models", self.ai),
        ):
            self.sections[title] = panel
            self.column.addWidget(panel)
        self.state.changed.connect(self._show_list)
        edit.changed.connect(self._show_list)

    def _split_joint(self) -> None:
        """Take up that tool; the first bone's name can be typed."""
        self.editor.panel("split").form.editor("seeds").rows[0].name_field.setFocus()

    def take_point(self, point: Any) -> None:
        """A point was clicked in a slice: the tool in use takes it, else the preset."""
        if not self._built or not self.isVisible():
            return
        if self.editor.chosen:
            self.editor.take_point(point)
        else:
            self.presets.take_point(point)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tools and their outcome do not outlive the page."""
        if self._built:
            self.editor.lay_down()
            self.tinted.emit(None, None, "")
        super().hideEvent(event)

    def let_go(self) -> None:
        """Stop trying tools: the case is closed."""
        if self._built:
            self.editor.preview.close()

    def waits_for(self, case: Case) -> Missing | None:
        """A scan."""
        return without_scan(case)

    def is_done(self, case: Case) -> bool:
        """Whether something is marked."""
        return any(segment.voxel_count for segment in case.segments.values())

    def show_case(self, case: Case) -> None:
        """The segments of the case."""
        super().show_case(case)
        self.next.show_next(next_of_segments(case))
        self.new.setEnabled(bool(case.images))
        for panel in (self.presets, self.editor, self.statistics, self.compared, self.imports, self.ai):
            panel.show_case(case)
        self._show_list()

    def _begin_segment(self) -> None:
        case = self.bridge.case
        image = self.state.shown_image(case)
        if image is None:
            return
        name = free_name(case, "segment")
        self.bridge.do(New(image.id, name), then=lambda: self.state.edit.set(segment=name))

    def _show_list(self) -> None:
        self._list.show_items([self._row(segment) for segment in self.bridge.case.segments.values()])

    def _row(self, segment: Any) -> dict[str, Any]:
        look = self.state.look(segment.id)
        caution = "\n".join(map(told, segment.cautions))
        return {
            "id": segment.id,
            "text": segment.id,
            "tip": told(segment.note),
            "figure": say("{ml:.1f} ml", ml=segment.volume_mm3 / 1000) if segment.voxel_count else say("empty"),
            "colour": look.colour or segment.colour,
            "visible": look.visible,
            "opacity": self.state.opacity(segment),
            "chosen": segment.id == self.state.edit.now.segment,
            **({"caution": caution} if caution else {}),
        }

    def _choose_colour(self, item: str) -> None:
        colour = QColorDialog.getColor(parent=self, title=say("Colour of {name}", name=item))
        if colour.isValid():
            self.state.set_look(item, colour=colour.name())
