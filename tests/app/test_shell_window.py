"""The window: opening and closing cases, what it remembers, and what it refuses."""

from __future__ import annotations

import gc
import weakref

from surgplan.app.icons import ICON_NAME
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.recent import left_open, note_opened, recent_cases
from surgplan.app.theme import theme
from surgplan.case.session import Session
from surgplan.plan.place_landmark import PlaceLandmark
from tests.app.conftest import at_rest


def test_a_new_case_opens_on_the_scan_page(window, tmp_path) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    assert window.space.page_number == 0
    assert window.windowTitle().startswith("fresh")
    assert not window.top.undo.isEnabled()
    assert [entry["path"] for entry in recent_cases()] == [str(tmp_path / "fresh.surgplan")]


def test_a_case_file_that_exists_is_not_made_anew(window, case_path) -> None:
    window.new_case(case_path)
    assert window.space is None
    assert "exists already" in window.notice.words


def test_what_is_no_case_is_refused_in_words(window, tmp_path) -> None:
    wrong = tmp_path / "wrong.surgplan"
    wrong.write_text("nothing of ours")
    window.open_case(wrong)
    assert window.space is None
    assert "wrong.surgplan" in window.notice.words


def test_a_refusal_is_said_in_the_window_and_goes_with_the_next_deed(opened, qtbot) -> None:
    before = opened.space.bridge.session.head.id
    opened.space.bridge.do(PlaceLandmark("shaft", (0.0, 0.0, 0.0)))
    assert "already names" in opened.notice.words
    assert opened.space.bridge.session.head.id == before
    opened.space.bridge.do(PlaceLandmark("tip", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: opened.notice.words == "")


def test_the_start_page_lists_recent_cases_and_those_left_open(window, case_path) -> None:
    note_opened(case_path)
    window.start.refresh()
    assert window.start.list.item(0).text().startswith("small")
    assert window.start.found.isVisibleTo(window.start)
    window.open_case(case_path)
    assert left_open() == []
    window.close_case()
    assert left_open() == []
    assert not window.start.found.isVisibleTo(window.start)


def test_a_second_window_reads_only_and_follows_the_first(window, case_path, qtbot) -> None:
    with Session.open(case_path) as writer:
        window.open_case(case_path)
        assert "open for writing" in window.notice.words or "already open" in window.notice.words
        assert window.top.state.text() == "read-only"
        window.space.bridge.do(PlaceLandmark("mine", (0.0, 0.0, 0.0)))
        assert "reading only" in window.notice.words
        writer.do(PlaceLandmark("theirs", (0.0, 0.0, 0.0)))
        qtbot.waitUntil(lambda: "theirs" in window.space.bridge.case.landmarks, timeout=6000)
        assert "mine" not in window.space.bridge.case.landmarks


def test_save_as_goes_on_in_the_copy(opened, case_path, tmp_path) -> None:
    copy = tmp_path / "copy.surgplan"
    opened.save_copy(copy)
    assert opened.space.bridge.path == copy
    opened.space.bridge.do(PlaceLandmark("later", (0.0, 0.0, 0.0)))
    opened.close_case()
    with Session.open(case_path) as before, Session.open(copy) as after:
        assert "later" in after.case.landmarks
        assert "later" not in before.case.landmarks


def test_a_case_is_not_saved_over_itself_nor_where_nothing_can_be_written(opened, case_path, tmp_path) -> None:
    opened.save_copy(case_path)
    assert "this case itself" in opened.notice.words
    opened.save_copy(tmp_path / "missing" / "copy.surgplan")
    assert "can't be written" in opened.notice.words
    assert opened.space.bridge.path == case_path


def test_the_theme_changes_in_place(opened, qtbot) -> None:
    pages = list(opened.space.pages)
    button = opened.top.undo
    before = button.icon().pixmap(20, 20).toImage()
    opened.toggle_theme()
    assert theme().tokens.name == "light"
    assert opened.space.pages == pages
    assert button.property(ICON_NAME) == "undo"
    assert button.icon().pixmap(20, 20).toImage() != before
    opened.space.bridge.do(PlaceLandmark("later", (0.0, 0.0, 0.0)))
    opened.toggle_theme()
    assert theme().tokens.name == "dark"


def test_a_closed_case_leaves_nothing_behind(opened, qtbot) -> None:
    space = weakref.ref(opened.space)
    session = opened.space.bridge.session
    opened.close_case()
    assert opened.space is None
    qtbot.wait(50)
    gc.collect()
    assert not session._lock
    assert space() is None


def test_a_dropped_scan_is_imported(window, scan_path, tmp_path, qtbot) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    window.take(str(scan_path))
    qtbot.waitUntil(lambda: "ct" in window.space.bridge.case.images, timeout=10000)
    at_rest(qtbot, window)
    assert window.space.views.axial.frame is not None


def test_actions_are_found_by_typing(opened) -> None:
    from surgplan.app.actions.table import actions_of
    from surgplan.app.palette_box import PaletteBox

    box = PaletteBox(opened, actions_of(opened))
    box.line.setText("plan landmarks")
    assert box.list.item(0).text() == "Plan: Landmarks"
    box.act()
    assert isinstance(opened.space.pages[opened.space.page_number], PlanPage)
