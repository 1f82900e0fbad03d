"""What a folder holds: each series with its light, what was found and why, and how it is to be brought in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from surgplan.app.icons import icon, set_icon
from surgplan.app.pages.found_words import fact_words, in_window, row_words, spoken_procedure
from surgplan.app.parts import Section, button, buttons, chooser, label, offer, sentence
from surgplan.app.theme import theme
from surgplan.app.told import told
from surgplan.app.words import say

LIGHTS = {"green": ("check", "good"), "amber": ("warning", "caution"), "red": ("error", "bad")}
"""Icon and colour of a light."""
LIGHT_WORDS = {"green": "Can be planned on.", "amber": "Usable, but mind:", "red": "Can't be used as it is:"}
SUIT_WORDS = {"green": "suits it", "amber": "mind", "red": "does not suit it"}
ANY, SEQUENCE = "any operation", "all of them, as a sequence"
ALL = "all"
"""What `image.import` calls the sequence."""
SERIES = Qt.ItemDataRole.UserRole
ROW_PX, MOST_ROWS = 38, 5
"""Height of a series in the list, and how many are seen at once."""
LONGEST_LIST = 8
"""Reasons for skipped files that are told."""


class FoundPanel(Section):
    """The import report; it asks for an import as the user set it."""

    import_requested = Signal(dict)
    """Fields of `image.import`, without path and name, and `modality` as the header states it."""

    def __init__(self) -> None:
        super().__init__("Found")
        self._report: Mapping[str, Any] = {"series": [], "skipped": []}
        self._for = chooser("Operation the scan is for")
        self._for.currentIndexChanged.connect(lambda row: self._redraw())
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(say("Series found"))
        self.list.currentRowChanged.connect(lambda row: self._show_chosen())
        self.said = label("", "secondary")
        self._light, self._verdict = QLabel(), label("")
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._phase = chooser("Phase to plan on")
        self._phase_words = label("", "caution")
        self._fill = QCheckBox(say("Fill the gaps, marking what was not scanned"))
        self._fill.toggled.connect(lambda on: self._allow())
        self._nobody = QCheckBox(say("Leave the patient's identity out"))
        self._nobody.setToolTip(say("Take in no name, number, date or UID of the scan"))
        self.go = button("Import series", main=True)
        self.go.clicked.connect(self._ask)
        self._skipped = label("", "hint")
        row = buttons(label("Planning", "secondary", wrap=False), self._for)
        row.layout().setStretch(1, 1)  # type: ignore[attr-defined]
        head = buttons(self._light, self._verdict)
        head.layout().setStretch(1, 1)  # type: ignore[attr-defined]
        head.layout().setAlignment(self._light, Qt.AlignmentFlag.AlignTop)
        self.add(row, self.list, head, self._phase_words, self._phase, self._fill, self._nobody, self.go)
        self.add(self._facts, self.said, self._skipped)
        self.look()
        theme().changed.connect(self._redraw)

    def look(self, words: str = "") -> None:
        """Nothing is known yet."""
        self._report = {"series": [], "skipped": []}
        self._redraw()
        self.say(words)

    def say(self, words: str) -> None:
        """What stands under the list in the place of a verdict."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def show_report(self, report: Mapping[str, Any]) -> None:
        """The JSON of `surgplan import --list`."""
        self._report = report
        names = [suit["procedure"] for series in report["series"][:1] for suit in series["suits"]]
        offer(self._for, [say(ANY), *(told(spoken_procedure(name)) for name in names)])
        self._redraw()
        usable = [n for n, series in enumerate(report["series"]) if series["status"] != "refused"]
        self.list.setCurrentRow(usable[0] if usable else 0)
        self.say("" if report["series"] else say("No series was found here."))

    @property
    def _procedure(self) -> str:
        """The operation chosen; nothing for any."""
        names = [suit["procedure"] for series in self._report["series"][:1] for suit in series["suits"]]
        return next((name for name in names if told(spoken_procedure(name)) == self._for.currentText()), "")

    def _suit(self, series: Mapping[str, Any]) -> Mapping[str, Any] | None:
        return next((suit for suit in series["suits"] if suit["procedure"] == self._procedure), None)

    def _redraw(self, *_: object) -> None:
        """The list, in the colours of the theme."""
        chosen = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for series in self._report["series"]:
            suit = self._suit(series)
            mark, token = LIGHTS[series["light"] if suit is None else suit["light"]]
            item = QListWidgetItem(icon(mark, getattr(theme().tokens, token)), row_words(series))
            item.setData(SERIES, series)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(ROW_PX * min(max(self.list.count(), 1), MOST_ROWS) + 4)
        self.list.setVisible(bool(self._report["series"]))
        self._for.parentWidget().setVisible(bool(self._report["series"]))
        self.list.setCurrentRow(chosen if chosen < self.list.count() else -1)
        self._show_chosen()
        self._show_skipped()

    @property
    def chosen(self) -> Mapping[str, Any] | None:
        """The series chosen in the list."""
        item = self.list.currentItem()
        found: Mapping[str, Any] | None = None if item is None else item.data(SERIES)
        return found

    def _show_chosen(self) -> None:
        series = self.chosen
        for widget in (self._light, self._verdict, self._facts, self._nobody, self.go):
            widget.setVisible(series is not None)
        phases = list(series.get("phases", ())) if series is not None else []
        self._phase.setVisible(len(phases) > 1)
        self._phase_words.setVisible(len(phases) > 1)
        self._fill.setVisible(series is not None and "interpolate" in series.get("can", ()))
        self._fill.setChecked(False)
        if series is None:
            return
        if len(phases) > 1:
            words = say("It holds {count} volumes of the same place. Plan on:", count=len(phases))
            self._phase_words.setText(words)
            offer(self._phase, [*phases, say(SEQUENCE)])
        suit, light = self._suit(series), series["light"]
        reasons = list(series["reasons"])
        words = [say(LIGHT_WORDS[light]), *map(told, reasons)]
        if suit is not None:
            light = suit["light"]
            further = [told(reason) for reason in suit["reasons"] if reason not in reasons]
            names = {"procedure": told(spoken_procedure(self._procedure)), "verdict": say(SUIT_WORDS[light])}
            head = say("For {procedure}: {verdict}:", **names) if further else say("For {procedure}: {verdict}.", **names)
            words += [head, *further]
        mark, token = LIGHTS[light]
        set_icon(self._light, mark, token)
        self._verdict.setText("\n".join(sentence(in_window(line)) for line in words))
        self._show_facts(series)
        self._allow()

    def _show_facts(self, series: Mapping[str, Any]) -> None:
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(fact_words(series)):
            self._grid.addWidget(label(name, "secondary", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            words = label("")
            words.setText(value)
            self._grid.addWidget(words, row, 1)

    def _allow(self) -> None:
        series = self.chosen
        usable = series is not None and (series["status"] != "refused" or self._fill.isChecked())
        self.go.setEnabled(usable)

    def _show_skipped(self) -> None:
        skipped = Counter(one["reason"] for one in self._report["skipped"])
        examples = {one["reason"]: one["file"] for one in reversed(self._report["skipped"])}
        lines = [
            say("{count} files: {reason}", count=count, reason=told(reason))
            if count > 1
            else f"{examples[reason]}: {told(reason)}"
            for reason, count in skipped.most_common(LONGEST_LIST)
        ]
        more = len(skipped) - LONGEST_LIST
        self._skipped.setText(
            "\n".join([say("Left out:"), *lines, *([say("and for {more} more reasons", more=more)] if more > 0 else [])])
        )
        self._skipped.setVisible(bool(lines))

    def _ask(self) -> None:
        series = self.chosen
        if series is None:
            return
        fields: dict[str, Any] = {"series": series["select"] or None, "modality": series["modality"]}
        if self._fill.isVisibleTo(self) and self._fill.isChecked():
            fields["gaps"] = "interpolate"
        if self._nobody.isChecked():
            fields["deidentify"] = True
        if self._phase.isVisibleTo(self):
            fields["phase"] = ALL if self._phase.currentText() == say(SEQUENCE) else self._phase.currentText()
        self.import_requested.emit(fields)
