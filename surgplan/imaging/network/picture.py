"""A picture of one image that was just fetched, decoded in a process that may die of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.confined import confined
from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress

SECONDS = 20.0
MEMORY_BYTES = 1 << 30
LARGEST_SIDE = 1024
"""A preview has at most so many rows and columns."""


def middle_picture(path: Path) -> bytes:
    """The image of a DICOM file (the middle one of several frames) as an 8-bit grey PNG; BadInput where there is none."""
    work = f"{__name__}:draw"
    png: bytes = confined(
        work,
        {"path": str(path)},
        seconds=SECONDS,
        memory_bytes=MEMORY_BYTES,
        files_to=lambda folder, answer: (folder / "preview.png").read_bytes(),
        subject="the image of the preview",
    )
    return png


def draw(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """In the confined process: write preview.png of the file `path`."""
    from pydicom import dcmread
    from pydicom.pixels import pixel_array

    path = Path(arguments["path"])
    try:
        dataset = dcmread(path, stop_before_pixels=True)
        frames = int(dataset.get("NumberOfFrames") or 1)
        pixels = np.asarray(pixel_array(path, index=frames // 2))
    except Exception as exc:  # a damaged file makes pydicom and the codecs raise what they like
        raise BadInput(f"the middle image can't be shown ({(str(exc).splitlines() or ['?'])[0][:120]})") from exc
    if pixels.ndim == 3:
        pixels = pixels.mean(axis=2)
    if pixels.ndim != 2:
        raise BadInput("the middle image can't be shown: it is no picture")
    step = max(1, -(-max(pixels.shape) // LARGEST_SIDE))
    (folder / "preview.png").write_bytes(png(grey(pixels[::step, ::step], dataset)))
    return {}


def grey(pixels: NDArray[Any], dataset: Any) -> NDArray[np.uint8]:
    """Stored numbers as grey levels, by the header's window, or where it has none from the 1st to the 99th percentile."""
    values = pixels.astype(np.float32)
    try:
        values = values * float(dataset.get("RescaleSlope") or 1) + float(dataset.get("RescaleIntercept") or 0)
        centre, width = (float(np.ravel(dataset[name].value)[0]) for name in ("WindowCenter", "WindowWidth"))
        low, high = centre - width / 2, centre + width / 2
    except (KeyError, TypeError, ValueError, IndexError):
        low, high = (float(v) for v in np.percentile(values, (1, 99)))
    if not (np.isfinite(low) and np.isfinite(high) and high > low):
        low, high = float(values.min()), float(values.min()) + 1.0
    levels: NDArray[np.uint8] = (np.clip((values - low) / (high - low), 0, 1) * 255).astype(np.uint8)
    return np.bitwise_not(levels) if dataset.get("PhotometricInterpretation") == "MONOCHROME1" else levels


def png(levels: NDArray[np.uint8]) -> bytes:
    """An 8-bit grey PNG of an array [row, column] (ISO/IEC 15948)."""
    rows, columns = levels.shape
    lines = np.zeros((rows, columns + 1), np.uint8)  # each line begins with its filter, which is none
    lines[:, 1:] = levels

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", columns, rows, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines.tobytes(), 6)) + chunk(b"IEND", b"")
