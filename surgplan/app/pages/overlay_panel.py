"""Laying another scan over the one in the slices: blended or as a checkerboard, before and after registration."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider

from surgplan.app.parts import Section, chooser, label, offer, sentence
from surgplan.app.view_state import Second, ViewState
from surgplan.case.apart import why_apart
from surgplan.case.document import Case
from surgplan.imaging.registration.together import shown_together

NONE = "none"
BLEND, CHECKERBOARD = "blended", "checkerboard"


class OverlayPanel(Section):
    """Which scan, and how."""

    def __init__(self, state: ViewState) -> None:
        super().__init__("Scan laid over")
        self._state = state
        self._case = Case()
        self.scan, self.how = chooser("Scan laid over"), chooser("How it is laid over")
        self.how.addItems([BLEND, CHECKERBOARD])
        self.share = QSlider(Qt.Orientation.Horizontal)
        self.share.setRange(0, 100)
        self.share.setValue(50)
        self.share.setAccessibleName("Share of the scan laid over")
        self.share.setToolTip("How much of the scan laid over is seen")
        self.before = QCheckBox("As it lay before registration")
        self._hint = label("", "hint")
        self.add(self.scan, self.how, self.share, self.before, self._hint)
        self.scan.activated.connect(lambda row: self._tell())
        self.how.activated.connect(lambda row: self._tell())
        self.share.valueChanged.connect(lambda value: self._tell())
        self.before.toggled.connect(lambda on: self._tell())

    def show_case(self, case: Case) -> None:
        """Offer the scans that may be shown on the one in the slices."""
        self._case = case
        shown = self._state.shown_image(case)
        others = [image for image in case.images.values() if shown is not None and image.id != shown.id]
        apart = [image.id for image in others if why_apart(case, image)]
        moved = {} if shown is None else {image.id: shown_together(case, shown.id, image.id) for image in others}
        offer(self.scan, [NONE, *(image.id for image in others if image.id not in apart and not moved[image.id])])
        self.setVisible(bool(others) and shown is not None and not why_apart(case, shown))
        words = [f"{', '.join(apart)}: another frame of reference, to be registered first."] if apart else []
        words += [sentence(f"{reason}.") for name, reason in moved.items() if reason and name not in apart]
        self._hint.setText("\n".join(words))
        self._hint.setVisible(bool(words))
        second = self._state.second
        if second is None or second.image not in [self.scan.itemText(n) for n in range(self.scan.count())]:
            self.scan.setCurrentText(NONE)
        self._show_controls()

    def lay_over(self, image: str) -> None:
        """Show a scan over the one in the slices, as a checkerboard."""
        self.scan.setCurrentText(image)
        self.how.setCurrentText(CHECKERBOARD)
        self.before.setChecked(False)
        self._tell()

    def _show_controls(self) -> None:
        over = self.scan.currentText() not in ("", NONE)
        image = self._case.images.get(self.scan.currentText())
        was = image is not None and image.registration is not None and image.registration.moving in self._case.images
        self.how.setVisible(over)
        self.share.setVisible(over and self.how.currentText() == BLEND)
        self.before.setVisible(was)

    def _tell(self) -> None:
        self._show_controls()
        name = self.scan.currentText()
        if name in ("", NONE):
            self._state.set_second(None)
            return
        before = self.before.isVisibleTo(self) and self.before.isChecked()
        self._state.set_second(Second(name, self.how.currentText() == CHECKERBOARD, self.share.value() / 100, before))
