"""Volumes and label maps written for other programs: .nii, .nii.gz, .nrrd, .mha."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.base.grid import Grid
from surgplan.imaging.trilinear import Mask
from surgplan.imaging.volume import Volume

ENDINGS = (".nii.gz", ".nii", ".nrrd", ".mha")


def write_volume(volume: Volume, path: str | Path) -> None:
    """Write voxel values with their place in the patient; BadInput for another ending, StorageFailed if it can't be written.

    NRRD and MHA state LPS, NIfTI RAS as that format demands; all are in mm. NIfTI keeps its geometry in 32-bit numbers.
    """
    _write(volume.grid, volume.voxels, Path(path), f"surgplan volume{f', {volume.unit}' if volume.unit else ''}; RAS, mm")


def write_label_map(mask: Mask, grid: Grid, path: str | Path) -> None:
    """Write a mask [k, j, i] as 8-bit labels, 1 inside; errors as for `write_volume`."""
    if mask.shape != grid.array_shape:
        raise ValueError(f"a mask of shape {mask.shape} does not fit a grid of {grid.array_shape}")
    _write(grid, mask.astype(np.uint8), Path(path), "surgplan label map, 1 inside; RAS, mm")


def _write(grid: Grid, voxels: NDArray[Any], path: Path, description: str) -> None:
    ending = next((e for e in ENDINGS if path.name.lower().endswith(e)), None)
    if ending is None:
        raise BadInput(f"{path.name} can't be written as a volume; let its name end in {', '.join(ENDINGS)}")
    beside = path.with_name(f".{path.name}.{os.getpid()}{ending}")
    try:
        if ending.startswith(".nii"):
            _write_nifti(grid, voxels, beside, description)
        else:
            _write_itk(grid, voxels, beside)
        beside.replace(path)
    except OSError as exc:
        raise StorageFailed(
            f"{path} could not be written ({exc.strerror or exc}); check the folder and the free space"
        ) from exc
    except RuntimeError as exc:  # what SimpleITK raises, whatever went wrong
        raise StorageFailed(f"{path} could not be written; check the folder and the free space") from exc
    finally:
        beside.unlink(missing_ok=True)


def _write_nifti(grid: Grid, voxels: NDArray[Any], path: Path, description: str) -> None:
    from surgplan.imaging.formats.nifti import nifti_bytes

    header, data = nifti_bytes(grid, np.ascontiguousarray(voxels), description)
    with gzip.open(path, "wb", compresslevel=1) if path.name.endswith(".gz") else path.open("wb") as file:
        file.write(header)
        for slab in data:
            file.write(slab.data)


def _write_itk(grid: Grid, voxels: NDArray[Any], path: Path) -> None:
    import SimpleITK

    from surgplan.imaging.formats.itk_files import itk_image

    SimpleITK.WriteImage(itk_image(grid, voxels), str(path), useCompression=True, compressionLevel=1)
