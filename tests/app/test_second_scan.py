"""Another scan in the same slices, and voxels marked as not scanned."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from surgplan.app.views.contents import Hatching, SecondScan
from surgplan.app.views.planes import SlicePlane
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_picture import SlicePicture
from surgplan.base.grid import Grid

sys.path.insert(0, str(Path(__file__).parent))
from volumes import GRIDS, IDENTITY, OBLIQUE, TestVolume, bright_at

WINDOW = (0.0, 2000.0)
BALL = (6.0, -5.0, 4.0)


def drawn(volume: TestVolume, **kinds: object) -> tuple[np.ndarray, SliceFrame]:
    """Red, green and blue [y, x, 3] of the axial slice through the ball, and its frame."""
    plane = SlicePlane.of(volume.grid, "axial")
    frame = SliceFrame.fitted(plane, plane.slice_of(np.array(BALL)), 300, 300)
    image = SlicePicture().draw(volume, frame, WINDOW, **kinds)
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return np.stack([(flat >> shift) & 255 for shift in (16, 8, 0)], axis=-1).astype(int), frame


def even(grid: Grid, value: int) -> TestVolume:
    """A volume of one value."""
    return TestVolume(grid, np.full(grid.array_shape, value, np.int16))


@pytest.mark.parametrize("name", GRIDS)
def test_a_second_scan_on_any_grid_lies_where_it_is_in_the_patient(name: str) -> None:
    second = SecondScan(bright_at(GRIDS[name], BALL), WINDOW, share=1.0)
    picture, frame = drawn(even(IDENTITY, -1000), second=second)
    y, x = np.nonzero(picture[..., 0] > 160)
    middle = frame.to_screen(np.array(BALL))
    assert np.hypot(x.mean() - middle[0], y.mean() - middle[1]) < 2.5  # pixels, of .2 mm


def test_laid_over_by_half_two_scans_give_their_mean() -> None:
    second = SecondScan(even(IDENTITY, 1000), WINDOW, share=0.5)
    picture, _ = drawn(even(IDENTITY, -1000), second=second)
    assert abs(int(picture[150, 150, 0]) - 128) <= 1


def test_a_checkerboard_takes_turns() -> None:
    second = SecondScan(even(IDENTITY, 1000), WINDOW, checkerboard=True, square_px=50)
    picture, _ = drawn(even(IDENTITY, -1000), second=second)
    red = picture[..., 0]
    assert (red[125, 125], red[125, 175], red[175, 125], red[175, 175]) == (0, 255, 255, 0)


def test_where_the_second_scan_ends_the_first_one_stays() -> None:
    small = Grid((10, 10, 60), (1.0, 1.0, 1.0), (-20.0, -25.0, -30.0))
    picture, frame = drawn(even(IDENTITY, 1000), second=SecondScan(even(small, -1000), WINDOW, share=1.0))
    x, y = frame.to_screen(np.array([-15.0, -20.0, 4.0])).astype(int)
    assert picture[y, x, 0] == 0
    assert picture[150, 150, 0] == 255


def test_the_second_scan_is_interpolated_between_its_slices() -> None:
    thick = Grid((40, 50, 6), (1.0, 1.0, 10.0), (-20.0, -25.0, -31.0))
    values = np.zeros(thick.array_shape, np.int16) + np.arange(-1000, 1000, 334, dtype=np.int16)[:6, None, None]
    picture, frame = drawn(even(IDENTITY, -1000), second=SecondScan(TestVolume(thick, values), WINDOW, share=1.0))
    at = (frame.middle[2] + 31.0) / 10.0
    expected = (np.interp(at, np.arange(6), values[:, 0, 0]) + 1000) / 2000 * 255
    assert abs(picture[150, 150, 0] - expected) <= 2


@pytest.mark.parametrize("grid", [IDENTITY, OBLIQUE])
def test_hatching_marks_its_voxels_and_no_others(grid: Grid) -> None:
    ball = bright_at(grid, BALL, reach_mm=8.0).voxels > 0
    picture, frame = drawn(even(IDENTITY, -1000), hatching=Hatching(ball, grid))
    y, x = np.nonzero(picture[..., 0] > 60)
    centre = frame.to_screen(np.array(BALL))
    radius = np.hypot(x - centre[0], y - centre[1]) * frame.mm_per_pixel
    assert radius.max() < 9.0
    inside = np.pi * 8.0**2 / frame.mm_per_pixel**2
    assert 0.1 < len(x) / inside < 0.4
