"""What leaves the window: forms for hospitals, anonymised copies, de-identified folders."""

from __future__ import annotations

import json

import pydicom
import pytest

from surgplan.app.pages.hospital_panel import FORMS
from surgplan.app.pages.report_page import ReportPage
from surgplan.case.session import Session
from surgplan.report.export import FORMS as KNOWN
from tests.app.test_apart_scans import write_series


@pytest.fixture
def page(opened) -> ReportPage:
    """The report page of the small case."""
    opened.turn_to("Report")
    return opened.space.page(ReportPage)


def test_every_form_the_program_knows_is_offered() -> None:
    assert {form for form, _ in FORMS.values()} == set(KNOWN)


def test_segments_go_out_as_dicom_without_the_patient(page, tmp_path, qtbot) -> None:
    page.hospital.form.setCurrentText("DICOM segmentation")
    page.hospital.write(tmp_path / "out.dcm")
    qtbot.waitUntil(lambda: page.hospital.said.text() != "", timeout=20000)
    written = pydicom.dcmread(tmp_path / "out.dcm")
    assert written.Modality == "SEG"
    assert "LPS" in page.hospital.said.text()


def test_the_plan_goes_out_as_a_bundle(page, tmp_path, qtbot) -> None:
    page.hospital.form.setCurrentText("FHIR R4 bundle")
    assert page.hospital.what.count() == 1
    page.hospital.write(tmp_path / "out.json")
    qtbot.waitUntil(lambda: (tmp_path / "out.json").exists(), timeout=60000)
    assert json.loads((tmp_path / "out.json").read_text())["resourceType"] == "Bundle"


def test_a_surface_for_printing_is_one_thing_and_names_nobody(page) -> None:
    page.hospital.form.setCurrentText("STL for printing")
    names = [page.hospital.what.itemText(n) for n in range(page.hospital.what.count())]
    assert "shaft" in names
    assert "the whole plan" not in names
    assert not page.hospital.identified.isVisibleTo(page.hospital)


def test_an_anonymised_copy_opens_and_tells_what_was_looked_for(page, tmp_path, qtbot) -> None:
    page.copy.make(tmp_path / "nobody.surgplan")
    qtbot.waitUntil(lambda: page.copy.said.text() != "", timeout=20000)
    assert "none was found" in page.copy.said.text()
    with Session.open(tmp_path / "nobody.surgplan", read_only=True) as session:
        assert "shaft" in session.case.segments


def test_a_folder_is_de_identified_and_the_report_shown(page, tmp_path, qtbot) -> None:
    folder = write_series(tmp_path / "series", 1)
    for path in folder.iterdir():
        ds = pydicom.dcmread(path)
        ds.PatientName, ds.PatientID = "Doe^Jane", "H77881"
        ds.save_as(path)
    page.folder.make(folder, tmp_path / "clean")
    qtbot.waitUntil(lambda: page.folder.said.text() != "", timeout=30000)
    written = [path for path in (tmp_path / "clean").rglob("*") if path.is_file()]
    assert len(written) == 12
    assert all(b"Doe" not in path.read_bytes() for path in written)


def test_a_target_that_exists_is_refused_in_words(page, tmp_path, qtbot) -> None:
    (tmp_path / "there.surgplan").write_text("")
    page.copy.make(tmp_path / "there.surgplan")
    qtbot.waitUntil(lambda: "exists" in page.window().notice.words, timeout=20000)
