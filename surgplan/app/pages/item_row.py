"""One thing of the case in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout

from surgplan.app.icons import set_icon
from surgplan.app.quiet_wheel import quieten
from surgplan.app.words import say

SWATCH = 14
PARTS = ("visible", "colour", "opacity")
"""What a row may have beside words."""


class ItemRow(QFrame):
    """Eye, colour, name, figure, and the opacity where the thing has one."""

    chosen = Signal(str)
    eye_clicked = Signal(str, bool)
    colour_clicked = Signal(str)
    opacity_changed = Signal(str, float)
    removed = Signal(str)

    def __init__(self, item: dict[str, Any]) -> None:
        super().__init__()
        self._id = str(item["id"])
        self._parts = {part for part in PARTS if part in item}
        self._visible = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("role", "row")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        self._eye, self._swatch, self._bin = QToolButton(), QToolButton(), QToolButton()
        self._name, self._mark, self._figure = QLabel(), QLabel(), QLabel()
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._figure.setProperty("role", "secondary")
        self._name.setMinimumHeight(28)
        for widget in (self._eye, self._swatch, self._name, self._mark, self._figure, self._bin):
            row.addWidget(widget, int(widget is self._name))
        column.addWidget(self._opacity)
        self._eye.setVisible("visible" in item)
        self._bin.setVisible(bool(item.get("removable", True)))
        self._swatch.setVisible("colour" in item)
        self._opacity.setVisible("opacity" in item)
        quieten(self._opacity)
        self._connect()

    def _connect(self) -> None:
        self._eye.clicked.connect(lambda: self.eye_clicked.emit(self._id, not self._visible))
        self._swatch.setToolTip(say("Change the colour"))
        self._swatch.setAccessibleName(say("Colour of {name}", name=self._id))
        self._swatch.clicked.connect(lambda: self.colour_clicked.emit(self._id))
        self._opacity.setRange(0, 100)
        self._opacity.setToolTip(say("Opacity in 3D"))
        self._opacity.setAccessibleName(say("Opacity of {name}", name=self._id))
        self._opacity.valueChanged.connect(lambda v: self.opacity_changed.emit(self._id, v / 100))
        set_icon(self._mark, "warning", "caution")
        set_icon(self._bin, "trash")
        self._bin.setToolTip(say("Remove (Del)"))
        self._bin.setAccessibleName(say("Remove {name}", name=self._id))
        self._bin.clicked.connect(lambda: self.removed.emit(self._id))

    def fits(self, item: dict[str, Any]) -> bool:
        """Whether the row has the parts for a thing."""
        return self._parts == {part for part in PARTS if part in item}

    def show_item(self, item: dict[str, Any]) -> None:
        """Bring the row up to date."""
        self._name.setText(str(item["text"]))
        self._name.setToolTip(str(item.get("tip", "")))
        self.setAccessibleName(str(item["text"]))
        self._figure.setText(str(item.get("figure", "")))
        self._mark.setVisible(bool(item.get("caution")))
        self._mark.setToolTip(str(item.get("caution", "")))
        self._visible = bool(item.get("visible", True))
        set_icon(self._eye, "eye" if self._visible else "eye-off")
        self._eye.setToolTip(say("Hide") if self._visible else say("Show"))
        hide, show = say("Hide {name}", name=self._id), say("Show {name}", name=self._id)
        self._eye.setAccessibleName(hide if self._visible else show)
        if "colour" in item:
            picture = QPixmap(SWATCH, SWATCH)
            picture.fill(QColor(str(item["colour"])))
            self._swatch.setIcon(QIcon(picture))
        if "opacity" in item:
            self._opacity.blockSignals(True)
            self._opacity.setValue(round(100 * float(item["opacity"])))
            self._opacity.blockSignals(False)
        chosen = bool(item.get("chosen"))
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    @property
    def eye(self) -> QToolButton:
        """The button that shows and hides the thing."""
        return self._eye

    @property
    def bin(self) -> QToolButton:
        """The button that takes the thing out of the case."""
        return self._bin

    @property
    def opacity(self) -> QSlider:
        """The slider of its opacity."""
        return self._opacity

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the row chooses the thing."""
        self.chosen.emit(self._id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and the space bar; Delete takes it out of the case."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._id)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._bin.isHidden():
            self.removed.emit(self._id)
        else:
            super().keyPressEvent(event)
