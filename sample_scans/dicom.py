"""Slices of a made-up patient as DICOM files, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless

from surgplan.base.grid import Grid

ROOT_UID = "1.2.826.0.1.3680043.8.498.7365"
"""Under pydicom's public root; the rest is fixed, so the series never gets another identity."""
STORAGE = {"CT": "1.2.840.10008.5.1.4.1.1.2", "MR": "1.2.840.10008.5.1.4.1.1.4"}
INTERCEPT_HU = -1024


def write_series(
    folder: Path, grid: Grid, stored: NDArray[np.uint16], number: int, header: Mapping[str, Any], first: int = 0
) -> list[Path]:
    """Write one lossless JPEG 2000 file a slice.

    `stored` [k, j, i] are the slices `first` and following of the grid; `number` tells the samples apart in their UIDs;
    `header` is Modality and everything particular to the scan, by DICOM keyword.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for n, pixels in enumerate(stored):
        k = first + n
        slice_ = _slice(grid, pixels, k, number, header)
        path = folder / f"{k + 1:04d}.dcm"
        slice_.save_as(path, enforce_file_format=True)
        paths.append(path)
    return paths


def _slice(grid: Grid, pixels: NDArray[np.uint16], k: int, number: int, header: Mapping[str, Any]) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.ImplementationClassUID = f"{ROOT_UID}.0"
    ds.file_meta.ImplementationVersionName = "SURGPLAN"
    ds.SpecificCharacterSet = "ISO_IR 100"
    ds.SOPClassUID = STORAGE[header["Modality"]]
    ds.SOPInstanceUID = f"{ROOT_UID}.{number}.1.1.{k + 1}"
    ds.StudyInstanceUID = f"{ROOT_UID}.{number}.1"
    ds.SeriesInstanceUID = f"{ROOT_UID}.{number}.1.1"
    ds.FrameOfReferenceUID = f"{ROOT_UID}.{number}.1.2"
    ds.StudyDate = ds.SeriesDate = ds.AcquisitionDate = ds.ContentDate = "20240115"
    ds.StudyTime = ds.SeriesTime = ds.AcquisitionTime = ds.ContentTime = "093000"
    ds.Manufacturer, ds.ManufacturerModelName = "SURGPLAN", "Synthetic scanner"
    ds.InstitutionName, ds.AccessionNumber, ds.ReferringPhysicianName = "Sample data, no real patient", f"SAMPLE{number}", ""
    ds.StudyID, ds.SeriesNumber, ds.AcquisitionNumber, ds.InstanceNumber = "1", 2, 1, k + 1
    ds.PatientIdentityRemoved, ds.DeidentificationMethod = "YES", "Synthetic: computed from formulas"
    for keyword, value in header.items():
        setattr(ds, keyword, value)
    _geometry(ds, grid, k)
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 12, 11, 0
    if header["Modality"] == "CT":
        ds.RescaleIntercept, ds.RescaleSlope, ds.RescaleType = INTERCEPT_HU, 1, "HU"
    ds.PixelData = np.ascontiguousarray(pixels, dtype="<u2").tobytes()
    ds.compress(JPEG2000Lossless, encoding_plugin="pylibjpeg", generate_instance_uid=False)
    return ds


def _geometry(ds: Dataset, grid: Grid, k: int) -> None:
    ds.Rows, ds.Columns = grid.size[1], grid.size[0]
    ds.PixelSpacing = [grid.spacing_mm[1], grid.spacing_mm[0]]
    ds.SliceThickness = ds.SpacingBetweenSlices = grid.spacing_mm[2]
    position = [round(float(v), 4) for v in grid.to_lps(np.array([0, 0, k]))]
    ds.ImageOrientationPatient = [float(v) for v in np.concatenate([grid.axes[:, 0], grid.axes[:, 1]])]
    ds.ImagePositionPatient, ds.SliceLocation = position, position[2]
