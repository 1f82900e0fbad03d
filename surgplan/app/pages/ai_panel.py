"""AI models from a folder on this computer: off until the user allows them, never run before their licence was accepted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_folder
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import Section, button, buttons, chooser, label, offer, sentence
from surgplan.app.preferences import preferences
from surgplan.app.told import told
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.case.apart import why_apart
from surgplan.case.document import Case
from surgplan.segment.ai.model import Model, open_model
from surgplan.segment.tools.ai import Ai

HINT = (
    "Runs a network that somebody else trained, from a folder on this computer. Nothing is downloaded or sent. What it makes "
    "is marked as made by AI and has to be looked at."
)
LICENCE_PX, ROW_PX, MOST_ROWS = 96, 26, 6


class AiPanel(Section):
    """Allowing it, the model's folder, its licence, its classes, and the button."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("AI models", folded=True)
        self._bridge, self._state = bridge, state
        self.model: Model | None = None
        self.allowed = QCheckBox(say("Allow AI models on this computer"))
        self.allowed.setChecked(preferences().ai_allowed)
        self.allowed.toggled.connect(self._allow)
        self.choose = button("Choose folder of a model…")
        self.choose.clicked.connect(self._choose)
        self.name = label("", "heading")
        self.licence = QPlainTextEdit()
        self.licence.setReadOnly(True)
        self.licence.setAccessibleName(say("Licence of the model"))
        self.licence.setFixedHeight(LICENCE_PX)
        self.accepted = QCheckBox(say("I read the licence, and it allows this use"))
        self.accepted.toggled.connect(lambda on: self._show())
        self.classes = QListWidget()
        self.classes.setAccessibleName(say("What the model finds"))
        self.classes.itemChanged.connect(lambda item: self._show())
        self.image = chooser("Scan")
        self.said = label("", "bad")
        self.go = button("Run AI model")
        self.go.clicked.connect(self._run)
        self._scan = field_rows(("Scan", self.image))
        self._of_model: tuple[QWidget, ...] = (self.name, self.licence, self.accepted, self.classes, self._scan, self.go)
        self.add(label(HINT, "hint"), self.allowed, buttons(self.choose), *self._of_model[:-1], self.said, self.go)
        self._show()

    def show_case(self, case: Case) -> None:
        """Offer the scans that can be planned on."""
        offer(self.image, [image.id for image in case.images.values() if not why_apart(case, image)])

    def look_into(self, folder: str) -> None:
        """Show the model of a folder, or what it lacks."""
        self.accepted.setChecked(False)
        self.said.setText("")
        try:
            self.model = open_model(folder)
        except SurgplanError as exc:
            self.model = None
            self.said.setText(sentence(told(str(exc))))
        if self.model is not None:
            self.name.setText(f"{self.model.name} {self.model.version}".strip())
            self.licence.setPlainText(self.model.licence)
            self.classes.clear()
            for words in self.model.classes.values():
                item = QListWidgetItem(words, self.classes)
                item.setCheckState(Qt.CheckState.Checked)
            self.classes.setFixedHeight(ROW_PX * min(max(self.classes.count(), 2), MOST_ROWS) + 4)
        self._show()

    def _allow(self, on: bool) -> None:
        preferences().set_ai_allowed(on)
        self._show()

    def _choose(self) -> None:
        folder = ask_folder(self, say("Folder of an AI model"))
        if folder:
            self.look_into(folder)

    def _ticked(self) -> list[str]:
        items = (self.classes.item(n) for n in range(self.classes.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    def _show(self) -> None:
        allowed = self.allowed.isChecked()
        self.choose.setEnabled(allowed)
        for widget in self._of_model:
            widget.setVisible(allowed and self.model is not None)
        self.said.setVisible(allowed)
        self.go.setEnabled(self.accepted.isChecked() and bool(self._ticked()))

    def _run(self) -> None:
        if self.model is None:
            return
        ticked = self._ticked()
        select = () if len(ticked) == len(self.model.classes) else tuple(ticked)
        op = Ai(self.image.currentText(), str(self.model.folder), "ai", select, accept_licence=self.accepted.isChecked())
        self.said.setText("")
        self._bridge.do(op, failed=lambda error: self.said.setText(sentence(told(str(error)))))
