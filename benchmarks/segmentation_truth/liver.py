"""The liver from one click, with one more for each tumour, and with strokes of a brush."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from benchmarks.segmentation_truth.abdomen import Abdomen, abdomen, at_voxel, clicks, made
from benchmarks.segmentation_truth.figures import Figure, data, dice, hd95_mm
from surgplan.base.geometry import Vector
from surgplan.base.progress import silent
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import Mask, read_labels, write_labels
from surgplan.segment.tools.paint import Paint
from surgplan.segment.voxels.refined_grid import pooled

CASE = "liver_ct"
TARGET, OUTSIDE_TARGET, STROKES_TARGET = 0.92, 0.95, 0.96
STROKES, BRUSH_MM, POINTS = 8, 8.0, 12
"""With one click for each of two tumours they make ten."""


class Kept:
    """Blobs in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, blob: str) -> bytes:
        """Bytes put before."""
        return self.kept[blob]

    def pieces(self, blob: str) -> Iterator[bytes]:
        """Bytes put before, in one piece."""
        return iter((self.kept[blob],))

    def put(self, part: bytes | memoryview) -> str:
        """Keep bytes under the next number."""
        self.kept[str(len(self.kept))] = bytes(part)
        return str(len(self.kept) - 1)

    def put_all(self, parts: Sequence[bytes | memoryview]) -> list[str]:
        """Keep several."""
        return [self.put(part) for part in parts]


def figures() -> list[Figure]:
    """Three clicks; the tumours' clicks; strokes."""
    folder = data()
    if folder is None:
        return []
    scan = abdomen(folder)
    liver, tumours = scan.mask("liver"), scan.mask("livertumor1") | scan.mask("livertumor2")
    rows = []
    points = clicks(liver & ~tumours, scan.volume.grid, 3)
    for number, point in enumerate(points, 1):
        found, seconds = _found(scan, [point])
        rows.append(_row(f"liver, click {number}", found, liver, scan, TARGET, seconds))
        rows.append(_row(f"outside tumours, click {number}", found & ~tumours, liver & ~tumours, scan, OUTSIDE_TARGET, seconds))
    inside = [clicks(scan.mask(name), scan.volume.grid, 1)[0] for name in ("livertumor1", "livertumor2")]
    found, seconds = _found(scan, [points[0], *inside])
    rows.append(_row("and a click a tumour", found, liver, scan, STROKES_TARGET, seconds))
    painted = stroked(scan, found, liver, STROKES)
    rows.append(_row(f"and {STROKES} strokes of {BRUSH_MM:g} mm", painted, liver, scan, STROKES_TARGET, 0.0))
    return rows


def _found(scan: Abdomen, points: list[Vector]) -> tuple[Mask, float]:
    began = time.perf_counter()
    return made("liver", scan.volume, points)[0].mask, time.perf_counter() - began


def _row(structure: str, found: Mask, true: Mask, scan: Abdomen, target: float, seconds: float) -> Figure:
    far = hd95_mm(found, true, scan.volume.grid.spacing_mm)
    return Figure(CASE, structure, dice(found, true), far, target, seconds)


def stroked(scan: Abdomen, found: Mask, true: Mask, strokes: int) -> Mask:
    """A segment after strokes of `segment.paint` such as a user would draw who sees where it is wrong: largest gain first."""
    blobs, grid = Kept(), scan.volume.grid
    case = Case().with_item(Image("ct", "CT", grid, "", "int16", "HU"))
    case = case.with_item(Segment("liver", "ct", grid, write_labels(blobs, found), int(found.sum())))
    for _ in range(strokes):
        mask = read_labels(blobs, case.segments["liver"].labels)
        gains = {erase: _gain(mask, true, grid.spacing_mm, erase) for erase in (False, True)}
        best = max(gains, key=lambda erase: float(gains[erase][0].max()))
        path = _path(*gains[best])
        if not path:
            break
        stroke = Paint("liver", tuple(at_voxel(grid, at) for at in path), BRUSH_MM, erase=best)
        case = stroke.apply(case, stroke.compute(case, blobs, silent))
    return read_labels(blobs, case.segments["liver"].labels)


def _gain(mask: Mask, true: Mask, spacing_mm: Vector, erase: bool) -> tuple[NDArray[np.float32], list[int], list[float]]:
    """Right minus wrong voxels a dab at each place would make on blocks of voxels, the blocks' voxels and mm."""
    step = [2, 4, 4]
    right = (mask & ~true) if erase else (true & ~mask)
    wrong = (mask & true) if erase else (~true & ~mask)
    gain = pooled(right.astype(np.float32) - wrong.astype(np.float32), step, np.sum)
    size = [n * s for n, s in zip(step, reversed(spacing_mm), strict=True)]
    reach = [int(BRUSH_MM / s) for s in size]
    k, j, i = np.ogrid[tuple(slice(-n, n + 1) for n in reach)]
    ball = ((k * size[0]) ** 2 + (j * size[1]) ** 2 + (i * size[2]) ** 2 <= BRUSH_MM**2).astype(np.float32)
    return signal.oaconvolve(gain, ball, mode="same").astype(np.float32), step, size


def _path(gain: NDArray[np.float32], step: list[int], size: list[float]) -> list[tuple[int, ...]]:
    """The voxels of a stroke: from the best place on, always to the best one near that the stroke has not covered."""
    found: list[NDArray[np.int64]] = []
    left = gain.copy()
    where = np.indices(gain.shape).reshape(3, -1).T * np.asarray(size)
    for _ in range(POINTS):
        at = np.array(np.unravel_index(int(np.argmax(left)), gain.shape))
        if left[tuple(at)] <= 0.1 * gain.max() or gain.max() <= 0:
            break
        found.append(at)
        away = np.min([np.linalg.norm(where - a * np.asarray(size), axis=1) for a in found], axis=0).reshape(gain.shape)
        left = np.where((away > BRUSH_MM) & (away < 2.5 * BRUSH_MM), gain, 0)
    return [tuple(int(n * s + s // 2) for n, s in zip(at, step, strict=True)) for at in found]
