"""How the scan itself is drawn in 3D."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import button, buttons, chooser, label
from surgplan.app.scene_state import SceneState
from surgplan.app.views.opengl import is_software
from surgplan.app.words import say

SHIFT_HU, SHIFT_SHARE = 400.0, 0.4
MOST_STEPS = 40
"""Steps of the slider between the preset's strength and ten times or a tenth of it."""


class VolumePanel(QWidget):
    """Changes the scene state and nothing else."""

    def __init__(self, state: SceneState) -> None:
        super().__init__()
        self._state = state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.visible = QCheckBox(say("Show the scan in 3D"))
        self.preset = chooser("What is seen of the scan")
        self.shift = NumberBox()
        self.shift.setKeyboardTracking(False)
        self.shift.setAccessibleName(say("Values moved by"))
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(-MOST_STEPS, MOST_STEPS)
        self.strength.setAccessibleName(say("How solid"))
        self.reset = button("As the preset says")
        self._rows = field_rows(("Preset", self.preset), ("Move values", self.shift), ("How solid", self.strength))
        self._back = buttons(self.reset)
        self.hint = label("", "hint")
        for widget in (self.visible, self._rows, self._back, self.hint):
            column.addWidget(widget)
        self.visible.clicked.connect(lambda on: state.set_volume(visible=on))
        self.preset.activated.connect(lambda row: state.set_volume(preset=self.preset.currentData(), shift=0.0, strength=1.0))
        self.shift.valueChanged.connect(lambda value: state.set_volume(shift=value))
        self.strength.valueChanged.connect(lambda step: state.set_volume(strength=10 ** (step / MOST_STEPS)))
        self.reset.clicked.connect(lambda: state.set_volume(shift=0.0, strength=1.0))
        state.volume_changed.connect(self.refresh)
        state.told.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how the scan is drawn now."""
        from surgplan.app.views.scene_transfer import presets_for, volume_presets

        now, presets = self._state.volume, volume_presets()
        self.visible.setEnabled(self._state.has_scan)
        self.visible.setChecked(now.visible)
        names = presets_for(self._state.unit)
        if names != [self.preset.itemData(n) for n in range(self.preset.count())]:
            self.preset.clear()
            for name in names:
                self.preset.addItem(say(presets[name].title), name)
        self.preset.setCurrentIndex(self.preset.findData(now.preset))
        hounsfield = presets[now.preset].unit == "HU"
        most = SHIFT_HU if hounsfield else SHIFT_SHARE
        for widget in (self.shift, self.strength):
            widget.blockSignals(True)
        self.shift.setRange(-most, most)
        self.shift.setDecimals(0 if hounsfield else 2)
        self.shift.setSingleStep(10 if hounsfield else 0.02)
        self.shift.setSuffix(" HU" if hounsfield else "")
        self.shift.setValue(now.shift)
        self.strength.setValue(round(MOST_STEPS * math.log10(now.strength)))
        for widget in (self.shift, self.strength):
            widget.blockSignals(False)
        for part in (self._rows, self._back):
            part.setVisible(now.visible and self._state.has_scan)
        self.reset.setEnabled((now.shift, now.strength) != (0.0, 1.0))
        self.hint.setText(self._words())

    def _words(self) -> str:
        if not self._state.has_scan:
            return say("There is no scan to be drawn yet.")
        if not self._state.volume.visible:
            return say("The scan is drawn as it is, without segments. Nothing is measured in it.")
        name = self._state.drawn_by
        if not name:
            return ""
        if is_software(name):
            return say("Drawn by the processor, as no graphics card was found ({name}). Finer when the view rests.", name=name)
        return say("Drawn by the graphics card ({name}).", name=name)
