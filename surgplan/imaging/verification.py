"""Imaging held against known answers: where an imported voxel lies, and what value it has."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

from surgplan.base.geometry import Floats, Rigid
from surgplan.base.grid import Grid
from surgplan.base.verification import Row
from surgplan.imaging.formats.files import read_file
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.load import load_scan
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.volume import Volume, resample

GRADIENT = np.array([4.0, -3.0, 2.0])
SLOPE, INTERCEPT = 0.01, -300.0
PIXEL_MM = (0.8, 0.5)
STEP_MM = 3.0
SHAPE = (20, 40, 30)


def rows() -> list[Row]:
    """A linear field is what trilinear interpolation gives back exactly, so every error below is the importer's own."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_series_rows(Path(folder)), *_file_rows(Path(folder))]


def _field(points: Floats) -> Floats:
    values: Floats = points @ GRADIENT
    return values


def _series_rows(folder: Path) -> list[Row]:
    """An oblique series and one with gantry tilt."""
    turn = Rigid.about((0, 0, 0), (1, 2, 3), 25).matrix3
    oblique = _import(folder / "oblique", turn, turn[:, 2] * STEP_MM)
    tilted = _import(folder / "tilted", Rigid.about((0, 0, 0), (1, 0, 0), 18.5).matrix3, np.array([0.0, 0.0, STEP_MM]))
    source = "closed form: a linear field of the patient coordinates"
    half_step = SLOPE / 2
    return [
        Row("oblique CT series", "largest error of a value", "HU", 0.0, source, _worst(oblique), half_step + 1e-3),
        Row("CT series tilted by 18.5 deg", "tilt found", "deg", 18.5, "set by construction", tilted.tilt_deg, 1e-4),
        Row("CT series tilted by 18.5 deg", "largest error of a value", "HU", 0.0, source, _worst(tilted), half_step + 1e-3),
    ]


def _import(folder: Path, turn: Floats, step: Floats) -> Loaded:
    """The import of a series of the linear field with row, column and normal directions `turn`."""
    folder.mkdir()
    j, i = np.mgrid[: SHAPE[1], : SHAPE[2]]
    in_plane = i[..., None] * PIXEL_MM[1] * turn[:, 0] + j[..., None] * PIXEL_MM[0] * turn[:, 1]
    for k in range(SHAPE[0]):
        origin = k * step
        stored = np.rint((_field(origin + in_plane) - INTERCEPT) / SLOPE).astype(np.uint16)
        _slice(stored, origin, turn).save_as(folder / f"{k}", enforce_file_format=True)
    return load_scan(folder)


def _slice(stored: np.ndarray, origin: Floats, turn: Floats) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = CTImageStorage
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = "1.2.826.0.1.2"
    ds.SeriesInstanceUID, ds.Modality = "1.2.826.0.1.1", "CT"
    ds.ImagePositionPatient = [round(float(v), 10) for v in origin]
    ds.ImageOrientationPatient = [round(float(v), 12) for v in turn[:, :2].T.ravel()]
    ds.PixelSpacing = list(PIXEL_MM)
    ds.Rows, ds.Columns = stored.shape
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 0
    ds.RescaleSlope, ds.RescaleIntercept = SLOPE, INTERCEPT
    ds.PixelData = stored.tobytes()
    return ds


def _worst(loaded: Loaded) -> float:
    """Largest difference from the field, half a pixel inside the scanned voxels."""
    volume = loaded.volume
    scanned = np.ones(volume.voxels.shape, dtype=bool) if volume.valid is None else volume.valid
    inner = scanned & np.roll(scanned, 1, axis=1) & np.roll(scanned, -1, axis=1)
    k, j, i = np.nonzero(inner)
    exact = _field(volume.grid.to_lps(np.stack([i, j, k], axis=-1)))
    return float(np.abs(volume.voxels[k, j, i] - exact).max())


def _file_rows(folder: Path) -> list[Row]:
    """Volume files written and read again, and a volume put on another grid."""
    axes = Rigid.about((0, 0, 0), (1, -2, 3), 40).rotation
    grid = Grid((31, 37, 41), (0.474609, 0.8, 1.25), (-115.5, -1.85, 696.21), axes)
    k, j, i = np.meshgrid(*(np.arange(n) for n in grid.array_shape), indexing="ij")
    volume = Volume(grid, _field(grid.to_lps(np.stack([i, j, k], axis=-1))).astype(np.float32))
    found = []
    corner = np.asarray(grid.size) - 1
    for ending, tolerance in ((".nii.gz", 1e-4), (".nrrd", 1e-9), (".mha", 1e-9)):
        write_volume(volume, folder / f"volume{ending}")
        back = read_file(folder / f"volume{ending}", "MR")
        apart = float(np.linalg.norm(back.grid.to_lps(corner) - grid.to_lps(corner)))
        found.append(Row(f"{ending} written and read", "far corner moved by", "mm", 0.0, "identity", apart, tolerance))
    finer = Grid((20, 20, 20), (0.15, 0.2, 0.25), grid.centre_mm)
    moved = resample(volume, finer)
    k, j, i = np.nonzero(np.ones(finer.array_shape) if moved.valid is None else moved.valid)
    exact = _field(finer.to_lps(np.stack([i, j, k], axis=-1)))
    error = float(np.abs(moved.voxels[k, j, i] - exact).max())
    found.append(
        Row("resampled onto another grid", "largest error of a value", "", 0.0, "closed form: a linear field", error, 1e-3)
    )
    return found
