"""Slices along any plane, and slabs: what lies where, what values are shown, and that left stays left."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.app.views.contents import SegmentOverlay, SurfaceOverlay, ValuesBetween
from surgplan.app.views.crosshair_arms import arms_of
from surgplan.app.views.planes import PLANES, SlicePlane
from surgplan.app.views.slab import Slab
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_painter import position_words
from surgplan.app.views.slice_picture import SlicePicture, surface_cut
from surgplan.app.views.slice_sections import Sections
from surgplan.app.views.slice_view import SliceView
from surgplan.app.views.turned import TurnedPlanes
from surgplan.app.views.turned_sampling import slab_value
from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks

sys.path.insert(0, str(Path(__file__).parent))
from volumes import GRIDS, IDENTITY, OBLIQUE, TestVolume, bright_at

LAS = (10.0, -12.0, 14.0)
"""A point to the patient's left, anterior and superior of the middle."""
PIVOT = (2.0, -3.0, 4.0)
SLOPE = np.array([2.0, -3.0, 1.5])
"""Per mm along left, posterior and superior: what is interpolated linearly is exact."""


def turned(grid: Grid = IDENTITY) -> TurnedPlanes:
    """Planes turned in two views, one after the other."""
    return TurnedPlanes.of_scan(grid, PIVOT).turned_in("axial", 30.0, PIVOT).turned_in("coronal", -20.0, PIVOT)


def frame_of(grid: Grid, name: str, planes: TurnedPlanes | None = None, at: tuple[float, float, float] = PIVOT) -> SliceFrame:
    """A turned slice through a point, seen from near."""
    planes = planes or turned(grid)
    plane = SlicePlane.turned(grid, name, planes.axes[name], planes.pivot)
    return SliceFrame(plane, plane.slice_of(np.array(at)), at, 0.2, 90, 70)


def sloping(grid: Grid) -> TestVolume:
    """A scan whose values rise evenly."""
    k, j, i = np.indices(grid.array_shape)
    return TestVolume(grid, (grid.to_lps(np.stack([i, j, k], axis=-1)) @ SLOPE).astype(np.float32))


def middles(frame: SliceFrame) -> np.ndarray:
    """The patient's points (height, width, 3) under the middles of pixels."""
    return np.array([[frame.to_lps(x + 0.5, y + 0.5) for x in range(frame.width)] for y in range(frame.height)])


@pytest.mark.parametrize("name", PLANES)
@pytest.mark.parametrize("grid", list(GRIDS))
def test_turned_slices_show_the_values_that_lie_there(name: str, grid: str) -> None:
    volume, frame = sloping(GRIDS[grid]), frame_of(GRIDS[grid], name)
    shown = Sections().sampled(volume.voxels, volume.grid, frame, 1.0, np.nan)
    np.testing.assert_allclose(shown, middles(frame) @ SLOPE, atol=1e-3)


@pytest.mark.parametrize("name", PLANES)
def test_slabs_show_the_highest_the_lowest_and_the_mean_of_what_lies_behind_each_other(name: str) -> None:
    for frame in (frame_of(IDENTITY, name), replace(frame_of(IDENTITY, name), plane=SlicePlane.of(IDENTITY, name), index=27)):
        volume = sloping(IDENTITY)
        expected = middles(frame) @ SLOPE
        rise = 4.0 * abs(float(frame.plane.through @ SLOPE))
        for mode, more in (("highest", rise), ("mean", 0.0), ("lowest", -rise)):
            slab = Slab(mode, 8.0)
            shown = Sections().sampled(volume.voxels, volume.grid, frame, 1.0, np.nan, slab=slab)
            np.testing.assert_allclose(shown[1:-1, 1:-1], (expected + more)[1:-1, 1:-1], atol=2e-3)
            at = frame.to_lps(40.0, 30.0)
            assert slab_value(volume, at, frame.plane.through, slab) == pytest.approx(float(at @ SLOPE) + more, abs=2e-3)


def test_a_quick_slab_differs_from_the_full_one_by_little_and_a_slab_has_nothing_outside_the_scan() -> None:
    volume, slab = sloping(IDENTITY), Slab("mean", 8.0)
    frame = frame_of(IDENTITY, "coronal")
    full = Sections().sampled(volume.voxels, volume.grid, frame, 1.0, np.nan, slab=slab)
    quick = Sections().sampled(volume.voxels, volume.grid, replace(frame, is_quick=True), 1.0, np.nan, slab=slab)
    np.testing.assert_allclose(quick[2:-2, 2:-2], full[2:-2, 2:-2], atol=2e-3)
    assert slab_value(volume, np.array([200.0, 0.0, 0.0]), frame.plane.through, slab) is None


@pytest.mark.parametrize("name", PLANES)
def test_a_label_map_in_bricks_is_cut_as_its_dense_array_is(name: str) -> None:
    grid = Grid((70, 66, 130), (0.5, 0.5, 0.5), (-17.0, -16.0, -32.0))
    mask = np.random.default_rng(5).random(grid.array_shape) < 0.5
    mask[:64, :, 64:] = False  # bricks that are empty, and some that are full
    mask[64:128, 64:] = True
    frame = replace(frame_of(grid, name), mm_per_pixel=0.9)
    dense = Sections().sampled(mask, grid, frame, 1.0, 0.0)
    bricks = Sections().sampled(Bricks.of(mask), grid, frame, 1.0, 0.0)
    assert 0.05 < dense.mean() < 0.9
    np.testing.assert_allclose(bricks, dense, atol=1e-5)


def test_a_threshold_preview_on_turned_slices_keeps_to_what_was_scanned() -> None:
    volume = sloping(IDENTITY)
    valid = np.ones(volume.voxels.shape, bool)
    valid[:, :, 20:] = False
    frame = frame_of(IDENTITY, "axial")
    shown = Sections().sampled(ValuesBetween(replace(volume, valid=valid), -5.0, 20.0), IDENTITY, frame, 1.0, 0.0)
    values, left = middles(frame) @ SLOPE, middles(frame)[..., 0]
    sure = (np.abs(values + 5.0) > 0.1) & (np.abs(values - 20.0) > 0.1) & (np.abs(left + 0.5) > 1.0)
    expected = (values >= -5.0) & (values <= 20.0) & (left < -0.5)
    np.testing.assert_array_equal((shown > 0.5)[sure], expected[sure])
    assert expected.any()


@pytest.mark.parametrize("grid", list(GRIDS))
@pytest.mark.parametrize(("plane", "right", "down"), [("axial", 1, -1), ("coronal", 1, -1), ("sagittal", -1, -1)])
def test_left_anterior_superior_stays_on_its_side_when_planes_are_turned(qtbot, grid, plane, right, down) -> None:
    view = SliceView(plane)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.set_volume(bright_at(GRIDS[grid], LAS))
    view.set_window(0.0, 2000.0)
    view.set_crosshair((0.0, 0.0, 0.0))
    view.set_turned(TurnedPlanes.of_scan(GRIDS[grid], PIVOT).turned_in("axial", 12.0, PIVOT).turned_in("coronal", -9.0, PIVOT))
    view.set_crosshair(LAS)
    image = SlicePicture().draw(view.volume, view.frame, view.window_level)
    grey = (np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()) >> 16) & 255
    y, x = np.argwhere(grey > 200).mean(axis=0)
    expected = view.frame.to_screen(np.array(LAS))
    np.testing.assert_allclose([x + 0.5, y + 0.5], expected, atol=1.2 / view.frame.mm_per_pixel)
    origin = view.frame.to_screen(np.zeros(3))
    assert np.sign(expected[0] - origin[0]) == right
    assert np.sign(expected[1] - origin[1]) == down


def test_turning_in_the_axial_view_takes_the_right_edge_of_coronal_slices_to_posterior() -> None:
    planes = TurnedPlanes.of_scan(IDENTITY, PIVOT).turned_in("axial", 30.0, PIVOT)
    coronal = SlicePlane.turned(IDENTITY, "coronal", planes.axes["coronal"], PIVOT)
    np.testing.assert_allclose(coronal.right, [np.cos(np.pi / 6), 0.5, 0.0], atol=1e-12)
    np.testing.assert_allclose(coronal.down, [0.0, 0.0, -1.0], atol=1e-12)
    assert coronal.letters() == {"left": "RA", "right": "LP", "top": "S", "bottom": "I"}
    assert coronal.angle_deg == pytest.approx(30.0)
    axial = SlicePlane.turned(IDENTITY, "axial", planes.axes["axial"], PIVOT)
    np.testing.assert_allclose(np.stack([axial.right, axial.down]), [[1.0, 0, 0], [0, 1.0, 0]])


def test_the_planes_stay_at_right_angles_however_often_they_are_turned() -> None:
    planes = turned()
    for n in range(50):
        planes = planes.turned_in(PLANES[n % 3], 13.7, PIVOT)
    normals = np.stack([planes.axes[name][:, 2] for name in PLANES])
    np.testing.assert_allclose(np.abs(normals @ normals.T), np.eye(3), atol=1e-9)


def test_arms_lie_where_the_other_planes_cut_the_slice() -> None:
    planes = turned()
    for name in PLANES:
        frame = frame_of(IDENTITY, name, planes)
        for arm in arms_of(frame, planes):
            far = frame.to_lps(*(frame.to_screen(np.array(PIVOT)) + 200.0 * arm.along))
            assert abs((far - PIVOT) @ planes.axes[arm.plane][:, 2]) < 1e-6
    straight = arms_of(SliceFrame.fitted(SlicePlane.of(IDENTITY, "axial"), 10, 100, 100), None)
    assert [(arm.plane, *arm.along) for arm in straight] == [("sagittal", 0.0, -1.0), ("coronal", 1.0, 0.0)]


def test_slices_laid_on_a_plane_lie_along_it_and_planes_that_need_not_turn_keep_upright() -> None:
    direction = (np.sin(0.4), 0.0, np.cos(0.4))
    planes = TurnedPlanes.of_scan(IDENTITY, PIVOT)
    assert planes.nearest_to(direction) == "axial"
    laid = planes.facing("axial", tuple(-np.array(direction)), PIVOT)
    np.testing.assert_allclose(laid.axes["axial"][:, 2], direction, atol=1e-12)
    np.testing.assert_allclose(laid.axes["coronal"], planes.axes["coronal"], atol=1e-12)
    assert laid.axes["sagittal"][:, 2] @ laid.axes["axial"][:, 2] == pytest.approx(0.0, abs=1e-12)


def test_the_patients_axes_are_true_on_an_oblique_scan() -> None:
    planes = TurnedPlanes.of_patient(PIVOT)
    for name in PLANES:
        plane = SlicePlane.turned(OBLIQUE, name, planes.axes[name], PIVOT)
        assert plane.angle_deg == pytest.approx(0.0, abs=1e-6)
        assert all(len(letters) == 1 for letters in plane.letters().values())
    assert not planes.is_straight(OBLIQUE)
    assert TurnedPlanes.of_scan(OBLIQUE, PIVOT).is_straight(OBLIQUE)


def test_the_crosshair_keeps_its_pixel_while_planes_turn_and_its_slice_goes_through_it(qtbot) -> None:
    view = SliceView("sagittal")
    qtbot.addWidget(view)
    view.resize(300, 260)
    view.set_volume(bright_at(IDENTITY, LAS))
    view.set_crosshair(PIVOT)
    view.zoom(1.7, 100, 120)
    before = view.frame.to_screen(np.array(PIVOT))
    view.set_turned(turned(), quick=True)
    np.testing.assert_allclose(view.frame.to_screen(np.array(PIVOT)), before, atol=1e-9)
    assert view.frame.off_slice_mm(np.array(PIVOT)) == pytest.approx(0.0, abs=1e-9)
    assert position_words(view.frame).startswith("+0.0 mm")
    view.step(3)
    assert view.frame.off_slice_mm(np.array(PIVOT)) == pytest.approx(-3.0)
    assert position_words(view.frame).startswith("+3.0 mm")
    view.set_turned(None)
    assert view.frame.plane.name == "sagittal"
    assert not view.frame.plane.is_turned


def test_another_scan_is_shown_along_the_same_planes(qtbot) -> None:
    view = SliceView("coronal")
    qtbot.addWidget(view)
    view.resize(300, 260)
    view.set_volume(bright_at(IDENTITY, LAS))
    view.set_turned(turned())
    through = view.frame.plane.through.copy()
    view.set_volume(bright_at(OBLIQUE, LAS))
    np.testing.assert_allclose(view.frame.plane.through, through, atol=1e-12)


def test_a_click_outside_the_scan_leaves_the_crosshair_where_it_is(qtbot) -> None:
    view = SliceView("axial")
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.set_volume(bright_at(IDENTITY, LAS))
    view.set_crosshair(PIVOT)
    view.set_turned(turned())
    view.point_at(2, 2)
    np.testing.assert_allclose(view.crosshair, PIVOT)
    at = view.frame.to_screen(np.array(PIVOT)) + np.array([12.0, 9.0])
    view.point_at(*at)
    np.testing.assert_allclose(view.crosshair, view.frame.to_lps(*at), atol=1e-9)


def test_segments_and_surfaces_lie_where_they_are_on_turned_slices(ball) -> None:
    frame = frame_of(IDENTITY, "coronal")
    cut = surface_cut(SurfaceOverlay("s", ball[0] / 2, ball[1], "#FFFFFF"), frame)
    assert np.abs((cut - frame.middle) @ frame.plane.through).max() < 1e-9
    away = float(frame.middle @ frame.plane.through)
    radius = np.linalg.norm(cut.reshape(-1, 3), axis=1)
    assert radius.max() <= 15.0 + 1e-9
    assert len(cut) > 20
    np.testing.assert_allclose(radius, 15.0, rtol=0.02)
    assert abs(away) < 15.0
    volume = bright_at(IDENTITY, PIVOT, reach_mm=5.0)
    overlay = SegmentOverlay("s", Bricks.of(volume.voxels > 0), IDENTITY, "#FF0000", fill=1.0)
    picture = SlicePicture().draw(TestVolume(IDENTITY, np.full_like(volume.voxels, -1000)), frame, (0.0, 2000.0), [overlay])
    red = (np.frombuffer(picture.constBits(), np.uint32).reshape(70, 90) >> 16) & 255
    inside = np.linalg.norm(middles(frame) - PIVOT, axis=-1)
    assert (red[inside < 4.0] > 200).all()
    assert (red[inside > 6.2] < 40).all()
