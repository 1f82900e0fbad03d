"""The page of the plan: implants placed and dragged, cuts, landmarks, and a fit that goes out of date."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from surgplan.app.pages.measures_page import MeasuresPage
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.tools.subjects import CutSubject, ImplantSubject
from surgplan.app.views.gizmo_geometry import handles
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.recipe import Artifact, quantity
from surgplan.artifacts.status import Ledger
from surgplan.case.session import Session
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureDistance
from surgplan.segment.tools.threshold import Threshold
from tests.app.conftest import at_rest


def drag(qtbot, view, start, end) -> None:
    """Press at one pixel of a view, move in steps, and let go at another."""
    points = [QPoint(*np.round(start + (end - start) * share).astype(int)) for share in np.linspace(0, 1, 5)]
    qtbot.mouseMove(view, points[0])
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(view, point)
        qtbot.wait(5)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=points[-1])


def arrow(view, pose, axis: int):
    """The two ends of an arrow in the pixels of a view."""
    return next(h for h in handles(pose, view.projection) if h.kind == "arrow" and h.axis == axis).line


def test_an_implant_is_placed_at_the_crosshair(opened, qtbot) -> None:
    opened.turn_to("Plan")
    panel = opened.space.page(PlanPage).implants
    panel._family.setCurrentText("screw.cortical")
    panel._size.setCurrentText("4.5x20")
    opened.space.state.set_crosshair((3.0, 4.0, -12.0))
    panel._place()
    qtbot.waitUntil(lambda: len(opened.space.bridge.case.implants) == 2, timeout=10000)
    name = panel.selected
    placed = opened.space.bridge.case.implants[name]
    assert placed.pose.translation == (3.0, 4.0, -12.0)
    assert (placed.component, placed.size) == ("screw.cortical", "4.5x20")
    assert opened.space.handles.subject == ImplantSubject(name)


def test_an_implant_outside_the_bone_is_refused_in_words(opened, qtbot) -> None:
    opened.turn_to("Plan")
    opened.space.state.set_crosshair((900.0, 0.0, 0.0))
    opened.space.page(PlanPage).implants._place()
    qtbot.waitUntil(lambda: opened.notice.words != "", timeout=10000)
    assert list(opened.space.bridge.case.implants) == ["screw"]


@pytest.mark.parametrize("where", ["scene", "coronal"])
def test_dragging_a_handle_is_one_operation(opened, qtbot, where) -> None:
    opened.turn_to("Plan")
    opened.space.page(PlanPage).implants.select("screw")
    at_rest(qtbot, opened)
    bridge, view = opened.space.bridge, getattr(opened.space.views, where)
    before, count = bridge.case.implants["screw"].pose, len(bridge.session.history())
    line = arrow(view, before, 2)
    drag(qtbot, view, line.mean(axis=0), line.mean(axis=0) + (line[1] - line[0]) * 0.5)
    assert len(bridge.session.history()) == count + 1
    shift = np.subtract(bridge.case.implants["screw"].pose.translation, before.translation)
    assert shift[2] > 1.0
    np.testing.assert_allclose(shift[:2], 0.0, atol=1e-6)
    assert opened.space.handles.gizmo.pose == bridge.case.implants["screw"].pose
    bridge.undo()
    assert bridge.case.implants["screw"].pose == before


def test_handles_are_seen_only_in_slices_that_pass_near(opened, qtbot) -> None:
    opened.turn_to("Plan")
    opened.space.page(PlanPage).implants.select("screw")
    view, pose = opened.space.views.axial, opened.space.bridge.case.implants["screw"].pose
    tool = next(tool for tool in view.tools if hasattr(tool, "_near"))
    spot = arrow(view, pose, 0).mean(axis=0)
    opened.space.state.set_crosshair((0.0, 0.0, 30.0))
    head = opened.space.bridge.session.head.id
    drag(qtbot, view, spot, spot + 20)
    assert not tool._near(view)
    assert opened.space.bridge.session.head.id == head


def test_a_typed_coordinate_moves_the_implant(opened, qtbot) -> None:
    opened.turn_to("Plan")
    panel = opened.space.page(PlanPage).implants
    panel._origin[2].setValue(-7.0)
    assert opened.space.bridge.case.implants["screw"].pose.translation[2] == pytest.approx(-7.0)
    assert opened.space.bridge.session.head.words == "Move screw 7.0 mm"


def test_the_plane_of_a_cut_is_dragged(opened, qtbot) -> None:
    opened.turn_to("Plan")
    opened.space.page(PlanPage).cuts.select("cut")
    at_rest(qtbot, opened)
    bridge, view = opened.space.bridge, opened.space.views.scene
    assert opened.space.handles.subject == CutSubject("cut")
    line = arrow(view, CutSubject("cut").pose(bridge.case), 2)
    count = len(bridge.session.history())
    drag(qtbot, view, line.mean(axis=0), line.mean(axis=0) - (line[1] - line[0]) * 0.3)
    cut = bridge.case.resections["cut"]
    assert len(bridge.session.history()) == count + 1
    assert cut.plane.origin[2] < 24.5
    np.testing.assert_allclose(cut.plane.normal, (0.0, 0.0, 1.0), atol=1e-9)
    assert (cut.positive, cut.negative) == ("upper", "lower")


def test_the_volumes_on_both_sides_of_a_cut_are_shown(opened, qtbot) -> None:
    opened.turn_to("Plan")
    panel = opened.space.page(PlanPage).cuts
    qtbot.waitUntil(lambda: panel._volumes.text().count(" ml") == 2, timeout=10000)
    upper, lower = (float(line.split(": ")[1].split()[0]) for line in panel._volumes.text().splitlines())
    whole = opened.space.bridge.case.segments["shaft"].volume_mm3 / 1000
    assert upper + lower == pytest.approx(whole, abs=0.11)


def test_a_landmark_is_placed_by_the_form(opened, qtbot) -> None:
    opened.turn_to("Plan")
    page = opened.space.page(PlanPage)
    form = next(form for form in page.forms if form._cls.kind == "landmark.place")
    opened.space.state.set_crosshair((1.0, 2.0, 3.0))
    form.set_values({"as": "tip"})
    form.editor("at").take(opened.space.state.crosshair)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert opened.space.bridge.case.landmarks["tip"].at == (1.0, 2.0, 3.0)


def test_a_fit_that_was_measured_meanwhile_is_there_when_one_comes_back(opened, qtbot) -> None:
    opened.turn_to("Plan")
    bridge, panel = opened.space.bridge, opened.space.page(PlanPage).fit
    panel._pair.setCurrentText("screw in lower")
    opened.turn_to("Scan")
    recipe = fit_recipe(bridge.case, "screw", "lower")
    bridge.shop.cache.put(recipe.key, Artifact({}, {"figures": {"gap_max": quantity(1.5, "mm", "made up")}}))
    bridge.artifact_ready.emit(recipe.key)
    opened.turn_to("Plan")
    assert panel._words.text() == ""
    assert panel._map.isEnabled()


def test_a_fit_of_another_pose_stays_greyed_and_says_what_was_moved(opened, qtbot) -> None:
    opened.turn_to("Plan")
    bridge, panel = opened.space.bridge, opened.space.page(PlanPage).fit
    panel._pair.setCurrentText("screw in lower")
    recipe = fit_recipe(bridge.case, "screw", "lower")
    with Ledger(bridge.shop.cache).working("fit of screw in lower", recipe):
        bridge.shop.cache.put(recipe.key, Artifact({}, {"figures": {"gap_max": quantity(1.5, "mm", "made up")}}))
    panel.show_case(bridge.case)
    assert panel._words.text() == ""
    assert not panel._measure.isEnabled()
    opened.space.page(PlanPage).implants._origin[0].setValue(2.5)
    qtbot.waitUntil(lambda: panel._words.text() == "Out of date: Move screw 1.5 mm.")
    assert panel._measure.isEnabled()
    assert panel._figures._grid.count() > 0
    bridge.undo()
    qtbot.waitUntil(lambda: panel._words.text() == "")


def test_forms_offer_segments_that_are_seen_before_hidden_ones(case_path, opened) -> None:
    opened.close_case()
    with Session.open(case_path) as session:
        session.do(Threshold("ct", 500.0, "core"))
    opened.open_case(case_path)
    opened.turn_to("Segment")
    opened.space.state.set_look("core", visible=False)
    opened.turn_to("Plan")
    cut = next(form for form in opened.space.page(PlanPage).forms if form._cls.kind == "resection.place")
    assert cut.editor("segment").value() == "shaft"


def test_an_implant_is_measured_in_the_bone_it_was_placed_in(opened) -> None:
    opened.turn_to("Plan")
    panel = opened.space.page(PlanPage).fit
    pairs = ["screw in pelvis", "screw in femur"]
    case = opened.space.bridge.case
    for bone in ("femur", "pelvis"):
        placed = case.with_item(replace(case.implants["screw"], on=bone))
        assert panel._likely(placed, pairs) == f"screw in {bone}"


def test_a_row_s_bin_and_the_delete_key_take_things_out_and_what_is_needed_stays(opened, qtbot) -> None:
    opened.turn_to("Plan")
    page, bridge = opened.space.page(PlanPage), opened.space.bridge
    bridge.do(PlaceLandmark("tip", (1.0, 2.0, -10.0)))
    bridge.do(MeasureDistance("length", "tip", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: "tip" in page._landmarks._rows)
    row = page._landmarks.row("tip")
    assert not row.bin.isHidden()
    row.bin.click()
    assert "tip" in bridge.case.landmarks
    assert "'tip' is needed by measure length" in opened.notice.words
    opened.show_side_page("Measures")
    measures = opened.space.page(MeasuresPage).list.items
    qtbot.waitUntil(lambda: "length" in measures._rows)
    qtbot.keyClick(measures.row("length"), Qt.Key.Key_Delete)
    assert not bridge.case.measures
    opened.show_side_page("")
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert "tip" not in bridge.case.landmarks
    bridge.undo()
    assert "tip" in bridge.case.landmarks
    qtbot.waitUntil(lambda: "tip" in page._landmarks._rows)
