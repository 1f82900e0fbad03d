"""The import report in the window: lights, reasons, choices, another patient."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from surgplan.app.pages import scan_page
from surgplan.app.pages.found_panel import SEQUENCE, FoundPanel
from surgplan.app.pages.scan_page import ScanPage
from surgplan.imaging.dicom.scan import list_series
from tests.app.conftest import at_rest
from tests.app.test_apart_scans import write_series


@pytest.fixture
def panel(qtbot: Any, own_settings: None) -> FoundPanel:
    made = FoundPanel()
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    return made


def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(list_series(folder).to_json()))
    return found


def asked(panel: FoundPanel) -> list[dict[str, Any]]:
    """What the panel asks for when its button is pressed."""
    heard: list[dict[str, Any]] = []
    panel.import_requested.connect(heard.append)
    panel.go.click()
    return heard


def test_a_regular_series_is_green_and_can_be_imported(panel, tmp_path) -> None:
    panel.show_report(report(write_series(tmp_path / "whole", 1)))
    assert "Can be planned on" in panel._verdict.text()
    assert asked(panel) == [{"series": "1.2.4.1", "modality": "CT"}]


def test_a_gap_keeps_the_button_shut_until_it_is_to_be_filled(panel, tmp_path) -> None:
    panel.show_report(report(write_series(tmp_path / "gap", 1, without=(6,))))
    assert "missing" in panel._verdict.text()
    assert not panel.go.isEnabled()
    panel._fill.setChecked(True)
    assert asked(panel) == [{"series": "1.2.4.1", "modality": "CT", "gaps": "interpolate"}]


def test_the_phases_of_a_series_are_a_choice(panel, tmp_path) -> None:
    told = report(write_series(tmp_path / "whole", 1))
    told["series"][0]["phases"] = ["30 %", "70 %"]
    panel.show_report(told)
    panel._phase.setCurrentText("70 %")
    assert asked(panel)[0]["phase"] == "70 %"
    panel._phase.setCurrentText(SEQUENCE)
    assert asked(panel)[0]["phase"] == "all"


def test_an_operation_gives_its_own_light_and_reasons(panel, tmp_path) -> None:
    panel.show_report(report(write_series(tmp_path / "whole", 1)))
    panel._for.setCurrentText("hip")
    assert "hip" in panel._verdict.text()
    assert "2 mm" in panel._verdict.text().replace("2.0 mm", "2 mm")
    assert panel.go.isEnabled()


def test_files_left_out_are_told_by_their_reason(panel, tmp_path) -> None:
    folder = write_series(tmp_path / "junk", 1)
    for n in range(30):
        (folder / f"letter{n}.txt").write_text("Dear colleague")
    panel.show_report(report(folder))
    assert "30 files: not a DICOM file" in panel._skipped.text()


@pytest.mark.parametrize(("answer", "taken"), [("graft from a donor", True), ("", False)])
def test_another_patients_scan_comes_in_only_with_a_reason(window, tmp_path, qtbot, monkeypatch, answer, taken) -> None:
    for number, name in ((1, "One"), (2, "Two")):
        folder = write_series(tmp_path / name, number)
        for path in folder.iterdir():
            import pydicom

            ds = pydicom.dcmread(path)
            ds.PatientName, ds.PatientID = name, f"N{number}7788"
            ds.save_as(path)

    class Asked:
        def __init__(self, words: str, parent: object) -> None:
            from PySide6.QtWidgets import QLineEdit

            assert "somebody else" in words
            self.reason = QLineEdit(answer)

        def exec(self) -> QDialog.DialogCode:
            return QDialog.DialogCode.Accepted if answer else QDialog.DialogCode.Rejected

    monkeypatch.setattr(scan_page, "OtherPatientDialog", Asked)
    window.new_case(tmp_path / "fresh.surgplan")
    page = window.space.page(ScanPage)
    for number, name in ((1, "One"), (2, "Two")):
        page.look_into(str(tmp_path / name))
        qtbot.waitUntil(lambda: page.found.chosen is not None, timeout=20000)
        page.found.go.click()
        wanted = 2 if number == 2 and taken else 1
        at_rest(qtbot, window)
        qtbot.waitUntil(lambda n=wanted: len(window.space.bridge.case.images) == n, timeout=20000)
    images = window.space.bridge.case.images
    assert [bool(image.patient) for image in images.values()] == [False, True][: len(images)]


def test_the_verdict_speaks_of_the_box_to_tick_and_not_of_commands(panel, tmp_path) -> None:
    panel.show_report(report(write_series(tmp_path / "gap", 1, without=(6,))))
    assert "fill the gaps" in panel._verdict.text()
    assert "`" not in panel._verdict.text()


def test_the_report_shown_is_that_of_the_folder_looked_into_last(window, tmp_path, qtbot) -> None:
    first, last = (write_series(tmp_path / name, number) for name, number in (("first", 1), ("last", 2)))
    window.new_case(tmp_path / "fresh.surgplan")
    page = window.space.page(ScanPage)
    page.look_into(str(last))
    page._listed(str(first), report(first))
    assert page.found.chosen is None
    qtbot.waitUntil(lambda: page.found.chosen is not None, timeout=20000)
    assert page.found.chosen["uid"] == "1.2.4.2"


def test_a_report_is_gone_once_something_else_is_imported(window, tmp_path, scan_path, qtbot) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    page = window.space.page(ScanPage)
    page.look_into(str(write_series(tmp_path / "first", 1)))
    qtbot.waitUntil(lambda: page.found.chosen is not None, timeout=20000)
    page.look_into(str(scan_path))
    assert page.found.chosen is None
    at_rest(qtbot, window)
