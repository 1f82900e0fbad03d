"""The liver on a constructed abdomen whose organs touch, and on a real scan with experts' masks."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.segment.tools.preset import Preset

SPACING = (2.0, 2.0, 2.5)
LIVER_SEED = (96.0, 90.0, 110.0)
TUMOUR_SEED = (150.0, 90.0, 100.0)


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * (a & b).sum() / (a.sum() + b.sum()))


@pytest.fixture(scope="module")
def abdomen() -> dict[str, np.ndarray]:
    """A liver of 105 HU in fat; a kidney of 150 HU and muscle of 60 HU that touch it; a tumour of 50 HU in its border."""
    k, j, i = np.mgrid[:88, :96, :110]
    x, y, z = i * 2.0, j * 2.0, k * 2.5
    liver = ((x - 96) / 62) ** 2 + ((y - 90) / 55) ** 2 + ((z - 110) / 70) ** 2 < 1
    tumour = (x - 150) ** 2 + (y - 90) ** 2 + (z - 100) ** 2 < 20**2
    kidney = ((x - 85) / 30) ** 2 + ((y - 160) / 26) ** 2 + ((z - 80) / 50) ** 2 < 1
    tissue = np.full(k.shape, -90)
    tissue[x < 30] = 60
    tissue[kidney] = 150
    tissue[liver & ~tumour] = 105
    tissue[tumour] = 50
    tissue[(np.hypot(y - 90, z - 120) < 4) & liver & ~tumour] = 160
    soft = ndimage.gaussian_filter(tissue.astype(np.float32), [1.0 / s for s in reversed(SPACING)], mode="nearest")
    voxels = np.rint(soft + np.random.default_rng(3).normal(0, 15, tissue.shape)).astype(np.int16)
    return {"voxels": voxels, "liver": liver & ~tumour, "tumour": tumour, "kidney": kidney & ~liver}


def test_a_liver_is_found_beside_a_kidney_of_slightly_other_density(abdomen, imaged, do, mask_of):
    case = do(imaged(abdomen["voxels"], SPACING), Preset("ct", "liver", "liver", seed=LIVER_SEED))
    found = mask_of(case, "liver")
    assert overlap(found & ~abdomen["tumour"], abdomen["liver"]) > 0.97
    assert (found & abdomen["kidney"]).sum() < 0.01 * found.sum()
    segment = case.segments["liver"]
    assert (segment.anatomy, segment.tissue) == ("liver", "liver")
    assert "round a median of 105 HU" in segment.note or "round a median of 104 HU" in segment.note


def test_a_tumour_in_the_border_comes_in_with_a_click_of_its_own(abdomen, imaged, do, mask_of):
    image = imaged(abdomen["voxels"], SPACING)
    without = mask_of(do(image, Preset("ct", "liver", "liver", seed=LIVER_SEED)), "liver")
    case = do(image, Preset("ct", "liver", "liver", seed=LIVER_SEED, more_seeds=(TUMOUR_SEED,)))
    found = mask_of(case, "liver")
    tumour = abdomen["tumour"]
    assert (without & tumour).sum() < 0.5 * tumour.sum()
    assert (found & tumour).sum() > 0.85 * tumour.sum()
    assert overlap(found, abdomen["liver"] | tumour) > 0.97
    assert "Seed 2 added" in case.segments["liver"].note


def test_the_click_hardly_matters(abdomen, imaged, do, mask_of):
    image = imaged(abdomen["voxels"], SPACING)
    seeds = (LIVER_SEED, (70.0, 80.0, 90.0), (110.0, 105.0, 140.0))
    masks = [mask_of(do(image, Preset("ct", "liver", "liver", seed=seed)), "liver") for seed in seeds]
    for other in masks[1:]:
        assert overlap(masks[0], other) > 0.99


def test_a_click_beside_the_scans_liver_adds_nothing_and_says_so(abdomen, imaged, do):
    image = imaged(abdomen["voxels"], SPACING)
    case = do(image, Preset("ct", "liver", "liver", seed=LIVER_SEED, more_seeds=((200.0, 20.0, 20.0),)))
    assert any("Seed 2 added nothing" in words for words in case.segments["liver"].cautions)


def test_a_seed_where_nothing_is_large_and_even_is_refused(imaged, do):
    k, _, _ = np.mgrid[:40, :40, :40]
    sheets = np.where(k // 3 % 2 == 0, 100, -80)
    with pytest.raises(Refused, match="as large and even as a liver"):
        do(imaged(sheets, (2.0, 2.0, 2.0)), Preset("ct", "liver", "liver", seed=(40.0, 40.0, 40.0)))


def test_a_real_liver_agrees_with_experts(shared_data):
    from benchmarks.segmentation_truth.abdomen import abdomen, clicks, made

    scan = abdomen(shared_data)
    tumours = [scan.mask(name) for name in ("livertumor1", "livertumor2")]
    true = scan.mask("liver")
    healthy = true & ~tumours[0] & ~tumours[1]
    seed = clicks(healthy, scan.volume.grid, 1)[0]
    one = made("liver", scan.volume, [seed])[0].mask
    assert overlap(one, true) >= 0.92
    assert overlap(one & ~tumours[0] & ~tumours[1], healthy) >= 0.95
    inside = [clicks(tumour, scan.volume.grid, 1)[0] for tumour in tumours]
    assert overlap(made("liver", scan.volume, [seed, *inside])[0].mask, true) >= 0.96
