"""The scans of a case: ids, millimetres and the hashes of blobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid

BlobId = str
"""The SHA-256 of some bytes, in hex."""


@dataclass(frozen=True)
class Slices:
    """The planes as the scanner made them, kept where the image's grid is another: a tilted or an uneven stack."""

    voxels: BlobId
    """Raw little-endian rescaled values in C order, indexed [k, j, i]."""
    dtype: str
    size: tuple[int, int, int]
    """Numbers of columns, rows and planes."""
    spacing_mm: tuple[float, float]
    """Along i and j."""
    row: Vector
    """LPS direction of increasing i."""
    column: Vector
    """LPS direction of increasing j."""
    positions_mm: tuple[Vector, ...]
    """LPS position of the first voxel of each plane."""
    valid: BlobId | None = None
    """Label map of the voxels that were really scanned; nothing if all were."""


@dataclass(frozen=True)
class Phase:
    """One volume of a sequence on the image's grid: a phase of the heart, a time, an echo."""

    name: str
    voxels: BlobId
    valid: BlobId | None = None


@dataclass(frozen=True)
class Registration:
    """How an image came to lie in the frame of another."""

    fixed: str
    """The image whose frame it lies in now."""
    moving: str
    """The image it was before."""
    method: str
    """`rigid`, `affine` or `deformable`."""
    matrix: tuple[float, ...]
    """Twelve numbers, a 3x4 in rows: from LPS mm of the moving image to LPS mm of the fixed one."""
    displacements: BlobId | None = None
    """Of a deformable one: float32 LPS mm [k, j, i, 3] on the fixed image's grid, from a point there to where it was."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """What the check found, units in the names."""


@dataclass(frozen=True)
class Image:
    """A scan on its grid."""

    id: str
    modality: str
    grid: Grid
    voxels: BlobId
    """Raw little-endian values in C order, indexed [k, j, i]."""
    dtype: str
    """numpy name of the stored type, `int16` or `float32`; values are already rescaled."""
    unit: str = ""
    """`HU` for CT, nothing where the values have no unit."""
    valid: BlobId | None = None
    """Label map of the voxels that were really scanned; nothing if all were."""
    description: str = ""
    study_uid: str = ""
    series_uid: str = ""
    frame_of_reference: str = ""
    acquired: str = ""
    """ISO date of the scan, where it is known."""
    tilt_deg: float = 0.0
    """Gantry tilt that was taken out by resampling."""
    warnings: tuple[str, ...] = ()
    kernel: str = ""
    """Reconstruction kernel of a CT, where it is known."""
    contrast: str = ""
    """Contrast agent, where the header names one."""
    thickness_mm: float | None = None
    """Thickness of a slice, which is not the distance to the next one."""
    interpolated: BlobId | None = None
    """Label map of the voxels that lie between scanned slices further apart than the grid's; nothing if there are none."""
    original: Slices | None = None
    """The planes as scanned, where the grid is another."""
    phases: tuple[Phase, ...] = ()
    """Every volume of a sequence in its order; `voxels` is one of them."""
    phase: str = ""
    """Name of the one that `voxels` holds."""
    patient: str = ""
    """Pseudonym of another patient than the case's, where such a scan was taken in knowingly."""
    registration: Registration | None = None
