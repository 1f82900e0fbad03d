"""The views are arranged as the layout state says, and the user finds them so again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from surgplan.app.layout_state import LayoutState, from_json
from surgplan.app.preferences import preferences
from surgplan.app.views.arrangement import Shares
from surgplan.app.views.four_up import FourUp

SAVE_MS = 400
"""A border that is dragged is saved when it rests."""


class LayoutKeeper(QObject):
    """Keeps views, state and the user's settings the same."""

    def __init__(self, state: LayoutState, views: FourUp) -> None:
        super().__init__(views)
        self._state, self._views = state, views
        self._save = QTimer(self, interval=SAVE_MS, singleShot=True)
        self._save.timeout.connect(self.save)
        self._arranging = False
        self._begun = False
        self._given: tuple[str, str, Shares | None] | None = None
        state.set(**vars(from_json(preferences().layout)))
        state.changed.connect(self._arrange)
        views.arranged.connect(self._take)
        self._arrange()

    def _arrange(self) -> None:
        """Have the views stand as the state says; windows of single views wait until there is a main window."""
        now, views = self._state.now, self._views
        self._arranging = True
        wanted = now.layout, now.big, now.shares.get(now.layout)
        if wanted != self._given:
            self._given = wanted
            views.arrange(*wanted)
        if self._begun:
            for name in set(views.apart) - set(now.apart):
                views.take_back(name)
            for name in set(now.apart) - set(views.apart):
                views.put_apart(name, now.apart[name])
        self._arranging = False
        self._save.start()

    def begin(self) -> None:
        """The main window is there: open the windows of single views."""
        self._begun = True
        self._arrange()

    def _take(self) -> None:
        """The user dragged a border, or closed the window of a view."""
        if not self._arranging:
            views = self._views
            self._given = views.layout_id, views.big, views.shares
            self._state.set(shares={**self._state.now.shares, views.layout_id: views.shares}, apart=views.apart)
            self._save.start()

    def save(self) -> None:
        """Keep the arrangement for the user."""
        if self._begun:
            self._state.set(apart=self._views.apart)
        self._save.stop()
        preferences().set_layout(self._state.now.to_json())

    def close(self) -> None:
        """The case is closed."""
        self.save()
        self._views.close_apart()
