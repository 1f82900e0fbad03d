"""Where edits may change voxels, and what becomes of segments they meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case
from surgplan.segment.editing import Limits, edited
from surgplan.segment.outcome import changed_segment
from surgplan.segment.tools.new import New

SHAPE = (20, 70, 20)


@pytest.fixture
def apply(blobs: Any) -> Callable[..., Case]:
    """A function that edits a segment and gives the case after it."""

    def run(case: Case, after: np.ndarray, once: bool = False, **how: Any) -> Case:
        return changed_segment(case, "a", None, edited(case, blobs, "a", after, **how), once=once)

    return run


def slab(low: int, high: int) -> np.ndarray:
    mask = np.zeros(SHAPE, bool)
    mask[:, low:high] = True
    return mask


def test_an_edit_keeps_count_and_voxels(drawn, mask_of, apply) -> None:
    case = apply(drawn(a=slab(0, 30), b=slab(50, 60)), slab(10, 66))
    assert np.array_equal(mask_of(case, "a"), slab(10, 66))
    assert case.segments["a"].voxel_count == slab(10, 66).sum()
    assert np.array_equal(mask_of(case, "b"), slab(50, 60))


def test_a_box_changes_nothing_outside_it(drawn, mask_of, apply) -> None:
    box = (slice(0, 20), slice(60, 70), slice(0, 20))
    case = apply(drawn(a=slab(0, 30)), np.ones((20, 10, 20), bool), box=box)
    assert np.array_equal(mask_of(case, "a"), slab(0, 30) | slab(60, 70))
    assert case.segments["a"].voxel_count == mask_of(case, "a").sum()


@pytest.mark.parametrize(
    ("overlaps", "a", "b"),
    [("allowed", slab(0, 60), slab(50, 70)), ("take", slab(0, 60), slab(60, 70)), ("keep", slab(0, 50), slab(50, 70))],
)
def test_others_share_lose_or_keep_their_voxels(drawn, mask_of, apply, overlaps: str, a: np.ndarray, b: np.ndarray) -> None:
    case = apply(drawn(a=slab(0, 30), b=slab(50, 70)), slab(0, 60), limits=Limits(overlaps=overlaps))
    assert np.array_equal(mask_of(case, "a"), a)
    assert np.array_equal(mask_of(case, "b"), b)
    assert case.segments["b"].voxel_count == b.sum()


def test_an_overlap_there_was_before_is_left_alone(drawn, mask_of, apply) -> None:
    for overlaps in ("take", "keep"):
        case = apply(drawn(a=slab(0, 30), b=slab(20, 40)), slab(0, 60) & ~slab(5, 6), limits=Limits(overlaps=overlaps))
        assert mask_of(case, "a")[0, 25, 0]
        assert mask_of(case, "b")[0, 25, 0]


def test_only_values_within_the_range_change(blobs, imaged, do, mask_of, apply) -> None:
    voxels = np.broadcast_to(np.arange(70)[None, :, None], SHAPE).astype(np.int16)
    case = do(imaged(voxels), New("ct", "a"))
    case = apply(case, np.ones(SHAPE, bool), limits=Limits(low=10, high=19))
    assert np.array_equal(mask_of(case, "a"), slab(10, 20))
    case = apply(case, np.zeros(SHAPE, bool), limits=Limits(low=15))
    assert np.array_equal(mask_of(case, "a"), slab(10, 15))
    moved = case.with_item(replace(case.segments["a"], grid=replace(case.segments["a"].grid, origin_mm=(5.0, 0.0, 0.0))))
    with pytest.raises(Refused, match="another grid"):
        apply(moved, np.zeros(SHAPE, bool), limits=Limits(low=15))
    with pytest.raises(Refused, match="upper limit"):
        apply(case, np.zeros(SHAPE, bool), limits=Limits(low=15, high=3))


def test_only_inside_some_and_outside_others(drawn, mask_of, apply) -> None:
    case = drawn(a=slab(0, 5), b=slab(10, 20), c=slab(30, 40), d=slab(15, 35))
    case = apply(case, np.ones(SHAPE, bool), limits=Limits(inside=("b", "c"), outside=("d",)))
    assert np.array_equal(mask_of(case, "a"), slab(0, 5) | slab(10, 15) | slab(35, 40))


def test_an_edit_that_changes_nothing_says_why(drawn, apply) -> None:
    case = drawn(a=slab(0, 30), b=slab(50, 60))
    with pytest.raises(Refused, match=r"nothing of .a. changes there$"):
        apply(case, slab(0, 30))
    with pytest.raises(Refused, match="limits of editing forbid it"):
        apply(case, slab(0, 40), limits=Limits(inside=("b",)))
    with pytest.raises(Refused, match="nothing would be left"):
        apply(case, slab(0, 0))
    assert apply(case, slab(0, 0), may_empty=True).segments["a"].voxel_count == 0


def test_an_edit_repeated_is_noted_once_where_it_asks_for_that(drawn, apply) -> None:
    case = apply(drawn(a=slab(0, 30)), slab(0, 40), note="Painted.", once=True)
    case = apply(case, slab(0, 45), note="Painted.", once=True)
    case = apply(case, slab(0, 44), note="Cut.")
    case = apply(case, slab(0, 43), note="Cut.")
    assert case.segments["a"].note == "Painted. Cut. Cut."


def test_a_new_segment_is_empty_and_never_replaces_another(imaged, do) -> None:
    case = do(imaged(np.zeros(SHAPE)), New("ct", "a", "tumour"))
    assert (case.segments["a"].voxel_count, case.segments["a"].tissue) == (0, "tumour")
    with pytest.raises(Refused, match="already is a segment"):
        do(case, New("ct", "a"))
