"""The guide in its window: at the part the user is at, searched, with links and pictures."""

from __future__ import annotations

import dataclasses
import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from surgplan.app.actions.table import ACTIONS
from surgplan.app.editor.tool_table import TOOLS
from surgplan.app.help import guide
from surgplan.app.help.actions_text import actions_text
from surgplan.app.help.help_window import HelpWindow, open_help
from surgplan.app.help.topic import topic_at
from surgplan.app.pages.history_page import HistoryPage
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.app.settings.preferences_window import open_preferences
from surgplan.base.errors import BadInput
from surgplan.vocabulary import OPERATIONS


@pytest.fixture
def help_window(window) -> HelpWindow:
    made = open_help(window, guide.Place(guide.FIRST))
    yield made
    made.close()


def test_every_topic_names_a_part_of_the_window(opened) -> None:
    pages = {page.title: page for page in (*opened.space.pages, *opened.space.side_pages)}
    shown = open_preferences(opened)
    others = {"Start", "Slices", "3D", "Tasks", "Preferences", *(f"Preferences/{title}" for title in shown._pages)}
    shown.close()
    for topic, place in guide.topics().items():
        page, _, section = topic.partition("/")
        if topic not in others and not topic.startswith("Segment/Edit/"):
            assert page in pages, topic
            pages[page].ensure_built()
            assert not section or section in pages[page].sections, topic
        assert place.page in guide.pages()


def test_every_part_of_every_page_has_a_passage_of_its_own(opened) -> None:
    known = guide.topics()
    for page in (*opened.space.pages, *opened.space.side_pages):
        page.ensure_built()
        for section in page.sections:
            assert f"{page.title}/{section}" in known, f"{page.title}/{section}"


def test_every_tool_of_the_editor_has_a_page_with_a_picture() -> None:
    known = guide.topics()
    told = {topic.removeprefix("Segment/Edit/") for topic in known if topic.startswith("Segment/Edit/")}
    assert told == {*(entry.title for entry in TOOLS), "Limits"}
    for entry in TOOLS:
        place = known[f"Segment/Edit/{entry.title}"]
        assert place == guide.Place(f"tools/{entry.name}.md", entry.title)
        assert "![" in guide.text(place.page), place.page


def test_help_opens_at_the_tool_in_use(opened) -> None:
    opened.turn_to("Segment")
    editor = opened.space.page(SegmentPage).editor
    editor.choose("margin")
    assert topic_at(editor.palette.button("margin"), opened) == "Segment/Edit/Margin"
    assert topic_at(editor.limits.low, opened) == "Segment/Edit/Limits"
    editor.lay_down()
    assert topic_at(editor.palette.button("margin"), opened) == "Segment/Edit"


def test_every_command_of_the_guide_is_an_operation_with_its_fields() -> None:
    for page in guide.pages():
        for kind, words in re.findall(r"surgplan do \S+ ([a-z]+\.\w+)([^`\n]*)", guide.text(page)):
            fields = {field.name.rstrip("_") for field in dataclasses.fields(OPERATIONS[kind])}
            told = {word.replace("-", "_") for word in re.findall(r"--([a-z][a-z-]+[a-z0-9]*)", words)}
            assert told <= fields, f"{page}: {kind} {told - fields}"


def test_every_step_of_the_path_is_explained() -> None:
    for title in ("Scan", "Segment", "Plan", "Simulate", "Compare", "Report", "History"):
        assert title in guide.topics()


def test_every_topic_is_reached_and_its_heading_found(help_window) -> None:
    for place in set(guide.topics().values()):
        help_window.open(place)
        assert not place.heading or help_window.view.heading == place.heading


def test_help_opens_at_the_panel_with_the_keys(opened, qtbot) -> None:
    opened.show_side_page("History")
    page = opened.space.page(HistoryPage)
    assert topic_at(page.scenarios.name, opened) == "History/Scenarios"
    assert topic_at(opened.space.views.axial, opened) == "Slices"
    assert topic_at(opened.space.views.scene, opened) == "3D"
    assert topic_at(None, opened) == "History"
    opened.show_side_page("")
    opened.turn_to("Plan")
    assert topic_at(None, opened) == "Plan"


def test_help_on_the_start_page_and_in_the_preferences(window) -> None:
    assert topic_at(None, window) == "Start"
    shown = open_preferences(window, "Shortcuts")
    assert topic_at(shown.shortcuts.keys, window) == "Preferences/Shortcuts"
    shown.close()


def test_f1_opens_one_window_at_the_right_place(window, monkeypatch) -> None:
    shown = open_preferences(window, "Archives")
    monkeypatch.setattr(QApplication, "focusWidget", lambda: shown.archives.list)
    window.actions_made["help.here"].trigger()
    made = window.findChild(HelpWindow)
    assert made.view.heading == "Archives"
    window.actions_made["help.actions"].trigger()
    assert window.findChildren(HelpWindow) == [made]
    assert "Ctrl+K" in made.view.toPlainText()
    window.actions_made["help.guide"].trigger()
    assert made.list.currentItem().text() == "Guide"
    made.close()
    shown.close()


def test_a_part_nobody_wrote_about_leads_to_its_page_or_the_beginning() -> None:
    assert guide.place_of("History/Nothing") == guide.topics()["History"]
    assert guide.place_of("Nowhere") == guide.Place(guide.FIRST)


def test_the_guide_is_searched(help_window) -> None:
    help_window.search.setText("department archives")
    assert help_window.list.item(0).text() == "Preferences and shortcuts"
    help_window.search.setText("xyzzy")
    assert help_window.list.item(0).flags() == Qt.ItemFlag.NoItemFlags
    help_window.search.setText("")
    assert help_window.list.item(0).text() == "Guide"
    assert help_window.list.count() == len(guide.pages()) + 1


def test_links_are_followed_within_the_guide_and_gone_back_from(help_window) -> None:
    help_window.view.anchorClicked.emit(QUrl("segmentation.md#the-editor"))
    assert help_window.view.heading == "The editor"
    help_window.go_back()
    assert help_window.list.currentItem().text() == "Guide"
    assert not help_window.back.isEnabled()
    help_window.go_forward()
    assert help_window.view.heading == "The editor"
    help_window.view.anchorClicked.emit(QUrl("../../etc/passwd"))
    assert help_window.view.heading == "The editor"
    help_window.view.anchorClicked.emit(QUrl("#presets"))
    assert help_window.view.heading == "Presets"


def test_a_place_below_a_picture_is_kept_when_the_window_changes(help_window, qtbot) -> None:
    help_window.open(guide.Place("segmentation.md", "AI models"))
    for width in (700, 1300):
        help_window.resize(width, 600)
        qtbot.wait(20)
        block = help_window.view.textCursor().block()
        top = help_window.view.document().documentLayout().blockBoundingRect(block).top()
        assert help_window.view.heading == "AI models"
        assert abs(top - 8 - help_window.view.verticalScrollBar().value()) <= 2


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(BadInput, match="no page"):
        guide.text("../README.md")


def test_no_page_shows_its_marks(help_window) -> None:
    for page in guide.pages():
        assert "<!--" not in guide.text(page)
        assert "# " in guide.text(page)


def test_every_action_is_in_the_list_of_actions() -> None:
    text = actions_text()
    assert all(f"| {action.title} |" in text for action in ACTIONS)


def test_pictures_are_made_to_fit(help_window, qtbot) -> None:
    page = next(p for p in guide.pages() if "![" in guide.text(p))
    help_window.open(guide.Place(page))
    qtbot.wait(10)
    assert help_window.view.horizontalScrollBar().maximum() == 0


def test_every_link_of_the_guide_leads_somewhere() -> None:
    folder = guide.guide_folder()
    for page in guide.pages():
        for link in re.findall(r"\]\(([^)#\s]+)", guide.text(page)):
            if "://" not in link:
                assert (folder / page).parent.joinpath(link).exists(), f"{page}: {link}"
