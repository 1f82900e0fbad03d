"""A path straightened: values, segments and sides of what is shown."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from surgplan.app.views.contents import SegmentOverlay
from surgplan.app.views.curved_frame import CurvedFrame
from surgplan.app.views.curved_picture import CurvedPicture
from surgplan.app.views.slab import Slab
from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks
from surgplan.imaging.curved_path import curved_path

sys.path.insert(0, str(Path(__file__).parent))
from volumes import TestVolume, bright_at

GRID = Grid((60, 60, 30), (1.0, 1.0, 1.0), (-29.5, -29.5, -14.5))
WIDTH, HEIGHT = 400, 200


def tube() -> TestVolume:
    """1000 HU within 14 mm of the axis of the body."""
    at = np.arange(60) - 29.5
    inside = np.hypot(at[None, :, None], at[None, None, :]) <= 14.0
    return TestVolume(GRID, np.where(np.broadcast_to(inside, GRID.array_shape), 1000, 40).astype(np.int16))


def drawn(volume: TestVolume, frame: CurvedFrame, window: tuple[float, float], **more) -> np.ndarray:
    """The picture's pixels [y, x], 0xFFRRGGBB."""
    image = CurvedPicture().draw(volume, frame, window, **more)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def grey(pixels: np.ndarray) -> np.ndarray:
    """Their red values."""
    return (pixels >> 16) & 255


def test_a_straightened_scan_shows_values_and_segments_of_the_path() -> None:
    volume = tube()
    frame = CurvedFrame(curved_path([(-25.0, 0.0, 0.0), (25.0, 0.0, 0.0)]), 0.0, 50.0, WIDTH, HEIGHT)
    plain = drawn(volume, frame, (520.0, 960.0))
    bright = np.argwhere(grey(plain) > 128)
    places = np.array([frame.to_lps(x + 0.5, y + 0.5) for y, x in bright])
    assert np.hypot(places[:, 0], places[:, 1]).max() < 15.0
    assert len(bright) * frame.mm_per_pixel**2 == pytest.approx(np.pi * 14.0**2, rel=0.05)
    segment = SegmentOverlay("s", Bricks.of(volume.voxels > 500), GRID, "#FF0000", fill=0.5)
    changed = drawn(volume, frame, (520.0, 960.0), segments=[segment]) != plain
    assert changed.sum() == pytest.approx(len(bright), rel=0.1)
    assert changed[bright[:, 0], bright[:, 1]].all()


def test_what_lies_left_and_anterior_is_drawn_on_its_side() -> None:
    volume = bright_at(GRID, (12.0, -9.0, 0.0))
    for start, end, right in ((-25.0, 25.0, 1), (25.0, -25.0, -1)):
        frame = CurvedFrame(curved_path([(start, 0.0, 0.0), (end, 0.0, 0.0)]), 0.0, 50.0, WIDTH, HEIGHT)
        y, x = np.argwhere(grey(drawn(volume, frame, (0.0, 2000.0))) > 200).mean(axis=0)
        assert np.sign(x - WIDTH / 2) == right
        assert y < HEIGHT / 2
        np.testing.assert_allclose([x + 0.5, y + 0.5], frame.to_screen(np.array([12.0, -9.0, 0.0]))[:2], atol=4.0)
        assert frame.letters()["right"] == ("L" if right == 1 else "R")
        assert frame.letters()["top_right"] == "A"


def test_turning_about_the_path_brings_other_sides_up_and_a_slab_shows_what_lies_beside() -> None:
    volume = bright_at(GRID, (0.0, 0.0, 9.0))
    path = curved_path([(-25.0, 0.0, 0.0), (25.0, 0.0, 0.0)])
    shown = {}
    for angle in (0.0, 90.0):
        frame = CurvedFrame(path, angle, 50.0, WIDTH, HEIGHT)
        shown[angle] = grey(drawn(volume, frame, (0.0, 2000.0))) > 200
        letter = frame.letters()["top_left"]
        if angle:
            y = np.argwhere(shown[angle])[:, 0].mean()
            assert (y < HEIGHT / 2) == (letter == "S")
    assert not shown[0.0].any()
    slab = grey(drawn(volume, CurvedFrame(path, 0.0, 50.0, WIDTH, HEIGHT), (0.0, 2000.0), slab=Slab("highest", 20.0))) > 200
    y, x = np.argwhere(slab).mean(axis=0)
    np.testing.assert_allclose([x, y], [WIDTH / 2 - 0.5, HEIGHT / 2 - 0.5], atol=3.0)


def test_beyond_the_middle_of_a_bend_nothing_is_shown() -> None:
    t = np.linspace(0.0, np.pi, 30)
    path = curved_path(np.stack([12.0 * np.cos(t), 12.0 * np.sin(t), 0 * t], axis=1))
    frame = CurvedFrame(path, 90.0, 40.0, 300, HEIGHT)
    n = len(path.places) // 2
    low, high = frame.reach_mm(n)
    assert min(-low, high) == pytest.approx(12.0, abs=0.2)
    assert max(-low, high) == 20.0
    assert frame.is_cut_short
    assert not CurvedFrame(path, 0.0, 40.0, 300, HEIGHT).is_cut_short
    x = frame.left + n * path.step_mm / frame.mm_per_pixel
    hidden = (16.0 if high < 20.0 else -16.0) / frame.mm_per_pixel
    assert frame.to_lps(x, HEIGHT / 2 - hidden) is None
    assert frame.to_lps(x, HEIGHT / 2 + hidden) is not None
    pixels = grey(drawn(tube(), frame, (-500.0, 10.0)))
    assert pixels[int(HEIGHT / 2 + hidden), int(x)] == 255
    assert pixels[int(HEIGHT / 2 - hidden), int(x)] < 40
