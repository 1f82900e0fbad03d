"""Bricked label maps."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import CaseDamaged
from surgplan.case.labels import read_labels, write_labels


@pytest.mark.parametrize("shape", [(1, 1, 1), (64, 64, 64), (65, 130, 63), (200, 10, 129)])
def test_any_map_comes_back_the_same(blobs, shape: tuple[int, int, int]) -> None:
    rng = np.random.default_rng(1)
    for share in (0.0, 0.03, 1.0):
        mask = rng.random(shape) <= share if share else np.zeros(shape, bool)
        assert np.array_equal(read_labels(blobs, write_labels(blobs, mask)), mask)


def test_a_small_stroke_stores_two_bricks_and_an_index(blobs) -> None:
    mask = np.random.default_rng(2).random((256, 256, 256)) < 0.5
    write_labels(blobs, mask)
    before = len(blobs.kept)
    mask[60:70, 10:20, 10:20] ^= True
    write_labels(blobs, mask)
    assert len(blobs.kept) - before == 3


def test_an_index_that_makes_no_sense_is_damage(blobs) -> None:
    with pytest.raises(CaseDamaged, match="lacks bricks"):
        read_labels(blobs, blobs.put(b'{"shape":[70,70,70],"bricks":["0"]}'))
    with pytest.raises(CaseDamaged, match="no readable index"):
        read_labels(blobs, blobs.put(b"nonsense"))
