"""What is cut away in 3D: the picture, picking, handles and refusals."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage

from surgplan.app.scene_state import SceneState
from surgplan.app.tools.clip_tool import ClipTool, along_line
from surgplan.app.views.camera import Camera
from surgplan.app.views.scene_clipping import Clipping, cuts, kept_interval
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_view import SceneView
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid

pytestmark = pytest.mark.usefixtures("gl")

BACK_HALF = Plane.through((0.0, 0.0, 0.0), (0.0, 1.0, 0.0))


@pytest.fixture
def scene(qtbot) -> SceneView:
    """An empty 3D view."""
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(360, 300)
    view.show()
    yield view
    view.close_scene()


@pytest.fixture
def pulled(scene) -> tuple[SceneView, SceneState]:
    """A 3D view whose cuts can be pulled."""
    state = SceneState(scene)
    scene.tools.append(ClipTool(scene, state))
    state.clipping_changed.connect(lambda: scene.clip(state.clipping))
    return scene, state


def item(ball, name: str = "ball", **changes) -> SceneItem:
    """The ball as a scene item."""
    return SceneItem(name, 1, *ball, **changes)


def lit(image: QImage) -> np.ndarray:
    """Where anything is drawn: brighter than the dark background."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()] > 80


def test_the_kept_part_of_a_ray_is_that_between_the_planes() -> None:
    clipping = Clipping().with_box((-1, -2, -3), (1, 2, 3))
    x = np.array([1.0, 0, 0])
    assert kept_interval(clipping.half_spaces(), np.array([-10.0, 0, 0]), x) == (9.0, 11.0)
    nearest, farthest = kept_interval(clipping.half_spaces(), np.array([-10.0, 5, 0]), x)
    assert nearest > farthest
    assert kept_interval(np.empty((0, 4)), np.zeros(3), x) == (0.0, np.inf)


def test_six_faces_are_all_that_can_be_cut_and_more_are_refused() -> None:
    boxed = Clipping().with_box((0, 0, 0), (9, 9, 9))
    with pytest.raises(Refused, match="six"):
        boxed.with_plane("axial", BACK_HALF)
    with pytest.raises(Refused, match="six"):
        Clipping().with_plane("axial", BACK_HALF).with_box((0, 0, 0), (9, 9, 9))
    thin = Clipping().with_box((5, 5, 5), (5, 0, 9)).box
    assert all(high - low >= 2 for low, high in zip(*thin, strict=True))


@pytest.mark.parametrize("moved", [(0.0, 0.0, 0.0), (60.0, -25.0, 10.0)])
def test_a_cut_is_drawn_where_it_lies_in_the_patient_however_a_thing_is_placed(scene, ball, moved) -> None:
    scene.show_items([item(ball, pose=Rigid.from_matrix(np.eye(3), moved))])
    scene.clip(Clipping().with_plane("sagittal", Plane.through((moved[0] + 10, 0, 0), (1.0, 0, 0))))
    scene.set_parallel(True)
    image = lit(scene.picture(300, 300))
    columns = np.nonzero(image.any(axis=0))[0]
    projection = scene.camera.projection(300, 300)
    start = projection.project(np.array(moved) + np.array([10.0, 0, 0]))[0]
    end = projection.project(np.array(moved) + np.array([30.0, 0, 0]))[0]
    assert [columns.min(), columns.max()] == pytest.approx([start, end], abs=1.5)


def test_what_is_cut_away_is_not_picked_and_what_lies_behind_it_is(scene, ball) -> None:
    scene.show_items([item(ball)])
    front, _ = scene.pick(180, 150)
    scene.clip(Clipping().with_plane("coronal", BACK_HALF))
    behind, _ = scene.pick(180, 150)
    assert front[1] < -29
    assert behind[1] > 29
    scene.clip(Clipping().with_box((5, -40, -40), (40, 40, 40)))
    assert scene.pick(150, 150) is None
    assert scene.pick(210, 150) is not None


def test_implants_stay_whole_unless_they_are_to_be_cut_too(scene, ball) -> None:
    clipping = Clipping().with_plane("coronal", BACK_HALF)
    assert cuts("bone", clipping)
    assert not cuts("titanium", clipping)
    scene.show_items([item(ball, material="titanium")])
    scene.clip(clipping)
    assert scene.pick(180, 150)[0][1] < -29
    scene.clip(Clipping(clipping.planes, implants_too=True))
    assert scene.pick(180, 150)[0][1] > 29


def test_things_shown_later_are_cut_too(scene, ball) -> None:
    scene.clip(Clipping().with_plane("coronal", BACK_HALF))
    scene.show_items([item(ball)])
    assert scene.pick(180, 150)[0][1] > 29


def drag(qtbot, view: SceneView, start: np.ndarray, end: np.ndarray) -> None:
    """The left button from one pixel to another."""
    places = [QPoint(*(int(v) for v in at)) for at in (start, (start + end) / 2, end)]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(view, place)


def test_a_face_of_the_box_is_pulled_along_its_axis_and_escape_puts_it_back(qtbot, pulled, ball) -> None:
    scene, state = pulled
    scene.show_items([item(ball)])
    scene.set_parallel(True)
    state.set_clipping(Clipping().with_box((-25, -25, -25), (25, 25, 25)))
    handle = scene.projection.project(np.array([25.0, 0, 0]))
    target = scene.projection.project(np.array([12.0, 0, 3.0]))
    drag(qtbot, scene, handle, target)
    assert state.clipping.box[1][0] == pytest.approx(12.0, abs=0.5)
    assert state.clipping.box[0] == (-25, -25, -25)
    qtbot.keyClick(scene, Qt.Key.Key_Escape)
    assert state.clipping.box[1][0] == 25.0
    qtbot.mouseRelease(scene, Qt.MouseButton.LeftButton)
    drag(qtbot, scene, handle, target)
    qtbot.mouseRelease(scene, Qt.MouseButton.LeftButton, pos=QPoint(*(int(v) for v in target)))
    assert state.clipping.box[1][0] == pytest.approx(12.0, abs=0.5)


def test_a_plane_is_pushed_along_its_normal_and_tilted_by_its_tip(qtbot, pulled, ball) -> None:
    scene, state = pulled
    scene.show_items([item(ball)])
    scene.set_parallel(True)
    state.set_clipping(Clipping().with_plane("sagittal", Plane.through((0, 0, 0), (1.0, 0, 0))))
    middle = scene.projection.project(np.zeros(3))
    target = scene.projection.project(np.array([-8.0, 0, 0]))
    drag(qtbot, scene, middle, target)
    qtbot.mouseRelease(scene, Qt.MouseButton.LeftButton, pos=QPoint(*(int(v) for v in target)))
    plane = state.clipping.planes[0].plane
    assert plane.origin[0] == pytest.approx(-8.0, abs=0.5)
    tool = scene.tools[0]
    tip = next(handle for handle in tool.handles() if handle.kind == "tilt")
    up = np.array(plane.origin) + np.array([0, 0, np.linalg.norm(tip.at - np.array(plane.origin))])
    drag(qtbot, scene, scene.projection.project(tip.at), scene.projection.project(up))
    qtbot.mouseRelease(scene, Qt.MouseButton.LeftButton)
    assert state.clipping.planes[0].plane.normal[2] > 0.99


def test_a_place_along_a_line_is_the_one_under_the_mouse() -> None:
    camera = Camera.named("anterior", np.full(3, -40.0), np.full(3, 40.0), 1.0).turned(30, -20)
    projection = camera.projection(300, 300)
    point, along = np.array([3.0, -5.0, 8.0]), np.array([0.0, 0.6, 0.8])
    x, y = projection.project(point + 7.5 * along)
    assert along_line(projection, QPointF(x, y), point, along) == pytest.approx(7.5, abs=1e-6)


def test_faint_things_are_sorted_by_depth_from_either_side(scene, ball) -> None:
    """Seen through both, the nearer of two gives its share first: 1 - (1 - a)^2 of a ball counts twice."""
    colours = {}
    for side in ("anterior", "posterior"):
        red = item(ball, "red", colour="#FF0000", opacity=0.5, pose=Rigid.from_matrix(np.eye(3), (0.0, -40.0, 0.0)))
        blue = item(ball, "blue", colour="#0000FF", opacity=0.5, pose=Rigid.from_matrix(np.eye(3), (0.0, 40.0, 0.0)))
        scene.show_items([blue, red])
        scene.look_from(side)
        pixel = scene.picture(200, 200).pixelColor(100, 100)
        colours[side] = (pixel.red(), pixel.blue())
    assert colours["anterior"][0] > 2 * colours["anterior"][1]
    assert colours["posterior"][1] > 2 * colours["posterior"][0]


def test_many_faint_layers_are_all_seen(scene, ball) -> None:
    """Seven balls before each other are fourteen layers; a solid red one behind them keeps (1 - a)^14 of its light."""
    opacity = 0.06
    layers = [
        item(
            ball,
            f"layer {n}",
            material="other",
            colour="#000000",
            opacity=opacity,
            pose=Rigid.from_matrix(np.eye(3), (0.0, -70.0 * n, 0.0)),
        )
        for n in range(1, 8)
    ]
    red = item(ball, "red", colour="#FF0000", material="other")
    scene.show_items([red])
    scene.look_from("anterior")
    camera = scene.camera.fitted(np.array([-30.0, -530, -30]), np.array([30.0, 30, 30]), 1.0).with_parallel(True)
    alone = scene.picture_from(camera, 120, 120).pixelColor(60, 60).red()
    scene.show_items([*layers, red])
    through = scene.picture_from(camera, 120, 120).pixelColor(60, 60).red()
    assert through / alone == pytest.approx((1 - opacity) ** 14, abs=0.08)


def test_faint_things_leave_the_depth_of_the_solid_ones(scene, ball) -> None:
    scene.show_items([item(ball), item(ball, "veil", opacity=0.3, pose=Rigid.from_matrix(np.eye(3), (0.0, -70.0, 0.0)))])
    scene.look_from("anterior")
    scene.grab()
    near, far = (float(scene.projection.depth(np.array([0.0, y, 0.0]))) / 2 + 0.5 for y in (-30.0, -100.0))
    rendered = scene._stage.depths()
    assert rendered[rendered.shape[0] // 2, rendered.shape[1] // 2] == pytest.approx(near, abs=2e-3)
    assert near > far + 0.01
