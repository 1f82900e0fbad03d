"""The deflated transfer syntax: a data set packed as one stream, which can unpack to any size."""

from __future__ import annotations

import io
import struct
import zlib
from typing import BinaryIO

from surgplan.base.errors import BadInput

DEFLATED = "1.2.840.10008.1.2.1.99"
EXPLICIT = b"1.2.840.10008.1.2.1\0"
MOST_BYTES = 256 << 20
"""A data set unpacks to no more: hardly any image is sent so, and none of many frames."""
CHUNK = 1 << 20
LONG_VRS = (b"OB", b"OW", b"OF", b"OD", b"UN", b"UT", b"SQ", b"OL", b"OV", b"UC", b"UR")


def inflated(file: BinaryIO) -> io.BytesIO:
    """The data set of a deflated file, with its meta group, as an explicit little-endian file.

    BadInput if it is damaged or unpacks to more than a data set can be.
    """
    meta, start = _meta(file)
    file.seek(start)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    out = io.BytesIO()
    out.write(bytes(128) + b"DICM" + meta)
    packed = file.read()
    try:
        while packed and not unpacker.eof:
            out.write(unpacker.decompress(packed, CHUNK))
            packed = unpacker.unconsumed_tail
            if out.tell() > MOST_BYTES:
                raise BadInput(f"its deflated data set unpacks to more than {MOST_BYTES >> 20} MB; send it again uncompressed")
    except zlib.error as exc:
        raise BadInput(f"its deflated data set is damaged ({exc}); copy it again from its source") from exc
    out.seek(0)
    return out


def _meta(file: BinaryIO) -> tuple[bytes, int]:
    """A meta group that states the explicit transfer syntax, and where the old one ended."""
    file.seek(128)
    position = 132 if file.read(4) == b"DICM" else 0
    kept = []
    while True:
        file.seek(position)
        head = file.read(12)
        if len(head) < 8 or head[:2] != b"\x02\x00":
            break
        if head[4:6] in LONG_VRS:
            body, length = 12, struct.unpack("<I", head[8:12])[0]
        else:
            body, length = 8, struct.unpack("<H", head[6:8])[0]
        if length > 1 << 20:
            raise BadInput("its meta group is damaged; copy it again from its source")
        element = head[2:4]
        if element == b"\x10\x00":
            kept.append(head[:6] + struct.pack("<H", len(EXPLICIT)) + EXPLICIT)
        elif element != b"\x00\x00":  # its length is no longer that
            file.seek(position)
            kept.append(file.read(body + length))
        position += body + length
    return b"".join(kept), position
