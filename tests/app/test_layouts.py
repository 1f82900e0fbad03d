"""Layouts of the views: every one shows what it says, is kept for the user; a view can have its own window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from surgplan.app.actions.table import ACTIONS
from surgplan.app.layout_state import Arranged, from_json
from surgplan.app.pages.views_page import ViewsPage
from surgplan.app.preferences import preferences
from surgplan.app.views.layouts import LAYOUTS, OTHER, names, tree
from surgplan.plan.move_implant import MoveImplant
from tests.app.conftest import at_rest


def act(window, name: str) -> None:
    """Do what the action of this id does."""
    next(action for action in ACTIONS if action.id == name).run(window)


def corner(views, name: str) -> tuple[int, int]:
    """Where a view begins."""
    at = views.by_name[name].mapTo(views, QPoint(0, 0))
    return at.x(), at.y()


@pytest.fixture
def views(opened):
    """The views of the small case, as they are at first."""
    return opened.space.views


@pytest.mark.parametrize("each", LAYOUTS, ids=lambda each: each.id)
def test_a_layout_shows_its_views_and_no_others(opened, views, each) -> None:
    act(opened, f"view.layout_{each.id}")
    seen = {name for name, view in views.by_name.items() if view.isVisible()}
    assert seen == set(names(tree(each.id, views.big)))
    assert len(seen) == (5 if each.id == "scenarios" else 4)
    areas = [views.by_name[name].rect().translated(*corner(views, name)) for name in seen]
    assert not any(one.intersects(two) for n, one in enumerate(areas) for two in areas[:n])
    covered = sum(area.width() * area.height() for area in areas)
    assert covered > 0.97 * views.width() * views.height()


def test_three_slices_stand_in_a_row_over_the_3d_view(opened, views, qtbot) -> None:
    act(opened, "view.layout_three_over_one")
    qtbot.wait(1)
    assert [corner(views, name)[1] for name in ("axial", "coronal", "sagittal")] == [0, 0, 0]
    assert corner(views, "axial")[0] < corner(views, "coronal")[0] < corner(views, "sagittal")[0]
    assert corner(views, "scene")[0] == 0 < corner(views, "scene")[1]
    assert views.scene.width() == views.width()
    assert views.scene.height() / views.height() == pytest.approx(0.6, abs=0.02)


def test_the_big_view_is_the_one_used_last_and_can_be_chosen(opened, views, qtbot) -> None:
    views.sagittal.setFocus()
    act(opened, "view.layout_big")
    assert views.big == "sagittal"
    assert views.focused == "sagittal"
    assert views.sagittal.height() == views.height()
    panel = layout_panel(opened)
    panel.big.setCurrentIndex(0)
    panel.big.activated.emit(0)
    assert views.axial.height() == views.height() > 2 * views.sagittal.height()


def layout_panel(window):
    """The Layout section of the Views page."""
    window.show_side_page("Views")
    section = window.space.page(ViewsPage).sections["Layout"]
    return section.content.itemAt(0).widget()


def test_layout_and_borders_are_found_again_with_the_next_case(opened, views, case_path, qtbot) -> None:
    act(opened, "view.layout_three_over_one")
    splitter = views.scene.parent()
    splitter.moveSplitter(200, 1)
    height = views.axial.height()
    assert height == pytest.approx(200, abs=3)
    opened.close_case()
    opened.open_case(case_path)
    at_rest(qtbot, opened)
    assert opened.space.state.layout.now.layout == "three_over_one"
    assert opened.space.views.axial.height() == pytest.approx(height, abs=3)
    layout_panel(opened).reset.click()
    assert opened.space.views.scene.height() / opened.space.views.height() == pytest.approx(0.6, abs=0.02)


def test_what_was_kept_by_another_version_or_is_damaged_gives_the_first_layout(own_settings) -> None:
    for kept in (None, 3, {"layout": "gone", "big": 7, "apart": [1], "shares": {"even": {"0": "wide"}}}):
        assert from_json(kept) == Arranged()
    full = Arranged("big", "axial", {"big": {"0": 0.5}}, {"scene": "00"}, linked=False, scenario="B")
    assert from_json(full.to_json()) == Arranged("big", "axial", {"big": {"0": 0.5}}, {"scene": "00"}, linked=False)
    preferences().set_layout(full.to_json())
    assert preferences().layout == full.to_json()


def test_a_view_goes_to_a_window_of_its_own_and_comes_back(opened, views, qtbot) -> None:
    views.coronal.setFocus()
    panel = layout_panel(opened)
    act(opened, "view.apart")
    window = views.coronal.window()
    assert window is not opened
    assert window.isVisible()
    assert views.coronal.isVisible()
    assert window.windowTitle().startswith("Coronal")
    assert panel.apart["coronal"].isChecked()
    assert views.axial.isVisible()
    assert set(opened.actions()) <= set(window.actions())
    assert views.sagittal.width() == views.axial.width()
    views.axial.step(3)
    np.testing.assert_allclose(views.coronal.crosshair, views.axial.crosshair)
    window.close()
    assert views.coronal.window() is opened
    assert views.coronal.isVisible()
    assert not panel.apart["coronal"].isChecked()
    assert views.sagittal.width() < views.axial.width()


def test_a_double_click_in_a_window_of_its_own_takes_the_whole_screen_and_escape_ends_it(opened, views, qtbot) -> None:
    views.put_apart("scene")
    window = views.scene.window()
    qtbot.mouseDClick(views.scene, Qt.MouseButton.LeftButton)
    assert window.isFullScreen()
    assert views.axial.isVisible()
    qtbot.keyClick(views.scene, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_the_last_view_of_the_window_stays(views) -> None:
    for name in ("axial", "coronal", "sagittal", "scene"):
        views.put_apart(name)
    assert set(views.apart) == {"axial", "coronal", "sagittal"}
    assert views.scene.isVisible()


def test_a_view_left_in_its_own_window_is_there_again_with_the_next_case(opened, views, case_path, qtbot) -> None:
    views.put_apart("axial")
    opened.close_case()
    assert not views.axial.isVisible()
    opened.open_case(case_path)
    at_rest(qtbot, opened)
    qtbot.waitUntil(lambda: set(opened.space.views.apart) == {"axial"})
    assert opened.space.views.axial.isVisible()
    layout_panel(opened).apart["axial"].click()
    assert opened.space.views.apart == {}


def test_maximising_by_key_takes_the_view_used_last(opened, views) -> None:
    views.sagittal.setFocus()
    act(opened, "view.maximise")
    assert views.maximised is views.sagittal
    act(opened, "view.maximise")
    assert views.maximised is None
    assert views.axial.isVisible()


def posed(view) -> float:
    """Where a view has the screw, along x."""
    return next(item for item in view.items if item.id == "screw").pose.translation[0]


def test_another_scenario_stands_beside_this_one_and_is_turned_with_it(opened, views, qtbot) -> None:
    bridge = opened.space.bridge
    act(opened, "view.layout_scenarios")
    qtbot.wait(20)
    assert "one scenario only" in views.other.empty_words
    assert views.other.items == []
    bridge.start_branch("farther")
    bridge.do(MoveImplant("screw", translate_mm=(7.0, 0.0, 0.0)))
    qtbot.waitUntil(
        lambda: any(item.id == "screw" for item in views.other.items) and posed(views.scene) - posed(views.other) == 7.0
    )
    qtbot.waitUntil(lambda: {item.id for item in views.other.items} == {item.id for item in views.scene.items})
    assert opened.space.other._surfaces.ranges is opened.space.showing.ranges  # so that their colours mean the same
    panel = layout_panel(opened)
    assert [panel.scenario.itemText(n) for n in range(panel.scenario.count())] == ["A"]
    views.scene.look_from("left")
    np.testing.assert_allclose(views.other.camera.direction, views.scene.camera.direction)
    views.other.turn(30, 10)
    np.testing.assert_allclose(views.scene.camera.eye, views.other.camera.eye)
    panel.linked.click()
    views.other.look_from("superior")
    assert not np.allclose(views.scene.camera.direction, views.other.camera.direction)


def test_the_other_side_keeps_left_left(opened, views, qtbot) -> None:
    """The scenario to look at is drawn through the same camera: what lies on the left of one lies on the left of both."""
    bridge = opened.space.bridge
    bridge.start_branch("farther")
    act(opened, "view.layout_scenarios")
    qtbot.waitUntil(lambda: any(item.id == "screw" for item in views.other.items))
    for view in (views.scene, views.other):
        view.look_from("anterior")
        left, right = view.projection.project(np.array([[30.0, 0, 0], [-30.0, 0, 0]]))
        assert left[0] > right[0]  # seen from before, the patient's left is on the right of the screen


def test_switching_shows_the_scenario_left_behind_and_leaving_the_layout_lets_go_of_it(opened, views, qtbot) -> None:
    bridge = opened.space.bridge
    act(opened, "view.layout_scenarios")
    bridge.start_branch("B")
    bridge.do(MoveImplant("screw", translate_mm=(7.0, 0.0, 0.0)))
    bridge.start_branch("C")
    qtbot.waitUntil(lambda: opened.space.other.scenario == "A" or opened.space.other.scenario == "B")
    bridge.switch("A")
    qtbot.waitUntil(lambda: opened.space.other.scenario == "C" and bool(views.other.items))
    panel = layout_panel(opened)
    panel.scenario.setCurrentText("B")
    panel.scenario.activated.emit(panel.scenario.currentIndex())
    qtbot.waitUntil(lambda: opened.space.other.scenario == "B" and posed(views.other) - posed(views.scene) == 7.0)
    head = bridge.session.head.id
    views.other.setFocus()
    qtbot.keyClick(views.other, Qt.Key.Key_3)
    assert bridge.session.head.id == head
    act(opened, "view.layout_beside")
    qtbot.waitUntil(lambda: views.other.items == [])
    assert not views.other.isVisible()
    assert OTHER not in views.in_sight
