"""Asks for the password of an archive's user."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.parts import label


class PasswordDialog(QDialog):
    """The password, and whether the computer's keyring should keep it."""

    def __init__(self, server: str, user: str, where: str, can_keep: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Password for {server}")
        self.setMinimumWidth(400)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password")
        self.keep = QCheckBox(f"Keep it in {where}")
        self.keep.setVisible(can_keep)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        sign_in = box.addButton("Sign in", QDialogButtonBox.ButtonRole.AcceptRole)
        sign_in.setProperty("role", "main")
        sign_in.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(f"Password of {user} on {server}"))
        column.addWidget(self.password)
        column.addWidget(self.keep)
        if not can_keep:
            column.addWidget(label(where, "hint"))
        column.addWidget(box)
