"""Which lung is called right and which left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from surgplan.segment.presets.lung import LungSettings, parted
from surgplan.segment.presets.preset_data import settings
from surgplan.segment.tools.preset import Preset

Make = Callable[..., Any]
SHAPE = (60, 50, 90)


@pytest.fixture
def lung() -> LungSettings:
    own = settings("lung")
    return LungSettings(**{key: own[key] for key in LungSettings.__dataclass_fields__})


@pytest.fixture
def across(lung: LungSettings) -> np.ndarray:
    line = lung.working_mm * (np.arange(SHAPE[2], dtype=np.float32) - (SHAPE[2] - 1) / 2)
    return np.broadcast_to(line, SHAPE)


def lobe(i: float, k: float, wide: float, high: float) -> np.ndarray:
    """An ellipsoid in cubes about (k, middle, i)."""
    at = np.ogrid[tuple(slice(0, n) for n in SHAPE)]
    return np.asarray(((at[0] - k) / high) ** 2 + ((at[1] - 25) / 18) ** 2 + ((at[2] - i) / wide) ** 2 < 1)


def test_two_lungs_lie_on_both_sides(lung: LungSettings, across: np.ndarray) -> None:
    right, left = lobe(20, 30, 15, 25), lobe(70, 30, 15, 25)
    found = parted(right | left, across, lung)
    assert found is not None
    assert np.array_equal(found[0], right)
    assert np.array_equal(found[1], left)


def test_lobes_that_come_apart_stay_in_their_lung(lung: LungSettings, across: np.ndarray) -> None:
    right, left = lobe(18, 14, 14, 12) | lobe(24, 44, 14, 12), lobe(70, 30, 13, 16)
    found = parted(right | left, across, lung)
    assert found is not None
    assert np.array_equal(found[0], right)
    assert np.array_equal(found[1], left)


def test_two_lobes_of_one_lung_are_not_called_right_and_left(lung: LungSettings, across: np.ndarray) -> None:
    assert parted(lobe(18, 14, 14, 12) | lobe(30, 44, 14, 12), across, lung) is None


def test_lungs_too_broadly_joined_to_be_parted_are_no_right_lung(lung: LungSettings, across: np.ndarray) -> None:
    both = lobe(20, 30, 15, 25) | lobe(70, 30, 15, 25)
    both[12:48, 12:38, 20:70] = True
    assert parted(both, across, lung) is None


def test_a_lung_alone_is_made_without_a_side_and_says_so(imaged: Make, do: Make) -> None:
    at = np.ogrid[:70, :60, :90]
    body = ((at[1] - 30) / 28) ** 2 + ((at[2] - 45) / 43) ** 2 < 1
    tissue = np.where(body & (at[0] >= 0), 40, -1000)
    for x, z in ((20, 17), (28, 51)):
        tissue[((at[0] - z) / 15) ** 2 + ((at[1] - 30) / 20) ** 2 + ((at[2] - x) / 13) ** 2 < 1] = -850
    found = do(imaged(tissue, (2.5, 2.5, 2.5)), Preset("ct", "lung", "chest"))
    assert set(found.segments) == {"chest"}
    assert (found.segments["chest"].anatomy, found.segments["chest"].side) == ("lung", "")
    assert any("could not be told apart" in words for words in found.segments["chest"].cautions)
