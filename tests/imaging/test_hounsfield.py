"""Values that are not Hounsfield units must not pass for them, and real ones must."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.formats.files import load_file, read_file
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.load import load_scan, read_verdict
from surgplan.imaging.volume import Volume

SHAPE = (24, 40, 40)
GRID = Grid((40, 40, 24), (2.0, 2.0, 3.0), (-39.0, -39.0, 0.0))


def thigh(noise_hu: float = 12.0) -> np.ndarray:
    """A thigh in air, in HU with noise, [k, j, i]: marrow, dense bone, muscle and fat around one another."""
    _, j, i = np.meshgrid(*(np.arange(n) for n in SHAPE), indexing="ij")
    radius = np.hypot(j - 19.5, i - 19.5) * 2
    values = np.select([radius < 6, radius < 12, radius < 26, radius < 34], [200.0, 1500.0, 55.0, -105.0], -1000.0)
    return np.rint(values + np.random.default_rng(3).normal(0, noise_hu, SHAPE)).astype(np.int16)


def written(tmp_path, values, name="hip.nii.gz"):
    values = values if values.dtype == np.int16 else values.astype(np.float32)
    path = tmp_path / name
    write_volume(
        Volume(GRID if values.shape == SHAPE else Grid(values.shape[::-1], (2.0, 2.0, 3.0), (0.0, 0.0, 0.0)), values), path
    )
    return path


def test_a_ct_in_hu_is_a_ct(tmp_path):
    loaded = load_file(written(tmp_path, thigh()), "CT")
    assert (loaded.modality, loaded.volume.unit, loaded.warnings) == ("CT", "HU", ())


def test_a_ct_cut_out_of_tissue_has_fat_for_air_and_is_a_ct(tmp_path):
    inside = thigh()[:, 9:31, 9:31]
    assert (inside >= -200).all()
    loaded = load_file(written(tmp_path, inside), "CT")
    assert (loaded.modality, loaded.volume.unit, loaded.warnings) == ("CT", "HU", ())


NOT_HU = {
    "shifted by 1024 as scanners store it": lambda hu: np.maximum(hu + 1024, 0),
    "shifted by 1000 with noise below zero": lambda hu: hu + 1000,
    "shifted and cut out of tissue": lambda hu: hu[:, 9:31, 9:31] + 1024,
    "scaled to 0..1": lambda hu: np.clip((hu + 1000) / 3000, 0, 1),
    "scaled to -1..1": lambda hu: np.clip(hu / 1000, -1, 1),
    "scaled to eight signed bits": lambda hu: np.clip(hu / 10, -128, 127).astype(np.int16),
}


@pytest.mark.parametrize("ending", [".nii.gz", ".mha"])
@pytest.mark.parametrize("change", NOT_HU.values(), ids=NOT_HU)
def test_a_file_called_a_ct_whose_values_are_not_hu_is_refused_by_name(tmp_path, change, ending):
    path = written(tmp_path, change(thigh(40.0)), f"hip{ending}")
    with pytest.raises(BadInput, match=r"hip\..* is called a CT, but its values do not look like HU: .*; write it again"):
        read_file(path, "CT")
    loaded = load_file(path)
    assert (loaded.modality, loaded.volume.unit) == ("", "")
    assert load_file(path, "MR").volume.unit == ""


def test_the_refusal_names_the_range_that_gave_it_away(tmp_path):
    with pytest.raises(BadInput, match=r"neither air nor fat: its values reach from 0 to 2\d\d\d"):
        read_file(written(tmp_path, np.maximum(thigh() + 1024, 0)), "CT")


def test_a_file_without_modality_is_no_ct_for_a_few_low_voxels(tmp_path):
    values = np.maximum(thigh() + 1024, 0)
    values[5, 5, :3] = -2000
    loaded = load_file(written(tmp_path, values))
    assert (loaded.modality, loaded.volume.unit) == ("", "")
    assert "not taken for a CT" in loaded.warnings[0]


def test_voxels_that_were_never_scanned_do_not_stand_for_air(tmp_path):
    values = np.maximum(thigh() + 1024, 0)
    values[:, :4] = -2000
    with pytest.raises(BadInput, match="do not look like HU"):
        read_file(written(tmp_path, values), "CT")


def test_a_dicom_ct_in_hu_is_listed_without_reasons(write_series):
    (series,) = list_series(write_series(thigh() + 1024, RescaleIntercept=-1024)).to_json()["series"]
    assert (series["status"], series["unit"], series["reasons"]) == ("ok", "HU", [])


@pytest.mark.parametrize("padding", [{}, {"PixelPaddingValue": -2000}])
def test_a_dicom_ct_that_lost_its_rescale_is_warned_of_and_has_no_unit(write_series, padding):
    stored = np.maximum(thigh() + 1024, 0)
    if padding:
        stored[:, :4] = -2000
    report = list_series(write_series(stored, RescaleSlope=1, RescaleIntercept=0, **padding))
    (series,) = report.to_json()["series"]
    assert (series["status"], series["unit"]) == ("warned", "")
    assert "do not look like HU: neither air nor fat" in series["reasons"][0]
    loaded = read_verdict(report.choose())
    assert loaded.volume.unit == ""
    assert loaded.warnings == tuple(series["reasons"])


def test_a_dicom_mr_needs_no_air(write_series):
    (series,) = list_series(write_series(np.maximum(thigh() + 1024, 0), Modality="MR")).to_json()["series"]
    assert series["status"] == "ok"


def test_a_series_that_is_all_padding_is_still_read(write_series):
    volume = load_scan(write_series(np.full((4, 20, 20), -3024, dtype=np.int16))).volume
    assert volume.unit == "HU"
    assert not volume.valid.any()


def test_the_real_hip_is_a_ct_and_the_same_shifted_is_not(shared_data, tmp_path):
    path = shared_data / "hip_ct" / "files" / "example_ct.nii.gz"
    if not path.is_file():
        pytest.skip("no hip_ct among the real scans")
    volume = load_file(path, "CT").volume
    write_volume(Volume(volume.grid, volume.voxels + np.int16(1024)), tmp_path / "shifted.nii.gz")
    with pytest.raises(BadInput, match="do not look like HU"):
        read_file(tmp_path / "shifted.nii.gz", "CT")


@pytest.mark.parametrize("path", ["hip_ct/files/example_ct.nii.gz", "aorta_cta/files/ct_cropped.nii.gz"])
def test_real_files_stay_ct_without_a_word_on_their_values(shared_data, path):
    if not (shared_data / path).is_file():
        pytest.skip(f"no {path} among the real scans")
    loaded = load_file(shared_data / path, "CT")
    assert loaded.volume.unit == "HU"
    assert not any("HU" in words for words in loaded.warnings)


@pytest.mark.parametrize("name", ["head_ct", "liver_ct", "edge_cases"])
def test_no_real_dicom_ct_loses_its_unit(unpacked, name):
    found = [v for v in list_series(unpacked(name)).series if v.stack is not None and v.series.header.modality == "CT"]
    assert found
    assert not [v.series.header.path for v in found if any("do not look like HU" in words for words in v.warnings)]
