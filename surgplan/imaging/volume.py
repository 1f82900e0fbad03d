"""A scan as an array on its grid."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import CaseDamaged
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.case.bricks import Box
from surgplan.case.labels import read_bricks, read_labels, write_labels
from surgplan.imaging.trilinear import Mask, Voxels, at_points, onto

if TYPE_CHECKING:
    from surgplan.case.document import Image
    from surgplan.case.operation import Blobs

_kept: WeakValueDictionary[tuple[str, str], NDArray[Any]] = WeakValueDictionary()
"""Voxels somebody holds, by hash and type: a window's tools share what is shown, and read nothing twice."""

AIR_HU = -1024
"""What stands in a CT where nothing was scanned."""


@dataclass(frozen=True, eq=False)
class Volume:
    """Voxel values in the patient."""

    grid: Grid
    voxels: Voxels
    """int16 or float32, indexed [k, j, i], rescaled."""
    valid: Mask | None = None
    """Which voxels were really scanned; None if all were."""
    unit: str = ""
    """`HU` for CT, nothing where the values have no unit."""

    def __post_init__(self) -> None:
        if self.voxels.dtype not in (np.dtype(np.int16), np.dtype(np.float32)):
            raise ValueError(f"voxels are int16 or float32, not {self.voxels.dtype}")
        if self.voxels.shape != self.grid.array_shape or (self.valid is not None and self.valid.shape != self.voxels.shape):
            raise ValueError(f"an array of shape {self.voxels.shape} does not fit a grid of {self.grid.array_shape}")

    @property
    def background(self) -> int:
        """What stands where nothing was scanned: air in a CT, else 0."""
        return AIR_HU if self.unit == "HU" else 0


def little_endian(voxels: Voxels) -> memoryview:
    """The bytes of an array in C order, as they are kept."""
    ordered: NDArray[Any] = np.ascontiguousarray(voxels)
    if sys.byteorder == "big":
        ordered = ordered.astype(ordered.dtype.newbyteorder("<"))
    return ordered.data.cast("B")


def store_volume(blobs: Blobs, volume: Volume) -> dict[str, Any]:
    """Keep a volume's arrays; the fields `voxels`, `dtype` and `valid` of an Image."""
    return {
        "voxels": blobs.put(little_endian(volume.voxels)),
        "dtype": volume.voxels.dtype.name,
        "valid": None if volume.valid is None else write_labels(blobs, volume.valid),
    }


def read_volume(blobs: Blobs, image: Image) -> Volume:
    """The volume of an image, its voxels read-only; CaseDamaged if the stored bytes do not fit the image's grid."""
    shape = image.grid.array_shape
    voxels = _kept.get((image.voxels, image.dtype))
    if voxels is None or voxels.shape != shape:
        voxels = _kept[image.voxels, image.dtype] = _read(blobs, image)
    valid = None if image.valid is None else read_labels(blobs, image.valid)
    if valid is not None and valid.shape != shape:
        raise CaseDamaged(f"the validity mask of image {image.id!r} does not fit its grid; open an earlier revision")
    return Volume(image.grid, voxels, valid, image.unit)


def read_part(blobs: Blobs, image: Image, box: Box) -> tuple[Voxels, Mask | None]:
    """The voxels of a box [k, j, i] of an image, and which are valid, without holding the rest of it; as `read_volume`."""
    shape = image.grid.array_shape
    whole = _kept.get((image.voxels, image.dtype))
    found = _box_of(blobs, image, box) if whole is None or whole.shape != shape else whole[box]
    if image.valid is None:
        return found, None
    valid = read_bricks(blobs, image.valid)
    if valid.shape != shape:
        raise CaseDamaged(f"the validity mask of image {image.id!r} does not fit its grid; open an earlier revision")
    return found, valid.box(box)


def _box_of(blobs: Blobs, image: Image, box: Box) -> NDArray[Any]:
    """A box of an image, cut out of slice after slice."""
    dtype, shape = _stored_as(image), image.grid.array_shape
    stored = dtype.newbyteorder("<")
    found = np.empty([s.stop - s.start for s in box], dtype)
    size, left, k = dtype.itemsize * shape[1] * shape[2], bytearray(), 0
    for piece in blobs.pieces(image.voxels):
        left += piece
        for at in range(0, len(left) - size + 1, size):
            if box[0].start <= k < box[0].stop:
                one = np.frombuffer(left[at : at + size], stored).reshape(shape[1:])
                found[k - box[0].start] = one[box[1:]]
            k += 1
        del left[: len(left) // size * size]
    if k != shape[0] or left:
        raise _misfit(image)
    return found


def _stored_as(image: Image) -> np.dtype[Any]:
    if image.dtype not in ("int16", "float32"):
        raise _misfit(image)
    return np.dtype(image.dtype)


def _misfit(image: Image) -> CaseDamaged:
    return CaseDamaged(f"the voxels of image {image.id!r} do not fit its grid {image.grid.size}; open an earlier revision")


def _read(blobs: Blobs, image: Image) -> NDArray[Any]:
    dtype, shape = _stored_as(image), image.grid.array_shape
    data = blobs.get(image.voxels)
    if len(data) != dtype.itemsize * int(np.prod(shape)):
        raise _misfit(image)
    return np.frombuffer(data, dtype=dtype.newbyteorder("<")).astype(dtype, copy=False).reshape(shape)


def resample(volume: Volume, grid: Grid) -> Volume:
    """The volume on another grid, by trilinear interpolation; whole-number voxels are rounded to the nearest.

    A voxel is valid where it lies inside the old volume and on scanned voxels only; elsewhere it holds the background value.
    """
    index_map = np.linalg.inv(volume.grid.affine) @ grid.affine
    voxels, inside = onto(volume.voxels, volume.valid, index_map, grid.array_shape, volume.background)
    return Volume(grid, voxels, None if inside.all() else inside, volume.unit)


def sample(volume: Volume, points: Floats) -> Floats:
    """Values (...) at points (..., 3) in LPS mm, trilinear; nan outside the outermost voxels' faces and on unscanned voxels."""
    points = np.asarray(points, dtype=float)
    ijk = volume.grid.to_index(points).reshape(-1, 3)
    return at_points(volume.voxels, volume.valid, ijk).reshape(points.shape[:-1])
