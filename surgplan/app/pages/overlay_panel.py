"""Laying another scan over the one in the slices: blended or as a checkerboard, before and after registration."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider

from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import Section, chooser, label, offer, sentence
from surgplan.app.told import told
from surgplan.app.view_state import Second, ViewState
from surgplan.app.words import say
from surgplan.case.apart import why_apart
from surgplan.case.document import Case
from surgplan.imaging.registration.together import shown_together

NONE = "none"
BLEND, CHECKERBOARD = "blended", "checkerboard"
TRACERS = ("PT", "NM")
"""Modalities that show where a tracer is: in colours, and clear where there is little of it."""


class OverlayPanel(Section):
    """Which scan, and how."""

    def __init__(self, state: ViewState) -> None:
        super().__init__("Scan laid over")
        self._state = state
        self._case = Case()
        self.scan, self.how = chooser("Scan laid over"), chooser("How it is laid over")
        for words, how in ((say("blended"), BLEND), (say("checkerboard"), CHECKERBOARD)):
            self.how.addItem(words, how)
        self.share = QSlider(Qt.Orientation.Horizontal)
        self.share.setMinimumHeight(28)
        self.share.setRange(0, 100)
        self.share.setValue(50)
        self.share.setAccessibleName(say("Share of the scan laid over"))
        self.share.setToolTip(say("How much of the scan laid over is seen"))
        self.colours = chooser("Colours of the scan laid over")
        for title, name in (
            (say("Greys"), "grey"),
            (say("Hot body"), "hot"),
            (say("Viridis"), "viridis"),
            (say("Cividis"), "cividis"),
            (say("Green"), "green"),
            (say("Magenta"), "magenta"),
        ):
            self.colours.addItem(title, name)
        self.low, self.high = (
            _value_box(say("Lowest value that is coloured")),
            _value_box(say("Highest value that is coloured")),
        )
        self.clear = QCheckBox(say("Low values are seen through"))
        self.before = QCheckBox(say("As it lay before registration"))
        self._hint = label("", "hint")
        self._range = field_rows(("Share", self.share), ("Colours", self.colours), ("From", self.low), ("To", self.high))
        self.add(self.scan, self.how, self._range, self.clear, self.before, self._hint)
        self.scan.activated.connect(lambda row: self._choose())
        self.how.activated.connect(lambda row: self._tell())
        self.share.valueChanged.connect(lambda value: self._tell())
        self.before.toggled.connect(lambda on: self._tell())
        self.colours.activated.connect(lambda row: self._tell())
        self.clear.clicked.connect(lambda on: self._tell())
        for box in (self.low, self.high):
            box.valueChanged.connect(lambda value: self._tell_range())

    def show_case(self, case: Case) -> None:
        """Offer the scans that may be shown on the one in the slices."""
        self._case = case
        shown = self._state.shown_image(case)
        others = [image for image in case.images.values() if shown is not None and image.id != shown.id]
        apart = [image.id for image in others if why_apart(case, image)]
        moved = {} if shown is None else {image.id: shown_together(case, shown.id, image.id) for image in others}
        offer(self.scan, [say(NONE), *(image.id for image in others if image.id not in apart and not moved[image.id])])
        self.setVisible(bool(others) and shown is not None and not why_apart(case, shown))
        words = [say("{scans}: another frame of reference, to be registered first.", scans=", ".join(apart))] if apart else []
        words += [sentence(f"{told(reason)}.") for name, reason in moved.items() if reason and name not in apart]
        self._hint.setText("\n".join(words))
        self._hint.setVisible(bool(words))
        second = self._state.second
        if second is None or second.image not in [self.scan.itemText(n) for n in range(self.scan.count())]:
            self.scan.setCurrentText(say(NONE))
        self._show_controls()

    def lay_over(self, image: str) -> None:
        """Show a scan over the one in the slices, as a checkerboard."""
        self.scan.setCurrentText(image)
        self.how.setCurrentIndex(self.how.findData(CHECKERBOARD))
        self.before.setChecked(False)
        self._choose()

    def _choose(self) -> None:
        """Another scan: shown as its kind is used to be."""
        image = self._case.images.get(self.scan.currentText())
        tracer = image is not None and image.modality in TRACERS
        self.colours.setCurrentIndex(self.colours.findData("hot" if tracer else "grey"))
        self.clear.setChecked(tracer)
        self._tell()

    def _show_controls(self) -> None:
        over = self.scan.currentText() not in ("", say(NONE))
        image = self._case.images.get(self.scan.currentText())
        was = image is not None and image.registration is not None and image.registration.moving in self._case.images
        self.how.setVisible(over)
        self._range.setVisible(over)
        self.share.setEnabled(self.how.currentData() == BLEND)
        self.clear.setVisible(over and self.how.currentData() == BLEND)
        self.before.setVisible(was)
        self._show_range()

    def _show_range(self) -> None:
        """The values the colours run between, once they are known."""
        second = self._state.second
        window = None if second is None else second.window
        for box in (self.low, self.high):
            box.setEnabled(window is not None)
        if window is not None and window != self._typed():
            level, width = window
            for box, value in ((self.low, level - width / 2), (self.high, level + width / 2)):
                before = box.blockSignals(True)
                box.setDecimals(0 if width >= 100 else 2)
                box.setSingleStep(max(width / 50, 0.01))
                box.setValue(value)
                box.blockSignals(before)

    def _typed(self) -> tuple[float, float]:
        low, high = self.low.value(), self.high.value()
        return (low + high) / 2, high - low

    def _tell_range(self) -> None:
        """Colours run between the typed values; a range without width is not taken."""
        second = self._state.second
        if second is not None and self.high.value() > self.low.value():
            self._state.set_second(replace(second, window=self._typed()))

    def _tell(self) -> None:
        name = self.scan.currentText()
        if name in ("", say(NONE)):
            self._state.set_second(None)
        else:
            last = self._state.second
            self._state.set_second(
                Second(
                    name,
                    self.how.currentData() == CHECKERBOARD,
                    self.share.value() / 100,
                    self.before.isVisibleTo(self) and self.before.isChecked(),
                    self.colours.currentData(),
                    last.window if last is not None and last.image == name else None,
                    self.clear.isChecked(),
                )
            )
        self._show_controls()


def _value_box(name: str) -> NumberBox:
    """A field for a value of a scan."""
    made = NumberBox()
    made.setRange(-1e6, 1e6)
    made.setKeyboardTracking(False)
    made.setAccessibleName(name)
    return made
