"""The shape tools as operations: limits, names, notes, and what they refuse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.codec import decode
from surgplan.case.labels import write_labels
from surgplan.case.session import encode_operation
from surgplan.segment.editing import Limits
from surgplan.segment.tools.combine import Combine
from surgplan.segment.tools.copy_segment import CopySegment
from surgplan.segment.tools.cut import Cut
from surgplan.segment.tools.cut_curve import CutCurve
from surgplan.segment.tools.fill import Fill
from surgplan.segment.tools.hollow import Hollow
from surgplan.segment.tools.islands import Islands
from surgplan.segment.tools.joint_smooth import JointSmooth
from surgplan.segment.tools.margin import Margin
from surgplan.segment.tools.mirror import Mirror
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.split_islands import SplitIslands
from surgplan.segment.tools.threshold import Threshold
from surgplan.segment.tools.wrap import Wrap

SPACING = (0.8, 1.0, 1.5)
SHAPE = (30, 40, 70)
UP = (0.0, 0.0, 1.0)
CURVE = ((0.0, 18.0, 0.0), (60.0, 18.0, 0.0))


@pytest.fixture
def three_balls(drawn, ball):
    """Parts of radius 10, 7 and 3 mm at x = 15, 42 and 50, and an empty segment."""
    parts = [ball(SHAPE, (x, y, 20), r, SPACING) for x, y, r in ((15, 18, 10), (42, 18, 7), (50, 32, 3))]
    return drawn(SPACING, bone=np.logical_or.reduce(parts), nothing=np.zeros(SHAPE, dtype=bool))


def counts(case):
    return {name: segment.voxel_count for name, segment in case.segments.items()}


def test_islands_keeps_several_and_removes_one(three_balls, do, mask_of):
    sizes = sorted(part.voxel_count for name, part in do(three_balls, SplitIslands("bone")).segments.items() if "_" in name)
    assert do(three_balls, Islands("bone", count=2)).segments["bone"].voxel_count == sum(sizes[1:])
    rest = do(three_balls, Islands("bone", "all_but_at", at=(15.0, 18.0, 20.0)))
    assert rest.segments["bone"].voxel_count == sum(sizes[:2])
    assert not mask_of(rest, "bone")[13, 18, 19]


def test_islands_become_segments_by_size(three_balls, do, mask_of):
    case = do(three_balls, SplitIslands("bone", into="part", most=2))
    assert set(case.segments) == {"bone", "nothing", "part_1", "part_2"}
    assert case.segments["part_1"].voxel_count > case.segments["part_2"].voxel_count
    assert "smaller parts were left out" in case.segments["part_2"].note
    assert not (mask_of(case, "part_1") & mask_of(case, "part_2")).any()
    assert case.segments["part_1"].colour == case.segments["bone"].colour
    assert len(do(three_balls, SplitIslands("bone", min_volume_mm3=1000)).segments) == 4


def test_holes_are_filled_up_to_a_size_and_by_slices_of_one_direction(drawn, ball, do):
    body = ball((50, 50, 50), (25, 25, 25), 22) & ~ball((50, 50, 50), (18, 25, 25), 6) & ~ball((50, 50, 50), (36, 25, 25), 2)
    small = int(ball((50, 50, 50), (36, 25, 25), 2).sum())
    filled = do(drawn(body=body), Fill("body", max_volume_mm3=100.0)).segments["body"]
    assert filled.voxel_count == body.sum() + small
    tube = np.zeros((20, 20, 20), dtype=bool)
    tube[3:17, 4:16, 4:16] = True
    tube[:, 7:13, 7:13] = False
    assert do(drawn(tube=tube), Fill("tube", "axial")).segments["tube"].voxel_count == 14 * 12 * 12
    assert do(drawn(tube=tube), Fill("tube", "sagittal")).segments["tube"].voxel_count == tube.sum()


def test_axial_slices_are_axial_whatever_the_grid(drawn, do, blobs):
    tube = np.zeros((20, 20, 20), dtype=bool)
    tube[4:16, 4:16, 3:17] = True
    tube[7:13, 7:13, :] = False  # along i, which is made the axis to the head
    case = drawn(tube=tube)
    turned = Grid((20, 20, 20), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0))
    case = case.with_item(replace(case.images["ct"], grid=turned))
    case = case.with_item(replace(case.segments["tube"], grid=turned))
    assert do(case, Fill("tube", "axial")).segments["tube"].voxel_count == 14 * 12 * 12


@pytest.mark.parametrize(("method", "share"), [("gaussian", 0.002), ("median", 0.02)])
def test_smoothing_does_not_shrink(three_balls, do, method, share):
    one = do(three_balls, Islands("bone"))
    smooth = do(one, Smooth("bone", method, 2.0)).segments["bone"]
    assert smooth.voxel_count == pytest.approx(one.segments["bone"].voxel_count, rel=share)


def test_limits_keep_every_tool_within_its_area(three_balls, do, mask_of, blobs):
    area = np.zeros(SHAPE, dtype=bool)
    area[:, :, 35:] = True
    case = three_balls.with_item(replace(three_balls.segments["bone"], id="area", labels=write_labels(blobs, area)))
    before, limits = mask_of(case, "bone"), Limits(inside=("area",))
    for tool in (
        Smooth("bone", "grow", 2.0, limits=limits),
        Margin("bone", -2.0, limits=limits),
        Hollow("bone", 2.0, limits=limits),
        Islands("bone", limits=limits),
        Cut("bone", Plane((0.0, 18.0, 0.0), (0.0, 1.0, 0.0)), limits=limits),
        Combine("subtract", ("bone", "area"), "bone", limits=limits),
        JointSmooth(("bone",), 1.5, limits=limits),
    ):
        after = mask_of(do(case, tool), "bone")
        assert np.array_equal(after & ~area, before & ~area), tool.kind
        assert (after != before).any(), tool.kind
    with pytest.raises(Refused, match="limits of editing forbid it"):
        do(case, Margin("bone", 2.0, limits=Limits(low=500.0)))


def test_a_threshold_with_limits_edits_what_is_there(imaged, do, mask_of):
    values = np.arange(1000).reshape(10, 10, 10)
    case = do(imaged(values), Threshold("ct", 500, "high"))
    case = do(case, Threshold("ct", 0, "low", high=99))
    case = do(case, Threshold("ct", 900, "low", limits=Limits(inside=("high",))))
    assert np.array_equal(np.flatnonzero(mask_of(case, "low")), [*range(100), *range(900, 1000)])
    anew = do(case, Threshold("ct", 500, "low", tissue="metal")).segments["low"]
    assert (anew.voxel_count, anew.tissue) == (500, "metal")  # without limits it is made anew
    case = do(case, Threshold("ct", 0, "rest", limits=Limits(overlaps="keep")))
    assert case.segments["rest"].voxel_count == 400
    case = do(case, Threshold("ct", 0, "all", limits=Limits(overlaps="take")))
    assert counts(case) == {"high": 0, "low": 0, "rest": 0, "all": 1000}


@pytest.mark.parametrize(
    "tool", [Islands("bone"), Fill("bone"), Smooth("bone", "close", 2.0), Combine("union", ("bone", "nothing"), "bone")]
)
def test_a_tool_that_changes_nothing_says_so_and_lets_a_chain_go_on(drawn, ball, do, tool):
    case = drawn(SPACING, bone=ball(SHAPE, (15, 18, 20), 10, SPACING), nothing=np.zeros(SHAPE, dtype=bool))
    after = do(case, tool)
    assert after.segments["bone"].labels == case.segments["bone"].labels
    assert after.segments["bone"].note.endswith("It changed nothing.")


def test_a_margin_grows_by_it_and_says_each_direction(three_balls, do):
    one = do(three_balls, Islands("bone"))
    wide = do(one, Margin("bone", 4.0, into="wide")).segments["wide"]
    assert (wide.volume_mm3 * 3 / 4 / np.pi) ** (1 / 3) == pytest.approx(14, abs=0.4)
    tool = Margin("bone", 4.0, left_mm=0.0, inferior_mm=2.5)
    assert tool.words() == "Grow bone by 4 mm (left 0, inferior 2.5 mm)"
    assert do(one, tool).segments["bone"].voxel_count < wide.voxel_count


def test_a_margin_below_0_to_one_side_shrinks_and_says_so():
    assert Margin("bone", 0.0, left_mm=-3.0).words() == "Shrink bone by 0 mm (left 3 mm)"
    assert Margin("bone", 0.0, left_mm=3.0).words() == "Grow bone by 0 mm (left 3 mm)"


def test_a_margin_below_a_voxels_step_says_how_far_it_went(drawn, ball, do, mask_of):
    coarse = (0.9, 0.9, 5.0)
    case = drawn(coarse, bone=ball((12, 60, 60), (27, 27, 27), 12, coarse))
    extents = [np.ptp(axis) + 1 for axis in np.nonzero(mask_of(case, "bone"))]
    grown = do(case, Margin("bone", 3.0))
    steps = [(np.ptp(a) + 1 - n) / 2 for a, n in zip(np.nonzero(mask_of(grown, "bone")), extents, strict=True)]
    assert steps[1] == steps[2]
    assert grown.segments["bone"].cautions == (
        "Grow bone by 3 mm: voxels are larger than that along some axis, so the surface really moved "
        f"{steps[2] * 0.9:g} mm left, posterior, right, anterior; {steps[0] * 5:g} mm superior, inferior.",
    )
    assert do(case, Margin("bone", 5.0)).segments["bone"].cautions == ()
    only_aside = Margin("bone", 3.0, superior_mm=0.0, inferior_mm=0.0)
    assert do(case, only_aside).segments["bone"].cautions == ()


def test_hollow_is_the_difference_of_margins(three_balls, do, mask_of):
    case = do(do(three_balls, Margin("bone", 2.0, into="wide")), Margin("bone", -2.0, into="narrow"))
    bone, wide, narrow = (mask_of(case, name) for name in ("bone", "wide", "narrow"))
    assert np.array_equal(mask_of(do(case, Hollow("bone", 2.0)), "bone"), bone & ~narrow)
    assert np.array_equal(mask_of(do(case, Hollow("bone", 2.0, "outside")), "bone"), wide & ~bone)
    assert np.array_equal(mask_of(do(case, Hollow("bone", 4.0, "centred")), "bone"), wide & ~narrow)
    assert "may have holes" in do(case, Hollow("bone", 2.0)).segments["bone"].cautions[0]


def test_wrapping_makes_a_pierced_shell_solid(drawn, ball, do):
    solid = ball((50, 50, 50), (25, 25, 25), 20)
    shell = solid & ~ball((50, 50, 50), (25, 25, 25), 16)
    shell[24:27, 24:27, :25] = False
    case = do(drawn(shell=shell), Wrap("shell", 6.0))
    assert case.segments["shell"].voxel_count == pytest.approx(solid.sum(), rel=0.01)


def test_joint_smoothing_edits_all_and_leaves_them_apart(drawn, ball, do, mask_of):
    body = ball((40, 40, 50), (20, 18, 18), 14, SPACING)
    first, third = body.copy(), ball((40, 40, 50), (33, 18, 18), 6, SPACING) & ~body
    first[:, :, 24:] = False
    case = drawn(SPACING, a=first, b=body & ~first, c=third)
    after = do(case, JointSmooth(("a", "b"), 2.0))
    a, b = mask_of(after, "a"), mask_of(after, "b")
    assert not (a & b).any()
    assert np.array_equal(a | b, ~(~a & ~b))
    for name in ("a", "b"):
        assert after.segments[name].voxel_count == pytest.approx(case.segments[name].voxel_count, rel=0.01)
    assert counts(after)["c"] == counts(case)["c"]
    kept = do(case, JointSmooth(("a", "b"), 2.0, limits=Limits(overlaps="keep")))
    assert not ((mask_of(kept, "a") | mask_of(kept, "b")) & third).any()
    taken = do(case, JointSmooth(("a", "b"), 2.0, limits=Limits(overlaps="take")))
    whole = mask_of(taken, "a") | mask_of(taken, "b")
    assert np.array_equal(mask_of(taken, "c"), third & ~whole)
    assert 0 < counts(taken)["c"] < third.sum()


def test_difference_and_all_but(drawn, ball, do, mask_of):
    shape = (30, 30, 40)
    a, b = ball(shape, (15, 15, 15), 10), ball(shape, (22, 15, 15), 10)
    case = drawn(a=a, b=b)
    assert np.array_equal(mask_of(do(case, Combine("difference", ("a", "b"), "c")), "c"), a ^ b)
    assert np.array_equal(mask_of(do(case, Combine("invert", ("a",), "c")), "c"), ~a)
    assert np.array_equal(mask_of(do(case, Combine("invert", ("a", "b"), "a")), "a"), ~(a | b))


def test_segments_of_other_grids_are_put_on_the_first_ones_and_it_is_said(drawn, ball, do, blobs):
    case = drawn(SPACING, a=ball(SHAPE, (20, 18, 20), 10, SPACING))
    fine = drawn((0.6, 0.6, 0.6), b=ball((60, 60, 90), (28, 18, 20), 9, (0.6, 0.6, 0.6)))
    case = case.with_item(replace(fine.images["ct"], id="mr")).with_item(replace(fine.segments["b"], image="mr"))
    after = do(case, Combine("union", ("a", "b"), "c"))
    assert "drawn on another grid" in after.segments["c"].cautions[0]
    d, r, s = 8.0, 10.0, 9.0
    lens = np.pi * (r + s - d) ** 2 * (d * d + 2 * d * (r + s) - 3 * (r - s) ** 2) / (12 * d)
    assert after.segments["c"].volume_mm3 == pytest.approx(4 / 3 * np.pi * (r**3 + s**3) - lens, rel=0.02)
    apart = replace(case, frame_of_reference="1.2").with_item(replace(case.images["mr"], frame_of_reference="1.3"))
    with pytest.raises(Refused, match="another frame of reference"):
        do(apart, Combine("union", ("a", "b"), "c"))
    with pytest.raises(Refused, match="not in the case any more"):
        do(case.without("mr"), Combine("union", ("a", "b"), "c"))


def test_a_curve_parts_a_segment_without_rest(three_balls, do, mask_of):
    one = do(three_balls, Islands("bone"))
    case = do(one, CutCurve("bone", CURVE, UP, "front", "back"))
    front, back = mask_of(case, "front"), mask_of(case, "back")
    assert np.array_equal(front | back, mask_of(one, "bone"))
    assert not (front & back).any()
    assert np.nonzero(front)[1].max() < np.nonzero(back)[1].min()  # looking to the head, left of a way to the left is the front
    renamed = do(one, CutCurve("bone", CURVE, UP, "bone", "back"))
    assert np.array_equal(mask_of(renamed, "bone"), front)
    assert np.array_equal(mask_of(renamed, "back"), back)
    window = ((10.0, 14.3, 0.0), (20.1, 14.3, 0.0), (20.1, 22.3, 0.0), (10.0, 22.3, 0.0))
    cut_out = do(one, CutCurve("bone", window, UP, "inside", "outside", closed=True))
    turned = do(one, CutCurve("bone", window[::-1], (0.0, 0.0, -1.0), "inside", "outside", closed=True))
    assert np.array_equal(mask_of(turned, "inside"), mask_of(cut_out, "inside"))
    y, x = (np.nonzero(mask_of(cut_out, "inside"))[axis] for axis in (1, 2))
    assert (y.min(), y.max(), x.min(), x.max()) == (15, 22, 13, 25)


def test_a_mirrored_segment_lies_on_the_other_side(three_balls, do, mask_of, blobs):
    one = do(three_balls, Islands("bone"))
    plane = Plane((27.6, 0.0, 0.0), (1.0, 0.0, 0.0))  # on a voxel of 0.8 mm, or half-way between two
    case = do(one, Mirror("bone", "other", plane))
    i = np.nonzero(mask_of(case, "other"))[2] * 0.8
    assert i.mean() == pytest.approx(2 * 27.6 - 15, abs=0.05)
    assert "the plane given, through (27.6, 0.0, 0.0) mm" in case.segments["other"].note
    back = do(case, Mirror("other", "again", plane))
    assert np.array_equal(mask_of(back, "again"), mask_of(one, "bone"))
    with pytest.raises(Refused, match="lies outside the image"):
        do(one, Mirror("bone", "other", Plane((-100.0, 0.0, 0.0), (1.0, 0.0, 0.0))))


def test_the_mid_sagittal_plane_is_found_by_a_symmetric_segment(drawn, ball, do, mask_of):
    shape = (40, 40, 80)
    pair = ball(shape, (20, 20, 20), 9) | ball(shape, (56, 20, 20), 9)
    body = pair | ball(shape, (38, 26, 14), 10)
    case = drawn(pelvis=body, one=ball(shape, (20, 20, 20), 5))
    after = do(case, Mirror("one", "other", symmetry_of="pelvis"))
    assert np.nonzero(mask_of(after, "other"))[2].mean() == pytest.approx(56, abs=0.3)
    assert "by the symmetry of pelvis (" in after.segments["other"].note
    with pytest.raises(Refused, match="has no symmetry that gives a plane"):
        do(case, Mirror("one", "other"))  # the scan is all alike
    with pytest.raises(Refused, match="no segment or image called"):
        do(case, Mirror("one", "other", symmetry_of="femur"))


def test_a_segment_is_doubled_within_the_case(three_balls, do, mask_of):
    source = replace(three_balls.segments["bone"], colour="#112233", cautions=("Look.",), tissue="metal")
    case = do(three_balls.with_item(source), CopySegment("bone", "twin"))
    twin = case.segments["twin"]
    assert (twin.labels, twin.colour, twin.cautions, twin.tissue) == (source.labels, "#112233", ("Look.",), "metal")
    with pytest.raises(Refused, match="already is a segment"):
        do(case, CopySegment("bone", "twin"))


REFUSALS = [
    (Islands("bone", count=0), "1 or more"),
    (Islands("bone", "all_but_at"), "give the point"),
    (SplitIslands("bone", most=0), "1 to 100 parts"),
    (SplitIslands("bone", min_volume_mm3=1e6), "ask for less"),
    (Fill("bone", "cork"), "no way to fill"),
    (Fill("bone", max_volume_mm3=0.0), "above 0"),
    (Margin("bone", 0.0), "changes nothing"),
    (Margin("bone", 0.2), "moves nothing"),
    (Margin("bone", 300.0), "up to 200 mm"),
    (Margin("bone", 150.0), "several steps"),
    (Margin("bone", -30.0), "leaves nothing"),
    (Margin("bone", 5.0, left_mm=-2.0), "two steps"),
    (Hollow("bone", 0.5), "can't be made of the voxels"),
    (Hollow("bone", 3.0, "beside"), "no place of a wall"),
    (Wrap("bone", -1.0), "more than 0 mm"),
    (Wrap("bone", 200.0), "ask for less"),
    (Wrap("bone", 4.0, keep_cavities_mm3=0.0), "above 0"),
    (JointSmooth(()), "name 1 to 100"),
    (JointSmooth(("bone", "bone")), "different segments"),
    (JointSmooth(("bone", "nothing")), "'nothing' is empty"),
    (JointSmooth(("bone",), -1.0), "more than 0 mm"),
    (Combine("xnor", ("bone", "nothing"), "c"), "no way to combine"),
    (Combine("union", ("bone",), "c"), "two or more"),
    (Combine("intersect", ("bone", "nothing"), "c"), "is empty"),
    (CutCurve("bone", CURVE, UP, "a", "a"), "different names"),
    (CutCurve("bone", CURVE, UP, "nothing", "a"), "already is a segment"),
    (CutCurve("bone", CURVE[:1], UP, "a", "b"), "2 to 2000 points"),
    (CutCurve("bone", CURVE, (0.0, 0.0, 0.0), "a", "b"), "must have a length"),
    (CutCurve("bone", ((0.0, 99.0, 0.0), (9.0, 99.0, 0.0)), UP, "a", "b"), "leaves nothing of 'bone' on the side of"),
    (CutCurve("bone", (*CURVE, (30.0, 0.0, 0.0), (30.0, 40.0, 0.0)), UP, "a", "b"), "crosses itself"),
    (Mirror("bone", "bone", Plane((9.0, 0.0, 0.0), UP)), "name of its own"),
    (CopySegment("femur", "twin"), "no segment called"),
    (CopySegment("bone", "nothing"), "already is a segment"),
]


@pytest.mark.parametrize(("tool", "words"), REFUSALS)
def test_shape_tools_refuse_in_words(three_balls, do, tool, words):
    with pytest.raises(Refused, match=words):
        do(three_balls, tool)


@pytest.mark.parametrize(
    "tool",
    [
        Islands("nothing"),
        SplitIslands("nothing"),
        Fill("nothing"),
        Smooth("nothing"),
        Cut("nothing", Plane((0.0, 0.0, 0.0), UP)),
        Margin("nothing", 3.0),
        Hollow("nothing"),
        Wrap("nothing"),
        CutCurve("nothing", CURVE, UP, "a", "b"),
        Mirror("nothing", "other", Plane((9.0, 0.0, 0.0), UP)),
    ],
)
def test_an_empty_segment_is_told_in_a_line(three_balls, do, tool):
    with pytest.raises(Refused, match="'nothing' is empty, so there is nothing to work on"):
        do(three_balls, tool)


def test_operations_come_back_from_a_journal():
    turn = Rigid.about((0, 0, 0), UP, 10.0)
    for tool in (
        *(tool for tool, words in REFUSALS if not words.startswith("no ")),
        Mirror("a", "b", Plane.through((1.0, 2.0, 3.0), turn.matrix3[0]), limits=Limits(low=3.0, inside=("c",))),
    ):
        data = encode_operation(tool)
        fields = {name: value for name, value in data.items() if name not in ("do", "version")}
        assert decode(type(tool), fields, tool.kind) == tool
