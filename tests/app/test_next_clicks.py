"""Clicks in slices go to the field that waits for them, and a hip's plan says what comes next and is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from surgplan.app.pages.next_step import next_of_plan, next_of_segments
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.pages.proposals import cut_for_implant, on_femur, study_of_implants
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.base.geometry import Plane, Rigid
from surgplan.case.document import Case, Implant, Landmark, Resection

STEM = Implant(
    "stem",
    "stem.collarless",
    "9",
    {},
    Rigid.identity(),
    features={"cut_origin": (0.0, 0.0, 0.0), "cut_normal": (0.0, 0.0, 1.0), "head_centre": (0.0, 0.0, 9.0)},
    on="femur",
)
CUT = Resection("cut", "femur", Plane((0, 0, 0), (0, 0, 1)), "top", "rest", origin_from="stem.cut_origin")


@pytest.fixture
def plan(opened: Any) -> PlanPage:
    opened.turn_to("Plan")
    page = opened.space.page(PlanPage)
    page.sections["Landmarks from the bone"].open()
    opened.space.handles.show(False)  # they would catch clicks in a case as small as this one
    return page


def click(qtbot: Any, window: Any, place: tuple[float, float, float]) -> None:
    """In the coronal view."""
    view = window.space.views.coronal
    x, y = (float(v) for v in view.frame.to_screen(np.array(place)))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(x, y).toPoint())


def enter(qtbot: Any, window: Any, field: QWidget) -> None:
    """Give a field the focus as a click does."""
    window.activateWindow()
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: window.space.waiting_field.waiting is not None, timeout=5000)


def test_the_field_with_the_focus_takes_clicks_and_hands_on_to_the_next_empty_one(opened, plan, qtbot) -> None:
    top, low = plan.shaft.editor("proximal"), plan.shaft.editor("distal")
    enter(qtbot, opened, top)
    click(qtbot, opened, (4.0, 0.0, 8.0))
    assert np.allclose(top.value(), opened.space.state.crosshair, atol=0.1)
    assert opened.space.waiting_field.waiting is low
    assert low._entry.placeholderText() == "click in a slice"
    click(qtbot, opened, (4.0, 0.0, -8.0))
    assert low.value()[2] == pytest.approx(-8.0, abs=2.0)
    assert len(opened.space.waiting_field.places()) == 2
    before = top.value(), low.value()
    click(qtbot, opened, (-4.0, 0.0, 0.0))
    assert (top.value(), low.value()) == before, "once all are filled in, a click only moves the crosshair"


def test_what_was_typed_is_not_overwritten_by_a_click(opened, plan, qtbot) -> None:
    near = plan.head.editor("near")
    enter(qtbot, opened, near)
    qtbot.keyClicks(near._text, "1, 2, 3")
    click(qtbot, opened, (4.0, 0.0, 8.0))
    assert near.value() == [1, 2, 3]


def test_a_button_of_the_form_ends_the_waiting_and_so_does_another_page(opened, plan, qtbot) -> None:
    near = plan.head.editor("near")
    enter(qtbot, opened, near)
    opened.turn_to("Scan")
    assert opened.space.waiting_field.waiting is None
    opened.turn_to("Plan")
    enter(qtbot, opened, near)
    plan.head.button.setFocus()
    assert opened.space.waiting_field.waiting is None


def test_all_clicks_go_to_the_bone_whose_name_was_typed_last(opened, qtbot) -> None:
    opened.turn_to("Segment")
    seeds = opened.space.page(SegmentPage).editor.panel("split").form.editor("seeds")
    for row, name, heights in ((0, "femur", (8.0, -8.0)), (1, "pelvis", (14.0,))):
        enter(qtbot, opened, seeds.rows[row].name_field)
        seeds.rows[row].name_field.clear()
        qtbot.keyClicks(seeds.rows[row].name_field, name)
        for height in heights:
            click(qtbot, opened, (0.0, 0.0, height))
    assert [len(points) for points in seeds.value().values()] == [2, 1]


def test_a_cut_and_a_study_are_proposed_as_the_stem_wants_them(opened) -> None:
    femur = replace(next(iter(opened.space.bridge.case.segments.values())), id="femur")
    case = Case().with_item(femur).with_item(STEM)
    proposed = cut_for_implant(case)
    assert (proposed["segment"], proposed["origin"], proposed["normal"]) == ("femur", "stem.cut_origin", "stem.cut_normal")
    assert study_of_implants(case)["bodies"] == ["femur", "stem"]
    cut = case.with_item(CUT)
    assert cut_for_implant(cut) == {}
    assert study_of_implants(cut)["bodies"] == ["rest", "stem"]


def test_proposals_stand_only_in_fields_that_nobody_filled_in(opened, plan) -> None:
    case = Case().with_item(replace(next(iter(opened.space.bridge.case.segments.values())), id="femur")).with_item(STEM)
    plan.cut.editor("as").set_value("mine")
    plan.cut.editor("as").changed.emit()
    plan.cut.show_case(case)
    assert plan.cut.editor("as").value() == "mine"
    assert plan.cut.editor("origin").value() == "stem.cut_origin"
    plan.cut.show_case(case.with_item(CUT))
    assert plan.cut.editor("origin").value() is None


def test_a_bone_lets_a_new_stem_be_seen_unless_the_user_made_it_solid(opened, plan) -> None:
    case, look = opened.space.bridge.case, opened.space.state.look
    features = {**STEM.features, "tip": (0.0, 0.0, -9.0), "stem_axis": (0.0, 0.0, 1.0)}
    stem = replace(STEM, on="shaft", features=features)
    plan._see_through(case.with_item(stem))
    assert look("shaft").opacity < 1
    opened.space.state.set_look("shaft", opacity=1.0)
    plan._see_through(case.with_item(stem).with_item(replace(stem, id="other")))
    assert look("shaft").opacity == 1.0


def test_each_step_of_a_hip_is_said_until_it_is_done(opened) -> None:
    bone = replace(next(iter(opened.space.bridge.case.segments.values())), id="bone", tissue="bone", voxel_count=9)
    case = Case().with_item(bone)
    assert next_of_segments(case).place == "Split joint"
    assert next_of_plan(case) is None
    case = case.with_item(replace(bone, id="femur")).with_item(replace(bone, id="pelvis"))
    assert on_femur(case) == {"segment": "femur"}
    assert next_of_segments(case).page == "Plan"
    places = [next_of_plan(case).place]
    case = case.with_item(Landmark("head_centre", (0.0, 0.0, 0.0), "femur"))
    places.append(next_of_plan(case).words)
    for name in ("shaft_proximal", "shaft_distal"):
        case = case.with_item(Landmark(name, (0.0, 0.0, -9.0), "femur"))
    for thing in (STEM, CUT):
        places.append(next_of_plan(case).place)
        case = case.with_item(thing)
    assert next_of_plan(case).page == "Simulate"
    assert places[0] == "Landmarks from the bone"
    assert "shaft" in places[1]
    assert places[2:] == ["Template a stem", "Cuts"]
