"""The marrow canal of a long bone, from the CT: where it ends, its sections, its surface, its axis.

The canal's wall is where the HU pass half way between marrow and cortex, which a scanner's blur leaves in place at a wall
thicker than the blur (half-maximum rule; Prevrhal et al. 1999, Phys Med Biol 44:751).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector, vector
from surgplan.base.grid import Grid
from surgplan.imaging.volume import Volume, sample
from surgplan.mesh.surface import TriMesh, extract_from_field, mask_box
from surgplan.plan.shaft_axis import Axis, fit_line

Mask = NDArray[np.bool_]

PIXEL_MM = 0.25
"""Of the planes on which sections are measured."""
REACH_MM = 45.0
"""Half the edge of such a plane."""
WALL_LEVELS = 9
RAYS = 48
LEAST_CONTRAST_HU = 300.0
"""Cortex and marrow that differ by less can't be told apart."""
LEAST_RADIUS_MM = 4.0
"""A bone thinner than this round the axis is no shaft."""
DIRECTIONS = 90
"""Directions in which a section's widths are taken."""


@dataclass(frozen=True)
class Wall:
    """The HU of marrow and cortex and the threshold between them."""

    marrow_hu: float
    cortex_hu: float

    @property
    def threshold_hu(self) -> float:
        """Half way between marrow and cortex."""
        return (self.marrow_hu + self.cortex_hu) / 2


@dataclass(frozen=True, eq=False)
class CanalSection:
    """The canal in a plane."""

    origin: Vector
    """The plane's middle, LPS mm."""
    x: Vector
    y: Vector
    """Unit directions of the picture's columns and rows."""
    inside: Mask
    """[row, column], pixels of the canal."""
    bone: Mask
    """[row, column], pixels of the bone with its canal."""

    @property
    def area_mm2(self) -> float:
        """Area of the canal."""
        return float(np.count_nonzero(self.inside)) * PIXEL_MM**2

    @property
    def equivalent_diameter_mm(self) -> float:
        """Diameter of the circle of the same area."""
        return float(2 * np.sqrt(self.area_mm2 / np.pi))

    @property
    def centroid(self) -> Vector:
        """Middle of the canal, LPS mm."""
        return vector(np.asarray(self.origin) + self._places().mean(axis=0) @ np.array([self.x, self.y]))

    @property
    def diameters_mm(self) -> tuple[float, float]:
        """The least and the greatest width over all directions in the plane."""
        angle = np.linspace(0.0, np.pi, DIRECTIONS, endpoint=False)
        widths = [self.width_mm((np.cos(a), np.sin(a))) for a in angle]
        return min(widths), max(widths)

    def width_mm(self, direction: tuple[float, float]) -> float:
        """Extent along a unit direction given in the picture's x and y."""
        along = self._places() @ np.asarray(direction)
        # pixels are counted by their middles, so the extent is one pixel short
        return float(np.ptp(along)) + PIXEL_MM

    def _places(self) -> Floats:
        """The canal's pixels in the plane's own mm (n, 2)."""
        row, column = np.nonzero(self.inside)
        half = (self.inside.shape[0] - 1) / 2
        return np.column_stack([column - half, row - half]) * PIXEL_MM


def find_wall(volume: Volume, mask: Mask, axis: Axis, distal: Vector, proximal: Vector) -> Wall:
    """The HU of marrow and cortex in the shaft between two points; Refused if they can't be told apart.

    On rays from the axis at several levels: marrow is the median of what lies within a quarter of the way to the outside,
    cortex the median of the greatest HU of each ray.
    """
    u, v = across(axis.direction)
    angle = np.linspace(0, 2 * np.pi, RAYS, endpoint=False)
    rays = np.cos(angle)[:, None] * np.asarray(u) + np.sin(angle)[:, None] * np.asarray(v)
    heights = np.linspace(axis.at_height(distal), axis.at_height(proximal), WALL_LEVELS)
    starts = np.asarray(axis.origin) + heights[:, None] * np.asarray(axis.direction)
    step = np.arange(0.0, 30.0, 0.5)
    points = starts[:, None, None] + step[None, None, :, None] * rays[None, :, None]
    outside = np.where(_on_mask(mask, volume.grid, points), step, 0.0).max(axis=2)
    # a level counts where nearly all rays meet bone: there the axis runs inside it
    enclosed = (outside > LEAST_RADIUS_MM).mean(axis=1) > 0.9
    if np.count_nonzero(enclosed) < 3:
        raise Refused("the shaft's axis does not run inside the bone between the two points; check them and the segment")
    within = (step <= outside[..., None])[enclosed]
    hu = np.where(within, np.nan_to_num(sample(volume, points[enclosed]), nan=-1000.0), -1000.0)
    core = hu[within & (step < np.maximum(outside[enclosed], LEAST_RADIUS_MM)[..., None] / 4)]
    marrow, cortex = float(np.median(core)), float(np.median(hu.max(axis=2)))
    if cortex - marrow < LEAST_CONTRAST_HU:
        raise Refused(
            f"cortex ({cortex:.0f} HU) and marrow ({marrow:.0f} HU) differ by less than {LEAST_CONTRAST_HU:g} HU, so the canal "
            "has no wall to measure to; check the points of the shaft and the image"
        )
    return Wall(marrow, cortex)


def canal_section(
    volume: Volume, mask: Mask, origin: Vector, normal: Vector, x: Vector, threshold_hu: float
) -> CanalSection | None:
    """The canal in the plane through a point near it; nothing where the plane meets no canal.

    The canal is what lies below the threshold inside the bone's outline and hangs together with the middle. `mask` [k, j, i] is
    the bone on the volume's grid, with or without its canal. `x` is made perpendicular to the normal.
    """
    z = np.asarray(normal, dtype=float)
    ex = np.asarray(x) - (np.asarray(x) @ z) * z
    ex /= np.linalg.norm(ex)
    ey = np.cross(z, ex)
    count = 2 * round(REACH_MM / PIXEL_MM) + 1
    place = (np.arange(count) - (count - 1) / 2) * PIXEL_MM
    points = np.asarray(origin) + place[None, :, None] * ex + place[:, None, None] * ey
    hu = np.nan_to_num(sample(volume, points), nan=3000.0)
    bone = ndimage.binary_fill_holes(_on_mask(mask, volume.grid, points))
    inside = _part_at_middle(bone & (hu < threshold_hu))
    if inside is None:
        return None
    return CanalSection(vector(origin), vector(ex), vector(ey), ndimage.binary_fill_holes(inside), bone)


def canal_axis(
    volume: Volume, mask: Mask, shaft: Axis, distal: Vector, proximal: Vector, threshold_hu: float, levels: int = 12
) -> Axis:
    """The line through the middles of the canal between two points of the shaft, with the sense of the shaft's axis.

    Refused if fewer than three levels show a canal.
    """
    u, _ = across(shaft.direction)
    middles = []
    for height in np.linspace(shaft.at_height(distal), shaft.at_height(proximal), levels):
        start = vector(np.asarray(shaft.origin) + height * np.asarray(shaft.direction))
        found = canal_section(volume, mask, start, shaft.direction, u, threshold_hu)
        if found is not None:
            middles.append(found.centroid)
    if len(middles) < 3:
        raise Refused(
            f"the canal shows at {len(middles)} of {levels} levels between the shaft's two points; at least 3 are needed"
        )
    origin, along, rms = fit_line(np.array(middles), np.asarray(shaft.direction))
    return Axis(vector(origin), vector(along), rms)


def canal_surface(volume: Volume, mask: Mask, wall: Wall, near: Vector, along: Vector) -> TriMesh:
    """The closed surface of the canal and the spongy bone it opens into: the part below the threshold nearest to a point.

    A segment drawn without its marrow is filled across `along`, the shaft's direction. The canal ends at the segment's outside
    where the cortex is too thin to reach the threshold. Refused if there is none.
    """
    box = mask_box(mask)
    if box is None:
        raise Refused("the segment is empty, so it has no canal; mark some voxels first")
    bone = _filled(mask[box], 2 - int(np.argmax(np.abs(np.asarray(along) @ volume.grid.axes))))
    low = bone & (volume.voxels[box] < wall.threshold_hu)
    named, count = ndimage.label(low)
    if not count:
        raise Refused(
            f"nothing inside the segment lies below {wall.threshold_hu:.0f} HU, so it has no canal; check the threshold"
        )
    start = np.array([box[2].start, box[1].start, box[0].start])
    places = np.argwhere(low)
    apart = volume.grid.to_lps(places[:, ::-1] + start) - np.asarray(near)
    chosen = named == named[tuple(places[int(np.argmin((apart**2).sum(axis=1)))])]
    # beyond the rim stands as much above the threshold as marrow lies below it: the wall falls half way to the next voxel
    beyond = wall.threshold_hu + (wall.threshold_hu - wall.marrow_hu)
    rim = ndimage.binary_dilation(chosen, iterations=2) & bone & ~(low & ~chosen)
    values = np.where(rim, volume.voxels[box], beyond).astype(np.float32)
    grid = volume.grid.cropped((int(start[0]), int(start[1]), int(start[2])), (low.shape[2], low.shape[1], low.shape[0]))
    return extract_from_field(values, grid, wall.threshold_hu)


def _filled(mask: Mask, axis: int) -> Mask:
    """A mask without holes in its levels along an array axis."""
    levels = [ndimage.binary_fill_holes(level) for level in np.moveaxis(mask, axis, 0)]
    return np.moveaxis(np.array(levels), 0, axis)


def across(direction: Vector) -> tuple[Vector, Vector]:
    """Two unit directions across a direction and each other."""
    z = np.asarray(direction, dtype=float)
    helper = np.eye(3)[int(np.argmin(np.abs(z)))]
    u = np.cross(helper, z)
    u /= np.linalg.norm(u)
    return vector(u), vector(np.cross(z, u))


def _on_mask(mask: Mask, grid: Grid, points: Floats) -> Mask:
    """Whether points (..., 3) lie in a voxel of the mask."""
    index = np.rint(grid.to_index(points)).astype(int)
    inside = np.all((index >= 0) & (index < np.asarray(grid.size)), axis=-1)
    i, j, k = np.moveaxis(np.where(inside[..., None], index, 0), -1, 0)
    found: Mask = mask[k, j, i] & inside
    return found


def _part_at_middle(low: Mask) -> Mask | None:
    """The connected part of a picture nearest to its middle."""
    named, count = ndimage.label(low)
    if not count:
        return None
    rows, columns = np.nonzero(low)
    half = (low.shape[0] - 1) / 2
    nearest = int(np.argmin((rows - half) ** 2 + (columns - half) ** 2))
    part: Mask = named == named[rows[nearest], columns[nearest]]
    return part
