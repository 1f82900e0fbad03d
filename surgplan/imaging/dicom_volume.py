"""A stack of DICOM planes as one volume."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, part, silent
from surgplan.imaging.dicom_file import quietly
from surgplan.imaging.geometry import Stack
from surgplan.imaging.padding import corner_padding
from surgplan.imaging.pixels import Stored, bits_beyond, is_padding, significant, stored_pixels
from surgplan.imaging.placed import Placed, placed
from surgplan.imaging.plane import Plane
from surgplan.imaging.trilinear import Mask, Voxels
from surgplan.imaging.volume import AIR_HU

INT16 = np.iinfo(np.int16)


class _NotExact(Exception):
    """A rescaled value is no int16."""


def read_stack(stack: Stack, unit: str, progress: Progress = silent) -> tuple[Placed, tuple[str, ...]]:
    """The volume of a stack on its grid, and what there is to say about its values.

    Decoded on all cores, rescaled plane by plane, padding made air, put onto the grid where the planes do not lie on one.
    Voxels are int16 where that is exact, else float32. BadInput names the file that cannot be decoded.
    """
    voxels, mask, remarks = read_planes(stack, unit, part(progress, 0.0, 0.95))
    if stack.index_map is not None or stack.table is not None:
        progress(0.95, "putting the slices onto a right-angled grid")
    return placed(stack, voxels, mask, unit), remarks


def read_planes(stack: Stack, unit: str, progress: Progress = silent) -> tuple[Voxels, Mask | None, tuple[str, ...]]:
    """The rescaled values of a stack's planes as they were scanned, [k, j, i], and which of them were really scanned."""
    remarks: set[str] = set()
    with quietly():
        try:
            voxels, padded = _read(stack, unit, np.dtype(np.int16), remarks, progress)
        except _NotExact:
            voxels, padded = _read(stack, unit, np.dtype(np.float32), remarks, progress)
    mask = np.logical_not(padded, out=padded) if padded.any() else None
    return voxels, mask, tuple(sorted(remarks))


def same_pixels(one: Plane, other: Plane) -> bool:
    """Whether two planes hold the same values; BadInput, naming the file, if one cannot be decoded."""
    with quietly():
        first, second = (_rescaled(significant(next(stored_pixels([p])), p.header), p) for p in (one, other))
    return bool(np.array_equal(first, second))


def scanned_values(planes: Sequence[Plane]) -> NDArray[Any]:
    """The rescaled values of planes, without padding, in one row; BadInput, naming the file, if one cannot be decoded."""
    found = []
    with quietly():
        for numbers in _by_file(planes):
            together = [planes[n] for n in numbers]
            for stored, plane in zip(stored_pixels(together), together, strict=True):
                values = _rescaled(significant(stored, plane.header), plane)
                outside = corner_padding(values)
                padded = is_padding(stored, plane.header)
                if padded is not None:
                    outside = padded if outside is None else padded | outside
                found.append(values.ravel() if outside is None else values[~outside])
    return np.concatenate(found)


def _read(
    stack: Stack, unit: str, dtype: np.dtype[np.int16] | np.dtype[np.float32], remarks: set[str], progress: Progress
) -> tuple[Voxels, Mask]:
    header = stack.planes[0].header
    shape = (len(stack.planes), header.rows, header.columns)
    voxels: Voxels = np.empty(shape, dtype)
    padded = np.zeros(shape, dtype=bool)  # costs no memory where nothing is padded
    tasks = _by_file(stack.planes)

    def read_file(numbers: Sequence[int]) -> int:
        for n, stored in zip(numbers, stored_pixels([stack.planes[n] for n in numbers]), strict=True):
            _fill(voxels[n], padded[n], stored, stack.planes[n], unit, remarks)
        return len(numbers)

    done = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = [pool.submit(read_file, numbers) for numbers in tasks]
        try:
            for future in as_completed(futures):
                done += future.result()
                progress(done / len(stack.planes), f"reading slice {done} of {len(stack.planes)}")
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return voxels, padded


def _by_file(planes: Sequence[Plane]) -> list[list[int]]:
    """The numbers of the planes that share a file, together, so that each file is opened once."""
    numbers = sorted(range(len(planes)), key=lambda n: (planes[n].frame.path, planes[n].frame.index))
    return [list(together) for _, together in groupby(numbers, key=lambda n: planes[n].frame.path)]


def _fill(out: Voxels, padded_out: Mask, stored: Stored, plane: Plane, unit: str, remarks: set[str]) -> None:
    """One plane of the volume, in place; `_NotExact` if whole numbers are wanted and it does not hold such."""
    numbers = significant(stored, plane.header)
    padded = is_padding(stored, plane.header)
    beyond = bits_beyond(stored, numbers, plane.header)
    if beyond is not None and (beyond.any() if padded is None else (beyond & ~padded).any()):
        remarks.add(
            f"bits beyond the {plane.header.bits_stored} stored ones were ignored, as the header asks; look at the values"
        )
    values = _rescaled(numbers, plane)
    if unit == "HU":
        around = corner_padding(values)
        padded = around if padded is None else padded if around is None else padded | around
    if padded is not None and padded.any():
        values = np.where(padded, AIR_HU if unit == "HU" else 0, values)
        padded_out[...] = padded
    if out.dtype == np.int16:
        if values.min() < INT16.min or values.max() > INT16.max:
            raise _NotExact
        if values.dtype.kind == "f" and not np.array_equal(values, np.rint(values)):
            raise _NotExact
    elif not np.isfinite(values).all():
        raise BadInput(f"{plane.frame.label} rescales to numbers that are not finite; export the series again")
    out[...] = values


def _rescaled(numbers: Stored, plane: Plane) -> NDArray[np.int64] | NDArray[np.int32] | NDArray[np.float64]:
    """`slope * stored + intercept` of the plane itself, in whole numbers where slope and intercept are whole."""
    slope, intercept = plane.frame.slope, plane.frame.intercept
    if slope.is_integer() and intercept.is_integer() and max(abs(slope), abs(intercept)) < 2**15 and numbers.itemsize < 4:
        values = numbers.astype(np.int32)
        if slope != 1:
            values *= int(slope)
        values += int(intercept)
        return values
    return numbers.astype(np.float64) * slope + intercept
