"""The pages of scan, segment and compare: import, preview, undo and redo, history, scenarios."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from surgplan.app.pages.compare_page import ComparePage
from surgplan.app.pages.scan_page import ScanPage
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.segment.tools.split import Split
from tests.app.conftest import at_rest


def test_a_folder_is_listed_and_what_can_not_be_used_is_said(window, tmp_path, qtbot) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear colleague")
    page = window.space.page(ScanPage)
    page.look_into(str(folder))
    qtbot.waitUntil(lambda: not window.space.bridge.tasks.running(), timeout=10000)
    assert not page.found.go.isVisible()
    assert not window.space.bridge.case.images
    assert page.found.said.text() or window.notice.words


def test_a_file_is_imported_and_shown(window, scan_path, tmp_path, qtbot) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    window.space.page(ScanPage).look_into(str(scan_path))
    qtbot.waitUntil(lambda: "ct" in window.space.bridge.case.images, timeout=10000)
    at_rest(qtbot, window)
    assert window.space.showing.volume.voxels.shape == (40, 40, 40)
    assert window.space.views.crosshair is not None
    level, width = window.space.views.axial.window_level
    assert level - width / 2 <= 40
    assert level + width / 2 >= 1000


def test_a_window_is_chosen_by_name_and_kept_for_its_scan(opened, qtbot) -> None:
    menu = opened.space.slice_menu()
    next(action for action in menu.actions() if action.text() == "Whole range").trigger()
    assert opened.space.views.axial.window_level == (520.0, 960.0)
    opened.space.views.coronal.change_window(10.0, 20.0)
    opened.space.state.set_image("ct")
    assert opened.space.views.axial.window_level == (10.0, 20.0)


def test_the_scan_page_names_the_grey_values_that_are_shown(opened) -> None:
    opened.turn_to("Scan")
    chosen = opened.space.page(ScanPage)._window
    assert chosen.currentText() == "Whole range"
    opened.space.views.coronal.change_window(10.0, 20.0)
    assert chosen.currentText() == ""
    assert chosen.placeholderText() == "Set by hand"
    opened.space.state.window_asked.emit("Whole range")
    assert chosen.currentText() == "Whole range"


def test_a_threshold_is_previewed_and_then_made(opened, qtbot) -> None:
    opened.turn_to("Segment")
    page = opened.space.page(SegmentPage)
    form = page.editor.panel("threshold").form
    form.set_values({"low": 500.0, "into": "core"})
    form.editor("low").changed.emit()
    qtbot.waitUntil(lambda: opened.space.showing._threshold is not None)
    tinted = opened.space.showing._threshold.mask
    above = opened.space.showing.volume.voxels >= 500
    assert np.array_equal(tinted.section(0, 20), above[20])
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "core" in opened.space.bridge.case.segments, timeout=10000)
    assert opened.space.showing._threshold is None
    assert opened.space.bridge.case.segments["core"].voxel_count == above.sum()


def test_a_preview_goes_with_its_page(opened, qtbot) -> None:
    opened.turn_to("Segment")
    page = opened.space.page(SegmentPage)
    page.editor.panel("threshold").form.refresh()
    qtbot.waitUntil(lambda: opened.space.showing._threshold is not None)
    opened.turn_to("Plan")
    assert opened.space.showing._threshold is None


def test_a_form_says_what_it_lacks_before_anything_is_done(opened) -> None:
    opened.turn_to("Segment")
    form = opened.space.page(SegmentPage).editor.panel("threshold").form
    head = opened.space.bridge.session.head.id
    form.set_values({"low": "much"})
    form.ask()
    assert "a number is needed" in form._complaint.text()
    form.set_values({"low": 300.0, "into": None})
    form.ask()
    assert form._complaint.text() == "Into segment is needed"
    assert opened.space.bridge.session.head.id == head


def test_segments_are_hidden_and_made_faint_without_touching_the_case(opened, qtbot) -> None:
    opened.turn_to("Segment")
    page = opened.space.page(SegmentPage)
    row = page._list.row("shaft")
    row.opacity.setValue(40)
    assert opened.space.state.look("shaft").opacity == 0.4
    assert page._list.row("shaft") is row, "a slider that is dragged must stay the same widget"
    qtbot.mouseClick(row.eye, Qt.MouseButton.LeftButton)
    assert not opened.space.state.look("shaft").visible
    assert all(not item.visible for item in opened.space.views.scene.items if item.id in ("upper", "lower"))


def test_undo_and_redo_are_buttons(opened, qtbot) -> None:
    bridge = opened.space.bridge
    bridge.do(PlaceLandmark("tip", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: "Place landmark tip" in opened.top.undo.toolTip())
    qtbot.mouseClick(opened.top.undo, Qt.MouseButton.LeftButton)
    assert "tip" not in bridge.case.landmarks
    qtbot.waitUntil(opened.top.redo.isEnabled)
    qtbot.mouseClick(opened.top.redo, Qt.MouseButton.LeftButton)
    assert "tip" in bridge.case.landmarks


def test_a_scenario_is_begun_and_left(opened, qtbot) -> None:
    bridge = opened.space.bridge
    bridge.start_branch("longer")
    bridge.do(PlaceLandmark("only_here", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: opened.top.scenario.text() == "Scenario longer")
    opened.turn_to("Compare")
    page = opened.space.page(ComparePage)
    assert page._now.currentText() == "longer"
    page._now.activated.emit(page._now.findText("A"))
    assert "only_here" not in bridge.case.landmarks
    qtbot.waitUntil(lambda: opened.top.scenario.text() == "Scenario A")
    bridge.start_branch("longer")
    assert "needs a new name" in opened.notice.words


def test_a_scenario_is_begun_by_a_name_typed_on_the_page(opened, qtbot) -> None:
    opened.turn_to("Compare")
    page, session = opened.space.page(ComparePage), opened.space.bridge.session
    qtbot.keyClicks(page.name, "longer stem")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert session.branch == "longer stem"
    assert page.name.text() == ""
    qtbot.keyClicks(page.name, "longer stem")
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert "needs a new name" in opened.notice.words
    assert page.name.text() == "longer stem", "what was refused can be typed otherwise"
    page.name.clear()
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert session.branch == "B", "without a name it is a letter"


def test_a_bone_that_was_split_is_hidden_and_undoing_shows_it_again(opened, qtbot) -> None:
    bridge, state = opened.space.bridge, opened.space.state
    shaft = bridge.case.segments["shaft"]
    part = {"labels": shaft.labels, "voxel_count": shaft.voxel_count, "note": "", "cautions": []}
    seeds = {"top": ((0.0, 0.0, 30.0),), "bottom": ((0.0, 0.0, -30.0),)}
    bridge.session.do(Split("shaft", seeds), results=dict.fromkeys(seeds, part))
    qtbot.waitUntil(lambda: not state.look("shaft").visible)
    bridge.undo()
    qtbot.waitUntil(lambda: state.look("shaft").visible)
    bridge.redo()
    qtbot.waitUntil(lambda: not state.look("shaft").visible)
