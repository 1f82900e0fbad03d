"""Plane sections of closed surfaces."""

from __future__ import annotations

import math

import numpy as np
import pytest

from surgplan.plan.section import section
from tests.plan.solids import cylinder, joined, sphere


def test_a_cylinder_has_its_circle_its_rectangle_and_its_ellipse() -> None:
    bar = cylinder(6.0, -30.0, 30.0)
    round_cut = section(bar, (0, 0, 3.3), (0, 0, 1))
    assert round_cut is not None
    assert round_cut.area_mm2 == pytest.approx(math.pi * 36, rel=1e-6)
    assert round_cut.centroid == pytest.approx([0, 0, 3.3], abs=1e-9)
    assert round_cut.width_mm((1.0, 0.0, 0.0)) == pytest.approx(12.0, rel=1e-3)
    along = section(bar, (0, 0, 0), (0, 1, 0))
    assert along is not None
    assert along.area_mm2 == pytest.approx(12 * 60, rel=1e-3)
    tilt = math.radians(30)
    oblique = section(bar, (0, 0, 0), (math.sin(tilt), 0, math.cos(tilt)))
    assert oblique is not None
    assert oblique.area_mm2 == pytest.approx(math.pi * 36 / math.cos(tilt), rel=1e-4)


def test_turning_the_normal_round_keeps_the_area_positive() -> None:
    cut = section(cylinder(6.0, -30.0, 30.0), (0, 0, 3.3), (0, 0, -1))
    assert cut is not None
    assert cut.area_mm2 == pytest.approx(math.pi * 36, rel=1e-6)


def test_a_plane_beside_the_surface_and_one_through_its_points_are_both_right() -> None:
    bar = cylinder(6.0, -30.0, 30.0)
    assert section(bar, (0, 0, 40), (0, 0, 1)) is None
    through = section(bar, (0, 0, 5.0), (0, 0, 1))
    assert through is not None
    assert through.area_mm2 == pytest.approx(math.pi * 36, rel=1e-6)


def test_near_a_point_only_the_part_there_counts() -> None:
    two = joined(sphere(5.0), sphere(8.0, (30.0, 0.0, 0.0)))
    whole = section(two, (0, 0, 0.01), (0, 0, 1))
    one = section(two, (0, 0, 0.01), (0, 0, 1), near=(26.0, 0.0, 0.0))
    assert whole is not None
    assert one is not None
    assert whole.area_mm2 == pytest.approx(math.pi * (25 + 64), rel=2e-3)
    assert one.area_mm2 == pytest.approx(math.pi * 64, rel=2e-3)
    assert np.linalg.norm(one.centroid - [30, 0, 0.01]) < 1e-3
