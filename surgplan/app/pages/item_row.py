"""One thing of the case in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from surgplan.app.icons import icon

SWATCH = 14


class ItemRow(QWidget):
    """Eye, colour, name, figure, and the opacity where the thing has one."""

    chosen = Signal(str)
    eye_clicked = Signal(str, bool)
    colour_clicked = Signal(str)
    opacity_changed = Signal(str, float)

    def __init__(self, item: dict[str, Any]) -> None:
        super().__init__()
        self._id = str(item["id"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        if "visible" in item:
            row.addWidget(self._eye(bool(item["visible"])))
        if "colour" in item:
            row.addWidget(self._swatch(str(item["colour"])))
        name = QLabel(str(item["text"]))
        name.setToolTip(str(item.get("tip", "")))
        row.addWidget(name, 1)
        if item.get("caution"):
            mark = QLabel()
            mark.setPixmap(icon("warning").pixmap(16, 16))
            mark.setToolTip(str(item["caution"]))
            row.addWidget(mark)
        figure = QLabel(str(item.get("figure", "")))
        figure.setProperty("role", "secondary")
        row.addWidget(figure)
        if "opacity" in item:
            column.addWidget(self._opacity(float(item["opacity"])))

    def _eye(self, visible: bool) -> QToolButton:
        eye = QToolButton()
        eye.setIcon(icon("eye" if visible else "eye-off"))
        eye.setToolTip("Hide" if visible else "Show")
        eye.setAccessibleName(f"{'Hide' if visible else 'Show'} {self._id}")
        eye.clicked.connect(lambda: self.eye_clicked.emit(self._id, not visible))
        return eye

    def _swatch(self, colour: str) -> QToolButton:
        picture = QPixmap(SWATCH, SWATCH)
        picture.fill(QColor(colour))
        swatch = QToolButton()
        swatch.setIcon(QIcon(picture))
        swatch.setToolTip("Change the colour")
        swatch.setAccessibleName(f"Colour of {self._id}")
        swatch.clicked.connect(lambda: self.colour_clicked.emit(self._id))
        return swatch

    def _opacity(self, opacity: float) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setValue(round(100 * opacity))
        slider.setToolTip("Opacity in 3D")
        slider.setAccessibleName(f"Opacity of {self._id}")
        slider.valueChanged.connect(lambda v: self.opacity_changed.emit(self._id, v / 100))
        return slider

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the row chooses the thing."""
        self.chosen.emit(self._id)
        super().mousePressEvent(event)
