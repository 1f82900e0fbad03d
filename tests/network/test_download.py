"""A download that goes on: only from the same server, study and patient, and with no image the server does not list."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from pydicom import dcmread

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network import retry
from surgplan.imaging.network.archive_client import client_for
from surgplan.imaging.network.download import Download
from surgplan.imaging.network.outgoing import outgoing_of
from tests.network.bad_server import listing, sending, serving
from tests.network.conftest import Scan

SERVER = "PACS@h:104"


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(retry, "ATTEMPTS", 2)


def put(download: Download, file: Path, asked: set[str] | None = None, **changed: str) -> None:
    """Have an image come."""
    ds = dcmread(file)
    for keyword, value in changed.items():
        setattr(ds, keyword, value)
    data = BytesIO()
    ds.save_as(data, enforce_file_format=True)
    data.seek(0)
    identity = outgoing_of(data).identity
    download.admit(identity, asked)
    download.keep(identity, [data.getvalue()])


def begun(folder: Path, scan: Scan, source: str = SERVER) -> Download:
    """A download of a scan."""
    return Download(folder, scan.study_uid, scan.series_uid, source)


def test_what_the_same_server_sent_of_the_same_study_is_gone_on_with(scans, tmp_path: Path) -> None:
    scan = scans[1]
    for file in scan.files[:2]:
        put(begun(tmp_path, scan), file)
    again = begun(tmp_path, scan)
    assert again.here == {f"{scan.series_uid}.1", f"{scan.series_uid}.2"}
    put(again, scan.files[2])
    report = again.finish()
    assert (report["already_here"], report["instances"]) == (2, 3)


@pytest.mark.parametrize("other", ["server", "study", "untold"])
def test_what_another_server_sent_or_is_of_another_study_is_not_gone_on_with(scans, tmp_path: Path, other: str) -> None:
    scan = scans[1]
    put(begun(tmp_path, scan), scan.files[0])
    if other == "untold":
        (tmp_path / f".partial-{scan.series_uid}" / ".source.json").unlink()
    study = "1.2.9.9" if other == "study" else scan.study_uid
    again = Download(tmp_path, study, scan.series_uid, "PACS@other:104" if other == "server" else SERVER)
    assert again.here == set()
    assert not list(tmp_path.rglob("*.dcm"))


@pytest.mark.parametrize("changed", [{"PatientID": "ELSE"}, {"PatientName": "Else^Some"}, {"StudyInstanceUID": "1.2.9.9"}])
def test_an_unfinished_file_of_somebody_else_is_dropped(scans, tmp_path: Path, changed: dict[str, str]) -> None:
    scan = scans[1]
    put(begun(tmp_path, scan), scan.files[0])
    other = dcmread(scan.files[1])
    for keyword, value in changed.items():
        setattr(other, keyword, value)
    partial = tmp_path / f".partial-{scan.series_uid}"
    other.save_as(partial / f"{other.SOPInstanceUID}.dcm", enforce_file_format=True)
    (partial / f"{scan.series_uid}.3.dcm").write_bytes(b"damaged")
    (partial / f"{scan.series_uid}.4.dcm").write_bytes(scan.files[0].read_bytes())
    assert begun(tmp_path, scan).here == {f"{scan.series_uid}.1"}
    assert [path.name for path in partial.glob("*.dcm")] == [f"{scan.series_uid}.1.dcm"]


def test_a_whole_series_of_somebody_else_is_left_alone_and_said(scans, tmp_path: Path) -> None:
    scan = scans[1]
    first = begun(tmp_path, scan)
    put(first, scan.files[0])
    place = Path(first.finish()["folder"])
    with pytest.raises(BadInput, match="another study or patient"):
        Download(tmp_path, "1.2.9.9", scan.series_uid, SERVER)
    again = begun(tmp_path, scan)
    with pytest.raises(BadInput, match="choose another folder"):
        put(again, scan.files[1], PatientID="ELSE")
    assert [path.name for path in place.iterdir()] == [f"{scan.series_uid}.1.dcm"]


def test_images_of_two_patients_never_come_together(scans, tmp_path: Path) -> None:
    download = begun(tmp_path, scans[1])
    put(download, scans[1].files[0])
    with pytest.raises(BadInput, match="two patients"):
        put(download, scans[1].files[1], PatientID="ELSE")
    assert len(download.here) == 1


def test_a_patient_whose_name_was_corrected_in_between_is_fetched_anew(scans, tmp_path: Path) -> None:
    scan = scans[1]
    put(begun(tmp_path, scan), scan.files[0])
    again = begun(tmp_path, scan)
    put(again, scan.files[1], PatientName="Corrected^Name")
    assert again.here == {f"{scan.series_uid}.2"}


def test_an_image_the_server_does_not_list_any_more_is_neither_counted_nor_kept(scans, tmp_path: Path) -> None:
    scan = scans[0]
    with serving(find=listing(scan.files), get=sending(scan.files)) as server:
        assert client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path)["instances"] == 12
    place = tmp_path / scan.series_uid
    (place / f"{scan.series_uid}.5.dcm").unlink()
    rest = scan.files[:10]
    with serving(find=listing(rest), get=sending([scan.files[4]])) as server:
        report = client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert (report["instances"], report["already_here"]) == (10, 9)
    assert len(list(place.iterdir())) == 10


def test_a_server_that_mixes_two_patients_is_told(scans, tmp_path: Path) -> None:
    scan = scans[1]
    other = dcmread(scan.files[3])
    other.PatientID = "ELSE"
    other.save_as(tmp_path / "other.dcm", enforce_file_format=True)
    files = [*scan.files[:3], tmp_path / "other.dcm"]
    with (
        serving(find=listing(files), get=sending(files)) as server,
        pytest.raises(NetworkFailed, match="two patients as one series"),
    ):
        client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path / "got")
    assert not (tmp_path / "got" / scan.series_uid).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_fetched_is_for_its_user_only(scans, tmp_path: Path) -> None:
    download = begun(tmp_path / "a" / "b", scans[1])
    put(download, scans[1].files[0])
    place = Path(download.finish()["folder"])
    assert {path.stat().st_mode & 0o777 for path in (place, place.parent, place.parent.parent)} == {0o700}
