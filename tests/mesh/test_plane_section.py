"""Planes through surfaces and solids."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from surgplan.mesh.plane_section import ValuedSurface, half_below, solid_section, surface_lines

UP = np.array([0.0, 0.0, 1.0])
CORNERS = np.array([[x, y, z] for z in (0.0, 1.0) for y in (0.0, 1.0) for x in (0.0, 1.0)])
BOX = np.array(
    [[0, 2, 1], [1, 2, 3], [4, 5, 6], [5, 7, 6], [0, 1, 4], [1, 5, 4],
     [2, 6, 3], [3, 6, 7], [0, 4, 2], [2, 4, 6], [1, 3, 5], [3, 7, 5]],
    dtype=np.int32,
)  # fmt: skip
"""The unit cube, outward."""
TETS = np.array([[0, 1, 3, 7], [0, 5, 1, 7], [0, 4, 5, 7], [0, 6, 4, 7], [0, 2, 6, 7], [0, 3, 2, 7]], dtype=np.int32)
"""The unit cube in six tetrahedra."""


def cone(half_mm: float, height_mm: float, count: int = 96) -> tuple[np.ndarray, np.ndarray]:
    """Points and triangles of a closed cone with its tip up at z = height."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    rim = np.column_stack([half_mm * np.cos(angle), half_mm * np.sin(angle), 0 * angle])
    points = np.vstack([rim, [[0, 0, height_mm], [0, 0, 0]]])
    after = np.roll(np.arange(count), -1)
    here = np.arange(count)
    tip, foot = np.full(count, count), np.full(count, count + 1)
    return points, np.vstack([np.column_stack([here, after, tip]), np.column_stack([after, here, foot])]).astype(np.int32)


def is_closed(pieces: np.ndarray) -> bool:
    """Whether every end of a piece is the beginning of exactly one other, to the last digit."""
    starts = Counter(map(tuple, pieces[:, 0]))
    ends = Counter(map(tuple, pieces[:, 1]))
    return starts == ends


@pytest.mark.parametrize("seed", range(5))
def test_lines_of_a_closed_surface_close_to_the_last_digit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points, triangles = cone(10.0, 40.0)
    turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
    normal = rng.normal(size=3)
    normal /= np.linalg.norm(normal)
    moved = points @ turn.T
    pieces = surface_lines(moved, triangles, moved.mean(axis=0), normal)
    assert len(pieces) > 10
    assert is_closed(pieces)


def test_a_plane_through_corners_still_gives_closed_lines() -> None:
    for height in (0.0, 1.0, 0.5):
        pieces = surface_lines(CORNERS, BOX, np.array([0, 0, height]), UP)
        assert is_closed(pieces)
    diagonal = np.array([1.0, 1.0, 0.0]) / np.sqrt(2)
    assert is_closed(surface_lines(CORNERS, BOX, np.array([0.5, 0.5, 0.0]), diagonal))


def test_the_lines_of_a_cone_are_as_long_as_its_circle_up_to_the_tip() -> None:
    points, triangles = cone(10.0, 40.0, count=400)
    for z in (5.0, 39.0, 39.99):
        pieces = surface_lines(points, triangles, np.array([0, 0, z]), UP)
        length = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1).sum()
        assert length == pytest.approx(2 * np.pi * 10.0 * (1 - z / 40.0), rel=1e-3)


def test_both_sides_of_a_thin_plate_are_cut_at_their_true_distance() -> None:
    thin = CORNERS * np.array([30.0, 0.05, 30.0])
    pieces = surface_lines(thin, BOX, np.array([0, 0, 10.3]), UP)
    assert is_closed(pieces)
    across = pieces[..., 1]
    assert (across.min(), across.max()) == (0.0, 0.05)
    length = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1).sum()
    assert length == pytest.approx(2 * (30.0 + 0.05))


def test_the_outside_is_on_the_right_of_each_piece() -> None:
    points, triangles = cone(10.0, 40.0)
    pieces = surface_lines(points, triangles, np.array([0, 0, 7.0]), UP)
    along, middle = pieces[:, 1] - pieces[:, 0], pieces.mean(axis=1)
    outward = np.einsum("ij,ij->i", np.cross(along, UP), middle)
    assert (outward > 0).all()


@pytest.mark.parametrize(("origin", "normal", "area"), [
    ((0.3, 0.5, 0.5), (1.0, 0.0, 0.0), 1.0),
    ((0.5, 0.5, 0.5), (1.0, 1.0, 0.0), np.sqrt(2.0)),
    ((0.5, 0.5, 0.5), (1.0, 1.0, 1.0), 3 * np.sqrt(3) / 4),
])  # fmt: skip
def test_the_section_of_a_cube_has_the_area_of_geometry_and_faces_along_the_normal(origin, normal, area) -> None:
    unit = np.array(normal) / np.linalg.norm(normal)
    cut = solid_section(CORNERS, TETS, np.zeros(8), np.array(origin), unit)
    corners = cut.points[cut.triangles]
    vectors = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) / 2
    assert np.linalg.norm(vectors, axis=1).sum() == pytest.approx(area)
    assert (vectors @ unit >= -1e-12).all()


def test_a_linear_field_is_exact_on_a_section() -> None:
    slope = np.array([2.0, -3.0, 0.7])
    normal = np.array([0.6, 0.0, 0.8])
    cut = solid_section(CORNERS, TETS, CORNERS @ slope, np.array([0.4, 0.5, 0.5]), normal)
    np.testing.assert_allclose(cut.values, cut.points @ slope, atol=1e-12)


def test_no_value_at_a_corner_is_no_value_beside_it() -> None:
    values = np.zeros(8)
    values[7] = np.nan
    cut = solid_section(CORNERS, TETS, values, np.array([0.5, 0.5, 0.9]), UP)
    assert np.isnan(cut.values).any()


def test_half_a_surface_ends_at_the_plane_and_keeps_its_values() -> None:
    points, triangles = cone(10.0, 40.0)
    whole = ValuedSurface(points, triangles, points[:, 2].copy())
    half = half_below(whole, np.array([0, 0, 10.0]), UP)
    used = np.unique(half.triangles)
    assert half.points[used, 2].max() == pytest.approx(10.0)
    np.testing.assert_allclose(half.values[used], half.points[used, 2], atol=1e-12)
    corners = half.points[half.triangles]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum() / 2
    side = np.pi * 10.0 * np.hypot(10.0, 40.0) * (1 - 0.75**2)
    assert area == pytest.approx(side + np.pi * 100.0, rel=2e-3)
