"""Segments drawn elsewhere, brought in by the window."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pydicom
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from surgplan.app.pages import import_segments_panel
from surgplan.app.pages.import_segments_panel import ImportSegmentsPanel
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.case.session import Session
from surgplan.imaging.formats.write import write_label_map
from surgplan.imaging.import_image import ImportImage
from surgplan.segment.tools.import_segment import ImportSegment
from tests.app.conftest import at_rest
from tests.app.test_apart_scans import two_frames, write_series
from tests.imaging.segment_files import saved, seg_dataset

__all__ = ["two_frames"]


@pytest.fixture
def unconfined(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Files are read in this process, which starts no other."""

    def run(function: str, arguments: Any, *, progress: Any, files_to: Any = None, **limits: Any) -> Any:
        module, _, name = function.partition(":")
        answer = getattr(importlib.import_module(module), name)(json.loads(json.dumps(arguments)), tmp_path, progress)
        answer = json.loads(json.dumps(answer))
        return answer if files_to is None else files_to(tmp_path, answer)

    monkeypatch.setattr("surgplan.base.confined.confined", run)


@pytest.fixture
def panel(opened: Any, unconfined: None) -> ImportSegmentsPanel:
    opened.turn_to("Segment")
    opened.space.page(SegmentPage).reveal("Import segments")
    found: ImportSegmentsPanel = opened.space.page(SegmentPage).imports
    return found


def masks(panel: ImportSegmentsPanel) -> tuple[Any, dict[str, np.ndarray]]:
    """The grid of the scan, and two boxes on it."""
    grid = panel._bridge.case.images["ct"].grid
    left, right = np.zeros((2, *grid.array_shape), dtype=bool)
    left[5:10, 5:10, 5:10] = True
    right[20:25, 20:25, 20:30] = True
    return grid, {"Left box": left, "Right box": right}


def look(panel: ImportSegmentsPanel, path: Any, qtbot: Any) -> None:
    panel.look_into(str(path))
    qtbot.waitUntil(lambda: not panel._bridge.tasks.running(), timeout=20000)


def rows(panel: ImportSegmentsPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_the_ticked_segments_of_a_file_come_in_as_one_operation(panel, qtbot, tmp_path) -> None:
    grid, boxes = masks(panel)
    dataset = seg_dataset(grid, boxes)
    del dataset.FrameOfReferenceUID
    look(panel, saved(dataset, tmp_path / "seg.dcm"), qtbot)
    assert rows(panel) == ["1  Left box", "2  Right box"]
    assert not panel.go.isEnabled()
    before = panel._bridge.session.head.id
    panel._tick(Qt.CheckState.Checked)
    assert panel.go.text() == "Import 2 segments"
    panel.tissue.setCurrentText("bone")
    panel.go.click()
    qtbot.waitUntil(lambda: "right_box" in panel._bridge.case.segments, timeout=20000)
    assert panel._bridge.session.head.parent == before
    segment = panel._bridge.case.segments["right_box"]
    assert (segment.voxel_count, segment.tissue) == (250, "bone")
    assert not panel.list.isVisible()


def test_its_cautions_stand_under_the_button(panel, qtbot, tmp_path) -> None:
    grid, boxes = masks(panel)
    elsewhere = replace(grid, origin_mm=tuple(v + 0.7 for v in grid.origin_mm))
    write_label_map(boxes["Left box"], elsewhere, tmp_path / "label.nii.gz")
    look(panel, tmp_path / "label.nii.gz", qtbot)
    assert panel.ticked == ("1",)
    panel.name.setText("box")
    panel.go.click()
    qtbot.waitUntil(lambda: "box" in panel._bridge.case.segments, timeout=20000)
    cautions = panel._bridge.case.segments["box"].cautions
    assert cautions
    assert all(f"box: {words}" in panel.cautions.text() for words in cautions)


def test_a_folder_offers_its_files_of_segments_and_tells_of_damaged_ones(panel, qtbot, tmp_path) -> None:
    grid, boxes = masks(panel)
    folder = tmp_path / "from elsewhere"
    folder.mkdir()
    saved(seg_dataset(grid, boxes), folder / "a.dcm")
    write_label_map(boxes["Left box"], grid, folder / "b.nii.gz")
    (folder / "c.nii.gz").write_bytes(b"nothing")
    (folder / "letter.txt").write_text("Dear colleague")
    look(panel, folder, qtbot)
    assert [panel.file.itemText(n).split(",")[0] for n in range(panel.file.count())] == ["a.dcm", "b.nii.gz"]
    assert "c.nii.gz" in panel.said.text()
    assert "letter" not in panel.said.text()
    panel.file.setCurrentIndex(1)
    assert len(rows(panel)) == 1


def test_a_folder_without_segments_says_so(panel, qtbot, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    look(panel, tmp_path / "empty", qtbot)
    assert "holds no label map" in panel.said.text()
    assert not panel.go.isVisible()


def test_segments_of_another_frame_can_not_be_ticked(window, two_frames, qtbot, unconfined, tmp_path) -> None:
    window.open_case(two_frames)
    at_rest(qtbot, window)
    window.turn_to("Segment")
    panel = window.space.page(SegmentPage).imports
    assert [panel.onto.itemText(n) for n in range(panel.onto.count())] == ["ct"]
    grid, boxes = panel._bridge.case.images["ct"].grid, {}
    boxes["Core"] = np.ones(grid.array_shape, dtype=bool)
    look(panel, saved(seg_dataset(grid, boxes), tmp_path / "elsewhere.dcm"), qtbot)
    panel._tick(Qt.CheckState.Checked)
    assert panel.ticked == ()
    assert not panel.go.isEnabled()
    assert "another frame" in panel.list.item(0).toolTip()


@pytest.mark.parametrize(("answer", "taken"), [("graft from a donor", True), ("", False)])
def test_another_patients_segments_come_in_only_with_a_reason(
    window, qtbot, unconfined, tmp_path, monkeypatch, answer, taken
) -> None:
    folder = write_series(tmp_path / "one", 1)
    for path in folder.iterdir():
        ds = pydicom.dcmread(path)
        ds.PatientName, ds.PatientID = "One", "N17788"
        ds.save_as(path)

    class Asked:
        def __init__(self, words: str, parent: object) -> None:
            self.reason = QLineEdit(answer)

        def exec(self) -> QDialog.DialogCode:
            return QDialog.DialogCode.Accepted if answer else QDialog.DialogCode.Rejected

    monkeypatch.setattr(import_segments_panel, "OtherPatientDialog", Asked)
    with Session.create(tmp_path / "fresh.surgplan") as session:
        session.do(ImportImage(str(folder), "ct"))
    window.open_case(tmp_path / "fresh.surgplan")
    at_rest(qtbot, window)
    window.turn_to("Segment")
    panel = window.space.page(SegmentPage).imports
    grid = panel._bridge.case.images["ct"].grid
    dataset = seg_dataset(grid, {"Box": np.ones(grid.array_shape, dtype=bool)})
    del dataset.FrameOfReferenceUID
    look(panel, saved(dataset, tmp_path / "seg.dcm"), qtbot)
    panel.go.click()
    qtbot.waitUntil(lambda: not panel._bridge.tasks.running(), timeout=20000)
    qtbot.wait(20)
    assert list(panel._bridge.case.segments) == (["box"] if taken else [])
    if taken:
        assert "donor" in panel.cautions.text()


def test_the_name_goes_before_those_of_several(panel, qtbot, tmp_path) -> None:
    grid, boxes = masks(panel)
    look(panel, saved(seg_dataset(grid, boxes), tmp_path / "seg.dcm"), qtbot)
    panel.list.item(1).setCheckState(Qt.CheckState.Checked)
    panel.name.setText("hers")
    op = panel.operation()
    assert isinstance(op, ImportSegment)
    assert (op.as_, op.select, op.image) == ("hers", ("2",), "ct")
