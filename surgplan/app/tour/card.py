"""What a tour says, on a card beside what it points at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from surgplan.app.parts import button, label, tool
from surgplan.app.words import say

WIDTH_PX, GAP_PX = 360, 16


class TourCard(QFrame):
    """Title, words, and buttons; it takes nothing away from the window under it."""

    next_asked = Signal()
    back_asked = Signal()
    do_asked = Signal()
    end_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "tour")
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title, self.words = label("", "heading"), label("")
        self.stand = label("", "secondary", wrap=False)
        self.waits = label("", "hint")
        close = tool("close", "End the tour")
        self.back, self.do = button("Back"), button("Do it for me")
        self.next = button("Next", main=True)
        close.clicked.connect(self.end_asked)
        self.back.clicked.connect(self.back_asked)
        self.do.clicked.connect(self.do_asked)
        self.next.clicked.connect(self.next_asked)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        below.setSpacing(8)
        below.addWidget(self.stand)
        below.addStretch(1)
        for made in (self.back, self.do, self.next):
            below.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.waits)
        column.addLayout(below)

    def show_step(self, title: str, words: str, number: int, of: int, *, can_do: bool, waits: bool) -> None:
        """Say one stop; `waits` tells that it goes on by itself."""
        self.title.setText(say(title))
        self.words.setText(say(words))
        self.stand.setText(say("{number} of {of}", number=number, of=of))
        self.waits.setText(say("Goes on by itself once that is done."))
        self.waits.setVisible(waits)
        self.back.setVisible(number > 1)
        self.do.setVisible(can_do)
        self.do.setEnabled(True)
        self.next.setText(say("Finish") if number == of else say("Skip") if waits else say("Next"))
        self.next.setProperty("role", "" if waits else "main")
        self.next.style().unpolish(self.next)
        self.next.style().polish(self.next)
        self.setAccessibleName(say("Tour, step {number} of {of}: {title}", number=number, of=of, title=say(title)))
        self.fit()

    def show_busy(self, words: str) -> None:
        """Say that it is being done."""
        self.do.setEnabled(False)
        self.waits.setText(words)
        self.waits.show()
        self.fit()

    def fit(self) -> None:
        """As high as the words need."""
        self.layout().activate()
        self.resize(WIDTH_PX, self.layout().totalHeightForWidth(WIDTH_PX))

    def put_beside(self, place: QRect) -> None:
        """Left of a rectangle of the window, else right, below, above, else in its corner; never out of the window."""
        room = self.parentWidget().rect().adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        if place.isEmpty():
            self.move(room.center() - self.rect().center())
            return
        middle = max(room.top(), min(place.center().y() - self.height() // 2, room.bottom() - self.height()))
        centre = max(room.left(), min(place.center().x() - self.width() // 2, room.right() - self.width()))
        for at in (
            QPoint(place.left() - self.width() - GAP_PX, middle),
            QPoint(place.right() + GAP_PX, middle),
            QPoint(centre, place.bottom() + GAP_PX),
            QPoint(centre, place.top() - self.height() - GAP_PX),
        ):
            if room.contains(QRect(at, self.size())):
                self.move(at)
                return
        corner = QPoint(min(place.right(), room.right()) - self.width() - GAP_PX, place.top() + GAP_PX)
        self.move(max(corner.x(), room.left()), max(min(corner.y(), room.bottom() - self.height()), room.top()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the tour."""
        if event.key() == Qt.Key.Key_Escape:
            self.end_asked.emit()
        else:
            super().keyPressEvent(event)
