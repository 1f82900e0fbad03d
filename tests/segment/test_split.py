"""Parting bones on phantoms: one seed a bone, and a bone in two pieces."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.segment.tools.split import Split

SPACING = (1.0, 1.0, 1.0)


@pytest.fixture
def blocks() -> np.ndarray:
    """Two long blocks of bone side by side, cortex outside, 3 mm of soft tissue between them."""
    hu = np.full((70, 60, 90), 40)
    for start in (10, 46):
        hu[10:60, 12:48, start : start + 33] = 900
        hu[13:57, 15:45, start + 3 : start + 30] = 250
    return (hu + np.random.default_rng(3).normal(0, 10, hu.shape)).astype(np.int16)


def parts(case, mask_of, operation, do):
    case = do(case, operation)
    return {name: mask_of(case, name) for name in operation.seeds}, case


def test_bones_with_one_seed_each_keep_what_is_theirs(blocks, imaged, drawn, do, mask_of):
    case = imaged(blocks)
    bone = drawn(SPACING, bone=blocks > 150).segments["bone"]
    found, _ = parts(case.with_item(bone), mask_of, Split("bone", {"a": ((26, 30, 35),), "b": ((62, 30, 35),)}), do)
    left, right = np.s_[10:60, 12:48, 10:43], np.s_[10:60, 12:48, 46:79]
    for name, own, other in (("a", left, right), ("b", right, left)):
        assert found[name][own].mean() > 0.97
        assert found[name][other].mean() < 0.01


def test_a_seeded_piece_of_a_broken_bone_stays(blocks, imaged, drawn, do, mask_of):
    broken = blocks.copy()
    broken[29:41, :, 10:43] = 40
    case = imaged(broken)
    bone = drawn(SPACING, bone=broken > 150).segments["bone"]
    seeds = {"a": ((26, 30, 20), (26, 30, 50)), "b": ((62, 30, 35),)}
    found, _ = parts(case.with_item(bone), mask_of, Split("bone", seeds), do)
    assert found["a"][10:29, 12:48, 10:43].mean() > 0.9
    assert found["a"][41:60, 12:48, 10:43].mean() > 0.9


def test_a_seed_in_marrow_that_is_open_counts_as_inside_and_one_beside_the_bone_does_not(blocks, imaged, drawn, do, mask_of):
    """The marrow of the left block is missing and leaves the scan through a gap in its wall."""
    shell = blocks > 150
    shell[13:60, 15:45, 13:40] = False
    shell[40:60, 24:36, 10:14] = False
    case = imaged(blocks).with_item(drawn(SPACING, bone=shell).segments["bone"])
    found, _ = parts(case, mask_of, Split("bone", {"a": ((26, 30, 50),), "b": ((62, 30, 35),)}), do)
    assert found["a"][13:50, 15:45, 43].mean() < 0.01
    assert found["a"][20:30, 12:15, 10:43].mean() > 0.9
    with pytest.raises(Refused, match="lies outside 'bone'"):
        do(case, Split("bone", {"a": ((26, 3, 35),), "b": ((62, 30, 35),)}))
