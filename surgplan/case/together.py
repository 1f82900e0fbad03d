"""Several segments laid together on their grid, where each voxel belongs to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.grid import Grid
from surgplan.case.labels import read_bricks
from surgplan.case.operation import Blobs


@dataclass(frozen=True, eq=False)
class Together:
    """Labels of several segments: the number of each is its place among `names`, from 1."""

    grid: Grid
    names: tuple[str, ...]
    labels: NDArray[np.uint16]
    """[k, j, i], 0 for none."""
    voxels: tuple[int, ...]
    """How many each had by itself."""
    lost: tuple[tuple[str, str, int], ...]
    """Who lost how many voxels to whom, who came later."""

    def taken(self) -> list[dict[str, Any]]:
        """What was lost, as facts: `of`, `by`, `voxels`, `volume_mm3`."""
        unit = self.grid.voxel_volume_mm3
        return [{"of": of, "by": by, "voxels": n, "volume_mm3": n * unit} for of, by, n in self.lost]

    def words(self, called: Callable[[str], str] = str) -> tuple[str, ...]:
        """A sentence without a full stop for each that was lost, with names as they are to be `called`."""
        had, unit = dict(zip(self.names, self.voxels, strict=True)), self.grid.voxel_volume_mm3
        return tuple(
            f"{called(of)} lost {n * unit:.{0 if n * unit >= 100 else 2}f} mm3, "
            f"{100 * n / had[of]:.2g} % of it, to {called(by)}, which it overlaps"
            for of, by, n in self.lost
        )


def laid_together(blobs: Blobs, grid: Grid, segments: Sequence[tuple[str, str]]) -> Together:
    """Segments (name, blob of labels) on one grid, a voxel of several the last one's."""
    labels = np.zeros(grid.array_shape, dtype=np.uint16)
    names = tuple(name for name, _ in segments)
    voxels, lost = [], []
    for number, (name, blob) in enumerate(segments, 1):
        bricks = read_bricks(blobs, blob)
        voxels.append(bricks.count)
        if bricks.bounds is None:
            continue
        mask, part = bricks.box(bricks.bounds), labels[bricks.bounds]
        before = np.bincount(part[mask], minlength=number)
        lost += [(names[other - 1], name, int(before[other])) for other in range(1, number) if before[other]]
        part[mask] = number
    return Together(grid, names, labels, tuple(voxels), tuple(lost))
