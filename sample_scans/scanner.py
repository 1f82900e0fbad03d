"""What a scanner does to tissue: partial volume, blur, noise and storing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import gaussian_filter, gaussian_filter1d

from sample_scans.dicom import INTERCEPT_HU
from sample_scans.shapes import Floats
from sample_scans.texture import Image
from surgplan.base.grid import Grid

HALO = 3
"""Slices on each side that touch a slice through the noise filter and the blur."""
SLAB = 64


def ct(
    tissue: Callable[[Grid], Image], grid: Grid, first: int, last: int, blur_mm: float, noise_hu: float, seed: int
) -> NDArray[np.uint16]:
    """The stored values (HU + 1024, [k, j, i]) of the slices `first` up to before `last`; `tissue` has no blur or noise."""
    slabs = []
    for start in range(first, last, SLAB):
        stop = min(start + SLAB, last)
        part = grid.cropped((0, 0, start - HALO), (grid.size[0], grid.size[1], stop - start + 2 * HALO))
        sigma = [blur_mm / h for h in reversed(grid.spacing_mm)]
        hu = gaussian_filter(tissue(part), sigma, mode="nearest", truncate=3)[HALO:-HALO]
        noise = np.float32(noise_hu) * grain(grid.array_shape[1:], start, stop, seed)
        noisy = hu + np.where(hu < -980, np.float32(0), noise)  # scanners blank the air around the patient
        slabs.append((np.clip(np.rint(noisy), INTERCEPT_HU, 3071) - INTERCEPT_HU).astype(np.uint16))
    return np.concatenate(slabs)


def mr(
    tissue: Callable[[Grid], Image], grid: Grid, first: int, last: int, blur_mm: float, noise_sd: float, seed: int
) -> NDArray[np.uint16]:
    """The stored values ([k, j, i]) of an MR magnitude image: the noise of two channels makes it Rician."""
    slabs = []
    for start in range(first, last, SLAB):
        stop = min(start + SLAB, last)
        part = grid.cropped((0, 0, start - HALO), (grid.size[0], grid.size[1], stop - start + 2 * HALO))
        sigma = [blur_mm / h for h in reversed(grid.spacing_mm)]
        signal = gaussian_filter(tissue(part), sigma, mode="nearest", truncate=3)[HALO:-HALO]
        real, imaginary = (noise_sd * grain(grid.array_shape[1:], start, stop, seed + c) for c in (0, 1))
        slabs.append(np.clip(np.rint(np.hypot(signal + real, imaginary)), 0, 4095).astype(np.uint16))
    return np.concatenate(slabs)


def grain(shape: tuple[int, int], start: int, stop: int, seed: int, sigma_px: float = 1.0, sigma_slices: float = 0.5) -> Image:
    """Gaussian noise of unit variance, slightly correlated, for the slices `start` to `stop`: [k, j, i]."""
    slices = [
        np.random.default_rng([seed, k + HALO]).standard_normal(shape, np.float32) for k in range(start - HALO, stop + HALO)
    ]
    noise = np.stack([gaussian_filter(s, sigma_px, mode="wrap", truncate=3) for s in slices])
    noise = gaussian_filter1d(noise, sigma_slices, axis=0, mode="nearest", truncate=HALO / sigma_slices)[HALO:-HALO]

    def loss(sigma: float) -> float:
        x = np.arange(-20, 21)
        w = np.exp(-0.5 * (x / sigma) ** 2)
        return float(np.sqrt(np.sum((w / w.sum()) ** 2)))

    scaled: Image = (noise / np.float32(loss(sigma_px) ** 2 * loss(sigma_slices))).astype(np.float32)
    return scaled


def mix(below: Image, above: Image | float, distance: Image, width_mm: float = 0.9) -> Image:
    """`above` where the distance is negative, `below` elsewhere, and the partial volume of a voxel of `width_mm` between."""
    share = np.clip(0.5 - distance / np.float32(width_mm), 0, 1)
    mixed: Image = below + share * (above - below)
    return mixed


def axes(grid: Grid, centre: ArrayLike = (0.0, 0.0, 0.0)) -> tuple[Floats, Floats, Floats]:
    """Coordinates along L, P and S relative to a centre, which broadcast to [k, j, i], of an axis-parallel grid."""
    o, h, n, c = grid.origin_mm, grid.spacing_mm, grid.size, np.asarray(centre, dtype=float)
    x, y, z = ((o[a] + h[a] * np.arange(n[a]) - c[a]).astype(np.float32) for a in range(3))
    return x[None, None, :], y[None, :, None], z[:, None, None]


def place(grid: Grid) -> tuple[Any, Any, Any]:
    """Origin, spacing and size, as the shapes and the noise take them."""
    return grid.origin_mm, grid.spacing_mm, grid.size


def fine_grid(low: Sequence[float], high: Sequence[float], spacing_mm: float) -> Grid:
    """A grid of small cubes that fills the box between two corners."""
    ni, nj, nk = (round((b - a) / spacing_mm) for a, b in zip(low, high, strict=True))
    x, y, z = (a + spacing_mm / 2 for a in low)
    return Grid((ni, nj, nk), (spacing_mm, spacing_mm, spacing_mm), (x, y, z))


def share(distance: Image, spacing_mm: float) -> Image:
    """How much of each small cube lies on the negative side of a surface."""
    inside: Image = np.clip(0.5 - distance / spacing_mm, 0, 1)
    return inside


def grid_json(grid: Grid) -> dict[str, Any]:
    """A grid as `surgplan import --list --json` names its numbers."""
    return {
        "size": list(grid.size),
        "spacing_mm": list(grid.spacing_mm),
        "origin_mm": list(grid.origin_mm),
        "direction": list(grid.direction),
    }


def rounded(values: ArrayLike, digits: int = 3) -> Any:
    """Numbers to so many digits, as nested lists."""
    return np.round(np.asarray(values, dtype=float), digits).tolist()
