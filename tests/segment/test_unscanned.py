"""Segments that run through voxels no scanner saw say so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from surgplan.case.labels import write_labels
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.split import Split
from surgplan.segment.tools.threshold import Threshold


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
