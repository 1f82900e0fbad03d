"""Preferences: the archives (PACS) this user may search."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from surgplan.app.parts import button, buttons, label, sentence
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.imaging.network.server import DimseServer, Server
from surgplan.imaging.network.servers import Servers

NAME = Qt.ItemDataRole.UserRole


class ArchivesPage(QWidget):
    """A list, and adding and taking out."""

    changed = Signal()

    def __init__(self, servers: Servers | None = None) -> None:
        super().__init__()
        self._servers = servers or Servers()
        self.list = QListWidget()
        self.list.setAccessibleName(say("Archives"))
        self.list.currentRowChanged.connect(lambda row: self._remove.setEnabled(row >= 0))
        self.said = label("", "caution")
        add, self._remove = button("Add archive…"), button("Remove")
        add.clicked.connect(self._add)
        self._remove.clicked.connect(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Archives", "heading"))
        column.addWidget(label("Passwords are kept by the system, never in a file of surgplan.", "secondary"))
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        column.addWidget(buttons(add, self._remove))
        self.show_kept()

    def show_kept(self) -> None:
        """The archives there are."""
        self.list.clear()
        self.said.setText("")
        try:
            known = self._servers.all()
        except SurgplanError as exc:
            self.said.setText(sentence(told(str(exc))))
            known = {}
        for name, server in known.items():
            row = QListWidgetItem(f"{name}  ·  {where(server)}")
            row.setData(NAME, name)
            self.list.addItem(row)
        self._remove.setEnabled(False)
        if not known and not self.said.text():
            self.said.setText(say("No archive is known yet: add one."))

    def _add(self) -> None:
        from surgplan.app.archive.server_dialog import ServerDialog

        if ServerDialog(self._servers, self).exec():
            self.show_kept()

    def remove(self) -> None:
        """Forget the archive that is stood on."""
        item = self.list.currentItem()
        if item is None:
            return
        try:
            self._servers.remove(item.data(NAME))
        except SurgplanError as exc:
            self.said.setText(sentence(told(str(exc))))
            return
        self.show_kept()


def where(server: Server) -> str:
    """An archive's address in short."""
    return f"{server.host}:{server.port}, {server.called_ae}" if isinstance(server, DimseServer) else server.url
