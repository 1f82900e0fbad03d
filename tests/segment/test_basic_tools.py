"""The simple segment tools against closed forms, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane
from surgplan.segment.tools.combine import Combine
from surgplan.segment.tools.cut import Cut
from surgplan.segment.tools.fill import Fill
from surgplan.segment.tools.islands import Islands
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.threshold import Threshold

SPACING = (0.8, 1.0, 1.5)


def sphere_mm3(radius: float) -> float:
    return 4 / 3 * np.pi * radius**3


def test_threshold_takes_both_limits_in(imaged, do, mask_of):
    case = do(imaged(np.arange(27).reshape(3, 3, 3)), Threshold("ct", 5, "part", high=9, tissue="other"))
    assert np.array_equal(np.flatnonzero(mask_of(case, "part")), [5, 6, 7, 8, 9])
    assert case.segments["part"].voxel_count == 5
    assert case.segments["part"].tissue == "other"


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Threshold("ct", 300, "part"), "values go from 0 to 26 HU"),
        (Threshold("ct", 9, "part", high=5), "upper limit"),
        (Threshold("ct", float("nan"), "part"), "upper limit"),
        (Threshold("mr", 9, "part"), "no image called 'mr'"),
        (Threshold("ct", 9, "ct"), "already names"),
        (Threshold("ct", 9, "part", tissue="cheese"), "choose one of"),
    ],
)
def test_threshold_refuses_in_words(imaged, do, operation, words):
    with pytest.raises(Refused, match=words):
        do(imaged(np.arange(27).reshape(3, 3, 3)), operation)


@pytest.fixture
def two_balls(drawn, ball):
    shape = (30, 40, 70)
    return drawn(SPACING, bone=ball(shape, (15, 18, 20), 10, SPACING) | ball(shape, (42, 18, 20), 7, SPACING))


@pytest.mark.parametrize(
    ("operation", "radius"),
    [
        (Islands("bone", "largest"), 10),
        (Islands("bone", "at", at=(42.0, 18.0, 20.0)), 7),
        (Islands("bone", "larger_than", min_volume_mm3=3000), 10),
    ],
)
def test_islands_keeps_the_part_asked_for(two_balls, do, operation, radius):
    case = do(two_balls, operation)
    assert case.segments["bone"].volume_mm3 == pytest.approx(sphere_mm3(radius), rel=0.01)


def test_the_largest_part_is_kept_wherever_it_lies(drawn, ball, do):
    shape = (30, 40, 70)
    case = do(
        drawn(SPACING, bone=ball(shape, (10, 18, 8), 6, SPACING) | ball(shape, (38, 18, 28), 10, SPACING)), Islands("bone")
    )
    assert case.segments["bone"].volume_mm3 == pytest.approx(sphere_mm3(10), rel=0.01)


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Islands("bone", "at", at=(0.0, 0.0, 0.0)), "outside 'bone'"),
        (Islands("bone", "at", at=(-50.0, 0.0, 0.0)), "outside the image"),
        (Islands("bone", "at"), "give the point"),
        (Islands("bone", "larger_than"), "min_volume_mm3"),
        (Islands("bone", "larger_than", min_volume_mm3=1e6), "ask for less"),
        (Islands("femur"), "no segment called 'femur'; there is: bone"),
    ],
)
def test_islands_refuses_in_words(two_balls, do, operation, words):
    with pytest.raises(Refused, match=words):
        do(two_balls, operation)


def test_fill_closes_a_cavity_and_leaves_a_pit(drawn, ball, do):
    shell = ball((30, 30, 30), (15, 15, 15), 12) & ~ball((30, 30, 30), (15, 15, 15), 9)
    case = do(drawn(shell=shell), Fill("shell", into="solid"))
    assert case.segments["solid"].volume_mm3 == pytest.approx(sphere_mm3(12), rel=0.02)
    pierced = shell.copy()
    pierced[15, 15, :15] = False
    case = drawn(shell=pierced)
    assert do(case, Fill("shell")).segments["shell"].voxel_count == pierced.sum()
    by_slices = do(case, Fill("shell", "slices")).segments["shell"]
    assert by_slices.volume_mm3 == pytest.approx(sphere_mm3(12), rel=0.02)


def test_filling_by_slices_leaves_a_tube_open_at_both_ends(drawn, do):
    tube = np.zeros((20, 20, 20), dtype=bool)
    tube[3:17, 4:16, 4:16] = True
    tube[:, 7:13, 7:13] = False
    assert do(drawn(tube=tube), Fill("tube", "slices")).segments["tube"].voxel_count == tube.sum()


@pytest.mark.parametrize(("method", "radius"), [("grow", 13), ("shrink", 7), ("open", 10), ("close", 10), ("median", 10)])
def test_balls_keep_their_shape_on_voxels_that_are_no_cubes(drawn, ball, do, method, radius):
    case = do(drawn(SPACING, bone=ball((30, 40, 50), (20, 20, 22), 10, SPACING)), Smooth("bone", method, 3.0))
    found = (case.segments["bone"].volume_mm3 / sphere_mm3(1)) ** (1 / 3)
    assert found == pytest.approx(radius, abs=0.3)  # steps from centre to centre fall short by up to half a voxel


def test_growing_reaches_equally_far_along_every_axis(drawn, do, mask_of):
    dot = np.zeros((21, 21, 41), dtype=bool)
    dot[10, 10, 20] = True
    grown = mask_of(do(drawn((0.5, 1.0, 2.0), dot=dot), Smooth("dot", "grow", 6.0)), "dot")
    k, j, i = np.nonzero(grown)
    assert (np.ptp(i) * 0.5, np.ptp(j) * 1.0, np.ptp(k) * 2.0) == (12.0, 12.0, 12.0)


def test_opening_drops_a_thin_bridge_and_closing_a_thin_gap(drawn, do):
    bar = np.zeros((20, 20, 40), dtype=bool)
    bar[5:15, 5:15, 5:15] = bar[5:15, 5:15, 25:35] = bar[9:11, 9:11, 15:25] = True
    apart = do(drawn(bar=bar), Smooth("bar", "open", 2.0))
    assert do(apart, Islands("bar")).segments["bar"].voxel_count < 1001
    gap = np.zeros((20, 20, 30), dtype=bool)
    gap[:, :, 2:14] = gap[:, :, 16:28] = True
    assert do(drawn(gap=gap), Smooth("gap", "close", 2.0)).segments["gap"].voxel_count == 20 * 20 * 26


def test_the_border_of_the_image_is_no_border_of_the_bone(drawn, do):
    slab = np.zeros((20, 20, 20), dtype=bool)
    slab[:, 5:15, 5:15] = True
    assert do(drawn(slab=slab), Smooth("slab", "shrink", 2.0)).segments["slab"].voxel_count == 20 * 6 * 6
    assert do(drawn(slab=slab), Smooth("slab", "close", 4.0)).segments["slab"].voxel_count == slab.sum()


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Smooth("bone", "open", 30.0), "leaves nothing"),
        (Smooth("bone", "grow", 0.5), "reaches no neighbour"),
        (Smooth("bone", "grow", -2.0), "more than 0 mm"),
        (Smooth("bone", "iron", 2.0), "no way to smooth"),
    ],
)
def test_smoothing_refuses_in_words(two_balls, do, operation, words):
    with pytest.raises(Refused, match=words):
        do(two_balls, operation)


def test_union_and_intersection_and_rest_of_two_balls_add_up(drawn, ball, do):
    shape = (30, 30, 40)
    case = drawn(a=ball(shape, (15, 15, 15), 10), b=ball(shape, (22, 15, 15), 10))
    for how in ("union", "intersect", "subtract"):
        case = do(case, Combine(how, ("a", "b"), how))
    count = {name: segment.voxel_count for name, segment in case.segments.items()}
    assert count["union"] + count["intersect"] == count["a"] + count["b"]
    assert count["subtract"] + count["intersect"] == count["a"]
    d = 7.0
    lens = np.pi * (20 - d) ** 2 * (d**2 + 40 * d) / (12 * d)
    assert case.segments["intersect"].volume_mm3 == pytest.approx(lens, rel=0.02)


def test_a_cut_keeps_the_side_of_the_normal_in_patient_coordinates(drawn, ball, do):
    case = drawn(SPACING, bone=ball((30, 40, 50), (20, 20, 22), 12, SPACING))
    plane = Plane.through((20.0, 20.0, 27.0), (0.0, 0.0, 2.0))
    case = do(case, Cut("bone", plane, "positive", "cap"))
    case = do(case, Cut("bone", plane, "negative", "rest"))
    assert case.segments["cap"].voxel_count + case.segments["rest"].voxel_count == case.segments["bone"].voxel_count
    height = 12 - 27 + 22 + SPACING[2] / 2  # the slice at the plane belongs to the cap, with half a voxel below it
    assert case.segments["cap"].volume_mm3 == pytest.approx(np.pi * height**2 * (36 - height) / 3, rel=0.03)


def test_a_cut_beside_the_segment_is_refused(two_balls, do):
    with pytest.raises(Refused, match="keep the other side"):
        do(two_balls, Cut("bone", Plane.through((0, 0, 500), (0, 0, 1))))


def test_an_edit_keeps_colour_and_says_what_was_done(two_balls, do):
    case = do(two_balls, Smooth("bone", "grow", 2.0, into="smooth"))
    assert case.segments["smooth"].colour == case.segments["bone"].colour
    assert case.segments["smooth"].note == "Grow bone by 2 mm."
