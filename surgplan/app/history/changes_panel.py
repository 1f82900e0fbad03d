"""Every change of a case as a picture of its scenarios, and going to any of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.history.lane_delegate import UNDER, LaneDelegate
from surgplan.app.history.lanes import Node, laid_out
from surgplan.app.history.scenarios_panel import free_name
from surgplan.app.history.when import when
from surgplan.app.parts import button, buttons
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.case.state import is_locked

ID = Qt.ItemDataRole.UserRole
LIST_PX = 320


class ChangesPanel(QWidget):
    """The newest change at the top; what was undone or left behind is still there."""

    branch_asked = Signal(str)
    """A scenario shall begin at this revision."""
    compare_asked = Signal(str)
    """This revision shall be held against the plan as it is now."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._was_here = ""
        self.list = QListWidget()
        self.list.setAccessibleName(say("Changes, the newest first"))
        self.list.setMinimumHeight(LIST_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._lanes = LaneDelegate(self.list)
        self.list.setItemDelegate(self._lanes)
        self.list.itemActivated.connect(lambda _: self.go())
        self.list.currentRowChanged.connect(lambda _: self._allow())
        self.undo, self.redo = button("Undo"), button("Redo")
        self.undo.clicked.connect(bridge.undo)
        self.redo.clicked.connect(bridge.redo)
        self.to = button("Go to this change", "Shows the plan as it was then; later changes stay and can be gone to again")
        self.to.clicked.connect(self.go)
        self.branch = button("Begin scenario here", "A what-if that begins at this change")
        self.branch.clicked.connect(lambda: self.branch_asked.emit(self.chosen))
        self.compare = button("Compare with now", "What has changed since, in words and figures")
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self.chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.list, buttons(self.undo, self.redo), self.to, buttons(self.branch, self.compare)):
            column.addWidget(widget)

    def show_history(self) -> None:
        """All revisions as they are now; the one looked at is chosen."""
        session = self._bridge.session
        nodes = laid_out(session.journal)
        kept = [self.list.item(n).data(ID) for n in range(self.list.count())] == [node.revision.id for node in nodes]
        self._lanes.nodes, self._lanes.here = nodes, session.head.id
        if not kept:
            self.list.clear()
            self.list.addItems([told(node.revision.words) for node in nodes])
        here = 0
        for n, node in enumerate(nodes):
            self._show_row(self.list.item(n), node)
            here = n if node.revision.id == session.head.id else here
        if not kept or session.head.id != self._was_here:
            self.list.setCurrentRow(here)
            self.list.scrollToItem(self.list.item(here))
        self._was_here = session.head.id
        self.list.viewport().update()
        path, movable = list(session.history()), not session.read_only and not is_locked(session.case)
        self.undo.setEnabled(session.head.parent is not None and movable)
        self.redo.setEnabled(path[-1].id != session.head.id and movable)
        self._allow()

    def _show_row(self, row: QListWidgetItem, node: Node) -> None:
        revision = node.revision
        state = say("left behind") if node.left_behind else say("undone") if node.undone else ", ".join(node.scenarios)
        words = say("{time} by {who}", time=when(revision.at), who=revision.by)
        row.setData(ID, revision.id)
        row.setData(UNDER, f"{words}  ·  {state}" if state else words)
        row.setToolTip(f"{told(revision.words)}\n{row.data(UNDER)}\n{revision.id}")
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told(revision.words)}, {row.data(UNDER)}")

    @property
    def chosen(self) -> str:
        """The revision that is stood on in the list."""
        item = self.list.currentItem()
        return item.data(ID) if item is not None else ""

    def choose(self, revision: str) -> None:
        """Stand on a revision."""
        rows = [self.list.item(n).data(ID) for n in range(self.list.count())]
        self.list.setCurrentRow(rows.index(revision))

    def _allow(self) -> None:
        session = self._bridge.session
        movable = not session.read_only and not is_locked(session.case)
        elsewhere = self.chosen not in ("", session.head.id)
        self.to.setEnabled(elsewhere and movable)
        self.compare.setEnabled(elsewhere)
        self.branch.setEnabled(bool(self.chosen) and movable)

    def go(self) -> None:
        """Look at the chosen revision: in its scenario, or where none leads there in a new one."""
        session, revision = self._bridge.session, self.chosen
        if not revision or not self.to.isEnabled():
            return
        journal = session.journal
        leads = {name: {r.id for r in journal.path_to(place.tip)} for name, place in journal.branches.items()}
        if revision in leads[session.branch]:
            self._bridge.go_to(revision)
            return
        other = next((name for name, path in leads.items() if revision in path), None)
        if other is None:
            self._bridge.start_branch(free_name(journal.branches), revision)
            return
        self._bridge.switch(other)
        if session.branch == other:
            self._bridge.go_to(revision)
