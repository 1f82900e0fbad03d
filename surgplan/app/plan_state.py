"""The state of a plan in the window: its words and icons, marking it, and unlocking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from surgplan.app.dates import moment
from surgplan.app.parts import label
from surgplan.app.words import say
from surgplan.case.document import CaseState
from surgplan.case.session import Session
from surgplan.case.state import MarkCase, UnlockCase, is_locked, marked

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

ICONS: dict[CaseState, str] = {"draft": "draft", "reviewed": "reviewed", "approved": "lock", "done": "check"}
ROLES: dict[CaseState, str] = {"draft": "secondary", "reviewed": "accent", "approved": "good", "done": "good"}
"""The colour of the theme that goes with each icon."""


def state_word(state: str) -> str:
    """A state as it is shown."""
    words = {"draft": say("Draft"), "reviewed": say("Reviewed"), "approved": say("Approved"), "done": say("Done")}
    return words.get(state, state)


def state_sentence(session: Session) -> str:
    """The state of a case, who brought it there and when, as far as anybody said so."""
    case, found = session.case, marked(session.case, session.journal.path_to(session.head.id))
    word = state_word(case.state)
    if found is None:
        return word
    told = {"state": word, "by": found.by, "at": moment(found.at), "note": found.note}
    if found.unlocked:
        return say("{state}: unlocked {at} by {by}: {note}", **told)
    return say("{state} {at} by {by}: {note}", **told) if found.note else say("{state} {at} by {by}", **told)


def can_mark(window: MainWindow, state: CaseState) -> bool:
    """Whether the open case may be marked so now."""
    if window.space is None or window.space.bridge.session.read_only:
        return False
    case = window.space.bridge.case
    if state == case.state or not (case.images or case.surfaces):
        return False
    return case.state == "approved" if state == "done" else not is_locked(case)


def mark(window: MainWindow, state: CaseState, note: str = "") -> None:
    """Mark the open case."""
    assert window.space is not None
    window.space.bridge.do(MarkCase(state, note.strip()))


def can_unlock(window: MainWindow) -> bool:
    """Whether the open case is locked, and here is who may write it."""
    return window.space is not None and is_locked(window.space.bridge.case) and not window.space.bridge.session.read_only


def ask_to_unlock(window: MainWindow) -> None:
    """Ask for the reason, and unlock."""
    assert window.space is not None
    asked = UnlockDialog(state_sentence(window.space.bridge.session), window)
    if asked.exec() == QDialog.DialogCode.Accepted:
        window.space.bridge.do(UnlockCase(asked.reason.text().strip()))


class UnlockDialog(QDialog):
    """Asks why; without words nothing is unlocked."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Unlock the plan"))
        self.setMinimumWidth(460)
        told = label("", "secondary")
        told.setText(words)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("Reason"))
        self.reason.setPlaceholderText(say("a longer stem is needed, say; no names"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = box.addButton(say("Unlock and make it a draft"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self.accept)
        self.reason.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(label("Why must it be changed? The reason stays in the history of the case."))
        column.addWidget(self.reason)
        column.addWidget(box)
