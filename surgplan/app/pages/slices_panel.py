"""How segments, implants and words are drawn in the slices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import chooser
from surgplan.app.slice_state import THINNEST_PX, WIDEST_PX, SliceState
from surgplan.app.words import say

FIRST_FILL = 0.30
"""Opacity of a fill that is asked for again."""
MOST_FILL = 0.8


class SlicesPanel(QWidget):
    """Changes the view state and nothing else."""

    def __init__(self, state: SliceState) -> None:
        super().__init__()
        self._state = state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.style = chooser("How segments are drawn")
        for title, how in ((say("Fill and contour"), "both"), (say("Contour"), "line"), (say("Fill"), "fill")):
            self.style.addItem(title, how)
        self.fill = QSlider(Qt.Orientation.Horizontal)
        self.fill.setMinimumHeight(28)
        self.fill.setRange(5, round(100 * MOST_FILL))
        self.fill.setAccessibleName(say("Opacity of the fill"))
        self.width_px = NumberBox()
        self.width_px.setRange(THINNEST_PX, WIDEST_PX)
        self.width_px.setDecimals(1)
        self.width_px.setSingleStep(0.5)
        self.width_px.setSuffix(" px")
        self.width_px.setKeyboardTracking(False)
        self.width_px.setAccessibleName(say("Width of contours"))
        self.implants = QCheckBox(say("Fill the outlines of implants"))
        self.figure = QCheckBox(say("Human figure"))
        self.ruler = QCheckBox(say("Ruler"))
        self.value = QCheckBox(say("Value under the mouse"))
        column.addWidget(field_rows(("Segments", self.style), ("Fill", self.fill), ("Line width", self.width_px)))
        for box in (self.implants, self.figure, self.ruler, self.value):
            column.addWidget(box)
        self.style.activated.connect(lambda row: self._choose_style(self.style.currentData()))
        self.fill.valueChanged.connect(lambda value: state.set_look(fill=value / 100))
        self.width_px.valueChanged.connect(lambda value: state.set_look(line_px=value))
        self.implants.clicked.connect(lambda on: state.set_look(implant_fill=FIRST_FILL if on else 0.0))
        for name in ("figure", "ruler", "value"):
            getattr(self, name).clicked.connect(lambda on, name=name: state.set_look(**{name: on}))
        state.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how slices are drawn now."""
        look = self._state.look
        how = "both" if look.fill and look.line else "line" if look.line else "fill"
        self.style.setCurrentIndex(self.style.findData(how))
        for widget, value in ((self.fill, round(100 * look.fill)), (self.width_px, look.line_px)):
            before = widget.blockSignals(True)
            if value:
                widget.setValue(value)
            widget.blockSignals(before)
        self.fill.setEnabled(how != "line")
        self.width_px.setEnabled(how != "fill")
        self.implants.setChecked(look.implant_fill > 0)
        for name in ("figure", "ruler", "value"):
            getattr(self, name).setChecked(getattr(look, name))

    def _choose_style(self, how: str) -> None:
        fill = self._state.look.fill or FIRST_FILL
        self._state.set_look(fill=0.0 if how == "line" else fill, line=0.0 if how == "fill" else 1.0)
