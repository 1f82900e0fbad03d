"""The one question before a scan of somebody else comes into a case."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.parts import label, sentence
from surgplan.app.told import told
from surgplan.app.words import say


class OtherPatientDialog(QDialog):
    """Asks why; without words it can't be confirmed."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Another patient"))
        self.setMinimumWidth(460)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("Reason"))
        self.reason.setPlaceholderText(say("donor's bone for a graft, say; no names, it is kept in the journal"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = box.addButton(say("Take it in as another patient's"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self.accept)
        self.reason.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(sentence(told(words)), "caution"))
        column.addWidget(label("Why does it belong into this case?"))
        column.addWidget(self.reason)
        column.addWidget(box)
        box.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
