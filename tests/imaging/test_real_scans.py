"""Real and derived scans: every verdict and every place must be right. Skipped where the scans are absent."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import SimpleITK

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.formats.files import read_file, read_label_map
from surgplan.imaging.load import load_scan
from surgplan.imaging.volume import sample

SAME_AS_BASE = [
    "01_shuffled_names_reversed_instance",
    "03_duplicate_slices",
    "04_duplicate_instance_numbers",
    "07_rescale_per_slice",
    "08_signed_pixels",
    "09_mixed_with_junk",
    "11_implicit_le",
    "12_rle",
    "13_big_endian",
    "15_thickness_differs_from_spacing",
]
REFUSED = {
    "02_missing_slices": r"2 slices are missing: .*15.00 mm between I0009.dcm .*741.21\) and I0010",
    "06_variable_spacing": r"not evenly spaced: 10.00 mm between",
    "10_truncated": r"I0012.dcm: its pixel data are cut off",
    "17_no_position": r"no ImageOrientationPatient",
}
OTHERS = ["00_base", "05_two_series_one_folder", "14_non_square_pixels", "16_gantry_tilt_20deg", "18_prone_rot180_in_plane"]


@pytest.fixture(scope="module")
def edge(unpacked) -> Path:
    return unpacked("edge_cases")


@pytest.fixture(scope="module")
def derived(edge) -> Path:
    return edge / "edge_derived" / "files"


@pytest.fixture(scope="module")
def expected(edge) -> dict:
    return json.loads((edge / "edge_derived" / "expected.json").read_text())


@pytest.fixture(scope="module")
def base(derived):
    return load_scan(derived / "00_base").volume


def agrees(volume, row) -> None:
    """Whether a volume is what a row of expected.json says."""
    assert list(volume.grid.size) == row["size_xyz"]
    assert volume.grid.spacing_mm == pytest.approx(row["spacing"], abs=1e-6)
    assert volume.grid.origin_mm == pytest.approx(row["first_ipp"], abs=1e-6)
    assert volume.grid.to_lps(np.array([0, 0, volume.grid.size[2] - 1])) == pytest.approx(row["last_ipp"], abs=1e-6)
    assert volume.unit == "HU"
    if row["size_xyz"][1] == 128:
        assert (volume.voxels.min(), volume.voxels.max()) == (row["hu_min"], row["hu_max"])
        assert volume.voxels.mean() == pytest.approx(row["hu_mean"], abs=1e-6)


def test_every_expected_row_is_tested_here(expected):
    assert set(expected) == {*SAME_AS_BASE, *REFUSED, *OTHERS}


SAID = {
    "03": ("3 slices were there twice and left out once",),
    "09": (  # an empty file among the junk may have been a slice
        "1 file of the folder is damaged and put to no series: slices of this one may be missing, so look at both of its ends",
    ),
}
"""Warnings by the number of a variant."""


@pytest.mark.parametrize("name", SAME_AS_BASE)
def test_a_variant_of_the_base_series_imports_as_the_base(derived, expected, base, name):
    loaded = load_scan(derived / name)
    agrees(loaded.volume, expected[name])
    assert np.array_equal(loaded.volume.voxels, base.voxels)
    assert loaded.warnings == SAID.get(name[:2], ())


@pytest.mark.parametrize("name", REFUSED)
def test_an_irregular_series_is_refused_with_its_reason(derived, name):
    (series,) = list_series(derived / name).to_json()["series"]
    assert series["status"] == "refused"
    with pytest.raises(BadInput, match=REFUSED[name]):
        load_scan(derived / name)


def test_junk_is_named(derived):
    skipped = {s.file: s.reason for s in list_series(derived / "09_mixed_with_junk").skipped}
    assert set(skipped) == {"IMG_9999.dcm", "README.txt", "empty.dcm", "thumbs.db"}


def test_two_series_are_offered_apart(derived, expected):
    folder = derived / "05_two_series_one_folder"
    first, second = (v.stack.grid for v in list_series(folder).series)
    assert (first.size[2], first.spacing_mm[2]) == (28, pytest.approx(5.0))
    assert (second.size[2], second.spacing_mm[2]) == (14, pytest.approx(10.0))
    with pytest.raises(BadInput, match="2 usable series"):
        load_scan(folder)
    agrees(load_scan(folder, list_series(folder).series[0].series.uid).volume, expected["05_two_series_one_folder"]["seriesA"])


def test_non_square_pixels_are_not_mixed_up(derived, expected):
    agrees(load_scan(derived / "14_non_square_pixels").volume, expected["14_non_square_pixels"])


def test_a_prone_series_is_the_same_object_at_the_same_place(derived, base):
    prone = load_scan(derived / "18_prone_rot180_in_plane").volume
    points = base.grid.to_lps(np.random.default_rng(1).uniform(1, 26, (500, 3)))
    assert sample(prone, points) == pytest.approx(sample(base, points), abs=0.02)  # headers round to 1e-3 mm


def test_a_tilted_series_is_straightened(derived, expected, base):
    loaded = load_scan(derived / "16_gantry_tilt_20deg")
    row = expected["16_gantry_tilt_20deg"]
    assert loaded.tilt_deg == pytest.approx(row["shear_deg"], abs=1e-3)
    assert loaded.volume.grid.spacing_mm[2] == pytest.approx(row["perp_spacing"], abs=1e-6)
    # the pixels are those of the base, on slices turned about x: look each up where its own header puts it
    tilt = np.radians(20)
    down = np.array([0, np.cos(tilt), -np.sin(tilt)])
    i, j, k = (np.random.default_rng(2).integers(3, n - 3, 4000) for n in (128, 128, 28))
    first = np.array(list_series(derived / "16_gantry_tilt_20deg").series[0].stack.planes[0].frame.position_mm)
    points = first + i[:, None] * [1.8046875, 0, 0] + j[:, None] * 1.8046875 * down + k[:, None] * [0, 0, 5.0]
    found = sample(loaded.volume, points)
    smooth = np.ptp([base.voxels[k, j + d, i] for d in (-2, -1, 0, 1, 2)], axis=0) < 30
    assert smooth.sum() > 2000
    assert np.abs(found - base.voxels[k, j, i])[smooth].max() < 30


@pytest.fixture(scope="module")
def head(unpacked):
    return load_scan(unpacked("head_ct") / "files")


@pytest.mark.parametrize("name", ["head_ct", "liver_ct", "brain_mr"])
def test_whole_scans_lie_where_an_independent_reader_puts_their_slices(unpacked, request, name):
    folder = unpacked(name) / "files"
    loaded = request.getfixturevalue("head") if name == "head_ct" else load_scan(folder)
    volume = loaded.volume
    planes = list_series(folder).choose().stack.planes
    for k in (0, len(planes) // 3, len(planes) - 1):
        other = SimpleITK.ReadImage(str(planes[k].frame.path))
        for i, j in ((0, 0), (volume.grid.size[0] - 1, 0), (10, volume.grid.size[1] - 1)):
            place = other.TransformIndexToPhysicalPoint((i, j, 0))
            assert volume.grid.to_lps(np.array([i, j, k])) == pytest.approx(place, abs=0.01)
        scanned = np.ones(volume.voxels[k].shape, bool) if volume.valid is None else volume.valid[k]
        assert np.array_equal(volume.voxels[k][scanned], SimpleITK.GetArrayViewFromImage(other)[0][scanned])
    assert tuple(volume.grid.letters(axis)[1] for axis in range(3)) == ("L", "P", "S")
    assert loaded.modality == name[-2:].upper()


def test_the_padding_of_the_head_is_air_and_marked(head):
    volume = head.volume
    assert volume.voxels.max() == 15720
    assert volume.voxels.min() > -1500
    assert volume.valid.mean() == pytest.approx(np.pi / 4, abs=0.005)
    assert (volume.voxels[~volume.valid] == -1024).all()


@pytest.mark.parametrize("kind", ["compressed", "compressed_j2k", "compressed_jpeg", "compressed_jpegls", "compressed_rle"])
def test_every_decoder_gives_the_same_volume_as_an_independent_converter(edge, kind):
    folder = edge / "dicom2nifti" / "generic" / kind
    volume = load_scan(folder / "001").volume
    truth = read_file(folder / "001_ground_truth.nii.gz")
    same_place(volume, truth)


@pytest.mark.parametrize(
    ("folder", "truth"),
    [
        ("generic/anatomical/001", "generic/anatomical/001_ground_truth.nii.gz"),
        ("generic/anatomical/002_non_isotropic", "generic/anatomical/002_non_isotropic_ground_truth.nii.gz"),
        ("hyperfine/anatomical/001", "hyperfine/anatomical/001_ground_truth.nii.gz"),
        ("siemens_multiframe/anatomical/001", "siemens_multiframe/anatomical/001_ground_truth.nii.gz"),
        ("failing/slicecount/001", "failing/slicecount/001_ground_truth.nii.gz"),
    ],
)
def test_vendors_headers_are_read_as_an_independent_converter_reads_them(edge, folder, truth):
    same_place(load_scan(edge / "dicom2nifti" / folder).volume, read_file(edge / "dicom2nifti" / truth))


def same_place(volume, truth) -> None:
    """Both volumes hold the same values at the same places, in whatever order they keep their voxels."""
    k, j, i = np.meshgrid(*(np.arange(n) for n in volume.grid.array_shape), indexing="ij")
    places = volume.grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))
    index = truth.grid.to_index(places)
    assert np.abs(index - np.rint(index)).max() < 0.02
    i, j, k = np.rint(index).astype(int).T
    assert np.allclose(volume.voxels.ravel(), truth.voxels[k, j, i], rtol=1e-4, atol=0.51)


def test_the_parts_of_a_real_scan_with_two_spacings_are_even_tilted_stacks_beside_the_refused_whole(edge):
    whole, *parts = list_series(edge / "dcm_qa_ct_GE_variable_tilt" / "GE").series
    assert (whole.status, whole.can, len(whole.series.planes)) == ("refused", ("interpolate",), 28)
    found = [(v.stack.grid.size[2], v.stack.grid.spacing_mm[2], v.stack.tilt_deg, v.status) for v in parts]
    cosine = np.cos(np.radians(18.5))
    assert found == [
        (14, pytest.approx(4.22 * cosine, abs=1e-3), pytest.approx(18.5, abs=0.01), "warned"),
        (14, pytest.approx(7.38 * cosine, abs=1e-3), pytest.approx(18.5, abs=0.01), "warned"),
    ]
    assert all("14 more images" in v.warnings[0] for v in parts)


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("dicom2nifti/failing/notavolume/001", "show the same place but differ"),
        ("dicom2nifti/failing/sliceincrement/001", "1 slice is missing"),
        ("dicom2nifti/failing/sliceincrement/002", "1 slice is missing"),
        ("dicom2nifti/failing/sliceorientation/001", "2 usable series"),
        ("dicom2nifti/generic/rgb/001", "colour image"),
        ("dicom2nifti/siemens/fmri/001", "2 phases"),
        ("dcm_qa_agfa/files/Agfa", "4 phases"),
        ("dcm_qa_agfa/files/Siemens", "4 phases"),
        ("dcm_qa_enh/files/Siemens", "4 phases"),
        ("dcm_qa_enh/files/Philips", "2 usable series"),
    ],
)
def test_what_is_no_single_volume_is_refused_with_words(edge, folder, words):
    with pytest.raises(BadInput, match=words):
        load_scan(edge / folder)


def test_odd_files_of_every_kind_give_reasons_and_never_a_crash(edge):
    report = list_series(edge / "pydicom_data" / "files")
    assert all(v.refusal or v.warnings for v in report.series)
    assert all(s.reason for s in report.skipped)
    with pytest.raises(BadInput):
        load_scan(edge / "pydicom_data" / "files", series=report.series[0].series.selector)


def test_a_compressed_ct_without_uids_is_read(edge):
    loaded = load_scan(edge / "totalseg_j2k_ct20")
    assert loaded.volume.grid.size == (512, 512, 20)
    assert loaded.volume.grid.spacing_mm == pytest.approx((0.9765625, 0.9765625, 2.0))
    assert (loaded.volume.voxels.min(), loaded.volume.voxels.max()) == (-1024, 1839)


def test_the_hip_nifti_lies_where_an_independent_reader_puts_it(shared_data):
    path = shared_data / "hip_ct" / "files" / "example_ct.nii.gz"
    if not path.is_file():
        pytest.skip("no hip_ct among the real scans")
    volume, other = read_file(path), SimpleITK.ReadImage(str(path))
    assert volume.unit == "HU"
    assert volume.voxels.dtype == np.int16
    assert np.array_equal(volume.voxels, SimpleITK.GetArrayViewFromImage(other))
    corner = [n - 1 for n in volume.grid.size]
    assert volume.grid.to_lps(np.array(corner)) == pytest.approx(other.TransformIndexToPhysicalPoint(corner), abs=1e-3)
    labels, grid = read_label_map(path.with_name("reference_labels_totalseg.nii.gz"))
    assert grid == volume.grid
    femur_left = grid.to_lps(np.argwhere(labels == 75)[:, ::-1]).mean(axis=0)
    femur_right = grid.to_lps(np.argwhere(labels == 76)[:, ::-1]).mean(axis=0)
    assert femur_left[0] > femur_right[0] + 100  # +x is the patient's left
