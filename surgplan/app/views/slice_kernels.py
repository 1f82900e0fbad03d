"""Compiled loops that turn voxels into the pixels of a slice view."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Values = NDArray[np.float32]
Pixels = NDArray[np.uint32]
"""0xFFRRGGBB, as QImage's Format_RGB32 has it."""

FAR_PX = 1e6


@njit(cache=True)
def _places(start: float, step: float, count: int, size: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The lower voxel of each of `count` places along one axis and the share of the upper one; -1 outside the volume."""
    lower = np.empty(count, np.int64)
    share = np.empty(count, np.float32)
    for n in range(count):
        at = start + n * step
        if at < -0.5 or at >= size - 0.5:
            lower[n] = -1
            share[n] = 0.0
        else:
            at = min(max(at, 0.0), size - 1.0)
            low = min(int(at), max(size - 2, 0))
            lower[n] = low
            share[n] = at - low
    return lower, share


@njit(cache=True)
def block_means(flat: NDArray, edge: int) -> Values:  # type: ignore[type-arg]
    """The means of blocks of `edge` x `edge` values; those at the border are as large as there are values."""
    rows, columns = flat.shape
    out = np.zeros((-(-rows // edge), -(-columns // edge)), np.float32)
    for y in range(out.shape[0]):
        bottom = min((y + 1) * edge, rows)
        for x in range(out.shape[1]):
            right = min((x + 1) * edge, columns)
            total = 0.0
            for r in range(y * edge, bottom):
                for c in range(x * edge, right):
                    total += flat[r, c]
            out[y, x] = total / ((bottom - y * edge) * (right - x * edge))
    return out


@njit(cache=True)
def bilinear(
    section: NDArray,  # type: ignore[type-arg]
    column: float,
    column_step: float,
    row: float,
    row_step: float,
    out: Values,
    outside: float,
) -> None:
    """Fill `out` (height, width) from a section [row, column], interpolating; places beyond it get `outside`."""
    rows, columns = section.shape
    height, width = out.shape
    left, right_share = _places(column, column_step, width, columns)
    top, bottom_share = _places(row, row_step, height, rows)
    next_column = 1 if columns > 1 else 0
    next_row = 1 if rows > 1 else 0
    for y in range(height):
        r = top[y]
        if r < 0:
            out[y, :] = outside
            continue
        fy = bottom_share[y]
        for x in range(width):
            c = left[x]
            if c < 0:
                out[y, x] = outside
                continue
            fx = right_share[x]
            one, two = np.float32(section[r, c]), np.float32(section[r, c + next_column])
            three, four = np.float32(section[r + next_row, c]), np.float32(section[r + next_row, c + next_column])
            upper = one + fx * (two - one)
            below = three + fx * (four - three)
            out[y, x] = upper + fy * (below - upper)


@njit(cache=True)
def trilinear(voxels: NDArray, start: NDArray, right: NDArray, down: NDArray, out: Values, outside: float) -> None:  # type: ignore[type-arg]
    """Fill `out` from voxels [k, j, i] along any plane: `start`, `right` and `down` are indices (i, j, k)."""
    nk, nj, ni = voxels.shape
    height, width = out.shape
    for y in range(height):
        for x in range(width):
            i = start[0] + x * right[0] + y * down[0]
            j = start[1] + x * right[1] + y * down[1]
            k = start[2] + x * right[2] + y * down[2]
            if i < -0.5 or j < -0.5 or k < -0.5 or i >= ni - 0.5 or j >= nj - 0.5 or k >= nk - 0.5:
                out[y, x] = outside
                continue
            i = min(max(i, 0.0), ni - 1.0)
            j = min(max(j, 0.0), nj - 1.0)
            k = min(max(k, 0.0), nk - 1.0)
            i0, j0, k0 = min(int(i), max(ni - 2, 0)), min(int(j), max(nj - 2, 0)), min(int(k), max(nk - 2, 0))
            i1, j1, k1 = min(i0 + 1, ni - 1), min(j0 + 1, nj - 1), min(k0 + 1, nk - 1)
            fi, fj, fk = i - i0, j - j0, k - k0
            near = (voxels[k0, j0, i0] * (1 - fi) + voxels[k0, j0, i1] * fi) * (1 - fj)
            near += (voxels[k0, j1, i0] * (1 - fi) + voxels[k0, j1, i1] * fi) * fj
            far = (voxels[k1, j0, i0] * (1 - fi) + voxels[k1, j0, i1] * fi) * (1 - fj)
            far += (voxels[k1, j1, i0] * (1 - fi) + voxels[k1, j1, i1] * fi) * fj
            out[y, x] = near * (1 - fk) + far * fk


@njit(cache=True)
def grey(values: Values, low: float, high: float, background: int, out: Pixels) -> None:
    """Values between `low` and `high` as black to white; NaN is the background."""
    height, width = values.shape
    scale = 255.0 / (high - low)
    for y in range(height):
        for x in range(width):
            value = values[y, x]
            if np.isnan(value):
                out[y, x] = np.uint32(background)
                continue
            level = min(max((value - low) * scale, 0.0), 255.0)
            shade = np.uint32(level + 0.5)
            out[y, x] = np.uint32(0xFF000000) | (shade << np.uint32(16)) | (shade << np.uint32(8)) | shade


@njit(cache=True)
def _mix(pixel: np.uint32, red: float, green: float, blue: float, share: float) -> np.uint32:
    rest = 1.0 - share
    r = np.uint32(float((pixel >> np.uint32(16)) & np.uint32(255)) * rest + red * share + 0.5)
    g = np.uint32(float((pixel >> np.uint32(8)) & np.uint32(255)) * rest + green * share + 0.5)
    b = np.uint32(float(pixel & np.uint32(255)) * rest + blue * share + 0.5)
    return np.uint32(0xFF000000) | (r << np.uint32(16)) | (g << np.uint32(8)) | b


@njit(cache=True)
def lay_over(pixels: Pixels, values: Values, low: float, high: float, share: float) -> None:
    """Lay values between `low` and `high`, as black to white, over pixels; NaN leaves the pixel as it is."""
    height, width = values.shape
    scale = 255.0 / (high - low)
    for y in range(height):
        for x in range(width):
            if not np.isnan(values[y, x]):
                shade = min(max((values[y, x] - low) * scale, 0.0), 255.0)
                pixels[y, x] = _mix(pixels[y, x], shade, shade, shade, share)


@njit(cache=True)
def checkerboard(pixels: Pixels, values: Values, low: float, high: float, edge: float) -> None:
    """Put values between `low` and `high`, as black to white, into every second square of `edge` pixels; NaN gives black."""
    height, width = values.shape
    scale = 255.0 / (high - low)
    for y in range(height):
        for x in range(width):
            if (int(y / edge) + int(x / edge)) % 2 == 1:
                value = values[y, x]
                shade = 0.0 if np.isnan(value) else min(max((value - low) * scale, 0.0), 255.0)
                pixels[y, x] = _mix(pixels[y, x], shade, shade, shade, 1.0)


@njit(cache=True)
def hatch(pixels: Pixels, inside: Values, red: float, green: float, blue: float, period: float, share: float) -> None:
    """Draw slanting lines, one in `period` pixels, where `inside` is above one half."""
    height, width = inside.shape
    for y in range(height):
        for x in range(width):
            if inside[y, x] > 0.5 and (x + y) % period < period / 5.0:
                pixels[y, x] = _mix(pixels[y, x], red, green, blue, share)


@njit(cache=True)
def blend_segment(
    pixels: Pixels, inside: Values, red: float, green: float, blue: float, fill: float, line: float, half: float
) -> None:
    """Lay a segment over pixels: a fill where `inside` is above one half and a contour of width 2 `half` on that level."""
    height, width = inside.shape
    for y in range(height):
        above, below = max(y - 1, 0), min(y + 1, height - 1)
        over_y = 1.0 / max(below - above, 1)
        for x in range(width):
            before, after = max(x - 1, 0), min(x + 1, width - 1)
            value = inside[y, x]
            gx = inside[y, after] - inside[y, before]
            gy = inside[below, x] - inside[above, x]
            if gx == 0.0 and gy == 0.0:
                if value > 0.5 and fill > 0.0:
                    pixels[y, x] = _mix(pixels[y, x], red, green, blue, fill)
                continue
            gx /= max(after - before, 1)
            gy *= over_y
            depth = (value - 0.5) / max(np.sqrt(gx * gx + gy * gy), 1e-6)
            covered = min(max(depth + 0.5, 0.0), 1.0) * fill
            if covered > 0.0:
                pixels[y, x] = _mix(pixels[y, x], red, green, blue, covered)
            edge = min(max(half + 0.5 - abs(depth), 0.0), 1.0) * line
            if edge > 0.0:
                pixels[y, x] = _mix(pixels[y, x], red, green, blue, edge)


@njit(cache=True)
def blend_lines(
    pixels: Pixels, ends: NDArray[np.float64], red: float, green: float, blue: float, half: float, halo: float
) -> None:
    """Draw line pieces (n, 4: x, y, x, y in pixels) of width 2 `half`, on a dark halo `halo` wider each side, as one stroke."""
    height, width = pixels.shape
    reach = half + halo + 1.0
    x_low, x_high, y_low, y_high = width, -1, height, -1
    for n in range(ends.shape[0]):
        x_low = min(x_low, int(max(min(ends[n, 0], ends[n, 2]) - reach, 0.0)))
        x_high = max(x_high, int(min(max(ends[n, 0], ends[n, 2]) + reach, width - 1.0)))
        y_low = min(y_low, int(max(min(ends[n, 1], ends[n, 3]) - reach, 0.0)))
        y_high = max(y_high, int(min(max(ends[n, 1], ends[n, 3]) + reach, height - 1.0)))
    if x_high < x_low or y_high < y_low:
        return
    distance = np.full((y_high - y_low + 1, x_high - x_low + 1), FAR_PX, np.float32)
    for n in range(ends.shape[0]):
        ax, ay, bx, by = ends[n, 0], ends[n, 1], ends[n, 2], ends[n, 3]
        dx, dy = bx - ax, by - ay
        length2 = max(dx * dx + dy * dy, 1e-12)
        for y in range(max(int(min(ay, by) - reach), y_low), min(int(max(ay, by) + reach), y_high) + 1):
            for x in range(max(int(min(ax, bx) - reach), x_low), min(int(max(ax, bx) + reach), x_high) + 1):
                px, py = x + 0.5 - ax, y + 0.5 - ay
                along = min(max((px * dx + py * dy) / length2, 0.0), 1.0)
                ex, ey = px - along * dx, py - along * dy
                away = np.sqrt(ex * ex + ey * ey)
                if away < distance[y - y_low, x - x_low]:
                    distance[y - y_low, x - x_low] = away
    for y in range(y_low, y_high + 1):
        for x in range(x_low, x_high + 1):
            away = distance[y - y_low, x - x_low]
            if away > reach:
                continue
            dark = min(max(half + halo + 0.5 - away, 0.0), 1.0) * 0.5
            lit = min(max(half + 0.5 - away, 0.0), 1.0)
            pixels[y, x] = _mix(pixels[y, x], 11.0, 13.0, 15.0, dark)
            pixels[y, x] = _mix(pixels[y, x], red, green, blue, lit)
