"""De-identification: nothing planted leaks, what is needed stays, what can't be cleaned is held back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset, dcmread
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    EncapsulatedPDFStorage,
    ExplicitVRBigEndian,
    MediaStorageDirectoryStorage,
    RLELossless,
    SecondaryCaptureImageStorage,
)

from surgplan.base.errors import BadInput
from surgplan.case.identity import Person
from surgplan.cli.main import main
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.privacy.blank import Rectangle
from surgplan.imaging.privacy.folder import Report, deidentified, deidentify_folder
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.profile import Options, action, rules
from surgplan.imaging.privacy.whose import people
from tests.imaging.privacy.planted import Plants, ct, leaks, pixels, sr

KEYS = Keys(b"k" * 32)
EVERYTHING_KEPT = Options(
    dates="shifted",
    keep_patient=True,
    keep_safe_private=True,
    clean_descriptors=True,
    clean_structured=True,
)


def saved(ds: Dataset, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    ds.save_as(path, enforce_file_format=True)


def study(plants: Plants, folder: Path) -> Path:
    """Three slices, a report, a DICOMDIR and a document, in a folder and files called after the patient."""
    first = ct(plants)
    name = plants.word("name of the folder")
    saved(first, folder / name / plants.word("name of a file"))
    for k in (1, 2):
        ds = ct(Plants(), k)
        for keyword in (
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "FrameOfReferenceUID",
            "PatientName",
            "PatientID",
            "IssuerOfPatientID",
        ):
            setattr(ds, keyword, first[keyword].value)
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = plants.uid(f"SOPInstanceUID of slice {k}")
        saved(ds, folder / name / f"I{k}")
    report = sr(plants)
    report.StudyInstanceUID = first.StudyInstanceUID
    saved(report, folder / name / "report")
    for kind, says in ((MediaStorageDirectoryStorage, "DICOMDIR"), (EncapsulatedPDFStorage, "plan.pdf")):
        held = ct(Plants())
        held.SOPClassUID = held.file_meta.MediaStorageSOPClassUID = kind
        held.StudyDescription = plants.word(f"in the {says}")
        saved(held, folder / name / says)
    return folder / name


@pytest.mark.parametrize("options", [Options(), EVERYTHING_KEPT, Options(keep_device=True, keep_institution=True)])
def test_of_everything_planted_nothing_leaks(tmp_path: Path, options: Options, record_property) -> None:
    plants = Plants()
    folder = study(plants, tmp_path / "in")
    assert len(plants.where) >= 100
    assert len(leaks(plants, tmp_path / "in")) == len(plants.where)  # the search finds what is there
    report = deidentify_folder(folder, tmp_path / "out", options, KEYS)
    assert (report.written, len(report.held_back)) == (4, 2)
    kept = ("StationName", "DeviceSerialNumber", "DateOfLastCalibration", "InstitutionName", "InstitutionAddress")
    allowed = (*kept, "InstitutionalDepartmentName") if options.keep_device else ()
    leaked = [
        w for w in leaks(plants, tmp_path / "out", said=json.dumps(report.to_json()) + report.words()) if w not in allowed
    ]
    record_property("planted", len(plants.where))
    record_property("leaked", len(leaked))
    assert leaked == []


def test_what_is_left_is_a_scan_with_the_same_pixels_in_the_same_place(tmp_path: Path) -> None:
    folder = study(Plants(), tmp_path / "in")
    deidentify_folder(folder, tmp_path / "out", Options(), KEYS)
    [series] = [v for v in list_series(tmp_path / "out").to_json()["series"] if v["status"] != "refused"]
    assert (series["size"], series["spacing_mm"]) == ([24, 16, 3], [1.0, 1.0, 1.0])
    for path in (tmp_path / "out").rglob("*.dcm"):
        ds = dcmread(path)
        if "PixelData" in ds:
            assert np.array_equal(ds.pixel_array, pixels(int(ds.InstanceNumber) - 1))
        assert ds.PatientIdentityRemoved == "YES"
        assert [item.CodeValue for item in ds.DeidentificationMethodCodeSequence] == ["113100"]
        assert ds.LongitudinalTemporalInformationModified == "REMOVED"
        assert ds.preamble == b"\0" * 128
        assert ds.AnatomicRegionSequence[0].CodeMeaning.startswith("Hip joint")


def test_uids_and_names_are_the_same_in_all_files_and_calls_with_a_key_and_differ_with_another(tmp_path: Path) -> None:
    ds = ct(Plants())
    one, again, other = (deidentified(ds, Options(), keys) for keys in (KEYS, Keys(b"k" * 32), Keys.drawn()))
    for keyword in ("StudyInstanceUID", "FrameOfReferenceUID", "PatientID", "PatientName"):
        assert one[keyword].value == again[keyword].value != other[keyword].value
    assert one.SOPInstanceUID == one.file_meta.MediaStorageSOPInstanceUID
    assert one.SOPClassUID == ds.SOPClassUID
    assert deidentified(ds, Options(keep_uids=True), KEYS).StudyInstanceUID == ds.StudyInstanceUID
    first, second = Keys.of_file(tmp_path / "key"), Keys.of_file(tmp_path / "key")
    assert first == second
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


WHO = {"PatientName": "Foo^Bar", "PatientID": "X77", "IssuerOfPatientID": "", "PatientBirthDate": "", "StudyDate": "20230105"}


@pytest.mark.parametrize(
    ("changes", "people_there"),
    [
        ([{}, {"IssuerOfPatientID": "KH"}, {"PatientID": "x77 ", "PatientName": "FOO^B"}], 1),
        ([{}, {"PatientBirthDate": "19470512"}, {"PatientBirthDate": "19470512", "PatientName": "Baz^Bar"}], 1),
        ([{"PatientName": "Poe^Edgar"}, {}, {"PatientName": "Foo^Anna"}], 3),
        ([{"PatientBirthDate": "19470512"}, {"PatientBirthDate": "19610301"}], 2),
        ([{"IssuerOfPatientID": "KH"}, {"IssuerOfPatientID": "AB"}], 2),
    ],
)
def test_one_person_has_one_pseudonym_and_shift_however_their_files_write_them(tmp_path: Path, changes, people_there) -> None:
    for k, change in enumerate(changes):
        ds = ct(Plants(), k)
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.55.{k}"
        for keyword, value in (WHO | change).items():
            setattr(ds, keyword, value)
        saved(ds, tmp_path / "in" / f"{k}")
    deidentify_folder(tmp_path / "in", tmp_path / "out", Options(dates="shifted"), KEYS)
    read = [dcmread(path) for path in (tmp_path / "out").rglob("*.dcm")]
    assert len(read) == len(changes)
    assert len({str(ds.PatientID) for ds in read}) == len({str(ds.StudyDate) for ds in read}) == people_there


def test_a_patient_named_further_down_is_looked_for_in_technical_texts_too() -> None:
    ds = ct(Plants())
    item = Dataset()
    item.PatientName, item.PatientBirthDate = "Nestvogel^Ute", "19311224"
    ds.ReferencedPatientSequence = [item]
    ds.Manufacturer, ds.SoftwareVersions = "Nestvogel", "19311224"
    ds.add_new("ConvolutionKernel", "SH", "NESTVOGEL")
    traces = set(people(ds))
    assert {Person("Nestvogel^Ute"), Person(birth_date="19311224")} <= traces
    new = deidentified(ds, Options(keep_device=True), KEYS)
    assert not any(word in str(new) for word in ("estvogel", "ESTVOGEL", "19311224"))


def test_dates_are_removed_or_set_back_by_the_same_days_or_kept() -> None:
    ds = ct(Plants())
    ds.StudyDate, ds.AcquisitionDate, ds.AcquisitionDateTime = "20240301", "20240303", "20240303101112.5"
    assert "AcquisitionDate" not in (none := deidentified(ds, Options(), KEYS)) or not none.AcquisitionDate
    kept = deidentified(ds, Options(dates="kept"), KEYS)
    assert (kept.StudyDate, kept.AcquisitionDateTime) == ("20240301", "20240303101112.5")
    moved = deidentified(ds, Options(dates="shifted"), KEYS)
    days = np.datetime64("2024-03-01") - np.datetime64(f"{moved.StudyDate[:4]}-{moved.StudyDate[4:6]}-{moved.StudyDate[6:]}")
    assert days > np.timedelta64(0)
    then = np.datetime64("2024-03-03") - days
    assert moved.AcquisitionDate == str(then).replace("-", "")
    assert moved.AcquisitionDateTime == moved.AcquisitionDate + "101112.5"
    assert not moved.PatientBirthDate
    ds.SOPInstanceUID += ".2"
    assert deidentified(ds, Options(dates="shifted"), KEYS).StudyDate == moved.StudyDate


def test_characteristics_descriptions_and_safe_private_elements_are_kept_on_request_alone() -> None:
    ds = ct(Plants())
    ds.SeriesDescription, ds.PatientAge = "Hip thin 1.5 mm Dr Zyqfoo 4711", "093Y"
    plain = deidentified(ds, Options(), KEYS)
    assert "SeriesDescription" not in plain
    assert not plain.get("PatientAge")
    assert not any(e.tag.is_private for e in plain)
    rich = deidentified(ds, EVERYTHING_KEPT, KEYS)
    assert rich.SeriesDescription == "Hip thin 1.5 mm"
    assert (rich.PatientSex, rich.PatientAge) == ("F", "090Y")
    assert [str(e.value) for e in rich if e.tag.is_private] == ["SIEMENS MR HEADER", "800"]


def test_scanner_and_hospital_are_kept_on_request_alone() -> None:
    ds = ct(Plants())
    plain = deidentified(ds, Options(), KEYS)
    rich = deidentified(ds, Options(keep_device=True, keep_institution=True), KEYS)
    for keyword in ("StationName", "DeviceSerialNumber", "InstitutionName", "InstitutionAddress"):
        assert plain.get(keyword) != ds[keyword].value
        assert rich[keyword].value == ds[keyword].value


def test_the_name_of_one_file_is_not_left_in_anothers_technical_text(tmp_path: Path) -> None:
    first, second = ct(Plants()), ct(Plants(), 1)
    first.PatientName = "Vandersmissen^Ottilie"
    second.Manufacturer, second.ConvolutionKernel, second.ImageType = "Ottilie", "vandersmissen 2", ["ORIGINAL", "OTTILIE"]
    saved(first, tmp_path / "in" / "1")
    saved(second, tmp_path / "in" / "2")
    assert deidentify_folder(tmp_path / "in", tmp_path / "out", Options(), KEYS).written == 2
    plants = Plants()
    plants.where = {"Vandersmissen": "name", "Ottilie": "name"}
    assert leaks(plants, tmp_path / "out") == []


@pytest.mark.parametrize("syntax", [RLELossless, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_rectangles_are_masked_in_whatever_form_pixels_come(tmp_path: Path, syntax: str) -> None:
    ds = ct(Plants())
    ds.PixelData = pixels(0).tobytes()
    if syntax == RLELossless:
        ds.compress(RLELossless, encoding_plugin="pydicom")
    elif syntax == ExplicitVRBigEndian:
        ds.PixelData = pixels(0).byteswap().tobytes()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.BurnedInAnnotation = "YES"
    (tmp_path / "in").mkdir()
    little = syntax != ExplicitVRBigEndian
    ds.save_as(tmp_path / "in" / "1", implicit_vr=False, little_endian=little, enforce_file_format=True)
    with pytest.raises(BadInput, match="burned into the image"):
        deidentify_folder(tmp_path / "in", tmp_path / "held", Options(), KEYS)
    assert not (tmp_path / "held").exists()
    report = deidentify_folder(tmp_path / "in", tmp_path / "out", Options(), KEYS, [Rectangle(1, 4, 2, 10, 6)])
    assert (report.written, report.masked) == (1, 1)
    new = dcmread(next((tmp_path / "out").rglob("*.dcm")))
    wanted = pixels(0).copy()
    wanted[2:6, 4:10] = wanted.min()
    assert np.array_equal(new.pixel_array, wanted)
    assert new.BurnedInAnnotation == "NO"
    assert "113101" in [item.CodeValue for item in new.DeidentificationMethodCodeSequence]


def test_captured_screens_wait_for_a_decision(tmp_path: Path) -> None:
    ds = ct(Plants())
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = SecondaryCaptureImageStorage
    saved(ds, tmp_path / "in" / "1")
    with pytest.raises(BadInput, match="names are often written"):
        deidentify_folder(tmp_path / "in", tmp_path / "out", Options(), KEYS)
    assert deidentify_folder(tmp_path / "in", tmp_path / "out", Options(), KEYS, looked_at=True).written == 1


def test_overlays_in_unused_bits_of_pixels_are_cleared(tmp_path: Path) -> None:
    ds = ct(Plants())
    ds.BitsStored, ds.HighBit = 12, 11
    ds.add_new(0x60000102, "US", 12)
    ds.PixelData = (pixels(0) | 0x9000).tobytes()
    assert np.array_equal(np.frombuffer(deidentified(ds, Options(), KEYS).PixelData, "<u2").reshape(16, 24), pixels(0))


def test_the_table_is_whole_and_an_options_word_counts_more() -> None:
    assert len(rules()) == 623
    assert action(0x00100010, Options()) == "Z"
    assert action(0x00080020, Options()) == "Z"
    assert action(0x00080020, Options(dates="shifted")) == "C"
    assert action(0x00101010, Options(keep_patient=True)) == "K"
    assert action(0x0020000D, Options(keep_uids=True)) == "K"
    assert action(0x60123000, Options()) == action(0x50020010, Options()) == "X"
    assert action(0x00280010, Options()) is None


def test_the_report_counts_actions_and_tells_no_value(tmp_path: Path) -> None:
    saved(ct(plants := Plants()), tmp_path / "in" / "1")
    report: Report = deidentify_folder(tmp_path / "in", tmp_path / "out", Options(), KEYS)
    assert leaks(plants, said=json.dumps(report.to_json()) + report.words()) == []
    rows = {(row["keyword"], row["action"]): row["count"] for row in report.to_json()["removed"]}
    assert rows["PatientName", "pseudonym"] == rows["AccessionNumber", "emptied"] == 1
    assert rows["ImageComments", "dummy" if ("ImageComments", "dummy") in rows else "removed"] >= 1
    assert rows["private", "removed"] == 1 or sum(v for (k, _), v in rows.items() if k == "private") >= 6


def test_the_command_writes_a_folder_and_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plants = Plants()
    folder = study(plants, tmp_path / "in")
    words = [
        "deidentify",
        str(folder),
        str(tmp_path / "out"),
        "--keep-dates-shifted",
        "--mask",
        "*,0,0,2,2",
        "--json",
        "--quiet",
    ]
    assert main(words) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["masked"] == 3
    assert leaks(plants, tmp_path / "out", said=said.out + said.err) == []
    assert main(["deidentify", str(folder), str(tmp_path / "out"), "--quiet"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main(["deidentify", str(folder), str(folder / "out"), "--quiet"]) == 1
    assert main(["deidentify", str(folder), str(tmp_path / "b"), "--mask", "1,5,5,2,2", "--quiet"]) == 1


def test_a_file_nested_too_deeply_is_held_back(tmp_path: Path) -> None:
    ds = ct(Plants())
    inner = ds
    for _ in range(80):
        item = Dataset()
        inner.add_new("DerivationImageSequence", "SQ", [item])
        inner = item
    saved(ds, tmp_path / "in" / "1")
    with pytest.raises(BadInput, match="nested"):
        deidentify_folder(tmp_path / "in", tmp_path / "out", Options(), KEYS)
