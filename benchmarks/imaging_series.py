"""The series the imaging benchmarks read: a synthetic head with noise, written once into build/ in each transfer syntax."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import jpeg_ls
import numpy as np
from numpy.typing import NDArray
from openjpeg.utils import encode_array
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID, CTImageStorage, ExplicitVRLittleEndian, JPEG2000Lossless, JPEGLSLossless, RLELossless
from rle.utils import encode_pixel_data

FOLDER = Path("build/imaging_series")
SLICES, ROWS, COLUMNS = 600, 512, 512
SYNTAXES = {"raw": ExplicitVRLittleEndian, "rle": RLELossless, "jpegls": JPEGLSLossless, "j2k": JPEG2000Lossless}
LIST_SERIES, LIST_FILES = 10, 500
NOISE_HU = 12.0


def made(name: str) -> Path:
    """The folder of the 600-slice series in one of `SYNTAXES`, or of the 5,000 files in 10 series (`many`)."""
    folder = FOLDER / name
    if not folder.is_dir():
        beside = FOLDER / f".{name}"
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        _many(beside) if name == "many" else _series(beside, SYNTAXES[name], SLICES, ROWS, COLUMNS, "1")
        beside.rename(folder)
    return folder


def slice_of(k: int, slices: int, rows: int, columns: int) -> NDArray[np.uint16]:
    """Stored numbers (HU + 1024, 12 bits) of a slice of a head: air, skin, skull, brain, ventricles, and noise."""
    rng = np.random.default_rng(k)
    y, x = np.mgrid[:rows, :columns]
    z = 2 * (k + 0.5) / slices - 1
    radius = np.hypot((x / columns - 0.5) / 0.36, (y / rows - 0.5) / 0.44) / np.sqrt(max(1 - z * z * 0.8, 0.05))
    hu = np.full((rows, columns), -1000.0)
    for inner, value in ((1.0, 60.0), (0.94, 900.0), (0.86, 35.0), (0.25, 8.0)):
        hu[radius < inner] = value
    hu += rng.normal(0.0, NOISE_HU, hu.shape) + 8.0 * np.sin(x / 17.0) * np.cos(y / 23.0)
    return np.clip(np.rint(hu) + 1024, 0, 4095).astype(np.uint16)


def _series(folder: Path, syntax: UID, slices: int, rows: int, columns: int, number: str) -> None:
    for k in range(slices):
        _write(folder / f"I{k:05d}.dcm", _dataset(k, slice_of(k, slices, rows, columns), syntax, number))


def _many(folder: Path) -> None:
    """Small images with headers of usual length: what is timed is reading headers."""
    pixels = slice_of(30, 60, 64, 64)
    for series in range(LIST_SERIES):
        inside = folder / f"series{series}"
        inside.mkdir()
        for k in range(LIST_FILES):
            _write(inside / f"I{k:05d}.dcm", _dataset(k, pixels, ExplicitVRLittleEndian, str(series + 1)))


def _dataset(k: int, pixels: NDArray[np.uint16], syntax: UID, number: str) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = CTImageStorage
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.4.{number}.{k + 1}"
    ds.SpecificCharacterSet, ds.ImageType = "ISO_IR 100", ["ORIGINAL", "PRIMARY", "AXIAL"]
    ds.StudyInstanceUID, ds.SeriesInstanceUID = "1.2.826.0.1.4", f"1.2.826.0.1.4.{number}"
    ds.FrameOfReferenceUID, ds.Modality, ds.Manufacturer = "1.2.826.0.1.4.99", "CT", "Nobody"
    for name in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
        setattr(ds, name, "20240301")
    for name in ("StudyTime", "SeriesTime", "AcquisitionTime", "ContentTime"):
        setattr(ds, name, "101500.25")
    ds.StudyDescription, ds.SeriesDescription, ds.BodyPartExamined = "Head", f"Head 1.0 H30 {number}", "HEAD"
    ds.InstitutionName, ds.StationName, ds.ManufacturerModelName = "Somewhere", "CT1", "Model"
    ds.PatientName, ds.PatientID, ds.PatientBirthDate, ds.PatientSex, ds.PatientAge = "No^Body", "1", "19600229", "O", "064Y"
    ds.KVP, ds.XRayTubeCurrent, ds.ExposureTime, ds.ConvolutionKernel = 120, 200, 500, "H30s"
    ds.SliceThickness, ds.SpacingBetweenSlices, ds.GantryDetectorTilt, ds.PatientPosition = 1, 0.5, 0, "HFS"
    ds.SeriesNumber, ds.AcquisitionNumber, ds.InstanceNumber = int(number), 1, k + 1
    ds.ImagePositionPatient, ds.ImageOrientationPatient = [-120.0, -120.0, 0.5 * k], [1, 0, 0, 0, 1, 0]
    ds.PixelSpacing, ds.SliceLocation = [0.47, 0.47], 0.5 * k
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.Rows, ds.Columns = pixels.shape
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 12, 11, 0
    ds.WindowCenter, ds.WindowWidth, ds.RescaleIntercept, ds.RescaleSlope, ds.RescaleType = 40, 400, -1024, 1, "HU"
    data = _packed(pixels, syntax)
    ds.PixelData = pixels.tobytes() if data is None else encapsulate([data])
    ds["PixelData"].VR = "OW" if data is None else "OB"
    return ds


def _packed(pixels: NDArray[np.uint16], syntax: UID) -> bytes | None:
    if syntax == RLELossless:
        shape: dict[str, Any] = {"rows": pixels.shape[0], "columns": pixels.shape[1], "number_of_frames": 1}
        layout = {"samples_per_pixel": 1, "bits_allocated": 16, "pixel_representation": 0, "photometric_interpretation": ""}
        return bytes(encode_pixel_data(pixels.tobytes(), **shape, **layout, byteorder="<"))
    if syntax == JPEGLSLossless:
        return bytes(jpeg_ls.encode_array(pixels))
    if syntax == JPEG2000Lossless:
        return bytes(encode_array(pixels, bits_stored=12, photometric_interpretation=2, use_mct=False))
    return None


def _write(path: Path, ds: Dataset) -> None:
    ds.save_as(path, enforce_file_format=True)
