"""What lies over slices: human figure, ruler, values under the mouse, contours by choice, outlines, fusion, results."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from weakref import ref

import numpy as np
import pytest

from surgplan.app.actions.table import actions_of
from surgplan.app.pages.slices_panel import SlicesPanel
from surgplan.app.pages.views_page import ViewsPage
from surgplan.app.views import overlay_kernels
from surgplan.app.views.colormaps import COLOUR_MAPS, rgb
from surgplan.app.views.contents import FieldOverlay, SecondScan, SegmentOverlay, SliceLook, SurfaceOverlay
from surgplan.app.views.human_figure import BODY, ellipse_of, figure_picture
from surgplan.app.views.planes import SlicePlane
from surgplan.app.views.slice_bars import bars, value_words
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_picture import SlicePicture
from surgplan.app.views.slice_view import SliceView
from surgplan.base.geometry import Rigid

sys.path.insert(0, str(Path(__file__).parent))
from volumes import GRIDS, IDENTITY, OBLIQUE, TestVolume, bright_at

WINDOW = (0.0, 2000.0)
SIZE = 300


def frame_of(plane: str = "axial", grid=IDENTITY, at=(0.0, 0.0, 0.0)) -> SliceFrame:
    """The slice through a point, fitted."""
    made = SlicePlane.of(grid, plane)
    return SliceFrame.fitted(made, made.slice_of(np.array(at)), SIZE, SIZE)


def drawn(frame: SliceFrame, scale: float = 1.0, **kinds) -> np.ndarray:
    """Red, green and blue [y, x, 3] over a black scan."""
    dark = TestVolume(frame.plane.grid, np.full(frame.plane.grid.array_shape, -1000, np.int16))
    image = SlicePicture().draw(dark, frame, WINDOW, scale=scale, **kinds)
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return np.stack([(flat >> shift) & 255 for shift in (16, 8, 0)], axis=-1).astype(int)


def ball_surface(ball, pose=None, **look) -> SurfaceOverlay:
    """A ball of 12 mm radius."""
    return SurfaceOverlay("ball", ball[0] * 0.4, ball[1], "#FF0000", pose, **look)


# The human figure


def seen(plane: str, part) -> np.ndarray:
    """Where the middle of a part of the figure lies on the screen of a plane."""
    made = SlicePlane.of(IDENTITY, plane)
    return ellipse_of(part, made.right, made.down)[0]


def test_the_figure_looks_where_the_letters_say() -> None:
    head, nose, foot = BODY[0], BODY[2], BODY[-1]
    assert seen("axial", nose)[1] < seen("axial", head)[1], "anterior is on top of an axial slice"
    assert seen("sagittal", nose)[0] < seen("sagittal", head)[0], "anterior is on the left of a sagittal slice"
    for plane in ("coronal", "sagittal"):
        assert seen(plane, head)[1] < seen(plane, foot)[1], "the head is on top"


def test_the_figure_shows_its_face_from_the_front_and_its_back_from_behind() -> None:
    front = figure_picture((1.0, 0, 0, 0, 0, -1.0), 4.0).toImage()
    back = figure_picture((-1.0, 0, 0, 0, 0, -1.0), 4.0).toImage()
    bright = [sum(image.pixelColor(x, y).lightness() > 205 for x in range(152) for y in range(36)) for image in (front, back)]
    assert bright[0] > bright[1] + 60


def test_the_outline_of_a_turned_ellipsoid_is_the_silhouette_of_its_points() -> None:
    part, turn = BODY[-1], Rigid.about((0, 0, 0), (0.2, 0.5, 0.9), 35.0).matrix3
    right, down = turn[:, 0], turn[:, 1]
    middle, matrix = ellipse_of(part, right, down)
    rng = np.random.default_rng(0)
    ball = rng.normal(size=(20000, 3))
    ball /= np.linalg.norm(ball, axis=1)[:, None]
    points = np.array(part.middle) + ball * np.array(part.half)
    flat = points @ np.stack([right, down], axis=1) - middle
    assert np.linalg.norm(np.linalg.solve(matrix, flat.T), axis=0).max() == pytest.approx(1.0, abs=1e-3)


# Ruler and values


def test_the_value_under_the_mouse_is_that_of_the_voxel_and_of_the_second_scan(qtbot) -> None:
    view = SliceView("axial")
    qtbot.addWidget(view)
    view.resize(SIZE, SIZE)
    view.set_volume(bright_at(IDENTITY, (10.0, -12.0, 0.0)))
    view.set_crosshair((10.0, -12.0, 0.0))
    view.show()
    at = view.frame.to_screen(np.array([10.0, -12.0, 0.0]))
    view.tell_hover(*at)
    assert view.value_words() == "1000 HU"
    view.set_second(SecondScan(TestVolume(OBLIQUE, np.full(OBLIQUE.array_shape, 2.5, np.float32), unit="SUV"), WINDOW))
    assert view.value_words() == "1000 HU  +  2.5 SUV"
    view.set_look(SliceLook(value=False))
    assert view.value_words() == ""


def test_outside_the_scan_there_is_no_value() -> None:
    assert value_words(bright_at(IDENTITY, (0, 0, 0)), None, np.array([500.0, 0, 0])) == ""


def test_another_phase_of_a_scan_keeps_what_is_in_sight(qtbot) -> None:
    view = SliceView("coronal")
    qtbot.addWidget(view)
    view.resize(SIZE, SIZE)
    view.set_volume(bright_at(IDENTITY, (0, 0, 0)))
    view.zoom(3.0, 100.0, 80.0)
    frame = view.frame
    view.set_volume(bright_at(IDENTITY, (5.0, 0, 0)))
    assert view.frame is frame
    view.set_volume(bright_at(OBLIQUE, (5.0, 0, 0)))
    assert view.frame is not frame


# Segments


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1.5, 4.0, 8.0])
def test_a_contour_is_as_wide_as_chosen(width: float, scale: float) -> None:
    mask = np.zeros(IDENTITY.array_shape, bool)
    mask[10:50, 10:40, 10:30] = True
    segment = SegmentOverlay("s", mask, IDENTITY, "#FF0000", fill=0.0, line_px=width)
    row = drawn(frame_of(), scale, segments=[segment])[int(SIZE * scale / 2), :, 0]
    plain = drawn(frame_of(), scale)[int(SIZE * scale / 2), :, 0]
    half = (row - plain)[: len(row) // 2]
    assert half.sum() / 255 / scale == pytest.approx(width, abs=0.35)


def test_segments_can_be_shown_without_a_contour_or_without_a_fill() -> None:
    mask = np.zeros(IDENTITY.array_shape, bool)
    mask[10:50, 10:40, 10:30] = True
    line = drawn(frame_of(), segments=[SegmentOverlay("s", mask, IDENTITY, "#FF0000", fill=0.0)])[..., 0]
    fill = drawn(frame_of(), segments=[SegmentOverlay("s", mask, IDENTITY, "#FF0000", fill=0.4, line=0.0)])[..., 0]
    assert line[SIZE // 2, SIZE // 2] == 0
    assert line.max() > 200
    assert fill[SIZE // 2, SIZE // 2] == 102
    assert fill.max() <= 103


def test_lines_of_a_level_lie_where_it_is_crossed() -> None:
    y, x = np.indices((40, 50)) + 0.5
    ends = overlay_kernels.level_lines((12.3 - np.hypot(x - 25, y - 20)).astype(np.float32), 0.0)
    away = np.hypot(ends[:, 0] - 25, ends[:, 1] - 20)
    np.testing.assert_allclose(away, 12.3, atol=0.02)
    starts_and_ends = np.round(np.vstack([ends[:, :2], ends[:, 2:]]), 5)
    assert (np.unique(starts_and_ends, axis=0, return_counts=True)[1] == 2).all(), "the line is closed"


# Outlines


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_an_outline_is_filled_to_its_true_area_and_no_further(ball, scale: float) -> None:
    frame = frame_of(at=(0, 0, 0))
    picture = drawn(frame, scale, surfaces=[ball_surface(ball, width_px=0.0, fill=1.0)])[..., 0]
    inside = picture > 90
    off = frame.off_slice_mm(np.zeros(3))
    area = np.pi * (12.0**2 - off**2)
    assert inside.sum() * (frame.mm_per_pixel / scale) ** 2 == pytest.approx(area, rel=0.03)


def test_where_two_solids_of_one_implant_overlap_the_fill_has_no_hole(ball) -> None:
    points = np.vstack([ball[0] * 0.4, ball[0] * 0.4 + [8.0, 0, 0]])
    triangles = np.vstack([ball[1], ball[1] + len(ball[0])]).astype(np.int32)
    frame = frame_of()
    both = SurfaceOverlay("two", points, triangles, "#FF0000", width_px=0.0, fill=0.5)
    x, y = frame.to_screen(np.array([4.0, 6.0, 0.0])).astype(int)
    assert drawn(frame, surfaces=[both])[y, x, 0] == pytest.approx(128, abs=2)


def test_a_tip_smaller_than_a_pixel_is_still_seen(ball) -> None:
    frame = frame_of(at=(3.0, 4.0, 0.5))
    here = frame.plane.on_slice(np.array([3.0, 4.0, 0.5]), frame.index)
    lifted = SurfaceOverlay("tip", here + ball[0] * 0.001, ball[1], "#FF0000")
    picture = drawn(frame, surfaces=[lifted])[..., 0]
    y, x = np.unravel_index(picture.argmax(), picture.shape)
    assert picture.max() > 150
    np.testing.assert_allclose([x + 0.5, y + 0.5], frame.to_screen(np.array([3.0, 4.0, 0.0])), atol=1.0)


# Fusion


def test_a_second_scan_takes_the_colours_of_its_map() -> None:
    hot = COLOUR_MAPS["hot"]
    warm = TestVolume(IDENTITY, np.full(IDENTITY.array_shape, 500, np.int16))
    picture = drawn(frame_of(), second=SecondScan(warm, (500.0, 1000.0), share=1.0, colours=hot))
    expected = hot.colours(np.array([0.5]), 0.0, 1.0)[0]
    np.testing.assert_allclose(picture[SIZE // 2, SIZE // 2], expected, atol=2)


def test_low_values_of_a_second_scan_can_be_seen_through() -> None:
    y = np.linspace(0, 1000, IDENTITY.array_shape[1]).astype(np.int16)[None, :, None]
    ramp = TestVolume(IDENTITY, np.broadcast_to(y, IDENTITY.array_shape).copy())
    second = SecondScan(ramp, (500.0, 1000.0), share=1.0, colours=COLOUR_MAPS["viridis"], low_is_clear=True)
    picture = drawn(frame_of(), second=second)
    assert picture[SIZE // 10, SIZE // 2, 2] < 20, "the violet of low values is not laid over the scan"
    assert picture[SIZE - SIZE // 10, SIZE // 2, 1] > 150


def test_what_is_coloured_has_a_bar_with_its_ends() -> None:
    warm = TestVolume(IDENTITY, np.zeros(IDENTITY.array_shape, np.int16), unit="SUV")
    (bar,) = bars(SecondScan(warm, (5.0, 10.0), colours=COLOUR_MAPS["hot"], label="pet"), None)
    assert (bar.low, bar.high, bar.title) == (0.0, 10.0, "pet (SUV)")
    assert bars(SecondScan(warm, (5.0, 10.0)), None) == []


# Results on the plane of a slice


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("plane", ["axial", "coronal", "sagittal"])
def test_a_result_lies_where_it_is_in_the_patient(name: str, plane: str) -> None:
    at = np.array([6.0, -5.0, 4.0])
    tip = at + 6.0 * np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]])
    one = np.array([[0, 1, 2, 3]], np.int32)
    field = FieldOverlay("f", tip, one, np.full(4, 2.0), COLOUR_MAPS["risk"], (0.0, 1.0), "Risk", share=1.0)
    frame = frame_of(plane, GRIDS[name], at)
    picture = drawn(frame, field=field)
    over = np.abs(picture - np.array(rgb("#F0705C"))).sum(axis=-1) < 6
    y, x = np.nonzero(over)
    corners = frame.to_screen(tip)
    assert len(x) > 300
    assert x.min() >= corners[:, 0].min() - 1
    assert x.max() <= corners[:, 0].max() + 1
    np.testing.assert_allclose([x.mean(), y.mean()], frame.to_screen(at), atol=6.0)


def test_where_a_result_has_no_value_the_scan_is_seen() -> None:
    points = np.array([[-10.0, -10, -10], [10, -10, -10], [0, 10, -10], [0, 0, 15]])
    nothing = FieldOverlay("f", points, np.array([[0, 1, 2, 3]], np.int32), np.full(4, np.nan), COLOUR_MAPS["risk"], (0, 1), "")
    assert drawn(frame_of(), field=nothing).max() == drawn(frame_of()).max()


def test_a_phase_that_went_by_is_not_kept_alive_by_its_slices() -> None:
    picture, frame = SlicePicture(), frame_of()
    first = TestVolume(IDENTITY, np.zeros(IDENTITY.array_shape, np.float32))
    gone = ref(first.voxels)
    picture.draw(first, frame, WINDOW)
    del first
    picture.draw(TestVolume(IDENTITY, np.zeros(IDENTITY.array_shape, np.float32)), frame, WINDOW)
    gc.collect()
    assert gone() is None


# The panel


def test_how_segments_and_words_are_drawn_is_chosen_on_the_views_page(opened) -> None:
    opened.show_side_page("Views")
    panel = opened.space.page(ViewsPage).sections["Slices"].findChild(SlicesPanel)
    view, state = opened.space.views.axial, opened.space.state.slices
    panel.style.setCurrentIndex(panel.style.findData("line"))
    panel.style.activated.emit(1)
    panel.width_px.setValue(4.0)
    (segment,) = view._segments
    assert (segment.fill, segment.line, segment.line_px) == (0.0, 1.0, 4.0)
    assert not panel.fill.isEnabled()
    panel.style.setCurrentIndex(panel.style.findData("fill"))
    panel.style.activated.emit(2)
    panel.fill.setValue(60)
    (segment,) = view._segments
    assert (segment.fill, segment.line) == (0.6, 0.0)
    panel.implants.click()
    assert view._surfaces[0].fill > 0
    for box, name in ((panel.figure, "figure"), (panel.ruler, "ruler"), (panel.value, "value")):
        box.click()
        assert not getattr(view._look, name)
    state.set_look(line_px=100.0)
    assert state.look.line_px == panel.width_px.value() == 8.0


def test_the_menus_turn_parts_of_slices_on_and_off(opened) -> None:
    look = opened.space.state.slices
    for title, name in (("Human figure", "figure"), ("Ruler", "ruler"), ("Value under the mouse", "value")):
        actions_of(opened)[title]()
        assert not getattr(look.look, name)
        actions_of(opened)[title]()
        assert getattr(look.look, name)
    look.set_look(line=0.0)
    actions_of(opened)["Fill segments"]()
    assert (look.look.fill, look.look.line) == (0.0, 1.0), "a segment is never drawn by nothing"
    actions_of(opened)["Fill segments"]()
    actions_of(opened)["Fill implants"]()
    assert (look.look.fill, look.look.implant_fill) == (0.3, 0.3)
    assert "Results in slices" not in actions_of(opened)
