"""The aorta's trunk: constructed tubes whose radius is known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.segment.tools.preset import Preset

SPACING = (0.8, 0.8, 1.0)
RADIUS_MM = 10.0


def where() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, y, z in mm of every voxel of a scan of 72 x 72 x 90 mm."""
    k, j, i = np.mgrid[:90, :90, :90]
    return i * 0.8, j * 0.8, k * 1.0


def scanned(tissue: np.ndarray) -> np.ndarray:
    soft = ndimage.gaussian_filter(tissue.astype(np.float32), [0.6 / s for s in reversed(SPACING)], mode="nearest")
    return np.rint(soft + np.random.default_rng(1).normal(0, 12, tissue.shape)).astype(np.int16)


def slanted(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The middle of a vessel that leans by 0.2 along x."""
    return 27 + 0.2 * (z - 45), np.full_like(z, 28.0)


@pytest.fixture(scope="module")
def beside_bone() -> tuple[np.ndarray, np.ndarray]:
    """The tube with 3 mm between its lumen and the bone."""
    return tube(bone_y_mm=58)


def tube(bone_y_mm: float, bone_hu: int = 500) -> tuple[np.ndarray, np.ndarray]:
    """A leaning tube with wall, a side branch and a plaque before a vertebra, which replaces the wall where they touch.

    Also where its lumen is; at 55 mm the bone touches that.
    """
    x, y, z = where()
    cx, cy = slanted(z)
    # a section across a tube that leans by 0.2 is an ellipse wider by sqrt(1 + 0.2^2)
    away = np.hypot((x - cx) / np.sqrt(1.04), y - cy)
    tissue = np.full(x.shape, -80)
    tissue[away < RADIUS_MM + 1.5] = 50
    tissue[np.hypot(x - 27, y - bone_y_mm) < 17] = bone_hu
    branch = (np.hypot(y - 28, z - 45) < 3) & (x > 27)
    tissue[branch] = 300
    lumen = away < RADIUS_MM
    tissue[lumen] = 300
    plaque = (away > RADIUS_MM - 2) & (away < RADIUS_MM + 1) & (y < 22) & (abs(z - 20) < 5)
    tissue[plaque] = 900
    return scanned(tissue), lumen | plaque


def test_a_trunk_beside_bone_has_the_right_radius_and_no_branch(beside_bone, imaged, do, mask_of):
    tissue, true = beside_bone
    case = do(imaged(tissue, SPACING), Preset("ct", "aorta", "aorta", seed=(26.0, 27.0, 40.0)))
    whole = mask_of(case, "aorta") | mask_of(case, "aorta_calcium")
    area_mm2 = whole[10:80].sum(axis=(1, 2)).mean() * 0.64
    expected_mm2 = np.pi * RADIUS_MM**2 * np.sqrt(1.04)
    assert np.sqrt(area_mm2 / expected_mm2) == pytest.approx(1, abs=0.02)
    assert not whole[:, :, 60:].any()
    assert (whole & ~ndimage.binary_dilation(true, iterations=2)).sum() < 30


@pytest.mark.parametrize("bone_hu", [500, 800])
def test_a_trunk_that_touches_bone_is_not_left_for_it(imaged, do, mask_of, bone_hu):
    tissue, true = tube(55, bone_hu)
    case = do(imaged(tissue, SPACING), Preset("ct", "aorta", "aorta", seed=(26.0, 27.0, 40.0)))
    whole = mask_of(case, "aorta") | mask_of(case, "aorta_calcium")
    area_mm2 = whole[10:80].sum(axis=(1, 2)).mean() * 0.64
    assert np.sqrt(area_mm2 / (np.pi * RADIUS_MM**2 * np.sqrt(1.04))) == pytest.approx(1, abs=0.02)
    assert 2 * (whole & true).sum() / (whole.sum() + true.sum()) > 0.97


def test_touching_bone_that_is_as_bright_as_the_lumen_is_refused_and_never_taken_for_it(imaged, do):
    tissue, _ = tube(54, 350)
    with pytest.raises(Refused, match="something as bright touches it"):
        do(imaged(tissue, SPACING), Preset("ct", "aorta", "aorta", seed=(26.0, 27.0, 40.0)))


def test_the_parts_carry_their_standard_names(beside_bone, imaged, do):
    tissue, _ = beside_bone
    segments = do(imaged(tissue, SPACING), Preset("ct", "aorta", "aorta", seed=(26.0, 27.0, 40.0))).segments
    assert (segments["aorta"].anatomy, segments["aorta"].tissue) == ("aorta", "artery")
    assert (segments["aorta_calcium"].anatomy, segments["aorta_calcium"].tissue) == ("calcified_plaque", "calcium")
    # no standard name says wall of an aorta
    assert (segments["aorta_wall"].anatomy, segments["aorta_wall"].tissue) == ("", "artery")


def test_calcium_and_an_estimate_of_the_wall_are_segments_of_their_own(beside_bone, imaged, do, mask_of):
    tissue, _ = beside_bone
    case = do(imaged(tissue, SPACING), Preset("ct", "aorta", "aorta", seed=(26.0, 27.0, 40.0)))
    lumen, wall, calcium = (mask_of(case, name) for name in ("aorta", "aorta_wall", "aorta_calcium"))
    assert not (lumen & wall).any()
    assert not ((lumen | wall) & calcium).any()
    assert calcium[12:28, :30].sum() > 0.95 * calcium.sum()
    assert "300 HU" in case.segments["aorta"].note or "299 HU" in case.segments["aorta"].note
    assert "thrombus is not included" in case.segments["aorta_wall"].note
    thickness = np.sqrt((lumen | wall | calcium)[60:70].sum() / lumen[60:70].sum())
    # voxels whose centres lie within 1.5 mm of another's begin half a voxel outside it
    assert (thickness - 1) * RADIUS_MM == pytest.approx(1.5 - 0.4, abs=0.2)


def test_any_click_in_the_lumen_gives_the_same_trunk(beside_bone, imaged, do, mask_of):
    tissue, _ = beside_bone
    masks = []
    for seed in ((26.0, 27.0, 40.0), (19.0, 33.0, 15.0), (41.0, 25.0, 80.0)):
        case = do(imaged(tissue, SPACING), Preset("ct", "aorta", "aorta", seed=seed))
        masks.append(mask_of(case, "aorta"))
    for other in masks[1:]:
        assert 2 * (masks[0] & other).sum() / (masks[0].sum() + other.sum()) > 0.99


def test_an_arch_is_followed_through_its_turn(imaged, do, mask_of):
    x, y, z = where()
    across = np.hypot(np.hypot(x - 36, z - 40) - 22, y - 36)
    legs = np.hypot(np.abs(x - 36) - 22, y - 36)
    lumen = np.where(z > 40, across, legs) < 7
    tissue = np.where(lumen, 300, 40)
    case = do(imaged(scanned(tissue), SPACING), Preset("ct", "aorta", "arch", seed=(14.0, 36.0, 20.0)))
    found = mask_of(case, "arch")
    assert 2 * (found & lumen).sum() / (found.sum() + lumen.sum()) > 0.96


def test_a_trunk_ends_where_it_divides_and_says_so(imaged, do, mask_of):
    x, y, z = where()
    apart = np.maximum(z - 45, 0) * 0.45
    trunk = (np.hypot(x - 36, y - 36) < 10) & (z < 45)
    legs = (np.hypot(np.abs(x - 36) - apart, y - 36) < 5.5) & (z >= 45)
    case = do(imaged(scanned(np.where(trunk | legs, 300, 40)), SPACING), Preset("ct", "aorta", "a", seed=(36.0, 36.0, 20.0)))
    found = mask_of(case, "a")
    assert found[:42].sum() == pytest.approx(trunk[:42].sum(), rel=0.04)
    assert not found[70:].any()
    assert any("of the trunk is at a fall of its section" in words for words in case.segments["a"].cautions)


@pytest.mark.parametrize(
    ("seed", "words"), [((5.0, 5.0, 40.0), "hardly brighter than soft tissue"), ((27.0, 54.0, 85.0), "no round section|HU")]
)
def test_a_seed_outside_a_bright_round_vessel_is_refused(imaged, do, seed, words):
    x, y, z = where()
    tissue = np.where(np.hypot(x - 36, y - 36) < 10, 300, 40)
    tissue[(np.hypot(x - 27, y - 54) < 3) & (z > 80)] = 300
    with pytest.raises(Refused, match=words):
        do(imaged(scanned(tissue), SPACING), Preset("ct", "aorta", "a", seed=seed))
