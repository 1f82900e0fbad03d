from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from surgplan.report.dicom.contours import contours
from tests.report.dicom.plans import even_odd

RNG = np.random.default_rng(7)


def refilled(mask: np.ndarray) -> np.ndarray:
    found = np.zeros(mask.shape, dtype=bool)
    for ring in contours(mask):
        one = even_odd(ring - 0.5, mask.shape)
        assert not (found & one).any()
        found |= one
    return found


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.6, 0.8, 0.95])
def test_contours_filled_again_are_the_mask_however_ragged(share: float) -> None:
    for _ in range(15):
        mask = RNG.random((RNG.integers(1, 22), RNG.integers(1, 22))) < share
        np.testing.assert_array_equal(refilled(mask), mask)


def test_each_piece_has_one_contour_whatever_holes_it_has() -> None:
    mask = RNG.random((40, 50)) < 0.75
    assert len(contours(mask)) == ndimage.label(mask)[1]


def test_a_contour_has_the_area_of_its_pixels_and_channels_add_none() -> None:
    mask = np.zeros((20, 20), dtype=bool)
    mask[2:18, 3:17] = True
    mask[5:8, 6:9] = mask[10:12, 5:15] = False
    (ring,) = contours(mask)
    x, y = ring.T
    assert abs(x @ np.roll(y, -1) - np.roll(x, -1) @ y) / 2 == mask.sum()


def test_a_rectangle_is_its_four_corners_and_nothing_is_nothing() -> None:
    mask = np.zeros((6, 7), dtype=bool)
    assert contours(mask) == []
    mask[1:4, 2:6] = True
    assert {tuple(c) for c in contours(mask)[0].tolist()} == {(2, 1), (6, 1), (6, 4), (2, 4)}


def test_pixels_that_touch_by_a_corner_only_are_pieces_of_their_own() -> None:
    assert len(contours(np.eye(4, dtype=bool))) == 4
