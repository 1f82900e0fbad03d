"""The settings of the tools that are held in the hand: brush, lasso, level trace, scissors."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from surgplan.app.editor.edit_state import LARGEST_RADIUS_MM, SMALLEST_RADIUS_MM, EditState
from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import chooser, offer_values
from surgplan.app.words import say

STEPS = 200
SHAPES = {"Disc in the slice": "disc", "Sphere": "sphere"}
OUTLINES = {"Freehand": "freehand", "Rectangle": "rectangle", "Line": "line"}
CUTS = {"Cut away inside": "inside", "Cut away outside": "outside", "Fill inside": "fill"}
REACHES = {"Through everything": "through", "To a depth": "depth", "A slab": "slab"}
USED_BY = {
    "paint": ("radius", "shape", "scene"),
    "erase": ("radius", "shape", "scene"),
    "draw": ("thickness",),
    "level_trace": ("thickness", "smoothing"),
    "scissors": ("outline", "cut", "reach", "depth", "scene"),
}
"""Which settings each tool has."""


class HandPanel(QWidget):
    """Shows the settings the tool in hand has, and follows the editor's state."""

    def __init__(self, edit: EditState) -> None:
        super().__init__()
        self._edit = edit
        self.radius = RadiusEditor()
        self.radius.slider.valueChanged.connect(lambda v: edit.set(radius_mm=radius_of(v)))
        self.radius.number.valueChanged.connect(lambda v: edit.set(radius_mm=v))
        self.thickness = _length("Thickness", 0.0, "this slice")
        self.thickness.valueChanged.connect(lambda v: edit.set(thickness_mm=v or None))
        self.smoothing = _length("Smoothing", 0.0, "none")
        self.smoothing.valueChanged.connect(lambda v: edit.set(smoothing_mm=v))
        self.depth = _length("Depth", 0.5)
        self.depth.valueChanged.connect(lambda v: edit.set(depth_mm=v))
        self.shape = self._choice("Brush", SHAPES, "shape")
        self.outline = self._choice("Outline", OUTLINES, "outline")
        self.cut = self._choice("Scissors", CUTS, "cut")
        self.reach = self._choice("Reach", REACHES, "reach")
        self.scene = QCheckBox(say("Also on the 3D surface"))
        self.scene.toggled.connect(lambda on: edit.set(in_scene=on))
        self._rows = {
            "radius": field_rows(("Radius", self.radius)),
            "shape": field_rows(("Brush", self.shape)),
            "thickness": field_rows(("Thickness", self.thickness)),
            "smoothing": field_rows(("Smoothing", self.smoothing)),
            "outline": field_rows(("Outline", self.outline)),
            "cut": field_rows(("What to do", self.cut)),
            "reach": field_rows(("Reach", self.reach)),
            "depth": field_rows(("Depth", self.depth)),
            "scene": self.scene,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in self._rows.values():
            column.addWidget(row)
        edit.changed.connect(self._follow)
        self._follow()

    def show_tool(self, name: str) -> None:
        """Show the settings of a tool."""
        for setting, row in self._rows.items():
            row.setVisible(setting in USED_BY.get(name, ()))
        self._follow()

    def _choice(self, name: str, words: dict[str, str], setting: str) -> QComboBox:
        made = chooser(name)
        offer_values(made, words)
        made.activated.connect(lambda row: self._edit.set(**{setting: made.itemData(row)}))
        return made

    def _follow(self) -> None:
        now = self._edit.now
        self.radius.show_mm(now.radius_mm)
        _show(self.thickness, now.thickness_mm or 0.0)
        _show(self.smoothing, now.smoothing_mm)
        _show(self.depth, now.depth_mm)
        self.depth.setEnabled(now.reach != "through")
        for box, value in (
            (self.shape, now.shape),
            (self.outline, now.outline),
            (self.cut, now.cut),
            (self.reach, now.reach),
        ):
            box.setCurrentIndex(box.findData(value))
        self.scene.setChecked(now.in_scene)


class RadiusEditor(QWidget):
    """A slider that is fine for small radii, and the number beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setAccessibleName(say("Brush radius"))
        self.number = _length("Brush radius, mm", SMALLEST_RADIUS_MM)
        self.number.setMaximum(LARGEST_RADIUS_MM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)

    def show_mm(self, radius_mm: float) -> None:
        """Show a radius without saying so."""
        _show(self.number, radius_mm)
        if not math.isclose(radius_of(self.slider.value()), radius_mm, rel_tol=0.02):
            _show(self.slider, round(STEPS * math.log(radius_mm / SMALLEST_RADIUS_MM) / math.log(_RANGE)))


_RANGE = LARGEST_RADIUS_MM / SMALLEST_RADIUS_MM


def radius_of(step: int) -> float:
    """The radius of a slider's step: each is the same factor more than the one before, .1 mm sharp."""
    return max(round(SMALLEST_RADIUS_MM * _RANGE ** (step / STEPS), 1), SMALLEST_RADIUS_MM)


def _length(name: str, least: float, none: str = "") -> NumberBox:
    made = NumberBox()
    made.setAccessibleName(say(name))
    made.setRange(least, 200.0)
    made.setDecimals(1)
    made.setSingleStep(0.5)
    made.setSuffix(" mm")
    if none:
        made.setSpecialValueText(say(none))
    return made


def _show(widget: Any, value: Any) -> None:
    widget.blockSignals(True)
    widget.setValue(value)
    widget.blockSignals(False)
