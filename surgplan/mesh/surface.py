"""The smooth surface around a segment; with the surface type and its helpers, for one import."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from surgplan.base.errors import MeshFailed
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.mesh.contour import Contour, contour_of, contoured, points_of, triangles_of
from surgplan.mesh.decimate import decimated
from surgplan.mesh.levels import LevelCrossings, level_crossings
from surgplan.mesh.low_pass import FAIR, anti_aliased, low_passed
from surgplan.mesh.triangles import Triangles, TriMesh, from_bytes, to_bytes

__all__ = ["TriMesh", "decimated", "extract", "extract_from_field", "from_bytes", "mask_box", "to_bytes"]

Mask = NDArray[np.bool_]

COLLAPSED = 0.5
"""A part that smoothing leaves with less than this share of its volume is kept unsmoothed: a speck of a few voxels."""
LARGEST_OFFSET = 0.15
"""Most that the surface is moved to give the volume back, in voxels."""
NEIGHBOURS = 6
"""Rounds of averaging over neighbours that tell how well the border follows the image around a point."""
HARDLY, WELL = 0.6, 0.85
"""Share of a neighbourhood that follows the image: below the first the labels rule, above the second the image does."""


def extract(
    mask: Mask,
    grid: Grid,
    values: NDArray[np.generic] | None = None,
    valid: Mask | None = None,
    first: tuple[int, int, int] = (0, 0, 0),
) -> TriMesh:
    """The smooth closed surface around a mask [k, j, i], in LPS mm, each edge between two triangles.

    Where the border of the mask follows a level of the image's `values` (as a threshold draws it), the surface is that
    level, between the voxels; `valid` says which values count. Elsewhere the labels are anti-aliased: a windowed sinc
    filter that keeps each point between the two voxels it parts, moved out evenly, by some hundredths of a voxel, until
    the labels' surface holds the volume of the voxels (flat triangles cut the corners of what is round).
    Parts that touch the border of the image are closed there. The arrays may be a part of the grid that begins at the
    voxel `first` [k, j, i]; for the same surface it holds a voxel more than the mask on each side that the grid has one.
    MeshFailed if the mask is empty.
    """
    box = mask_box(mask)
    if box is None:
        raise MeshFailed("the segment is empty, so it has no surface; mark some voxels first")
    contour = contour_of(mask[box])
    within = np.array([box[2].start, box[1].start, box[0].start], dtype=float)
    start = within + first[::-1]
    volume = float(np.count_nonzero(mask)) * grid.voxel_volume_mm3
    rough = _placed(contour.middles + start, contour.triangles, grid)
    smooth = _placed(anti_aliased(contour.middles, contour) + start, contour.triangles, grid)
    kept, collapsed = _without_collapsed(rough, smooth)
    offset = _offset_for_volume(kept, volume, LARGEST_OFFSET * min(grid.spacing_mm))
    found = None if values is None else _crossings(contour, within, values, valid)
    if found is None:
        return _moved_out(kept, offset)
    points, image = _blended(contour, found)
    mesh = _placed(points + start, contour.triangles, grid)
    mesh = TriMesh(np.where(collapsed[:, None], rough.points, mesh.points), mesh.triangles)
    return _moved_out(mesh, np.where(collapsed, 0.0, image * _cut_off(mesh)) + (1 - image) * offset)


def _crossings(contour: Contour, start: Floats, values: NDArray[np.generic], valid: Mask | None) -> LevelCrossings | None:
    """Where the image's levels cross the border; None where the border follows none."""
    sides = []
    for voxels in (contour.inside + start, contour.outside + start):
        there: Mask = np.all((voxels >= 0) & (voxels < np.array(values.shape[::-1])), axis=1)
        i, j, k = np.where(there[:, None], voxels, 0).astype(np.int64).T
        if valid is not None:
            there &= valid[k, j, i]
        sides.append(np.where(there, values[k, j, i].astype(float), np.nan))
    return level_crossings(*sides)


def _blended(contour: Contour, found: LevelCrossings) -> tuple[Floats, Floats]:
    """Points in index space, and how far (n,) the image rules each of them: it does where the neighbourhood follows it."""
    near = _averaged(found.follows.astype(float), contour.triangles)
    image = np.clip((near - HARDLY) / (WELL - HARDLY), 0, 1)
    image = _averaged(image * image * (3 - 2 * image), contour.triangles)
    at_level = contour.at(found.share)
    smooth = anti_aliased(at_level, contour)
    # a stray pair of voxels that does not follow lies where its neighbours put it
    at_level = np.where(found.follows[:, None], at_level, smooth)
    fair = low_passed(at_level, contour.triangles, FAIR, 20)
    return image[:, None] * fair + (1 - image[:, None]) * smooth, image


def _cut_off(mesh: TriMesh) -> Floats:
    """How far (n,) a surface between voxels lies inside the round one that was scanned, on average, mm.

    A triangle with edges l and its corners on a sphere of radius R lies l^2 / 8R inside: a quarter of how far a corner
    rises above the mean of its neighbours. A voxel holds the mean over its cube of side s, which draws the level in by
    s^2 / 12R; with the edges of about 0.8 s that contours have, that is as much again.
    """
    neighbours, count = _neighbours(mesh.triangles, len(mesh.points))
    rise = np.einsum("ij,ij->i", mesh.points - (neighbours @ mesh.points) / count[:, None], mesh.normals)
    return _averaged(rise, mesh.triangles) / 2


def _averaged(values: Floats, triangles: Triangles) -> Floats:
    """Values (n,) of points, averaged over their neighbours some times."""
    neighbours, count = _neighbours(triangles, len(values))
    for _ in range(NEIGHBOURS):
        values = (values + neighbours @ values) / (1 + count)
    return values


def _neighbours(triangles: Triangles, n: int) -> tuple[csr_array, Floats]:
    """Which points are joined by an edge, as a matrix, and with how many each is."""
    ends = triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    links = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n)).tocsr()
    return links, np.asarray(links.sum(axis=1)).ravel()


def extract_from_field(values: NDArray[np.floating], grid: Grid, level: float = 0.0) -> TriMesh:
    """The surface where a field [k, j, i] on a grid passes `level`; lower values are inside, the border of the grid is outside.

    No smoothing: the field is taken at its word. MeshFailed if nothing is below the level.
    """
    if not (values < level).any():
        raise MeshFailed("the field is nowhere below the level, so there is no surface; check the level and the region")
    outside = max(float(values.max()), level + 1.0)
    padded = np.pad(values.astype(np.float32), 1, constant_values=outside)
    surface = contoured(padded, level)
    return _placed(points_of(surface) - 1, triangles_of(surface), grid)


def mask_box(mask: Mask) -> tuple[slice, slice, slice] | None:
    """The smallest box [k, j, i] that holds every marked voxel; None if there is none."""
    slices = []
    for axis in range(3):
        marked = np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis)))
        if not len(marked):
            return None
        slices.append(slice(int(marked[0]), int(marked[-1]) + 1))
    return slices[0], slices[1], slices[2]


def _placed(indices: Floats, triangles: Triangles, grid: Grid) -> TriMesh:
    """Points (i, j, k) and triangles as a mesh in LPS that turns outwards."""
    points = grid.to_lps(indices)
    mesh = TriMesh(points, triangles)
    return mesh if mesh.volume_mm3 >= 0 else TriMesh(points, mesh.triangles[:, ::-1])


def _without_collapsed(rough: TriMesh, smooth: TriMesh) -> tuple[TriMesh, NDArray[np.bool_]]:
    """The smooth surface with the rough points where smoothing took most of a part's volume away, and which they are."""
    part = _parts(rough)
    volumes = [np.bincount(part[m.triangles[:, 0]], _signed_volumes(m), part.max() + 1) for m in (rough, smooth)]
    collapsed = (volumes[1] * np.sign(volumes[0]) < COLLAPSED * np.abs(volumes[0]))[part]
    return TriMesh(np.where(collapsed[:, None], rough.points, smooth.points), rough.triangles), collapsed


def _parts(mesh: TriMesh) -> NDArray[np.int32]:
    """For each point the number of the connected part it belongs to."""
    t = mesh.triangles
    links = coo_array((np.ones(2 * len(t), dtype=bool), (t[:, :2].ravel(), t[:, 1:].ravel())), shape=(len(mesh.points),) * 2)
    part: NDArray[np.int32] = connected_components(links, directed=False)[1]
    return part


def _signed_volumes(mesh: TriMesh) -> Floats:
    """Volume of the tetrahedron each triangle spans with the middle of the mesh."""
    corner = mesh.points[mesh.triangles[:, 0]] - mesh.points.mean(axis=0)
    volumes: Floats = np.einsum("ij,ij->i", corner, mesh.face_vectors) / 6
    return volumes


def _offset_for_volume(mesh: TriMesh, volume_mm3: float, largest_mm: float) -> float:
    """How far a surface moves evenly along its normals until it holds a volume, but no further than `largest_mm`."""
    moved, total = mesh, 0.0
    for _ in range(3):
        step = (volume_mm3 - moved.volume_mm3) / moved.area_mm2
        total = float(np.clip(total + step, -largest_mm, largest_mm))
        moved = _moved_out(mesh, total)
    return total


def _moved_out(mesh: TriMesh, offset_mm: float | Floats) -> TriMesh:
    return TriMesh(mesh.points + np.reshape(offset_mm, (-1, 1)) * mesh.normals, mesh.triangles)
