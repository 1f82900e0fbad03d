"""The editor of segments: which one, the tools, the tool in use, and where it may work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from surgplan.app.bridge import Bridge
from surgplan.app.editor.edit_state import EditState
from surgplan.app.editor.hand_panel import HandPanel
from surgplan.app.editor.limits_panel import LimitsPanel
from surgplan.app.editor.palette import Palette
from surgplan.app.editor.tool_panel import ToolPanel
from surgplan.app.editor.tool_preview import ToolPreview
from surgplan.app.editor.tool_table import BY_NAME
from surgplan.app.pages.in_sight import bring_into_sight
from surgplan.app.parts import Section, label
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.case.document import Case

NOTHING_ACTIVE = "Choose a segment in the list, or begin a new one, to edit it."


class EditorPanel(Section):
    """One tool at a time; an operation's outcome is shown before it is done."""

    previewed = Signal(object)
    """The Preview to be shown in the views, or None."""
    tinted = Signal(object, object, str)
    """The lowest and the highest value of an image to be tinted in the slices; None and None for none."""

    def __init__(self, bridge: Bridge, state: ViewState, edit: EditState) -> None:
        super().__init__("Edit", folded=False)
        self._bridge, self._state, self._edit = bridge, state, edit
        self.preview = ToolPreview(bridge, self)
        self.preview.made.connect(self.previewed)
        self.chosen = ""
        """The tool in use, by its name in the table."""
        self._panels: dict[str, ToolPanel] = {}
        self.palette, self.hand, self.limits = Palette(), HandPanel(edit), LimitsPanel(edit)
        self._subject, self._title, self._hint = label("", "secondary"), label("", "heading"), label("", "hint")
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self.add(self._subject, self.palette, self._title, self._hint)
        self.content.addLayout(self._place)
        self.add(self.hand, self.limits)
        self.palette.chosen.connect(self.choose)
        edit.changed.connect(self._follow)
        self._follow()
        self._show_tool()

    def choose(self, name: str) -> None:
        """Take up a tool of the table; nothing lays it down."""
        if name == self.chosen:
            self.palette.show_chosen(name)
            return
        self.chosen = name
        self.preview.ask(None)
        self._tint_limits()
        entry = BY_NAME.get(name)
        if entry is not None and entry.kind and name not in self._panels:
            panel = ToolPanel(entry, self._edit, self._state, self.preview, {"segment": self._segments})
            panel.form.show_case(self._bridge.case)
            panel.tinted.connect(self.tinted)
            self._panels[name] = panel
            self._place.addWidget(panel)
        self._edit.set(tool=entry.mouse if entry is not None else "", erase=name == "erase")
        self._show_tool()
        if entry is not None:
            bring_into_sight(self._panels[name].form.button if name in self._panels else self.hand)

    def panel(self, name: str) -> ToolPanel:
        """The form of a tool, which is then in use."""
        self.choose(name)
        return self._panels[name]

    def show_case(self, case: Case) -> None:
        """Offer what the case has now."""
        if self._edit.now.segment not in case.segments:
            self._edit.set(segment=None)
        self.limits.show_case(case)
        for panel in self._panels.values():
            panel.form.show_case(case)
        self._show_subject()
        if self.chosen not in self._panels or not self._panels[self.chosen].entry.tints:
            self._tint_limits()

    def take_point(self, point: Any) -> None:
        """A point was clicked in a slice."""
        if self.chosen in self._panels:
            self._panels[self.chosen].take_point(point)

    def lay_down(self) -> None:
        """No tool is in use any more: the user went elsewhere."""
        self.choose("")

    def _segments(self, case: Case) -> Sequence[str]:
        return list(case.segments)

    def _show_tool(self) -> None:
        entry = BY_NAME.get(self.chosen)
        self.palette.show_chosen(self.chosen)
        self.setProperty("help_topic", f"Segment/Edit/{entry.title}" if entry is not None else "")
        for name, panel in self._panels.items():
            panel.setVisible(name == self.chosen)
        self.hand.setVisible(entry is not None and bool(entry.mouse))
        self.hand.show_tool(self.chosen)
        for words, text in ((self._title, entry.title if entry else ""), (self._hint, entry.hint if entry else "")):
            words.setText(say(text) if text else "")
            words.setVisible(bool(text))
        if self.chosen in self._panels:
            self._panels[self.chosen].begin()

    def _tint_limits(self) -> None:
        """Tint the editable values, where that is asked for."""
        limits = self._edit.now.limits
        segment = self._bridge.case.segments.get(self._edit.now.segment or "")
        shown = segment is not None and self.limits.shown.isChecked() and self.isVisible()
        image = limits.image or (segment.image if segment is not None else "")
        self.tinted.emit(*((limits.low, limits.high, image) if shown else (None, None, "")))

    def _follow(self) -> None:
        self._tint_limits()
        self._show_subject()
        if self.chosen in self._panels:
            self._panels[self.chosen].follow()

    def _show_subject(self) -> None:
        segment = self._bridge.case.segments.get(self._edit.now.segment or "")
        self._subject.setText(say("Editing {name}", name=segment.id) if segment is not None else say(NOTHING_ACTIVE))
