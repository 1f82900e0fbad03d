"""A new archive: where it is and how it is spoken to; nothing is kept before its fields are checked."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.parts import label, offer_values, sentence
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.imaging.network.server import Server, from_json
from surgplan.imaging.network.servers import Servers

DIMSE, WEB = "DICOM (DIMSE)", "DICOMweb"
WORDS = {
    "name": ("Name", "hospital"),
    "host": ("Host", "pacs.example"),
    "port": ("Port", "104"),
    "called_ae": ("Its AE title", "PACS"),
    "our_ae": ("Our AE title", "SURGPLAN"),
    "our_port": ("Our port for C-MOVE", "empty: images come back on our own connection"),
    "url": ("Address", "https://pacs.example/dicom-web"),
    "user": ("User", ""),
    "ca": ("CA file", "empty: the authorities of this computer"),
    "certificate": ("Own certificate", "empty: none"),
    "key": ("Its key", ""),
}
"""Field of a server, words before it, an example."""
OF = {
    DIMSE: ("name", "host", "port", "called_ae", "our_ae", "our_port", "ca", "certificate", "key"),
    WEB: ("name", "url", "user", "ca", "certificate", "key"),
}
NUMBERS = ("port", "our_port")
TLS = ("ca", "certificate", "key")
PLAIN, ENCRYPTED = "not encrypted", "TLS, with the server's certificate verified"


class ServerDialog(QDialog):
    """Asks for the fields of a server; it is added once they are right."""

    def __init__(self, servers: Servers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("New archive"))
        self.setMinimumWidth(480)
        self._servers = servers
        self.kind, self.transport = QComboBox(), QComboBox()
        offer_values(self.kind, {DIMSE: DIMSE, WEB: WEB})
        offer_values(self.transport, {PLAIN: PLAIN, ENCRYPTED: ENCRYPTED})
        self._form = QFormLayout()
        self._form.addRow(say("Kind"), self.kind)
        self.fields = {name: QLineEdit() for name in WORDS}
        for name, (words, example) in WORDS.items():
            self.fields[name].setPlaceholderText(say(example) if example else "")
            self.fields[name].setAccessibleName(say(words))
            if name == "ca":
                self._form.addRow(say("Connection"), self.transport)
            self._form.addRow(say(words), self.fields[name])
        self.fields["our_ae"].setText("SURGPLAN")
        self.wrong = label("", "caution")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button = box.addButton(say("Add archive"), QDialogButtonBox.ButtonRole.ActionRole)
        self.add_button.setProperty("role", "main")
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(self._add)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addWidget(self.wrong)
        column.addWidget(box)
        self.kind.currentIndexChanged.connect(lambda _: self._show_fields())
        self.transport.currentIndexChanged.connect(lambda _: self._show_fields())
        self._show_fields()
        self.added = ""
        """The name of the server, once it was added."""

    def _show_fields(self) -> None:
        shown = OF[self.kind.currentData()]
        encrypted = self.kind.currentData() == WEB or self.transport.currentData() == ENCRYPTED
        self._form.setRowVisible(self.transport, self.kind.currentData() == DIMSE)
        for name, line in self.fields.items():
            self._form.setRowVisible(line, name in shown and (encrypted or name not in TLS))
        self.wrong.setText("")
        self.adjustSize()

    def server(self) -> Server:
        """The server of the fields; BadInput where they can't be right."""
        values: dict[str, Any] = {"kind": "dimse" if self.kind.currentData() == DIMSE else "dicomweb"}
        for name in OF[self.kind.currentData()]:
            text = self.fields[name].text().strip()
            if text and name not in TLS:
                values[name] = int(text) if name in NUMBERS and text.isdigit() else text
        if values["kind"] == "dicomweb" or self.transport.currentData() == ENCRYPTED:
            values["tls"] = {name: self.fields[name].text().strip() for name in TLS}
        if "our_port" in values:
            values["retrieve"] = "move"
        return from_json(values)

    def _add(self) -> None:
        try:
            server = self.server()
            self._servers.add(server)
        except SurgplanError as exc:
            self.wrong.setText(sentence(told(str(exc))))
            return
        self.added = server.name
        self.accept()
