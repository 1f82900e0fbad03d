"""Every word a user reads goes through the translator: shown in a language that puts all it is given in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from surgplan.app.editor.tool_table import TOOLS
from surgplan.app.pages.compare_page import ComparePage
from surgplan.app.pages.other_patient_dialog import OtherPatientDialog
from surgplan.app.pages.own_part_dialog import OwnPartDialog
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.app.plan_state import UnlockDialog
from surgplan.app.steps import SIDES
from surgplan.app.told import forget
from surgplan.app.words import speak
from surgplan.mesh.laws import law_names
from surgplan.plan.catalogue import Catalogue
from surgplan.segment.anatomy import structures
from surgplan.simulate.materials import material_names
from surgplan.simulate.peak_loads import peak_load_names
from tests.app.conftest import at_rest
from tests.app.pseudo_language import CODE, Bracketed, is_unsaid, outside, unsaid
from tests.app.words_in_sight import settled, unfold

TYPED = ("{name: value}",)
"""How values are typed, in every language."""
PAGES = ("Scan", "Segment", "Plan", "Simulate", "Compare", "Report")


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    """Everything is said in brackets."""
    translator = Bracketed()
    qapp.installTranslator(translator)
    speak(CODE)
    forget()
    yield
    speak("en")
    qapp.removeTranslator(translator)
    forget()


@pytest.fixture
def in_brackets(bracketed: None, opened: Any) -> Any:
    """The window with the small case, its words in brackets."""
    return opened


def names_in(window: Any) -> set[str]:
    """Names of the case, of its files, and of what tables call by a code."""
    case, session = window.space.bridge.case, window.space.bridge.session
    things = (case.images, case.segments, case.landmarks, case.implants, case.resections, case.fragments(), case.studies)
    found = {name for table in things for name in table}
    found |= {f"{i.component} {i.size}" for i in case.implants.values()}
    found |= {f"{name}.{feature}" for name, i in case.implants.items() for feature in i.features}
    found |= {*law_names(), *peak_load_names(), *material_names(), *structures(), *Catalogue.load().families}
    found |= {revision.by for revision in session.journal.revisions.values()}
    found |= {revision.id for revision in session.journal.revisions.values()}
    return found | {"surgplan", "small", *TYPED}


def test_what_stands_outside_brackets_is_found() -> None:
    assert outside("⟦a ⟦b⟧⟧ Cut") == " Cut"
    assert is_unsaid("⟦Move⟧ Cut", set())
    assert not is_unsaid("⟦Move⟧ stem 2.1 mm", {"stem"})


@pytest.mark.parametrize("title", PAGES)
def test_every_word_of_a_page_goes_through_the_translator(in_brackets: Any, qtbot: Any, title: str) -> None:
    in_brackets.turn_to(title)
    at_rest(qtbot, in_brackets)
    unfold(in_brackets)
    page = next(page for page in in_brackets.space.pages if page.title == title)
    assert unsaid(page, names_in(in_brackets)) == []


@pytest.mark.parametrize("title", [name for name, _ in SIDES])
def test_every_word_of_a_side_page_goes_through_the_translator(in_brackets: Any, qtbot: Any, title: str) -> None:
    in_brackets.space.show_side_page(title)
    at_rest(qtbot, in_brackets)
    unfold(in_brackets)
    page = next(page for page in in_brackets.space.side_pages if page.title == title)
    assert unsaid(page, names_in(in_brackets)) == []


def test_every_word_of_the_editors_tools_goes_through_the_translator(in_brackets: Any, qtbot: Any) -> None:
    in_brackets.turn_to("Segment")
    page = in_brackets.space.page(SegmentPage)
    in_brackets.space.state.edit.set(segment="shaft")
    found: dict[str, list[str]] = {}
    for tool in TOOLS:
        page.editor.choose(tool.name)
        unfold(page.editor)
        settled()
        found[tool.name] = unsaid(page.editor, names_in(in_brackets))
    page.editor.lay_down()
    assert {name: words for name, words in found.items() if words} == {}


def test_refusals_of_a_form_go_through_the_translator(in_brackets: Any, qtbot: Any) -> None:
    in_brackets.turn_to("Plan")
    at_rest(qtbot, in_brackets)
    unfold(in_brackets)
    page = next(page for page in in_brackets.space.pages if page.title == "Plan")
    for form in page.forms:
        form.ask()
    settled()
    assert unsaid(page, names_in(in_brackets)) == []


def test_dialogs_of_pages_go_through_the_translator(bracketed: None, qtbot: Any) -> None:
    for made in (OtherPatientDialog("", None), OwnPartDialog("part.stl", None), UnlockDialog("", None)):
        qtbot.addWidget(made)
        made.show()
        settled()
        assert unsaid(made, set(material_names()) | {"part.stl"}) == []
        made.close()


def test_results_in_a_table_of_scenarios_are_named_in_the_language(in_brackets: Any, qtbot: Any) -> None:
    in_brackets.turn_to("Compare")
    page = in_brackets.space.page(ComparePage)
    at_rest(qtbot, in_brackets)
    page._table.setColumnCount(2)
    page._table.setRowCount(2)
    figure = {"displacement_max": {"value": 1.5, "unit": "mm", "source": ""}}
    page._fill_row(0, "All bodies", "", [figure])
    page._fill_row(1, "All bodies", "displacement_max", [figure])
    assert [page._table.item(n, 0).text() for n in range(2)] == ["⟦All bodies⟧", "⟦Largest displacement⟧"]
