"""Masks from one grid onto another: equal to the voxel where the grids coincide, else by the nearest voxel, and said."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.placement import lengths
from surgplan.imaging.segments.segment_file import Mask, Placed

SAME_VOXEL = 0.05
"""Voxels by which two grids may be apart and still be taken for one: transforms stored in 32 bits are some thousandths off."""


def onto(mask: Mask, own: Grid, grid: Grid) -> Placed:
    """A mask on its own grid as one on `grid`; BadInput if part of what is marked lies outside of it.

    Where the grids coincide up to flips, the order of the axes and whole voxels, every voxel is kept.
    """
    box = _marked(mask)
    if box is None:
        return Placed(np.zeros(grid.array_shape, dtype=bool))
    start, stop = box
    part = mask[start[2] : stop[2], start[1] : stop[1], start[0] : stop[0]]
    size = (stop[0] - start[0], stop[1] - start[1], stop[2] - start[2])
    own = own.cropped((start[0], start[1], start[2]), size)
    _refuse_outside(part, own, grid)
    to_grid = np.linalg.inv(grid.affine) @ own.affine
    whole = np.rint(to_grid)
    if _coincide(to_grid, whole, size):
        return Placed(_moved(part, whole.astype(int), grid), same_grid=True)
    from surgplan.imaging.segments.segment_kernels import nearest

    placed = np.zeros(grid.array_shape, dtype=bool)
    first, last = _reach(to_grid, size, grid.size)
    nearest(part, np.ascontiguousarray(np.linalg.inv(to_grid)[:3]), first, last, placed)
    before = np.count_nonzero(part) * own.voxel_volume_mm3 / 1000
    after = np.count_nonzero(placed) * grid.voxel_volume_mm3 / 1000
    said = (
        f"It was drawn on another grid ({lengths(own.spacing_mm)}) and put on this image's ({lengths(grid.spacing_mm)}) by the "
        f"nearest voxel: {before:.4g} ml there, {after:.4g} ml here."
    )
    return Placed(placed, (said,))


def same_whole(own: Grid, grid: Grid) -> bool:
    """Whether two grids have the same voxels in the same order."""
    return own.size == grid.size and _coincide(np.linalg.inv(grid.affine) @ own.affine, np.eye(4), own.size)


def _marked(mask: Mask) -> tuple[list[int], list[int]] | None:
    """First and one past the last marked index along i, j, k; None if nothing is."""
    start, stop = [], []
    for axis in (2, 1, 0):
        marked = np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis)))
        if not len(marked):
            return None
        start.append(int(marked[0]))
        stop.append(int(marked[-1]) + 1)
    return start, stop


def _refuse_outside(part: Mask, own: Grid, grid: Grid) -> None:
    corners = np.stack(np.meshgrid(*((0, n - 1) for n in own.size), indexing="ij"), axis=-1).reshape(-1, 3)
    if grid.contains(own.to_lps(corners)).all():  # a box lies inside where its corners do
        return
    k, j, i = np.nonzero(part)
    outside = ~grid.contains(own.to_lps(np.column_stack([i, j, k])))
    if outside.any():
        raise BadInput(
            f"{100 * outside.mean():.3g} % of its voxels lie outside the image, so it would be cut off; "
            "import the scan it was drawn on, or the whole of it"
        )


def _coincide(to_grid: Floats, whole: Floats, size: tuple[int, int, int]) -> bool:
    """Whether every voxel of a grid lies on one voxel of the other, and its axes along the other's."""
    turn = np.abs(whole[:3, :3])
    if not (np.array_equal(turn.sum(axis=0), [1, 1, 1]) and np.array_equal(turn.sum(axis=1), [1, 1, 1])):
        return False
    corners = np.stack(np.meshgrid(*((0, n - 1) for n in size), indexing="ij"), axis=-1).reshape(-1, 3)
    apart = corners @ (to_grid - whole)[:3, :3].T + (to_grid - whole)[:3, 3]
    return bool(np.abs(apart).max() <= SAME_VOXEL)


def _moved(part: Mask, whole: np.ndarray, grid: Grid) -> Mask:
    """The marked box [k, j, i], turned and laid where a matrix of whole numbers says."""
    axes = [int(np.argmax(np.abs(whole[row, :3]))) for row in range(3)]  # which own axis runs along i, j, k
    turned = part.transpose(2, 1, 0).transpose(axes)
    turned = turned[tuple(slice(None, None, int(whole[row, axis])) for row, axis in enumerate(axes))]
    start = [int(whole[row, 3]) - (0 if whole[row, axis] > 0 else turned.shape[row] - 1) for row, axis in enumerate(axes)]
    placed = np.zeros(grid.array_shape, dtype=bool)
    i, j, k = (slice(first, first + n) for first, n in zip(start, turned.shape, strict=True))
    placed[k, j, i] = turned.transpose(2, 1, 0)
    return placed


def _reach(to_grid: Floats, size: tuple[int, int, int], limit: tuple[int, int, int]) -> tuple[np.ndarray, np.ndarray]:
    """The first and one past the last index (i, j, k) that a box of voxels, with their faces, reaches in another grid."""
    corners = np.stack(np.meshgrid(*((-0.5, n - 0.5) for n in size), indexing="ij"), axis=-1).reshape(-1, 3)
    there = corners @ to_grid[:3, :3].T + to_grid[:3, 3]
    first = np.clip(np.floor(there.min(axis=0)), 0, limit).astype(np.int64)
    last = np.clip(np.ceil(there.max(axis=0)) + 1, 0, limit).astype(np.int64)
    return first, last
