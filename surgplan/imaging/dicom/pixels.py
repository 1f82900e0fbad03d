"""Decoding image planes to the numbers the scanner stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.codestreams import DECODERS, NotPlain, twelve_bit_jpeg
from surgplan.imaging.dicom.deflated import DEFLATED
from surgplan.imaging.dicom.dicom_file import UNDEFINED, PixelSpan, data_of
from surgplan.imaging.dicom.encapsulated import frame_bytes, joined
from surgplan.imaging.dicom.headers import Header
from surgplan.imaging.dicom.plane import Plane

Stored = NDArray[np.integer[Any]]

PLAIN = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", DEFLATED)
"""Uncompressed little-endian pixels, which can be read where they lie in the data set."""

BIG_ENDIAN = "1.2.840.10008.1.2.2"

PLUGINS = {
    "1.2.840.10008.1.2.5": "pylibjpeg",  # RLE
    "1.2.840.10008.1.2.4.90": "pylibjpeg",  # JPEG 2000, lossless
    "1.2.840.10008.1.2.4.91": "pylibjpeg",  # JPEG 2000
    "1.2.840.10008.1.2.4.201": "pylibjpeg",  # high-throughput JPEG 2000, lossless
    "1.2.840.10008.1.2.4.202": "pylibjpeg",
    "1.2.840.10008.1.2.4.203": "pylibjpeg",
    "1.2.840.10008.1.2.4.80": "pyjpegls",  # JPEG-LS, lossless
    "1.2.840.10008.1.2.4.81": "pyjpegls",  # JPEG-LS, near-lossless
    "1.2.840.10008.1.2.4.50": "gdcm",  # JPEG baseline
    "1.2.840.10008.1.2.4.51": "gdcm",  # JPEG extended
    "1.2.840.10008.1.2.4.57": "gdcm",  # JPEG lossless
    "1.2.840.10008.1.2.4.70": "gdcm",  # JPEG lossless, first-order
}
"""Which decoder opens a transfer syntax; always the same one, so that a scan decodes alike everywhere."""


EXTENDED = "1.2.840.10008.1.2.4.51"
"""JPEG extended, whose 12 bits pydicom's decoders refuse and GDCM's own reader of files opens."""


def readable(header: Header) -> str:
    """Why the pixels of a file can't be decoded, in words; nothing if they can."""
    if header.transfer_syntax not in (*PLAIN, BIG_ENDIAN, *PLUGINS):
        return f"its pixels are packed as {header.transfer_syntax}, which is not read; send it again uncompressed"
    if header.bits_allocated not in (8, 16, 32):
        return f"its pixels have {header.bits_allocated} bits, which are not read; send it again with 16"
    if header.transfer_syntax == BIG_ENDIAN and header.bits_allocated == 32:
        return "its 32-bit pixels are big-endian, whose halves programs read in either order; send it again little-endian"
    if (
        not 1 <= header.bits_stored <= header.bits_allocated
        or not header.bits_stored - 1 <= header.high_bit < header.bits_allocated
    ):
        return (
            f"it can't store {header.bits_stored} bits up to bit {header.high_bit} in {header.bits_allocated}; export it again"
        )
    return ""


def stored_pixels(planes: Sequence[Plane]) -> Iterator[Stored]:
    """The arrays [row, column] of planes of one file, in the order given, as unsigned numbers of all allocated bits.

    BadInput, naming the file, if they cannot be decoded.
    """
    header = planes[0].header
    if header.mosaic is not None:
        yield from _tiles(planes, header.mosaic)
        return
    indices = [plane.frame.index for plane in planes]
    try:
        if header.span is not None and header.transfer_syntax in PLAIN and header.span.length != UNDEFINED:
            yield from _plain(header, header.span, indices)
        elif header.span is not None and header.transfer_syntax in DECODERS and header.span.length == UNDEFINED:
            yield from _frames(header, header.span, indices)
        elif header.transfer_syntax == EXTENDED and header.bits_stored > 8:
            yield from twelve_bit_jpeg(header, indices)
        else:
            yield from _decoded(header, indices)
    except (BadInput, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as exc:  # decoders raise what they like, those written in Rust outside Exception: the file is unusable
        reason = (str(exc).splitlines() or [type(exc).__name__])[0][:160]
        raise BadInput(f"the pixels of {header.path.name} cannot be decoded ({reason}); copy the scan again") from exc


def _tiles(planes: Sequence[Plane], size: tuple[int, int]) -> Iterator[Stored]:
    """The tiles of a mosaic of that many rows and columns."""
    frame = replace(planes[0].frame, index=0)
    header = replace(planes[0].header, rows=size[0], columns=size[1], mosaic=None, frames=(frame,))
    (whole,) = stored_pixels([Plane(frame, header)])
    rows, columns = planes[0].header.rows, planes[0].header.columns
    for plane in planes:
        down, right = divmod(plane.frame.index, size[1] // columns)
        yield np.ascontiguousarray(whole[down * rows : (down + 1) * rows, right * columns : (right + 1) * columns])


def _plain(header: Header, span: PixelSpan, indices: list[int]) -> Iterator[Stored]:
    count = header.rows * header.columns
    dtype = np.dtype(f"<u{header.bits_allocated // 8}")
    with data_of(header.path, header.transfer_syntax) as file:
        for index in indices:
            file.seek(span.start + index * count * dtype.itemsize)
            data = file.read(count * dtype.itemsize)
            if len(data) != count * dtype.itemsize:
                raise BadInput(f"the pixel data of {header.path.name} are cut off; copy the scan again from its source")
            yield np.frombuffer(data, dtype).reshape(header.rows, header.columns)


def _frames(header: Header, span: PixelSpan, indices: list[int]) -> Iterator[Stored]:
    """Frames that one library opens; what is unusual about any of them is left to the general decoder."""
    decode = DECODERS[header.transfer_syntax]
    with header.path.open("rb") as file:
        places = frame_bytes(file, span.start, len(header.frames))
        for position, index in enumerate(indices):
            try:
                if places is None:
                    raise NotPlain
                yield decode(joined(file, places[index]), header)
            except NotPlain:
                yield from _decoded(header, indices[position:])
                return


def _decoded(header: Header, indices: list[int]) -> Iterator[Stored]:
    """Frames by pydicom's decoders, whatever they are packed as."""
    from pydicom import dcmread
    from pydicom.pixels import get_decoder

    dataset = dcmread(header.path, force=True)
    decoder = get_decoder(header.transfer_syntax)
    plugin = PLUGINS.get(header.transfer_syntax, "")
    wanted = header.bits_allocated // 8
    for pixels, _ in decoder.iter_array(dataset, indices=indices, raw=True, decoding_plugin=plugin):
        if pixels.shape != (header.rows, header.columns):
            raise BadInput(
                f"{header.path.name} decodes to {pixels.shape}, not {header.rows} x {header.columns}; export it again"
            )
        yield np.ascontiguousarray(pixels.astype(f"{pixels.dtype.kind}{wanted}")).view(f"u{wanted}")


def significant(stored: Stored, header: Header) -> Stored:
    """The numbers meant by the stored bits: those from the high bit down, with their sign.

    >>> from types import SimpleNamespace as Is
    >>> twelve = Is(bits_allocated=16, bits_stored=12, high_bit=11, signed=True)
    >>> significant(np.array([0x0FFF, 0x8001], dtype=np.uint16), twelve).tolist()
    [-1, 1]
    """
    above = header.bits_allocated - 1 - header.high_bit
    below = header.bits_allocated - header.bits_stored
    numbers: Stored = stored.view(f"i{stored.dtype.itemsize}") if header.signed else stored
    return numbers if not below else (numbers << above) >> below


def bits_beyond(stored: Stored, numbers: Stored, header: Header) -> NDArray[np.bool_] | None:
    """Where a plane has something in the bits that do not count, such as an old overlay; None if all bits count."""
    if header.bits_stored == header.bits_allocated:
        return None
    as_written: Stored = stored.view(numbers.dtype)
    return np.asarray(as_written != numbers) if header.high_bit == header.bits_stored - 1 else None


def is_padding(stored: Stored, header: Header) -> NDArray[np.bool_] | None:
    """Where a plane holds the header's padding value, before any bits are cut off; None if it states none.

    The value is compared over all allocated bits, because headers state it in either sign and beyond the bits stored.
    """
    if header.padding is None:
        return None
    low, high = header.padding
    modulus = 1 << header.bits_allocated
    if low == high:
        return np.asarray(stored == low % modulus)
    numbers = stored.view(f"i{stored.dtype.itemsize}") if low < 0 else stored
    return np.asarray((numbers >= low) & (numbers <= high))
