"""Region tools of the segmentation editor on 128^3 voxels, beside SimpleITK and scikit-image on the same input."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import SimpleITK
from scipy import ndimage
from skimage.filters import threshold_local
from skimage.segmentation import random_walker

from surgplan.segment.voxels.between_slices import filled_between
from surgplan.segment.voxels.border_refine import refined
from surgplan.segment.voxels.exact_distance import depths
from surgplan.segment.voxels.graph_cut import edges_of, graph_cut
from surgplan.segment.voxels.grow_cut import costs, grown, regrown
from surgplan.segment.voxels.leak_guard import about, grown_region
from surgplan.segment.voxels.local_level import above_half
from surgplan.segment.voxels.watershed import parted

N = 128
MM = (1.0, 1.0, 1.0)
K, J, I = np.ogrid[:N, :N, :N]  # noqa: E741

Row = dict[str, Any]


def ball(k: float, j: float, i: float, radius: float) -> np.ndarray:
    """The voxels of a ball."""
    return np.asarray((K - k) ** 2 + (J - j) ** 2 + (I - i) ** 2 <= radius**2)


def scan() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values of two touching balls in noise, and the balls."""
    left, right = ball(64, 64, 44, 30), ball(64, 64, 92, 26)
    values = ndimage.gaussian_filter(np.where(left | right, 300.0, 0.0), 0.8)
    values[:, :, 70:72] -= 60 * (left | right)[:, :, 70:72]
    return (values + np.random.default_rng(0).normal(0, 25, values.shape)).astype(np.int16), left, right


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall and CPU seconds of the second run, numba having compiled in the first; and what came out."""
    work()
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - wall, time.process_time() - cpu, found


def row(
    name: str, ours: Callable[[], Any], peer: str, theirs: Callable[[], Any] | None, note: Callable[[Any, Any], str]
) -> Row:
    """A row of the table."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu, found = timed(ours)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    peer_wall, other = None, None
    if theirs is not None:
        start = time.perf_counter()
        other = theirs()
        peer_wall = time.perf_counter() - start
    return {
        "name": name,
        "size": f"{N}^3",
        "ours_s": wall,
        "ours_cpu_s": cpu,
        "ours_mb": memory,
        "peer": peer,
        "peer_s": peer_wall,
        "ratio": None if peer_wall is None else wall / peer_wall,
        "note": note(found, other),
    }


def dice(a: np.ndarray, b: np.ndarray) -> float:
    """How far two masks agree."""
    return float(2 * (a & b).sum() / (a.sum() + b.sum()))


def image(array: np.ndarray) -> Any:
    """An array as SimpleITK has it."""
    return SimpleITK.GetImageFromArray(array.astype(np.uint8) if array.dtype == bool else array)


def array(found: Any) -> np.ndarray:
    """What SimpleITK made as a mask."""
    return np.asarray(SimpleITK.GetArrayFromImage(found))


def itk_watershed(mask: np.ndarray, markers: np.ndarray) -> np.ndarray:
    """SimpleITK's watershed from markers on its own distance map."""
    distance = SimpleITK.SignedMaurerDistanceMap(image(mask), squaredDistance=False, useImageSpacing=True)
    found = SimpleITK.MorphologicalWatershedFromMarkers(distance, image(markers), markWatershedLine=False)
    return array(SimpleITK.Mask(found, image(mask)))


def shape_based(drawn: np.ndarray, step: int) -> np.ndarray:
    """Plain shape-based interpolation by SciPy: signed distances between drawn slices, no parts followed."""
    made = drawn.copy()
    far = [ndimage.distance_transform_edt(~s) - ndimage.distance_transform_edt(s) for s in drawn[::step]]
    for n in range(len(far) - 1):
        for t in range(1, step):
            made[n * step + t] = (1 - t / step) * far[n] + t / step * far[n + 1] < 0
    return made


def run() -> list[Row]:
    """A row for each tool."""
    values, left, right = scan()
    both = left | right
    seeds = np.zeros(values.shape, np.uint8)
    seeds[60:68, 60:68, 36:44], seeds[60:68, 60:68, 92:100] = 1, 2
    seeds[4, 10:118, 10:118] = seeds[124, 10:118, 10:118] = seeds[64, 4, 10:118] = seeds[64, 124, 10:118] = 3
    steps = costs(values, MM)
    state = grown(steps, seeds)
    more = seeds.copy()
    more[40, 64, 20:40] = 1
    truth = np.where(left & ~right, 1, 0) + np.where(right & ~left, 2, 0)

    def of_balls(labels: np.ndarray) -> str:
        return f"{dice(labels == 1, truth == 1):.3f}"

    small = (slice(32, 96),) * 3
    window = about(values, (64, 64, 44), MM, 4.0)
    step = 8
    tilted = np.asarray(((J - 64) ** 2 + (I - 14 - 0.8 * K) ** 2 <= 36) & (K >= 0))
    drawn = np.zeros_like(tilted)
    drawn[::step] = tilted[::step]
    last = (N - 1) // step * step + 1
    rough = depths(~left, MM) - depths(left, MM) < 2 * np.sin(I / 4.0) * np.cos(J / 5.0)
    hard = (ball(64, 64, 44, 24).astype(np.int8) - (~ball(64, 64, 44, 36)).astype(np.int8)).astype(np.int8)
    none = np.zeros(values.shape, np.float32)
    edges = edges_of(values, 40.0, 1.0, 0.02)
    return [
        row(
            "grow from seeds (GrowCut)",
            lambda: grown(costs(values, MM), seeds).labels,
            "skimage random walker 64^3",
            lambda: random_walker(values[small].astype(float), seeds[small].astype(int), beta=130, mode="cg_j", tol=1e-3),
            lambda a, b: f"Dice {of_balls(a)}; the peer, on an eighth of it, {dice(b == 1, truth[small] == 1):.3f}",
        ),
        row("grow from seeds, one stroke more", lambda: regrown(steps, state, seeds, more).labels, "", None, lambda a, b: ""),
        row(
            "region grow, both guards",
            lambda: grown_region(values, (64, 64, 44), MM, window, neck_mm=8.0, solid=True).mask,
            "SimpleITK ConnectedThreshold",
            lambda: array(SimpleITK.ConnectedThreshold(image(values), [(44, 64, 64)], window.low, window.high)) > 0,
            lambda a, b: f"Dice {dice(a, both):.3f}, peer without guards {dice(b, both):.3f}",
        ),
        row(
            "local threshold, half way",
            lambda: above_half(values, MM, 8.0),
            "skimage threshold_local",
            lambda: values > threshold_local(values.astype(np.float32), 17, method="mean"),
            lambda a, b: f"Dice {dice(a, both):.3f}, peer {dice(b, both):.3f}",
        ),
        row(
            "fill between, every 8th slice",
            lambda: filled_between(drawn, 0, MM),
            "SciPy, distances only",
            lambda: shape_based(drawn, step),
            lambda a, b: f"tilted cylinder: Dice {dice(a[:last], tilted[:last]):.3f}, peer {dice(b[:last], tilted[:last]):.3f}",
        ),
        row(
            "watershed by two clicks",
            lambda: parted(both, [[(64, 64, 30)], [(60, 70, 100)]], MM, values),
            "SimpleITK watershed",
            lambda: itk_watershed(both, np.where(seeds == 3, 0, seeds).astype(np.uint8)),
            lambda a, b: f"Dice {of_balls(a)}, peer {of_balls(b)}",
        ),
        row(
            "graph cut, shell of 12 mm",
            lambda: graph_cut(none, none, edges, hard),
            "",
            None,
            lambda a, b: f"{int((hard == 0).sum())} free voxels",
        ),
        row(
            "refine a border by 4 mm",
            lambda: refined(rough, values, MM, 4.0),
            "",
            None,
            lambda a, b: f"Dice {dice(rough, left):.3f} before, {dice(a & ~right, left & ~right):.3f} after",
        ),
    ]
