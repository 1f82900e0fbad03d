"""Lengths and points too large to be meant are refused in words, or cost no more than the image."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.segment.tools.joint_smooth import JointSmooth
from surgplan.segment.tools.paint import Paint
from surgplan.segment.tools.refine import Refine
from surgplan.segment.tools.region_grow import RegionGrow
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.voxels.local_level import above_mean


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Smooth("a", "close", 500.0), "at most 50 mm"),
        (Smooth("a", "open", 1e30), "at most 50 mm"),
        (Smooth("a", "gaussian", 21.0), "at most 20 mm"),
        (JointSmooth(("a",), sigma_mm=1e30), "at most 20 mm"),
        (Paint("a", ((5.0, 5.0, 5.0), (1e7, 5.0, 5.0)), 0.1), "far outside the image"),
        (Refine("a", smooth=float("inf")), "how smooth"),
        (Refine("a", spread_mm=float("inf")), "the spread"),
        (RegionGrow("a", (4.0, 4.0, 4.0), spread=float("inf")), "the spread"),
    ],
)
def test_lengths_that_make_no_sense_are_refused(operation, words, drawn, do) -> None:
    mask = np.zeros((10, 12, 14), bool)
    mask[3:6, 3:6, 3:6] = True
    with pytest.raises(Refused, match=words):
        do(drawn(a=mask), operation)


def test_surroundings_wider_than_the_array_are_all_of_it() -> None:
    values = np.random.default_rng(1).normal(0, 10, (5, 6, 7)).astype(np.float32)
    assert np.array_equal(above_mean(values, (1.0, 1.0, 1.0), 1e6), values > values.mean())
    assert np.array_equal(above_mean(values, (1.0, 1.0, 1.0), 1e30), values > values.mean())


def test_growing_tells_what_the_voxel_holds_and_what_it_compares(drawn, imaged, do) -> None:
    values = np.full((12, 12, 12), 70)
    values[6, 6, 6] = 500
    case = drawn(a=np.zeros(values.shape, bool)).with_item(imaged(values).images["ct"])
    with pytest.raises(Refused, match=r"holds 500 HU.* 70 HU is usual about it"):
        do(case, RegionGrow("a", (6.0, 6.0, 6.0), low=100.0))
