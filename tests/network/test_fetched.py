"""The desktop's folder of fetched series: one for each server, and none of them for ever."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from surgplan.imaging.network.server import DimseServer

SERVER = DimseServer("pacs", "10.0.0.7", 104, "ARCHIVE")
DAY_S = 24 * 3600


@pytest.fixture
def fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The module, with a folder of the test's own."""
    found = pytest.importorskip("surgplan.app.archive.fetched")
    monkeypatch.setattr(found, "fetched_folder", lambda: tmp_path)
    return found


def series(folder: Path, age_s: float) -> Path:
    """A series of one file that was written some time ago."""
    folder.mkdir(parents=True)
    (folder / "1.2.dcm").write_bytes(b"x")
    for path in (folder / "1.2.dcm", folder):
        os.utime(path, (time.time() - age_s,) * 2)
    return folder


def test_series_of_the_same_uid_from_two_servers_lie_apart(fetched) -> None:
    servers = [SERVER, replace(SERVER, host="10.0.0.8"), replace(SERVER, name="other")]
    folders = {fetched.folder_of(server) for server in servers}
    assert len(folders) == 3
    assert fetched.folder_of(SERVER) in folders
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_what_was_fetched_and_never_imported_goes_after_a_day(fetched, tmp_path: Path) -> None:
    here = fetched.folder_of(SERVER)
    other = fetched.folder_of(replace(SERVER, name="other"))
    old = [series(here / "1.2", 1.1 * DAY_S), series(here / ".partial-1.3", 2 * DAY_S), series(tmp_path / "1.9", 2 * DAY_S)]
    new = [series(other / "1.2", 0.9 * DAY_S), series(other / ".partial-1.3", 60)]
    going_on = series(other / ".partial-1.4", 2 * DAY_S)
    (going_on / "1.3.dcm").write_bytes(b"just came")
    assert fetched.sweep_fetched() == 3
    assert [folder.exists() for folder in old] == [False] * 3
    assert all(folder.exists() for folder in (*new, going_on))
    assert not here.exists()
    assert fetched.sweep_fetched(older_than_s=-1) == 3


def test_only_what_was_fetched_is_dropped_with_its_import(fetched, tmp_path: Path) -> None:
    waiting, elsewhere = (
        series(fetched.folder_of(SERVER) / "1.2", 0),
        series(tmp_path.parent / f"{tmp_path.name}-own" / "1.2", 0),
    )
    for folder in (waiting, elsewhere):
        fetched.drop_fetched(folder)
    assert (waiting.exists(), elsewhere.exists()) == (False, True)
