"""Asks somebody new, once, whether they want the tour; it is in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from surgplan.app.parts import button, buttons, label
from surgplan.app.preferences import preferences
from surgplan.app.tour.tour import start_tour
from surgplan.procedures.sample import sample_scans

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

WIDTH_PX, EDGE_PX = 300, 20


class TourOffer(QFrame):
    """In the lower corner of the start page; gone with the first case or answer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.start)
        self._window = window
        self.setProperty("role", "tour")
        self.setFixedWidth(WIDTH_PX)
        self.yes, no = button("Take the tour", main=True), button("Not now")
        self.yes.clicked.connect(self._take)
        no.clicked.connect(self._decline)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("New here?", "heading"))
        column.addWidget(
            label("Plan a hip on a made-up patient in five minutes. You find it in the menu under Help later, too.")
        )
        column.addWidget(buttons(self.yes, no))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        window.start.installEventFilter(self)
        self.show()
        self._place()

    def _place(self) -> None:
        self.resize(WIDTH_PX, self.layout().totalHeightForWidth(WIDTH_PX))
        room = self._window.start.rect()
        self.move(QPoint(room.right() - self.width() - EDGE_PX, room.bottom() - self.height() - EDGE_PX))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It follows the corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        self._decline()
        start_tour(self._window)

    def _decline(self) -> None:
        preferences().set_tour_seen(True)
        self.hide()
        self.deleteLater()


def offer_tour(window: MainWindow) -> TourOffer | None:
    """The offer, where it was never answered and the sample is there."""
    if preferences().tour_seen or "hip" not in sample_scans():
        return None
    return TourOffer(window)
