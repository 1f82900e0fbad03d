"""Handles of the window: axes, guides, steps, catching, numbers, arrow keys, collisions, ghosts and fragments."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.tools.live_collision import meeting_words
from surgplan.app.tools.subjects import CutSubject, FragmentSubject, ImplantSubject, parts_of
from surgplan.app.views.camera import Camera
from surgplan.app.views.gizmo import Gizmo
from surgplan.app.views.gizmo_geometry import hit
from surgplan.base.geometry import Rigid, vector
from surgplan.case.session import Session
from surgplan.case.state import MarkCase
from surgplan.plan.collision import Meeting
from surgplan.plan.guides import Guide
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.move_implant import MoveImplant
from tests.app.conftest import at_rest

NONE = Qt.KeyboardModifier.NoModifier
POSE = Rigid.about((0, 0, 0), (0.2, 1.0, 0.4), 30.0).then(Rigid.from_matrix(np.eye(3), (12.0, -5.0, 40.0)))


def seen_from(name: str = "anterior", turned: tuple[float, float] = (-30.0, -40.0)) -> Any:
    centre = np.array(POSE.translation)
    return Camera.named(name, centre - 80, centre + 80, 1.0).turned(*turned).projection(600, 600)


class Pane:
    """A view without a widget."""

    def __init__(self, projection: Any) -> None:
        self.tools: list[object] = []
        self.projection = projection

    def update(self) -> None:
        """Nothing to draw."""

    def hasFocus(self) -> bool:
        """It has no keys."""
        return False


def held(gizmo: Gizmo, view: Any, name: str) -> np.ndarray:
    """Take hold of a handle in its middle, and the pixel of that."""
    line = next(h for h in gizmo.handles(view.projection) if h.name == name).line
    at = line[:-1].mean(axis=0) if len(line) > 2 else line.mean(axis=0)
    assert gizmo.press(view, QPointF(*at), NONE)
    return at


# The gizmo alone


def test_the_views_axes_run_right_and_up_and_towards_the_eye() -> None:
    gizmo, seen = Gizmo(POSE), seen_from()
    gizmo.axes = "view"
    frame = gizmo.frame(seen)
    origin = np.array(POSE.translation)
    here, right, up = seen.project(np.array([origin, origin + frame.matrix3[:, 0], origin + frame.matrix3[:, 1]]))
    assert (right - here)[0] > 1
    assert abs((right - here)[1]) < 0.05 * (right - here)[0]
    assert (up - here)[1] < -1
    np.testing.assert_allclose(frame.matrix3[:, 2], -seen.sight(origin), atol=1e-9)
    assert {h.name for h in gizmo.handles(seen)} == {"arrow x", "arrow y", "ring z", "plane z", "centre"}


def test_the_patients_axes_are_those_of_lps() -> None:
    gizmo = Gizmo(POSE)
    gizmo.axes = "patient"
    assert gizmo.frame(seen_from()) == Rigid.from_matrix(np.eye(3), POSE.translation)


def test_a_square_shifts_within_its_plane_by_steps() -> None:
    gizmo, view = Gizmo(POSE), Pane(seen_from())
    name = next(h.name for h in gizmo.handles(view.projection) if h.kind == "plane")
    gizmo.step_mm = 2.0
    moved: list[Rigid] = []
    gizmo.preview.connect(moved.append)
    at = held(gizmo, view, name)
    gizmo.move(view, QPointF(at[0] + 37.0, at[1] + 22.0), NONE)
    along = POSE.matrix3.T @ np.array(moved[-1].translation)
    assert along["xyz".index(name[-1])] == pytest.approx(0.0, abs=1e-9)
    np.testing.assert_allclose(along / 2.0, np.round(along / 2.0), atol=1e-9)
    assert np.abs(along).max() >= 2.0


def test_alt_lets_go_of_steps() -> None:
    gizmo, view = Gizmo(POSE), Pane(seen_from())
    gizmo.step_mm = 10.0
    moved: list[Rigid] = []
    gizmo.preview.connect(moved.append)
    at = held(gizmo, view, "arrow x")
    line = next(h for h in gizmo.handles(view.projection) if h.name == "arrow x").line
    gizmo.move(view, QPointF(*(at + 0.2 * (line[1] - line[0]))), Qt.KeyboardModifier.AltModifier)
    assert 0.5 < np.linalg.norm(moved[-1].translation) < 10.0


@pytest.mark.parametrize(
    ("guide", "offered"),
    [
        (Guide("axis", (0.0, 0.0, 0.0), (0.6, 0.0, 0.8)), {"arrow z", "ring z"}),
        (Guide("plane", (0.0, 0.0, 0.0), (0.6, 0.0, 0.8)), {"arrow x", "arrow y", "ring z", "plane z"}),
    ],
)
def test_a_guide_leaves_only_the_handles_it_allows(guide: Guide, offered: set[str]) -> None:
    gizmo = Gizmo(POSE)
    gizmo.guide = guide
    assert {h.name for h in gizmo.handles(seen_from(turned=(-40.0, -50.0)))} == offered
    np.testing.assert_allclose(gizmo.frame(seen_from()).matrix3[:, 2], guide.along, atol=1e-9)


def test_a_square_is_hit_anywhere_inside_it() -> None:
    gizmo, seen = Gizmo(POSE), seen_from()
    found = gizmo.handles(seen)
    square = next(h for h in found if h.kind == "plane")
    assert hit(found, *square.line[:-1].mean(axis=0)) is square


# What operations motions become


def test_a_motion_is_told_as_a_turn_about_the_handles_and_a_shift() -> None:
    about = (3.0, -2.0, 8.0)
    delta = Rigid.about(about, (0.0, 0.6, 0.8), 35.0).then(Rigid.from_matrix(np.eye(3), (1.0, 2.0, 3.0)))
    angle, axis, shift = parts_of(delta, about)
    assert (angle, axis, shift) == (pytest.approx(35.0), pytest.approx((0.0, 0.6, 0.8)), pytest.approx((1.0, 2.0, 3.0)))
    assert parts_of(Rigid.from_matrix(np.eye(3), (1.0, 0.0, 0.0)), about) == (0.0, None, (1.0, 0.0, 0.0))


def test_each_subject_is_moved_exactly_by_a_drags_motion(opened: Any) -> None:
    case = opened.space.bridge.case
    delta = Rigid.about((3.0, 1.0, 5.0), (1.0, 2.0, -1.0), 25.0).then(Rigid.from_matrix(np.eye(3), (1.0, -2.0, 3.0)))
    for subject in (ImplantSubject("screw"), FragmentSubject("upper"), CutSubject("cut")):
        before, after = subject.pose(case), subject.pose(subject.moved(case, delta).apply(case, {}))
        assert before is not None
        assert after is not None
        np.testing.assert_allclose(after.translation, delta.apply(np.array(before.translation)), atol=1e-9)
        np.testing.assert_allclose(after.matrix3[:, 2], delta.rotate(before.matrix3[:, 2]), atol=1e-9)
    assert isinstance(ImplantSubject("screw").moved(case, delta), MoveImplant)
    assert "25.0°" in FragmentSubject("upper").moved(case, delta).words()
    assert FragmentSubject("femur").pose(case) is None


# In the window


def plan(window: Any, qtbot: Any) -> PlanPage:
    window.turn_to("Plan")
    page: PlanPage = window.space.page(PlanPage)
    page.implants.select("screw")
    qtbot.waitUntil(lambda: window.space.collision.is_ready, timeout=20000)
    return page


def pull(qtbot: Any, window: Any, name: str, by: tuple[int, int], *, let_go: bool = True) -> QPoint:
    """Drag a handle in the 3D view."""
    view = window.space.views.scene
    found = next(h for h in window.space.handles.gizmo.handles(view.projection) if h.name == name)
    start = QPoint(*np.round(found.line.mean(axis=0)).astype(int))
    qtbot.mouseMove(view, start)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.5, 1.0):
        qtbot.mouseMove(view, start + QPoint(round(by[0] * share), round(by[1] * share)))
        qtbot.wait(5)
    end = start + QPoint(*by)
    if let_go:
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    return end


def test_numbers_move_along_the_axes_that_are_chosen(opened: Any, qtbot: Any) -> None:
    page = plan(opened, qtbot)
    bridge, state = opened.space.bridge, opened.space.state.handles
    before = bridge.case.implants["screw"].pose
    page.move.turn[0].setValue(90.0)
    page.move.shift[2].setValue(5.0)
    qtbot.mouseClick(page.move.go, Qt.MouseButton.LeftButton)
    after = bridge.case.implants["screw"].pose
    assert bridge.session.head.words == "Move screw 5.0 mm, 90.0°"
    np.testing.assert_allclose(after.translation, before.apply(np.array([0.0, 0.0, 5.0])), atol=1e-9)
    assert [field.value() for field in (*page.move.shift, *page.move.turn)] == [0.0] * 6
    qtbot.waitUntil(lambda: opened.space.handles.gizmo.pose == after)
    state.set(axes="patient")
    page.move.shift[2].setValue(-2.0)
    qtbot.keyClick(page.move.shift[2], Qt.Key.Key_Return)
    np.testing.assert_allclose(
        np.subtract(bridge.case.implants["screw"].pose.translation, after.translation), (0, 0, -2), atol=1e-9
    )


def test_a_guide_keeps_numbers_and_drags_on_the_canals_axis(opened: Any, qtbot: Any) -> None:
    page = plan(opened, qtbot)
    guides = page.move.settings.guide
    guides.setCurrentIndex(guides.findData("canal axis"))
    guides.activated.emit(guides.currentIndex())
    assert opened.space.state.handles.now.constraint == "canal axis"
    bridge = opened.space.bridge
    before = np.array(bridge.case.implants["screw"].pose.translation)
    said: list[str] = []
    bridge.refused.connect(said.append)
    page.move.shift[0].setValue(4.0)
    page.move.shift[2].setValue(3.0)
    qtbot.mouseClick(page.move.go, Qt.MouseButton.LeftButton)
    assert "guide does not let it" in said[-1]
    assert np.array_equal(bridge.case.implants["screw"].pose.translation, before)
    page.move.shift[0].setValue(0.0)
    page.move.shift[2].setValue(3.0)
    qtbot.mouseClick(page.move.go, Qt.MouseButton.LeftButton)
    np.testing.assert_allclose(np.array(bridge.case.implants["screw"].pose.translation) - before, (0, 0, 3), atol=1e-9)
    assert not page.move.settings.axes.isEnabled()


def test_arrow_keys_move_what_is_held_and_many_presses_are_one_change(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    space = opened.space
    bridge, scene = space.bridge, space.views.scene
    before, count = np.array(bridge.case.implants["screw"].pose.translation), len(bridge.session.history())
    scene.look_from("anterior")
    space.state.handles.set(axes="patient", step_mm=2.0)
    qtbot.keyClick(scene, Qt.Key.Key_Right)  # turns the camera as long as nothing is held
    assert not space.handles.gizmo.is_armed
    scene.look_from("anterior")
    space.take_hold()
    for _ in range(3):
        qtbot.keyClick(scene, Qt.Key.Key_Right)  # the patient's left is on the right
    qtbot.keyClick(scene, Qt.Key.Key_Up)
    assert len(bridge.session.history()) == count
    assert "Arrow keys 2 mm" in space.handles.gizmo.caption
    qtbot.waitUntil(lambda: len(bridge.session.history()) == count + 1, timeout=5000)
    np.testing.assert_allclose(np.array(bridge.case.implants["screw"].pose.translation) - before, (6, 0, 2), atol=1e-9)
    assert bridge.session.head.words == "Move screw 6.3 mm"
    qtbot.keyClick(scene, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(scene, Qt.Key.Key_Return)
    assert bridge.session.head.words == "Move screw 1.0°"
    qtbot.keyClick(scene, Qt.Key.Key_Right)
    qtbot.keyClick(scene, Qt.Key.Key_Escape)
    assert not space.handles.gizmo.is_armed
    qtbot.wait(750)
    assert bridge.session.head.words == "Move screw 1.0°"


def test_a_drag_into_another_implant_turns_red_says_so_and_leaves_a_ghost(opened: Any, qtbot: Any) -> None:
    space = opened.space
    other = space.bridge.case.implants["screw"]
    page = plan(opened, qtbot)
    beside = page.implants._operation("second", _pose_at(other, 9.0))
    space.bridge.do(beside)
    qtbot.waitUntil(lambda: "second" in space.bridge.case.implants, timeout=10000)
    page.implants.select("second")
    qtbot.waitUntil(lambda: [o.name for o in space.collision.obstacles if o.kind == "implant"] == ["screw"], timeout=20000)
    space.state.handles.set(axes="patient")
    space.views.scene.look_from("anterior")
    scene = space.views.scene
    pull(qtbot, opened, "arrow x", _pixels(scene, space.handles.gizmo.pose, (-7.0, 0.0, 0.0)), let_go=False)
    items = {item.id: item for item in scene.items}
    assert not items["second"].visible
    assert items["second meeting"].scalars.min() < -0.5
    assert items["second before"].pose == space.bridge.case.implants["second"].pose
    assert any(line.endswith("into screw") for line in space.handles._words)
    surfaces = {overlay.id: overlay.colour for overlay in space.views.axial._surfaces}
    assert surfaces["second"] == "#F0705C"
    assert "second before" in surfaces
    qtbot.keyClick(scene, Qt.Key.Key_Escape)
    assert {item.id for item in scene.items} == set(items) - {"second meeting", "second before"}
    assert space.handles._words == ()
    assert page.move.meets.text().startswith("It meets nothing where it stands. Not looked at")


def _pose_at(implant: Any, x_mm: float) -> Any:
    from surgplan.plan.pose import Pose

    return Pose.of(implant.pose.then(Rigid.from_matrix(np.eye(3), (x_mm, 0.0, 0.0))))


def _pixels(view: Any, pose: Rigid, shift: tuple[float, float, float]) -> tuple[int, int]:
    ends = view.projection.project(np.array([pose.translation, np.add(pose.translation, shift)]))
    x, y = np.round(ends[1] - ends[0]).astype(int)
    return int(x), int(y)


def test_catching_ends_a_drag_on_the_canals_axis(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    space = opened.space
    space.state.handles.set(to_axes=True, axes="patient")
    space.views.scene.look_from("anterior")
    # the screw stands 1 mm beside the axis of the shaft
    by = _pixels(space.views.scene, space.handles.gizmo.pose, (-2.2, 0.0, 0.0))
    pull(qtbot, opened, "arrow x", by)
    assert space.bridge.case.implants["screw"].pose.translation[0] == pytest.approx(0.0, abs=1e-6)


def test_catching_on_bone_ends_a_drag_on_its_surface(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    space = opened.space
    space.state.handles.set(to_cortex=True, axes="patient")
    qtbot.waitUntil(lambda: bool(space.collision.bones), timeout=20000)
    space.views.scene.look_from("anterior")
    pull(qtbot, opened, "arrow x", _pixels(space.views.scene, space.handles.gizmo.pose, (12.0, 0.0, 0.0)))
    assert space.bridge.case.implants["screw"].pose.translation[0] == pytest.approx(14.0, abs=1.1)


def test_a_fragment_is_dragged_drawn_where_it_is_and_put_back(opened: Any, qtbot: Any) -> None:
    opened.turn_to("Plan")
    space, page = opened.space, opened.space.page(PlanPage)
    bridge, scene = space.bridge, space.views.scene
    page.fragments.select("upper")
    assert space.handles.subject == FragmentSubject("upper")
    qtbot.waitUntil(lambda: space.collision.is_ready, timeout=20000)
    assert {o.name: o.kind for o in space.collision.obstacles} == {"screw": "implant", "shaft": "bone"}
    scene.look_from("anterior")
    space.state.handles.set(axes="patient")
    pull(qtbot, opened, "arrow z", _pixels(scene, space.handles.gizmo.pose, (0.0, 0.0, 6.0)))
    motion = bridge.case.motion_of("upper")
    assert motion is not None
    lifted = motion.translation[2]
    assert 4.0 < lifted < 8.0
    assert bridge.session.head.words == f"Move upper {lifted:.1f} mm"
    at_rest(qtbot, opened)
    assert next(item for item in scene.items if item.id == "upper").pose == motion

    def drawn() -> bool:
        return {"upper", "upper as cut", "shaft"} <= {overlay.id for overlay in space.views.coronal._segments}

    qtbot.waitUntil(drawn, timeout=10000)
    overlays = {overlay.id: overlay for overlay in space.views.coronal._segments}
    assert overlays["upper"].grid.origin_mm[2] - overlays["upper as cut"].grid.origin_mm[2] == pytest.approx(lifted)
    assert not np.any(overlays["shaft"].mask[-5:])
    assert "upper" in {overlay.id for overlay in space.views.coronal._surfaces}
    assert page.fragments.back.isEnabled()
    qtbot.mouseClick(page.fragments.back, Qt.MouseButton.LeftButton)
    assert bridge.case.motion_of("upper") is None
    bridge.undo()
    assert bridge.case.motion_of("upper") == motion


def test_a_moved_fragment_lies_on_its_own_side_in_the_slices(opened: Any, qtbot: Any) -> None:
    space = opened.space
    space.bridge.do(MoveFragment("upper", translate_mm=(20.0, 0.0, 0.0)))
    view = space.views.coronal
    qtbot.waitUntil(lambda: "upper" in {overlay.id for overlay in view._segments}, timeout=20000)
    upper = next(overlay for overlay in view._segments if overlay.id == "upper")
    middle = upper.grid.to_lps(np.argwhere(upper.mask)[:, ::-1]).mean(axis=0)
    assert middle[0] == pytest.approx(20.0, abs=0.5)
    # the patient's left is on the right of the picture
    assert view.projection.project(middle)[0] > view.projection.project(np.zeros(3))[0] + 5


def test_every_action_of_the_handles_does_what_it_says(opened: Any, qtbot: Any) -> None:
    from surgplan.app.actions.move_actions import ACTIONS

    plan(opened, qtbot)
    actions, state = {action.id: action for action in ACTIONS}, opened.space.state.handles
    for expected in ("view", "patient", "own"):
        actions["edit.axes"].run(opened)
        assert state.now.axes == expected
    for name in ("to_axes", "to_cortex", "collisions", "ghost"):
        before = getattr(state.now, name)
        actions[f"edit.{name}"].run(opened)
        assert getattr(state.now, name) is not before
        assert actions[f"edit.{name}"].checked(opened) is not before
        assert opened.space.page(PlanPage).move.settings.ticks[name].isChecked() is not before
    assert actions["edit.hold"].available(opened)
    actions["edit.hold"].run(opened)
    assert opened.space.handles.gizmo.is_armed


def test_nothing_is_said_of_what_is_not_met() -> None:
    assert meeting_words(None) == ()
    assert meeting_words(Meeting(np.zeros(1, np.float32), ())) == ()
    assert vector(POSE.translation) == POSE.translation


def test_a_locked_plan_has_no_handles(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    assert opened.space.handles.gizmo.visible
    opened.space.bridge.do(MarkCase("approved"))
    qtbot.waitUntil(lambda: not opened.space.handles.gizmo.visible, timeout=5000)


def test_what_keys_moved_is_forgotten_when_the_case_changes_under_them(opened: Any, qtbot: Any) -> None:
    page = plan(opened, qtbot)
    space = opened.space
    page.move.shift[2].setValue(4.0)
    qtbot.mouseClick(page.move.go, Qt.MouseButton.LeftButton)
    qtbot.wait(20)
    space.take_hold()
    qtbot.keyClick(space.views.scene, Qt.Key.Key_Up)
    space.bridge.undo()
    qtbot.wait(20)
    assert space.handles.nudges.pending == Rigid.identity()
    assert space.handles.gizmo.pose == space.bridge.case.implants["screw"].pose


def test_guides_are_offered_in_words() -> None:
    from surgplan.app.pages.handle_panel import guide_words

    names = ("axial plane", "plane of neck_cut", "canal axis", "stem.neck_axis")
    assert [guide_words(name) for name in names] == [
        "Axial plane",
        "Plane of neck_cut",
        "Axis of the canal",
        "Axis stem.neck_axis",
    ]


def test_colours_of_a_drag_follow_it_in_the_picture(qtbot: Any, ball: tuple[np.ndarray, np.ndarray]) -> None:
    from surgplan.app.showing_moved import MovedShown, scene_items
    from surgplan.app.tools.live_collision import Moving
    from surgplan.app.views.scene_item import SceneItem
    from surgplan.app.views.scene_view import SceneView

    view = SceneView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    if view.problem is not None:
        pytest.skip(view.problem)
    plain = SceneItem("ball", "ball", *ball, material="titanium", pose=Rigid.identity())
    moving = Moving("ball", *ball, ball[0])
    redness = []
    for inside in (-5.0, 1.5, -5.0):
        meeting = Meeting(np.full(len(ball[0]), inside, np.float32), ())
        shown = MovedShown("ball", Rigid.identity(), Rigid.identity(), moving, meeting, ghost=False)
        view.show_items(scene_items([plain], shown))
        view.look_from("anterior")
        colour = view.picture(200, 200).pixelColor(100, 100)
        redness.append(colour.red() - colour.green())
    assert redness[0] > 60
    assert redness[1] < 30
    assert redness[2] == pytest.approx(redness[0], abs=5)


def test_undo_in_the_middle_of_a_drag_ends_the_drag(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    space = opened.space
    scene, bridge = space.views.scene, space.bridge
    space.state.handles.set(axes="patient")
    scene.look_from("anterior")
    pull(qtbot, opened, "arrow x", _pixels(scene, space.handles.gizmo.pose, (7.0, 0.0, 0.0)), let_go=False)
    assert space.handles.gizmo.is_dragged
    bridge.undo()
    qtbot.waitUntil(lambda: not space.handles.gizmo.is_dragged)
    undone = bridge.case.implants["screw"].pose
    qtbot.mouseRelease(scene, Qt.MouseButton.LeftButton)
    assert bridge.case.implants["screw"].pose == undone


def test_what_keys_moved_just_before_closing_is_done(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    space = opened.space
    path, before = space.bridge.path, space.bridge.case.implants["screw"].pose
    space.handles.hold()
    qtbot.keyClick(space.views.scene, Qt.Key.Key_Up)
    moved = space.handles.nudges.pending
    assert moved != Rigid.identity()
    opened.close_case()
    with Session.open(path, read_only=True) as session:
        assert session.case.implants["screw"].pose == before.then(moved)


def test_beyond_what_was_read_nothing_is_said_of_what_is_met(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    collision, pose = opened.space.collision, opened.space.bridge.case.implants["screw"].pose
    collision.obstacles = collision.obstacles or [object()]
    qtbot.waitUntil(lambda: collision.is_ready, timeout=20000)
    far = pose.then(Rigid.from_matrix(np.eye(3), (60.0, 0.0, 0.0)))
    assert collision.meeting(far) is None


def test_bone_that_is_hidden_or_has_no_hu_is_said_not_to_be_looked_at(opened: Any, qtbot: Any) -> None:
    plan(opened, qtbot)
    qtbot.waitUntil(lambda: opened.space.collision.is_ready, timeout=20000)
    assert opened.space.collision.not_looked_at(opened.space.bridge.case) == ("shaft",)
