"""The history page: the picture of scenarios, going anywhere, and two plans beside each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from surgplan.app.history.change_words import change_words, difference_words
from surgplan.app.history.lanes import laid_out
from surgplan.app.history.scenarios_panel import free_name
from surgplan.app.pages.history_page import HistoryPage
from surgplan.case.changes import Change, Difference
from surgplan.case.operation import Operation
from surgplan.case.session import Session
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.vocabulary import OPERATIONS


@pytest.fixture
def page(opened, qtbot) -> HistoryPage:
    opened.show_side_page("History")
    qtbot.wait(10)
    return opened.space.page(HistoryPage)


def shown(page: HistoryPage) -> list[str]:
    return [page.changes.list.item(n).text() for n in range(page.changes.list.count())]


def test_every_operation_has_words_of_its_own() -> None:
    assert [kind for kind, op in OPERATIONS.items() if op.words is Operation.words] == []


def test_a_history_without_scenarios_is_one_line(tmp_path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        session.do(PlaceLandmark("a", (0.0, 0.0, 0.0)))
        session.do(PlaceLandmark("b", (0.0, 0.0, 0.0)))
        session.undo()
        nodes = laid_out(session.journal)
    assert [node.lane for node in nodes] == [0, 0, 0]
    assert [node.parent_row for node in nodes] == [1, 2, None]
    assert [node.undone for node in nodes] == [True, False, False]
    assert [node.scenarios for node in nodes] == [(), ("A",), ()]


def test_scenarios_have_lanes_and_what_is_left_behind_its_own(tmp_path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        session.do(PlaceLandmark("a", (0.0, 0.0, 0.0)))
        session.start_branch("B")
        session.do(PlaceLandmark("lost", (0.0, 0.0, 0.0)))
        session.undo()
        session.do(PlaceLandmark("b", (0.0, 0.0, 0.0)))
        session.switch("A")
        session.do(PlaceLandmark("c", (0.0, 0.0, 0.0)))
        nodes = {node.revision.words: node for node in laid_out(session.journal)}
    assert {name: node.lane for name, node in nodes.items()} == {
        "Place landmark c": 0,
        "Place landmark b": 1,
        "Place landmark lost": 2,
        "Place landmark a": 0,
        "New case": 0,
    }
    assert [name for name, node in nodes.items() if node.left_behind] == ["Place landmark lost"]


def test_free_names_are_letters() -> None:
    assert free_name(["A"]) == "B"
    assert free_name([chr(65 + n) for n in range(26)]) == "A2"


def test_the_page_shows_changes_with_words_time_and_who(page, opened, qtbot) -> None:
    assert shown(page)[0] == opened.space.bridge.session.head.words
    assert shown(page)[-1] == "New case"
    opened.space.bridge.do(MoveImplant("screw", translate_mm=(0.0, 2.1, 0.0)))
    qtbot.waitUntil(lambda: shown(page)[0] == "Move screw 2.1 mm")
    assert opened.space.bridge.session.by in page.changes.list.item(0).toolTip()


def test_any_change_can_be_gone_to_and_the_later_ones_stay(page, opened, qtbot) -> None:
    bridge = opened.space.bridge
    newest, count = bridge.session.head.id, len(shown(page))
    page.changes.list.setCurrentRow(count - 2)
    page.changes.to.click()
    assert not bridge.case.segments
    qtbot.waitUntil(lambda: not page.changes.to.isEnabled())
    assert len(shown(page)) == count
    page.changes.choose(newest)
    page.changes.go()
    assert bridge.session.head.id == newest


def test_a_scenario_is_begun_renamed_and_switched_to(page, opened, qtbot) -> None:
    session = opened.space.bridge.session
    page.scenarios.name.setText("longer stem")
    page.scenarios.start.click()
    assert session.branch == "longer stem"
    assert page.scenarios.name.text() == ""
    page.scenarios.name.setText("high offset")
    page.scenarios.rename.click()
    assert list(session.journal.branches) == ["A", "high offset"]
    qtbot.waitUntil(lambda: page.scenarios.list.count() == 2 and page.scenarios.list.item(1).text() == "high offset")
    page.scenarios.list.setCurrentRow(0)
    page.scenarios.turn.click()
    assert session.branch == "A"


def test_a_change_of_another_scenario_and_one_left_behind_can_be_gone_to(page, opened, qtbot) -> None:
    bridge = opened.space.bridge
    bridge.start_branch("B")
    bridge.do(PlaceLandmark("b", (0.0, 0.0, 0.0)))
    of_b = bridge.session.head.id
    bridge.undo()
    bridge.do(PlaceLandmark("c", (0.0, 0.0, 0.0)))
    bridge.switch("A")
    qtbot.waitUntil(lambda: any("left behind" in page.changes.list.item(n).toolTip() for n in range(len(shown(page)))))
    page.changes.choose(of_b)
    page.changes.go()
    assert bridge.session.branch == "C"
    assert "b" in bridge.case.landmarks
    bridge.switch("A")
    qtbot.wait(10)
    page.changes.choose(bridge.session.journal.branches["B"].head)
    page.changes.go()
    assert bridge.session.branch == "B"
    assert "c" in bridge.case.landmarks


def test_two_plans_are_compared_in_words_and_figures(page, opened, qtbot) -> None:
    bridge = opened.space.bridge
    before = bridge.session.head.id
    bridge.do(MoveImplant("screw", translate_mm=(0.0, 3.0, 4.0)))
    bridge.do(PlaceLandmark("tip", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: shown(page)[0] == "Place landmark tip")
    page.changes.choose(before)
    page.changes.compare.click()
    words = page.compared.words
    assert "Implant screw" in words
    assert "Place: moved 5.0 mm, turned 0.0°" in words
    assert words[words.index("Landmark tip") + 1] == "new"
    assert "Segment shaft" not in words
    page.compared.all.setChecked(True)
    assert "Segment shaft" in page.compared.words
    page.compared.before.setCurrentIndex(0)
    page.compared.before.activated.emit(0)
    assert page.compared.words[0] == "Both plans are the same."


def test_differences_read_well() -> None:
    assert difference_words(Difference("size", "18", "19")) == "Size: 18 → 19"
    assert difference_words(Difference("parameters.length_mm", 160.0, 165.0)) == "Length, mm: 160 → 165"
    assert difference_words(Difference("note", "", "a")) == "Note: none → a"
    assert change_words(Change("changed", "segments", "bone", (Difference("labels"),))) == ["Voxels: changed"]
    both = (Difference("labels"), Difference("voxel_count", 5, 7))
    assert change_words(Change("changed", "segments", "bone", both)) == ["Number of voxels: 5 → 7"]


def test_the_lanes_are_drawn_in_the_colours_of_the_theme(page, opened, qtbot) -> None:
    opened.space.bridge.start_branch("B")
    opened.space.bridge.do(PlaceLandmark("b", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: shown(page)[0] == "Place landmark b")
    view = page.changes.list
    place = view.visualItemRect(view.item(0))
    picture = QImage(place.size(), QImage.Format.Format_RGB32)
    view.viewport().render(picture, QPoint(), place)
    dot = picture.pixelColor(10, place.height() // 2)
    assert dot.name().upper() == "#3BA7C4"
