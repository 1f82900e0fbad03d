"""Slices: what lies where on the screen, and what the mouse does."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from surgplan.app.views.contents import PlaneOverlay, PointOverlay, RulerOverlay, SegmentOverlay, SurfaceOverlay
from surgplan.app.views.planes import SlicePlane
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_painter import position_words
from surgplan.app.views.slice_picture import SlicePicture, surface_cut
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid

sys.path.insert(0, str(Path(__file__).parent))
from volumes import FLIPPED, GRIDS, IDENTITY, OBLIQUE, bright_at

LAS = (10.0, -12.0, 14.0)
"""A point to the patient's left, anterior and superior of the middle."""
SIZE = 300


def pixels(image: QImage) -> np.ndarray:
    """An image's red values [y, x]."""
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return (flat >> 16) & 255


def shown(qtbot, plane: str, volume) -> SliceView:
    """A view of a volume, on screen."""
    view = SliceView(plane)
    qtbot.addWidget(view)
    view.resize(SIZE, SIZE)
    view.set_volume(volume)
    view.set_window(0.0, 2000.0)
    view.show()
    return view


def drawn(view: SliceView, **kinds) -> np.ndarray:
    """The voxels' part of what a view shows."""
    return pixels(SlicePicture().draw(view._volume, view.frame, view.window_level, **kinds))


def wheel(view: SliceView, at: QPointF, notches: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel over a point."""
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("name", list(GRIDS))
@pytest.mark.parametrize(("plane", "right", "down"), [("axial", 1, -1), ("coronal", 1, -1), ("sagittal", -1, -1)])
def test_left_anterior_superior_lies_where_radiology_puts_it(qtbot, name, plane, right, down) -> None:
    view = shown(qtbot, plane, bright_at(GRIDS[name], LAS))
    view.set_crosshair(LAS)
    picture = drawn(view)
    y, x = np.argwhere(picture > 200).mean(axis=0)
    assert np.sign(x - SIZE / 2) == right
    assert np.sign(y - SIZE / 2) == down
    expected = view.frame.to_screen(np.array(LAS))
    np.testing.assert_allclose([x + 0.5, y + 0.5], expected, atol=0.9 / view.frame.mm_per_pixel)


@pytest.mark.parametrize("name", ["identity", "flipped", "permuted"])
def test_letters_name_the_sides_of_the_patient(name) -> None:
    expected = {
        "axial": {"left": "R", "right": "L", "top": "A", "bottom": "P"},
        "coronal": {"left": "R", "right": "L", "top": "S", "bottom": "I"},
        "sagittal": {"left": "A", "right": "P", "top": "S", "bottom": "I"},
    }
    for plane, letters in expected.items():
        assert SlicePlane.of(GRIDS[name], plane).letters() == letters


def test_an_oblique_scan_is_said_to_be_one() -> None:
    assert SlicePlane.of(OBLIQUE, "axial").is_oblique
    assert len(SlicePlane.of(OBLIQUE, "axial").letters()["top"]) >= 1
    assert 5 < SlicePlane.of(OBLIQUE, "axial").angle_deg < 15
    assert not SlicePlane.of(FLIPPED, "axial").is_oblique


def test_pixels_and_patient_are_inverse_and_millimetres_are_true() -> None:
    for grid in GRIDS.values():
        frame = SliceFrame.fitted(SlicePlane.of(grid, "coronal"), 20, 310, 200)
        point = frame.to_lps(71.5, 33.25)
        np.testing.assert_allclose(frame.to_screen(point), [71.5, 33.25], atol=1e-9)
        np.testing.assert_allclose(frame.projection().project(point), [71.5, 33.25], atol=1e-6)
        across = np.linalg.norm(frame.to_lps(110, 50) - frame.to_lps(10, 50))
        assert across == pytest.approx(100 * frame.mm_per_pixel)


def test_voxels_that_are_not_square_are_drawn_in_true_proportion(qtbot) -> None:
    grid = Grid((40, 40, 12), (1.0, 1.0, 5.0), (-20.0, -20.0, -30.0))
    k, _, i = np.indices(grid.array_shape)
    block = (k >= 4) & (k < 8) & (i >= 10) & (i < 30)
    from volumes import TestVolume

    view = shown(qtbot, "coronal", TestVolume(grid, np.where(block, 1000, -1000).astype(np.int16)))
    bright = drawn(view) > 127
    height, width = bright.any(axis=1).sum(), bright.any(axis=0).sum()
    assert height / width == pytest.approx(1.0, abs=0.06)


def test_a_click_moves_the_crosshair_to_the_point_under_it(qtbot) -> None:
    view = shown(qtbot, "axial", bright_at(IDENTITY, LAS))
    with qtbot.waitSignal(view.crosshair_moved) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(180, 120))
    np.testing.assert_allclose(told.args[0], view.frame.to_lps(180, 120), atol=1e-9)
    assert np.linalg.norm(view.crosshair - told.args[0]) == 0


def test_a_right_drag_changes_width_across_and_level_down(qtbot) -> None:
    view = shown(qtbot, "axial", bright_at(IDENTITY, LAS))
    with qtbot.waitSignal(view.window_changed):
        qtbot.mousePress(view, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
        qtbot.mouseMove(view, QPoint(150, 75))
    qtbot.mouseRelease(view, Qt.MouseButton.RightButton, pos=QPoint(150, 75))
    level, width = view.window_level
    assert width == pytest.approx(2000 + 50 * 2000 / 250)
    assert level == pytest.approx(0 - 25 * 2000 / 250)


def test_the_window_turns_values_into_greys(qtbot) -> None:
    view = shown(qtbot, "axial", bright_at(IDENTITY, LAS, reach_mm=300.0))
    view.set_window(1000.0, 400.0)
    assert drawn(view)[SIZE // 2, SIZE // 2] == pytest.approx(127.5, abs=1)
    view.set_window(0.0, 400.0)
    assert drawn(view)[SIZE // 2, SIZE // 2] == 255


def test_the_wheel_scrolls_towards_superior_on_every_grid(qtbot) -> None:
    for grid in (IDENTITY, FLIPPED):
        view = shown(qtbot, "axial", bright_at(grid, LAS))
        before = view.crosshair[2]
        wheel(view, QPointF(50, 50), 1)
        assert view.crosshair[2] == pytest.approx(before + 1.0)
        wheel(view, QPointF(50, 50), 1000)
        wheel(view, QPointF(50, 50), 1, Qt.KeyboardModifier.ShiftModifier)
        assert view.crosshair[2] <= 30.0


def test_zoom_keeps_the_point_under_the_cursor(qtbot) -> None:
    view = shown(qtbot, "sagittal", bright_at(IDENTITY, LAS))
    point, scale = view.frame.to_lps(200, 90), view.frame.mm_per_pixel
    wheel(view, QPointF(200, 90), 3, Qt.KeyboardModifier.ControlModifier)
    assert view.frame.mm_per_pixel == pytest.approx(scale / 1.2**3)
    np.testing.assert_allclose(view.frame.to_lps(200, 90), point, atol=1e-9)


def test_a_middle_drag_moves_the_picture_with_the_mouse(qtbot) -> None:
    view = shown(qtbot, "axial", bright_at(IDENTITY, LAS))
    point = view.frame.to_lps(100, 100)
    qtbot.mousePress(view, Qt.MouseButton.MiddleButton, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(130, 85))
    qtbot.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=QPoint(130, 85))
    np.testing.assert_allclose(view.frame.to_lps(130, 85), point, atol=1e-9)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.frame.centre == IDENTITY.centre_mm


def test_a_segment_is_filled_and_outlined_where_its_voxels_are(qtbot) -> None:
    volume = bright_at(IDENTITY, (0, 0, 0), reach_mm=0.0)
    mask = np.zeros(IDENTITY.array_shape, bool)
    mask[:, 15:35, 10:30] = True
    view = shown(qtbot, "axial", volume)
    view.set_window(1000.0, 100.0)
    filled = drawn(view, segments=[SegmentOverlay("s", mask, IDENTITY, "#FF0000", fill=0.4, line=1.0)])
    plain = drawn(view)
    changed = filled != plain
    area_mm2 = (filled > 60).sum() * view.frame.mm_per_pixel**2
    assert area_mm2 == pytest.approx(400, rel=0.12)
    middle = view.frame.to_screen(IDENTITY.to_lps(np.array([19.5, 24.5, 30]))).astype(int)
    edge = view.frame.to_screen(IDENTITY.to_lps(np.array([9.5, 24.5, 30])))
    assert filled[middle[1], middle[0]] == pytest.approx(0.4 * 255, abs=2)
    assert filled[int(edge[1]), int(edge[0])] > 180
    assert not changed[:20].any()


def test_a_segment_on_another_grid_lies_at_the_same_place(qtbot) -> None:
    view = shown(qtbot, "axial", bright_at(IDENTITY, (0, 0, 0), reach_mm=0.0))
    view.set_window(1000.0, 100.0)
    whole = bright_at(IDENTITY, LAS, reach_mm=8.0)
    turned = bright_at(OBLIQUE, LAS, reach_mm=8.0)
    view.set_crosshair(LAS)
    places = []
    for volume in (whole, turned):
        overlay = SegmentOverlay("s", volume.voxels > 0, volume.grid, "#FF0000", fill=1.0)
        red = drawn(view, segments=[overlay]) > 127
        places.append((np.argwhere(red).mean(axis=0), red.sum()))
    np.testing.assert_allclose(places[0][0], places[1][0], atol=2.0)
    assert places[0][1] == pytest.approx(places[1][1], rel=0.06)


def test_the_cut_of_a_sphere_is_the_exact_circle(ball) -> None:
    points, triangles = ball
    pose = Rigid.about((0, 0, 0), (0, 1, 0), 25.0).then(Rigid.from_matrix(np.eye(3), (3.0, 4.0, 5.0)))
    frame = SliceFrame.fitted(SlicePlane.of(IDENTITY, "axial"), 38, SIZE, SIZE)
    cut = surface_cut(SurfaceOverlay("s", points, triangles, "#FFFFFF", pose), frame)
    height = frame.middle[2]
    np.testing.assert_allclose(cut[..., 2], height, atol=1e-9)
    radius = np.linalg.norm(cut[..., :2] - [3.0, 4.0], axis=-1)
    expected = np.sqrt(30.0**2 - (height - 5.0) ** 2)
    assert radius.max() <= expected + 1e-6
    assert radius.min() > expected * 0.98
    joined = np.linalg.norm(np.diff(cut, axis=1), axis=-1).sum()
    assert joined == pytest.approx(2 * np.pi * expected, rel=0.01)


def test_an_outline_is_drawn_on_the_cut(qtbot, ball) -> None:
    view = shown(qtbot, "axial", bright_at(IDENTITY, (0, 0, 0), reach_mm=0.0))
    view.set_window(1000.0, 100.0)
    small = SurfaceOverlay("s", ball[0] / 2, ball[1], "#FFFFFF")
    lit = np.argwhere(drawn(view, surfaces=[small]) > 200)
    places = np.array([view.frame.to_lps(x + 0.5, y + 0.5) for y, x in lit])
    away = np.hypot(places[:, 0], places[:, 1])
    assert len(lit) > 100
    np.testing.assert_allclose(away, np.sqrt(225 - view.frame.middle[2] ** 2), atol=1.5 * view.frame.mm_per_pixel)


def test_values_are_read_under_the_mouse_and_nothing_outside(qtbot) -> None:
    volume = bright_at(IDENTITY, LAS)
    view = shown(qtbot, "axial", volume)
    view.set_crosshair(LAS)
    x, y = view.frame.to_screen(np.array(LAS)).astype(int)
    with qtbot.waitSignal(view.hovered) as told:
        qtbot.mouseMove(view, QPoint(int(x), int(y)))
    assert told.args[1] == 1000.0
    assert view.value_at(np.array([500.0, 0, 0])) is None
    hidden = type(volume)(volume.grid, volume.voxels, np.zeros(volume.voxels.shape, bool))
    view.set_volume(hidden)
    assert view.value_at(np.array(LAS)) is None


def test_the_position_is_said_in_the_patients_words() -> None:
    frame = SliceFrame.fitted(SlicePlane.of(IDENTITY, "axial"), 44, SIZE, SIZE)
    assert position_words(frame) == "S 14.0 mm   45/60"
    frame = SliceFrame.fitted(SlicePlane.of(IDENTITY, "sagittal"), 10, SIZE, SIZE)
    assert position_words(frame) == "R 10.0 mm   11/40"


def test_points_rulers_and_planes_can_be_drawn_on_and_off_the_slice(qtbot) -> None:
    view = shown(qtbot, "coronal", bright_at(IDENTITY, LAS))
    before = view.grab().toImage()
    view.set_points([PointOverlay("on", (0, 0, 10), "on"), PointOverlay("near", (0, 5, -10)), PointOverlay("far", (0, 24, 0))])
    view.set_rulers([RulerOverlay("r", (-10, 0, 0), (10, 0, 0), "20.0 mm")])
    view.set_planes(
        [
            PlaneOverlay("p", Plane.through((0, 0, 5), (0.2, 0, 1)), label="cut"),
            PlaneOverlay("q", Plane.through((0, 9, 0), (0, 1, 0))),
        ]
    )
    assert view.grab().toImage() != before


def test_a_view_without_a_scan_says_so_and_bears_the_mouse(qtbot) -> None:
    view = shown(qtbot, "axial", None)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    wheel(view, QPointF(5, 5), 1)
    assert not view.grab().isNull()
