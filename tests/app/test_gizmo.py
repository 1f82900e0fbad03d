"""Moving and turning by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from surgplan.app.views.camera import Camera
from surgplan.app.views.gizmo import Gizmo
from surgplan.app.views.gizmo_geometry import REACH_PX, RING_PX, Drag, handles, hit
from surgplan.app.views.projection import Projection
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Rigid

sys.path.insert(0, str(Path(__file__).parent))
from volumes import IDENTITY, bright_at

POSE = Rigid.about((0, 0, 0), (0.2, 1.0, 0.4), 30.0).then(Rigid.from_matrix(np.eye(3), (12.0, -5.0, 40.0)))


@pytest.fixture
def seen() -> Projection:
    """A perspective from the front, left and above."""
    centre = np.array(POSE.translation)
    return Camera.named("anterior", centre - 80, centre + 80, 1.0).turned(-30, -40).projection(600, 600)


def of(found, name: str):
    """The handle of a name."""
    return next(handle for handle in found if handle.name == name)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_dragging_an_arrow_moves_exactly_along_its_axis(seen, axis) -> None:
    handle = of(handles(POSE, seen), f"arrow {'xyz'[axis]}")
    direction = POSE.matrix3[:, axis]
    start = np.array(POSE.translation) + 8 * direction
    drag = Drag(POSE, handle, seen, *seen.project(start))
    delta = drag.moved(seen, *seen.project(start + 13.5 * direction))
    np.testing.assert_allclose(delta.translation, 13.5 * direction, atol=1e-6)
    np.testing.assert_allclose(delta.matrix3, np.eye(3), atol=1e-12)
    assert drag.words(delta) == "+13.5 mm"


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("turn_deg", [25.0, -70.0, 250.0])
def test_turning_a_ring_follows_the_mouse_even_past_half_a_turn(seen, axis, turn_deg) -> None:
    handle = of(handles(POSE, seen), f"ring {'xyz'[axis]}")
    origin, direction = np.array(POSE.translation), POSE.matrix3[:, axis]
    radius = RING_PX * seen.mm_per_pixel(origin)
    start = origin + radius * POSE.matrix3[:, (axis + 1) % 3]
    drag = Drag(POSE, handle, seen, *seen.project(start))
    for share in np.linspace(0, 1, 12)[1:]:
        turn = Rigid.about(origin.tolist(), direction.tolist(), share * turn_deg)
        delta = drag.moved(seen, *seen.project(turn.apply(start)))
    np.testing.assert_allclose(delta.matrix3, turn.matrix3, atol=1e-6)
    np.testing.assert_allclose(delta.apply(origin), origin, atol=1e-9)


def test_dragging_the_centre_moves_across_the_line_of_sight(seen) -> None:
    origin = np.array(POSE.translation)
    x, y = seen.project(origin)
    drag = Drag(POSE, of(handles(POSE, seen), "centre"), seen, x, y)
    delta = drag.moved(seen, x + 40, y - 25)
    assert abs(np.array(delta.translation) @ seen.sight(origin)) < 1e-9
    np.testing.assert_allclose(seen.project(origin + delta.translation), [x + 40, y - 25], atol=1e-6)


def test_steps_keep_to_whole_millimetres(seen) -> None:
    direction, start = POSE.matrix3[:, 0], np.array(POSE.translation)
    drag = Drag(POSE, of(handles(POSE, seen), "arrow x"), seen, *seen.project(start + 5 * direction))
    delta = drag.moved(seen, *seen.project(start + 12.3 * direction), step_mm=1.0)
    assert np.linalg.norm(delta.translation) == pytest.approx(7.0)
    assert drag.words(delta) == "+7.0 mm"


def test_handles_are_wide_enough_to_hit_and_nothing_is_hit_far_away(seen) -> None:
    found = handles(POSE, seen)
    arrow = of(found, "arrow x")
    tip = arrow.line[1]
    aside = np.array([-(arrow.line[1] - arrow.line[0])[1], (arrow.line[1] - arrow.line[0])[0]])
    aside = aside / np.linalg.norm(aside)
    assert 2 * REACH_PX >= 16
    assert hit(found, *(tip + 5 * aside)) is arrow
    assert hit(found, *(tip + 60 * aside)) is None
    assert hit(found, *seen.project(np.array(POSE.translation))).kind == "centre"


def test_what_points_along_the_line_of_sight_is_not_offered() -> None:
    centre = np.zeros(3)
    front = Camera.named("anterior", centre - 50, centre + 50, 1.0).projection(400, 400)
    names = {handle.name for handle in handles(Rigid.identity(), front)}
    assert names == {"arrow x", "arrow z", "ring y", "plane y", "centre"}


def test_a_drag_in_a_slice_tells_previews_then_one_motion(qtbot) -> None:
    view = SliceView("axial")
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.set_volume(bright_at(IDENTITY, (0, 0, 0)))
    view.show()
    gizmo = Gizmo(Rigid.identity())
    gizmo.attach(view)
    previews, finished, crosshairs = [], [], []
    gizmo.preview.connect(previews.append)
    gizmo.released.connect(finished.append)
    view.crosshair_moved.connect(crosshairs.append)
    x, y = view.frame.to_screen(np.zeros(3)) + np.array([50, 0])
    start, end = QPoint(round(x), round(y)), QPoint(round(x) + 24, round(y) + 9)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    assert not view.grab().isNull()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    expected = [24 * view.frame.mm_per_pixel, 0, 0]
    np.testing.assert_allclose(previews[-1].translation, expected, atol=1e-6)
    assert len(finished) == 1
    np.testing.assert_allclose(finished[0].translation, expected, atol=1e-6)
    np.testing.assert_allclose(gizmo.pose.translation, expected, atol=1e-6)
    assert crosshairs == []


def test_escape_gives_up_a_drag(qtbot) -> None:
    view = SliceView("axial")
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.set_volume(bright_at(IDENTITY, (0, 0, 0)))
    gizmo = Gizmo(Rigid.identity())
    gizmo.attach(view)
    previews, finished = [], []
    gizmo.preview.connect(previews.append)
    gizmo.released.connect(finished.append)
    x, y = view.frame.to_screen(np.zeros(3)).round().astype(int)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(int(x) + 50, int(y)))
    qtbot.mouseMove(view, QPoint(int(x) + 80, int(y)))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(int(x) + 80, int(y)))
    assert previews[-1] == Rigid.identity()
    assert finished == []
    assert gizmo.pose == Rigid.identity()
