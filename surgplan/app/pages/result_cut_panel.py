"""Where the result of a study is seen on planes through the solid: in slices, and on a cut in 3D."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import chooser, label
from surgplan.app.view_state import ViewState
from surgplan.app.views.planes import PLANES
from surgplan.app.words import say


class ResultCutPanel(QWidget):
    """Changes the view state and nothing else."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hint = label("Colour the model by a result on the Simulate page first.", "hint")
        self.in_slices = QCheckBox(say("Show the result in slices"))
        self.share = QSlider(Qt.Orientation.Horizontal)
        self.share.setMinimumHeight(28)
        self.share.setRange(20, 100)
        self.share.setAccessibleName(say("Opacity of the result over the scan"))
        self.cut = chooser("Plane that opens the model in 3D")
        self.cut.addItem(say("Whole"), "")
        titles = (say("Cut at the axial slice"), say("Cut at the coronal slice"), say("Cut at the sagittal slice"))
        for plane, title in zip(PLANES, titles, strict=True):
            self.cut.addItem(title, plane)
        self.other_side = QCheckBox(say("Keep the other half"))
        column.addWidget(self.hint)
        column.addWidget(self.in_slices)
        column.addWidget(field_rows(("Opacity", self.share), ("In 3D", self.cut)))
        column.addWidget(self.other_side)
        slices = state.slices
        self.in_slices.clicked.connect(lambda on: slices.set_results(in_slices=on))
        self.share.valueChanged.connect(lambda value: slices.set_results(share=value / 100))
        self.cut.activated.connect(lambda row: slices.set_results(cut=self.cut.currentData()))
        self.other_side.clicked.connect(lambda on: slices.set_results(other_side=on))
        for told in (slices.changed, state.changed, bridge.case_changed):
            told.connect(lambda *_: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen; without a result there is nothing to choose."""
        now = self._state.slices.results
        there = self._state.map_of in self._bridge.case.studies
        self.hint.setVisible(not there)
        self.in_slices.setChecked(now.in_slices)
        before = self.share.blockSignals(True)
        self.share.setValue(round(100 * now.share))
        self.share.blockSignals(before)
        self.cut.setCurrentIndex(self.cut.findData(now.cut))
        self.other_side.setChecked(now.other_side)
        for widget in (self.in_slices, self.cut):
            widget.setEnabled(there)
        self.share.setEnabled(there and now.in_slices)
        self.other_side.setEnabled(there and bool(now.cut))
