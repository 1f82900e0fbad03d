"""The canal of a case's femur, ready to be fitted to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, unit, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, silent
from surgplan.case.apart import planning_image
from surgplan.case.document import Case
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.imaging.volume import Volume, read_volume
from surgplan.mesh.surface import TriMesh
from surgplan.plan.canal import Wall, canal_axis, canal_surface, find_wall
from surgplan.plan.shaft_axis import Axis, shaft_axis


@dataclass(frozen=True, eq=False)
class FemurCanal:
    """The canal's wall and axis with the scan they were found in."""

    volume: Volume
    mask: NDArray[np.bool_]
    """The bone on the volume's grid."""
    wall: Wall
    axis: Axis
    """Through the middles of the canal, from distal to proximal."""
    surface: TriMesh

    @property
    def known(self) -> Grid:
        """The scan less a voxel all round: at its end the canal is closed by a lid that is no wall."""
        i, j, k = (max(1, n - 2) for n in self.volume.grid.size)
        return self.volume.grid.cropped((1, 1, 1), (i, j, k))


def femur_canal(
    case: Case,
    blobs: Blobs,
    segment: str,
    image: str | None,
    distal: Vector,
    proximal: Vector,
    straight: bool = False,
    progress: Progress = silent,
) -> FemurCanal:
    """The canal between two points of a segment's shaft, in the CT it was drawn on or another; Refused where there is none.

    With `straight` its axis is the line between the points, for scans that end before the shaft shows its own.
    """
    volume, mask = bone_in_ct(case, blobs, segment, image)
    progress(0.2, "finding the shaft's axis")
    line = Axis(distal, unit(np.subtract(proximal, distal)))
    shaft = line if straight else shaft_axis(mask, volume.grid, distal, proximal)
    wall = find_wall(volume, mask, shaft, distal, proximal)
    progress(0.4, "finding the canal's axis")
    axis = line if straight else canal_axis(volume, mask, shaft, distal, proximal, wall.threshold_hu)
    progress(0.7, "finding the canal's wall")
    middle = vector((np.asarray(distal) + np.asarray(proximal)) / 2)
    surface = canal_surface(volume, mask, wall, middle, axis.direction)
    return FemurCanal(volume, mask, wall, axis, surface)


def bone_in_ct(case: Case, blobs: Blobs, segment: str, image: str | None) -> tuple[Volume, NDArray[np.bool_]]:
    """A CT and a segment's voxels on its grid; Refused if the image is no CT."""
    bone = case.find("segments", segment)
    scan = planning_image(case, image or bone.image)
    if scan.unit != "HU":
        raise Refused(
            f"the canal is found by its HU, but {scan.id!r} is {scan.modality or 'an image'} without them; choose a CT"
        )
    volume = read_volume(blobs, scan)
    mask = read_labels(blobs, bone.labels)
    return volume, mask if bone.grid == scan.grid else _onto(mask, bone.grid, scan.grid)


def _onto(mask: NDArray[np.bool_], grid: Grid, wanted: Grid) -> NDArray[np.bool_]:
    """A mask on another grid, by the nearest voxel."""
    found = np.zeros(wanted.array_shape, dtype=bool)
    j, i = np.meshgrid(np.arange(wanted.size[1]), np.arange(wanted.size[0]), indexing="ij")
    for k in range(wanted.size[2]):
        index = np.rint(grid.to_index(wanted.to_lps(np.stack([i, j, np.full_like(i, k)], axis=-1)))).astype(int)
        inside = np.all((index >= 0) & (index < np.asarray(grid.size)), axis=-1)
        a, b, c = np.moveaxis(np.where(inside[..., None], index, 0), -1, 0)
        found[k] = mask[c, b, a] & inside
    return found
