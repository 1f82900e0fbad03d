"""Smooth noise that is a function of the place alone, so that any part of a scan can be made by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

Image = NDArray[np.float32]


@njit(cache=True)
def _corner(i: int, j: int, k: int, seed: int) -> float:
    h = np.uint32(i) * np.uint32(374761393) + np.uint32(j) * np.uint32(668265263) + np.uint32(k) * np.uint32(2147483647)
    h = np.uint32(h + np.uint32(seed) * np.uint32(1274126177))
    h = np.uint32((h ^ (h >> np.uint32(13))) * np.uint32(1103515245))
    h = np.uint32((h ^ (h >> np.uint32(16))) * np.uint32(2246822519))
    h = np.uint32(h ^ (h >> np.uint32(15)))
    return (h & np.uint32(0xFFFFFF)) / 8388607.5 - 1.0


@njit(cache=True)
def _fade(t: float) -> float:
    return t * t * t * (t * (t * 6 - 15) + 10)


@njit(cache=True)
def _cloud(origin, spacing, size, period, seed):  # type: ignore[no-untyped-def]
    out = np.empty((size[2], size[1], size[0]), np.float32)
    for k in range(size[2]):
        z = (origin[2] + spacing[2] * k) / period[2]
        kz, fz = int(np.floor(z)), _fade(z - np.floor(z))
        for j in range(size[1]):
            y = (origin[1] + spacing[1] * j) / period[1]
            jy, fy = int(np.floor(y)), _fade(y - np.floor(y))
            for i in range(size[0]):
                x = (origin[0] + spacing[0] * i) / period[0]
                ix, fx = int(np.floor(x)), _fade(x - np.floor(x))
                total = 0.0
                for c in range(8):
                    a, b, d = c & 1, (c >> 1) & 1, c >> 2
                    weight = (fx if a else 1 - fx) * (fy if b else 1 - fy) * (fz if d else 1 - fz)
                    total += weight * _corner(ix + a, jy + b, kz + d, seed)
                out[k, j, i] = total
    return out


def cloud(
    origin: Sequence[float], spacing: Sequence[float], size: Sequence[int], period_mm: float | Sequence[float], seed: int
) -> Image:
    """Smooth noise in [-1, 1] (sd about 0.3) with cells of `period_mm`, a function of the place alone, indexed [k, j, i]."""
    period = np.broadcast_to(np.asarray(period_mm, dtype=float), (3,)).copy()
    return _cloud(np.asarray(origin, float), np.asarray(spacing, float), np.asarray(size, np.int64), period, seed)


@njit(cache=True)
def _folds(origin, spacing, size, waves, phases):  # type: ignore[no-untyped-def]
    out = np.empty((size[2], size[1], size[0]), np.float32)
    value, slope = np.empty(size[0]), np.empty((size[0], 3))
    soft = np.sum(waves**2) * 0.01
    for k in range(size[2]):
        for j in range(size[1]):
            value[:] = 0
            slope[:] = 0
            for n in range(len(phases)):
                w = waves[n]
                angle = phases[n] + w[0] * origin[0] + w[1] * (origin[1] + spacing[1] * j) + w[2] * (origin[2] + spacing[2] * k)
                # The wave along a row, by turning a pointer step by step.
                c, s = np.cos(angle), np.sin(angle)
                dc, ds = np.cos(w[0] * spacing[0]), np.sin(w[0] * spacing[0])
                for i in range(size[0]):
                    value[i] += c
                    for a in range(3):
                        slope[i, a] -= s * w[a]
                    c, s = c * dc - s * ds, s * dc + c * ds
            for i in range(size[0]):
                steep = slope[i, 0] ** 2 + slope[i, 1] ** 2 + slope[i, 2] ** 2
                out[k, j, i] = abs(value[i]) / np.sqrt(steep + soft)
    return out


def folds(
    origin: Sequence[float],
    spacing: Sequence[float],
    size: Sequence[int],
    wavelength_mm: float,
    seed: int,
    stretch: Sequence[float] = (1.0, 1.0, 1.0),
) -> Image:
    """About the distance (mm) from a folded surface like the furrows of the brain, half a wavelength from fold to fold.

    It is where the sum of plane waves of one length in all directions is zero; `stretch` lengthens the folds along an axis.
    """
    rng = np.random.default_rng([seed, 2])
    way = rng.standard_normal((28, 3))
    way = way / np.linalg.norm(way, axis=1, keepdims=True) / np.asarray(stretch)
    phases = rng.uniform(0, 2 * np.pi, len(way))
    where = (np.asarray(origin, float), np.asarray(spacing, float), np.asarray(size, np.int64))
    return _folds(*where, np.ascontiguousarray(way * (2 * np.pi / wavelength_mm)), phases)
