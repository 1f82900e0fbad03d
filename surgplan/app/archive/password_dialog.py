"""Asks for the password of an archive's user."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.parts import label
from surgplan.app.told import told
from surgplan.app.words import say


class PasswordDialog(QDialog):
    """The password, and whether the computer's keyring should keep it."""

    def __init__(self, server: str, user: str, where: str, can_keep: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Password for {server}", server=server))
        self.setMinimumWidth(400)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(say("Password"))
        self.keep = QCheckBox(say("Keep it in {place}", place=told(where)))
        self.keep.setVisible(can_keep)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        sign_in = box.addButton(say("Sign in"), QDialogButtonBox.ButtonRole.AcceptRole)
        sign_in.setProperty("role", "main")
        sign_in.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        asked = label("")
        asked.setText(say("Password of {user} on {server}", user=user, server=server))
        column.addWidget(asked)
        column.addWidget(self.password)
        column.addWidget(self.keep)
        if not can_keep:
            hint = label("", "hint")
            hint.setText(told(where))
            column.addWidget(hint)
        column.addWidget(box)
