"""Outlines: drawn in slices, traced along a value, and cut through a segment along the line of sight."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.bricks import whole
from surgplan.segment.tools.draw import Draw
from surgplan.segment.tools.level_trace import LevelTrace
from surgplan.segment.tools.new import New
from surgplan.segment.tools.scissors import Scissors
from surgplan.segment.voxels.level_trace import level_contour
from surgplan.segment.voxels.prism import Prism, prism_parts

_turn = Rigid.about((0, 0, 0), (0.3, 1.0, 0.2), 24.0).matrix3
GRIDS = {
    "even": Grid((80, 70, 66), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)),
    "turned": Grid((90, 70, 30), (0.7, 0.8, 2.5), (-30.0, 12.0, 5.0), tuple(_turn.ravel())),
}
STAR = np.array(
    [(np.cos(a) * r, np.sin(a) * r) for a, r in zip(np.arange(10) * np.pi / 5 + 0.1, [26.0, 11.0] * 5, strict=True)]
)


def frame(direction: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Unit directions right, down and into the picture."""
    into = direction / np.linalg.norm(direction)
    right = np.cross(np.eye(3)[int(np.argmin(np.abs(into)))], into)
    right /= np.linalg.norm(right)
    return right, np.cross(into, right), into


def marked(grid: Grid, prism: Prism, *, outside: bool = False) -> np.ndarray:
    """A prism as one array."""
    out = np.zeros(grid.array_shape, dtype=bool)
    for box, part in prism_parts(grid, prism, whole(grid.array_shape), outside=outside):
        assert not out[box].any(), "two parts share voxels"
        out[box] |= part
    return out


def expected(grid: Grid, flat: np.ndarray, prism: Prism) -> np.ndarray:
    """Voxel by voxel whether the line of sight through it meets the outline `flat` in its plane."""
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1)).reshape(-1, 3)
    right, down, into = frame(prism.direction)
    origin = prism.outline[0] - flat[0, 0] * right - flat[0, 1] * down
    seen, before = points - origin, np.ones(len(points), dtype=bool)
    if prism.eye is not None:
        reach = (points - prism.eye) @ into
        before = reach > 1e-6
        share = ((origin - prism.eye) @ into) / np.where(before, reach, 1.0)
        seen = prism.eye + share[:, None] * (points - prism.eye) - origin
    held = np.zeros(len(points), dtype=bool)
    x, y = seen @ right, seen @ down
    for a, b in zip(flat, np.roll(flat, -1, axis=0), strict=True):
        if a[1] != b[1]:
            held ^= ((a[1] > y) != (b[1] > y)) & (x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
    depth = (points - prism.outline[0]) @ into
    return (held & before & (depth >= prism.near_mm) & (depth <= prism.far_mm)).reshape(grid.array_shape)


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("direction", [(0.0, 0.0, 1.0), (1.0, 0.0, 0.0), (-1.0, 0.1, 0.05), (-0.3, 0.8, 0.55)])
@pytest.mark.parametrize("eye_mm", [None, 90.0, 12.0])
@pytest.mark.parametrize("depths", [(-np.inf, np.inf), (0.0, 12.3)])
def test_a_prism_holds_exactly_what_is_seen_through_its_outline(name, direction, eye_mm, depths) -> None:
    grid = GRIDS[name]
    right, down, into = frame(np.array(direction))
    middle = np.array(grid.centre_mm) + 0.37
    outline = middle + STAR[:, :1] * right + STAR[:, 1:] * down
    eye = None if eye_mm is None else middle - eye_mm * into + 3 * right
    prism = Prism(outline, into, eye, *depths)
    wanted = expected(grid, STAR, prism)
    found = marked(grid, prism)
    assert wanted.sum() > 1000
    assert np.count_nonzero(found ^ wanted) <= 2, "voxels whose line of sight grazes the outline aside"
    beside = marked(grid, prism, outside=True)
    k, j, i = np.indices(grid.array_shape)
    depth = (grid.to_lps(np.stack([i, j, k], axis=-1)) - outline[0]) @ into
    np.testing.assert_array_equal(beside, (depth >= depths[0]) & (depth <= depths[1]) & ~found)


def test_a_line_of_two_points_cuts_off_what_lies_on_its_left() -> None:
    grid = GRIDS["even"]
    up = Prism(np.array([[44.5, 60.0, 30.0], [44.5, 20.0, 30.0]]), np.array([0.0, 0.0, 1.0]))
    found = marked(grid, up)  # looked at from the feet as slices are: x to the right, y down, so the line runs upwards
    assert found[:, :, :45].all()
    assert not found[:, :, 45:].any()


def test_a_drawn_square_holds_the_voxels_of_its_slice(drawn: Any, do: Any, mask_of: Any) -> None:
    case = do(drawn(other=np.ones((30, 40, 50), dtype=bool), spacing=(0.5, 1.0, 2.0)), New("ct", "it"))
    square = ((5.1, 10.1, 20.3), (15.1, 10.1, 20.3), (15.1, 30.1, 20.3), (5.1, 30.1, 20.3))
    after = do(case, Draw("it", square, (0.0, 0.0, 1.0)))
    wanted = np.zeros((30, 40, 50), dtype=bool)
    wanted[10, 11:31, 11:31] = True
    np.testing.assert_array_equal(mask_of(after, "it"), wanted)
    thick = do(case, Draw("it", square, (0.0, 0.0, 1.0), thickness_mm=10.0))
    assert np.flatnonzero(mask_of(thick, "it").any(axis=(1, 2))).tolist() == [8, 9, 10, 11, 12]
    gone = do(thick, Draw("it", square, (0.0, 0.0, 1.0), erase=True))
    np.testing.assert_array_equal(mask_of(gone, "it"), mask_of(thick, "it") & ~wanted)


def cube(case_of: Any) -> Any:
    """A case with a cube of 40 voxels as the segment `it`."""
    mask = np.zeros((80, 80, 80), dtype=bool)
    mask[20:60, 20:60, 20:60] = True
    return case_of(it=mask)


def square_at(z: float, half: float = 10.0) -> tuple[Any, ...]:
    """A square across z."""
    return tuple((39.5 + x * half, 39.5 + y * half, z) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)))


def test_scissors_cut_through_to_a_depth_or_a_slab(drawn: Any, do: Any, mask_of: Any) -> None:
    case = cube(drawn)
    z = (0.0, 0.0, 1.0)
    lost = {}
    for reach in ("through", "depth", "slab"):
        after = do(case, Scissors("it", square_at(19.9), z, reach=reach, depth_mm=10.0))
        gone = mask_of(case, "it") & ~mask_of(after, "it")
        assert gone.any(axis=0).sum() == 400
        lost[reach] = np.flatnonzero(gone.any(axis=(1, 2))).tolist()
    assert lost == {"through": list(range(20, 60)), "depth": list(range(20, 30)), "slab": list(range(20, 25))}


def test_scissors_keep_the_inside_or_fill_it(drawn: Any, do: Any, mask_of: Any) -> None:
    case = cube(drawn)
    kept = do(case, Scissors("it", square_at(39.5), (0.0, 0.0, 1.0), cut="outside"))
    assert kept.segments["it"].voxel_count == 20 * 20 * 40
    slab = do(case, Scissors("it", square_at(39.5), (0.0, 0.0, 1.0), cut="outside", reach="slab", depth_mm=2.0))
    assert slab.segments["it"].voxel_count == 40 * 40 * 40 - 2 * (40 * 40 - 20 * 20)
    filled = do(case, Scissors("it", square_at(39.5), (0.0, 0.0, 1.0), cut="fill"))
    assert filled.segments["it"].voxel_count == 40 * 40 * 40 + 20 * 20 * 40


def test_a_cut_from_an_eye_widens_with_the_distance(drawn: Any, do: Any, mask_of: Any) -> None:
    case = cube(drawn)
    after = do(case, Scissors("it", square_at(19.9, 5.0), (0.0, 0.0, 1.0), eye=(39.5, 39.5, -20.1)))
    gone = (mask_of(case, "it") & ~mask_of(after, "it")).sum(axis=(1, 2))
    assert gone[20] == 100
    assert gone[59] == 400


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"outline": ((0.0, 0.0, 0.0),)}, "at least 2 points"),
        ({"outline": ((1.0, 1.0, 0.0), (1.0, 1.0, 0.0))}, "two different points"),
        ({"direction": (0.0, 0.0, 0.0)}, "must be a direction"),
        ({"eye": (0.0, 0.0, 60.0)}, "behind the eye"),
        ({"cut": "some"}, "nothing scissors do"),
        ({"reach": "far"}, "no reach"),
        ({"reach": "depth", "depth_mm": -1.0}, "more than 0 mm"),
        ({"outline": square_at(19.0, 0.2)}, "nothing of 'it' changes"),
    ],
)
def test_scissors_refuse_what_makes_no_sense(drawn: Any, do: Any, change: dict[str, Any], words: str) -> None:
    fields = {"segment": "it", "outline": square_at(19.0), "direction": (0.0, 0.0, 1.0)} | change
    with pytest.raises(Refused, match=words):
        do(cube(drawn), Scissors(**fields))


def test_an_empty_segment_can_be_filled_and_not_cut(drawn: Any, do: Any) -> None:
    case = do(cube(drawn), New("ct", "new"))
    with pytest.raises(Refused, match="is empty"):
        do(case, Scissors("new", square_at(19.0), (0.0, 0.0, 1.0)))
    after = do(case, Scissors("new", square_at(19.0), (0.0, 0.0, 1.0), cut="fill"))
    assert after.segments["new"].voxel_count == 400 * 80


def disc_values(bright: float, dark: float) -> np.ndarray:
    """A disc of radius 12 about (20, 25) with a soft edge."""
    row, column = np.indices((50, 60))
    away = np.hypot(row - 20, column - 25)
    return dark + (bright - dark) * np.clip((12 - away) / 6 + 0.5, 0, 1)


@pytest.mark.parametrize(("bright", "dark"), [(300.0, 0.0), (-100.0, 50.0)])
def test_a_level_is_followed_round_bright_and_dark_things(bright: float, dark: float) -> None:
    line, level = level_contour(disc_values(bright, dark), 20.0, 37.0)
    assert level == pytest.approx((bright + dark) / 2)
    np.testing.assert_allclose(np.hypot(line[:, 0] - 20, line[:, 1] - 25), 12, atol=0.1)
    turned = np.unwrap(np.arctan2(line[:, 0] - 20, line[:, 1] - 25))
    assert abs(turned[-1] - turned[0]) == pytest.approx(2 * np.pi, abs=0.2)


def test_a_level_that_leaves_the_picture_is_closed_along_its_border() -> None:
    values = np.tile(np.arange(30.0), (20, 1))
    line, level = level_contour(values, 9.0, 19.5)
    assert level == 19.5
    assert line[:, 1].min() == 19.5
    assert line[:, 1].max() > 29.0


def test_on_a_plateau_the_line_runs_round_it() -> None:
    values = np.zeros((20, 20))
    values[5:15, 4:12] = 7.0
    line, _ = level_contour(values, 10.0, 6.0)
    np.testing.assert_allclose([line.min(axis=0), line.max(axis=0)], [[5, 4], [14, 11]], atol=0.51)
    assert level_contour(np.zeros((5, 5)), 2.0, 2.0) is None
    assert level_contour(values, -3.0, 2.0) is None


def test_a_level_trace_takes_the_disc_of_its_slice(imaged: Any, do: Any, mask_of: Any) -> None:
    values = np.stack([disc_values(300.0, 0.0)] * 10)
    case = do(imaged(values), New("ct", "it"))
    for smoothing in (0.0, 1.0):
        after = do(case, LevelTrace("it", (37.0, 20.0, 4.2), (0.0, 0.1, 1.0), smoothing_mm=smoothing))
        mask = mask_of(after, "it")
        assert np.flatnonzero(mask.any(axis=(1, 2))).tolist() == [4]
        assert mask.sum() == pytest.approx(np.pi * 144, rel=0.05)
    back = do(after, LevelTrace("it", (37.0, 20.0, 4.2), (0.0, 0.0, 1.0), smoothing_mm=1.0, erase=True))
    assert back.segments["it"].voxel_count == 0


def test_a_level_trace_where_nothing_varies_is_refused(imaged: Any, do: Any) -> None:
    case = do(imaged(np.zeros((10, 10, 10))), New("ct", "it"))
    with pytest.raises(Refused, match="no line of equal value"):
        do(case, LevelTrace("it", (5.0, 5.0, 5.0), (0.0, 0.0, 1.0)))
    with pytest.raises(Refused, match="outside the image"):
        do(case, LevelTrace("it", (50.0, 5.0, 5.0), (0.0, 0.0, 1.0)))
