"""Bending a scan onto another: cubic B-splines over the affine fit, by Mattes' mutual information (SimpleITK)."""

from __future__ import annotations

import numpy as np
import SimpleITK
from numba import njit
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.imaging.formats.itk_files import itk_image
from surgplan.imaging.registration.levels import Body, Level, Subject
from surgplan.imaging.trilinear import Voxels, at_points

KNOTS_MM = (90.0, 60.0)
"""Distance of the splines' knots, coarse and then fine: what bends on less is not followed. Nearer knots
follow noise: on a head of 3 mm voxels 60 and 30 mm were worse than no bending at all [C]."""
BINS = 40
SAMPLES = 80_000
"""Voxels looked at, at each of the two levels."""
ITERATIONS = (30, 20)
JACOBIANS = (0.3, 3.0)
"""Smallest and largest local change of volume that is still taken for tissue that gives way."""
QUANTUM_MM = 1 / 256
"""Displacements are kept in such steps, which pack well."""
INVERSE_MM = 0.1
"""Largest error of going to the moving scan and back."""


def bent(
    fixed: Subject, moving: Subject, grid: Grid, pose: Floats, region: Body, seed: int, progress: Progress
) -> tuple[Level, NDArray[np.float32], dict[str, float]]:
    """The moving scan bent onto the fixed one at the middle level, the displacements on `grid`, and figures.

    Displacements [k, j, i, 3] lead from a point of the fixed scan to where it was in the moving one, LPS mm. Refused where the
    map folds or can't be undone.
    """
    spline: SimpleITK.Transform | None = None
    for n, knots in enumerate(KNOTS_MM):
        progress(0.35 * n, f"bending, knots {knots:g} mm apart")
        spline = _refined(fixed.levels[n], moving.levels[n], pose, region, spline, knots, n, seed)
    assert spline is not None
    progress(0.8, "working out the displacements")
    at_level = _displacements(spline, pose, fixed.levels[1].grid)
    displacements = _displacements(spline, pose, grid)
    figures = _plausible(displacements, grid) | _undone(spline, pose, fixed.body)
    return Level(fixed.levels[1].grid, _pulled(moving.levels[1], fixed.levels[1].grid, at_level)), displacements, figures


def _refined(
    fixed: Level,
    moving: Level,
    pose: Floats,
    region: Body,
    before: SimpleITK.Transform | None,
    knots_mm: float,
    n: int,
    seed: int,
) -> SimpleITK.Transform:
    image = itk_image(fixed.grid, np.nan_to_num(fixed.values))
    mesh = [max(2, round(size * s / knots_mm)) for size, s in zip(fixed.grid.size, fixed.grid.spacing_mm, strict=True)]
    spline = SimpleITK.BSplineTransformInitializer(image, mesh, 3)
    if before is not None:
        spline = _carried_over(before, spline)
    method = SimpleITK.ImageRegistrationMethod()
    method.SetNumberOfThreads(1)  # sums in the same order every time
    method.SetMetricAsMattesMutualInformation(BINS)
    method.SetMetricFixedMask(_mask(image, region, fixed.grid))
    there = ~np.isnan(moving.values)
    if not there.all():
        method.SetMetricMovingMask(itk_image(moving.grid, there.astype(np.uint8)))
    method.SetMetricSamplingStrategy(method.RANDOM)
    method.SetMetricSamplingPercentage(min(1.0, SAMPLES / fixed.values.size), seed)
    method.SetInterpolator(SimpleITK.sitkLinear)
    method.SetOptimizerAsLBFGSB(1e-6, numberOfIterations=ITERATIONS[n], maximumNumberOfFunctionEvaluations=40)
    method.SetMovingInitialTransform(_affine(pose))
    method.SetInitialTransform(spline, inPlace=True)
    try:
        method.Execute(image, itk_image(moving.grid, np.nan_to_num(moving.values)))
    except RuntimeError as exc:
        raise Refused("bending the scan onto the other failed where they share too little; register rigidly") from exc
    return spline


def _carried_over(before: SimpleITK.Transform, finer: SimpleITK.Transform) -> SimpleITK.Transform:
    """The finer spline with the bend of the coarser one."""
    images = []
    for target, source in zip(finer.GetCoefficientImages(), before.GetCoefficientImages(), strict=True):
        up = SimpleITK.Resample(source, target, SimpleITK.Transform(), SimpleITK.sitkBSplineResamplerOrder3, 0.0)
        images.append(SimpleITK.BSplineDecomposition(up, 3))
    return SimpleITK.BSplineTransform(images, 3)


def _mask(image: SimpleITK.Image, region: Body, grid: Grid) -> SimpleITK.Image:
    k, j, i = np.indices(grid.array_shape)
    inside = region.within(grid.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))).reshape(grid.array_shape)
    mask = SimpleITK.GetImageFromArray(inside.astype(np.uint8))
    mask.CopyInformation(image)
    return mask


def _affine(pose: Floats) -> SimpleITK.Transform:
    made = SimpleITK.AffineTransform(3)
    made.SetMatrix(pose[:3, :3].ravel().tolist())
    made.SetTranslation(pose[:3, 3].tolist())
    return made


def _whole(spline: SimpleITK.Transform, pose: Floats) -> SimpleITK.Transform:
    """Bend first, then move: what is added last is done first."""
    return SimpleITK.CompositeTransform([_affine(pose), spline])


def _displacements(spline: SimpleITK.Transform, pose: Floats, grid: Grid) -> NDArray[np.float32]:
    field = SimpleITK.TransformToDisplacementField(
        _whole(spline, pose), SimpleITK.sitkVectorFloat64, grid.size, grid.origin_mm, grid.spacing_mm, grid.direction
    )
    steps = np.rint(SimpleITK.GetArrayViewFromImage(field) / QUANTUM_MM)
    rounded: NDArray[np.float32] = (steps * QUANTUM_MM).astype(np.float32)
    return rounded


def _pulled(level: Level, grid: Grid, displacements: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values of a level at the displaced points of a grid; nan outside."""
    return pulled(level.values, None, level.grid, grid, displacements)


def pulled(
    voxels: Voxels, valid: NDArray[np.bool_] | None, source: Grid, grid: Grid, displacements: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Values [k, j, i] of an array on `source` at the displaced points of `grid`, trilinear; nan outside."""
    out = np.empty(grid.array_shape, dtype=np.float32)
    j, i = np.meshgrid(np.arange(grid.size[1]), np.arange(grid.size[0]), indexing="ij")
    for k in range(grid.size[2]):
        points = grid.to_lps(np.stack([i, j, np.full_like(i, k)], axis=-1)) + displacements[k]
        out[k] = at_points(voxels, valid, source.to_index(points).reshape(-1, 3)).reshape(i.shape)
    return out


def _plausible(displacements: NDArray[np.float32], grid: Grid) -> dict[str, float]:
    least, most = jacobians(displacements, grid)
    if least < JACOBIANS[0] or most > JACOBIANS[1]:
        folds = "folds" if least <= 0 else "changes volumes too much"
        raise Refused(
            f"the deformable fit {folds}: the local change of volume runs from {least:.2f} to {most:.2f} (allowed "
            f"{JACOBIANS[0]:g} to {JACOBIANS[1]:g}); register rigidly, or by a segment both scans show whole"
        )
    return {"jacobian_least": least, "jacobian_most": most}


def jacobians(displacements: NDArray[np.float32], grid: Grid) -> tuple[float, float]:
    """The smallest and the largest determinant of the map x -> x + displacement over a grid; 0 or less is a fold."""
    steps = [max(1, round(1.5 / s)) for s in grid.spacing_mm]  # a rounding of 1/256 mm must not look like a slope
    found = _jacobians(displacements, np.asarray(grid.spacing_mm), grid.axes, np.array(steps))
    return float(found[0]), float(found[1])


@njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _jacobians(field: NDArray[np.float32], spacing: Floats, axes: Floats, steps: NDArray[np.int64]) -> tuple[float, float]:
    nk, nj, ni = field.shape[:3]
    least, most = np.inf, -np.inf
    slope = np.zeros((3, 3))
    di, dj, dk = steps
    for k in range(nk - dk):
        for j in range(nj - dj):
            for i in range(ni - di):
                for c in range(3):
                    here = field[k, j, i, c]
                    slope[c, 0] = (field[k, j, i + di, c] - here) / (spacing[0] * di)
                    slope[c, 1] = (field[k, j + dj, i, c] - here) / (spacing[1] * dj)
                    slope[c, 2] = (field[k + dk, j, i, c] - here) / (spacing[2] * dk)
                m = np.zeros((3, 3))
                for a in range(3):
                    for b in range(3):
                        m[a, b] = slope[a, 0] * axes[b, 0] + slope[a, 1] * axes[b, 1] + slope[a, 2] * axes[b, 2]
                    m[a, a] += 1.0
                det = (
                    m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1])
                    - m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
                    + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0])
                )
                least, most = min(least, det), max(most, det)
    return least, most


def _undone(spline: SimpleITK.Transform, pose: Floats, body: Body) -> dict[str, float]:
    """How well the bend can be undone by a fixed-point iteration at points of the body; Refused where it can't."""
    points = body.points()
    points = points[:: max(1, len(points) // 500)]
    bend = np.array([spline.TransformPoint(p) for p in points.tolist()])
    back = bend.copy()
    for _ in range(30):
        back = back + bend - np.array([spline.TransformPoint(p) for p in back.tolist()])
    error = float(np.linalg.norm(back - points, axis=1).max())
    if not error <= INVERSE_MM:
        raise Refused(f"the deformable fit can't be undone (to {error:.1f} mm); register rigidly")
    moved = np.linalg.norm(bend - points, axis=1)
    return {"inverse_error_mm": error, "bend_most_mm": float(moved.max()), "bend_mean_mm": float(moved.mean())}
