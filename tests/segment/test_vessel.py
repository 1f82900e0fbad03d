"""The presets vessel and aorta on the sample vessel, whose lumen is known: aneurysm, bifurcation and iliac arteries."""

from __future__ import annotations

import json

import numpy as np
import pytest
import SimpleITK
from scipy import ndimage

from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.imaging.volume import Volume
from surgplan.mesh.surface import extract
from surgplan.segment.compare import distances
from surgplan.segment.presets.made import Asked
from surgplan.segment.presets.preset_data import function, load

FROM_MM, TO_MM = -140.0, -40.0
"""The part of the scan that is looked at, z in LPS."""


@pytest.fixture(scope="module")
def slab(sample_scans):
    """The part of the scan as a volume, its true lumen and calcium, and its true centrelines in LPS mm."""
    truth_file = sample_scans / "vessel" / "truth.json"
    if not truth_file.is_file():
        pytest.skip("the sample vessel is not made yet: run sample_scans/make.py")
    from sample_scans.vessel import labels

    files = SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(sample_scans / "vessel" / "dicom"))
    heights = [float(SimpleITK.ReadImage(file).GetOrigin()[2]) for file in files]
    image = SimpleITK.ReadImage([file for file, z in zip(files, heights, strict=True) if FROM_MM <= z <= TO_MM])
    voxels = SimpleITK.GetArrayFromImage(image).astype(np.int16)
    grid = Grid(voxels.shape[::-1], image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    true = labels(grid)
    lines = {name: np.array(line["points"]) for name, line in json.loads(truth_file.read_text())["centrelines"].items()}
    return Volume(grid, voxels, None, "HU"), true["lumen"], true["calcium"], lines


@pytest.mark.parametrize("click_in", ["aorta", "left_iliac"])
def test_the_sample_lumen_has_the_right_radius_from_any_click(slab, click_in):
    volume, lumen, calcium, lines = slab
    line = lines[click_in]
    inside = line[(line[:, 2] > FROM_MM + 10) & (line[:, 2] < TO_MM - 5)]
    seed = tuple(inside[len(inside) // 2].tolist())
    made = function("vessel")(Asked(volume, load("vessel").settings, (seed,)), silent)[0]
    found = made.mask & ~calcium
    assert made.anatomy == "vessel_lumen"
    assert 2 * (found & lumen).sum() / (found.sum() + lumen.sum()) > 0.975
    radius = np.sqrt(found.sum(axis=(1, 2)) / lumen.sum(axis=(1, 2)))
    assert np.median(radius) == pytest.approx(1, abs=0.02)
    assert np.abs(radius - 1).max() < 0.05
    both = distances(extract(found, volume.grid), extract(lumen, volume.grid))
    assert np.average(both.first_to_second, weights=both.first_weights) == pytest.approx(0, abs=0.08)
    assert np.average(np.abs(both.first_to_second), weights=both.first_weights) < 0.2


def test_the_sample_vessels_aorta_agrees_with_its_truth(slab):
    volume, lumen, _, lines = slab
    line = lines["aorta"]
    seed = tuple(line[np.argmin(np.abs(line[:, 2] - (TO_MM - 15)))].tolist())
    found = function("aorta")(Asked(volume, load("aorta").settings, (seed,)), silent)[0].mask
    assert (found & lumen).sum() > 0.97 * found.sum()
    # where the trunk is, slice by slice, nearly all of the lumen's own part is found
    trunk = ndimage.binary_opening(lumen, iterations=6) & ndimage.binary_dilation(found, iterations=3)
    assert (found & trunk).sum() > 0.97 * trunk.sum()
