"""Compiled loops of volume rendering: which blocks hold anything, and rays through the rest."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BLOCK = 8
"""Edge in voxels of the blocks that are passed over when nothing in them is seen."""
OPAQUE = 0.98
"""A ray that has met this much ends."""
CUT_DEPTH_MM = 2.0
"""So far behind a cut it is shaded by values."""
CUT_DARK = 0.35
"""How light the lowest values of a cut are."""
FAINT = 0.08
"""A sample that adds less than this is lit by a quick gradient."""


@njit(cache=True, nogil=True)
def block_ranges(voxels: NDArray[Any], first: int, last: int, low: NDArray[np.float32], high: NDArray[np.float32]) -> None:
    """Least and greatest value of the blocks `first` to `last` along k, each with the next voxel on every side."""
    nk, nj, ni = voxels.shape
    for bk in range(first, last):
        for bj in range(low.shape[1]):
            for bi in range(low.shape[2]):
                least, most = np.inf, -np.inf
                for k in range(bk * BLOCK, min(bk * BLOCK + BLOCK + 1, nk)):
                    for j in range(bj * BLOCK, min(bj * BLOCK + BLOCK + 1, nj)):
                        for i in range(bi * BLOCK, min(bi * BLOCK + BLOCK + 1, ni)):
                            value = float(voxels[k, j, i])
                            least = min(least, value)
                            most = max(most, value)
                low[bk, bj, bi] = least
                high[bk, bj, bi] = most


@njit(cache=True, nogil=True)
def seen_blocks(
    low: NDArray[np.float32], high: NDArray[np.float32], seen_before: NDArray[np.int64], start: float, step: float
) -> NDArray[np.uint8]:
    """1 where a block holds a value that is seen.

    `seen_before[n]` counts the seen entries of the transfer function before entry n; entry n stands for `start + n * step`.
    """
    last = seen_before.shape[0] - 2
    found = np.zeros(low.shape, np.uint8)
    for bk in range(low.shape[0]):
        for bj in range(low.shape[1]):
            for bi in range(low.shape[2]):
                a = min(max(int(np.floor((low[bk, bj, bi] - start) / step)), 0), last)
                b = min(max(int(np.ceil((high[bk, bj, bi] - start) / step)), 0), last)
                found[bk, bj, bi] = seen_before[b + 1] > seen_before[a]
    return found


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _value(voxels: NDArray[Any], x: float, y: float, z: float) -> float:
    """The value at indices (i, j, k) = (x, y, z), linear between voxels; beyond the edge that of the edge."""
    nk, nj, ni = voxels.shape
    x, y, z = min(max(x, 0.0), ni - 1.001), min(max(y, 0.0), nj - 1.001), min(max(z, 0.0), nk - 1.001)
    i, j, k = int(x), int(y), int(z)
    fx, fy, fz = x - i, y - j, z - k
    c00 = voxels[k, j, i] * (1 - fx) + voxels[k, j, i + 1] * fx
    c01 = voxels[k, j + 1, i] * (1 - fx) + voxels[k, j + 1, i + 1] * fx
    c10 = voxels[k + 1, j, i] * (1 - fx) + voxels[k + 1, j, i + 1] * fx
    c11 = voxels[k + 1, j + 1, i] * (1 - fx) + voxels[k + 1, j + 1, i + 1] * fx
    return float((c00 * (1 - fy) + c01 * fy) * (1 - fz) + (c10 * (1 - fy) + c11 * fy) * fz)


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _slope(voxels: NDArray[Any], x: float, y: float, z: float) -> tuple[float, float, float]:
    """Change per voxel along i, j, k within the cell of eight voxels: quick, but it jumps between cells."""
    nk, nj, ni = voxels.shape
    x, y, z = min(max(x, 0.0), ni - 1.001), min(max(y, 0.0), nj - 1.001), min(max(z, 0.0), nk - 1.001)
    i, j, k = int(x), int(y), int(z)
    fx, fy, fz = x - i, y - j, z - k
    v000, v001 = float(voxels[k, j, i]), float(voxels[k, j, i + 1])
    v010, v011 = float(voxels[k, j + 1, i]), float(voxels[k, j + 1, i + 1])
    v100, v101 = float(voxels[k + 1, j, i]), float(voxels[k + 1, j, i + 1])
    v110, v111 = float(voxels[k + 1, j + 1, i]), float(voxels[k + 1, j + 1, i + 1])
    near, far = (v001 - v000) * (1 - fy) + (v011 - v010) * fy, (v101 - v100) * (1 - fy) + (v111 - v110) * fy
    gx = near * (1 - fz) + far * fz
    a0, a1 = v000 * (1 - fx) + v001 * fx, v010 * (1 - fx) + v011 * fx
    b0, b1 = v100 * (1 - fx) + v101 * fx, v110 * (1 - fx) + v111 * fx
    gy = (a1 - a0) * (1 - fz) + (b1 - b0) * fz
    gz = (b0 * (1 - fy) + b1 * fy) - (a0 * (1 - fy) + a1 * fy)
    return gx, gy, gz


@njit(cache=True, nogil=True, fastmath=True)
def cast_rows(
    voxels: NDArray[Any],
    seen: NDArray[np.uint8],
    colours: NDArray[np.float32],
    start: float,
    step: float,
    rays: Floats,
    limits: NDArray[np.float32],
    planes: Floats,
    step_mm: float,
    to_lps: Floats,
    lights: Floats,
    shine: Floats,
    first: int,
    last: int,
    out: NDArray[np.uint32],
) -> None:
    """Rows `first` to `last` of a picture (h, w) as premultiplied 0xAARRGGBB.

    `colours` (n, 4): red, green, blue and the share taken on one step, of the value `start + n * step`.
    `rays` (6, 3): in indices, the near end of the ray through the first pixel and its change per column and per row, and the
    same of the far end. `limits` (h, w): the share of each ray at which something solid lies.
    `planes` (p, 4): what is drawn has `n . ijk + d >= 0`. `to_lps` (3, 3): from indices to mm.
    `lights` (l, 4): unit directions to them in LPS, and strengths.
    `shine` (7): ambient, diffuse, specular, its power, the gradient per mm from which light falls fully, and the values between
    which a cut grows lighter: where a plane cuts the scan open there is no surface, so the cut is shaded by its values.
    """
    nk, nj, ni = voxels.shape
    entries = colours.shape[0] - 1
    width = out.shape[1]
    spacing = np.array([np.sqrt((to_lps[:, axis] ** 2).sum()) for axis in range(3)])
    a, b, eye = np.empty(3), np.empty(3), np.empty(3)
    top = np.array([ni - 1.0, nj - 1.0, nk - 1.0])
    for y in range(first, last):
        for x in range(width):
            t0, t1 = 0.0, float(limits[y, x])
            for axis in range(3):
                a[axis] = rays[0, axis] + x * rays[1, axis] + y * rays[2, axis]
                b[axis] = rays[3, axis] + x * rays[4, axis] + y * rays[5, axis] - a[axis]
                if abs(b[axis]) < 1e-9:
                    if a[axis] < 0.0 or a[axis] > top[axis]:
                        t1 = -1.0
                    continue
                one, other = -a[axis] / b[axis], (top[axis] - a[axis]) / b[axis]
                t0, t1 = max(t0, min(one, other)), min(t1, max(one, other))
            cut_until = -1.0
            for p in range(planes.shape[0]):
                at = planes[p, 0] * a[0] + planes[p, 1] * a[1] + planes[p, 2] * a[2] + planes[p, 3]
                change = planes[p, 0] * b[0] + planes[p, 1] * b[1] + planes[p, 2] * b[2]
                if abs(change) < 1e-12:
                    if at < 0.0:
                        t1 = -1.0
                elif change > 0.0:
                    if -at / change > t0:
                        t0 = -at / change
                        cut_until = t0
                else:
                    t1 = min(t1, -at / change)
            if t1 <= t0:
                out[y, x] = 0
                continue
            length = 0.0
            for axis in range(3):
                eye[axis] = -(to_lps[axis, 0] * b[0] + to_lps[axis, 1] * b[1] + to_lps[axis, 2] * b[2])
                length += eye[axis] ** 2
            length = np.sqrt(length)
            dt = step_mm / length
            cut_until += CUT_DEPTH_MM / length if cut_until >= 0.0 else 0.0
            # a start that differs from pixel to pixel keeps steps from being seen as rings
            noise = np.uint32(x) * np.uint32(374761393) + np.uint32(y) * np.uint32(668265263)
            noise = (noise ^ (noise >> np.uint32(13))) * np.uint32(1274126177)
            t = t0 + dt * (float(noise & np.uint32(1023)) / 1024.0)
            red, green, blue, taken = 0.0, 0.0, 0.0, 0.0
            while t < t1 and taken < OPAQUE:
                px, py, pz = a[0] + t * b[0], a[1] + t * b[1], a[2] + t * b[2]
                bi, bj, bk = int(px) // BLOCK, int(py) // BLOCK, int(pz) // BLOCK
                if seen[bk, bj, bi] == 0:
                    leave = t1
                    if abs(b[0]) > 1e-9:
                        leave = min(leave, ((bi + (b[0] > 0)) * BLOCK - a[0]) / b[0])
                    if abs(b[1]) > 1e-9:
                        leave = min(leave, ((bj + (b[1] > 0)) * BLOCK - a[1]) / b[1])
                    if abs(b[2]) > 1e-9:
                        leave = min(leave, ((bk + (b[2] > 0)) * BLOCK - a[2]) / b[2])
                    t += dt * max(1.0, np.ceil((leave - t) / dt))
                    continue
                value = _value(voxels, px, py, pz)
                entry = min(max((value - start) / step, 0.0), float(entries))
                n = int(entry + 0.5)
                share = colours[n, 3]
                if share > 0.0:
                    part = (1.0 - taken) * share
                    if t <= cut_until:
                        light = CUT_DARK + (1.0 - CUT_DARK) * min(max((value - shine[5]) / (shine[6] - shine[5]), 0.0), 1.0)
                        red += part * colours[n, 0] * light
                        green += part * colours[n, 1] * light
                        blue += part * colours[n, 2] * light
                        taken += part
                        t += dt
                        continue
                    if part < FAINT:
                        gx, gy, gz = _slope(voxels, px, py, pz)
                        gx, gy, gz = gx / spacing[0], gy / spacing[1], gz / spacing[2]
                    else:
                        gx = (_value(voxels, px + 1.0, py, pz) - _value(voxels, px - 1.0, py, pz)) / (2 * spacing[0])
                        gy = (_value(voxels, px, py + 1.0, pz) - _value(voxels, px, py - 1.0, pz)) / (2 * spacing[1])
                        gz = (_value(voxels, px, py, pz + 1.0) - _value(voxels, px, py, pz - 1.0)) / (2 * spacing[2])
                    steep = np.sqrt(gx * gx + gy * gy + gz * gz)
                    light, gloss = 1.0, 0.0
                    if steep > 1e-6:
                        gx, gy, gz = gx / steep / spacing[0], gy / steep / spacing[1], gz / steep / spacing[2]
                        nx = -(to_lps[0, 0] * gx + to_lps[0, 1] * gy + to_lps[0, 2] * gz)
                        ny = -(to_lps[1, 0] * gx + to_lps[1, 1] * gy + to_lps[1, 2] * gz)
                        nz = -(to_lps[2, 0] * gx + to_lps[2, 1] * gy + to_lps[2, 2] * gz)
                        facing = (nx * eye[0] + ny * eye[1] + nz * eye[2]) / length
                        if facing < 0.0:
                            nx, ny, nz = -nx, -ny, -nz
                        lit = shine[0]
                        for m in range(lights.shape[0]):
                            lx, ly, lz = lights[m, 0], lights[m, 1], lights[m, 2]
                            falls = nx * lx + ny * ly + nz * lz
                            if falls <= 0.0:
                                continue
                            lit += shine[1] * lights[m, 3] * falls
                            hx, hy, hz = lx + eye[0] / length, ly + eye[1] / length, lz + eye[2] / length
                            half = np.sqrt(hx * hx + hy * hy + hz * hz)
                            if half > 1e-9:
                                glance = max((nx * hx + ny * hy + nz * hz) / half, 0.0)
                                if glance > 0.7:  # below, the highlight is too faint to be seen
                                    gloss += shine[2] * lights[m, 3] * glance ** shine[3]
                        weight = min(steep / shine[4], 1.0)
                        light, gloss = 1.0 + weight * (lit - 1.0), weight * gloss
                    red += part * min(colours[n, 0] * light + gloss, 1.0)
                    green += part * min(colours[n, 1] * light + gloss, 1.0)
                    blue += part * min(colours[n, 2] * light + gloss, 1.0)
                    taken += part
                t += dt
            if taken >= OPAQUE:
                red, green, blue, taken = red / taken, green / taken, blue / taken, 1.0
            out[y, x] = (
                (np.uint32(taken * 255.0 + 0.5) << np.uint32(24))
                | (np.uint32(red * 255.0 + 0.5) << np.uint32(16))
                | (np.uint32(green * 255.0 + 0.5) << np.uint32(8))
                | np.uint32(blue * 255.0 + 0.5)
            )
