"""Femur and pelvis of the sample hip against its truth, and of a real scan against automatic labels."""

from __future__ import annotations

import json

import numpy as np
import pytest
import SimpleITK

from sample_scans.hip import labels
from surgplan.base.grid import Grid
from surgplan.case.document import Image
from surgplan.segment.tools.preset import Preset
from surgplan.segment.tools.split import Split
from surgplan.segment.voxels.distance import distance_to


def edge(mask: np.ndarray) -> np.ndarray:
    inner = mask.copy()
    for axis in range(3):
        for step in (1, -1):
            inner &= np.roll(mask, step, axis=axis)
    return mask & ~inner


def dice(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * (a & b).sum() / (a.sum() + b.sum()))


def case_of(image, imaged):
    """A case with a SimpleITK image as its CT, and its array."""
    voxels = SimpleITK.GetArrayFromImage(image).astype(np.int16)
    grid = Grid(voxels.shape[::-1], image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    case = imaged(voxels)
    return case.with_item(Image("ct", "CT", grid, case.images["ct"].voxels, "int16", "HU"))


def test_femur_and_pelvis_of_the_sample_hip_agree_with_its_truth(sample_scans, imaged, do, mask_of):
    """Without the lower shaft, to save time: the whole scan is held against its truth where the whole plan is made."""
    truth_file = sample_scans / "hip" / "truth.json"
    if not truth_file.is_file():
        pytest.skip("the sample hip is not made yet: run sample_scans/make.py")
    truth = json.loads(truth_file.read_text())
    files = SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(sample_scans / "hip" / "dicom"))
    case = do(case_of(SimpleITK.ReadImage(files)[:, :, 170:], imaged), Preset("ct", "bone", "bone"))
    head, roof = (tuple(truth["seeds"][name]) for name in ("femur_head", "pelvis_roof"))
    shaft = tuple(truth["canal"][0]["centre"])
    case = do(case, Split("bone", {"femur": (head, shaft), "pelvis": (roof,)}))
    grid = case.images["ct"].grid
    exact = labels(grid)
    for name in ("femur", "pelvis"):
        found, true = mask_of(case, name), exact[name]
        assert found.sum() == pytest.approx(true.sum(), rel=0.02)
        assert dice(found, true) > 0.97
        at, true_at = edge(found), edge(true)
        apart = np.r_[distance_to(true_at, grid.spacing_mm)[at], distance_to(at, grid.spacing_mm)[true_at]]
        assert np.quantile(apart, 0.99) <= 1.0


def test_the_healthy_hip_of_a_coarse_scan_comes_apart(shared_data, imaged, do, mask_of):
    folder = shared_data / "hip_ct" / "files"
    reference = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(folder / "reference_labels_totalseg.nii.gz")))
    image = SimpleITK.ReadImage(str(folder / "example_ct.nii.gz"))[:, :, :72]
    case = do(case_of(image, imaged), Preset("ct", "bone", "bone"))
    voxels = {
        "femur_l": [(12, 42, 29), (0, 31, 20)],
        "femur_r": [(12, 43, 88), (0, 47, 92)],
        "hip_l": [(24, 41, 32)],
        "hip_r": [(23, 41, 86)],
        "sacrum": [(42, 17, 59)],
    }
    grid = case.images["ct"].grid
    seeds = {n: tuple(tuple(grid.to_lps(np.array(p[::-1])).tolist()) for p in points) for n, points in voxels.items()}
    case = do(case, Split("bone", seeds, heads=("femur_l", "femur_r")))
    assert dice(mask_of(case, "femur_r"), reference[:72] == 76) > 0.86
    assert dice(mask_of(case, "hip_r"), reference[:72] == 78) > 0.86
    assert any("Metal" in words for words in case.segments["femur_l"].cautions)
    assert any("No round head was found about the first seed of femur_l" in words for words in case.segments["hip_l"].cautions)
    assert not any("head was found about the first seed of femur_r" in words for words in case.segments["femur_r"].cautions)
    assert any("3.0 mm long" in words for words in case.segments["bone"].cautions)
