"""What independent programs make of the files: dicom3tools' validator, dcmtk and pydicom."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pydicom
import pytest
from pydicom.uid import UID

from surgplan.report.report import write_report
from tests.report.dicom.conftest import FORMS, Made

NOT_KNOWN = {
    "seg-labelmap": {
        "Information Object Not found": "it came with Supplement 243 in 2024, the validator is of 2022",
        "SegmentNumber not monotonically increasing": "since then a label map has a segment 0, its background",
    },
}
"""Errors that the validator makes itself, by form, and why."""


@pytest.fixture(scope="session")
def dciodvfy(needs_program: Callable[[str, str], str]) -> str:
    return needs_program("dciodvfy", "dicom3tools")


@pytest.fixture(scope="session")
def dcmtk(needs_program: Callable[[str, str], str]) -> Callable[..., str]:
    def run(program: str, *words: str) -> str:
        path = needs_program(program, "dcmtk")
        done = subprocess.run([path, *words], capture_output=True, text=True, errors="replace", timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def errors_of(program: str, path: Path) -> list[str]:
    done = subprocess.run([program, str(path)], capture_output=True, text=True, errors="replace", timeout=60)
    return [line for line in done.stderr.splitlines() if line.startswith("Error")]


@pytest.mark.parametrize("form", FORMS)
def test_the_validator_finds_no_error_but_those_of_its_age(whole: Made, dciodvfy: str, form: str) -> None:
    path = whole.file(form)
    for file in path.parent.glob(f"{form}-*.dcm"):
        if form == "seg" and file.name.startswith("seg-labelmap"):
            continue
        known = NOT_KNOWN.get(form, {})
        assert [e for e in errors_of(dciodvfy, file) if not any(words in e for words in known)] == []


@pytest.mark.parametrize("form", ["seg", "rtstruct", "stl", "sr"])
def test_the_validator_finds_no_error_on_any_grid(plan: Made, dciodvfy: str, form: str) -> None:
    assert errors_of(dciodvfy, plan.file(form, "femur")) == []


@pytest.mark.parametrize("form", FORMS)
def test_pydicom_and_dcmtk_read_each_file_and_it_says_frame_unit_and_maker(
    whole: Made, dcmtk: Callable[..., str], form: str
) -> None:
    path = whole.file(form)
    told = dcmtk("dcmdump", "-q", "+L", str(path))
    assert "surgplan" in told
    found = pydicom.dcmread(path)
    assert found.Manufacturer == "surgplan"
    assert "LPS, mm" in found.SeriesDescription
    for uid in (found.SOPInstanceUID, found.SeriesInstanceUID, found.StudyInstanceUID):
        assert UID(uid).is_valid
        assert uid.startswith("2.25.")
        assert len(uid) <= 64
    assert found.SOPInstanceUID == found.file_meta.MediaStorageSOPInstanceUID


def test_dcmtk_reads_the_structured_report_with_its_values(whole: Made, dcmtk: Callable[..., str]) -> None:
    path = whole.file("sr")
    told = dcmtk("dsrdump", "-q", "+Pl", str(path))
    assert "Comprehensive 3D SR Document" in told
    assert '"Volume")="' in told
    xml = dcmtk("dsr2xml", "-q", str(path))
    assert '<report type="Comprehensive 3D SR">' in xml
    assert "99SURGPLAN" in xml


def test_dcm2pdf_gives_the_report_back_byte_for_byte(whole: Made, dcmtk: Callable[..., str], tmp_path: Path) -> None:
    path = whole.file("pdf")
    dcmtk("dcm2pdf", "-q", str(path), str(tmp_path / "out.pdf"))
    given = (tmp_path / "out.pdf").read_bytes()
    held = pydicom.dcmread(path)
    assert given == held.EncapsulatedDocument[: held.EncapsulatedDocumentLength]
    assert given.startswith(b"%PDF")
    assert given.rstrip().endswith(b"%%EOF")
    pages = write_report(whole.session, whole.shop, tmp_path / "report.pdf")
    assert given.count(b"/Type /Page\n") == (tmp_path / "report.pdf").read_bytes().count(b"/Type /Page\n") == pages
