"""Secondary captures: the pictures of a report as colour images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from surgplan.report.content import Block, Figures, Heading
from surgplan.report.dicom.header import Header, date_of, new_object, time_of
from surgplan.report.dicom.painting import STALE, painted
from surgplan.report.dicom.seg import number
from surgplan.report.picture import Legend, Picture

CAPTURE_CLASS = "1.2.840.10008.5.1.4.1.1.7"
LETTERS = {"S": "H", "I": "F"}
"""What DICOM calls the head's and the foot's direction."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A picture of a report with what the page says of it."""

    chapter: str
    picture: Picture
    legend: Legend | None
    stale: bool
    """Whether it shows results of an earlier plan."""


def report_pictures(blocks: Sequence[Block]) -> list[Shown]:
    """Every picture of a report, in order."""
    chapter, found = "report", []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.text
        if isinstance(block, Figures):
            found += [Shown(chapter, picture, block.legend, block.stale) for picture in block.pictures]
    return found


def secondary_capture(header: Header, shown: Shown, place: int) -> Dataset:
    """A picture with all that is drawn over it, as an RGB image; the size of its pixels is that of the parallel projection."""
    picture = shown.picture
    pixels, mm_per_px = painted(picture, shown.legend, shown.stale)
    words = f"{STALE}. " if shown.stale else ""
    words += f"{shown.chapter}: {picture.title}"
    dataset = new_object(header, CAPTURE_CLASS, "OT", "Pictures of a plan")
    del dataset.FrameOfReferenceUID, dataset.PositionReferenceIndicator
    dataset.ConversionType = "WSD"
    dataset.Laterality = ""
    dataset.InstanceNumber = place
    dataset.ImageType = ["DERIVED", "SECONDARY"]
    dataset.DerivationDescription = header.said(words, 1024)
    dataset.ImageComments = header.said(f"{words}; directions are those of the patient, lengths in mm", 1024)
    dataset.DateOfSecondaryCapture, dataset.TimeOfSecondaryCapture = date_of(header), time_of(header)
    dataset.PatientOrientation = _orientation(picture)
    dataset.BurnedInAnnotation = "YES" if header.identified else "NO"
    dataset.LossyImageCompression = "00"
    if mm_per_px:
        dataset.PixelSpacing = [number(mm_per_px), number(mm_per_px)]
        dataset.PixelSpacingCalibrationType = "GEOMETRY"
        dataset.PixelSpacingCalibrationDescription = "parallel projection: holds in all depths"
    _pixels(dataset, pixels)
    return dataset


def _orientation(picture: Picture) -> list[str] | str:
    """What lies to the right and below, in DICOM's letters."""
    letters = ["".join(LETTERS.get(c, c) for c in picture.letters.get(edge, "")) for edge in ("right", "bottom")]
    return letters if all(letters) else ""


def _pixels(dataset: Dataset, pixels: NDArray[np.uint8]) -> None:
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PlanarConfiguration = 3, "RGB", 0
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 8, 8, 7, 0
    data = np.ascontiguousarray(pixels).tobytes()
    dataset.add_new("PixelData", "OB", data + b"\0" * (len(data) % 2))
