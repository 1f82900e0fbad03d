"""Curved reformat: a path is clicked in slices and shown straightened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSlider, QVBoxLayout, QWidget

from surgplan.app import turning
from surgplan.app.bridge import Bridge
from surgplan.app.curve_state import NARROWEST_MM, WIDEST_MM
from surgplan.app.number_box import NumberBox
from surgplan.app.parts import button, buttons, label
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.base.errors import Refused
from surgplan.base.geometry import vector


class CurvePanel(QWidget):
    """Changes the view state and nothing else."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self.draw = button("Draw a path", "Clicks in slices become points of the path until you end it")
        self.draw.setCheckable(True)
        self.back = button("Take back", "Takes the last point away")
        self.clear = button("Clear", "Takes the whole path away, and the straightened view")
        self.across = button("Slices across the path", "Turns the slices at right angles to the path where the crosshair is")
        self.hint = label("", "hint")
        self.angle = QSlider(Qt.Orientation.Horizontal)
        self.angle.setRange(-180, 180)
        self.angle.setAccessibleName(say("Turn about the path"))
        self.breadth = NumberBox()
        self.breadth.setRange(NARROWEST_MM, WIDEST_MM)
        self.breadth.setDecimals(0)
        self.breadth.setSuffix(" mm")
        self.breadth.setKeyboardTracking(False)
        self.breadth.setAccessibleName(say("Width across the path"))
        self._looks = QWidget()
        grid = QGridLayout(self._looks)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.angle_words = label("", "secondary", wrap=False)
        for row, (words, box) in enumerate(((self.angle_words, self.angle), (label("Width", "secondary"), self.breadth))):
            grid.addWidget(words, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.hint, buttons(self.draw, self.back, self.clear), self._looks, self.across):
            column.addWidget(widget)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        curve = self._state.curve
        self.draw.clicked.connect(lambda on: curve.set(is_drawn=on))
        self.back.clicked.connect(lambda: curve.set(points=curve.now.points[:-1]))
        self.clear.clicked.connect(lambda: curve.set(points=(), is_drawn=False))
        self.angle.valueChanged.connect(lambda value: curve.set(angle_deg=value))
        self.breadth.valueChanged.connect(lambda value: curve.set(width_mm=value))
        self.across.clicked.connect(self.look_across)
        curve.changed.connect(self.refresh)
        self._state.changed.connect(self.refresh)

    def look_across(self) -> None:
        """Turn the slices at right angles to the path at its place nearest to the crosshair."""
        from surgplan.imaging.curved_path import curved_path

        try:
            path = curved_path(self._state.curve.now.points)
        except Refused:
            return
        at = self._state.crosshair
        n = 0 if at is None else path.nearest(at)  # type: ignore[arg-type]
        turning.lay_on(self._bridge.case, self._state, vector(path.along[n]), vector(path.places[n]))

    def refresh(self) -> None:
        """Show the path as it is."""
        now = self._state.curve.now
        self.draw.setChecked(now.is_drawn)
        self.draw.setText(say("End the path") if now.is_drawn else say("Draw a path"))
        for widget in (self.back, self.clear):
            widget.setEnabled(bool(now.points))
        for widget in (self._looks, self.across):
            widget.setVisible(len(now.points) > 1)
        words = say("A vessel, a canal or a jaw shown straight, in true length along it.")
        if now.is_drawn:
            words = say("Click along it in any slices; drag points to move them, Backspace takes one back, Return ends.")
        self.hint.setText(words)
        self.angle_words.setText(say("Turned {angle:.0f}°", angle=now.angle_deg))
        for box, value in ((self.angle, round(now.angle_deg)), (self.breadth, now.width_mm)):
            before = box.blockSignals(True)
            box.setValue(value)  # type: ignore[arg-type]
            box.blockSignals(before)
