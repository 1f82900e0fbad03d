"""The form of one tool of the editor, with its outcome shown while the values are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from surgplan.app.editor.edit_state import EditState
from surgplan.app.editor.tool_preview import ToolPreview
from surgplan.app.editor.tool_table import ToolEntry
from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.parts import label, sentence
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.base.geometry import Vector
from surgplan.case.codec import encode, hints
from surgplan.case.document import Case
from surgplan.case.operation import Operation
from surgplan.vocabulary import OPERATIONS

MOST_TOLD = 3
LABELS = {"segments": "Segments", "heads": "Joint heads", "source": "From"}


class ToolPanel(QWidget):
    """Fields, live outcome, and the button that does it. The segment and the limits are those of the editor."""

    tinted = Signal(object, object, str)
    """The lowest and the highest value of an image to be tinted in the slices; None and None for none."""

    def __init__(
        self,
        entry: ToolEntry,
        edit: EditState,
        state: ViewState,
        preview: ToolPreview,
        choices: Mapping[str, Callable[[Case], Sequence[str]]],
    ) -> None:
        super().__init__()
        self.entry, self._edit, self._state, self._preview = entry, edit, state, preview
        self.form = OperationForm(
            OPERATIONS[entry.kind],
            entry.verb,
            lambda: state.crosshair,
            first=entry.first,
            values=entry.values,
            choices={**choices, "segment": None} if entry.own_segment else choices,
            labels=LABELS,
            given=self._given,
        )
        self.form.button.setProperty("role", "main")
        self.live = QCheckBox(say("Show the outcome at once"))
        self.live.setChecked(entry.live)
        self.live.toggled.connect(self._ask)
        self._said = label("", "hint")
        self._done = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.form, self.live, self._said):
            column.addWidget(widget)
        self.form.previewed.connect(self._show)
        self.form.requested.connect(self._do)
        preview.said.connect(self._say)
        preview.made.connect(self._tell)

    def _given(self) -> dict[str, Any]:
        fields = hints(OPERATIONS[self.entry.kind])
        found: dict[str, Any] = {}
        if "segment" in fields and not self.entry.own_segment:
            found["segment"] = self._edit.now.segment
        if "limits" in fields:
            found["limits"] = encode(self._edit.now.limits)
        return found

    def begin(self) -> None:
        """The tool was taken up: show its outcome."""
        self._say("")
        self._done = False
        shown = self._state.image
        if self.entry.tints and shown:
            self.form.set_values({"image": shown})
        self.form.refresh()

    def follow(self) -> None:
        """Segment or limits are others now. Once the tool was applied, it is not tried again before its values change."""
        if not self._done:
            self.form.refresh()

    def _do(self, op: Operation) -> None:
        self._done = True
        self._say("")
        if self.entry.tints:
            self.tinted.emit(None, None, "")
        self._preview.do(op)

    def take_point(self, point: Vector) -> None:
        """A point was clicked in a slice: it goes into the tool's field for that."""
        if self.entry.click:
            self.form.editor(self.entry.click).take(point)
            if self.entry.name == "islands" and self.form.editor("keep").value() not in ("at", "all_but_at"):
                self.form.set_values({"keep": "at"})
                self.form.refresh()

    def _ask(self) -> None:
        self._preview.ask(None)
        self.form.refresh()

    def _show(self, op: Any) -> None:
        if not self.isVisible():
            return
        if self.entry.tints:
            self.tinted.emit(*((None, None, "") if op is None else (op.low, op.high, op.image)))
        self._preview.ask(op if self.live.isChecked() else None)

    def _say(self, words: str) -> None:
        self._said.setText(sentence(told(words)))

    def _tell(self, made: Any) -> None:
        if made is not None and self.isVisible():
            changed = [s for name, s in made.after.segments.items() if made.before.segments.get(name) != s]
            sizes = [say("{name} {ml:.1f} ml", name=one.id, ml=one.volume_mm3 / 1000) for one in changed[:MOST_TOLD]]
            self._say(say("Shown as it would be: {sizes} ({s:.1f} s).", sizes=", ".join(sizes), s=made.seconds))
