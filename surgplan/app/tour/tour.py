"""Leads through the stops of a tour, in a window that stays as usable as ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

from surgplan.app.preferences import preferences
from surgplan.app.tour.card import TourCard
from surgplan.app.tour.ring import Ring
from surgplan.app.tour.step import Step
from surgplan.app.words import say

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

LOOK_MS = 250
"""How often it looks whether a stop is done, and where its target is now."""


class Tour(QObject):
    """One tour through one window. It ends when it is told to, and is gone then."""

    def __init__(self, window: MainWindow, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._window, self._steps = window, steps
        self.number = 0
        self.card, self._ring = TourCard(window), Ring(window)
        self.card.next_asked.connect(lambda: self.go(self.number + 1))
        self.card.back_asked.connect(self._back)
        self.card.do_asked.connect(self._do)
        self.card.end_asked.connect(self.end)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        preferences().set_tour_seen(True)
        self.go(0)

    @property
    def step(self) -> Step:
        """The stop that is shown."""
        return self._steps[self.number]

    def go(self, number: int) -> None:
        """Show a stop; after the last one the tour ends. Stops that are done already are passed over."""
        while number < len(self._steps) and self._is_done(self._steps[number]):
            number += 1
        if number >= len(self._steps):
            self.end()
            return
        self._show(number)

    def _back(self) -> None:
        """To the stop before, done or not."""
        self._show(max(self.number - 1, 0))

    def _show(self, number: int) -> None:
        self.number = number
        step = self.step
        self._was_done = self._is_done(step)
        self._open_page(step)
        waits = step.done is not None and not self._was_done
        self.card.show_step(
            step.title, step.words, number + 1, len(self._steps), can_do=waits and step.do is not None, waits=waits
        )
        self.card.show()
        self._place()
        QTimer.singleShot(0, self, self._place)  # a page that was just opened has its layout then

    def _open_page(self, step: Step) -> None:
        if not step.page or self._window.space is None:
            return
        self._window.show_side_page("")
        self._window.turn_to(step.page)
        page = next(page for page in self._window.space.pages if page.title == step.page)
        page.ensure_built()
        if step.section:
            page.reveal(step.section)

    def _is_done(self, step: Step) -> bool:
        return step.done is not None and step.done(self._window)

    def _do(self) -> None:
        assert self.step.do is not None
        self.card.show_busy(say("Working on it; the line at the bottom says how far it is."))
        self.step.do(self._window)

    def look(self) -> None:
        """Go on where a stop has become done; else follow its target."""
        if not self._was_done and self._is_done(self.step):
            self.go(self.number + 1)
            return
        busy = self._window.space is not None and self._window.space.bridge.tasks.running()
        if self._window.notice.words and not busy:
            self.card.do.setEnabled(True)  # it was refused: the notice says why
        self._place()

    def _place(self) -> None:
        """The ring round what can be seen of the target, the card beside it."""
        target = self.step.target(self._window)
        place = seen_of(target, self._window) if target is not None and target.isVisible() else QRect()
        self._ring.put_round(place)
        self._ring.raise_()
        self.card.put_beside(place)
        self.card.raise_()

    def end(self) -> None:
        """Put everything away."""
        self._timer.stop()
        for part in (self.card, self._ring):
            part.hide()
            part.deleteLater()
        self.deleteLater()


def seen_of(target: QWidget, window: QWidget) -> QRect:
    """The part of a widget that what it lies in does not cut off, in the window's points; empty if it is scrolled away."""
    place, step = target.rect(), target
    while step is not window:
        above = step.parentWidget()
        place = place.translated(step.pos()).intersected(above.rect())
        step = above
    return place


def running_tour(window: MainWindow) -> Tour | None:
    """The tour of a window that has not ended."""
    return next((tour for tour in window.findChildren(Tour) if tour._timer.isActive()), None)


def start_tour(window: MainWindow) -> Tour:
    """Lead through planning the sample hip, from the start page on; a case that is open is closed, all of it is saved."""
    from surgplan.app.tour.hip_steps import STEPS

    before = running_tour(window)
    if before is not None:
        before.end()
    window.close_case()
    return Tour(window, STEPS)
