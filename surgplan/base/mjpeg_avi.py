"""Movies of JPEG pictures in an AVI file, which every player and presentation program reads without further software."""

from __future__ import annotations

import struct
from pathlib import Path
from types import TracebackType

from surgplan.base.errors import BadInput

LARGEST_BYTES = 1_000_000_000
"""Plain AVI counts in 32 bits, and some players in 31."""
HAS_INDEX, KEY_FRAME = 0x10, 0x10


class MjpegAvi:
    """A movie that is being written, frame after frame; the file is whole once it was closed.

    Layout: RIFF AVI with one video stream of type MJPG and an `idx1` index. Source: Microsoft, AVI RIFF File Reference.
    """

    def __init__(self, path: Path, width: int, height: int, frames_per_second: int) -> None:
        """Begin a movie of frames of one size, in pixels; raises BadInput where the file can't be written."""
        if min(width, height, frames_per_second) < 1:
            raise BadInput(f"a movie needs a size and a rate, not {width} x {height} at {frames_per_second} frames a second")
        self._path, self._size, self._rate = path, (width, height), frames_per_second
        self._frames: list[tuple[int, int]] = []
        """Offset from `movi`, and bytes, of each frame."""
        self._largest = 0
        try:
            self._file = path.open("wb")
            self._file.write(self._head())
        except OSError as exc:
            raise BadInput(f"{path.name} can't be written ({exc.strerror}); choose another folder") from exc
        self._movi = self._file.tell() - 4

    def add(self, jpeg: bytes) -> None:
        """Add a frame: a whole JPEG file of the movie's size.

        Raises BadInput for anything else than a JPEG, for a movie too large for its format, and where the disk is full.
        """
        if not jpeg.startswith(b"\xff\xd8"):
            raise BadInput("a frame of a movie must be a JPEG picture")
        if self._file.tell() + len(jpeg) > LARGEST_BYTES:
            raise BadInput(f"{self._path.name} would be larger than an AVI file may be; choose fewer or smaller frames")
        self._frames.append((self._file.tell() - self._movi, len(jpeg)))
        self._largest = max(self._largest, len(jpeg))
        try:
            self._file.write(b"00dc" + struct.pack("<I", len(jpeg)) + jpeg + b"\0" * (len(jpeg) % 2))
        except OSError as exc:
            raise BadInput(f"{self._path.name} can't be written ({exc.strerror}); make room on the disk") from exc

    def close(self) -> None:
        """Write the index, and the counts at the beginning."""
        if self._file.closed:
            return
        end = self._file.tell()
        index = b"".join(struct.pack("<4sIII", b"00dc", KEY_FRAME, at, size) for at, size in self._frames)
        self._file.write(b"idx1" + struct.pack("<I", len(index)) + index)
        whole = self._file.tell()
        self._file.seek(0)
        self._file.write(self._head(riff=whole - 8, movi=end - self._movi))
        self._file.close()

    def __enter__(self) -> MjpegAvi:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _head(self, riff: int = 0, movi: int = 4) -> bytes:
        """All that comes before the first frame."""
        (width, height), count = self._size, len(self._frames)
        microseconds = round(1_000_000 / self._rate)
        most = self._largest * self._rate
        avih = struct.pack("<14I", microseconds, most, 0, HAS_INDEX, count, 0, 1, self._largest, width, height, 0, 0, 0, 0)
        strh = struct.pack(
            "<4s4sIHHIIIIIIII4h",
            *(b"vids", b"MJPG", 0, 0, 0, 0, 1, self._rate, 0, count, self._largest, 0xFFFFFFFF, 0),
            *(0, 0, width, height),
        )
        strf = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
        stream = _list(b"strl", _chunk(b"strh", strh) + _chunk(b"strf", strf))
        header = _list(b"hdrl", _chunk(b"avih", avih) + stream)
        return b"RIFF" + struct.pack("<I", riff) + b"AVI " + header + b"LIST" + struct.pack("<I", movi) + b"movi"


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data


def _list(name: bytes, data: bytes) -> bytes:
    return b"LIST" + struct.pack("<I", len(data) + 4) + name + data
