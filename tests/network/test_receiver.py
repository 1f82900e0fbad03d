"""The receiver: fed by dcmtk and by Orthanc, lied to, killed midway."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydicom import dcmread
from pydicom.uid import ExplicitVRLittleEndian
from pynetdicom import AE, evt

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network.archive_client import client_for
from surgplan.imaging.network.association import guard
from surgplan.imaging.network.inbox import Limits
from surgplan.imaging.network.receiver import Receiver, Receiving
from surgplan.imaging.network.server import DimseServer, Tls
from tests.network.certificates import Authority
from tests.network.conftest import make_scan
from tests.network.orthanc import free_port

CT = "1.2.840.10008.5.1.4.1.1.2"


class Running:
    """A receiver with what it told."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.events: list[dict[str, Any]] = []
        given = {"settle_s": 0.0, "limits": Limits(free_bytes=0), **settings}
        self.settings = Receiving(folder=folder, port=free_port(), **given)
        self.receiver = Receiver(self.settings, self.events.append)

    @property
    def folder(self) -> Path:
        return self.settings.folder

    def as_server(self, **values: Any) -> DimseServer:
        return replace(DimseServer("inbox", "127.0.0.1", self.settings.port, "SURGPLAN"), **values)

    def wait_for(self, event: str, count: int = 1) -> dict[str, Any]:
        """The event, once it was told so many times."""
        last = time.monotonic() + 10
        while time.monotonic() < last:
            found = [e for e in self.events if e["event"] == event]
            if len(found) >= count:
                return found[count - 1]
            time.sleep(0.01)
        raise AssertionError(f"no {event!r}: {self.events}")

    def shown(self) -> list[str]:
        """The names of what a user sees."""
        return sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("."))


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts receivers with an inbox in the test's folder, and closes them."""
    running: list[Running] = []

    def begin(**settings: Any) -> Running:
        running.append(Running(settings.pop("folder", tmp_path / "inbox"), **settings))
        return running[-1]

    yield begin
    for each in running:
        each.receiver.close()


def send(running: Running, files: list[Path], keep_open: bool = False) -> Any:
    """Store files as a plain sender does; the statuses, or the association where it is to be kept open."""
    ae = AE("SCANNER")
    ae.add_requested_context(CT, ExplicitVRLittleEndian)
    opened = (evt.EVT_CONN_OPEN, lambda event: guard(event, 10.0))  # which sends without delay
    assoc = ae.associate("127.0.0.1", running.settings.port, ae_title="SURGPLAN", evt_handlers=[opened])
    assert assoc.is_established
    statuses = [assoc.send_c_store(file).Status for file in files]
    if keep_open:
        return assoc
    assoc.release()
    return statuses


def test_a_study_pushed_by_dcmtk_lands_whole(run, scans, needs_program) -> None:
    running, scan = run(), scans[0]
    storescu, port = needs_program("storescu", "dcmtk"), str(running.settings.port)
    subprocess.run([storescu, "-aec", "SURGPLAN", "127.0.0.1", port, *map(str, scan.files)], check=True)
    landed = running.wait_for("landed")
    assert landed["images"] == 12
    assert running.shown() == [scan.study_uid]
    for k, file in enumerate(scan.files):
        assert dcmread(running.folder / scan.study_uid / scan.series_uid / f"{scan.series_uid}.{k + 1}.dcm") == dcmread(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_lands_is_for_its_user_only(run, scans) -> None:
    running, scan = run(), scans[1]
    send(running, scan.files)
    running.wait_for("landed")
    inside = [running.folder, *running.folder.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in inside if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in inside if path.is_file()} == {0o600}


def test_dcmtk_finds_the_receiver_there(run, needs_program) -> None:
    running = run()
    subprocess.run([needs_program("echoscu", "dcmtk"), "-aec", "SURGPLAN", "127.0.0.1", str(running.settings.port)], check=True)


def test_a_study_pushed_by_an_archive_lands_whole(run, plain, scans) -> None:
    running = run()
    modality = {"AET": "SURGPLAN", "Host": "127.0.0.1", "Port": running.settings.port}
    studies = plain.rest("tools/find", {"Level": "Study", "Query": {"StudyInstanceUID": scans[0].study_uid}})
    base = f"http://127.0.0.1:{plain.http_port}"
    put = urllib.request.Request(f"{base}/modalities/inbox", json.dumps(modality).encode(), method="PUT")
    urllib.request.urlopen(put, timeout=10).close()
    plain.rest("modalities/inbox/store", {"Resources": studies, "Synchronous": True})
    assert running.wait_for("landed")["images"] == 12


def test_over_tls_only_those_we_trust_may_send(run, scans, tmp_path: Path) -> None:
    authority, stranger = Authority(tmp_path), Authority(tmp_path, "stranger")
    theirs, ours, false = authority.issue("scanner"), authority.issue("receiver"), stranger.issue("false")
    running = run(tls=Tls(str(ours[0]), str(ours[1]), str(authority.pem)))
    trusted = running.as_server(tls=Tls(str(theirs[0]), str(theirs[1]), str(authority.pem)))
    assert client_for(trusted).store(scans[1].files)["sent"] == 4
    running.wait_for("landed")
    untrusted = running.as_server(tls=Tls(str(false[0]), str(false[1]), str(authority.pem)), connect_s=2)
    with pytest.raises(NetworkFailed, match=r"TLS|handshake"):
        client_for(untrusted).echo()
    assert "failed connection" in {e["event"] for e in running.events}


def test_a_caller_that_dawdles_over_tls_keeps_nobody_waiting(run, scans, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    theirs, ours = authority.issue("scanner"), authority.issue("receiver")
    running = run(tls=Tls(str(ours[0]), str(ours[1]), str(authority.pem)))
    with socket.create_connection(("127.0.0.1", running.settings.port)):
        trusted = running.as_server(tls=Tls(str(theirs[0]), str(theirs[1]), str(authority.pem)), answer_s=3)
        assert "answers" in client_for(trusted).echo()


def test_a_broken_push_waits_and_the_next_one_completes_it(run, scans) -> None:
    running, scan = run(), scans[0]
    assoc = send(running, scan.files[:5], keep_open=True)
    assoc.abort()
    assert running.wait_for("broke off")["new"] == 5
    assert running.wait_for("unfinished")["images"] == 5
    time.sleep(0.3)
    assert running.shown() == []
    assert set(send(running, scan.files[3:])) == {0}
    assert running.wait_for("ended") | {"connection": 0} == {
        "event": "ended", "connection": 0, "new": 7, "again": 2, "differing": 0, "refused": 0
    }  # fmt: skip
    assert running.wait_for("landed")["images"] == 12


def of_series(folder: Path, source: Path, number: int) -> Path:
    """A file of another series of the same study, such as a dose report."""
    made = dcmread(source)
    made.SeriesInstanceUID = f"{made.StudyInstanceUID}.{number}"
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = f"{made.SeriesInstanceUID}.1"
    made.save_as(folder / f"series {number}.dcm", enforce_file_format=True)
    return folder / f"series {number}.dcm"


def without_series(folder: Path, source: Path) -> Path:
    """A file that does not tell its series."""
    made = dcmread(source)
    del made.SeriesInstanceUID
    made.save_as(folder / "nowhere.dcm", enforce_file_format=True)
    return folder / "nowhere.dcm"


@pytest.mark.parametrize("fault", ["cut off", "of no series"])
def test_a_study_of_which_one_image_was_refused_waits_for_the_next_push(run, scans, tmp_path: Path, fault: str) -> None:
    running, scan = run(), scans[0]
    (tmp_path / "cut.dcm").write_bytes(scan.files[2].read_bytes()[:-100])
    bad = tmp_path / "cut.dcm" if fault == "cut off" else without_series(tmp_path, scan.files[2])
    assert send(running, [*scan.files[:2], bad, *scan.files[3:]]).count(0) == 11
    assert running.wait_for("unfinished")["images"] == 11
    time.sleep(0.3)
    assert running.shown() == []
    send(running, scan.files)
    assert running.wait_for("landed")["images"] == 12


def test_a_study_that_found_no_room_for_one_image_waits(run, scans) -> None:
    running, scan = run(limits=Limits(free_bytes=0, study_instances=3)), scans[1]
    assert send(running, scan.files) == [0, 0, 0, 0xA700]
    assert running.wait_for("unfinished")["images"] == 3
    running.receiver.close()
    assert running.shown() == []


def test_a_refused_image_that_comes_again_on_its_connection_is_forgiven(run, scans, tmp_path: Path) -> None:
    running, scan = run(), scans[1]
    (tmp_path / "cut.dcm").write_bytes(scan.files[2].read_bytes()[:-100])
    send(running, [*scan.files[:2], tmp_path / "cut.dcm", *scan.files[2:]])
    assert running.wait_for("landed")["images"] == 4


@pytest.mark.parametrize("restarted", [False, True])
def test_a_series_that_broke_off_is_not_completed_by_another_one(run, scans, tmp_path: Path, restarted: bool) -> None:
    running, scan = run(), scans[0]
    send(running, scan.files[:5], keep_open=True).abort()
    running.wait_for("unfinished")
    if restarted:
        running.receiver.close()
        running = run()
    send(running, [of_series(tmp_path, scan.files[0], 2)])
    assert running.wait_for("unfinished", 2)["images"] == 6
    time.sleep(0.3)
    assert running.shown() == []
    send(running, scan.files[5:])
    assert running.wait_for("landed")["images"] == 13


def test_a_series_that_broke_off_is_not_completed_by_what_was_under_way_beside_it(run, scans) -> None:
    running, scan = run(), scans[0]
    first, second = send(running, scan.files[:3], keep_open=True), send(running, scan.files[6:9], keep_open=True)
    first.abort()
    running.wait_for("unfinished")
    second.release()
    assert running.wait_for("unfinished", 2)["images"] == 6
    running.receiver.close()
    assert running.shown() == []


def test_a_study_of_which_an_image_was_refused_does_not_land_in_silence_either(run, scans, tmp_path: Path) -> None:
    running, scan = run(quiet_s=0.1), scans[1]
    (tmp_path / "cut.dcm").write_bytes(scan.files[2].read_bytes()[:-100])
    assoc = send(running, [*scan.files[:2], tmp_path / "cut.dcm"], keep_open=True)
    time.sleep(0.4)
    assert running.shown() == []
    assoc.release()


def test_a_push_that_broke_before_a_restart_is_completed_after_it(run, scans, tmp_path: Path) -> None:
    first = run()
    send(first, scans[0].files[:5], keep_open=True).abort()
    first.wait_for("unfinished")
    first.receiver.close()
    second = run()
    assert second.wait_for("unfinished")["images"] == 5
    send(second, scans[0].files[5:])
    assert second.wait_for("landed")["images"] == 12


def test_a_study_lands_from_a_connection_that_stays_open_but_silent(run, scans) -> None:
    running = run(quiet_s=0.3)
    assoc = send(running, scans[1].files, keep_open=True)
    try:
        assert running.wait_for("landed")["images"] == 4
    finally:
        assoc.release()


def test_a_study_pushed_twice_is_there_once(run, scans) -> None:
    running = run()
    send(running, scans[1].files)
    running.wait_for("landed")
    assert set(send(running, scans[1].files)) == {0}
    assert running.wait_for("ended", 2)["again"] == 4
    assert len(list((running.folder / scans[1].study_uid).rglob("*.dcm"))) == 4


def test_what_has_the_uid_of_another_image_is_kept_apart(run, scans, tmp_path: Path) -> None:
    running, scan = run(), scans[1]
    send(running, scan.files)
    running.wait_for("landed")
    other = dcmread(scan.files[0])
    other.PixelData = bytes(len(other.PixelData))
    other.save_as(tmp_path / "other.dcm", enforce_file_format=True)
    assert send(running, [tmp_path / "other.dcm"]) == [0]
    running.wait_for("kept apart")
    place = Path(scan.study_uid, scan.series_uid)
    assert dcmread(running.folder / place / f"{scan.series_uid}.1.dcm") == dcmread(scan.files[0])
    (apart,) = (running.folder / ".differing" / place).iterdir()
    assert dcmread(apart) == other


def test_a_series_that_comes_later_joins_its_study(run, scans, tmp_path: Path) -> None:
    running = run()
    send(running, scans[1].files)
    running.wait_for("landed")
    late = dcmread(scans[1].files[0])
    late.SeriesInstanceUID = f"{scans[1].study_uid}.2"
    late.SOPInstanceUID = late.file_meta.MediaStorageSOPInstanceUID = f"{scans[1].study_uid}.2.1"
    late.save_as(tmp_path / "late.dcm", enforce_file_format=True)
    send(running, [tmp_path / "late.dcm"])
    running.wait_for("landed", 2)
    assert running.shown() == [scans[1].study_uid]
    assert len(list((running.folder / scans[1].study_uid).iterdir())) == 2


@pytest.mark.parametrize("keyword", ["SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID"])
def test_a_uid_that_would_leave_the_inbox_is_refused(run, scans, tmp_path: Path, keyword: str) -> None:
    running = run()
    bad = dcmread(scans[1].files[0])
    bad[keyword].validation_mode = 0
    bad[keyword]._value = "../../../../escaped"
    bad.save_as(tmp_path / "bad.dcm", enforce_file_format=False)
    assert send(running, [tmp_path / "bad.dcm"])[0] in (0xC000, 0xA900)
    assert running.wait_for("ended")["refused"] == 1
    assert not list(tmp_path.parent.rglob("escaped*"))


def test_a_data_set_that_is_cut_off_is_refused(run, scans, tmp_path: Path) -> None:
    running = run()
    whole = scans[1].files[0].read_bytes()
    (tmp_path / "cut.dcm").write_bytes(whole[:-100])
    assert send(running, [tmp_path / "cut.dcm"]) == [0xC000]
    assert "cut off" in running.wait_for("refused image")["reason"]


def test_only_named_senders_may_send(run, scans) -> None:
    running = run(allowed=("SCANNER",))
    assert send(running, scans[1].files) == [0, 0, 0, 0]
    with pytest.raises(NetworkFailed, match="calling ae title not recognised"):
        client_for(running.as_server(our_ae="STRANGER")).echo()
    with pytest.raises(NetworkFailed, match="called ae title not recognised"):
        client_for(running.as_server(called_ae="OTHER", our_ae="SCANNER")).echo()
    assert running.wait_for("refused connection")["sender"] == "STRANGER"


def test_more_images_or_a_larger_one_than_allowed_are_not_taken(run, scans, tmp_path: Path) -> None:
    few = run(limits=Limits(free_bytes=0, study_instances=2))
    assert send(few, scans[1].files) == [0, 0, 0xA700, 0xA700]
    full = run(folder=tmp_path / "full", limits=Limits(free_bytes=1 << 60))
    assert set(send(full, scans[1].files)) == {0xA700}
    small = run(folder=tmp_path / "small", limits=Limits(instance_bytes=1000, free_bytes=0))
    ae = AE("SCANNER")
    ae.add_requested_context(CT, ExplicitVRLittleEndian)
    assoc = ae.associate("127.0.0.1", small.settings.port, ae_title="SURGPLAN")
    assert "Status" not in assoc.send_c_store(scans[1].files[0])
    small.wait_for("broke off")


def test_what_is_told_names_no_patient(run, scans, tmp_path: Path) -> None:
    running = run()
    scan = make_scan(tmp_path / "named", 77, 2, PatientName="SECRETNAME^X", PatientID="SECRETID")
    send(running, scan.files)
    running.wait_for("landed")
    running.receiver.close()
    assert "SECRET" not in json.dumps(running.events)


def test_a_taken_port_is_told(run) -> None:
    running = run()
    with pytest.raises(BadInput, match="can't be had"):
        Receiver(running.settings, lambda event: None)


def command(folder: Path, port: int) -> subprocess.Popen[str]:
    """`surgplan receive` in a process of its own."""
    words = [sys.executable, "-m", "surgplan", "receive", "--folder", str(folder), "--port", str(port)]
    words += ["--settle", "0", "--keep-free", "0", "--json"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["event"] == "listening"
    return process


def test_killed_midway_nothing_is_shown_and_the_next_push_completes_it(scans, tmp_path: Path, needs_program) -> None:
    folder, port, scan = tmp_path / "inbox", free_port(), scans[0]
    with command(folder, port) as first:
        ae = AE("SCANNER")
        ae.add_requested_context(CT, ExplicitVRLittleEndian)
        assoc = ae.associate("127.0.0.1", port, ae_title="SURGPLAN")
        for file in scan.files[:6]:
            assert assoc.send_c_store(file).Status == 0
        first.kill()
    assoc.abort()
    assert [path.name for path in folder.iterdir()] == [".receiving"]
    with command(folder, port) as second:
        storescu = needs_program("storescu", "dcmtk")
        subprocess.run([storescu, "-aec", "SURGPLAN", "127.0.0.1", str(port), *map(str, scan.files)], check=True)
        second.send_signal(signal.SIGTERM)
        assert second.stdout is not None
        events = [json.loads(line) for line in second.stdout]
        assert second.wait(10) == 0
    assert [e["images"] for e in events if e["event"] == "unfinished"] == [6]
    assert [e["images"] for e in events if e["event"] == "landed"] == [12]
    assert len(list((folder / scan.study_uid / scan.series_uid).glob("*.dcm"))) == 12
    shutil.rmtree(folder)
