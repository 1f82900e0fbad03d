"""Thresholds that follow their surroundings, on tubes in uneven fields and against scikit-image."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage
from skimage.filters import threshold_otsu

from surgplan.base.errors import Refused
from surgplan.segment.editing import Limits
from surgplan.segment.tools.local_threshold import LocalThreshold
from surgplan.segment.tools.new import New
from surgplan.segment.voxels.local_level import above_half, above_mean, otsu_level

SHAPE = (30, 36, 90)
SPACING = (1.0, 1.0, 1.5)


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


@pytest.fixture
def tube():
    k, j, i = np.ogrid[: SHAPE[0], : SHAPE[1], : SHAPE[2]]
    return np.asarray(((k - 15) * 1.5) ** 2 + (j - 18) ** 2 <= 49) & (i >= 0)


@pytest.fixture
def uneven(tube):
    """A blurred tube 100 above its surroundings, which rise by 300 along it."""
    rng = np.random.default_rng(0)
    field = 300 * np.arange(SHAPE[2]) / SHAPE[2]
    values = ndimage.gaussian_filter(np.where(tube, 100.0, 0.0), 1.0, mode="nearest") + field
    return (values + rng.normal(0, 4, SHAPE)).round().astype(np.int16)


def test_otsu_is_that_of_scikit_image():
    rng = np.random.default_rng(2)
    values = np.concatenate([rng.normal(0, 20, 3000), rng.normal(150, 30, 1000)]).reshape(20, 20, 10)
    assert otsu_level(values) == pytest.approx(threshold_otsu(values), abs=5)
    assert otsu_level(np.full((4, 4, 4), 7)) == 7


def test_the_mean_is_that_of_the_box_about_each_voxel():
    values = np.random.default_rng(3).normal(0, 50, (9, 11, 13)).astype(np.float32)
    counts = ndimage.uniform_filter(np.ones(values.shape), (3, 5, 7), mode="constant")
    mean = ndimage.uniform_filter(values.astype(float), (3, 5, 7), mode="constant") / counts
    assert np.array_equal(above_mean(values, (1.0, 1.5, 3.0), 3.0, 5.0), values > mean + 5)


def test_half_way_finds_a_tube_no_single_level_does(uneven, tube):
    # the tube begins as its rough middle: Otsu's level would take the bright end for the structure
    middle = ndimage.binary_erosion(tube, iterations=3, border_value=1)
    found = above_half(uneven, SPACING, 10.0, middle)
    assert dice(found, tube) > 0.93
    assert max(dice(uneven > level, tube) for level in range(0, 400, 10)) < 0.7


def test_even_noise_beside_a_structure_is_not_thresholded(tube):
    values = np.where(tube, 100, 0) + np.random.default_rng(1).normal(0, 5, SHAPE)
    assert dice(above_half(values, SPACING, 6.0), tube) > 0.999
    wide = tube | (np.indices(SHAPE)[1] > 34)  # a stray start in nothing but noise is not spread
    again = above_half(values, SPACING, 6.0, wide)
    assert not again[:, :27][~tube[:, :27]].any()
    assert not above_half(np.zeros((4, 4, 4)), SPACING, 6.0).any()


@pytest.fixture
def scanned(imaged, drawn, uneven, tube):
    middle = ndimage.binary_erosion(tube, iterations=3, border_value=1)
    return drawn(SPACING, vessel=middle).with_item(imaged(uneven, SPACING).images["ct"])


def test_the_operation_redraws_a_segment_or_adds_to_it(scanned, tube, do, mask_of):
    case = do(scanned, LocalThreshold("vessel", "half", 10.0, how="replace", into="lumen"))
    assert dice(mask_of(case, "lumen"), tube) > 0.93
    assert case.segments["lumen"].note == "Threshold lumen half way to the surroundings within 10 mm."
    before = mask_of(scanned, "vessel")
    more = mask_of(do(scanned, LocalThreshold("vessel", "mean", 10.0)), "vessel")
    assert (more & before).sum() == before.sum()
    case = do(do(case, New("ct", "rest")), LocalThreshold("rest", "otsu", bright=False))
    assert not (mask_of(case, "rest") & mask_of(do(case, LocalThreshold("vessel", "otsu", into="all")), "all") & ~before).any()


def test_only_what_hangs_together_with_a_point_in_a_box_and_within_limits(scanned, do, mask_of):
    case = do(scanned, New("ct", "part"))
    corners = ((20.0, 5.0, 5.0), (50.0, 30.0, 40.0))
    found = mask_of(do(case, LocalThreshold("part", "otsu", at=(45.0, 18.0, 22.0), corners=corners)), "part")
    i = np.nonzero(found)[2]
    assert (i.min() >= 20, i.max() <= 50, found[15, 18, 45]) == (True, True, True)
    kept = mask_of(do(case, LocalThreshold("part", "otsu", corners=corners, limits=Limits(high=240))), "part")
    assert kept.sum() < found.sum()


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (LocalThreshold("vessel", "guess"), "not known"),
        (LocalThreshold("vessel", radius_mm=0.2), "reaches no neighbour"),
        (LocalThreshold("vessel", at=(3.0, 2.0, 2.0)), "not brighter"),
        (LocalThreshold("vessel", at=(3.0, 2.0, 2.0), corners=((20.0, 5.0, 5.0), (50.0, 30.0, 40.0))), "outside the box"),
    ],
)
def test_it_refuses_in_words(scanned, do, operation, words):
    with pytest.raises(Refused, match=words):
        do(scanned, operation)
