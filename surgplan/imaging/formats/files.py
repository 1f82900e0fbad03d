"""Volumes and label maps in single files: NIfTI, NRRD, MetaImage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.imaging.formats.endings import ENDINGS, ITK_ENDINGS, NIFTI_ENDINGS
from surgplan.imaging.hounsfield import why_not_hu
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.padding import outside_of_ct
from surgplan.imaging.volume import AIR_HU, Volume

LIKE_CT = (-500.0, 200.0)
"""Values that reach below the first and above the second are taken for HU, of air and bone, if nothing speaks against it."""


def read_file(path: str | Path, modality: str | None = None) -> Volume:
    """The volume of a NIfTI, NRRD or MetaImage file, on its grid in LPS; BadInput names the file and the reason."""
    return load_file(Path(path), modality).volume


def load_file(path: Path, modality: str | None = None) -> Loaded:
    """A volume file with what there is to say about it. `modality` is the user's word on what scanner made it."""
    grid, values, remarks = _read(path)
    if values.dtype.kind not in "iuf":
        raise BadInput(f"{path.name} holds {values.dtype} values, not numbers; save one number a voxel")
    invalid = None if values.dtype.kind != "f" or np.isfinite(values).all() else ~np.isfinite(values)
    if invalid is not None:
        if invalid.all():
            raise BadInput(f"{path.name} holds no number at all; save it again")
        values = np.where(invalid, 0, values)
    stated = (modality or "").upper()
    voxels = _as_voxels(values, path.name)
    if stated == "CT" or (not stated and values.min() <= LIKE_CT[0] and values.max() >= LIKE_CT[1]):
        filling = outside_of_ct(voxels)
        outside = invalid if filling is None else filling if invalid is None else invalid | filling
        doubt = why_not_hu(voxels if outside is None else voxels[~outside])
        if doubt and stated:
            raise BadInput(
                f"{path.name} is called a CT, but its values do not look like HU: {doubt}; "
                "write it again in HU, or leave the modality away to have it without a unit"
            )
        if doubt:
            remarks += (f"it states no modality and was not taken for a CT: {doubt}",)
        else:
            invalid = outside
            if not stated:
                stated = "CT"
                reach = f"{values.min():g} to {values.max():g}"
                remarks += (f"it states no modality: taken for a CT in HU, because its values reach from {reach}",)
    if invalid is not None:
        voxels = voxels if voxels.flags.writeable else voxels.copy()
        voxels[invalid] = AIR_HU if stated == "CT" else 0
    volume = Volume(grid, voxels, None if invalid is None else ~invalid, "HU" if stated == "CT" else "")
    return Loaded(volume, stated, warnings=remarks)


def read_label_map(path: str | Path) -> tuple[NDArray[np.int32], Grid]:
    """The labels [k, j, i] of a file and their grid in LPS; BadInput if its values are not whole numbers."""
    path = Path(path)
    grid, values, _ = _read(path)
    with np.errstate(invalid="ignore"):
        labels = values.astype(np.int32)
    if not np.array_equal(labels, values):
        raise BadInput(f"{path.name} is no label map: its values are not whole numbers; choose another file")
    return labels, grid


def _read(path: Path) -> tuple[Grid, NDArray[Any], tuple[str, ...]]:
    if not path.is_file():
        raise BadInput(f"there is no file {path}; check the path")
    if path.name.lower().endswith(NIFTI_ENDINGS):
        from surgplan.imaging.formats.nifti import read_nifti

        return read_nifti(path)
    if path.name.lower().endswith(ITK_ENDINGS):
        from surgplan.imaging.formats.itk_files import read_itk

        return read_itk(path)
    raise BadInput(f"{path.name} is no volume file; use {' '.join(ENDINGS)}, or the folder of a DICOM scan")


def _as_voxels(values: NDArray[Any], name: str) -> NDArray[np.int16] | NDArray[np.float32]:
    """Values as int16 where that is exact, else as float32."""
    limits = np.iinfo(np.int16)
    if values.min() >= limits.min and values.max() <= limits.max:
        whole = values.astype(np.int16)
        if values.dtype.kind in "iu" or np.array_equal(whole, values):
            return whole
    if np.abs(values).max() > np.finfo(np.float32).max:
        raise BadInput(f"{name} holds values beyond the range of 32-bit numbers; save it again with smaller ones")
    return values.astype(np.float32)
