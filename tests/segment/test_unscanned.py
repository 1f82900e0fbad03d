"""Segments that run through voxels no scanner saw say so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.case.document import Segment
from surgplan.case.labels import write_labels
from surgplan.segment.tools.draw import Draw
from surgplan.segment.tools.fill_between import FillBetween
from surgplan.segment.tools.grow_seeds import GrowSeeds
from surgplan.segment.tools.level_trace import LevelTrace
from surgplan.segment.tools.local_threshold import LocalThreshold
from surgplan.segment.tools.margin import Margin
from surgplan.segment.tools.new import New
from surgplan.segment.tools.paint import Paint
from surgplan.segment.tools.refine import Refine
from surgplan.segment.tools.region_grow import RegionGrow
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.split import Split
from surgplan.segment.tools.threshold import Threshold

ADDED = "Some of what was added lies between slices, where nothing was scanned: its shape there is a guess."


def made_between(case, blobs, planes):
    """The case with these planes of its image worked out between others."""
    image = case.images["ct"]
    marks = np.zeros(image.grid.array_shape, dtype=bool)
    marks[planes] = True
    return case.with_item(replace(image, interpolated=write_labels(blobs, marks)))


def bar() -> np.ndarray:
    """A bar of 1000 HU along k in air."""
    voxels = np.full((20, 12, 12), -1000, np.int16)
    voxels[:, 4:8, 4:8] = 1000
    return voxels


def test_a_segment_through_such_voxels_tells_its_share(imaged, do, blobs):
    case = do(made_between(imaged(bar()), blobs, slice(5, 10)), Threshold("ct", 300.0, "bone"))
    assert case.segments["bone"].cautions == (
        "25.0 % of it lies between slices, where nothing was scanned: its shape there is a guess.",
    )


def test_one_beside_them_has_nothing_to_tell(imaged, do, blobs):
    voxels = bar()
    voxels[5:10] = -1000
    case = do(made_between(imaged(voxels), blobs, slice(5, 10)), Threshold("ct", 300.0, "bone"))
    assert case.segments["bone"].cautions == ()
    assert do(imaged(bar()), Threshold("ct", 300.0, "bone")).segments["bone"].cautions == ()


def test_what_is_made_of_it_tells_it_too(imaged, do, blobs):
    case = do(made_between(imaged(bar()), blobs, slice(5, 10)), Threshold("ct", 300.0, "bone"))
    smoothed = do(case, Smooth("bone", "close", 1.0, into="smooth"))
    assert "nothing was scanned" in smoothed.segments["smooth"].cautions[0]
    parts = do(case, Split("bone", {"low": ((5.0, 5.0, 1.0),), "high": ((5.0, 5.0, 18.0),)}))
    assert any("nothing was scanned" in words for words in parts.segments["low"].cautions)


def hand_edits(voxels):
    """Tools that reach into planes 5 to 9 of the bar, and how they find the segment `mine` before."""
    nothing = np.zeros(voxels.shape, bool)
    low, high, whole = nothing.copy(), nothing.copy(), voxels > 0
    low[2:4, 5:7, 5:7] = high[12:14, 5:7, 5:7] = True
    shifted = whole & (np.arange(12)[None, None, :] < 7)
    return [
        (Paint("mine", ((5.0, 5.0, 7.0),), 2.0), nothing),
        (Draw("mine", ((4.0, 4.0, 7.0), (8.0, 4.0, 7.0), (8.0, 8.0, 7.0)), (0.0, 0.0, 1.0)), nothing),
        (LevelTrace("mine", (4.0, 5.5, 7.0), (0.0, 0.0, 1.0)), nothing),
        (RegionGrow("mine", (5.0, 5.0, 2.0), low=500.0), nothing),
        (LocalThreshold("mine"), nothing),
        (GrowSeeds(("mine",), ("rival",)), low),
        (Margin("mine", 4.0), low),
        (FillBetween("mine"), low | high),
        (Refine("mine"), shifted),
    ]


@pytest.mark.parametrize("n", range(9))
def test_every_tool_tells_what_it_adds_between_slices_and_once(imaged, do, blobs, n):
    tool, before = hand_edits(bar())[n]
    case = made_between(imaged(bar()), blobs, slice(5, 10))
    rival = np.zeros(before.shape, bool)
    rival[0, 0, 0] = True
    for name, mask in (("mine", before), ("rival", rival)):
        case = case.with_item(Segment(name, "ct", case.images["ct"].grid, write_labels(blobs, mask), int(mask.sum())))
    case = do(case, tool)
    assert [words for words in case.segments["mine"].cautions if "nothing was scanned" in words] == [ADDED], tool
    again = do(case, Margin("mine", 1.0))
    assert again.segments["mine"].cautions.count(ADDED) == 1


def test_an_edit_of_scanned_slices_adds_no_caution(imaged, do, blobs):
    case = made_between(do(imaged(bar()), New("ct", "mine")), blobs, slice(5, 10))
    case = do(case, Paint("mine", ((5.0, 5.0, 15.0),), 2.0))
    assert case.segments["mine"].cautions == ()
