"""Flat sections of arrays for the slice views, kept while nothing about them changes."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views import slice_kernels, turned_kernels
from surgplan.app.views.contents import Sliced, ValuesBetween
from surgplan.app.views.planes import SlicePlane
from surgplan.app.views.slab import Slab
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.turned_sampling import brick_table, flat_slab, turned_slab
from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks

Values = NDArray[np.float32]
Array = NDArray[Any] | Sliced

KEPT = 48
"""Sections and sampled pictures that are kept."""

SLAB = 8
"""Sagittal slices that are copied together."""

ALIGNED = 1e-5
"""Largest difference of direction cosines at which two grids count as parallel."""


class Sections:
    """Samples arrays on a frame's pixels; the last results are kept by what they were made from."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], tuple[Any, Any]] = OrderedDict()

    def sampled(
        self,
        array: Array,
        grid: Grid,
        frame: SliceFrame,
        scale: float,
        outside: float,
        *,
        between: bool = False,
        name: str = "",
        slab: Slab | None = None,
    ) -> Values:
        """The array's values (height, width) at the pixels' centres of a frame; `outside` beyond its grid.

        An array on slices parallel to the frame's gives the nearest one, or with `between` what lies between two. Bricks of
        the same `name` as some before are thought to be an edit of those: only what differs is cut anew. A `slab` is for scans.
        """
        start, right, down = frame.index_lines(grid, scale)
        size = (round(frame.height * scale), round(frame.width * scale))
        key = ("sampled", id(array), tuple(start), tuple(right), tuple(down), size, outside, between, slab, frame.is_quick)
        found = self._find(key, array)
        if found is not None:
            return found
        out = np.empty(size, np.float32)
        if not between and not frame.plane.is_turned and np.allclose(grid.axes, frame.plane.grid.axes, atol=ALIGNED):
            self._sample_aligned(array, frame.plane, start, right, down, out, outside, name, slab)
        else:
            self._sample_turned(array, grid, frame, (start, right, down), out, outside, slab)
        return self._keep(key, array, out)

    def _sample_turned(
        self,
        array: Array,
        grid: Grid,
        frame: SliceFrame,
        lines: tuple[NDArray[Any], NDArray[Any], NDArray[Any]],
        out: Values,
        outside: float,
        slab: Slab | None,
    ) -> None:
        """A plane that runs across no index axis."""
        if isinstance(array, Bricks):
            key = ("table", id(array))
            table = self._find(key, array) or self._keep(key, array, brick_table(array))
            turned_kernels.turned_bricks(*table, array.shape, *lines, out)
        elif isinstance(array, ValuesBetween):
            turned_kernels.turned(array.volume.voxels, *lines, out, np.nan)
            out[:] = (out >= array.low) & (out <= array.high)
            if array.volume.valid is not None:
                scanned = np.empty_like(out)
                turned_kernels.turned(_plain(array.volume.valid), *lines, scanned, 0.0)
                out *= scanned >= 0.5
        elif isinstance(array, np.ndarray) and slab is not None:
            turned_slab(array, grid, lines, frame.plane.through, slab, out, quick=frame.is_quick)
        else:
            turned_kernels.turned(_plain(self._whole(array)), *lines, out, outside)

    def _whole(self, array: Array) -> NDArray[Any]:
        """An array itself, or all voxels of what is cut slice by slice."""
        if isinstance(array, np.ndarray):
            return array
        key = ("whole", id(array))
        found = self._find(key, array)
        return self._keep(key, array, array.dense()) if found is None else found

    def _sample_aligned(
        self,
        array: Array,
        plane: SlicePlane,
        start: NDArray[Any],
        right: NDArray[Any],
        down: NDArray[Any],
        out: Values,
        outside: float,
        name: str,
        slab: Slab | None,
    ) -> None:
        """A grid parallel to the frame's: one of its slices, interpolated within."""
        c, r, s = plane.column_axis, plane.row_axis, plane.slice_axis
        index = int(np.floor(start[s] + 0.5))
        if not 0 <= index < array.shape[2 - s]:
            out.fill(outside)
            return
        shrink = max(1, int(max(abs(right[c]), abs(down[r]))))
        section = self._section(array, plane, index, shrink, name, slab)
        shift = (shrink - 1) / 2
        slice_kernels.bilinear(
            section, (start[c] - shift) / shrink, right[c] / shrink, (start[r] - shift) / shrink, down[r] / shrink, out, outside
        )

    def _section(self, array: Array, plane: SlicePlane, index: int, shrink: int, name: str, slab: Slab | None) -> NDArray[Any]:
        """One slice [row, column], averaged over blocks of `shrink` voxels so that a small picture does not flicker."""
        key = ("section", id(array), plane.slice_axis, plane.row_axis, index, shrink, slab)
        found = self._find(key, array)
        if found is not None:
            return found
        if isinstance(array, np.ndarray) and slab is not None:
            flat = flat_slab(array, plane.slice_axis, index, plane.thickness_mm, slab)
        elif isinstance(array, np.ndarray):
            flat = self._flat(array, plane.slice_axis, index)
        else:
            flat = self._cut(array, 2 - plane.slice_axis, index, name).view(np.uint8)
        if plane.row_axis < plane.column_axis:
            flat = flat.T
        section = slice_kernels.block_means(flat, shrink) if shrink > 1 else _floats(flat)
        return self._keep(key, array, section)

    def _cut(self, array: Sliced, axis: int, index: int, name: str) -> NDArray[np.bool_]:
        """A flat slice across an array axis; of an edited label map only the bricks that differ from the last one's."""
        if not isinstance(array, Bricks) or not name:
            return array.section(axis, index)
        key = ("cut", name, axis, index)
        kept = self._kept.get(key)
        if kept is None or kept[0].shape != array.shape:
            return self._keep(key, array, array.section(axis, index))
        flat = kept[1]
        changed = [n for n in array.crossed(axis, index) if array.bricks[n] is not kept[0].bricks[n]]
        if changed:
            flat = flat.copy()
            for n in changed:
                place = tuple(s for a, s in enumerate(array.span(n)) if a != axis)
                flat[place] = array.section_of(n, axis, index)
        return self._keep(key, array, flat)

    def _flat(self, array: NDArray[Any], axis: int, index: int) -> NDArray[Any]:
        """One slice across index axis 0 (i), 1 (j) or 2 (k).

        Along i each value lies in another cache line, and a line holds its neighbours too: so a slab is copied at once.
        """
        if axis == 2:
            return array[index]
        if axis == 1:
            return array[:, index]
        first = index // SLAB * SLAB
        key = ("slab", id(array), first)
        slab = self._find(key, array)
        if slab is None:
            slab = self._keep(key, array, np.ascontiguousarray(array[:, :, first : first + SLAB]))
        return slab[:, :, index - first]

    def _find(self, key: tuple[Any, ...], array: Array) -> Any:
        kept = self._kept.get(key)
        if kept is None or _held(kept[0]) is not array:
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def _keep(self, key: tuple[Any, ...], array: Array, values: Any) -> Any:
        held = ref(array) if isinstance(array, np.ndarray) else array  # a phase that went by is not kept alive by its slices
        self._kept[key] = (held, values)
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return values

    def clear(self) -> None:
        """Let go of every array."""
        self._kept.clear()


def _held(kept: Any) -> Any:
    """What a kept section was made of; None where that is gone."""
    return kept() if isinstance(kept, ref) else kept


def _floats(flat: NDArray[Any]) -> NDArray[Any]:
    """A copy, so that the whole need not stay: labels stay bytes, all else becomes floats."""
    return np.array(flat, dtype=np.uint8 if flat.dtype == np.uint8 else np.float32, order="C")


def _plain(array: NDArray[Any]) -> NDArray[Any]:
    return array.view(np.uint8) if array.dtype == np.bool_ else array
