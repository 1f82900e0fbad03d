"""Angles and areas of a few points."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.plan.measured_shapes import area_mm2, area_vector, cobb_deg, crosses_itself, off_plane_mm

TURNED = Rigid.about((3.0, -2.0, 5.0), (1.0, 2.0, 3.0), 37.0)


def lines(upper_deg: float, lower_deg: float) -> np.ndarray:
    """Two end plates in the coronal plane, 60 mm apart, tilted by these angles."""
    found = []
    for height, tilt in ((60.0, upper_deg), (0.0, lower_deg)):
        half = 20 * np.array([np.cos(np.radians(tilt)), 0.0, np.sin(np.radians(tilt))])
        found += [np.array([0.0, 0.0, height]) - half, np.array([0.0, 0.0, height]) + half]
    return np.array(found)


@pytest.mark.parametrize(("upper", "lower"), [(25.0, -20.0), (-12.0, 31.0), (60.0, -58.0), (5.0, 5.0)])
@pytest.mark.parametrize("order", [[0, 1, 2, 3], [1, 0, 2, 3], [0, 1, 3, 2], [1, 0, 3, 2], [2, 3, 0, 1]])
def test_a_cobb_angle_is_the_difference_of_the_tilts_whichever_end_was_set_first(
    upper: float, lower: float, order: list[int]
) -> None:
    points = TURNED.apply(lines(upper, lower)[order])
    assert cobb_deg(points) == pytest.approx(abs(upper - lower), abs=1e-6)


def test_a_cobb_angle_is_that_seen_along_its_direction() -> None:
    points = lines(20.0, -15.0)
    bent = points + np.array([[0, -9, 0], [0, 14, 0], [0, 3, 0], [0, -6, 0]])
    assert cobb_deg(bent, (0.0, 1.0, 0.0)) == pytest.approx(35.0)
    assert cobb_deg(bent) != pytest.approx(35.0, abs=1.0)


def test_the_area_of_a_square_is_its_edge_squared_however_it_lies_and_whichever_way_round() -> None:
    square = TURNED.apply(np.array([[0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 0]], dtype=float))
    assert area_mm2(square) == pytest.approx(100.0)
    assert area_mm2(square[::-1]) == pytest.approx(100.0)
    assert off_plane_mm(square) == pytest.approx(0.0, abs=1e-9)
    assert area_vector(square) == pytest.approx(100 * TURNED.rotate(np.array([0.0, 0.0, 1.0])))


def test_a_hollow_outline_and_a_slanted_one_have_the_area_that_is_seen() -> None:
    ell = np.array([[0, 0, 0], [20, 0, 0], [20, 5, 0], [5, 5, 0], [5, 20, 0], [0, 20, 0]], dtype=float)
    assert area_mm2(ell) == pytest.approx(20 * 5 + 15 * 5)
    slanted = ell + np.outer(ell[:, 0], [0, 0, 1.0])  # 45 degrees
    assert area_mm2(slanted, (0.0, 0.0, 1.0)) == pytest.approx(175.0)
    assert area_mm2(slanted) == pytest.approx(175.0 * np.sqrt(2))
    assert off_plane_mm(slanted, (0.0, 0.0, 1.0)) > 5.0


def test_an_outline_that_crosses_itself_or_encloses_nothing_is_refused() -> None:
    bow = np.array([[0, 0, 0], [10, 10, 0], [10, 0, 0], [0, 14, 0]], dtype=float)
    assert crosses_itself(bow, np.array([0.0, 0.0, 1.0]))
    with pytest.raises(Refused, match="crosses or touches itself"):
        area_mm2(bow)
    with pytest.raises(Refused, match="encloses nothing"):
        area_mm2(np.array([[0, 0, 0], [1, 1, 1], [2, 2, 2]], dtype=float))


@pytest.mark.parametrize(
    "outline",
    [
        [(0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5)],  # two lobes that meet in a corner
        [(0, 0), (10, 0), (10, 10), (5, 0), (0, 10)],  # a corner on another side
        [(0, 0), (10, 0), (10, 10), (0, 10)] * 2,  # round it twice
        [(0, 0), (10, 0), (4, 0), (4, 8)],  # folded back onto itself
        [(0, 0), (0, 0), (10, 0), (10, 10)],  # one place twice
    ],
)
def test_an_outline_that_touches_itself_is_refused(outline: list[tuple[float, float]]) -> None:
    with pytest.raises(Refused, match="touches itself"):
        area_mm2(np.array([(x, y, 0.0) for x, y in outline]), (0.0, 0.0, 1.0))
