"""Label maps in memory as bricks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surgplan.base.errors import CaseDamaged
from surgplan.case.bricks import EDGE, Bricks
from surgplan.case.labels import read_bricks, read_labels, write_bricks, write_labels


def some(shape: tuple[int, int, int], seed: int = 0) -> np.ndarray:
    mask = np.random.default_rng(seed).random(shape) < 0.3
    mask[:EDGE, :EDGE, :EDGE] = True
    mask[:, :, EDGE:] = False
    return mask


@given(st.data())
def test_a_box_is_the_part_of_the_array(data: st.DataObject) -> None:
    mask = some((70, 130, 66))
    bricks = Bricks.of(mask)
    box = []
    for n in mask.shape:
        low = data.draw(st.integers(0, n))
        box.append(slice(low, data.draw(st.integers(low, n))))
    assert np.array_equal(bricks.box((box[0], box[1], box[2])), mask[tuple(box)])


def test_sections_are_flat_slices_of_the_array() -> None:
    mask = some((70, 130, 66))
    bricks = Bricks.of(mask)
    for axis, index in ((0, 3), (0, 69), (1, 64), (2, 10), (2, 65)):
        assert np.array_equal(bricks.section(axis, index), mask.take(index, axis=axis))


def test_an_edit_shares_every_brick_it_does_not_touch() -> None:
    mask = some((200, 130, 70), 1)
    mask[..., EDGE:] = True
    mask[0, 0, EDGE:] = False
    before = Bricks.of(mask)
    box = (slice(60, 70), slice(10, 20), slice(10, 20))
    wanted = ~mask[box]
    after = before.with_box(box, wanted)
    mask[box] = wanted
    assert np.array_equal(after.dense(), mask)
    changed = [n for n, (a, b) in enumerate(zip(before.bricks, after.bricks, strict=True)) if a is not b]
    assert len(changed) == 2
    assert not np.array_equal(before.dense(), mask)


def test_count_and_bounds_are_those_of_the_voxels() -> None:
    mask = np.zeros((100, 80, 130), bool)
    assert Bricks.of(mask).bounds is None
    mask[70:90, 3:5, 64:129] = True
    bricks = Bricks.of(mask)
    assert bricks.count == mask.sum()
    assert bricks.bounds == (slice(70, 90), slice(3, 5), slice(64, 129))
    assert Bricks.of(np.ones((65, 65, 65), bool)).count == 65**3


@pytest.mark.parametrize("held", [True, False])
def test_an_edited_map_is_kept_as_if_written_whole(blobs, held: bool) -> None:
    mask = some((130, 130, 130), 2)
    first = write_labels(blobs, mask)
    before = read_bricks(blobs, first)
    box = (slice(0, 5), slice(0, 5), slice(100, 105))
    mask[box] = True
    after = before.with_box(box, mask[box])
    if not held:
        del before  # nobody holds what it was edited from any more, so it is read again
    edited = write_bricks(blobs, after, first)
    assert edited == write_labels(blobs, mask)
    assert np.array_equal(read_labels(blobs, edited), mask)


def test_maps_of_two_stores_are_never_taken_for_each_other(blobs) -> None:
    from tests.conftest import MemoryBlobs

    mask = some((70, 70, 70), 3)
    labels = write_labels(blobs, mask)
    held = read_bricks(blobs, labels)
    other = MemoryBlobs()
    with pytest.raises(CaseDamaged):
        read_bricks(other, labels)
    assert write_bricks(other, held) == labels
    assert np.array_equal(read_labels(other, labels), mask)
