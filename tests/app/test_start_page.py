"""The start page: cards of cases, search, samples, new cases, and work that was left open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from surgplan.app.preferences import preferences
from surgplan.app.recent import note_opened, note_summary, recent_cases, stamp
from surgplan.app.start import beginning, left_open, samples
from surgplan.app.start.cards import CARD
from surgplan.app.start.new_case import proposed_case
from surgplan.app.start.thumbnails import SIZE, thumbnail, thumbnail_file
from surgplan.case.document import Case
from surgplan.case.session import Session
from surgplan.case.state import MarkCase
from surgplan.case.summary import Summary, summarise
from tests.app.conftest import at_rest


def cards(shown):
    return [shown.item(row).data(CARD) for row in range(shown.count()) if not shown.item(row).isHidden()]


@pytest.fixture
def three(window, case_path, tmp_path):
    """Three cases on the list, of which only the names and the summaries matter."""
    for name, state in (("hip", "approved"), ("jaw", "draft"), ("liver", "reviewed")):
        path = tmp_path / f"{name}.surgplan"
        Session.create(path).close()
        note_opened(path)
        note_summary(path, Summary(patient=f"{name}-1234", scanned="2026-03-01", scans=1, state=state), stamp(path))
    window.start.refresh()
    return window.start


def test_a_summary_tells_of_a_case_what_its_card_shows(case_path) -> None:
    with Session.open(case_path) as session:
        session.do(MarkCase("reviewed"))
        pseudonym = session.case.patient.id
    found = summarise(case_path)
    assert (found.patient, found.state, found.words) == (pseudonym, "reviewed", "Mark as reviewed")
    assert (found.scans, found.segments, found.planned, found.studies) == (1, 1, 2, 0)
    assert not Path(f"{case_path}-wal").exists()


def test_a_case_that_was_closed_is_a_card_with_its_picture_and_state(opened, case_path, qtbot) -> None:
    opened.space.bridge.do(MarkCase("approved"))
    opened.close_case()
    card = cards(opened.start.list)[0]
    assert card.name == "small"
    assert card.state == "Approved"
    assert card.key == str(case_path)
    picture = QImage(str(thumbnail_file(case_path)))
    assert (picture.width(), picture.height()) == SIZE
    assert card.picture is not None


def test_a_case_changed_elsewhere_is_looked_into_again(window, case_path, qtbot) -> None:
    note_opened(case_path)
    with Session.open(case_path) as session:
        session.do(MarkCase("approved"))
    window.start.refresh()
    qtbot.waitUntil(lambda: cards(window.start.list)[0].state == "Approved", timeout=10000)
    assert recent_cases()[0]["stamp"] == stamp(case_path)


def test_cases_are_found_by_name_patient_and_state(three) -> None:
    def found(words: str) -> list[str]:
        three.search.setText(words)
        return [card.name for card in cards(three.list)]

    assert found("") == ["liver", "jaw", "hip"]
    assert found("APPROVED") == ["hip"]
    assert found("jaw-12") == ["jaw"]
    assert found("draft jaw") == ["jaw"]
    assert found("draft hip") == []
    assert "draft hip" in three._none.text()
    assert three._none.isVisibleTo(three)


def test_a_card_is_opened_and_taken_off_by_keyboard(three, qtbot) -> None:
    three.list.setCurrentRow(1)
    with qtbot.waitSignal(three.case_requested) as told:
        qtbot.keyClick(three.list, Qt.Key.Key_Return)
    assert told.args[0].endswith("jaw.surgplan")
    three.list.setCurrentRow(1)
    qtbot.keyClick(three.list, Qt.Key.Key_Delete)
    assert [card.name for card in cards(three.list)] == ["liver", "hip"]
    assert Path(told.args[0]).exists()


def test_every_card_lies_within_the_page_and_can_be_clicked(three, qtbot) -> None:
    three.window().resize(1024, 640)
    qtbot.wait(20)
    for row, name in enumerate(("liver", "jaw", "hip")):
        place = three.list.visualItemRect(three.list.item(row))
        assert three.list.viewport().rect().contains(place.adjusted(0, 0, -12, -12)), name
        with qtbot.waitSignal(three.case_requested) as told:
            qtbot.mouseClick(three.list.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(20, 20))
        assert told.args[0].endswith(f"{name}.surgplan")


def test_the_menu_of_a_card_takes_it_off_the_list(three) -> None:
    menu = three._case_menu(cards(three.list)[0].key)
    assert [action.text() for action in menu.actions()] == ["Open", "Show its folder", "Take off this list"]
    menu.actions()[2].trigger()
    assert [card.name for card in cards(three.list)] == ["jaw", "hip"]


def test_a_picture_that_can_not_be_read_is_no_picture(tmp_path) -> None:
    case = tmp_path / "a.surgplan"
    assert thumbnail(case) is None
    thumbnail_file(case).parent.mkdir()
    thumbnail_file(case).write_bytes(b"no picture")
    assert thumbnail(case) is None
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(thumbnail_file(case)), "PNG")
    assert thumbnail(case) is not None


def test_a_new_case_is_proposed_under_the_day_where_cases_lie(window, tmp_path) -> None:
    preferences().set_folder("cases", str(tmp_path))
    first = proposed_case()
    assert first.parent == tmp_path
    assert first.name.startswith("case 2")
    first.touch()
    assert proposed_case().name == f"{first.stem} 2.surgplan"


@pytest.mark.parametrize("source", ["folder", "file", "archive", "empty"])
def test_every_way_to_begin_makes_a_case(window, scan_path, tmp_path, qtbot, monkeypatch, source) -> None:
    monkeypatch.setattr("surgplan.app.window.ask_target", lambda *_: (str(tmp_path / "fresh.surgplan"), ""))
    monkeypatch.setattr(beginning, "ask_file", lambda *_: str(scan_path))
    monkeypatch.setattr(beginning, "ask_folder", lambda *_: str(tmp_path))
    asked = []
    monkeypatch.setattr("surgplan.app.pages.scan_page.ScanPage.open_archive", lambda page: asked.append("archive"))
    monkeypatch.setattr("surgplan.app.pages.scan_page.ScanPage.look_into", lambda page, path: asked.append(path))
    window.start.begin[source].click()
    assert window.space.bridge.path == tmp_path / "fresh.surgplan"
    assert asked == {"folder": [str(tmp_path)], "file": [str(scan_path)], "archive": ["archive"], "empty": []}[source]


def test_who_chooses_nothing_stays_on_the_start_page(window, monkeypatch) -> None:
    monkeypatch.setattr(beginning, "ask_folder", lambda *_: "")
    monkeypatch.setattr("surgplan.app.window.ask_target", lambda *_: ("", ""))
    for source in ("folder", "archive", "empty"):
        window.start.begin[source].click()
        assert window.space is None


@pytest.fixture
def own_samples(monkeypatch, tmp_path, scan_path, case_path):
    """Small samples in place of the real ones."""
    monkeypatch.setattr(samples, "samples_folder", lambda: tmp_path / "samples")
    monkeypatch.setattr(samples, "sample_scans", lambda: {"hip": scan_path})
    monkeypatch.setattr(samples, "finished_hip", lambda: case_path)


def test_a_sample_is_begun_once_and_gone_on_with_then(own_samples, window, tmp_path, qtbot) -> None:
    window.start.sample_requested.emit("hip", False)
    qtbot.waitUntil(lambda: "ct" in window.space.bridge.case.images, timeout=10000)
    at_rest(qtbot, window)
    begun = window.space.bridge.path
    assert begun.parent == tmp_path / "samples"
    window.close_case()
    window.start.sample_requested.emit("hip", False)
    assert window.space.bridge.path == begun
    window.start.sample_requested.emit("hip", True)
    assert window.space.bridge.path == begun.with_name("sample hip 2.surgplan")


def test_the_finished_plan_is_copied_before_it_is_opened(own_samples, window, case_path, tmp_path, qtbot) -> None:
    before = case_path.read_bytes()
    window.start.sample_requested.emit("finished", False)
    assert window.space.bridge.path.parent == tmp_path / "samples"
    assert "screw" in window.space.bridge.case.implants
    window.close_case()
    assert case_path.read_bytes() == before


def test_the_samples_that_come_with_the_program_are_offered(window) -> None:
    assert {"hip", "head", "vessel"} <= {card.key for card in cards(window.start.samples)}
    assert "Begin anew" in [action.text() for action in window.start._sample_menu("hip").actions()]


def test_a_case_that_was_left_is_offered_with_the_error_log(window, case_path, tmp_path, monkeypatch) -> None:
    class Log:
        path = tmp_path / "errors.log"

    monkeypatch.setattr(left_open, "crash_log", Log)
    note_opened(case_path)
    window.start.refresh()
    assert window.start.found.isVisibleTo(window.start)
    assert "small" in window.start.found.words.text()
    assert window.start.found.log.isHidden()
    Log.path.write_text("what went wrong")
    window.start.refresh()
    assert not window.start.found.log.isHidden()
    window.start.found.later.click()
    window.start.refresh()
    assert window.start.found.isHidden()
    assert cards(window.start.list)[0].name == "small"


def test_going_on_opens_the_case_that_was_left(window, case_path) -> None:
    note_opened(case_path)
    window.start.refresh()
    window.start.found.go_on.click()
    assert window.space.bridge.path == case_path
    assert isinstance(window.space.bridge.case, Case)
