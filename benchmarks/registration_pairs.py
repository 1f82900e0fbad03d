"""Pairs of scans with known motion, made of real ones: the companion looks as another machine would show the same head."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import ndimage

from benchmarks.verification.scans import unpacked
from surgplan.base.geometry import Floats, Rigid, vector
from surgplan.base.grid import Grid
from surgplan.imaging.load import load_scan
from surgplan.imaging.volume import Volume, resample

SOURCES = {"brain_mr": "CT-like", "head_ct": "MR-like"}
"""The scans companions are made of, and what the companion looks like."""


def there_are_scans() -> bool:
    """Whether the real scans are on this computer."""
    return all(unpacked(name) is not None for name in (*SOURCES, "hip_ct"))


@cache
def scan(name: str) -> Volume:
    """One of the real scans."""
    folder = unpacked(name)
    if folder is None:
        raise FileNotFoundError(f"no {name} here: set SURGPLAN_DATA to the folder of real scans")
    return load_scan(folder).volume


@dataclass(frozen=True)
class Pair:
    """Two scans and how they really lie to each other."""

    fixed: Volume
    moving: Volume
    to_fixed: Rigid
    """From LPS mm of the moving scan to LPS mm of the fixed one."""
    head: Floats
    """(n, 3) points spread over the head, LPS mm of the fixed scan."""


def head_mask(volume: Volume) -> np.ndarray:
    """[k, j, i] the head without the air around it, holes filled slice by slice."""
    level = -300.0 if volume.unit == "HU" else 0.12 * float(np.percentile(volume.voxels, 99))
    step = np.s_[::1, ::4, ::4]
    solid = ndimage.binary_opening(volume.voxels[step] > level, iterations=2)
    labels, _ = ndimage.label(solid)
    solid = labels == 1 + int(np.argmax(np.bincount(labels.ravel())[1:]))
    solid = ndimage.binary_closing(np.pad(solid, 6), iterations=6)[6:-6, 6:-6, 6:-6]
    solid = np.stack([ndimage.binary_fill_holes(each) for each in solid])
    whole = solid.repeat(4, axis=1).repeat(4, axis=2)[:, : volume.voxels.shape[1], : volume.voxels.shape[2]]
    return whole


def companion(volume: Volume, seed: int) -> Volume:
    """The same head in other greys: smoothed first, so that the noise is not shared, then by a map that neither rises nor falls
    throughout; uneven over the field, with noise of its own."""
    rng = np.random.default_rng(seed)
    inside = head_mask(volume)
    sigma = [1.0 / s for s in volume.grid.spacing_mm[::-1]]
    smooth = ndimage.gaussian_filter(volume.voxels.astype(np.float32), sigma)
    if volume.unit == "HU":
        knots = [-1024, -200, -100, -20, 10, 25, 38, 60, 150, 400, 1600]
        greys = [0, 40, 900, 350, 180, 520, 430, 380, 250, 120, 10]
        values = np.interp(smooth, knots, greys).astype(np.float32)
        k, j, i = np.indices(tuple(-(-n // 8) for n in values.shape)) * 8.0
        uneven = 1 + 0.25 * np.sin(k / values.shape[0] * 2.5 + 0.4) * np.cos(j / values.shape[1] * 3 - i / values.shape[2])
        uneven = uneven.repeat(8, 0).repeat(8, 1).repeat(8, 2)[tuple(slice(n) for n in values.shape)]
        values *= uneven.astype(np.float32)
        return Volume(volume.grid, np.where(inside, values, 0).astype(np.int16), volume.valid)
    top = float(np.percentile(smooth[inside], 99))
    knots = np.array([0, 0.06, 0.10, 0.14, 0.3, 0.42, 0.55, 0.75, 1.0]) * top
    values = np.interp(smooth, knots, [950, 800, 180, 10, 22, 38, 28, 5, -80]).astype(np.float32)
    values[~inside] = -1000
    values += rng.normal(0, 1, values.shape).astype(np.float32)
    return Volume(volume.grid, values.astype(np.int16), None, "HU")


def acquired(volume: Volume, grid: Grid, motion: Rigid, noise: float, seed: int) -> Volume:
    """A noisy scan of the moved head on another grid: `motion` takes the head's LPS to the new scan's."""
    rng = np.random.default_rng(seed)
    blur = [max(0.0, 0.35 * a / b) for a, b in zip(grid.spacing_mm[::-1], volume.grid.spacing_mm[::-1], strict=True)]
    source = Volume(volume.grid, ndimage.gaussian_filter(volume.voxels.astype(np.float32), blur), volume.valid, volume.unit)
    back = motion.inverse()
    seen = Grid(
        grid.size, grid.spacing_mm, vector(back.apply(np.asarray(grid.origin_mm))), tuple((back.matrix3 @ grid.axes).ravel())
    )
    found = resample(source, seen)
    values = found.voxels + rng.normal(0, noise, found.voxels.shape).astype(np.float32)
    if volume.unit != "HU":
        values = np.abs(values)
    return Volume(grid, np.rint(values).astype(np.int16), found.valid, volume.unit)


def motion(seed: int, most_mm: float = 40.0, most_deg: float = 30.0, centre: tuple[float, float, float] = (0, 0, 0)) -> Rigid:
    """A turn about a random axis through `centre` and a shift: half of the most for seeds 0, 10, .., all of it for 9, 19, .."""
    rng = np.random.default_rng(1000 + seed)
    axis, along = rng.normal(size=3), rng.normal(size=3)
    share = 0.5 + 0.5 * (seed % 10) / 9
    angle, length = most_deg * share, most_mm * share
    turn = Rigid.about(centre, vector(axis), angle)
    return turn.then(Rigid.from_matrix(np.eye(3), length * along / np.linalg.norm(along)))


@cache
def _companion_of(name: str) -> Volume:
    return companion(scan(name), 7)


@cache
def _head_points(name: str) -> Floats:
    volume = scan(name)
    k, j, i = np.nonzero(head_mask(volume))
    chosen = np.random.default_rng(5).choice(len(k), 2000, replace=False)
    return volume.grid.to_lps(np.stack([i, j, k], axis=-1)[chosen])


def pair(name: str, seed: int, most_mm: float = 40.0, most_deg: float = 30.0) -> Pair:
    """The scan as the fixed one, and its companion scanned after a random motion on a grid of its own as the moving one."""
    volume = scan(name)
    moved = motion(seed, most_mm, most_deg, volume.grid.centre_mm)
    like_ct = SOURCES[name] == "CT-like"
    spacing = (0.9, 0.9, 2.0) if like_ct else (1.0, 1.0, 1.5)
    reach = np.asarray(volume.grid.size) * volume.grid.spacing_mm
    size = tuple(int(n) for n in np.ceil(reach / spacing))
    start = np.asarray(volume.grid.centre_mm) - (np.array(size) - 1) / 2 * spacing
    grid = Grid(size, spacing, vector(start + np.random.default_rng(seed).uniform(-8, 8, 3)))
    moving = acquired(_companion_of(name), grid, moved, 12.0 if like_ct else 18.0, seed)
    return Pair(volume, moving, moved.inverse(), _head_points(name))


def tre_mm(pair: Pair, matrix: Floats) -> Floats:
    """How far a registration's 4x4 matrix, moving to fixed, puts each point of the head from where it belongs, mm."""
    there = pair.to_fixed.inverse().apply(pair.head)
    back = there @ matrix[:3, :3].T + matrix[:3, 3]
    distance: Floats = np.linalg.norm(back - pair.head, axis=1)
    return distance


@cache
def other_region() -> Volume:
    """A CT of the hips, which no head fits."""
    folder = unpacked("hip_ct")
    if folder is None:
        raise FileNotFoundError("no hip_ct here: set SURGPLAN_DATA to the folder of real scans")
    return load_scan(folder / "files" / "example_ct.nii.gz", modality="CT").volume
