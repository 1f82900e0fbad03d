"""Views in splitters, as a layout says; the user's own shares of the room are kept by their places."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from surgplan.app.views.layouts import Part, Split

GAP_PX = 3
WHOLE = 10000
"""Shares are given to Qt in parts of this many, so that least sizes do not distort them before the window has its size."""
LEAST_SHARE = 0.02

Shares = Mapping[str, float]
"""The share of a part in the splitter it stands in, by the way to it from the whole: `0.1` is the second of the first."""


class Arrangement(QWidget):
    """Shows some views as a tree of splits; the others are kept, hidden."""

    moved = Signal()
    """The user dragged a border; `shares` has the new ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._whole: QWidget | None = None
        self._splitters: dict[QSplitter, list[tuple[str, QWidget]]] = {}
        self._shares: dict[str, float] = {}

    @property
    def shares(self) -> Shares:
        """How the room is divided, as given and as the user dragged it since."""
        return dict(self._shares)

    def arrange(self, part: Part, views: Mapping[str, QWidget], shares: Shares | None = None) -> None:
        """Put views where a tree of splits has them; names without a view are left out."""
        self._shares = dict(shares or {})
        before, old = self._whole, list(self._splitters)
        self._splitters = {}
        for view in views.values():
            view.setParent(self)
        self._whole = self._made(part, views, "")
        if before is not None:
            self._row.removeWidget(before)
        for splitter in old:
            splitter.hide()
            splitter.deleteLater()
        if self._whole is not None:
            self._row.addWidget(self._whole)
            self._whole.show()
        self._give_shares()

    def show_only(self, view: QWidget | None, all_views: Collection[QWidget]) -> None:
        """Give one view the whole room; None shows all that are arranged here."""
        for each in all_views:
            if self.isAncestorOf(each) and (each is self._whole or isinstance(each.parent(), QSplitter)):
                each.setVisible(view is None or each is view)
        for splitter, parts in self._splitters.items():  # inner ones were made first
            splitter.setVisible(any(not part.isHidden() for _, part in parts))

    def _made(self, part: Part, views: Mapping[str, QWidget], place: str) -> QWidget | None:
        if isinstance(part, str):
            view = views.get(part)
            if view is not None:
                view.show()
            return view
        made = [(f"{place}.{n}".strip("."), each) for n, each in enumerate(part.parts)]
        for (where, _), share in zip(made, part.shares, strict=True):
            self._shares.setdefault(where, share / sum(part.shares))
        found = [(where, widget) for where, each in made if (widget := self._made(each, views, where)) is not None]
        if len(found) < 2:
            return found[0][1] if found else None
        return self._splitter(part, found)

    def _splitter(self, part: Split, found: list[tuple[str, QWidget]]) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal if part.beside else Qt.Orientation.Vertical)
        splitter.setHandleWidth(GAP_PX)
        splitter.setChildrenCollapsible(False)
        for _, widget in found:
            splitter.addWidget(widget)
            widget.show()
        self._splitters[splitter] = found
        splitter.splitterMoved.connect(lambda *_: self._take_shares(splitter))
        return splitter

    def _give_shares(self) -> None:
        for splitter, found in self._splitters.items():
            splitter.setSizes([round(WHOLE * max(self._shares[where], LEAST_SHARE)) for where, _ in found])

    def _take_shares(self, splitter: QSplitter) -> None:
        """Those of the parts that are here; what is left out keeps its own."""
        found = self._splitters.get(splitter)
        if found is None:
            return
        room = sum(self._shares[where] for where, _ in found)
        sizes = splitter.sizes()
        for (where, _), size in zip(found, sizes, strict=True):
            self._shares[where] = room * size / max(sum(sizes), 1)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares stay what they are at every size."""
        super().resizeEvent(event)
        self._give_shares()
