"""Parting by clicks: known shapes, any click inside a part, distances against SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.segment.editing import Limits
from surgplan.segment.tools.new import New
from surgplan.segment.tools.watershed import Watershed
from surgplan.segment.voxels.exact_distance import depths
from surgplan.segment.voxels.watershed import SameBasin, parted

SHAPE = (44, 48, 84)
MM = (1.0, 1.0, 1.0)


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


@pytest.mark.parametrize("spacing", [MM, (0.7, 1.1, 2.5)])
def test_depths_are_exact(spacing):
    rng = np.random.default_rng(4)
    mask = ndimage.gaussian_filter(rng.normal(size=(19, 23, 31)), 2) > -0.05
    padded = np.pad(mask, 40, mode="edge")  # the border of the array is no outside
    exact = ndimage.distance_transform_edt(padded, sampling=spacing[::-1])[40:-40, 40:-40, 40:-40]
    assert np.allclose(depths(mask, spacing), exact, atol=1e-4)
    assert depths(np.ones((3, 3, 3), bool), MM).min() == 1e6
    assert depths(np.zeros((3, 3, 3), bool), MM).max() == 0


@pytest.fixture
def femur_like(ball):
    """A head on a neck thinner than it, with a bump, in touch with a wide block through a thin bridge; and the head's side."""
    head = ball(SHAPE, (44, 24, 22), 13)
    shaft = np.zeros(SHAPE, bool)
    shaft[14:30, 16:32, 58:80] = True
    neck = np.zeros(SHAPE, bool)
    neck[17:27, 19:29, 44:60] = True
    bump = ball(SHAPE, (70, 14, 22), 4)
    femur = head | shaft | neck | bump
    pelvis = np.zeros(SHAPE, bool)
    pelvis[4:40, 6:42, 4:31] = True
    pelvis &= ~ball(SHAPE, (44, 24, 22), 14)
    bridge = np.zeros(SHAPE, bool)
    bridge[20:25, 22:27, 28:34] = True
    return femur, pelvis, femur | pelvis | bridge


def test_any_click_in_a_part_gives_the_same_parts(femur_like):
    femur, pelvis, both = femur_like
    rng = np.random.default_rng(7)
    inside = [np.argwhere(depths(part, MM) > 1.5) for part in (femur, pelvis)]
    first = None
    for _ in range(12):
        clicks = [[tuple(some[rng.integers(len(some))])] for some in inside]
        labels = parted(both, clicks, MM)
        first = labels if first is None else first
        for number, part in ((1, femur), (2, pelvis)):
            assert dice(labels == number, part) > 0.985
            assert dice(labels == number, first == number) > 0.99
        assert ((labels > 0) == both).all()


def test_a_dark_line_parts_what_is_nowhere_narrow():
    rng = np.random.default_rng(0)
    block = np.zeros((30, 34, 60), bool)
    block[3:27, 3:31, 3:57] = True
    values = np.where(block, 700, 0) + rng.normal(0, 60, block.shape)
    values[:, :, 23:25] -= np.where(block[:, :, 23:25], 350, 0)
    voxels = ndimage.gaussian_filter(values, 0.7).astype(np.int16)
    labels = parted(block, [[(15, 17, 8)], [(15, 17, 45)]], MM, voxels)
    truth = np.zeros(block.shape, bool)
    truth[:, :, :24] = True
    assert dice(labels == 1, block & truth) > 0.97
    with pytest.raises(SameBasin):
        parted(block, [[(15, 17, 27)], [(15, 17, 33)]], MM)


def test_three_vertebrae_come_apart_and_two_points_make_one_part(ball):
    row = [ball(SHAPE, (x, 24, 22), 11) for x in (14, 33, 52, 71)]
    both = np.logical_or.reduce(row)
    points = [[(22, 24, 12)], [(22, 24, 33), (20, 24, 50)], [(22, 26, 72)]]
    labels = parted(both, points, MM)
    for number, truth in ((1, row[0] & ~row[1]), (2, row[1] | row[2]), (3, row[3] & ~row[2])):
        assert dice(labels == number, truth) > 0.96


@pytest.fixture
def two(drawn, ball):
    """Two balls in touch, and one apart."""
    apart = ball(SHAPE, (72, 40, 36), 5)
    return drawn(bone=ball(SHAPE, (22, 24, 22), 13) | ball(SHAPE, (46, 24, 22), 13) | apart)


POINTS = {"femur": ((20.0, 24.0, 22.0),), "pelvis": ((50.0, 26.0, 24.0),)}


def test_the_operation_makes_named_parts_and_keeps_or_replaces_the_segment(two, do, mask_of):
    case = do(two, Watershed("bone", POINTS))
    assert set(case.segments) == {"bone", "femur", "pelvis"}
    assert not (mask_of(case, "femur") & mask_of(case, "pelvis")).any()
    assert case.segments["femur"].note == "Part of bone about 1 point."
    assert not case.segments["femur"].cautions
    gone = do(two, Watershed("bone", POINTS, keep=False))
    assert set(gone.segments) == {"femur", "pelvis"}
    assert gone.segments["femur"].cautions == ("0.5 ml of bone hung together with none of the points and went with it.",)
    renamed = do(two, Watershed("bone", {"bone": POINTS["femur"], "plate": POINTS["pelvis"]}, keep=False))
    assert set(renamed.segments) == {"bone", "plate"}
    assert np.array_equal(mask_of(renamed, "bone"), mask_of(case, "femur"))


def test_parts_lie_only_where_the_limits_let_them(two, do, mask_of):
    outside = do(two, Watershed("bone", POINTS)).segments["pelvis"]
    case = two.with_item(outside)
    found = mask_of(
        do(case, Watershed("bone", {"a": POINTS["femur"], "b": ((72.0, 40.0, 36.0),)}, limits=Limits(outside=("pelvis",)))), "a"
    )
    assert not (found & mask_of(case, "pelvis")).any()


def test_a_point_beside_the_segment_counts_as_its_nearest_voxel(two, do):
    assert do(two, Watershed("bone", {**POINTS, "femur": ((6.0, 24.0, 22.0),)})).segments["femur"].voxel_count > 8000


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Watershed("bone", {"femur": POINTS["femur"]}), "2 to 100 parts"),
        (Watershed("bone", {**POINTS, "femur": ()}), "no point is given for 'femur'"),
        (Watershed("bone", {**POINTS, "femur": ((2.0, 2.0, 2.0),)}), "lies outside the segment"),
        (Watershed("bone", {**POINTS, "femur": ((50.0, 24.0, 22.0),)}), "no neck and no dark line"),
        (Watershed("bone", POINTS, darkness=2.0), "darkness"),
        (Watershed("empty", POINTS), "is empty"),
        (Watershed("bone", {**POINTS, "ct": ((20.0, 24.0, 22.0),)}), "already names"),
    ],
)
def test_parting_refuses_in_words(two, do, operation, words):
    case = do(two, New("ct", "empty"))
    with pytest.raises(Refused, match=words):
        do(case, operation)
