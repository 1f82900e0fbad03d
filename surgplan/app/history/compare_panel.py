"""Two revisions beside each other: what changed, in words and in figures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.history.change_words import change_words, thing_words
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.pages.figures import shown_as
from surgplan.app.parts import button, chooser, label
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.case.changes import changes
from surgplan.case.document import Case
from surgplan.report.known_figures import Figure, Pair, Subject, known_figures, paired
from surgplan.report.names import in_order, spoken

SUBJECTS = {
    "segment": "Segment {name}",
    "fragment": "Fragment {name}",
    "measure": "Measure {name}",
    "fit": "Fit of {name} in {bone}",
    "study": "Study {name}",
}


class ComparePanel(QWidget):
    """From one revision to another. Only figures that were worked out before are shown; nothing is begun for it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._offered: list[tuple[str, str]] = []
        self._shown: object = None
        self.before, self.after = chooser("Earlier plan"), chooser("Later plan")
        for box in (self.before, self.after):
            box.activated.connect(lambda _: self._fill())
        swap = button("Swap", "Earlier becomes later")
        swap.clicked.connect(self._swap)
        self.all = QCheckBox(say("Also figures that are the same"))
        self.all.toggled.connect(lambda _: self._fill())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field_rows(("From", self.before), ("To", self.after)))
        column.addWidget(swap)
        column.addLayout(self._grid)
        column.addWidget(self.all)

    def show_history(self) -> None:
        """Offer the revisions there are now; what was chosen stays, and at first the last change is shown."""
        session = self._bridge.session
        journal = session.journal
        heads = [(say("Now in {name}", name=name), place.head) for name, place in journal.branches.items()]
        numbered = list(enumerate(journal.revisions.values(), start=1))[::-1]
        offered = heads + [(f"{n}  {told(r.words)}", r.id) for n, r in numbered]
        if offered != self._offered:
            chosen = [self._revision(box) for box in (self.before, self.after)] if self._offered else []
            followed = bool(chosen) and self.after.currentIndex() < len(journal.branches)
            self._offered = offered
            for box in (self.before, self.after):
                box.clear()
                box.addItems([words for words, _ in offered])
                for n, (words, _) in enumerate(offered):
                    box.setItemData(n, words, Qt.ItemDataRole.ToolTipRole)
            here = list(journal.branches).index(session.branch)
            self._choose(self.before, chosen[0] if chosen else session.head.parent or session.head.id)
            if not chosen or followed:
                self.after.setCurrentIndex(here)
            else:
                self._choose(self.after, chosen[1])
        self._fill()

    def compare(self, revision: str) -> None:
        """Hold a revision against the plan as it is now."""
        self.show_history()
        self._choose(self.before, revision)
        self.after.setCurrentIndex(list(self._bridge.session.journal.branches).index(self._bridge.session.branch))
        self._fill()

    def _revision(self, box: Any) -> str:
        return self._offered[max(box.currentIndex(), 0)][1]

    def _choose(self, box: Any, revision: str) -> None:
        """Choose a revision by itself, not by the scenario that happens to stand there."""
        rows = [n for n, (_, found) in enumerate(self._offered) if found == revision]
        box.setCurrentIndex(rows[-1] if rows else 0)

    def _swap(self) -> None:
        first, second = self.before.currentIndex(), self.after.currentIndex()
        self.before.setCurrentIndex(second)
        self.after.setCurrentIndex(first)
        self._fill()

    def _fill(self) -> None:
        chosen = self._revision(self.before), self._revision(self.after)
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        try:
            before, after = (self._case(revision) for revision in chosen)
        except SurgplanError as exc:
            self._wide(told(str(exc)), "bad")
            return
        self._fill_changes(before, after)
        shop = self._bridge.shop
        self._fill_figures(paired(known_figures(before, shop), known_figures(after, shop)))

    def _case(self, revision: str) -> Case:
        session = self._bridge.session
        return session.case if revision == session.head.id else session.case_at(session.journal.revisions[revision])

    def _fill_changes(self, before: Case, after: Case) -> None:
        found = changes(before, after)
        if not found:
            self._wide(say("Both plans are the same."), "hint")
        for change in found:
            self._wide(thing_words(change), "group")
            for words in change_words(change):
                self._wide(words, "secondary")

    def _fill_figures(self, pairs: list[Pair]) -> None:
        shown = [pair for pair in pairs if pair.differs or self.all.isChecked()]
        self.all.setVisible(any(not pair.differs for pair in pairs))
        for subject in dict.fromkeys(pair.subject for pair in shown):
            self._wide(subject_words(subject), "group")
            of_this = {pair.name: pair for pair in shown if pair.subject == subject}
            for name in in_order(of_this):
                self._figure_row(of_this[name])

    def _figure_row(self, pair: Pair) -> None:
        row = self._grid.rowCount()
        owner, _, name = pair.name.rpartition(".")
        words = f"{told(spoken(name))}, {owner}" if owner else told(spoken(name))
        unit = next((shown_as(name, figure)[1] for figure in (pair.after, pair.before) if figure is not None), "")
        role = "" if pair.differs else "hint"
        cells = (words, figure_words(name, pair.before), "→", figure_words(name, pair.after), unit)
        for column, text in enumerate(cells):
            made = _label(text, "secondary" if column in (0, 2, 4) else role, wrap=column == 0)
            aligned = Qt.AlignmentFlag.AlignRight if column in (1, 3) else Qt.AlignmentFlag.AlignLeft
            made.setAlignment(aligned | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop if column else Qt.AlignmentFlag(0))

    def _wide(self, text: str, role: str) -> None:
        self._grid.addWidget(_label(text, role), self._grid.rowCount(), 0, 1, 5)

    @property
    def words(self) -> list[str]:
        """Everything that is shown, line by line."""
        found = [self._grid.itemAt(n).widget() for n in range(self._grid.count())]
        return [widget.text() for widget in found if isinstance(widget, QLabel)]


def _label(text: str, role: str, *, wrap: bool = True) -> QLabel:
    made = label("", role, wrap=wrap)
    made.setText(text)
    made.setIndent(0)
    return made


def figure_words(name: str, figure: Figure | None) -> str:
    """A figure's value; a dash where it was never worked out."""
    return "–" if figure is None else shown_as(name, figure)[0]


def subject_words(subject: Subject) -> str:
    """What figures belong to."""
    return say(SUBJECTS[subject.kind], name=subject.of, bone=subject.within)
