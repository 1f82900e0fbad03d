"""What can be wrong with a file: each mutation takes good bytes and gives bad ones, by a random generator with a fixed seed."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

HOSTILE = {
    b"\x28\x00\x10\x00US": [b"\xff\xff", b"\x00\x00", b"\x00\x40"],  # Rows
    b"\x28\x00\x11\x00US": [b"\xff\xff", b"\x00\x00", b"\x00\x40"],  # Columns
    b"\x28\x00\x02\x00US": [b"\x03\x00", b"\x00\x00", b"\xff\xff"],  # SamplesPerPixel
    b"\x28\x00\x00\x01US": [b"\x00\x00", b"\x01\x00", b"\x40\x00", b"\xff\xff"],  # BitsAllocated
    b"\x28\x00\x01\x01US": [b"\x00\x00", b"\x10\x00", b"\xff\xff"],  # BitsStored
    b"\x28\x00\x02\x01US": [b"\x00\x00", b"\xff\xff"],  # HighBit
    b"\x28\x00\x08\x00IS": [b"2147483647", b"-1", b"99999", b"0", b"1.5"],  # NumberOfFrames
    b"\x28\x00\x53\x10DS": [b"1e999", b"nan", b"inf", b"0", b"-1e308", b"1e-320"],  # RescaleSlope
    b"\x28\x00\x52\x10DS": [b"1e999", b"nan", b"-inf", b"1e308"],  # RescaleIntercept
    b"\x28\x00\x30\x00DS": [b"0\\0", b"nan\\1", b"1e300\\1", b"-1\\1", b"1"],  # PixelSpacing
    b"\x20\x00\x32\x00DS": [b"nan\\nan\\nan", b"1e999\\0\\0", b"1\\2", b"1e300\\0\\0"],  # ImagePositionPatient
    b"\x20\x00\x37\x00DS": [b"0\\0\\0\\0\\0\\0", b"nan\\0\\0\\0\\1\\0", b"1\\0\\0\\1\\0\\0"],  # ImageOrientationPatient
    b"\x08\x00\x05\x00CS": [b"ISO 2022 IR 87", b"nonsense"],
}
"""Values by the beginning of their element, explicit and little-endian."""


def flip_bits(data: bytes, rng: random.Random) -> bytes:
    """One to thirty bits turned."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def overwrite(data: bytes, rng: random.Random) -> bytes:
    """A run of bytes replaced by noise, zeros or ones."""
    at, length = rng.randrange(len(data)), rng.choice((1, 2, 4, 16, 200))
    fill = rng.choice((b"\0", b"\xff", None))
    run = rng.randbytes(length) if fill is None else fill * length
    return data[:at] + run + data[at + length :]


def truncate(data: bytes, rng: random.Random) -> bytes:
    """Cut off anywhere."""
    return data[: rng.randrange(len(data))]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    """A stretch taken out or doubled."""
    a, b = sorted(rng.randrange(len(data)) for _ in range(2))
    return data[:a] + data[b:] if rng.random() < 0.5 else data[:b] + data[a:]


def swap_lengths(data: bytes, rng: random.Random) -> bytes:
    """Two- or four-byte numbers that could be lengths replaced by huge, false or undefined ones."""
    at = rng.randrange(0, max(1, len(data) - 4))
    length = rng.choice((0xFFFFFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0, 0xFFFF, rng.randrange(1 << 16)))
    return data[:at] + struct.pack("<I", length) + data[at + 4 :]


def hostile_value(data: bytes, rng: random.Random) -> bytes:
    """A value of the header that is no such value."""
    there = [start for start in HOSTILE if start in data]
    if not there:
        return flip_bits(data, rng)
    start = rng.choice(there)
    value = rng.choice(HOSTILE[start])
    value += b" " * (len(value) % 2)
    at = data.index(start)
    old = struct.unpack("<H", data[at + 6 : at + 8])[0]
    return data[: at + 6] + struct.pack("<H", len(value)) + value + data[at + 8 + old :]


def false_pixels(data: bytes, rng: random.Random) -> bytes:
    """Pixel data whose length is false, or whose compressed content is garbage."""
    at = data.rfind(b"\xe0\x7f\x10\x00")
    if at < 0:
        return swap_lengths(data, rng)
    kind = rng.randrange(3)
    if kind == 0:
        return data[: at + 8] + struct.pack("<I", rng.choice((0xFFFFFFFF, 0xFFFFFFFE, 0, 1, 1 << 20))) + data[at + 12 :]
    if kind == 1:
        return data[: at + 30] + rng.randbytes(max(0, len(data) - at - 38)) + data[-8:]
    out = bytearray(data)
    for _ in range(8):
        out[rng.randrange(at + 12, len(out))] = rng.randrange(256)
    return bytes(out)


def nest(data: bytes, rng: random.Random) -> bytes:
    """Sequences within sequences, of undefined length, never ended."""
    at = data.find(b"\x28\x00\x02\x00")
    deep = rng.choice((20, 200, 3000))
    sequence = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    return data[: max(at, 132)] + sequence * deep + data[max(at, 132) :]


def wrong_kind(data: bytes, rng: random.Random) -> bytes:
    """The value representation of some element replaced by another."""
    kinds = [b"US", b"DS", b"CS", b"UI", b"OB", b"SQ", b"UN", b"XX", b"\0\0", b"FD", b"OW", b"AT"]
    places = [n for n in range(132, len(data) - 2) if data[n : n + 2] in kinds[:6]]
    if not places:
        return flip_bits(data, rng)
    at = rng.choice(places)
    return data[:at] + rng.choice(kinds) + data[at + 2 :]


def bomb(data: bytes, rng: random.Random) -> bytes:
    """A deflated data set that unpacks to four gigabytes: the stream a data set of nothing but zeros would be."""
    meta = data[: 132 + 12 + 200]
    end = meta.find(b"\x08\x00")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    syntax = b"\x02\x00\x10\x00UI\x16\x001.2.840.10008.1.2.1.99"
    return bytes(128) + b"DICM" + syntax + body * rng.choice((2, 600, 4096)) + meta[end:]


ANY: tuple[Mutation, ...] = (flip_bits, overwrite, truncate, cut_out, swap_lengths)
DICOM: tuple[Mutation, ...] = (*ANY, hostile_value, hostile_value, false_pixels, nest, wrong_kind)


def mutated(data: bytes, choice: tuple[Mutation, ...], rng: random.Random) -> tuple[str, bytes]:
    """The name of a mutation and what it made."""
    mutation = rng.choice(choice)
    return mutation.__name__, mutation(data, rng)
