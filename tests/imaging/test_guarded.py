"""Scans read through the door: what arrives is what a direct reading gives, and nothing stays behind."""

from __future__ import annotations

import dataclasses
import gzip
import os
import threading
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from surgplan.base.confined import confined
from surgplan.base.errors import BadInput, Refused
from surgplan.imaging.archive import is_archive
from surgplan.imaging.carried import packed, unpacked
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.guarded import list_path, load_path
from surgplan.imaging.load import load_scan


def same(one, other) -> bool:
    if dataclasses.is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, f.name), getattr(other, f.name)) for f in dataclasses.fields(one)
        )
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def test_a_series_arrives_as_a_direct_reading_gives_it(write_series, ramp):
    ramp[:, 0, 0] = 9
    folder = write_series(ramp, PixelPaddingValue=9, RescaleIntercept=-100, step=(0.0, 0.5, 2.0))
    assert list_path(folder, today=date(2026, 1, 1)) == list_series(folder).to_json(date(2026, 1, 1))
    direct, guarded = load_scan(folder), load_path(folder)
    assert direct.volume.valid is not None
    assert same(direct, guarded)


def test_a_volume_arrives_as_a_direct_reading_gives_it(tmp_path):
    from surgplan.base.grid import Grid
    from surgplan.imaging.formats.write import write_volume
    from surgplan.imaging.volume import Volume

    values = np.linspace(-1000, 1500, 6 * 7 * 8, dtype=np.float32).reshape(8, 7, 6)
    for ending in (".nii.gz", ".nrrd", ".mha"):
        write_volume(Volume(Grid((6, 7, 8), (1.0, 1.0, 2.0), (0.0, 0.0, 0.0)), values), tmp_path / f"v{ending}")
        assert same(load_scan(tmp_path / f"v{ending}", modality="MR"), load_path(tmp_path / f"v{ending}", modality="MR"))


def test_a_refusal_is_the_one_of_a_direct_reading(write_series, ramp, tmp_path):
    with pytest.raises(BadInput, match=r"there is no series '9.9'"):
        load_path(write_series(ramp), series="9.9")
    with pytest.raises(BadInput, match="there is no folder"):
        list_path(tmp_path / "none")


def test_who_a_scan_is_of_is_asked_before_it_is_handed_out(write_series, ramp):
    def refuse(subject):
        raise Refused(f"not {subject.name}")

    with pytest.raises(Refused, match=r"not Nobody\^Nick"):
        load_path(write_series(ramp), accept=refuse)


def test_a_file_that_unpacks_without_end_is_refused(tmp_path):
    header = bytearray(352)
    header[:4] = (348).to_bytes(4, "little")
    header[40:48] = np.array([3, 30000, 30000, 2], "<i2").tobytes()
    header[70:74] = np.array([64, 64], "<i2").tobytes()
    header[76:92] = np.ones(4, "<f4").tobytes()
    header[108:112] = np.array([352], "<f4").tobytes()
    header[252:256] = np.array([1, 0], "<i2").tobytes()
    header[344:348] = b"n+1\0"
    path = tmp_path / "bomb.nii.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(bytes(header))
        file.write(bytes(1 << 20))
    with pytest.raises(BadInput, match=r"bomb.nii.gz is cut off: it can.t hold"):
        load_path(path)


def test_only_arrays_and_data_classes_of_the_reader_are_carried(tmp_path):
    value = (np.arange(6.0).reshape(2, 3), {"a": [1, None]}, np.zeros((0, 3)))
    assert same(unpacked(packed(value, tmp_path), tmp_path)[0], value[0])
    with pytest.raises(TypeError, match="can't be carried"):
        packed(object(), tmp_path)
    for kind in ("os:system", "surgplan.imaging.carried:Path", "surgplan.case.document:Case"):
        with pytest.raises(ValueError, match="never carried"):
            unpacked({"kind": kind, "fields": {}}, tmp_path)
    (tmp_path / "array9").symlink_to("/dev/zero")
    for name in ("../array0", "array9"):
        with pytest.raises(ValueError, match="no array"):
            unpacked({"array": name, "dtype": "int16", "shape": [1]}, tmp_path)
    with pytest.raises(ValueError, match="not of its size"):
        unpacked({"array": "array0", "dtype": "float64", "shape": [9, 9]}, tmp_path)


def test_headers_read_by_copies_are_those_read_by_one(write_series, ramp, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "base"))
    folder = write_series(ramp)
    (folder / "junk").write_text("no scan")
    same_as_alone, found = confined("confined_work:headers", {"folder": str(folder)}, seconds=60, memory_bytes=2 << 30)
    assert same_as_alone
    assert found == ["1.2.826.0.1.1"] * 6 + ["not a DICOM file"]


@pytest.mark.parametrize("name", ["x.dcm", "x.nii", "x.zip"])
def test_a_pipe_is_refused_at_once_and_never_opened(tmp_path, name):
    os.mkfifo(tmp_path / name)
    refused = []

    def look():
        for read in (list_path, load_path):
            with pytest.raises(BadInput, match=f"{name} is a pipe or a device"):
                read(tmp_path / name)
        refused.append(not is_archive(tmp_path / name))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(20)
    assert refused == [True]


def test_a_file_larger_than_any_scan_beside_one_changes_nothing(write_series, ramp, monkeypatch):
    folder = write_series(ramp)
    limits = []

    def run(function, arguments, *, seconds, room_bytes, child, **others):
        child.kill()
        child.communicate()
        limits.append((seconds, room_bytes))
        return SimpleNamespace(subject=None)

    monkeypatch.setattr("surgplan.imaging.guarded.confined", run)
    list_path(folder)
    load_path(folder)
    with (folder / "backup.img").open("wb") as file:
        file.truncate(300 << 30)
    list_path(folder)
    load_path(folder)
    assert limits[2][0] <= limits[0][0] + 1
    assert limits[2][1] < 1_000_000
    assert limits[3][1] == limits[1][1] > 0
    for n in range(4):
        with (folder / f"large{n}").open("wb") as file:
            file.truncate(7 << 30)
    list_path(folder)
    load_path(folder)
    assert limits[4][0] == limits[5][0] == 1200
    assert limits[5][1] == 8_000_000_000
