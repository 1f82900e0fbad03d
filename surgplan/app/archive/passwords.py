"""The passwords of archives: from the keyring, from this session, or asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from surgplan.app.archive.password_dialog import PasswordDialog
from surgplan.imaging.network.credentials import Credentials, can_keep
from surgplan.imaging.network.server import Server, WebServer


class Passwords:
    """Asks once a session at most, unless a password was wrong."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._known = Credentials(self._ask)
        self._keep: set[str] = set()

    def of(self, server: Server) -> str:
        """The password of a server's user, nothing where none is needed; Refused if nobody tells it."""
        if not isinstance(server, WebServer):
            return ""
        password = self._known.password(server) or ""
        if server.name in self._keep:
            self._keep.discard(server.name)
            self._known.keep(server, password)
        return password

    def was_wrong(self, server: Server) -> None:
        """Ask again the next time."""
        if isinstance(server, WebServer) and server.user:
            self._known.forget(server)

    def _ask(self, server: str, user: str) -> str | None:
        asked = PasswordDialog(server, user, self._known.where, can_keep(), self._parent)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return None
        if asked.keep.isChecked():
            self._keep.add(server)
        return asked.password.text() or None
