"""Slices seen through a slab: which views, how thick, and what they show of it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from surgplan.app.number_box import NumberBox
from surgplan.app.parts import buttons, chooser, label
from surgplan.app.reslice_state import ResliceState
from surgplan.app.views.planes import PLANES
from surgplan.app.views.slab import MODES, THICKEST_MM, THINNEST_MM
from surgplan.app.words import say


class SlabPanel(QWidget):
    """Changes the view state and nothing else."""

    def __init__(self, state: ResliceState) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._state = state
        self.mode = chooser("What slices show")
        self.mode.addItem(say("One slice"), "")
        titles = (say("Highest values of a slab (MIP)"), say("Mean of a slab"), say("Lowest values of a slab (MinIP)"))
        for mode, title in zip(MODES, titles, strict=True):
            self.mode.addItem(title, mode)
        self.thickness = NumberBox()
        self.thickness.setRange(THINNEST_MM, THICKEST_MM)
        self.thickness.setDecimals(1)
        self.thickness.setSuffix(" mm")
        self.thickness.setKeyboardTracking(False)
        self.thickness.setAccessibleName(say("Thickness of the slab"))
        self.planes = {name: QCheckBox(say(name.capitalize())) for name in PLANES}
        self._more = buttons(*self.planes.values())
        self.hint = label(
            "Outlines and landmarks are those of the slab's middle. Its edges can be dragged by the square handles in the "
            "other views.",
            "hint",
        )
        for widget in (self.mode, self.thickness, self._more, self.hint):
            column.addWidget(widget)
        self.mode.activated.connect(lambda row: state.set(mode=self.mode.currentData()))
        self.thickness.valueChanged.connect(lambda value: state.set(thickness_mm=value))
        for box in self.planes.values():
            box.clicked.connect(lambda on: self._tell_planes())
        state.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how slices are seen now."""
        now = self._state.now
        self.mode.setCurrentIndex(self.mode.findData(now.mode))
        before = self.thickness.blockSignals(True)
        self.thickness.setValue(now.thickness_mm)
        self.thickness.blockSignals(before)
        for name, box in self.planes.items():
            box.setChecked(name in now.planes)
        for widget in (self.thickness, self._more, self.hint):
            widget.setVisible(bool(now.mode))

    def _tell_planes(self) -> None:
        self._state.set(planes=frozenset(name for name, box in self.planes.items() if box.isChecked()))
