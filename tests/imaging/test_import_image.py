"""The operation that brings a scan into a case, and what of the patient gets in with it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import numpy as np
import pytest

from surgplan.base.errors import BadInput, Refused
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Patient, Segment
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.volume import Volume, read_volume


def silent(fraction, words):
    """No progress."""


def carry_out(op, blobs, case=None):
    """Compute and apply, with the results through JSON as the journal keeps them."""
    case = Case() if case is None else case
    return op.apply(case, json.loads(json.dumps(op.compute(case, blobs, silent))))


def test_a_dicom_folder_becomes_an_image_and_a_patient(write_series, ramp, blobs):
    case = carry_out(ImportImage(str(write_series(ramp, RescaleIntercept=-1024)), as_="hip"), blobs)
    image = case.images["hip"]
    assert (image.modality, image.unit, image.dtype) == ("CT", "HU", "int16")
    assert image.grid == Grid((4, 5, 6), (0.5, 0.8, 2.0), (-10.0, 20.0, 300.0))
    assert image.series_uid == "1.2.826.0.1.1"
    assert image.frame_of_reference == "1.2.826.0.1.9"
    assert image.acquired == "2024-03-01"
    assert image.warnings == ()
    assert np.array_equal(read_volume(blobs, image).voxels, ramp.astype(int) - 1024)
    assert case.patient.sex == "M"
    assert case.patient.age_years == pytest.approx(64.0, abs=0.01)


def test_name_and_hospital_number_are_only_in_the_identity_blob(write_series, ramp, blobs):
    folder = write_series(ramp, folder="Nobody_Nick_4711")
    op = ImportImage(str(folder))
    case = carry_out(op, blobs)
    named = [name for name, data in blobs.kept.items() if b"Nobody" in data or b"H-4711" in data]
    assert named == [case.patient.identity]
    assert {k: v for k, v in json.loads(blobs.get(case.patient.identity)).items() if k != "salt"} == {
        "name": "Nobody^Nick",
        "patient_id": "H-4711",
        "birth_date": "19600229",
        "sex": "M",
    }
    for kept in (asdict(case), asdict(op.recorded()), op.words(), op.compute(Case(), blobs, silent)):
        assert "Nobody" not in str(kept)
        assert "H-4711" not in str(kept)
        assert "19600229" not in str(kept)


def test_the_recorded_path_is_a_fingerprint_of_the_last_part(tmp_path):
    recorded = ImportImage("/a/b/Smith", as_="x", series="1.2").recorded()
    assert recorded == ImportImage("/c/Smith/", as_="x", series="1.2").recorded()
    assert recorded != ImportImage("/a/b/Jones", as_="x", series="1.2").recorded()
    assert recorded.path.startswith("sha256:")


def test_a_second_scan_of_the_same_patient_is_added_and_one_of_another_is_refused(write_series, ramp, blobs):
    case = carry_out(ImportImage(str(write_series(ramp, folder="a"))), blobs)
    late = write_series(ramp, folder="b", FrameOfReferenceUID="1.9", RescaleIntercept=-1024)
    both = carry_out(ImportImage(str(late), as_="late"), blobs, case)
    assert set(both.images) == {"ct", "late"}
    assert "register" in both.images["late"].warnings[0]
    assert both.patient == case.patient
    kept = len(blobs.kept)
    other = ImportImage(str(write_series(ramp + 1, folder="c", PatientID="H-4712")), as_="other")
    with pytest.raises(Refused, match="make a new case"):
        other.compute(case, blobs, silent)
    assert len(blobs.kept) == kept
    results = other.compute(Case(), blobs, silent)
    with pytest.raises(Refused, match="make a new case"):
        other.apply(case, results)


def test_a_file_names_nobody_and_fits_every_case(write_series, ramp, blobs, tmp_path):
    case = carry_out(ImportImage(str(write_series(ramp))), blobs)
    path = tmp_path / "mr.nii.gz"
    write_volume(Volume(Grid((2, 2, 2), (4.0, 4.0, 4.0), (0.0, 0.0, 0.0)), np.ones((2, 2, 2), dtype=np.int16)), path)
    both = carry_out(ImportImage(str(path), as_="mr", modality="MR"), blobs, case)
    assert both.images["mr"].modality == "MR"
    assert both.patient == case.patient
    first = carry_out(ImportImage(str(path), as_="mr"), blobs)
    assert first.patient == Patient()
    late = carry_out(ImportImage(str(write_series(ramp))), blobs, first).patient
    assert replace(late, id=case.patient.id, identity=case.patient.identity) == case.patient


def test_a_name_that_is_taken_is_refused_before_anything_is_read(blobs):
    grid = Grid((1, 1, 1), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    case = Case().with_item(Segment("femur", "ct", grid, "0", 1))
    with pytest.raises(Refused, match="'femur' already names"):
        ImportImage("/nowhere", as_="femur").compute(case, blobs, silent)


def test_an_image_is_never_replaced(write_series, ramp, blobs):
    op = ImportImage(str(write_series(ramp)))
    case = carry_out(op, blobs)
    with pytest.raises(Refused, match="already is an image called 'ct'"):
        carry_out(op, blobs, case)


def test_a_modality_that_contradicts_the_headers_is_refused(write_series, ramp, blobs):
    folder = str(write_series(ramp))
    with pytest.raises(BadInput, match="say CT, not MR"):
        carry_out(ImportImage(folder, modality="MR"), blobs)
    assert carry_out(ImportImage(folder, modality="ct"), blobs).images["ct"].modality == "CT"


def test_a_file_has_no_series_to_choose(tmp_path, blobs):
    with pytest.raises(BadInput, match="leave the series away"):
        carry_out(ImportImage(str(tmp_path / "x.nii.gz"), series="1.2"), blobs)


def test_applying_without_computing_is_refused():
    with pytest.raises(Refused, match="has to be computed"):
        ImportImage("/x").apply(Case(), {})


def test_what_was_padded_and_tilted_stands_in_the_image(write_series, ramp, blobs):
    stored = ramp.astype(np.int16)
    stored[0, 0, 0] = -2000
    folder = write_series(stored, step=(0, 0.4, 2.0), PixelPaddingValue=-2000, RescaleIntercept=-500)
    image = carry_out(ImportImage(str(folder)), blobs).images["ct"]
    assert image.tilt_deg == pytest.approx(np.degrees(np.arctan(0.2)), abs=1e-3)
    assert "tilted" in image.warnings[0]
    volume = read_volume(blobs, image)
    assert not volume.valid[0, 0, 0]
    assert volume.grid == image.grid


def test_an_age_of_nothing_is_not_an_age(write_series, ramp, blobs):
    op = ImportImage(str(write_series(ramp, PatientAge="000Y", PatientBirthDate="20240301")))
    assert carry_out(op, blobs).patient.age_years is None
    stated = ImportImage(str(write_series(ramp, folder="b", PatientAge="071Y")))
    assert carry_out(stated, blobs).patient.age_years == 71


def test_the_operation_is_frozen_and_starts_without_heavy_imports():
    import subprocess
    import sys

    code = (
        "import sys, surgplan.imaging.import_image; print([m for m in ('SimpleITK', 'pydicom', 'numba') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_root())
    assert found.stdout.strip() == "[]"
    with pytest.raises(AttributeError):
        ImportImage("/x").path = "/y"  # type: ignore[misc]
    assert replace(ImportImage("/x"), as_="mr").as_ == "mr"


def _root():
    from pathlib import Path

    return Path(__file__).resolve().parents[2]
