"""The 3D view: camera, picking, what is sent to the renderer, legend."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from surgplan.app.tools.drawn_on import OnSight
from surgplan.app.views.camera import NAMED_VIEWS, Camera
from surgplan.app.views.contents import PointOverlay
from surgplan.app.views.legend import Legend, draw_legends, legends
from surgplan.app.views.orientation_cube import faces
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_lod import MOVING_TRIANGLES, coarse
from surgplan.app.views.scene_painter import is_hidden
from surgplan.app.views.scene_stage import triangle_share
from surgplan.app.views.scene_view import SceneView
from surgplan.base.geometry import Rigid

pytestmark = pytest.mark.usefixtures("gl")


@pytest.fixture
def scene(qtbot) -> SceneView:
    """An empty 3D view."""
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(360, 300)
    view.show()
    yield view
    view.close_scene()


def item(ball, name: str = "ball", **changes) -> SceneItem:
    """The ball as a scene item."""
    return SceneItem(name, changes.pop("key", 1), *ball, **changes)


def at(image: QImage, x: float, y: float) -> np.ndarray:
    """The colour of a pixel."""
    colour = image.pixelColor(int(x), int(y))
    return np.array([colour.red(), colour.green(), colour.blue()])


def test_each_named_view_shows_the_side_it_is_named_by() -> None:
    low, high = np.array([-10.0, -10, -10]), np.array([10.0, 10, 10])
    for name, expected in {
        "anterior": "A",
        "left": "L",
        "right": "R",
        "posterior": "P",
        "superior": "S",
        "inferior": "I",
    }.items():
        camera = Camera.named(name, low, high, 1.0)
        assert [face.letter for face in faces(camera, 300) if face.facing > 0.9] == [expected]
    front = Camera.named("anterior", low, high, 1.0).projection(100, 100)
    left, superior = front.project(np.array([[10.0, 0, 0], [0, 0, 10.0]]))
    assert left[0] > 50
    assert superior[1] < 50
    assert set(NAMED_VIEWS) == {"anterior", "posterior", "left", "right", "superior", "inferior"}


def test_our_projection_is_the_renderers(scene, ball) -> None:
    small = item((ball[0] / 15 + [25.0, 10.0, -20.0], ball[1]), "small", key=2, colour="#FF0000", material="other")
    scene.show_items([item(ball, visible=True, colour="#0000FF"), small])
    scene.look_from("left")
    scene.turn(-35, -20)
    image = scene.grab().toImage()
    x, y = scene.projection.project(np.array([25.0, 10.0, -20.0]))
    red = at(image, x, y)
    assert red[0] > 2 * red[2]


def test_zoom_keeps_what_is_under_the_cursor(ball) -> None:
    camera = Camera.named("anterior", ball[0].min(0), ball[0].max(0), 1.2)
    point = camera.focal + 12 * camera.right - 7 * camera.up
    x, y = camera.projection(360, 300).project(point)
    nearer = camera.zoomed(1.5, float(x), float(y), 360, 300)
    np.testing.assert_allclose(nearer.projection(360, 300).project(point), [x, y], atol=1e-6)


@pytest.mark.parametrize("pitch_deg", [-9.0, -70.0, 50.0])
def test_turning_never_goes_over_the_top(pitch_deg) -> None:
    camera = Camera.named("anterior", np.full(3, -10.0), np.full(3, 10.0), 1.0)
    for _ in range(40):
        camera = camera.turned(3, pitch_deg)
        assert camera.up[2] >= 0
    assert camera.direction @ camera.up == pytest.approx(0, abs=1e-9)


def test_a_click_picks_the_point_of_the_surface_in_patient_coordinates(qtbot, scene, ball) -> None:
    pose = Rigid.from_matrix(np.eye(3), (100.0, -40.0, 7.0))
    scene.show_items([item(ball, pose=pose)])
    with qtbot.waitSignal(scene.picked) as told:
        qtbot.mouseClick(scene, Qt.MouseButton.LeftButton, pos=QPoint(190, 140))
    point, name = told.args
    assert name == "ball"
    assert np.linalg.norm(point - [100.0, -40.0, 7.0]) == pytest.approx(30.0, rel=0.01)
    assert point[1] < -40.0
    np.testing.assert_allclose(scene.projection.project(point), [190, 140], atol=0.01)
    assert scene.pick(2.0, 150.0) is None


def test_solid_things_are_picked_through_faint_ones(scene, ball) -> None:
    skin = item((ball[0] * 2, ball[1]), "skin", key=2, opacity=0.2)
    scene.show_items([item(ball), skin])
    assert scene.pick(180, 150)[1] == "ball"
    scene.show_items([item(ball, visible=False), skin])
    assert scene.pick(180, 150)[1] == "skin"


def test_what_keeps_its_key_is_not_sent_to_the_renderer_again(scene, ball) -> None:
    first = item(ball)
    scene.show_items([first])
    held = scene._stage._actors["ball"]
    scene.show_items([replace(first, opacity=0.5, colour="#112233", pose=Rigid.from_matrix(np.eye(3), (1, 2, 3)))])
    assert scene._stage._actors["ball"] is held
    assert held.actor.GetProperty().GetOpacity() == 0.5
    assert held.actor.GetUserMatrix().GetElement(2, 3) == 3.0
    scene.show_items([replace(first, key=2)])
    assert scene._stage._actors["ball"] is not held
    scene.show_items([])
    assert scene.items == []


def test_many_changes_make_one_picture(scene, ball) -> None:
    scene.show_items([item(ball)])
    scene.grab()
    rendered = []
    real = scene._stage._window.render
    scene._stage._window.render = lambda *a, **k: rendered.append(1) or real(*a, **k)
    for _ in range(20):
        scene.turn(1, 0)
    scene.grab()
    assert len(rendered) == 1


def test_a_large_surface_is_coarse_in_motion_and_whole_at_rest(qtbot, scene, ball) -> None:
    points, triangles = ball
    many = 60
    copies = np.concatenate([points + np.array([0, 0, 70.0 * n]) for n in range(many)])
    cells = np.concatenate([triangles + n * len(points) for n in range(many)])
    scene.show_items([item((copies, cells))])
    scene.grab()
    assert scene.drawn_triangles == len(cells) > MOVING_TRIANGLES
    begun = scene._stage._actors["ball"]._begun
    qtbot.waitUntil(lambda: all(work.done() for work in begun.values()), timeout=5000)
    scene._stage._full_s = 1.0
    scene.turn(5, 0)
    scene.grab()
    assert scene.is_moving
    assert 0 < scene.drawn_triangles < MOVING_TRIANGLES
    qtbot.waitUntil(lambda: not scene.is_moving, timeout=5000)
    scene.grab()
    assert scene.drawn_triangles == len(cells)


def test_a_coarse_surface_stays_on_the_surface_and_keeps_its_values(ball) -> None:
    points, triangles = ball
    few, cells, values = coarse(points, triangles, points[:, 2].copy(), 600)
    assert len(cells) <= 600
    assert np.abs(np.linalg.norm(few, axis=1) - 30).max() < 3
    np.testing.assert_allclose(values, few[:, 2], atol=1e-9)
    assert coarse(points, triangles, np.arange(len(triangles)), 600)[2].shape == (len(coarse(points, triangles, None, 600)[1]),)
    assert triangle_share(500_000, 1_000_000) == 16384 <= MOVING_TRIANGLES / 2


def test_values_are_coloured_by_the_map_and_what_is_over_the_range_is_marked(scene, ball) -> None:
    values = np.where(ball[0][:, 0] > 0, 2.0, 0.2)
    scene.show_items([item(ball, material="result", scalars=values, colormap="risk", range=(0.0, 1.0), label="Risk factor")])
    image = scene.picture(300, 300)
    over, under = at(image, 200, 150).astype(int), at(image, 100, 150).astype(int)
    assert over[0] > 1.5 * over[1] > 1.5 * over[2]
    assert under[2] > under[0] + 10


def test_values_of_triangles_are_drawn_too(scene, ball) -> None:
    values = np.where(ball[0][ball[1][:, 0], 0] > 0, 1.0, 0.0)
    coloured = item(ball, material="result", scalars=values, colormap="viridis", range=(0.0, 1.0))
    assert coloured.by_triangle
    scene.show_items([coloured])
    image = scene.picture(300, 300)
    assert at(image, 220, 150)[0] > at(image, 80, 150)[0] + 60


def test_the_legend_says_what_unit_range_and_what_is_beyond(ball) -> None:
    values = np.zeros(len(ball[0]))
    risky = item(ball, scalars=values, colormap="risk", range=(0.0, 1.0), label="Risk factor", unit="1")
    gap = item(ball, "gap", scalars=values, colormap="gap", label="Gap", unit="mm")
    hidden = item(ball, "hidden", scalars=values, label="Hidden", visible=False)
    shown = legends([risky, gap, hidden, replace(risky, id="again")])
    assert [legend.title for legend in shown] == ["Risk factor", "Gap (mm)"]
    assert [words for _, words in shown[0].ticks()] == ["0.00", "0.25", "0.50", "0.75", "1.00"]
    assert shown[0].beyond() == [("#F0705C", "over 1.00")]
    picture = QImage(500, 500, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    boxes = draw_legends(painter, shown, 500, 500)
    painter.end()
    assert [box.right() for box in boxes] == [488.0, 488.0]
    assert boxes[0].bottom() < boxes[1].top()
    assert isinstance(shown[0], Legend)


def test_a_landmark_behind_the_bone_is_known_to_be_hidden(scene, ball) -> None:
    near, far = (0.0, -30.5, 0.0), (0.0, 30.5, 0.0)
    scene.show_items([item(ball)])
    scene.set_points([PointOverlay("near", near, "near"), PointOverlay("far", far, "far")])
    scene.grab()
    hidden = [is_hidden(scene.projection, np.array(p), d) for p, d in zip((near, far), scene._depths, strict=True)]
    assert hidden == [False, True]


def test_a_click_on_the_cube_turns_to_that_side(scene, ball) -> None:
    scene.show_items([item(ball)])
    scene.turn(-40, -20)
    side = next(face for face in faces(scene.camera, scene.height()) if face.view == "superior")
    scene.click(QPointF(*side.corners.mean(axis=0)))
    np.testing.assert_allclose(scene.camera.direction, [0, 0, -1], atol=1e-9)


def test_what_is_drawn_without_perspective_has_no_eye(scene, ball) -> None:
    scene.show_items([item(ball)])
    assert OnSight(scene, 180, 150).eye is not None
    scene.set_parallel(True)
    drawn = OnSight(scene, 180, 150)
    assert drawn.eye is None
    np.testing.assert_allclose(drawn.to_screen(drawn.to_lps(120, 90)[None]), [[120, 90]], atol=1e-6)


def test_without_perspective_all_depths_have_one_size_and_the_focal_one_keeps_its(ball) -> None:
    camera = Camera.named("left", ball[0].min(0), ball[0].max(0), 1.2)
    flat = camera.with_parallel(True)
    near, far = (camera.focal + depth * camera.direction for depth in (-20.0, 20.0))
    sizes = [flat.projection(360, 300).mm_per_pixel(point) for point in (near, camera.focal, far)]
    assert sizes == pytest.approx([camera.projection(360, 300).mm_per_pixel(camera.focal)] * 3)
    back = flat.with_parallel(False)
    assert (back.near_mm, back.far_mm) == pytest.approx((camera.near_mm, camera.far_mm))


def test_an_empty_scene_says_so_and_bears_the_mouse(qtbot, scene) -> None:
    qtbot.mouseClick(scene, Qt.MouseButton.LeftButton)
    scene.turn(10, 10)
    assert scene.pick(10, 10) is None
    assert not scene.grab().isNull()
