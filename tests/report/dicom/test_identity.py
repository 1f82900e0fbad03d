"""Whom a file names, and how the file itself is named."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pydicom
import pytest
from pydicom.uid import UID

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Landmark
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.report.dicom.uids import uid_of
from tests.report.cases import a_scan, do
from tests.report.dicom.conftest import FORMS, Made
from tests.report.dicom.plans import FRAME, GRIDS, NAME, STUDY, lopsided, opened, plan_on, written

PLANTED = (b"doeringer", b"annabel", b"hn-774411", b"19470512", b"1947-05-12", STUDY.encode())


def told(path: Path) -> bytes:
    """All that can be read in a file, also in the compressed parts of a PDF."""
    data = path.read_bytes()
    for part in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            data += zlib.decompress(part.strip(b"\r\n"))
        except zlib.error:
            continue
    return data.lower()


@pytest.mark.parametrize("form", FORMS)
def test_a_file_names_nobody_unless_asked_to(form: str, tmp_path: Path, gl: None, grey_pictures: None) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRIDS["oblique"])) as (session, _):
        done = written(session, form, tmp_path / "plain.dcm", *(() if form != "stl" else ("doeringer_cyst",)))
        assert "--identified" in done.words
        for path in done.files:
            data = told(path)
            assert [word for word in PLANTED if word in data] == []
            found = pydicom.dcmread(path)
            assert found.PatientID == "a1b2c3d4e5"
            assert found.PatientIdentityRemoved == "YES"
            assert found.PatientBirthDate == ""
            assert found.get("FrameOfReferenceUID", FRAME) == FRAME
        assert STUDY not in done.words


@pytest.mark.parametrize("form", ["seg", "rtstruct", "stl", "sr"])
def test_a_file_that_is_to_name_the_patient_goes_into_the_study_of_the_scan(form: str, tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRIDS["straight"])) as (session, _):
        (path,) = written(session, form, tmp_path / "named.dcm", "femur", identified=True).files
        written(session, form, tmp_path / "plain.dcm", "femur")
    found, plain = pydicom.dcmread(path), pydicom.dcmread(tmp_path / "plain.dcm")
    assert (str(found.PatientName), found.PatientID, found.PatientBirthDate) == tuple(NAME.values())
    assert found.StudyInstanceUID == STUDY
    assert "PatientIdentityRemoved" not in found
    assert found.StudyDate == ""
    assert plain.StudyInstanceUID != STUDY
    assert plain.SOPInstanceUID != found.SOPInstanceUID


@pytest.mark.parametrize(
    ("form", "file"), [("print", "a.stl"), ("print", "a.3mf"), (None, "a.ply"), (None, "a.nii.gz"), (None, "a.nrrd")]
)
def test_headers_of_other_formats_name_nobody_either(form: str | None, file: str, tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRIDS["straight"])) as (session, _):
        (path,) = written(session, form, tmp_path / file, "doeringer_cyst").files
    data = path.read_bytes()
    if file.endswith(".3mf"):
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    data = gzip.decompress(data) if file.endswith(".gz") else data
    assert [word for word in PLANTED if word in data.lower()] == []


def test_nobody_is_named_in_a_case_that_knows_nobody(tmp_path: Path) -> None:
    def nameless(case: Case, blobs: Blobs) -> Case:
        case = plan_on(GRIDS["straight"])(case, blobs)
        return replace(case, patient=replace(case.patient, id="", identity=None))

    with opened(tmp_path / "hip.surgplan", nameless) as (session, _):
        with pytest.raises(Refused, match="does not know who the patient is"):
            written(session, "seg", tmp_path / "x.dcm", "femur", identified=True)
        written(session, "seg", tmp_path / "x.dcm", "femur")
    assert pydicom.dcmread(tmp_path / "x.dcm").PatientName == ""


def test_a_scan_of_somebody_else_goes_out_under_their_own_pseudonym(tmp_path: Path) -> None:
    def taken_in(case: Case, blobs: Blobs) -> Case:
        case = plan_on(GRIDS["straight"])(case, blobs)
        return case.with_item(replace(case.images["ct"], patient="ffff000011"))

    with opened(tmp_path / "hip.surgplan", taken_in) as (session, _):
        with pytest.raises(Refused, match="does not know who the patient is"):
            written(session, "seg", tmp_path / "x.dcm", "femur", identified=True)
        written(session, "seg", tmp_path / "x.dcm", "femur")
    found = pydicom.dcmread(tmp_path / "x.dcm")
    assert (found.PatientID, found.PatientSex) == ("ffff000011", "")


@pytest.mark.parametrize("form", ["seg", "seg-labelmap", "rtstruct", "stl", "sr"])
def test_the_same_plan_gives_the_same_bytes_and_another_plan_other_uids(form: str, tmp_path: Path) -> None:
    def moved(case: Case, blobs: Blobs) -> Case:
        mask = lopsided(GRIDS["straight"])
        mask[5, 12, 9] = False
        return case.with_item(replace(case.segments["femur"], labels=write_labels(blobs, mask), voxel_count=int(mask.sum())))

    with opened(tmp_path / "hip.surgplan", plan_on(GRIDS["straight"])) as (session, _):
        first, second, third = (tmp_path / f"{n}.dcm" for n in range(3))
        written(session, form, first, "femur")
        written(session, form, second, "femur")
        assert first.read_bytes() == second.read_bytes()
        do(session, moved)
        written(session, form, third, "femur")
    before, after = pydicom.dcmread(first), pydicom.dcmread(third)
    assert before.StudyInstanceUID == after.StudyInstanceUID
    assert before.SOPInstanceUID != after.SOPInstanceUID
    assert before.SeriesInstanceUID != after.SeriesInstanceUID


def test_pictures_are_one_series_and_stand_in_order(whole: Made) -> None:
    found = whole.pictures
    assert len(found) > 3
    assert len({d.SeriesInstanceUID for d in found}) == 1
    assert len({d.SOPInstanceUID for d in found}) == len(found)
    assert [int(d.InstanceNumber) for d in found] == list(range(1, len(found) + 1))


def test_a_uid_is_a_uuid_and_a_frame_of_reference_that_is_none_is_replaced(tmp_path: Path) -> None:
    import uuid

    made = uuid.UUID(int=int(uid_of("a", "b").removeprefix("2.25.")))
    assert (made.version, made.variant) == (8, uuid.RFC_4122)

    def odd(case: Case, blobs: Blobs) -> Case:
        case = plan_on(GRIDS["straight"])(case, blobs)
        return case.with_item(replace(case.images["ct"], frame_of_reference="not.a.uid", study_uid="1.02"))

    with opened(tmp_path / "hip.surgplan", odd) as (session, _):
        written(session, "seg", tmp_path / "x.dcm", "femur", identified=True)
    found = pydicom.dcmread(tmp_path / "x.dcm")
    assert UID(found.FrameOfReferenceUID).is_valid
    assert UID(found.StudyInstanceUID).is_valid


def test_a_scan_from_a_file_without_uids_gets_a_frame_and_a_study_that_stay_the_same(tmp_path: Path) -> None:
    def mark(case: Case, blobs: Blobs) -> Case:
        return case.with_item(Landmark("tip", (1.0, 2.0, 3.0)))

    with opened(tmp_path / "hip.surgplan", a_scan, mark) as (session, _):
        written(session, "sr", tmp_path / "a.dcm")
        do(session, lambda case, blobs: case.with_item(Landmark("toe", (1.0, 2.0, 9.0))), "another")
        written(session, "sr", tmp_path / "b.dcm")
    first, second = (pydicom.dcmread(tmp_path / f"{n}.dcm") for n in "ab")
    assert first.StudyInstanceUID == second.StudyInstanceUID
    assert first.SOPInstanceUID != second.SOPInstanceUID
