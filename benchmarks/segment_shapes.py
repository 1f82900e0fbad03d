"""Shape tools of segmentation on whole label volumes and on regions, beside the same in SimpleITK, scikit-image and scipy."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import SimpleITK
from scipy import ndimage
from skimage import measure
from skimage.morphology import isotropic_closing

from surgplan.base.grid import Grid
from surgplan.case.labels import Mask
from surgplan.segment.voxels import components, holes, morphology
from surgplan.segment.voxels.joint_smoothing import smoothed_labels
from surgplan.segment.voxels.margins import evenly, shell, widened
from surgplan.segment.voxels.wrap import wrapped

LARGE, SMALL = 512, 128
SPACING = (1.0, 1.0, 1.0)
RADIUS = 3
MARGIN_MM = 5.0
ROUNDS = 3

Job = Callable[[], Any]


def bones(side: int, share: float = 0.085, seed: int = 4) -> Mask:
    """Hollow balls and tubes with noise that fill about a tenth of a cube, as a threshold of bone does."""
    random = np.random.default_rng(seed)
    mask: Mask = np.zeros((side, side, side), dtype=bool)
    while mask.mean() < share:
        centre = random.uniform(0.04 * side, 0.96 * side, 3)
        radius = random.uniform(0.016, 0.09) * side
        low = np.maximum((centre - radius - 1).astype(int), 0)
        high = np.minimum((centre + radius + 2).astype(int), side)
        k, j, i = np.ogrid[tuple(slice(a, z) for a, z in zip(low, high, strict=True))]
        square = (k - centre[0]) ** 2 + (j - centre[1]) ** 2 + (i - centre[2]) ** 2
        inner = radius * random.uniform(0, 0.8)
        mask[tuple(slice(a, z) for a, z in zip(low, high, strict=True))] |= (square <= radius**2) & (square >= inner**2)
    for _ in range(6):
        centre = random.uniform(0.12 * side, 0.88 * side, 2)
        radius = random.uniform(0.024, 0.047) * side
        j, i = np.ogrid[:side, :side]
        square = (j - centre[0]) ** 2 + (i - centre[1]) ** 2
        mask[side // 25 : -side // 25] |= ((square <= radius**2) & (square >= (0.6 * radius) ** 2))[None]
    found: Mask = mask & (random.random(mask.shape, dtype=np.float32) > 0.01)
    return found


def timed(job: Job, rounds: int) -> tuple[float, float, float]:
    """The best wall time, its CPU time and the growth of memory of a job."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = (np.inf, 0.0)
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        job()
        best = min(best, (time.perf_counter() - wall, time.process_time() - cpu))
    return best[0], best[1], (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def row(name: str, side: int, ours: Job, peer: str = "", theirs: Job | None = None, note: str = "") -> dict[str, Any]:
    """One row of the table; a job without a peer has none of its figures."""
    wall, cpu, memory = timed(ours, ROUNDS)
    peer_wall = timed(theirs, 1)[0] if theirs is not None else None
    return {
        "name": name,
        "size": f"{side}^3",
        "ours_s": wall,
        "ours_cpu_s": cpu,
        "ours_mb": memory,
        "peer": peer or None,
        "peer_s": peer_wall,
        "ratio": None if peer_wall is None else wall / peer_wall,
        "note": note,
    }


def whole_volume(mask: Mask) -> list[dict[str, Any]]:
    """Closing, holes, islands and margins of a whole label volume."""
    side = mask.shape[0]
    image = SimpleITK.GetImageFromArray(mask.astype(np.uint8))
    ball = (RADIUS, RADIUS, RADIUS)
    grid = Grid((side, side, side), SPACING, (0.0, 0.0, 0.0))

    def largest() -> Any:
        labels = SimpleITK.RelabelComponent(SimpleITK.ConnectedComponent(image))
        return SimpleITK.GetArrayFromImage(labels) == 1

    def grown() -> Any:
        distance = SimpleITK.SignedMaurerDistanceMap(image, squaredDistance=False, useImageSpacing=True)
        return SimpleITK.GetArrayFromImage(distance) <= MARGIN_MM

    def slices() -> Any:
        return [ndimage.binary_fill_holes(flat) for flat in mask]

    return [
        row(
            f"close by {RADIUS} voxels",
            side,
            lambda: morphology.closed(mask, RADIUS, SPACING),
            "SimpleITK BinaryMorphologicalClosing",
            lambda: SimpleITK.GetArrayFromImage(SimpleITK.BinaryMorphologicalClosing(image, ball)),
        ),
        row(
            f"open by {RADIUS} voxels",
            side,
            lambda: morphology.opened(mask, RADIUS, SPACING),
            "SimpleITK BinaryMorphologicalOpening",
            lambda: SimpleITK.GetArrayFromImage(SimpleITK.BinaryMorphologicalOpening(image, ball)),
        ),
        row(
            "fill holes",
            side,
            lambda: holes.filled_3d(mask),
            "SimpleITK BinaryFillhole",
            lambda: SimpleITK.GetArrayFromImage(SimpleITK.BinaryFillhole(image)),
        ),
        row("fill holes of axial slices", side, lambda: holes.filled_slices(mask, 0), "scipy binary_fill_holes", slices),
        row("largest island", side, lambda: components.largest(mask), "SimpleITK ConnectedComponent, Relabel", largest),
        row(
            "islands above a size",
            side,
            lambda: components.larger_than(mask, 1000),
            "scikit-image remove_small_objects",
            lambda: np.bincount(measure.label(mask, connectivity=1).ravel()) >= 1000,
            "the peer without writing the mask",
        ),
        row(
            f"margin of {MARGIN_MM:g} mm",
            side,
            lambda: widened(mask, evenly(MARGIN_MM), grid),
            "SimpleITK SignedMaurerDistanceMap",
            grown,
        ),
        row("hollow, wall of 3 mm inside", side, lambda: shell(mask, 3.0, 0.0, grid)),
        row("wrap over gaps of 6 mm", side, lambda: wrapped(mask, 6.0, SPACING)),
        row(
            "median of 2 voxels",
            side,
            lambda: morphology.majority(mask, 2, SPACING),
            "SimpleITK BinaryMedian (a cube)",
            lambda: SimpleITK.GetArrayFromImage(SimpleITK.BinaryMedian(image, (2, 2, 2))),
        ),
        row(
            "Gaussian of 1 voxel, volume kept",
            side,
            lambda: morphology.blurred(mask, 1, SPACING),
            "scipy gaussian_filter, cut at one half",
            lambda: ndimage.gaussian_filter(mask.astype(np.float32), 1.0, truncate=3.0) > 0.5,
        ),
    ]


def region(mask: Mask) -> list[dict[str, Any]]:
    """The same on a region, and several sets smoothed at once."""
    side = mask.shape[0]
    grid = Grid((side, side, side), SPACING, (0.0, 0.0, 0.0))
    image = SimpleITK.GetImageFromArray(mask.astype(np.uint8))
    k, j = np.arange(side)[:, None, None] > side // 2, np.arange(side)[None, :, None] > side // 2
    labels = (mask * (1 + k.astype(np.uint8) + 2 * j.astype(np.uint8))).astype(np.uint8)
    return [
        row(
            f"close by {RADIUS} voxels",
            side,
            lambda: morphology.closed(mask, RADIUS, SPACING),
            "scikit-image isotropic_closing",
            lambda: isotropic_closing(mask, RADIUS),
        ),
        row(
            "fill holes",
            side,
            lambda: holes.filled_3d(mask),
            "scipy binary_fill_holes",
            lambda: ndimage.binary_fill_holes(mask),
        ),
        row("largest island", side, lambda: components.largest(mask), "scipy label", lambda: ndimage.label(mask)),
        row(
            f"margin of {MARGIN_MM:g} mm",
            side,
            lambda: widened(mask, evenly(MARGIN_MM), grid),
            "scipy distance_transform_edt",
            lambda: ndimage.distance_transform_edt(~mask) <= MARGIN_MM,
        ),
        row(
            "median of 2 voxels",
            side,
            lambda: morphology.majority(mask, 2, SPACING),
            "SimpleITK BinaryMedian (a cube)",
            lambda: SimpleITK.GetArrayFromImage(SimpleITK.BinaryMedian(image, (2, 2, 2))),
        ),
        row(
            "joint smoothing of four sets",
            side,
            lambda: smoothed_labels(labels, 4, 1.0, SPACING),
            "scipy gaussian_filter of each, largest",
            lambda: np.argmax([ndimage.gaussian_filter((labels == n).astype(np.float32), 1.0) for n in range(5)], axis=0),
            "the peer keeps no volume",
        ),
    ]


def run() -> list[dict[str, Any]]:
    """A row for each tool at both sizes."""
    small = bones(SMALL)
    region(small)  # numba reads its cache
    return [*whole_volume(bones(LARGE)), *region(small)]


def main() -> None:
    """The table in words."""
    for found in run():
        peer = "no peer" if found["peer"] is None else f"{found['peer']} {found['peer_s']:.3f} s"
        cost = f"{found['ours_s']:7.3f} s (cpu {found['ours_cpu_s']:6.3f}, {found['ours_mb']:5.0f} MB)"
        print(f"{found['name']:34} {found['size']:6} {cost}  {peer}  {found['note']}")


if __name__ == "__main__":
    main()
