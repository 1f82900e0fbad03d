"""The planes as the scanner made them, beside the volume that was made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from surgplan.base.errors import CaseDamaged
from surgplan.base.geometry import Floats, Vector
from surgplan.imaging.trilinear import Mask, Voxels
from surgplan.imaging.volume import little_endian

if TYPE_CHECKING:
    from surgplan.case.document import Image
    from surgplan.case.operation import Blobs


@dataclass(frozen=True, eq=False)
class Planes:
    """Parallel planes, each at its own place."""

    voxels: Voxels
    """int16 or float32, rescaled, indexed [plane, j, i]."""
    valid: Mask | None
    """Which pixels were really scanned; None if all were."""
    spacing_mm: tuple[float, float]
    """Along i and j."""
    row: Vector
    """LPS direction of increasing i."""
    column: Vector
    """LPS direction of increasing j."""
    positions_mm: Floats
    """(planes, 3) LPS place of the first pixel of each."""

    def to_lps(self, plane: int | np.ndarray[Any, Any], i: Any, j: Any) -> Floats:
        """LPS mm (..., 3) of pixels, by the number of their plane, their column i and their row j."""
        along_row = np.asarray(i, dtype=float)[..., None] * self.spacing_mm[0] * np.asarray(self.row)
        along_column = np.asarray(j, dtype=float)[..., None] * self.spacing_mm[1] * np.asarray(self.column)
        places: Floats = self.positions_mm[plane] + along_row + along_column
        return places


def store_planes(blobs: Blobs, planes: Planes) -> dict[str, Any]:
    """Keep the values of planes; gives the fields of `Slices` as JSON values."""
    from surgplan.case.labels import write_labels

    count, rows, columns = planes.voxels.shape
    return {
        "voxels": blobs.put(little_endian(planes.voxels)),
        "dtype": planes.voxels.dtype.name,
        "size": [columns, rows, count],
        "spacing_mm": list(planes.spacing_mm),
        "row": list(planes.row),
        "column": list(planes.column),
        "positions_mm": [[float(v) for v in position] for position in planes.positions_mm],
        "valid": None if planes.valid is None else write_labels(blobs, planes.valid),
    }


def original_planes(blobs: Blobs, image: Image) -> Planes | None:
    """The planes an image was made of, where its grid is another; None where its voxels are the scanned ones."""
    kept = image.original
    if kept is None:
        return None
    from surgplan.case.labels import read_labels

    shape = (kept.size[2], kept.size[1], kept.size[0])
    dtype = np.dtype(kept.dtype)
    data = blobs.get(kept.voxels)
    if len(data) != dtype.itemsize * int(np.prod(shape)) or len(kept.positions_mm) != shape[0]:
        raise CaseDamaged(f"the original slices of image {image.id!r} do not fit their size; open an earlier revision")
    voxels = np.frombuffer(data, dtype=dtype.newbyteorder("<")).astype(dtype, copy=False).reshape(shape)
    valid = None if kept.valid is None else read_labels(blobs, kept.valid)
    positions = np.array(kept.positions_mm, dtype=float)
    return Planes(voxels, valid, kept.spacing_mm, kept.row, kept.column, positions)
