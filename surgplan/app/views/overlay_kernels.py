"""Compiled loops that lay contours, filled outlines and coloured values over the pixels of a slice."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Values = NDArray[np.float32]
Pixels = NDArray[np.uint32]
"""0xFFRRGGBB, as QImage's Format_RGB32 has it."""
Ends = NDArray[np.float64]
"""Line pieces (n, 4): x, y, x, y in pixels."""
Table = NDArray[np.uint8]

FAR_PX2 = 1e12
"""Squared distance of what no line is near."""


@njit(cache=True)
def mix(pixel: np.uint32, red: float, green: float, blue: float, share: float) -> np.uint32:
    """A pixel with a share of another colour."""
    rest = 1.0 - share
    r = np.uint32(float((pixel >> np.uint32(16)) & np.uint32(255)) * rest + red * share + 0.5)
    g = np.uint32(float((pixel >> np.uint32(8)) & np.uint32(255)) * rest + green * share + 0.5)
    b = np.uint32(float(pixel & np.uint32(255)) * rest + blue * share + 0.5)
    return np.uint32(0xFF000000) | (r << np.uint32(16)) | (g << np.uint32(8)) | b


@njit(cache=True)
def level_lines(values: Values, level: float) -> Ends:
    """The lines on which sampled values take a level, by marching squares between the pixels' centres.

    Where two corners across of a square are above, the middle decides which are joined.
    """
    height, width = values.shape
    count = 0
    for y in range(height - 1):
        for x in range(width - 1):
            a, b = values[y, x] > level, values[y, x + 1] > level
            c, d = values[y + 1, x + 1] > level, values[y + 1, x] > level
            if a != b or b != c or c != d:
                count += 2 if a == c and b == d else 1
    ends = np.empty((count, 4))
    px, py = np.empty(4), np.empty(4)
    n = 0
    for y in range(height - 1):
        for x in range(width - 1):
            v0, v1, v2, v3 = values[y, x], values[y, x + 1], values[y + 1, x + 1], values[y + 1, x]
            a, b, c, d = v0 > level, v1 > level, v2 > level, v3 > level
            if a == b and b == c and c == d:
                continue
            k = 0
            if a != b:
                px[k], py[k] = x + (level - v0) / (v1 - v0), y
                k += 1
            if b != c:
                px[k], py[k] = x + 1.0, y + (level - v1) / (v2 - v1)
                k += 1
            if c != d:
                px[k], py[k] = x + (level - v3) / (v2 - v3), y + 1.0
                k += 1
            if d != a:
                px[k], py[k] = x, y + (level - v0) / (v3 - v0)
                k += 1
            first = 1 if k == 4 and ((v0 + v1 + v2 + v3) / 4 > level) != a else 0
            for pair in range(k // 2):
                one, other = (2 * pair + first) % k, (2 * pair + 1 + first) % k
                ends[n, 0], ends[n, 1] = px[one] + 0.5, py[one] + 0.5
                ends[n, 2], ends[n, 3] = px[other] + 0.5, py[other] + 0.5
                n += 1
    return ends


@njit(cache=True)
def stroke(pixels: Pixels, ends: Ends, red: float, green: float, blue: float, half: float, share: float) -> None:
    """Draw line pieces of width 2 `half` as one stroke of an opacity."""
    height, width = pixels.shape
    reach = half + 1.0
    x_low, x_high, y_low, y_high = width, -1, height, -1
    for n in range(ends.shape[0]):
        x_low = min(x_low, int(max(min(ends[n, 0], ends[n, 2]) - reach, 0.0)))
        x_high = max(x_high, int(min(max(ends[n, 0], ends[n, 2]) + reach, width - 1.0)))
        y_low = min(y_low, int(max(min(ends[n, 1], ends[n, 3]) - reach, 0.0)))
        y_high = max(y_high, int(min(max(ends[n, 1], ends[n, 3]) + reach, height - 1.0)))
    if x_high < x_low or y_high < y_low:
        return
    distance = np.full((y_high - y_low + 1, x_high - x_low + 1), FAR_PX2, np.float32)
    for n in range(ends.shape[0]):
        ax, ay, bx, by = ends[n, 0], ends[n, 1], ends[n, 2], ends[n, 3]
        dx, dy = bx - ax, by - ay
        length2 = max(dx * dx + dy * dy, 1e-12)
        for y in range(max(int(min(ay, by) - reach), 0), min(int(max(ay, by) + reach), height - 1) + 1):
            for x in range(max(int(min(ax, bx) - reach), 0), min(int(max(ax, bx) + reach), width - 1) + 1):
                px, py = x + 0.5 - ax, y + 0.5 - ay
                along = min(max((px * dx + py * dy) / length2, 0.0), 1.0)
                ex, ey = px - along * dx, py - along * dy
                away = ex * ex + ey * ey
                if away < distance[y - y_low, x - x_low]:
                    distance[y - y_low, x - x_low] = away
    for y in range(y_low, y_high + 1):
        for x in range(x_low, x_high + 1):
            away = np.sqrt(distance[y - y_low, x - x_low])
            if away < reach:
                lit = min(max(half + 0.5 - away, 0.0), 1.0) * share
                pixels[y, x] = mix(pixels[y, x], red, green, blue, lit)


@njit(cache=True)
def fill_outline(pixels: Pixels, ends: Ends, red: float, green: float, blue: float, share: float) -> None:
    """Fill what directed lines go round, once where several do: pixels whose centres lie within."""
    height, width = pixels.shape
    low, high = float(height), -1.0
    for n in range(ends.shape[0]):
        low, high = min(low, ends[n, 1], ends[n, 3]), max(high, ends[n, 1], ends[n, 3])
    top, bottom = max(int(low) - 1, 0), min(int(high) + 1, height - 1)
    if bottom < top:
        return
    turns = np.zeros((bottom - top + 1, width + 1), np.int32)
    for n in range(ends.shape[0]):
        ax, ay, bx, by = ends[n, 0], ends[n, 1], ends[n, 2], ends[n, 3]
        step = 1 if ay < by else -1
        if ay > by:
            ax, ay, bx, by = bx, by, ax, ay
        for y in range(max(int(np.ceil(ay - 0.5)), top), min(int(np.ceil(by - 0.5)) - 1, bottom) + 1):
            x = ax + (y + 0.5 - ay) / (by - ay) * (bx - ax)
            column = min(max(int(np.ceil(x - 0.5)), 0), width)
            turns[y - top, column] += step
    for y in range(top, bottom + 1):
        inside = 0
        for x in range(width):
            inside += turns[y - top, x]
            if inside != 0:
                pixels[y, x] = mix(pixels[y, x], red, green, blue, share)


@njit(cache=True)
def fill_values(corners: Ends, values: NDArray[np.float64], out: Values) -> None:
    """Write values into `out` at the pixels whose centres lie in triangles: corners (m, 6) x, y three times; values (m, 3)."""
    height, width = out.shape
    for t in range(corners.shape[0]):
        ax, ay, bx, by, cx, cy = corners[t]
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if area == 0.0 or np.isnan(values[t, 0] + values[t, 1] + values[t, 2]):
            continue
        left, right = max(int(min(ax, bx, cx) - 0.5), 0), min(int(max(ax, bx, cx) + 0.5), width - 1)
        top, bottom = max(int(min(ay, by, cy) - 0.5), 0), min(int(max(ay, by, cy) + 0.5), height - 1)
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                px, py = x + 0.5, y + 0.5
                v = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / area
                w = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / area
                if v >= -1e-9 and w >= -1e-9 and v + w <= 1 + 1e-9:
                    out[y, x] = values[t, 0] + v * (values[t, 1] - values[t, 0]) + w * (values[t, 2] - values[t, 0])


@njit(cache=True)
def odd_squares(values: Values, edge: float) -> Values:
    """Values in every second square of `edge` pixels; NaN in the others."""
    out = np.full(values.shape, np.nan, np.float32)
    height, width = values.shape
    for y in range(height):
        for x in range(width):
            if (int(y / edge) + int(x / edge)) % 2 == 1:
                out[y, x] = values[y, x]
    return out


@njit(cache=True)
def lay_colours(
    pixels: Pixels,
    values: Values,
    low: float,
    high: float,
    table: Table,
    over: Table,
    share: float,
    low_is_clear: bool,
) -> None:
    """Lay values over pixels in the colours of a table (n, 3), above `high` in that of `over` (0 or 1, 3); NaN is left out.

    With `low_is_clear` the opacity grows from none at `low` to `share` at `high`.
    """
    height, width = values.shape
    steps = table.shape[0]
    scale = 1.0 / (high - low)
    for y in range(height):
        for x in range(width):
            value = values[y, x]
            if np.isnan(value):
                continue
            place = (value - low) * scale
            opacity = share * min(max(place, 0.0), 1.0) if low_is_clear else share
            if place > 1.0 and over.shape[0] > 0:
                pixels[y, x] = mix(pixels[y, x], float(over[0, 0]), float(over[0, 1]), float(over[0, 2]), opacity)
            else:
                n = int(min(max(place, 0.0) * steps, steps - 1.0))
                pixels[y, x] = mix(pixels[y, x], float(table[n, 0]), float(table[n, 1]), float(table[n, 2]), opacity)
