"""Brush strokes: their shape, their limits, and that they are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, vector
from surgplan.base.grid import Grid
from surgplan.case.labels import read_bricks, read_labels
from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.segment.editing import Limits
from surgplan.segment.tools.new import New
from surgplan.segment.tools.paint import Paint
from surgplan.segment.voxels.stroke import Brush, stroke_parts

_turn = Rigid.about((0, 0, 0), (0.3, 1.0, 0.2), 14.0).matrix3
GRIDS = {
    "even": Grid((90, 80, 70), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)),
    "flat voxels": Grid((100, 90, 40), (0.7, 0.8, 2.5), (-30.0, 12.0, 5.0)),
    "turned": Grid((90, 80, 70), (0.9, 0.9, 1.3), (-40.0, 10.0, 100.0), tuple(_turn.ravel())),
}


def covered(grid: Grid, points: np.ndarray, brush: Brush) -> np.ndarray:
    """A stroke as one array."""
    out = np.zeros(grid.array_shape, dtype=bool)
    for box, part in stroke_parts(grid, points, brush):
        assert not out[box].any(), "two parts share voxels"
        out[box] |= part
    return out


def away_mm(grid: Grid, a: np.ndarray, b: np.ndarray, normal: Any = None) -> np.ndarray:
    """Distance of all voxel centres from the line from a to b, as seen along a normal."""
    k, j, i = np.indices(grid.array_shape)
    p = grid.to_lps(np.stack([i, j, k], axis=-1)) - a
    d = b - a
    if normal is not None:
        p, d = p - (p @ normal)[..., None] * normal, d - (d @ normal) * normal
    share = np.clip((p @ d) / max(float(d @ d), 1e-30), 0, 1)
    return np.linalg.norm(p - share[..., None] * d, axis=-1)


def places(grid: Grid, *shares: tuple[float, float, float]) -> np.ndarray:
    """Points by the share of the way along i, j, k."""
    return grid.to_lps(np.array(shares) * (np.array(grid.size) - 1))


@pytest.mark.parametrize("name", GRIDS)
def test_a_stroke_holds_exactly_the_voxels_within_its_radius(name: str) -> None:
    grid = GRIDS[name]
    a, b, c = places(grid, (0.2, 0.3, 0.3), (0.8, 0.5, 0.7), (0.7, 0.9, 0.2))
    nearest = np.minimum(away_mm(grid, a, b), away_mm(grid, b, c))
    found = covered(grid, np.stack([a, b, c]), Brush(7.3))
    assert found.any()
    np.testing.assert_array_equal(found, nearest <= 7.3)


def test_the_volume_of_a_stroke_is_that_of_a_capsule() -> None:
    grid = Grid((140, 100, 100), (0.5, 0.5, 0.5), (0.0, 0.0, 0.0))
    a, b = np.array([15.0, 24.3, 25.1]), np.array([52.0, 26.0, 24.0])
    volume = covered(grid, np.stack([a, b]), Brush(10.0)).sum() * grid.voxel_volume_mm3
    assert volume == pytest.approx(np.pi * 100 * np.linalg.norm(b - a) + 4 / 3 * np.pi * 1000, rel=0.003)


def test_a_stroke_in_two_parts_is_the_whole_stroke() -> None:
    grid = GRIDS["turned"]
    line = places(grid, (0.1, 0.2, 0.3), (0.4, 0.5, 0.4), (0.6, 0.2, 0.6), (0.9, 0.9, 0.9))
    brush = Brush(4.0)
    parts = covered(grid, line[:3], brush) | covered(grid, line[2:], brush)
    np.testing.assert_array_equal(covered(grid, line, brush), parts)


def test_a_voxel_on_the_rim_belongs_to_the_brush() -> None:
    found = covered(GRIDS["even"], np.array([[20.0, 20.0, 20.0]]), Brush(5.0))
    assert found[20, 20, 25]
    assert found[15, 20, 20]
    assert found[20, 24, 23]
    assert not found[20, 20, 26]


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("shift", [0.0, 0.3, 0.5])
@pytest.mark.parametrize("name", ["even", "flat voxels", "turned"])
def test_a_disc_is_one_layer_of_voxels(name: str, axis: int, shift: float) -> None:
    grid = GRIDS[name]
    normal = grid.axes[:, axis]
    a, b = places(grid, (0.3, 0.4, 0.5), (0.6, 0.6, 0.5))
    b = b - ((b - a) @ normal) * normal
    move = (grid.to_lps(np.rint(grid.to_index(a))) - a) @ normal + shift * grid.spacing_mm[axis]
    a, b = a + move * normal, b + move * normal
    found = covered(grid, np.stack([a, b]), Brush(6.0, vector(normal)))
    layers = np.flatnonzero(found.any(axis=tuple(n for n in range(3) if n != 2 - axis)))
    assert len(layers) == 1
    expected = np.take(away_mm(grid, a, b, normal) <= 6.0 + 1e-9, layers[0], axis=2 - axis)
    np.testing.assert_array_equal(np.take(found, layers[0], axis=2 - axis), expected)


def test_a_thick_disc_reaches_half_its_thickness_to_each_side() -> None:
    found = covered(GRIDS["even"], np.array([[40.0, 40.0, 30.0]]), Brush(5.0, (0.0, 0.0, 1.0), 7.0))
    assert np.flatnonzero(found.any(axis=(1, 2))).tolist() == list(range(27, 34))


def test_a_brush_smaller_than_a_voxel_leaves_no_gap() -> None:
    grid = GRIDS["flat voxels"]
    found = covered(grid, places(grid, (0.1, 0.1, 0.2), (0.9, 0.8, 0.9)), Brush(0.1))
    from scipy import ndimage

    assert ndimage.label(found, np.ones((3, 3, 3)))[1] == 1
    assert found.sum() > 80


def test_a_stroke_may_leave_the_scan() -> None:
    grid = GRIDS["even"]
    found = covered(grid, np.array([[-500.0, 40.0, 30.0], [500.0, 40.0, 30.0]]), Brush(2.0))
    assert found[30, 40].all()
    assert list(stroke_parts(grid, np.array([[0.0, 0.0, 500.0]]), Brush(2.0))) == []


def test_painting_adds_and_erasing_takes_away(drawn: Any, do: Any, mask_of: Any, ball: Any) -> None:
    case = drawn(it=ball((40, 40, 40), (20, 20, 20), 10))
    painted = do(case, Paint("it", ((20.0, 20.0, 30.0), (20.0, 20.0, 34.0)), 3.0))
    gained = mask_of(painted, "it") & ~mask_of(case, "it")
    assert gained[36, 20, 20]
    assert painted.segments["it"].voxel_count == mask_of(painted, "it").sum()
    back = do(painted, Paint("it", ((20.0, 20.0, 20.0),), 50.0, erase=True))
    assert back.segments["it"].voxel_count == 0
    assert not mask_of(back, "it").any()
    again = do(back, Paint("it", ((20.0, 20.0, 20.0),), 5.0))
    np.testing.assert_array_equal(mask_of(again, "it"), ball((40, 40, 40), (20, 20, 20), 5))


def test_the_range_of_values_and_the_area_limit_a_stroke(blobs: Any, imaged: Any, do: Any, mask_of: Any, ball: Any) -> None:
    values = np.zeros((30, 30, 30))
    values[:, :, 15:] = 100
    case = do(imaged(values), New("ct", "it"))
    stroke = Paint("it", ((15.0, 15.0, 15.0),), 6.0, limits=Limits(low=50))
    case = do(case, stroke)
    np.testing.assert_array_equal(mask_of(case, "it"), ball((30, 30, 30), (15, 15, 15), 6) & (values >= 50))
    case = do(do(case, New("ct", "area")), Paint("area", ((15.0, 15.0, 15.0),), 3.0))
    case = do(case, Paint("it", ((15.0, 15.0, 15.0),), 6.0, erase=True, limits=Limits(outside=("area",))))
    np.testing.assert_array_equal(mask_of(case, "it"), ball((30, 30, 30), (15, 15, 15), 3) & (values >= 50))


def test_overlaps_are_allowed_taken_or_kept(drawn: Any, do: Any, mask_of: Any, ball: Any) -> None:
    mine, other = ball((70, 70, 70), (20, 35, 35), 8), ball((70, 70, 70), (50, 35, 35), 20)
    case = drawn(mine=mine, other=other)
    line = ((20.0, 35.0, 35.0), (66.0, 35.0, 35.0))
    stroke = covered(case.segments["mine"].grid, np.array(line), Brush(4.0))
    for overlaps, mine_after, other_after in (
        ("allowed", mine | stroke, other),
        ("take", mine | stroke, other & ~stroke),
        ("keep", mine | (stroke & ~other), other),
    ):
        after = do(case, Paint("mine", line, 4.0, limits=Limits(overlaps=overlaps)))
        np.testing.assert_array_equal(mask_of(after, "mine"), mine_after, overlaps)
        np.testing.assert_array_equal(mask_of(after, "other"), other_after, overlaps)
        assert after.segments["other"].voxel_count == other_after.sum()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"points": ()}, "at least 1 point"),
        ({"points": ((0.0, float("nan"), 0.0),)}, "no place"),
        ({"radius_mm": 0.0}, "more than 0 mm"),
        ({"shape": "cube"}, "no shape"),
        ({"shape": "disc"}, "must be a direction"),
        ({"points": ((500.0, 0.0, 0.0),)}, "nothing of 'it' changes"),
        ({"segment": "nobody"}, "nobody"),
    ],
)
def test_what_makes_no_sense_is_refused(drawn: Any, do: Any, ball: Any, change: dict[str, Any], words: str) -> None:
    case = drawn(it=ball((20, 20, 20), (10, 10, 10), 4))
    fields = {"segment": "it", "points": ((10.0, 10.0, 10.0),), "radius_mm": 6.0} | change
    with pytest.raises(Refused, match=words):
        do(case, Paint(**fields))


def test_a_stroke_is_undone_and_done_again_after_the_case_was_opened_again(tmp_path: Path) -> None:
    import SimpleITK

    image = SimpleITK.GetImageFromArray(np.zeros((20, 20, 20), np.int16))
    SimpleITK.WriteImage(image, str(tmp_path / "scan.nii.gz"))
    path = tmp_path / "painted.surgplan"
    counts = []
    with Session.create(path) as session:
        session.do(ImportImage(str(tmp_path / "scan.nii.gz"), "ct"))
        session.do(New("ct", "it"))
        centre = session.case.images["ct"].grid.centre_mm
        for radius in (3.0, 5.0, 7.0):
            session.do(Paint("it", (centre,), radius))
            counts.append(session.case.segments["it"].voxel_count)
    with Session.open(path) as session:
        for count in (*reversed(counts[:-1]), 0):
            assert session.undo()
            assert session.case.segments["it"].voxel_count == count
            assert read_labels(session.blobs, session.case.segments["it"].labels).sum() == count
        assert session.redo()
        assert session.case.segments["it"].voxel_count == counts[0]


def test_a_stroke_stores_the_bricks_it_touched_alone(drawn: Any, do: Any, blobs: Any) -> None:
    rng = np.random.default_rng(1)
    case = drawn(it=rng.random((130, 130, 130)) > 0.5)
    before = read_bricks(blobs, case.segments["it"].labels)
    after = read_bricks(blobs, do(case, Paint("it", ((20.0, 20.0, 20.0),), 5.0)).segments["it"].labels)
    assert [n for n, (a, b) in enumerate(zip(before.bricks, after.bricks, strict=True)) if a is not b] == [0]
