"""Measuring and writing in the views: placed with the mouse, dragged, listed, renamed, hidden."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from surgplan.app.actions.measure_actions import ACTIONS
from surgplan.app.cine_state import Cine
from surgplan.app.measuring.kinds import KINDS
from surgplan.app.pages.measures_page import MeasuresPage
from surgplan.app.views.turned import TurnedPlanes
from surgplan.case.document import Measure, Note
from surgplan.plan.measures import evaluate
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureDistance
from surgplan.plan.place_note import WriteNote

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def space(opened: Any, qtbot: Any) -> Any:
    """The case's space with the page of measures beside the views."""
    opened.show_side_page("Measures")
    qtbot.wait(20)
    return opened.space


@pytest.fixture
def page(space: Any) -> MeasuresPage:
    return space.page(MeasuresPage)


def pixel(view: Any, point: tuple[float, float, float]) -> QPoint:
    """Where a view shows a point (LPS mm)."""
    x, y = view.projection.project(np.array(point))
    return QPoint(round(float(x)), round(float(y)))


def on_slice(view: Any, point: tuple[float, float, float]) -> np.ndarray:
    """The patient's point under the pixel nearest to a point."""
    at = pixel(view, point)
    return np.round(view.frame.to_lps(at.x(), at.y()), 2)


def click(view: Any, *points: tuple[float, float, float]) -> None:
    for point in points:
        QTest.mouseClick(view, LEFT, PLAIN, pixel(view, point))


def send(view: Any, kind: QEvent.Type, place: QPoint, held: bool = True) -> None:
    """A mouse event as a real one arrives."""
    button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    at = QPointF(place)
    event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(place)), button, LEFT if held else Qt.MouseButton.NoButton, PLAIN)
    QApplication.sendEvent(view, event)


def drag(view: Any, start: tuple[float, float, float], end: tuple[float, float, float], *, let_go: bool = True) -> None:
    places = [pixel(view, start), (pixel(view, start) + pixel(view, end)) / 2, pixel(view, end)]
    send(view, QEvent.Type.MouseButtonPress, places[0])
    for place in places[1:]:
        send(view, QEvent.Type.MouseMove, place)
    if let_go:
        send(view, QEvent.Type.MouseButtonRelease, places[-1], held=False)


def test_a_distance_is_clicked_or_dragged_in_a_slice_and_has_the_millimetres_between(space: Any, page: Any) -> None:
    page.tools.button("distance").click()
    view = space.views.axial
    click(view, (-10.0, 5.0, 0.0), (20.0, 5.0, 0.0))
    made = space.bridge.case.measures["distance"]
    ends = [on_slice(view, p) for p in ((-10.0, 5.0, 0.0), (20.0, 5.0, 0.0))]
    assert np.array(made.points) == pytest.approx(np.array(ends))
    assert evaluate(space.bridge.case, made).value == pytest.approx(30.0, abs=1.0)
    assert space.state.measuring.now.tool == ""
    assert space.state.measuring.now.chosen == "distance"
    assert space.bridge.session.head.words == "Measure distance distance"
    page.tools.button("distance").click()
    drag(space.views.coronal, (-10.0, 0.0, -20.0), (-10.0, 0.0, 15.0))
    assert evaluate(space.bridge.case, space.bridge.case.measures["distance2"]).value == pytest.approx(35.0, abs=1.0)


def test_the_other_measures_are_clicked_point_by_point(space: Any, page: Any) -> None:
    wanted = {
        "angle": ([(0, -20, 0), (0, 10, 0), (30, 10, 0)], 90.0),
        "lines": ([(-20, 0, 0), (20, 0, 0), (-20, 5, 0), (20, 45, 0)], 45.0),
        "cobb": ([(-20, -10, 0), (20, -10, 0), (20, 5, 0), (-20, 15, 0)], 14.04),
    }
    for tool, (points, value) in wanted.items():
        count = len(space.bridge.case.measures)
        page.tools.button(tool).click()
        click(space.views.axial, *points[:-1])
        assert len(space.bridge.case.measures) == count
        assert space.state.measuring.now.count == len(points) - 1
        click(space.views.axial, points[-1])
        made = list(space.bridge.case.measures.values())[-1]
        assert evaluate(space.bridge.case, made).value == pytest.approx(value, abs=2.5)
        space.state.set_look(made.id, visible=False)  # or the next click would grab a point of it
    assert np.abs(made.normal) == pytest.approx((0.0, 0.0, 1.0))


def test_an_area_is_closed_at_its_first_point_with_enter_or_a_double_click(space: Any, page: Any) -> None:
    view, corners = space.views.axial, [(-10, -10, 0), (10, -10, 0), (10, 10, 0), (-10, 10, 0)]
    for number, how in enumerate(("first point", "enter", "double click")):
        page.tools.button("area").click()
        click(view, *corners)
        assert len(space.bridge.case.measures) == number
        if how == "enter":
            QTest.keyClick(view, Qt.Key.Key_Return)
        elif how == "double click":
            QTest.mouseDClick(view, LEFT, PLAIN, pixel(view, corners[-1]))
        else:
            click(view, corners[0])
        made = list(space.bridge.case.measures.values())[-1]
        assert len(made.points) == 4
        assert evaluate(space.bridge.case, made).value == pytest.approx(400.0, rel=0.06)


def test_backspace_takes_a_point_back_and_escape_first_the_points_then_the_tool(space: Any, page: Any) -> None:
    page.tools.button("area").click()
    view = space.views.axial
    click(view, (-10, -10, 0), (10, -10, 0))
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert space.state.measuring.now.count == 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (space.state.measuring.now.count, space.state.measuring.now.tool) == (0, "area")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert space.state.measuring.now.tool == ""
    assert not page.tools.button("area").isChecked()


def test_a_click_on_a_landmark_takes_the_landmark_and_the_measure_follows_it(space: Any, page: Any) -> None:
    space.bridge.do(PlaceLandmark("mark", (5.0, 5.0, 0.0)))
    page.tools.button("distance").click()
    space.views.set_crosshair((5.0, 5.0, 0.0))
    click(space.views.axial, (5.0, 5.0, 0.0), (25.0, 5.0, 0.0))
    made = space.bridge.case.measures["distance"]
    assert made.points[0] == "mark"
    space.bridge.do(PlaceLandmark("mark", (5.0, 5.0, 30.0)))
    assert evaluate(space.bridge.case, made).value == pytest.approx(np.hypot(20.0, 30.0), abs=1.0)


def test_a_point_is_dragged_in_one_operation_with_its_figure_on_the_way(space: Any) -> None:
    space.bridge.do(MeasureDistance("d", (-10.0, 0.0, 1.0), (20.0, 0.0, 1.0)))
    QApplication.processEvents()
    view, revision = space.views.axial, len(space.bridge.session.history())
    space.views.set_crosshair((0.0, 0.0, 1.0))
    drag(view, (20.0, 0.0, 1.0), (-10.0, 24.0, 1.0), let_go=False)
    moved = space.measure_box.overlay._moved
    assert moved.label.endswith("mm")
    assert float(moved.label.split()[0]) == pytest.approx(24.0, abs=1.0)
    assert len(space.bridge.session.history()) == revision
    send(view, QEvent.Type.MouseButtonRelease, pixel(view, (-10.0, 24.0, 1.0)), held=False)
    assert len(space.bridge.session.history()) == revision + 1
    assert np.array(space.bridge.case.measures["d"].points[1]) == pytest.approx((-10.0, 24.0, 1.0), abs=0.6)
    assert space.bridge.session.head.words == "Move point 2 of d"
    before = space.bridge.case
    drag(view, (-10.0, 24.0, 1.0), (0.0, 0.0, 1.0), let_go=False)
    assert space.measure_box.overlay._moved is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    send(view, QEvent.Type.MouseButtonRelease, pixel(view, (0.0, 0.0, 1.0)), held=False)
    assert space.bridge.case is before


def test_a_point_far_from_the_slice_or_that_follows_a_landmark_is_not_grabbed(space: Any) -> None:
    space.bridge.do(MeasureDistance("d", "shaft_proximal", (20.0, 0.0, 20.0)))
    QApplication.processEvents()
    overlay, view = space.measure_box.overlay, space.views.axial
    space.views.set_crosshair((0.0, 0.0, 20.0))
    assert overlay._point_under(view, QPointF(pixel(view, (0.0, 0.0, 20.0)))) is None
    assert overlay._point_under(view, QPointF(pixel(view, (20.0, 0.0, 20.0)))) is not None
    space.views.set_crosshair((0.0, 0.0, 0.0))
    assert overlay._point_under(view, QPointF(pixel(view, (20.0, 0.0, 20.0)))) is None


def test_on_a_surface_a_measure_lies_on_the_surface_and_beside_it_the_mouse_turns_the_view(space: Any, page: Any) -> None:
    scene = space.views.scene
    if scene.problem is not None:
        pytest.skip(scene.problem)
    scene.look_from("anterior")
    page.tools.button("distance").click()
    direction = scene.camera.direction.copy()
    corner = QPoint(scene.width() - 4, scene.height() - 4)
    assert scene.pick(corner.x(), corner.y()) is None
    QTest.mouseClick(scene, LEFT, PLAIN, corner)
    assert space.state.measuring.now.count == 0
    click(scene, (4.0, -14.0, -20.0), (4.0, -14.0, 10.0))
    made = space.bridge.case.measures["distance"]
    radii = np.hypot(*np.array(made.points)[:, :2].T)
    assert radii == pytest.approx(14.0, abs=1.5)  # on the cylinder's skin, not on a plane before it
    assert evaluate(space.bridge.case, made).value == pytest.approx(30.0, abs=3.0)
    assert scene.camera.direction == pytest.approx(direction)


def test_words_are_asked_for_and_written_where_the_click_was(space: Any, page: Any, qtbot: Any) -> None:
    page.tools.button("arrow").click()
    click(space.views.axial, (0.0, 0.0, 0.0), (20.0, -15.0, 0.0))
    assert space.bridge.case.notes == {}
    assert page.tools.words.isVisible()
    qtbot.keyClicks(page.tools.words, "Cyst in the roof")
    qtbot.keyClick(page.tools.words, Qt.Key.Key_Return)
    note = space.bridge.case.notes["note"]
    assert note.text == "Cyst in the roof"
    assert np.array(note.tip) == pytest.approx((0.0, 0.0, note.tip[2]), abs=0.6)
    assert np.array(note.at)[:2] == pytest.approx((20.0, -15.0), abs=0.6)
    assert not page.tools.words.isVisible()
    page.tools.button("text").click()
    click(space.views.axial, (-20.0, 0.0, 0.0))
    page.tools.write.click()
    assert "needs words" in space.window().notice.words
    page.tools._drop.click()
    assert list(space.bridge.case.notes) == ["note"]


def test_the_list_goes_to_hides_renames_rewrites_and_removes(space: Any, page: Any, qtbot: Any) -> None:
    space.bridge.do(MeasureDistance("d", (0.0, 0.0, 10.0), (20.0, 0.0, 10.0)))
    space.bridge.do(WriteNote("note", "Look here", (0.0, 10.0, -12.0)))
    qtbot.wait(20)
    items = page.list.items
    items.row("d").chosen.emit("d")
    assert space.state.crosshair == (10.0, 0.0, 10.0)
    items.row("d").eye.click()
    assert "d" not in [shape.id for shape in space.measure_box.shown.shapes]
    qtbot.wait(20)
    page.list.name.setText("neck")
    page.list.name.editingFinished.emit()
    qtbot.wait(20)
    assert list(space.bridge.case.measures) == ["neck"]
    assert not space.state.look("neck").visible
    items.row("note").chosen.emit("note")
    qtbot.wait(20)
    page.list.text.setText("Look there")
    page.list.text.editingFinished.emit()
    assert space.bridge.case.notes["note"] == Note("note", "Look there", (0.0, 10.0, -12.0))
    qtbot.wait(20)
    items.row("neck").bin.click()
    items.row("note").bin.click()
    qtbot.wait(20)
    assert not space.bridge.case.measures
    assert not space.bridge.case.notes


def test_a_profile_is_worked_out_and_drawn_as_a_curve(space: Any, page: Any, qtbot: Any) -> None:
    page.tools.button("profile").click()
    click(space.views.axial, (-30.0, 0.0, 0.0), (30.0, 0.0, 0.0))
    qtbot.waitUntil(lambda: page.list.chart.isVisible(), timeout=10000)
    values = page.list.chart._values
    assert (values.max(), values.min()) == (pytest.approx(1000.0), pytest.approx(40.0))
    assert 0.3 < (values > 500).mean() < 0.6  # 28 of 60 mm are bone
    wanted = f"mean {round(float(values.mean()))}"  # of a NIfTI no unit is known
    qtbot.waitUntil(lambda: space.measure_box.shown.shapes[-1].label == wanted, timeout=10000)
    QTest.mouseMove(page.list.chart, QPoint(page.list.chart.width() // 2, 60))
    page.list.chart.grab()


def test_a_measure_with_the_tool_of_the_editor_in_hand_lays_that_down_and_the_other_way_round(space: Any) -> None:
    space.state.edit.set(tool="draw", segment="shaft")
    space.state.measuring.set(tool="area")
    assert space.state.edit.now.tool == ""
    space.state.edit.set(tool="draw")
    assert space.state.measuring.now.tool == ""
    assert space.measure_box.tool is None


def test_every_tool_is_an_action_that_is_taken_up_and_laid_down(opened: Any) -> None:
    actions = {action.id: action for action in ACTIONS}
    for kind in KINDS:
        action = actions[f"measure.{kind.name}"]
        action.run(opened)
        assert action.checked(opened)
        assert opened.space.measure_box.tool.kind is kind
        action.run(opened)
        assert not action.checked(opened)
    assert opened.space.measure_box.tool is None


def test_left_is_left_in_every_view(space: Any) -> None:
    """The text stands on the side of the patient on which its place is, as the slices and the 3D view draw the patient."""
    space.bridge.do(WriteNote("note", "LEFT", (30.0, -18.0, 0.0)))
    QApplication.processEvents()
    space.views.set_crosshair((0.0, -18.0, 0.0))
    for view in (space.views.axial, space.views.coronal):
        x, _ = view.projection.project(np.array(space.measure_box.shown.shapes[-1].anchor))
        assert x > view.width() / 2  # the patient's left is on the right of the screen
        before = view.grab().toImage()
        space.state.set_look("note", visible=False)
        after = view.grab().toImage()
        space.state.set_look("note", visible=True)
        changed = [i for i in range(0, before.width(), 2) if before.copy(i, 0, 1, 900) != after.copy(i, 0, 1, 900)]
        assert changed
        assert min(changed) > view.width() / 2


def test_a_scan_that_lies_elsewhere_is_not_measured_on(space: Any, page: Any, monkeypatch: Any) -> None:
    space.bridge.case.with_item(Measure("d", "distance", ()))
    monkeypatch.setattr(space.measure_box.shown, "_apart", lambda case: True)
    page.tools.button("distance").click()
    click(space.views.axial, (0.0, 0.0, 0.0), (10.0, 0.0, 0.0))
    assert space.bridge.case.measures == {}
    assert "lies elsewhere" in space.window().notice.words


def test_on_a_turned_slice_the_figure_is_in_millimetres_of_the_patient(space: Any, page: Any) -> None:
    planes = TurnedPlanes.of_scan(space.showing.volume.grid, (0.0, 0.0, 0.0)).turned_in("coronal", 30.0, (0.0, 0.0, 0.0))
    space.state.reslice.set(turned=planes)
    view = space.views.axial
    frame = view.frame
    assert abs(frame.plane.through[0]) == pytest.approx(0.5)
    ends = [tuple(frame.middle + frame.plane.right * x) for x in (-16.0, 16.0)]
    page.tools.button("distance").click()
    click(view, *ends)
    made = space.bridge.case.measures["distance"]
    start, end = np.array(made.points)
    assert evaluate(space.bridge.case, made).value == pytest.approx(32.0, abs=1.0)
    assert abs(end[2] - start[2]) == pytest.approx(16.0, abs=0.6)  # it rises with the slice
    assert np.abs((np.array(made.points) - frame.middle) @ frame.plane.through) == pytest.approx(0.0, abs=0.02)
    page.tools.button("cobb").click()
    corners = [(-10, -10), (10, -10), (-10, 12), (10, 12)]
    space.state.set_look("distance", visible=False)
    click(view, *(tuple(frame.middle + frame.plane.right * x + frame.plane.down * y) for x, y in corners))
    assert np.array(space.bridge.case.measures["cobb"].normal) == pytest.approx(frame.plane.through, abs=1e-6)


def test_a_point_dragged_within_a_slab_keeps_its_depth(space: Any, qtbot: Any) -> None:
    space.bridge.do(MeasureDistance("across", (-20.0, 0.0, 12.0), (20.0, 0.0, -12.0)))
    space.state.reslice.set(mode="highest", thickness_mm=40.0)
    qtbot.waitUntil(lambda: space.views.axial.frame.reach_mm > 19 and bool(space.measure_box.shown.shapes))
    drag(space.views.axial, (-20.0, 0.0, 12.0), (-16.0, 0.0, 12.0))
    moved = space.bridge.case.measures["across"].points[0]
    assert moved[2] == pytest.approx(12.0, abs=0.02)
    assert moved[0] == pytest.approx(-16.0, abs=1.0)


def test_a_landmark_behind_the_bone_is_not_meant_by_a_click_on_the_bone(space: Any, page: Any, qtbot: Any) -> None:
    view = space.views.scene
    qtbot.waitUntil(lambda: view.camera is not None and bool(view.items), timeout=10000)
    behind = tuple(float(v) for v in 13.9 * np.asarray(view.camera.direction))
    space.bridge.do(PlaceLandmark("hidden", behind))
    page.tools.button("distance").click()
    at = pixel(view, behind)
    hit = view.pick(at.x(), at.y())
    assert hit is not None
    QTest.mouseClick(view, LEFT, PLAIN, at)
    assert space.measure_box.tool._points[0] == pytest.approx(hit[0], abs=0.02)


def test_areas_and_cobb_angles_are_set_in_one_view(space: Any, page: Any, qtbot: Any) -> None:
    said: list[str] = []
    space.bridge.refused.connect(said.append)
    page.tools.button("area").click()
    click(space.views.axial, (-10.0, -10.0, 0.0), (10.0, -10.0, 0.0))
    click(space.views.coronal, (5.0, 0.0, 8.0))
    assert "begun in another view" in said[-1]
    click(space.views.axial, (10.0, 10.0, 0.0), (-10.0, 10.0, 0.0), (-10.0, -10.0, 0.0))
    (made,) = (m for m in space.bridge.case.measures.values() if m.what == "area")
    assert np.abs(made.normal) == pytest.approx((0, 0, 1), abs=1e-6)
    assert evaluate(space.bridge.case, made).value == pytest.approx(400, rel=0.1)


def test_on_a_scan_that_lies_elsewhere_nothing_is_measured_in_3d_either(space: Any, page: Any, monkeypatch: Any) -> None:
    said: list[str] = []
    space.bridge.refused.connect(said.append)
    page.tools.button("distance").click()
    monkeypatch.setattr(type(space.measure_box.shown), "is_apart", lambda self: True)
    view = space.views.scene
    QTest.mouseClick(view, LEFT, PLAIN, view.rect().center())
    assert "lies elsewhere" in said[-1]
    assert space.measure_box.tool.count == 0


def test_values_of_another_phase_than_the_planned_one_are_not_read(space: Any, page: Any, monkeypatch: Any) -> None:
    said: list[str] = []
    space.bridge.refused.connect(said.append)
    page.tools.button("profile").click()
    space.state.cine._now = Cine(image="ct", phase="75 %")
    click(space.views.axial, (-10.0, 4.0, 0.0))
    assert "phase that is planned on" in said[-1]
    assert space.measure_box.tool.count == 0
