from __future__ import annotations

import numpy as np
import pytest

from surgplan.mesh.surface import TriMesh
from surgplan.report.colours import colours_of, gap_bands, rgb, risk_scale, signed
from surgplan.report.maps import hits_mm, in_sight, range_notes, round_limit
from surgplan.report.scene import BACK, FROM_LEFT, FROM_RIGHT, FRONT
from surgplan.report.solution_maps import body_surface, clipped, element_map
from tests.report.cases import solution
from tests.report.shapes import CENTRE, ball


def test_a_point_is_in_sight_from_its_own_side_only() -> None:
    surface = ball()
    left = int(np.argmax(surface.points[:, 0]))
    assert in_sight(surface, left, FROM_LEFT)
    assert not in_sight(surface, left, FROM_RIGHT)
    front = int(np.argmin(surface.points[:, 1]))
    assert in_sight(surface, front, FRONT)
    assert not in_sight(surface, front, BACK)


def test_a_line_through_the_middle_meets_a_ball_on_both_sides() -> None:
    surface = ball()
    far = np.sort(hits_mm(surface, CENTRE + np.array([0.3, 0.2, 0]), np.array([0.0, 0.0, 1.0])))
    low, high = surface.bounds
    assert far[[0, -1]] == pytest.approx([low[2] - CENTRE[2], high[2] - CENTRE[2]], abs=0.3)


@pytest.mark.parametrize("turn", [0, 1, 2])
@pytest.mark.parametrize("beside", [-0.5, 0.0, 0.5])
def test_a_line_along_a_triangle_meets_nothing(turn: int, beside: float) -> None:
    upright = TriMesh(np.array([[0.0, 0, 0], [1, 0, 0], [0, 0, 1]]), np.roll(np.array([[0, 1, 2]], np.int32), turn, axis=1))
    assert hits_mm(upright, np.array([0.2, beside, -3.0]), np.array([0.0, 0.0, 1.0])).size == 0


def test_colours_beyond_a_scale_and_of_missing_values_are_their_own() -> None:
    risk = colours_of(np.array([0.0, 1.0, 1.01, np.nan]), risk_scale())
    assert risk.tolist() == [list(rgb(c)) for c in ("#00224E", "#FEE838", "#F0705C", "#6B747A")]
    gap = colours_of(np.array([-0.11, -0.1, 0.1, 0.5, 1.5]), gap_bands())
    assert gap.tolist() == [list(rgb(c)) for c in ("#E0503F", "#E0503F", "#3F7FD0", "#A3ABB0", "#E0A33A")]
    both = colours_of(np.array([-9.0, 9.0]), signed(2.0)).astype(int)
    assert both[0, 2] > both[0, 0]
    assert both[1, 0] > both[1, 2]


@pytest.mark.parametrize(
    ("value", "limit"), [(0.37, 0.4), (112, 200), (0.9, 1), (1.0, 1), (7.2, 8), (9, 10), (0.0, 1), (3e-4, 4e-4)]
)
def test_the_end_of_a_scale_is_a_round_number_that_holds_the_value(value: float, limit: float) -> None:
    assert round_limit(value) == pytest.approx(limit)


def test_a_legend_says_the_range_found_and_how_much_lies_above() -> None:
    assert range_notes(np.array([1e-9, 0.5, 1.5, np.nan]), "1", 1.0) == ("found: from 0 to 1.50", "33 % of points above 1")
    assert range_notes(np.full(3, np.nan), "1") == ("no values",)


def test_the_border_of_elements_is_closed_and_carries_the_mean_of_the_elements_at_each_corner() -> None:
    found = solution()
    surface, values = element_map(found, 0, "risk")
    assert surface.is_closed
    assert surface.volume_mm3 == pytest.approx(sum(_volume(found, t) for t in (0, 1)))
    assert values.tolist() == pytest.approx([0.19, 0.645, 0.645, 0.645, 1.1])


def test_elements_cut_by_a_plane_keep_what_lies_beyond_it_closed_by_the_section() -> None:
    found = solution()
    at = CENTRE + np.array([0.0, 0.0, 4.0])
    whole = element_map(found, 0, "risk")[0].volume_mm3
    above, values = clipped(found, np.array([True, True]), at, np.array([0.0, 0.0, 1.0]), "risk")
    below, _ = clipped(found, np.array([True, True]), at, np.array([0.0, 0.0, -1.0]), "risk")
    assert above.points[:, 2].min() == pytest.approx(at[2], abs=1e-6)
    assert abs(above.volume_mm3) + abs(below.volume_mm3) == pytest.approx(whole, rel=1e-6)
    assert np.isfinite(values).all()


def test_the_surface_of_a_body_keeps_the_places_of_its_points() -> None:
    found = solution()
    surface, at = body_surface(found, [0])
    assert surface.is_closed
    assert np.array_equal(surface.points, found["surface_points"][at])


def _volume(found, tet: int) -> float:  # type: ignore[no-untyped-def]
    a, b, c, d = found["points"][found["tets"][tet, :4]]
    return float(np.dot(np.cross(b - a, c - a), d - a) / 6)
