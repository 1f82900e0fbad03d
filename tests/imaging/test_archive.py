"""Zips of studies: read like the folder that was packed, and no way out of their folder."""

from __future__ import annotations

import stat
import struct
import zipfile
from contextlib import suppress

import numpy as np
import pytest

from surgplan.base.errors import BadInput
from surgplan.imaging import archive
from surgplan.imaging.archive import unpack
from surgplan.imaging.guarded import list_path, load_path


def test_a_zip_of_a_study_is_listed_and_read_like_its_folder(write_series, ramp, tmp_path):
    folder = write_series(ramp)
    path = tmp_path / "study"  # known by its content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in folder.iterdir():
            packed.write(file, f"disc/a/{file.name}")
        packed.writestr("disc/readme.txt", "a viewer is on this disc")
        packed.writestr("../outside", "x")
        packed.writestr("inner.zip", b"PK\x03\x04rest")
    report = list_path(path)
    (series,) = report["series"]
    assert series["files"] == 6
    assert {s["file"]: s["reason"] for s in report["skipped"]} == {
        "disc/readme.txt": "not a DICOM file",
        "../outside": "its name leads out of the archive or is no file name",
        "inner.zip": "an archive within the archive; unpack it first",
    }
    assert np.array_equal(load_path(path).volume.voxels, ramp)
    with pytest.raises(BadInput, match=r"no series '9' in study; there is"):
        load_path(path, series="9")


def zipped(tmp_path, entries: dict, **more):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **more) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return path


NAMES = [
    "../up",
    "a/../../up",
    "/abs",
    "C:/drive",
    "C:\\drive",
    "..\\up",
    "a//b",
    "a/./b",
    "nul\x01",
    "x" * 300,
    "a/" * 1500 + "b",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_out_is_left_out(tmp_path, name):
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    path = zipped(tmp_path, {info: b"data", "good": b"fine"})
    target = tmp_path / "deep" / "target"
    target.mkdir(parents=True)
    assert len(unpack(path, target)) == 1
    assert [p.name for p in (tmp_path / "deep").rglob("*") if p.is_file()] == ["good"]


def test_links_and_a_second_file_of_one_name_are_left_out(tmp_path):
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(link, "/etc/passwd")
        packed.writestr("twice", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("twice", "second")
        packed.writestr("twice/below", "third")
    target = tmp_path / "target"
    target.mkdir()
    reasons = dict(unpack(path, target))
    assert reasons["link"] == "a link or a device, not a file"
    assert "has its name" in reasons["twice"]
    assert "has its name" in reasons["twice/below"]
    assert (target / "twice").read_text() == "first"
    assert not (target / "link").exists()


def test_a_zip_that_unpacks_without_end_is_refused_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "ALWAYS_BYTES", 3 << 20)
    path = zipped(tmp_path, {f"I{n}": bytes(2 << 20) for n in range(3)})
    target = tmp_path / "target"
    target.mkdir()
    with pytest.raises(BadInput, match=r"^x.zip unpacks to far more than a study of its size"):
        unpack(path, target)
    assert sum(p.stat().st_size for p in target.iterdir()) <= 3 << 20
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(BadInput, match="3 files, more than a study has"):
        unpack(path, target)


def test_locked_and_damaged_zips_are_refused_or_their_files_left_out(tmp_path):
    path = zipped(tmp_path, {"a": bytes(range(256)) * 40, "b": b"fine"})
    whole = path.read_bytes()
    target = tmp_path / "target"
    target.mkdir()
    path.write_bytes(whole[:60] + bytes(40) + whole[100:])
    assert "damaged within the archive" in dict(unpack(path, target))["a"]
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match="no whole zip"):
        unpack(path, target)
    start = whole.index(b"PK\x01\x02")
    path.write_bytes(whole[: start + 8] + struct.pack("<H", 1) + whole[start + 10 :])
    with pytest.raises(BadInput, match="locked with a password"):
        unpack(path, target)
    empty = zipped(tmp_path, {"../x": b""})
    with pytest.raises(BadInput, match="holds no file that can be read"):
        list_path(empty)


def test_a_slice_damaged_in_the_zip_is_told_with_the_scan(write_series, ramp, tmp_path):
    path = tmp_path / "study.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for file in sorted(write_series(ramp).iterdir()):
            packed.write(file, file.name)
    data = bytearray(path.read_bytes())
    data[data.index(b"I0000") + 300] ^= 1
    path.write_bytes(data)
    loaded = load_path(path)
    assert loaded.volume.grid.size[2] == 5
    assert any("1 file of the archive is damaged and left out" in warning for warning in loaded.warnings)


def test_a_zip_with_its_beginning_cut_out_is_no_error_of_the_program(tmp_path):
    whole = zipped(tmp_path, {f"I{n}": bytes(range(256)) * 9 for n in range(4)}).read_bytes()
    for cut in range(10, 200, 10):
        path = tmp_path / f"cut{cut}.zip"
        path.write_bytes(whole[:4] + whole[4 + cut :])
        target = tmp_path / f"target{cut}"
        target.mkdir()
        with suppress(BadInput):
            assert unpack(path, target)
