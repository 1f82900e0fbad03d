"""Real scans, unpacked once, and small DICOM series with known truth."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

Unpack = Callable[[str], Path]


@pytest.fixture(scope="session")
def unpacked(shared_data: Path) -> Unpack:
    """A function from the name of a zipped set of scans to the folder it was unpacked into, once for all test runs."""

    def unpack(name: str) -> Path:
        archive = shared_data / f"{name}.zip"
        if not archive.is_file():
            pytest.skip(f"no {archive.name} among the real scans")
        cache = Path(tempfile.gettempdir()) / f"surgplan-test-scans-{os.getuid() if hasattr(os, 'getuid') else 0}"
        cache.mkdir(exist_ok=True)
        folder = cache / f"{name}-{archive.stat().st_size}"
        if not folder.is_dir():
            beside = Path(tempfile.mkdtemp(dir=cache))
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(beside)
            try:
                (beside / name).rename(folder)
            except OSError:
                assert folder.is_dir()  # another test process was quicker
            shutil.rmtree(beside)
        return folder

    return unpack


def slice_dataset(stored: np.ndarray, position, orientation, pixel_spacing, **values) -> Dataset:
    """One CT slice of 16-bit stored numbers, unsigned unless the array is signed; `values` overrides any element."""
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = CTImageStorage
    ds.SOPClassUID = CTImageStorage
    ds.SeriesInstanceUID = "1.2.826.0.1.1"
    ds.StudyInstanceUID = "1.2.826.0.1.0"
    ds.FrameOfReferenceUID = "1.2.826.0.1.9"
    ds.Modality = "CT"
    ds.SeriesDescription = "test"
    ds.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    ds.PatientName = "Nobody^Nick"
    ds.PatientID = "H-4711"
    ds.PatientBirthDate = "19600229"
    ds.PatientSex = "M"
    ds.AcquisitionDate = "20240301"
    ds.ImagePositionPatient = [float(v) for v in position]
    ds.ImageOrientationPatient = [float(v) for v in orientation]
    ds.PixelSpacing = [float(v) for v in pixel_spacing]
    ds.Rows, ds.Columns = stored.shape
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.BitsAllocated = ds.BitsStored = stored.dtype.itemsize * 8
    ds.HighBit = ds.BitsStored - 1
    ds.PixelRepresentation = 1 if stored.dtype.kind == "i" else 0
    ds.RescaleSlope, ds.RescaleIntercept = 1, 0
    ds.PixelData = np.ascontiguousarray(stored).tobytes()
    ds["PixelData"].VR = "OW" if stored.dtype.itemsize > 1 else "OB"
    for keyword, value in values.items():
        if value is None:
            delattr(ds, keyword)
        else:
            setattr(ds, keyword, value)
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = values.get("SOPInstanceUID", "1.2.826.0.1.2")
    return ds


@pytest.fixture
def write_series(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes an array [k, j, i] of stored numbers as a folder of slices and returns the folder.

    `step` is the vector between slices in mm, or `positions` all of them; `edit(ds, k)` may change a slice before it is saved.
    """

    def write(
        stored,
        origin=(-10.0, 20.0, 300.0),
        orientation=(1, 0, 0, 0, 1, 0),
        pixel_spacing=(0.8, 0.5),
        step=(0.0, 0.0, 2.0),
        positions=None,
        edit=None,
        name=lambda k: f"I{k:04d}",
        folder="scan",
        **values,
    ) -> Path:
        target = tmp_path / folder
        target.mkdir(exist_ok=True)
        if positions is None:
            positions = [np.asarray(origin) + k * np.asarray(step) for k in range(len(stored))]
        for k, pixels in enumerate(stored):
            each = {key: value(k) if callable(value) else value for key, value in values.items()}
            ds = slice_dataset(pixels, positions[k], orientation, pixel_spacing, **each)
            ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.2.{k + 1}"
            ds.InstanceNumber = k + 1
            if edit is not None:
                edit(ds, k)
            ds.save_as(target / name(k), enforce_file_format=True)
        return target

    return write


@pytest.fixture
def ramp() -> np.ndarray:
    """Six slices of different numbers, [k, j, i] = 6 x 5 x 4, so that any mix-up of axes shows."""
    return np.arange(6 * 5 * 4, dtype=np.uint16).reshape(6, 5, 4) * 7
