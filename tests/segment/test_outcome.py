"""What becomes of a segment's name, description, notes and cautions when tools work on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Study
from surgplan.segment.editing import Limits
from surgplan.segment.outcome import named
from surgplan.segment.presets.made import Made
from surgplan.segment.tools import preset as preset_module
from surgplan.segment.tools.combine import Combine
from surgplan.segment.tools.copy_segment import CopySegment
from surgplan.segment.tools.hollow import Hollow
from surgplan.segment.tools.joint_smooth import JointSmooth
from surgplan.segment.tools.margin import Margin
from surgplan.segment.tools.paint import Paint
from surgplan.segment.tools.preset import Preset
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.split import Split
from surgplan.segment.tools.threshold import Threshold
from surgplan.segment.tools.watershed import Watershed

SHAPE = (24, 24, 60)
CLICKS = {"one": ((14.0, 12.0, 12.0),), "two": ((42.0, 12.0, 12.0),)}


@pytest.fixture
def pair(drawn, ball):
    """A femur that a study is about, two balls in one segment `both`, and a `spare` one nothing is about."""
    first, second = ball(SHAPE, (14, 12, 12), 8), ball(SHAPE, (42, 12, 12), 8)
    case = drawn(femur=first, both=first | second, spare=second)
    case = case.with_item(named(case.segments["femur"], "femur", "left"))
    case = case.with_item(replace(case.segments["both"], cautions=("Look here.",)))
    return case.with_item(Study("walk", ("femur",), "ct", "bone", (), ()))


@pytest.mark.parametrize(
    "tool",
    [
        Margin("spare", 2.0, into="femur"),
        Threshold("ct", -10.0, "femur", tissue="vessel"),
        Combine("union", ("spare", "femur"), "femur"),
        Preset("ct", "skin", "femur"),
    ],
    ids=lambda tool: tool.kind,
)
def test_a_segment_in_use_is_never_replaced(pair, do, tool, monkeypatch):
    monkeypatch.setattr(preset_module, "function", lambda name: lambda asked, progress: [Made(asked.volume.voxels == 0)])
    with pytest.raises(Refused, match=r"'femur' is needed by study walk"):
        do(pair, tool)


def test_one_in_use_is_edited_and_one_not_in_use_replaced(pair, do):
    assert do(pair, Margin("femur", 2.0)).segments["femur"].voxel_count > pair.segments["femur"].voxel_count
    assert do(pair, Margin("femur", 2.0, into="femur")).segments["femur"].anatomy == "femur"
    for _ in range(2):
        pair = do(pair, Threshold("ct", -10.0, "spare", tissue="vessel"))
        assert pair.segments["spare"].tissue == "vessel"


def test_a_name_made_up_by_a_tool_never_replaces(pair, do, imaged, monkeypatch):
    def halves(asked, progress):
        mask = asked.volume.voxels == 0
        return [Made(mask), Made(mask, part="left")]

    monkeypatch.setattr(preset_module, "function", lambda name: halves)
    case = pair.with_item(replace(pair.segments["spare"], id="l_left"))
    with pytest.raises(Refused, match="already is a segment called 'l_left'"):
        do(case, Preset("ct", "skin", "l"))
    with pytest.raises(Refused, match="already is a segment called 'spare'"):
        do(pair, Watershed("both", {"spare": CLICKS["one"], "two": CLICKS["two"]}, darkness=0.0))
    with pytest.raises(Refused, match="already is a segment called 'spare'"):
        do(pair, Split("both", {"spare": CLICKS["one"], "two": CLICKS["two"]}))


@pytest.mark.parametrize("tool", [Watershed("both", CLICKS, darkness=0.0), Split("both", CLICKS)], ids=lambda tool: tool.kind)
def test_parts_keep_the_cautions_of_the_whole(pair, do, tool):
    case = do(pair, tool)
    assert all(case.segments[name].cautions[0] == "Look here." for name in CLICKS)


def described(segment):
    return segment.anatomy, segment.side, segment.code, segment.category


def test_what_is_no_femur_any_more_is_not_called_one(pair, do):
    femur = described(pair.segments["femur"])
    for tool in (
        Combine("invert", ("femur",), "x"),
        Combine("difference", ("femur", "both"), "x"),
        Combine("union", ("femur", "both"), "x"),
        Combine("intersect", ("femur", "both"), "x"),
        Hollow("femur", 2.0, "outside", into="x"),
        Hollow("femur", 4.0, "centred", into="x"),
    ):
        assert described(do(pair, tool).segments["x"]) == ("", "", None, None), tool
    twin = do(pair, CopySegment("femur", "twin"))
    for case, tool in (
        (pair, Combine("subtract", ("femur", "spare"), "x")),
        (twin, Combine("union", ("femur", "twin"), "x")),
        (pair, Hollow("femur", 2.0, into="x")),
    ):
        assert described(do(case, tool).segments["x"]) == femur, tool


def test_a_copy_is_described_as_its_source(pair, do):
    assert described(do(pair, CopySegment("femur", "twin")).segments["twin"]) == described(pair.segments["femur"])
    assert pair.segments["femur"].side == "left"


def test_strokes_are_noted_once_and_other_edits_each_time(pair, do):
    case = do(do(pair, Margin("spare", 1.0)), Margin("spare", 1.0))
    assert case.segments["spare"].note == "Grow spare by 1 mm. Grow spare by 1 mm."
    for x in (30.0, 31.0):
        case = do(case, Paint("spare", ((x, 12.0, 12.0),), 3.0))
    assert case.segments["spare"].note.count("Corrected by hand.") == 1


def test_smoothing_tells_lost_volume_and_lost_parts(drawn, ball, do):
    speck, large = ball(SHAPE, (14, 12, 12), 1), ball(SHAPE, (40, 12, 12), 9)
    case = drawn(bone=speck | large, even=ball(SHAPE, (14, 12, 12), 8))
    for tool in (Smooth("bone", "gaussian", 3.0), JointSmooth(("bone",), 3.0)):
        cautions = do(case, tool).segments["bone"].cautions
        assert any(words.startswith("Smoothing made 1 part of bone vanish, 0.007 ml") for words in cautions), cautions
    plate = np.zeros(SHAPE, bool)
    plate[11:13, 4:20, 5:50] = plate[4:20, 4:20, 5:15] = True
    case = drawn(plate=plate, round=~plate)
    for tool in (Smooth("plate", "gaussian", 3.0), JointSmooth(("plate",), 3.0)):
        after = do(case, replace(tool, limits=Limits(outside=("round",)))).segments["plate"]
        change = 100 * (after.voxel_count / plate.sum() - 1)
        assert change < -1
        assert after.cautions == (f"Smoothing changed the volume of plate by {change:+.1f} %.",)
    calm = drawn(even=ball(SHAPE, (14, 12, 12), 8))
    assert do(calm, Smooth("even", "gaussian", 1.0)).segments["even"].cautions == ()
