"""The window in German: it starts, nothing is cut, numbers and dates are written as Germans write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from surgplan.app.archive.archive_window import ArchiveWindow
from surgplan.app.dates import day
from surgplan.app.help.help_window import open_help
from surgplan.app.languages import install
from surgplan.app.number_box import NumberBox
from surgplan.app.patient_line import patient_line
from surgplan.app.preferences import preferences
from surgplan.app.settings.preferences_window import open_preferences
from surgplan.app.tasks import Tasks
from surgplan.app.told import forget
from surgplan.app.views.legend import tick_words
from surgplan.app.views.planes import patient_words
from surgplan.app.words import say, speak, spoken
from surgplan.case.document import Case, Patient
from tests.app.conftest import at_rest
from tests.app.words_in_sight import clipped, settled, unfold


@pytest.fixture
def german(qapp: QApplication, own_settings: None) -> Iterator[None]:
    """The program in German, as it is begun with the preference."""
    before, there = QLocale(), set(qapp.findChildren(QTranslator))
    preferences().set_language("de")
    assert install(qapp, preferences().language) == "de"
    yield
    for made in set(qapp.findChildren(QTranslator)) - there:
        qapp.removeTranslator(made)
    QLocale.setDefault(before)
    speak("en")
    forget()


@pytest.fixture
def in_german(german: None, opened: Any) -> Any:
    """The window with the small case."""
    return opened


def test_every_page_is_there_in_german_and_nothing_is_cut(in_german: Any, qtbot: Any) -> None:
    found: dict[str, list[str]] = {}
    for number, page in enumerate(in_german.space.pages):
        in_german.rail.choose(number)
        unfold(in_german)
        at_rest(qtbot, in_german)
        found[page.title] = clipped(in_german)
    for page in in_german.space.side_pages:
        in_german.show_side_page(page.title)
        unfold(in_german)
        found[page.title] = clipped(in_german)
    assert {title: lacking for title, lacking in found.items() if lacking} == {}
    assert in_german.rail.steps["Report"].text() == say("Report") != "Report"
    assert in_german.top.scenario.text().startswith("Szenario")


def test_the_windows_beside_it_are_not_cut_in_german(german: None, window: Any, qtbot: Any) -> None:
    archive = ArchiveWindow(Tasks(), window)
    settings = open_preferences(window)
    for made in (window, archive, open_help(window)):
        made.show()
        settled()
        assert clipped(made) == []
    for row in range(settings.list.count()):
        settings.list.setCurrentRow(row)
        settled()
        assert clipped(settings) == []
    archive.close()
    settings.close()


def test_the_guide_says_that_it_is_english(german: None, window: Any) -> None:
    words = say("The guide is written in English.")
    assert words != "The guide is written in English."
    made = open_help(window)
    assert words in [label.text() for label in made.findChildren(QLabel)]
    made.close()


def test_numbers_and_dates_are_written_as_germans_do(german: None) -> None:
    assert spoken() == "de"
    assert patient_words(np.array([-23.4, 11.0, 840.2])) == "R 23,4  P 11,0  S 840,2 mm"
    assert tick_words(0.25, 1.0) == "0,25"
    assert day("2026-03-01") == "01.03.26"
    assert patient_line(Case(patient=Patient(id="P1", age_years=61.0))).startswith("P1, 61 Jahre")


@pytest.mark.parametrize("locale", ["de", "en"])
def test_a_number_may_be_typed_with_a_point_or_a_comma(german: None, qtbot: Any, locale: str) -> None:
    QLocale.setDefault(QLocale(locale))
    box = NumberBox()
    qtbot.addWidget(box)
    box.setRange(-5000.0, 5000.0)
    box.setSuffix(" mm")
    for typed, value in (("2.5", 2.5), ("2,5", 2.5), ("-12.25", -12.25), ("1234,5", 1234.5)):
        box.lineEdit().selectAll()
        QTest.keyClicks(box.lineEdit(), typed)
        box.interpretText()
        assert box.value() == value
    assert box.text() == {"de": "1234,50 mm", "en": "1234.50 mm"}[locale]
