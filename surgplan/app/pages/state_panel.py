"""How far the plan has come, and marking it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from surgplan.app.bridge import Bridge
from surgplan.app.parts import Section, button, label
from surgplan.app.plan_state import state_sentence
from surgplan.app.words import say
from surgplan.case.document import Case
from surgplan.case.state import MarkCase, is_locked


class StatePanel(Section):
    """The state in words, what to look at before approving, and the buttons that fit it."""

    unlock_requested = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("State of the plan")
        self._bridge = bridge
        self.words = label("", "secondary")
        self.mind = label("A study is not solved for the plan as it is now, so the report will lack its numbers.", "caution")
        self.note = QLineEdit()
        self.note.setAccessibleName(say("Remark"))
        self.note.setPlaceholderText(say("Remark for the history, without names"))
        self.reviewed = button("Mark as reviewed")
        self.approve = button("Approve and lock", "Nothing can be changed until it is unlocked with a reason")
        self.done = button("Mark as done", "The plan was carried out")
        self.unlock = button("Unlock…")
        for state, made in (("reviewed", self.reviewed), ("approved", self.approve), ("done", self.done)):
            made.clicked.connect(lambda _=False, state=state: self._mark(state))
        self.unlock.clicked.connect(self.unlock_requested)
        self.add(self.words, self.mind, self.note, self.reviewed, self.approve, self.done, self.unlock)

    def show_case(self, case: Case, solved: bool) -> None:
        """Follow the case; `solved` is whether every study is, as the plan is now."""
        locked, writes = is_locked(case), not self._bridge.session.read_only
        self.words.setText(state_sentence(self._bridge.session))
        self.mind.setVisible(bool(case.studies) and not solved and not locked)
        self.note.setVisible(writes and case.state != "done")
        self.reviewed.setVisible(writes and case.state == "draft")
        self.approve.setVisible(writes and not locked)
        self.done.setVisible(writes and case.state == "approved")
        self.unlock.setVisible(writes and locked)
        for made in (self.reviewed, self.approve):
            made.setEnabled(bool(case.images or case.surfaces))

    def _mark(self, state: str) -> None:
        self._bridge.do(MarkCase(state, self.note.text().strip()), then=self.note.clear)
