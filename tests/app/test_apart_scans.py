"""Scans of another frame of reference, and voxels that were not scanned, in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

from surgplan.app.pages.scan_page import ScanPage
from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.registration.register_image import RegisterImage
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.segment.tools.threshold import Threshold
from tests.app.conftest import at_rest


def write_series(folder: Path, number: int, without: tuple[int, ...] = ()) -> Path:
    """Twelve slices of a square in air, in frame of reference 1.2.`number`."""
    folder.mkdir()
    pixels = np.full((24, 24), -1000, np.int16)
    pixels[6:18, 6:18] = 40
    pixels[10:14, 10:14] = 1000
    for k in (n for n in range(12) if n not in without):
        ds = Dataset()
        ds.file_meta = FileMetaDataset()
        ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = CTImageStorage
        ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = f"1.2.3.{number}.{k + 1}"
        ds.SeriesInstanceUID, ds.FrameOfReferenceUID, ds.Modality = f"1.2.4.{number}", f"1.2.{number}", "CT"
        ds.ImagePositionPatient, ds.ImageOrientationPatient = [-24, -24, 2 * k - 12], [1, 0, 0, 0, 1, 0]
        ds.PixelSpacing, ds.Rows, ds.Columns = [2, 2], 24, 24
        ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
        ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 1
        ds.RescaleSlope, ds.RescaleIntercept, ds.RescaleType = 1, 0, "HU"
        ds.PixelData = pixels.tobytes()
        ds.save_as(folder / f"{k}.dcm", enforce_file_format=True)
    return folder


@pytest.fixture
def two_frames(tmp_path: Path) -> Path:
    """A case with a segment and a landmark on `ct`, and `later` of another frame."""
    path = tmp_path / "two.surgplan"
    with Session.create(path) as session:
        session.do(ImportImage(str(write_series(tmp_path / "one", 1)), "ct"))
        session.do(Threshold("ct", 300.0, "core"))
        session.do(PlaceLandmark("middle", (0.0, 0.0, 0.0)))
        session.do(ImportImage(str(write_series(tmp_path / "other", 2)), "later"))
    return path


def test_a_scan_of_another_frame_is_shown_without_the_plan(window, two_frames, qtbot) -> None:
    window.open_case(two_frames)
    at_rest(qtbot, window)
    space = window.space
    view = space.views.axial
    qtbot.waitUntil(lambda: [s.id for s in view._segments] == ["core"], timeout=10000)
    assert [p.id for p in view._points] == ["middle"]
    window.turn_to("Scan")
    space.state.set_image("later")
    qtbot.waitUntil(lambda: space.showing.image is not None and space.showing.image.id == "later", timeout=10000)
    assert not view._segments
    assert not view._points
    assert any("lies elsewhere than the plan" in words for words in view._remarks)


def test_only_the_first_page_shows_such_a_scan(window, two_frames, qtbot) -> None:
    window.open_case(two_frames)
    at_rest(qtbot, window)
    window.turn_to("Scan")
    window.space.state.set_image("later")
    window.turn_to("Plan")
    qtbot.waitUntil(lambda: window.space.showing.image.id == "ct", timeout=10000)
    assert window.space.views.axial._remarks == []


def test_both_scans_are_listed_and_the_one_apart_carries_its_warning(window, two_frames, qtbot) -> None:
    window.open_case(two_frames)
    at_rest(qtbot, window)
    window.turn_to("Scan")
    assert "another frame of reference" in window.space.page(ScanPage)._warnings.text()


def test_interpolated_slices_are_hatched(window, tmp_path, qtbot) -> None:
    path = tmp_path / "gap.surgplan"
    folder = write_series(tmp_path / "gap", 1, without=(6,))
    with Session.create(path) as session:
        session.do(ImportImage(str(folder), "ct", gaps="interpolate"))
    window.open_case(path)
    at_rest(qtbot, window)
    view = window.space.views.axial
    qtbot.waitUntil(lambda: view._hatching is not None, timeout=10000)
    marked = np.flatnonzero(view._hatching.mask.any(axis=(1, 2)))
    assert marked.tolist() == [6]
    assert any("not scanned" in words for words in view._remarks)


@pytest.fixture
def moved_within_a_frame(tmp_path: Path) -> Path:
    """A case with a segment on `ct`, and `late` of the same frame, which registering found 12 mm away from where it was."""
    path = tmp_path / "moved.surgplan"
    with Session.create(path) as session:
        session.do(ImportImage(str(write_series(tmp_path / "one", 1)), "ct"))
        session.do(Threshold("ct", 300.0, "core"))
        session.do(ImportImage(str(write_series(tmp_path / "two", 1)), "late"))
        moved = {"matrix": [1.0, 0, 0, 12.0, 0, 1.0, 0, 0, 0, 0, 1.0, 0], "figures": {}}
        session.do(RegisterImage("late", "ct", "late_registered"), results=moved)
    return path


def test_a_scan_found_elsewhere_in_its_own_frame_is_shown_without_the_plan(window, moved_within_a_frame, qtbot) -> None:
    window.open_case(moved_within_a_frame)
    at_rest(qtbot, window)
    window.turn_to("Scan")
    space = window.space
    space.state.set_image("late")
    qtbot.waitUntil(lambda: bool(space.views.axial._remarks), timeout=10000)
    assert not space.views.axial._segments
    space.state.set_image("late_registered")
    qtbot.waitUntil(lambda: not space.views.axial._remarks, timeout=10000)
    assert [s.id for s in space.views.axial._segments] == ["core"]


def test_such_a_scan_is_not_offered_to_be_laid_over(window, moved_within_a_frame, qtbot) -> None:
    window.open_case(moved_within_a_frame)
    at_rest(qtbot, window)
    window.turn_to("Scan")
    window.space.state.set_image("ct")
    panel = window.space.page(ScanPage).overlay
    assert [panel.scan.itemText(n) for n in range(panel.scan.count())] == ["none", "late_registered"]
    assert "12.0 mm away" in panel._hint.text()
