"""Servers that lie, dawdle, never end or break off: nothing leaves its folder, nothing hangs, everything is said in a line."""

from __future__ import annotations

import itertools
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset

from surgplan.base.errors import BadInput, Cancelled, NetworkFailed
from surgplan.imaging.network import retry
from surgplan.imaging.network.archive_client import client_for
from surgplan.imaging.network.query import Query
from surgplan.imaging.network.server import DimseServer, WebServer
from tests.network.bad_server import endless_find, listing, sending, serving, silent
from tests.network.conftest import make_scan
from tests.network.orthanc import free_port

SOON_S = 5.0
"""A cancelled verb returns long before any time-out would end it: half a second, on a computer that is not busy."""


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(retry, "ATTEMPTS", 2)


def asked_to_stop(after_s: float) -> Callable[[], bool]:
    """Becomes true after a while."""
    start = time.monotonic()
    return lambda: time.monotonic() - start > after_s


def cancelled_within(verb: Callable[[Callable[[], bool]], object], after_s: float = 0.5) -> float:
    """How long a verb ran on after it was asked to stop."""
    stop = asked_to_stop(after_s)
    start = time.monotonic()
    with pytest.raises(Cancelled):
        verb(stop)
    return time.monotonic() - start - after_s


def evil(folder: Path, **values: str) -> Path:
    """A file with UIDs that try to leave the folder."""
    ds = dcmread(make_scan(folder, 40, 1).files[0])
    for keyword, value in values.items():
        ds[keyword].validation_mode = 0
        ds[keyword]._value = value
    path = folder / "evil.dcm"
    ds.save_as(path, enforce_file_format=False)
    return path


def test_rows_with_uids_that_are_none_are_left_out_and_said() -> None:
    def find(event):
        for uid in ("1.2.3", "../../etc/passwd", "1..2", "x" * 64):
            answer = Dataset()
            answer.QueryRetrieveLevel = "STUDY"
            answer.add_new("StudyInstanceUID", "LO", uid)
            answer["StudyInstanceUID"].VR = "UI"
            yield 0xFF00, answer

    with serving(find=find) as server:
        found = client_for(server).find_studies(Query())
    assert [row["study_uid"] for row in found.rows] == ["1.2.3"]
    assert "3 left out" in found.remarks[0]


def test_a_search_without_end_is_cut() -> None:
    with serving(find=endless_find) as server:
        found = client_for(server).find_studies(Query(), limit=20)
    assert len(found.rows) == 20
    assert "more than 20" in found.remarks[0]


def test_a_server_is_told_when_enough_was_found() -> None:
    told = []

    def polite(event):
        for row in itertools.takewhile(lambda _: not event.is_cancelled, endless_find(event)):
            time.sleep(0.005)  # or pynetdicom, busy sending, would never read our word
            yield row
        told.append(event.assoc.is_established)  # not because we hung up
        yield 0xFE00, None

    with serving(find=polite) as server:
        assert len(client_for(server).find_studies(Query(), limit=20).rows) == 20
    assert told == [True]


def test_a_silent_server_is_given_up() -> None:
    with serving(find=silent) as server, pytest.raises(NetworkFailed, match="broke off"):
        client_for(replace(server, answer_s=0.5)).find_studies(Query())


def test_a_series_whose_list_names_a_path_is_not_fetched(scans, tmp_path: Path) -> None:
    with serving(find=listing(scans[1].files, SOPInstanceUID="../../evil")) as server, pytest.raises(BadInput, match="trusted"):
        client_for(server).retrieve(scans[1].study_uid, scans[1].series_uid, tmp_path / "got")


@pytest.mark.parametrize("keyword", ["SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID"])
def test_an_image_whose_uid_is_a_path_is_not_written(scans, tmp_path: Path, keyword: str) -> None:
    bad = evil(tmp_path / "evil", **{keyword: "../../../evil"})
    scan = scans[1]
    with serving(find=listing(scan.files), get=sending([bad])) as server, pytest.raises(NetworkFailed, match="did not come"):
        client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path / "got")
    assert sorted(p.name for p in (tmp_path / "got").rglob("*")) == [f".partial-{scan.series_uid}", ".source.json"]


def test_another_series_than_asked_for_is_refused_and_said(scans, tmp_path: Path) -> None:
    scan, other = scans[1], scans[2]
    with (
        serving(find=listing(scan.files), get=sending(other.files)) as server,
        pytest.raises(NetworkFailed, match="not asked for"),
    ):
        client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert not list(tmp_path.rglob("*.dcm"))


def test_a_server_that_breaks_off_midway_is_asked_again(scans, tmp_path: Path) -> None:
    scan = scans[0]
    times: list[int] = []

    def get(event):
        """Each time three more, then the connection is gone."""
        asked = event.identifier.get("SOPInstanceUID", [])
        wanted = [f for f in scan.files if not asked or dcmread(f, stop_before_pixels=True).SOPInstanceUID in asked]
        times.append(len(wanted))
        return sending(wanted[:3], lambda e: e.assoc.abort(block=False))(event)

    with serving(find=listing(scan.files), get=get) as server:
        report = client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert report["instances"] == 12
    assert times == [12, 9, 6, 3]


def test_what_a_lost_server_sent_is_kept_for_the_next_attempt(scans, tmp_path: Path) -> None:
    scan = scans[0]
    with (
        serving(find=listing(scan.files), get=sending(scan.files[:5]), port=(port := free_port())) as server,
        pytest.raises(NetworkFailed, match="7 of 12 images"),
    ):
        client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert not (tmp_path / scan.series_uid).exists()
    with serving(find=listing(scan.files), get=sending(scan.files[5:]), port=port) as server:
        report = client_for(server).retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert (report["already_here"], report["instances"]) == (5, 12)


def test_a_retrieve_that_sends_nothing_but_answers_is_stopped(scans, tmp_path: Path) -> None:
    def get(event):
        yield 10**6
        while event.assoc.is_established:
            yield 0xFF00, None

    with serving(find=listing(scans[1].files), get=get) as server, pytest.raises((NetworkFailed, BadInput)):
        client_for(server).retrieve(scans[1].study_uid, scans[1].series_uid, tmp_path)


def test_every_verb_is_cancelled_at_once(scans, tmp_path: Path) -> None:
    scan = scans[1]
    with serving(find=silent) as server:
        assert cancelled_within(lambda stop: client_for(server).find_studies(Query(), cancelled=stop)) < SOON_S
    with serving(find=listing(scan.files), get=silent) as server:
        client = client_for(server)
        fetch = lambda stop: client.retrieve(scan.study_uid, scan.series_uid, tmp_path, cancelled=stop)  # noqa: E731
        assert cancelled_within(fetch) < SOON_S

    def slow(event):
        time.sleep(1)
        return 0x0000

    with serving(store=slow) as server:
        assert cancelled_within(lambda stop: client_for(server).store(scan.files, cancelled=stop)) < SOON_S


@pytest.fixture
def mute() -> int:
    """The port of a server that accepts connections and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_server_that_never_speaks_is_left_at_once_when_cancelled(mute: int) -> None:
    dimse = client_for(DimseServer("mute", "127.0.0.1", mute, "X", connect_s=2, answer_s=2))
    web = client_for(WebServer("mute", f"http://127.0.0.1:{mute}/dicom-web", connect_s=2, answer_s=2))
    for client in (dimse, web):
        assert cancelled_within(lambda stop, client=client: client.echo(cancelled=stop), 0.2) < SOON_S


def test_a_server_that_is_not_there_is_said_in_words() -> None:
    port = free_port()
    with pytest.raises(NetworkFailed, match=r"can't be reached \(Connection refused\)"):
        client_for(DimseServer("gone", "127.0.0.1", port, "X")).echo()
    with pytest.raises(NetworkFailed, match=r"can't be reached \(Connection refused\)"):
        client_for(WebServer("gone", f"http://127.0.0.1:{port}/dicom-web")).echo()


class Http:
    """An HTTP server that gives the same bytes to every request."""

    def __init__(self, *pieces: bytes, pause_s: float = 0.0) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._pieces, self._pause_s = pieces, pause_s
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> WebServer:
        return WebServer("bad", f"http://127.0.0.1:{self.port}/dicom-web", connect_s=2, answer_s=2)

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection = self._listener.accept()[0]
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    for piece in self._pieces:
                        connection.sendall(piece)
                        time.sleep(self._pause_s)
                except OSError:
                    pass


def answer(body: bytes, kind: str = "application/dicom+json", length: int | None = None) -> bytes:
    """A whole HTTP answer."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length or len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


@pytest.mark.parametrize("body", [b"<html>", b'{"a": 1}', b"[" * 100_000])
def test_a_web_server_that_is_no_archive_is_told(body: bytes) -> None:
    with Http(answer(body)) as server, pytest.raises(BadInput, match="check the address"):
        client_for(server).echo()


def test_rows_of_a_web_server_that_are_odd_do_no_harm() -> None:
    rows = b'[{"0020000D": {"vr": "UI", "Value": ["../x"]}}, 7, {"0020000D": {"vr": "UI", "Value": ["1.2"]}, "00100010": 5}]'
    with Http(answer(rows)) as server:
        found = client_for(server).find_studies(Query())
    assert [row["study_uid"] for row in found.rows] == ["1.2"]
    assert "2 left out" in found.remarks[0]


def test_a_web_server_that_breaks_off_or_redirects_is_told() -> None:
    with Http(answer(b"[{", length=5000)) as server, pytest.raises(NetworkFailed):
        client_for(server).echo()
    with (
        Http(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n") as server,
        pytest.raises(NetworkFailed, match="302"),
    ):
        client_for(server).echo()


def test_a_web_answer_that_trickles_is_cancelled_at_once() -> None:
    with Http(b"HTTP/1.1 200 OK\r\n\r\n", *[b" "] * 200, pause_s=0.05) as server:
        assert cancelled_within(lambda stop: client_for(server).echo(cancelled=stop), 0.3) < SOON_S
