"""Flat slices and single voxels of label maps, read without unpacking them."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.case.bricks import Bricks

RNG = np.random.default_rng(3)
MASK = RNG.random((130, 100, 71)) > 0.5
MASK[:64, :64, :64] = True
MASK[64:128, :64, :64] = False


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_flat_slice_is_that_of_the_array(axis: int) -> None:
    bricks = Bricks.of(MASK)
    for index in (0, 1, 63, 64, 69, MASK.shape[axis] - 1):
        np.testing.assert_array_equal(bricks.section(axis, index), np.take(MASK, index, axis=axis))


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_flat_slice_of_one_brick_is_its_part(axis: int) -> None:
    bricks = Bricks.of(MASK)
    whole = np.take(MASK, 66, axis=axis)
    for n in bricks.crossed(axis, 66):
        span = tuple(s for a, s in enumerate(bricks.span(n)) if a != axis)
        np.testing.assert_array_equal(np.broadcast_to(bricks.section_of(n, axis, 66), whole[span].shape), whole[span])


def test_single_voxels_are_those_of_the_array() -> None:
    places = np.stack([RNG.integers(0, n, 500) for n in MASK.shape], axis=1)
    np.testing.assert_array_equal(Bricks.of(MASK).at(places), MASK[tuple(places.T)])
