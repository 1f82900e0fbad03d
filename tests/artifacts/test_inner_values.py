"""Results within bodies."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.artifacts.inner_values import inner_values
from surgplan.artifacts.recipe import Artifact

POINTS = np.array([[0.0, 0, 0], [2, 0, 0], [0, 2, 0], [0, 0, 2], [2, 2, 2], [0, 0, -2]])


def solution(material: list[int], risk: list[float]) -> Artifact:
    """Three tetrahedra; the middle nodes of their sides are left as the first node."""
    corners = np.array([[0, 1, 2, 3], [1, 2, 3, 4], [0, 2, 1, 5]])
    tets = np.hstack([corners, np.zeros((3, 6), int)])
    arrays = {"points": POINTS, "tets": tets, "material": np.array(material), "risk": np.array(risk)}
    return Artifact({**arrays, "displacement_mm": POINTS * [0.0, 0.0, 0.5]}, {})


def test_one_value_everywhere_stays_that_value() -> None:
    found = inner_values(solution([0, 0, 0], [0.4, 0.4, 0.4]), "risk")
    np.testing.assert_allclose(found.values, 0.4)
    np.testing.assert_allclose(np.sort(found.points, axis=0), np.sort(POINTS, axis=0))


def test_a_corner_has_the_mean_of_its_elements_weighted_by_volume() -> None:
    found = inner_values(solution([0, 0, 0], [1.0, 4.0, 7.0]), "risk")
    at = {tuple(point): value for point, value in zip(found.points, found.values, strict=True)}
    small, large = 8 / 6, 16 / 6  # mm3 of the first and third, and of the second
    assert at[(2, 2, 2)] == pytest.approx(4.0)
    assert at[(0, 0, 2)] == pytest.approx((small * 1 + large * 4) / (small + large))
    assert at[(2, 0, 0)] == pytest.approx((small * 1 + large * 4 + small * 7) / (2 * small + large))


def test_nothing_is_averaged_between_bodies_and_no_value_stays_none() -> None:
    found = inner_values(solution([0, 1, 0], [1.0, np.nan, 1.0]), "risk")
    assert len(found.points) == 5 + 4
    own = found.tets[[0, 2]]
    np.testing.assert_allclose(found.values[own], 1.0)
    assert np.isnan(found.values[found.tets[1]]).all()
    np.testing.assert_allclose(found.points[found.tets[1]], POINTS[[1, 2, 3, 4]])


def test_displacements_are_those_of_the_nodes() -> None:
    found = inner_values(solution([0, 0, 0], [0, 0, 0]), "displacement_mm")
    np.testing.assert_allclose(found.values, 0.5 * np.abs(found.points[:, 2]))
