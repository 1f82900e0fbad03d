"""Pictures of the sample scans for their cards on the start page, drawn from the scans: brightest value along each ray, from
the front, the patient's right on the left.

    .venv/bin/python packaging/sample_pictures.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from surgplan.app.start.thumbnails import SIZE
from surgplan.base.resources import resource
from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.volume import Volume, read_volume
from surgplan.procedures.sample import sample_scans

WINDOWS = {"hip": (150.0, 1500.0), "head": (150.0, 1800.0), "vessel": (120.0, 700.0)}
"""Black and white, in the values of each scan."""


def scan_of(folder: Path) -> Volume:
    """The scan of a folder."""
    with tempfile.TemporaryDirectory() as work, Session.create(Path(work) / "a.surgplan") as session:
        case = session.do(ImportImage(str(folder), "ct"))
        return read_volume(session.blobs, case.images["ct"])


def from_front(volume: Volume, low: float, high: float) -> NDArray[np.uint8]:
    """The brightest values along the body's depth as grey, row 0 the patient's head, column 0 the patient's right."""
    step = np.diag(np.asarray(volume.grid.direction).reshape(3, 3))
    if not np.allclose(np.abs(step), 1.0, atol=0.05):
        raise ValueError("the sample scan is turned; draw it another way")
    seen = volume.voxels.max(axis=1)[:: -1 if step[2] > 0 else 1, :: 1 if step[0] > 0 else -1]
    share = np.clip((seen.astype(float) - low) / (high - low), 0.0, 1.0)
    return np.ascontiguousarray(255.0 * share**0.8, dtype=np.uint8)


def picture(volume: Volume, low: float, high: float) -> QImage:
    """The scan from the front, whole, on black."""
    grey = from_front(volume, low, high)
    drawn = QImage(grey.data, grey.shape[1], grey.shape[0], grey.strides[0], QImage.Format.Format_Grayscale8).copy()
    spacing = volume.grid.spacing_mm
    tall = SIZE[1] - 16
    wide = round(tall * grey.shape[1] * spacing[0] / (grey.shape[0] * spacing[2]))
    smooth = Qt.TransformationMode.SmoothTransformation
    drawn = drawn.scaled(wide, tall, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    whole = QImage(*SIZE, QImage.Format.Format_Grayscale8)
    whole.fill(Qt.GlobalColor.black)
    painter = QPainter(whole)
    painter.drawImage((SIZE[0] - wide) // 2, 8, drawn)
    painter.end()
    return whole


def main() -> int:
    """Draw them all."""
    target = resource("samples")
    target.mkdir(exist_ok=True)
    for name, folder in sample_scans().items():
        picture(scan_of(folder), *WINDOWS[name]).save(str(target / f"{name}.png"), "PNG")
        print(f"{name}: {(target / f'{name}.png').stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
