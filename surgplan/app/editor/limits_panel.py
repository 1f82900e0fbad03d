"""Where all tools may change voxels, and what becomes of segments they meet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox

from surgplan.app.editor.edit_state import EditState
from surgplan.app.forms.editors import ManyEditor, TextEditor
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import Section, button, buttons, chooser, label, offer_values
from surgplan.app.words import say
from surgplan.case.document import Case
from surgplan.segment.editing import ANYWHERE

OVERLAPS = {
    "may overlap": "allowed",
    "take voxels from them": "take",
    "leave them alone": "keep",
}
HINT = "These hold for every tool that edits a segment, until they are cleared. Segments on other grids are not looked at."


class LimitsPanel(Section):
    """The editable area, the range of values, and overlaps."""

    def __init__(self, edit: EditState) -> None:
        super().__init__("Where tools may work", folded=True)
        self.setProperty("help_topic", "Segment/Edit/Limits")
        self._edit = edit
        self.low, self.high = TextEditor(float, "no lower limit"), TextEditor(float, "no upper limit")
        self.low.setAccessibleName(say("Lowest value"))
        self.high.setAccessibleName(say("Highest value"))
        self.overlaps = chooser("Other segments")
        offer_values(self.overlaps, OVERLAPS)
        self.inside, self.outside = ManyEditor(), ManyEditor()
        self.inside.setAccessibleName(say("Only inside"))
        self.outside.setAccessibleName(say("Never inside"))
        self.complaint = label("", "bad")
        clear = button("Clear limits")
        clear.clicked.connect(lambda: edit.set(limits=ANYWHERE))
        self.shown = QCheckBox(say("Show the range in the slices"))
        self.shown.toggled.connect(lambda on: self._edit.changed.emit())
        self.add(
            label(HINT, "hint"),
            field_rows(("Values from", self.low), ("to", self.high)),
            self.shown,
            field_rows(("Other segments", self.overlaps), ("Only inside", self.inside), ("Never inside", self.outside)),
            self.complaint,
            buttons(clear),
        )
        for editor in (self.low, self.high, self.inside, self.outside):
            editor.changed.connect(self._take)
        self.overlaps.activated.connect(lambda row: self._take())
        for field in (self.low, self.high):
            field.editingFinished.connect(self._follow)
        self._case: Case | None = None
        self._offered: list[str] = []
        edit.changed.connect(self._follow)
        self._follow()

    def show_case(self, case: Case) -> None:
        """Offer the segments of the case; limits by one that is gone, or that is edited now, go with it."""
        limits = self._edit.now.limits
        names = [name for name in case.segments if name != self._edit.now.segment]
        self._offered = names
        for editor in (self.inside, self.outside):
            editor.set_choices(names)
        kept = {part: tuple(n for n in getattr(limits, part) if n in names) for part in ("inside", "outside")}
        if (limits.inside, limits.outside) != (kept["inside"], kept["outside"]):
            self._edit.limit(**kept)
        self._case = case

    def _take(self) -> None:
        try:
            found: dict[str, Any] = {"low": self.low.value(), "high": self.high.value()}
        except ValueError as exc:
            self.complaint.setText(say("{why}; the limits are as they were", why=exc))
            self.open()
            return
        self.complaint.setText("")
        found["inside"], found["outside"] = tuple(self.inside.value() or ()), tuple(self.outside.value() or ())
        self._edit.limit(overlaps=self.overlaps.currentData(), **found)

    def _follow(self) -> None:
        if self._case is not None and self._edit.now.segment in self._offered:
            self.show_case(self._case)
        limits = self._edit.now.limits
        for editor, value in ((self.low, limits.low), (self.high, limits.high)):
            if not editor.hasFocus():
                editor.set_value(value)
        self.overlaps.setCurrentIndex(self.overlaps.findData(limits.overlaps))
        for editor, names in ((self.inside, limits.inside), (self.outside, limits.outside)):
            if tuple(editor.value() or ()) != names:
                editor.set_value(list(names))
