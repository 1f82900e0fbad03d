from __future__ import annotations

import numpy as np
import pytest

from surgplan.report.colours import rgb
from surgplan.report.hatch import HATCHED, WORDS, Unscanned
from surgplan.report.slices import PLANES, Outlined, default_window, slice_picture
from tests.report.shapes import CENTRE, GRID, RADIUS, ball, scan

LETTERS = {"axial": "RLAP", "coronal": "RLSI", "sagittal": "APSI"}


@pytest.mark.parametrize("plane", list(PLANES))
def test_a_slice_says_what_lies_at_each_edge(plane: str) -> None:
    letters = slice_picture(scan(), plane, CENTRE, (50, 50), (-400, 1500)).letters
    assert "".join(letters[e] for e in ("left", "right", "top", "bottom")) == LETTERS[plane]


@pytest.mark.parametrize("plane", list(PLANES))
def test_a_bright_spot_is_shown_where_it_lies_in_the_patient(plane: str) -> None:
    volume = scan()
    spot = GRID.to_lps(np.array([40, 12, 33]))
    voxels = np.zeros_like(volume.voxels)
    voxels[33, 12, 40] = 3000
    right, down, _ = (np.asarray(v) for v in PLANES[plane])
    shown = slice_picture(
        type(volume)(GRID, voxels, None, "HU"), plane, spot + 6 * right - 9 * down, (60, 60), (0, 3000), width_px=600
    )
    rows, columns = np.nonzero(shown.pixels[..., 0] > 200)
    assert columns.mean() == pytest.approx(300 - 60, abs=2)
    assert rows.mean() == pytest.approx(300 + 90, abs=2)


def test_an_outline_lies_on_the_edge_of_the_bone_and_is_named_in_the_key() -> None:
    picture = slice_picture(scan(), "axial", CENTRE, (50, 40), (-400, 1500), [Outlined("ball", ball(), "#63C6E0")])
    pieces = picture.lines[0].pieces
    middle = np.array(picture.size_px) / 2
    radius = np.linalg.norm(pieces.reshape(-1, 2) - middle, axis=1) * picture.mm_per_px
    assert radius.mean() == pytest.approx(RADIUS, abs=0.3)
    assert picture.key == (("#63C6E0", "ball"),)


def test_a_surface_beside_the_slice_is_not_in_its_key() -> None:
    picture = slice_picture(scan(), "axial", (0, 0, 28), (50, 40), (-400, 1500), [Outlined("ball", ball(), "#63C6E0")])
    assert picture.lines == ()
    assert picture.key == ()


def test_outside_the_scan_there_is_the_dark_background() -> None:
    pixels = slice_picture(scan(), "axial", (-30, 0, 0), (60, 60), (-400, 1500)).pixels
    assert pixels[300, 5].tolist() == [0x0B, 0x0D, 0x0F]


def test_a_scan_without_a_unit_is_shown_from_its_darkest_to_its_brightest_part() -> None:
    volume = scan()
    plain = type(volume)(GRID, volume.voxels.astype(np.float32) / 1000, None, "")
    low, high = default_window(plain)
    assert low == pytest.approx(0.0, abs=0.01)
    assert high == pytest.approx(1.4, abs=0.01)
    assert default_window(volume) == (-400.0, 1500.0)


def test_what_was_interpolated_is_hatched_there_and_named_in_the_key() -> None:
    where = np.zeros(GRID.array_shape, dtype=bool)
    where[:, :, 40:] = True
    unscanned = Unscanned(GRID, where)
    picture = slice_picture(scan(), "axial", CENTRE, (100, 40), (-400, 1500), width_px=500, unscanned=unscanned)
    striped = (picture.pixels == rgb(HATCHED)).all(axis=2)
    x = CENTRE[0] + ((np.arange(500) + 0.5) / 500 - 0.5) * 100
    left, right = (float(GRID.to_lps(np.array([i, 0, 0]))[0]) for i in (39.5, 59.5))
    assert x[np.nonzero(striped)[1]].min() == pytest.approx(left, abs=0.5)
    assert x[np.nonzero(striped)[1]].max() == pytest.approx(right, abs=0.5)
    assert striped[:, (x > left) & (x < right)].mean() == pytest.approx(0.25, abs=0.02)
    assert picture.key == ((HATCHED, WORDS),)
    assert unscanned.share == pytest.approx(1 / 3)


def test_a_slice_without_interpolated_voxels_has_no_hatching() -> None:
    where = np.zeros(GRID.array_shape, dtype=bool)
    where[-1] = True
    plain = slice_picture(scan(), "axial", CENTRE, (50, 40), (-400, 1500))
    picture = slice_picture(scan(), "axial", CENTRE, (50, 40), (-400, 1500), unscanned=Unscanned(GRID, where))
    assert np.array_equal(picture.pixels, plain.pixels)
    assert picture.key == ()
