"""A stack of DICOM planes as one volume."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.confined_child import may_fork
from surgplan.base.forked import Tell, forked
from surgplan.base.progress import Progress, part, silent
from surgplan.imaging.dicom.dicom_file import quietly
from surgplan.imaging.dicom.geometry import Stack
from surgplan.imaging.dicom.pixels import significant, stored_pixels
from surgplan.imaging.dicom.placed import Placed, placed
from surgplan.imaging.dicom.plane import Plane
from surgplan.imaging.dicom.plane_store import PlaneStore
from surgplan.imaging.dicom.rescale import NotExact, converted, padding_of, rescaled
from surgplan.imaging.padding import corner_padding
from surgplan.imaging.trilinear import Mask, Voxels


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
            voxels, mask = _read(stack, unit, np.dtype(np.int16), remarks, progress)
        except NotExact:
            voxels, mask = _read(stack, unit, np.dtype(np.float32), remarks, progress)
    return voxels, mask, tuple(sorted(remarks))


def same_pixels(one: Plane, other: Plane) -> bool:
    """Whether two planes hold the same values; BadInput, naming the file, if one cannot be decoded."""
    with quietly():
        first, second = (rescaled(significant(next(stored_pixels([p])), p.header), p) for p in (one, other))
    return bool(np.array_equal(first, second))


def scanned_values(planes: Sequence[Plane]) -> NDArray[Any]:
    """The rescaled values of planes, without padding, in one row; BadInput, naming the file, if one cannot be decoded."""
    found = []
    with quietly():
        for numbers in _by_file(planes):
            together = [planes[n] for n in numbers]
            for stored, plane in zip(stored_pixels(together), together, strict=True):
                values = rescaled(significant(stored, plane.header), plane)
                outside = corner_padding(values)
                padded = padding_of(stored, plane, set())
                if padded is not None:
                    outside = padded if outside is None else padded | outside
                found.append(values.ravel() if outside is None else values[~outside])
    return np.concatenate(found)


def _read(stack: Stack, unit: str, dtype: np.dtype[Any], remarks: set[str], progress: Progress) -> tuple[Voxels, Mask | None]:
    """The planes' values and which pixels were scanned, None if all were; `_NotExact` if they do not fit the type."""
    header = stack.planes[0].header
    shape = (len(stack.planes), header.rows, header.columns)
    voxels, valid = PlaneStore(shape, dtype), PlaneStore(shape, np.dtype(bool))
    files = _by_file(stack.planes)
    workers = min(os.cpu_count() or 1, len(files))
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress(done / shape[0], f"reading slice {done} of {shape[0]}")

    def read(worker: int, tell: Tell) -> dict[str, Any]:
        said: set[str] = set()
        padded = []
        for numbers in files[worker::workers]:
            for n, stored in zip(numbers, stored_pixels([stack.planes[n] for n in numbers]), strict=True):
                try:
                    values, outside = converted(stored, stack.planes[n], unit, dtype, said)
                except NotExact:
                    return {"exact": False}
                voxels.put(n, values)
                if outside is not None:
                    valid.put(n, ~outside)
                    padded.append(n)
            tell(len(numbers))
        return {"exact": True, "remarks": sorted(said), "padded": padded}

    share = forked if voxels.in_file and may_fork() else _threaded
    answers = share(read, workers, tell)
    if not all(answer["exact"] for answer in answers):
        voxels.discard()
        valid.discard()
        raise NotExact
    remarks.update(word for answer in answers for word in answer["remarks"])
    padded = {n for answer in answers for n in answer["padded"]}
    if not padded:
        valid.discard()
        return voxels.array(), None
    whole = np.ones(shape[1:], dtype=bool)
    for n in set(range(shape[0])) - padded:
        valid.put(n, whole)
    return voxels.array(), valid.array()


def _threaded(work: Callable[[int, Tell], Any], count: int, tell: Tell) -> list[Any]:
    from concurrent.futures import ThreadPoolExecutor  # which loads much, and is seldom needed

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda number: work(number, tell), range(count)))


def _by_file(planes: Sequence[Plane]) -> list[list[int]]:
    """The numbers of the planes that share a file, together, so that each file is opened once."""
    numbers = sorted(range(len(planes)), key=lambda n: (planes[n].frame.path, planes[n].frame.index))
    return [list(together) for _, together in groupby(numbers, key=lambda n: planes[n].frame.path)]
