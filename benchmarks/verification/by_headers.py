"""Where the pixels of a DICOM file lie and what they are, read with pydicom alone: a second opinion on the import.

Nothing of surgplan's reading is used here but the names of its results.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pydicom


@dataclass(frozen=True, eq=False)
class Scanned:
    """One image plane."""

    position: np.ndarray
    row: np.ndarray
    """LPS step from one column to the next, mm."""
    column: np.ndarray
    """LPS step from one row to the next, mm."""
    values: np.ndarray
    """Rescaled, [row, column]."""

    @property
    def normal(self) -> np.ndarray:
        """Unit vector."""
        across = np.cross(self.row, self.column)
        return np.asarray(across / np.linalg.norm(across))

    @property
    def corners(self) -> np.ndarray:
        """(4, 3) LPS mm of the corner pixels: first and last column of the first and of the last row."""
        rows, columns = self.values.shape
        ends = [(0, 0), (columns - 1, 0), (0, rows - 1), (columns - 1, rows - 1)]
        return np.array([self.position + i * self.row + j * self.column for i, j in ends])


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[Any, np.ndarray]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = pydicom.dcmread(path, force=True)
        if "TransferSyntaxUID" not in dataset.file_meta:
            dataset.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
        pixels = dataset.pixel_array
    return dataset, pixels if pixels.ndim == 3 else pixels[None]


def scanned(path: Path, index: int = 0) -> Scanned:
    """A plane of a file, of one with several frames or of a mosaic the one of that number."""
    dataset, pixels = _read(path)
    own = [dataset]
    if "PerFrameFunctionalGroupsSequence" in dataset:
        own = [dataset.PerFrameFunctionalGroupsSequence[index], *dataset.get("SharedFunctionalGroupsSequence", [])]
    orientation = np.array(_value(own, "PlaneOrientationSequence", "ImageOrientationPatient"), dtype=float)
    down, right = (float(v) for v in _value(own, "PixelMeasuresSequence", "PixelSpacing"))
    row, column = right * orientation[:3], down * orientation[3:]
    position = np.array(_value(own, "PlanePositionSequence", "ImagePositionPatient"), dtype=float)
    slope = float(_value(own, "PixelValueTransformationSequence", "RescaleSlope") or 1)
    intercept = float(_value(own, "PixelValueTransformationSequence", "RescaleIntercept") or 0)
    if "MOSAIC" in dataset.ImageType:
        return _tile(dataset, pixels[0] * slope + intercept, index, position, row, column)
    return Scanned(position, row, column, pixels[index] * slope + intercept)


def _value(own: list[Any], group: str, keyword: str) -> Any:
    for source in own:
        if group in source:
            found = source[group].value[0].get(keyword)
            if found is not None:
                return found
        if source.get(keyword) is not None:
            return source.get(keyword)
    return None


def _tile(dataset: Any, pixels: np.ndarray, index: int, position: np.ndarray, row: np.ndarray, column: np.ndarray) -> Scanned:
    """A tile at the place its protocol gives the slice: the protocol lists the middles, from one end or from the other."""
    text = next(
        bytes(e.value) for e in dataset.group_dataset(0x0029) if e.tag.elem & 0xFF == 0x20 and e.tag.elem > 0xFF
    ).decode("latin-1")
    found = {
        (int(n), axis): float(v) for n, axis, v in re.findall(r"asSlice\[(\d+)\]\.sPosition\.d(\w+)\s*=\s*([-+.\deE]+)", text)
    }
    count = 1 + max(n for n, _ in found)
    middles = np.array([[found.get((n, axis), 0.0) for axis in ("Sag", "Cor", "Tra")] for n in range(count)])
    side = int(np.ceil(np.sqrt(count)))
    rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
    middle_of_all = position + pixels.shape[1] / 2 * row + pixels.shape[0] / 2 * column
    if np.linalg.norm(middles[0] - middle_of_all) > np.linalg.norm(middles[-1] - middle_of_all):
        middles = middles[::-1]
    j, i = divmod(index, side)
    tile = pixels[j * rows : (j + 1) * rows, i * columns : (i + 1) * columns]
    return Scanned(middles[index] - columns / 2 * row - rows / 2 * column, row, column, tile)


@dataclass(frozen=True)
class Difference:
    """How far an imported volume is from the headers."""

    displacement_mm: float
    """Largest of a corner pixel of a plane."""
    voxels: int
    """Scanned voxels with other values."""


def difference(loaded: Any, planes: Iterable[tuple[Path, int]], volume: Any = None) -> Difference:
    """A `Loaded` against the planes it was made of, by file and number of the frame; `volume` is another phase of it.

    Of a volume on another grid than the planes', the planes kept beside it are compared, and whether they lie in its grid.
    """
    truth = [scanned(path, index) for path, index in planes]
    normal = truth[0].normal
    truth.sort(key=lambda plane: float(plane.position @ normal))
    volume = loaded.volume if volume is None else volume
    kept = loaded.original
    size = volume.grid.size if kept is None else (*kept.voxels.shape[:0:-1], len(kept.voxels))
    if size != (truth[0].values.shape[1], truth[0].values.shape[0], len(truth)):
        return Difference(float("inf"), int(np.prod(size)))
    furthest, wrong = 0.0, 0
    ends = [(0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1)]
    for k, plane in enumerate(truth):
        if kept is None:
            places = volume.grid.to_lps(np.array([(i, j, k) for i, j in ends]))
            values, valid = volume.voxels[k], None if volume.valid is None else volume.valid[k]
        else:
            places = np.array([kept.to_lps(k, i, j) for i, j in ends])
            values, valid = kept.voxels[k], None if kept.valid is None else kept.valid[k]
            furthest = max(furthest, _outside(volume.grid, places))
        furthest = max(furthest, float(np.linalg.norm(places - plane.corners, axis=1).max()))
        other = ~np.isclose(values, plane.values, rtol=1e-6, atol=1e-6)
        wrong += int(np.count_nonzero(other if valid is None else other & valid))
    return Difference(furthest, wrong)


def _outside(grid: Any, places: np.ndarray) -> float:
    """How far (mm) places stick out of the voxels of a grid."""
    index = grid.to_index(places)
    beyond = np.maximum(-0.5 - index, index - (np.array(grid.size) - 0.5)) * grid.spacing_mm
    return float(max(0.0, beyond.max() - 1e-6))
