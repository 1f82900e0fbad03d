"""Movies: the file says of itself what is in it."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from surgplan.base.errors import BadInput
from surgplan.base.mjpeg_avi import MjpegAvi


def jpeg(red: int) -> bytes:
    """A small red picture."""
    held = io.BytesIO()
    Image.new("RGB", (32, 24), (red, 0, 0)).save(held, "JPEG")
    return held.getvalue()


def chunks(data: bytes, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """Name, beginning and size of each chunk's data."""
    found = []
    while start + 8 <= end:
        name, size = struct.unpack_from("<4sI", data, start)
        found.append((name, start + 8, size))
        start += 8 + size + size % 2
    assert start == end
    return found


def test_counts_sizes_and_the_index_are_those_of_the_frames(tmp_path: Path) -> None:
    frames = [jpeg(red) for red in (0, 90, 180, 250)]
    path = tmp_path / "turn.avi"
    with MjpegAvi(path, 32, 24, 10) as movie:
        for frame in frames:
            movie.add(frame)
    data = path.read_bytes()
    assert data[:4] + data[8:12] == b"RIFFAVI "
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8
    head, movi, index = chunks(data, 12, len(data))
    assert [data[at : at + 4] for _, at, _ in (head, movi)] == [b"hdrl", b"movi"]
    inside = chunks(data, movi[1] + 4, movi[1] + movi[2])
    assert [data[at : at + size] for _, at, size in inside] == frames
    entries = list(struct.iter_unpack("<4sIII", data[index[1] : index[1] + index[2]]))
    assert [(movi[1] + at + 8, size) for _, _, at, size in entries] == [(at, size) for _, at, size in inside]
    avih = chunks(data, head[1] + 4, head[1] + head[2])[0]
    values = struct.unpack_from("<14I", data, avih[1])
    assert (values[0], values[4], values[8], values[9]) == (100_000, 4, 32, 24)


def test_the_headers_have_the_lengths_the_format_wants(tmp_path: Path) -> None:
    path = tmp_path / "empty.avi"
    MjpegAvi(path, 32, 24, 10).close()
    data = path.read_bytes()
    sizes = {name: struct.unpack_from("<I", data, data.index(name) + 4)[0] for name in (b"avih", b"strh", b"strf")}
    assert sizes == {b"avih": 56, b"strh": 56, b"strf": 40}


def test_what_is_no_movie_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder"):
        MjpegAvi(tmp_path / "missing" / "turn.avi", 32, 24, 10)
    with pytest.raises(BadInput, match="size"):
        MjpegAvi(tmp_path / "turn.avi", 0, 24, 10)
    with MjpegAvi(tmp_path / "turn.avi", 32, 24, 10) as movie, pytest.raises(BadInput, match="JPEG"):
        movie.add(b"\x89PNG")
