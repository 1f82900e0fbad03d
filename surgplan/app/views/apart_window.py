"""A window of its own for one view, on a second monitor where there is one."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from surgplan.app.words import say

FIRST_SHARE = 0.6
"""Of the screen, where there is only one."""


class ApartWindow(QWidget):
    """Holds one view until it is closed; the keys of the main window work here too."""

    closing = Signal(str)
    """The name of the view that must be taken back now."""

    def __init__(self, name: str, title: str, view: QWidget, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Window)
        self.name, self.view = name, view
        self.setWindowTitle(say("{view} – surgplan", view=title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.show()
        self.addActions(beside.window().actions())
        self.setFocusProxy(view)

    def place(self, geometry: str) -> None:
        """Show it where it stood before (as `geometry`); at first on another screen than the main window."""
        if not (geometry and self.restoreGeometry(QByteArray.fromHex(geometry.encode()))):
            beside = self.parentWidget().window()
            own, others = beside.screen(), [each for each in beside.screen().virtualSiblings() if each is not beside.screen()]
            self._fill(others[0] if others else own, 0.95 if others else FIRST_SHARE)
        self.show()

    @property
    def geometry_kept(self) -> str:
        """Where it stands, for `place`."""
        return bytes(self.saveGeometry().toHex().data()).decode()

    def _fill(self, screen: QScreen, share: float) -> None:
        room = screen.availableGeometry()
        self.resize(round(room.width() * share), round(room.height() * share))
        self.move(room.center() - self.rect().center())

    def toggle_full(self) -> None:
        """The whole screen, or the window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the whole screen."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the view back."""
        self.closing.emit(self.name)
        super().closeEvent(event)
