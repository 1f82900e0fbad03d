"""The presets for vessels, brain, skin, skull and metal on phantoms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.segment.tools.preset import Preset
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.reach import within


def blurred(tissue: np.ndarray, noise: float = 12.0, sigma: float = 0.7) -> np.ndarray:
    soft = ndimage.gaussian_filter(tissue.astype(np.float32), sigma, mode="nearest")
    return np.rint(soft + np.random.default_rng(2).normal(0, noise, tissue.shape)).astype(np.int16)


@pytest.fixture
def vessel_beside_bone() -> np.ndarray:
    k, j, i = np.mgrid[:50, :60, :60]
    tissue = np.full(k.shape, 50)
    tissue[j > 45] = -100
    vertebra = np.hypot(j - 42, i - 30)
    tissue[vertebra < 13] = 700
    tissue[vertebra < 11] = 240
    tissue[np.hypot(j - 18, i - 30) < 8] = 350
    return blurred(tissue)


def test_a_lumen_is_found_from_a_seed_and_the_bone_behind_is_not(vessel_beside_bone, imaged, do):
    case = do(imaged(vessel_beside_bone), Preset("ct", "vessel", "aorta", seed=(30.0, 18.0, 25.0)))
    assert case.segments["aorta"].volume_mm3 == pytest.approx(9650, rel=0.02)  # voxels whose centres lie within 8 mm
    assert case.segments["aorta"].tissue == "vessel"
    assert "half way" in case.segments["aorta"].note


@pytest.mark.parametrize(
    ("seed", "words"),
    [(None, "needs a seed"), ((5.0, 18.0, 25.0), "hardly stands out"), ((5.0, 18.0, 999.0), "the seed .* outside the image")],
)
def test_a_vessel_is_refused_without_a_good_seed(vessel_beside_bone, imaged, do, seed, words):
    with pytest.raises(Refused, match=words):
        do(imaged(vessel_beside_bone), Preset("ct", "vessel", "aorta", seed=seed))


def head(voxel_mm: float) -> np.ndarray:
    """Distance from the middle of a head, mm."""
    n = int(106 / voxel_mm)
    k, j, i = np.mgrid[:n, :n, :n]
    return np.asarray(voxel_mm * np.sqrt((k - n / 2) ** 2 + (j - n / 2) ** 2 + (i - n / 2) ** 2))


def test_the_brain_comes_out_of_skull_and_scalp(imaged, do, mask_of):
    distance = head(1.5)
    brain = distance < 33
    tissue = np.select([distance < 8, brain, distance < 36, distance < 42, distance < 45], [120, 420, 120, 60, 800], 10)
    case = do(imaged(blurred(tissue), (1.5, 1.5, 1.5), modality="MR"), Preset("ct", "brain", "brain"))
    found = mask_of(case, "brain")
    assert found[brain & (distance < 8)].all()  # the ventricle in the middle
    assert 2 * (found & brain).sum() / (found.sum() + brain.sum()) > 0.96


def test_a_cerebellum_behind_its_tent_is_brain_and_the_neck_is_not(imaged, do, mask_of):
    voxel_mm = 1.5
    k, j, i = voxel_mm * np.mgrid[:110, :90, :90]
    cerebrum = np.sqrt((k - 100) ** 2 + (j - 66) ** 2 + (i - 66) ** 2) < 45
    cerebellum = np.sqrt((k - 36) ** 2 + (j - 84) ** 2 + (i - 66) ** 2) < 26
    tent = cerebrum & ~(np.sqrt((k - 100) ** 2 + (j - 66) ** 2 + (i - 66) ** 2) < 42)
    neck = (np.hypot(j - 30, i - 66) < 20) & (k < 60)
    head = (np.sqrt((k - 88) ** 2 + (j - 66) ** 2 + (i - 66) ** 2) < 62) | (np.hypot(j - 66, i - 66) < 55) & (k < 88)
    tissue = np.select([tent, cerebrum | cerebellum, neck, head], [120, 420, 400, 130], 10)
    case = do(imaged(blurred(tissue), (voxel_mm,) * 3, modality="MR"), Preset("ct", "brain", "brain"))
    found = mask_of(case, "brain")
    assert found[cerebellum].mean() > 0.95
    assert found[cerebrum & ~tent].mean() > 0.98
    assert not found[neck].any()


def test_the_skull_is_a_shell_and_the_skin_a_solid(imaged, do):
    distance = head(1.0)
    layers = [distance < 32, distance < 35, distance < 38, distance < 41, distance < 45]
    tissue = np.select(layers, [40, 1200, 300, 1200, 50], -1000)
    case = imaged(blurred(tissue))
    skull = do(case, Preset("ct", "skull", "skull")).segments["skull"]
    assert skull.volume_mm3 == pytest.approx(4 / 3 * np.pi * (41**3 - 32**3), rel=0.04)
    skin = do(case, Preset("ct", "skin", "skin")).segments["skin"]
    assert skin.volume_mm3 == pytest.approx(4 / 3 * np.pi * 45**3, rel=0.02)


def test_the_skin_is_found_without_a_unit_and_without_the_table(imaged, do, mask_of):
    _, j, i = np.mgrid[:30, :80, :80]
    body = np.hypot(j - 35, i - 40) < 28
    tissue = np.where(body & (np.hypot(j - 35, i - 40) > 8), 300, 5)
    tissue[:, 68:70, :] = 300
    found = mask_of(do(imaged(blurred(tissue, 3.0), modality="MR"), Preset("ct", "skin", "skin")), "skin")
    assert found.sum() == pytest.approx(body.sum(), rel=0.02)
    assert not found[:, 66:, :].any()


def test_metal_is_named_beside_the_bone_it_stands_in(imaged, do):
    tissue = np.full((40, 40, 40), 50)
    tissue[8:32, 8:32, 8:32] = 900
    tissue[18:22, 18:22, 10:30] = 3500
    case = do(imaged(blurred(tissue)), Preset("ct", "bone", "bone"))
    assert any("Metal above 2500 HU" in words for words in case.segments["bone"].cautions)
    screw = do(case, Preset("ct", "metal", "screw")).segments["screw"]
    assert screw.volume_mm3 == pytest.approx(4 * 4 * 20, rel=0.35)
    assert screw.tissue == "metal"


def test_thick_slices_are_named(imaged, do):
    tissue = np.full((20, 40, 40), 50)
    tissue[4:16, 8:32, 8:32] = 900
    case = do(imaged(blurred(tissue), (1.0, 1.0, 3.0)), Preset("ct", "bone", "bone"))
    assert any("3.0 mm long" in words for words in case.segments["bone"].cautions)


@pytest.mark.parametrize(
    ("operation", "modality", "words"),
    [
        (Preset("ct", "bone", "b"), "MR", "needs a CT"),
        (Preset("ct", "brain", "b"), "CT", "needs a MR"),
        (Preset("ct", "metal", "b"), "CT", "no metal"),
        (Preset("ct", "spleen", "b"), "CT", "there is no preset 'spleen'"),
        (Preset("mr", "bone", "b"), "CT", "no image called 'mr'"),
        (Preset("ct", "brain", "b"), "MR", "no part of this image is a head"),
        (Preset("ct", "skin", "b"), "CT", "no body"),
    ],
)
def test_presets_refuse_in_words(imaged, do, operation, modality, words):
    with pytest.raises(Refused, match=words):
        do(imaged(np.full((12, 12, 12), -900), modality=modality), operation)


@pytest.mark.parametrize(("spacing", "radius"), [((1.0, 1.0, 1.0), 2.0), ((0.8, 1.0, 1.5), 3.0), ((0.5, 0.5, 3.0), 2.9)])
def test_reach_agrees_with_the_distance_map(spacing, radius):
    mask = np.random.default_rng(0).random((20, 30, 40)) > 0.998
    assert np.array_equal(within(mask, radius, spacing), distance_to(mask, spacing) <= radius + 1e-4)
    assert not within(np.zeros_like(mask), radius, spacing).any()


@pytest.mark.parametrize("preset", ["bone", "skull", "metal"])
def test_a_scan_whose_values_have_no_unit_has_no_preset_by_hu(vessel_beside_bone, imaged, do, preset):
    case = imaged(vessel_beside_bone)
    case = case.with_item(replace(case.images["ct"], unit=""))
    with pytest.raises(Refused, match="needs values in HU"):
        do(case, Preset("ct", preset, "bone"))


def test_a_vessel_is_found_by_contrast_where_there_is_no_unit(vessel_beside_bone, imaged, do):
    case = imaged((vessel_beside_bone + 1024).astype(np.int16))
    case = case.with_item(replace(case.images["ct"], unit=""))
    found = do(case, Preset("ct", "vessel", "aorta", seed=(30.0, 18.0, 25.0))).segments["aorta"]
    assert found.volume_mm3 == pytest.approx(9650, rel=0.1)
