"""Volume rendering: sides, depth, transfer functions, cuts, and pictures that become finer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from surgplan.app.views.camera import Camera
from surgplan.app.views.opengl import is_software
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_ray_caster import Shot, cast, prepared
from surgplan.app.views.scene_transfer import presets_for, transfer, volume_presets
from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.scene_volume import Wish
from surgplan.base.geometry import Plane, Rigid
from tests.app.volumes import GRIDS, TestVolume, bright_at

SIZE = 120
NO_PLANES = np.empty((0, 4))


def camera_on(volume: TestVolume, side: str = "anterior") -> Camera:
    """One of the named views of a volume's box."""
    corners = prepared(volume.grid, volume.voxels).corners()
    return Camera.named(side, corners.min(0), corners.max(0), 1.0)


def shot_of(volume: TestVolume, camera: Camera, preset: str = "bone", **changes) -> Shot:
    """All that a picture needs."""
    made = transfer(volume_presets()[preset], (0.0, 1.0))
    near_far = None if camera.parallel else (camera.near_mm, camera.far_mm)
    base = Shot(
        prepared(volume.grid, volume.voxels),
        made,
        camera.projection(SIZE, SIZE),
        camera.right,
        camera.up,
        NO_PLANES,
        None,
        near_far,
    )
    return replace(base, **changes)


def taken(shot: Shot) -> np.ndarray:
    """The share of light taken at each pixel, 0 to 1."""
    made = cast(shot, SIZE, SIZE, 0.5)
    return (made >> 24) / 255


def middle_of(share: np.ndarray) -> np.ndarray:
    """Where the mean of what is seen lies, x and y in pixels."""
    rows, columns = np.nonzero(share > 0.5)
    return np.array([columns.mean() + 0.5, rows.mean() + 0.5])


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("side", ["anterior", "left", "superior"])
def test_what_lies_on_the_left_is_drawn_where_left_is_however_the_scan_is_stored(grid, side) -> None:
    at = (9.0, -6.0, 11.0)
    volume = bright_at(GRIDS[grid], at, 4.0)
    camera = camera_on(volume, side)
    seen = middle_of(taken(shot_of(volume, camera)))
    np.testing.assert_allclose(seen, camera.projection(SIZE, SIZE).project(np.array(at)), atol=1.0)
    if side == "anterior":
        assert seen[0] > SIZE / 2


def test_light_is_taken_by_beer_and_lambert_however_long_the_steps_are() -> None:
    grid = GRIDS["identity"]
    preset = replace(
        volume_presets()["bone"], points=((0.0, "#FFFFFF", 0.0), (100.0, "#FFFFFF", 0.02), (200.0, "#FFFFFF", 0.02))
    )
    voxels = np.full(grid.array_shape, 150, np.int16)
    camera = camera_on(TestVolume(grid, voxels)).with_parallel(True)
    shot = replace(shot_of(TestVolume(grid, voxels), camera), transfer=transfer(preset, (0.0, 1.0)))
    expected = 1 - np.exp(-0.02 * 49)  # 50 voxels of 1 mm from front to back
    for step in (0.25, 0.5, 1.0):
        share = (cast(shot, SIZE, SIZE, step) >> 24)[50:70, 50:70] / 255
        assert share.mean() == pytest.approx(expected, abs=0.012)


def test_blocks_that_are_passed_over_change_nothing() -> None:
    rng = np.random.default_rng(3)
    grid = GRIDS["oblique"]
    voxels = rng.normal(-200, 150, grid.array_shape).astype(np.int16)
    shot = shot_of(TestVolume(grid, voxels), camera_on(TestVolume(grid, voxels), "left"))
    quick = cast(shot, SIZE, SIZE, 0.6)
    seen = shot.volume.seen(shot.transfer)
    seen[:] = 1
    slow = cast(shot, SIZE, SIZE, 0.6)
    difference = np.abs((quick >> 24).astype(int) - (slow >> 24).astype(int))
    assert (quick >> 24).max() > 100
    assert np.percentile(difference, 99) <= 3


def test_a_cut_takes_away_what_lies_on_its_other_side() -> None:
    grid = GRIDS["identity"]
    voxels = np.full(grid.array_shape, 1000, np.int16)
    camera = camera_on(TestVolume(grid, voxels)).with_parallel(True)
    whole = taken(shot_of(TestVolume(grid, voxels), camera)) > 0.5
    left_half = taken(shot_of(TestVolume(grid, voxels), camera, planes=np.array([[1.0, 0, 0, -5.0]]))) > 0.5
    start = camera.projection(SIZE, SIZE).project(np.array([5.0, 0, 0]))[0]
    columns = np.nonzero(left_half.any(axis=0))[0]
    assert columns.min() + 0.5 == pytest.approx(start, abs=1.0)
    assert columns.max() == np.nonzero(whole.any(axis=0))[0].max()


def test_the_face_of_a_cut_is_shaded_by_the_values_in_it() -> None:
    grid = GRIDS["identity"]
    voxels = np.full(grid.array_shape, 0, np.int16)
    voxels[:, :, 20:] = 400
    camera = camera_on(TestVolume(grid, voxels)).with_parallel(True)
    shot = shot_of(TestVolume(grid, voxels), camera, "skin", planes=np.array([[0.0, 1.0, 0.0, 0.0]]))
    made = (cast(shot, SIZE, SIZE, 0.5) >> 16) & 255
    right, left = made[60, 50].astype(float), made[60, 70].astype(float)
    ends = shot.transfer.cut
    assert left / right == pytest.approx(1.0 / (0.35 + 0.65 * (0 - ends[0]) / (ends[1] - ends[0])), rel=0.1)


@pytest.mark.parametrize("grid", GRIDS)
def test_a_click_on_the_scan_gives_the_point_of_its_border(qtbot, scene, grid, ball) -> None:
    at, radius = np.array([4.0, -3.0, 6.0]), 9.0
    scene.show_scan(bright_at(GRIDS[grid], tuple(at), radius), Wish("bone"))
    qtbot.waitUntil(lambda: not scene._picture.waits, timeout=20000)
    scene.look_from("left")
    x, y = scene.projection.project(at)
    point, name = scene.pick(float(x), float(y))
    assert name == ""
    assert np.linalg.norm(point - at) == pytest.approx(radius, abs=1.0)
    assert point[0] > at[0]
    assert scene.pick(3.0, 3.0) is None
    scene.clip(Clipping().with_plane("sagittal", Plane.through(at, (-1.0, 0.0, 0.0))))
    assert scene.pick(float(x), float(y))[0][0] == pytest.approx(at[0], abs=1.0)
    scene.show_items([SceneItem("ball", 1, ball[0] / 10, ball[1], pose=Rigid.from_matrix(np.eye(3), tuple(at)))])
    assert scene.pick(float(x), float(y))[1] == ""
    scene.show_scan(None, None)
    assert scene.pick(float(x), float(y))[1] == "ball"


@pytest.mark.parametrize("parallel", [False, True])
def test_a_solid_thing_hides_what_lies_behind_it(parallel) -> None:
    grid = GRIDS["identity"]
    voxels = np.full(grid.array_shape, 1000, np.int16)
    camera = camera_on(TestVolume(grid, voxels)).with_parallel(parallel)
    projection = camera.projection(SIZE, SIZE)
    for y, hidden in ((-40.0, True), (40.0, False)):  # before and behind the scan, which reaches from -25 to 24
        depth = float(projection.depth(np.array([0.0, y, 0.0]))) / 2 + 0.5
        depths = np.full((SIZE * 2, SIZE * 2), depth, np.float32)
        assert (taken(shot_of(TestVolume(grid, voxels), camera, depths=depths))[60, 60] == 0) == hidden


def test_voxels_that_were_never_scanned_are_not_seen() -> None:
    grid = GRIDS["identity"]
    voxels = np.full(grid.array_shape, -1000, np.int16)
    voxels[20:40, 20:30, 10:20] = 1000
    held = prepared(grid, voxels, voxels < 0)
    assert held.voxels.max() == -1000
    assert voxels.max() == 1000


def test_presets_in_hounsfield_units_are_offered_only_for_them() -> None:
    assert presets_for("HU")[:4] == ["bone", "vessel", "skin", "soft"]
    assert presets_for("") == ["grey"]
    for preset in volume_presets().values():
        values = [value for value, _, _ in preset.points]
        assert values == sorted(values)
        assert preset.points[0][2] == 0.0
    bone = volume_presets()["bone"]
    assert transfer(bone, (0, 1), shift=50.0).start == bone.points[0][0] + 50.0
    assert transfer(bone, (0, 1), strength=2.0).per_mm.max() == pytest.approx(2 * bone.points[-1][2])
    grey = transfer(volume_presets()["grey"], (100.0, 300.0))
    assert grey.start == pytest.approx(100.0 + 0.25 * 200.0)


def test_a_renderer_without_a_card_is_known_by_its_name() -> None:
    assert is_software("llvmpipe (LLVM 15.0.6, 256 bits)")
    assert is_software("unknown")
    assert is_software("Microsoft Basic Render Driver")
    assert not is_software("Mesa Intel(R) UHD Graphics 620 (KBL GT2)")
    assert not is_software("AMD Radeon RX 6600 (radeonsi, navi23)")


@pytest.fixture
def scene(qtbot, gl) -> SceneView:
    """An empty 3D view."""
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(240, 220)
    view.show()
    yield view
    view.close_scene()


def colour_at(image: QImage, point: np.ndarray) -> np.ndarray:
    """Red, green and blue at a pixel."""
    found = image.pixelColor(int(point[0]), int(point[1]))
    return np.array([found.red(), found.green(), found.blue()])


def test_the_view_draws_the_scan_quickly_in_motion_and_finely_at_rest(qtbot, scene) -> None:
    volume = bright_at(GRIDS["flipped"], (9.0, 0.0, 12.0), 6.0)
    scene.show_scan(volume, Wish("bone"))
    qtbot.waitUntil(lambda: not scene._picture.waits, timeout=20000)
    scene.turn(20, 0)
    scene.grab()
    assert 0 < scene._picture.scan.width() < scene.width()
    qtbot.waitUntil(lambda: scene._picture.scan.width() == scene.width(), timeout=20000)
    image = scene.grab().toImage()
    assert colour_at(image, scene.projection.project(np.array([9.0, 0.0, 12.0]))).min() > 120
    assert colour_at(image, scene.projection.project(np.array([-9.0, 0.0, 12.0]))).max() < 90
    place = scene.projection.project(np.array([9.0, 0.0, 12.0]))
    scene.show_scan(None, None)
    assert colour_at(scene.grab().toImage(), place).max() < 90


def test_the_processor_and_the_card_draw_the_same(qtbot, scene) -> None:
    volume = bright_at(GRIDS["oblique"], (6.0, -3.0, 9.0), 8.0)
    scene.show_scan(volume, Wish("bone"))
    qtbot.waitUntil(lambda: not scene._picture.waits, timeout=20000)
    by_rays = scene.picture(160, 160)
    held = scene._picture._layer
    scene._stage.show_scan(held.volume, held.transfer, by_card=True)
    by_card = scene._stage.full(scene.camera, 160, 160)
    one, other = (_grey(image) for image in (by_rays, by_card))
    assert one.max() > 130
    assert np.abs((one > 70).sum() - (other > 70).sum()) < 0.05 * (one > 70).sum()
    assert np.abs(one - other).mean() < 4


def _grey(image: QImage) -> np.ndarray:
    made = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    return rows[:, : made.width()].astype(int)


def test_a_surface_before_the_scan_is_seen_and_one_behind_it_is_hidden(qtbot, scene, ball) -> None:
    grid = GRIDS["identity"]
    scene.show_scan(TestVolume(grid, np.full(grid.array_shape, 900, np.int16)), Wish("bone"))
    qtbot.waitUntil(lambda: not scene._picture.waits, timeout=20000)
    for y, red in ((-60.0, True), (60.0, False)):
        pose = Rigid.from_matrix(np.eye(3), (0.0, y, 0.0))
        scene.show_items([SceneItem("ball", 1, ball[0] / 6, ball[1], "other", "#FF0000", pose=pose)])
        scene.look_from("anterior")
        colour = colour_at(scene.picture(200, 200), np.array([100, 100]))
        assert (colour[0] > 2 * colour[1]) == red
