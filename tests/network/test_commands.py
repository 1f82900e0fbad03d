"""`surgplan pacs` as a user has it, and the whole way from an archive into a case."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest

from surgplan.case.session import Session
from surgplan.imaging.volume import read_volume
from tests.journeys.command_line import done, told
from tests.network.orthanc import PASSWORD, USER


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    import keyring.core

    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


def add_plain(plain) -> None:
    done("pacs", "add", "pacs", "--host", "localhost", "--port", plain.dicom_port, "--called-ae", "ORTHANC")


def test_servers_are_added_listed_and_removed() -> None:
    done("pacs", "add", "a", "--host", "h", "--port", 104, "--called-ae", "X")
    done("pacs", "add", "b", "--url", "https://h/dicom-web", "--user", "jane")
    listed = json.loads(done("pacs", "servers", "--json"))["servers"]
    assert [(s["name"], s["kind"]) for s in listed] == [("a", "dimse"), ("b", "dicomweb")]
    done("pacs", "remove", "a")
    assert done("pacs", "servers") == "b: https://h/dicom-web as jane\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["echo", "nobody"], 1),
        (["remove", "nobody"], 1),
        (["add", "x"], 2),
        (["add", "x", "--url", "https://a", "--host", "b"], 2),
        (["add", "x", "--host", "h", "--port", "1", "--called-ae", "X", "--cert", "c"], 2),
        (["add", "x", "--host", "h", "--port", "70000", "--called-ae", "X"], 1),
        (["find", "x", "--level", "series"], 2),
        (["get", "x"], 2),
        ([], 2),
    ],
)
def test_what_can_not_be_done_has_its_exit_code_and_a_line(words: list[str], code: int) -> None:
    found, out, err = told("pacs", *words)
    assert (found, out) == (code, "")
    assert err.strip()


def test_from_the_archive_into_a_case_voxel_by_voxel(plain, scans, tmp_path: Path) -> None:
    add_plain(plain)
    assert "answers" in done("pacs", "echo", "pacs")
    studies = json.loads(done("pacs", "find", "pacs", "--patient-name", "Müller*", "--description", "Hip*", "--json"))
    (row,) = studies["rows"]
    (series,) = json.loads(done("pacs", "find", "pacs", "--level", "series", "--study", row["study_uid"], "--json"))["rows"]
    wanted = ("--study", row["study_uid"], "--series", series["series_uid"])
    got = json.loads(done("pacs", "get", "pacs", *wanted, "--to", tmp_path / "in", "--json"))
    case = tmp_path / "hip.surgplan"
    done("import", got["folder"], case, "--as", "ct")
    with Session.open(case, read_only=True) as session:
        image = session.case.images["ct"]
        assert np.array_equal(read_volume(session.blobs, image).voxels, scans[0].voxels)
        assert image.grid.spacing_mm == pytest.approx((0.5, 0.8, 2.0))


def test_a_whole_study_is_fetched_and_files_are_sent(plain, scans, tmp_path: Path) -> None:
    add_plain(plain)
    done("pacs", "get", "pacs", "--study", scans[1].study_uid, "--to", tmp_path / "in")
    assert len(list((tmp_path / "in" / scans[1].series_uid).glob("*.dcm"))) == 4
    (tmp_path / "note.txt").write_text("not DICOM")
    code, out, err = told("pacs", "send", "pacs", scans[1].folder, tmp_path / "note.txt", "--json", "--quiet")
    assert code == 1
    assert json.loads(out)["sent"] == 4
    assert "note.txt: not a DICOM file" in err


def test_a_password_comes_from_stdin_and_never_lies_in_the_settings(
    secured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = secured.ours
    tls = ["--cert", certificate, "--key", key, "--ca", secured.authority.pem]
    done("pacs", "add", "web", "--url", secured.url, "--user", USER, *tls)
    code, _, err = told("pacs", "echo", "web")
    assert (code, "needs the password" in err) == (1, True)
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    assert "answers" in done("pacs", "echo", "web", "--password-stdin")
    assert PASSWORD not in next((tmp_path / "config").rglob("servers.json")).read_text()
