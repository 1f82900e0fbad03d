"""Decoding one compressed frame by its own library, without building a data set around it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.headers import Header

Decoder = Callable[[bytes, Header], NDArray[Any]]

SOC_SIZ = b"\xff\x4f\xff\x51"
"""How a JPEG 2000 codestream begins that is not wrapped in a file of its own."""


class NotPlain(Exception):
    """A frame that only the general decoder should open."""


def rle(data: bytes, header: Header) -> NDArray[Any]:
    """A frame of RLE Lossless (PS3.5 G)."""
    from rle.rle import decode_frame  # type: ignore[import-not-found]

    count = header.rows * header.columns
    return _shaped(decode_frame(data, count, header.bits_allocated, "<"), header.bits_allocated, header)


def jpeg_ls(data: bytes, header: Header) -> NDArray[Any]:
    """A frame of JPEG-LS; its numbers have no sign of their own."""
    from jpeg_ls import decode_pixel_data  # type: ignore[import-untyped]

    _check_size(*_jpeg_ls_size(data), header)
    decoded, info = decode_pixel_data(data)
    bits = int(info["bits_per_sample"])
    return _extended(_shaped(decoded, 8 if bits <= 8 else 16, header), bits, header)


def jpeg_2000(data: bytes, header: Header) -> NDArray[Any]:
    """A frame of JPEG 2000 or its high-throughput kind."""
    from openjpeg import decode_pixel_data  # type: ignore[attr-defined]

    if data[:4] != SOC_SIZ or len(data) < 43:
        raise NotPlain
    x1, y1, x0, y0 = struct.unpack(">4I", data[8:24])
    (components,) = struct.unpack(">H", data[40:42])
    _check_size(y1 - y0, x1 - x0, components, header)
    bits = (data[42] & 0x7F) + 1
    decoded = decode_pixel_data(data, version=2)
    return _extended(_shaped(decoded, 8 if bits <= 8 else 16 if bits <= 16 else 32, header), bits, header)


def twelve_bit_jpeg(header: Header, indices: Sequence[int]) -> Iterator[NDArray[Any]]:
    """Frames of a file of extended JPEG with more than eight bits."""
    import gdcm

    reader = gdcm.ImageReader()
    reader.SetFileName(str(header.path))
    if not reader.Read():
        raise ValueError("GDCM can't read it")
    # GDCM gives bytes as text
    data = np.frombuffer(reader.GetImage().GetBuffer().encode("utf-8", "surrogateescape"), np.uint8)
    length = header.rows * header.columns * header.bits_allocated // 8
    for index in indices:
        yield _shaped(data[index * length : (index + 1) * length], header.bits_allocated, header)


DECODERS: dict[str, Decoder] = {
    "1.2.840.10008.1.2.5": rle,
    "1.2.840.10008.1.2.4.80": jpeg_ls,
    "1.2.840.10008.1.2.4.81": jpeg_ls,
    "1.2.840.10008.1.2.4.90": jpeg_2000,
    "1.2.840.10008.1.2.4.91": jpeg_2000,
    "1.2.840.10008.1.2.4.201": jpeg_2000,
    "1.2.840.10008.1.2.4.202": jpeg_2000,
    "1.2.840.10008.1.2.4.203": jpeg_2000,
}


def _shaped(data: Any, bits: int, header: Header) -> NDArray[Any]:
    """Decoded little-endian bytes as unsigned numbers [row, column]."""
    numbers = np.frombuffer(data, f"<u{bits // 8}")
    if numbers.size != header.rows * header.columns:
        size = f"{header.columns} x {header.rows}"
        raise BadInput(f"{header.path.name} decodes to {numbers.size} pixels, not {size}; export it again")
    return numbers.reshape(header.rows, header.columns)


def _extended(numbers: NDArray[Any], bits: int, header: Header) -> NDArray[Any]:
    """Numbers of so many bits as those of all allocated bits, with the sign the header gives them."""
    own, wanted = numbers.dtype.itemsize * 8, header.bits_allocated
    if own > wanted:
        raise NotPlain
    if bits < header.bits_stored and header.signed:
        signed = (numbers.view(f"i{own // 8}") << (own - bits)) >> (own - bits)
        return signed.astype(f"i{wanted // 8}").view(f"u{wanted // 8}")
    return numbers if own == wanted else numbers.astype(f"u{wanted // 8}")


def _check_size(rows: int, columns: int, components: int, header: Header) -> None:
    """Refuse, before anything is decoded, a frame that is not of the size its header states."""
    if (rows, columns, components) != (header.rows, header.columns, header.samples):
        size = f"{columns} x {rows} x {components}"
        said = f"{header.columns} x {header.rows} x {header.samples}"
        raise BadInput(f"the pixels of {header.path.name} are packed as {size}, its header says {said}; export it again")


def _jpeg_ls_size(data: bytes) -> tuple[int, int, int]:
    """Rows, columns and components of a JPEG-LS codestream, from its frame header (ITU-T T.87 C.2.2)."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xF7:
            rows, columns, components = struct.unpack(">HHB", data[at + 5 : at + 10])
            return rows, columns, components
        if marker == 0xDA or length < 2:
            break
        at += 2 + length
    raise NotPlain
