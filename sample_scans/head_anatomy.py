"""Brain, ventricles and vessels relative to the midpoint between the commissures: x left, y posterior, z up; mm."""

from __future__ import annotations

import numpy as np

from sample_scans.shapes import Floats, Part, Solid, sheet, tube

AC, PC = (0.0, -12.0, 0.0), (0.0, 12.0, 0.0)
TUMOUR = (-37.0, 22.0, 36.0)
TUMOUR_RADIUS_MM, CORE_RADIUS_MM = 15.0, 10.5


def egg(
    x: Floats, y: Floats, z: Floats, centre: tuple[float, float, float], half: tuple[float, float, float], power: float = 2.0
) -> Floats:
    """About the signed distance of a (super)ellipsoid: exact on the surface, close near it."""
    u, v, w = ((c - o) / h for c, o, h in zip((x, y, z), centre, half, strict=True))
    f = (np.abs(u) ** power + np.abs(v) ** power + np.abs(w) ** power) ** (1 / power)
    g = np.sqrt((u / half[0]) ** 2 + (v / half[1]) ** 2 + (w / half[2]) ** 2) / np.maximum(np.sqrt(u * u + v * v + w * w), 1e-6)
    distance: Floats = (f - 1) / np.maximum(g, 1e-6)
    return distance


def smooth_min(a: Floats, b: Floats, blend_mm: float) -> Floats:
    """The union of two solids with a fillet."""
    gap = np.maximum(blend_mm - np.abs(a - b), 0)
    joined: Floats = np.minimum(a, b) - gap * gap / (4 * blend_mm)
    return joined


def hull(x: Floats, y: Floats, z: Floats) -> Floats:
    """The smooth envelope of the cerebrum: what the gyri touch from inside."""
    m = np.abs(x)
    main = egg(m, y, z, (0, 2, 22), (66, 84, 54), 2.25)
    frontal = egg(m, y, z, (20, -42, 12), (36, 38, 32))
    occipital = egg(m, y, z, (24, 52, 8), (34, 32, 26))
    temporal = egg(m, y, z, (46, -4, -16), (19, 42, 19))
    d = smooth_min(smooth_min(main, frontal, 8.0), occipital, 8.0)
    # The base is flat, higher in front (over the orbits) than behind; the temporal lobe hangs below it.
    base = np.interp(y, [-90, -30, 0, 40, 90], [-14.0, -13.0, -16.0, -6.0, -4.0]) - z
    d = np.maximum(d, base.astype(np.float32))
    return smooth_min(d, temporal, 6.0)


def cerebellum(x: Floats, y: Floats, z: Floats) -> Floats:
    """The cerebellum under its tent."""
    m = np.abs(x)
    lobe = egg(m, y, z, (23, 45, -30), (28, 31, 22))
    vermis = egg(m, y, z, (0, 42, -26), (14, 26, 21))
    return smooth_min(lobe, vermis, 8.0)


def stem() -> Solid:
    """Midbrain, pons, medulla and cord, with the thalami's floor."""
    return Solid(
        (tube([[0, 8, -2, 15], [0, 6, -12, 14], [0, 2, -26, 14.5], [0, 8, -42, 10.5], [0, 14, -58, 7], [0, 20, -90, 6]]),)
    )


def ventricles() -> Solid:
    """Lateral ventricles with horns, third ventricle, aqueduct and fourth ventricle."""
    parts: list[Part] = []
    for s in (-1.0, 1.0):
        parts += [
            sheet(
                [
                    [[s * 10, -38, 9, 3.0], [s * 4, -36, 17, 2.6]],
                    [[s * 12, -20, 13, 4.2], [s * 4, -18, 21, 2.8]],
                    [[s * 12, 4, 20, 3.6], [s * 4, 6, 24, 2.8]],
                    [[s * 17, 28, 20, 5.0], [s * 9, 28, 23, 3.0]],
                ]
            ),
            tube([[s * 17, 28, 20, 5.0], [s * 25, 38, 12, 6.2], [s * 23, 54, 9, 3.2], [s * 20, 66, 9, 1.5]], blend_mm=3.0),
            tube([[s * 25, 38, 12, 6.0], [s * 34, 28, -2, 3.2], [s * 34, 8, -12, 2.6], [s * 31, -10, -15, 2.2]], blend_mm=2.0),
            tube([[s * 4, -14, 12, 2.0], [0, -12, 8, 1.6]], blend_mm=1.0),
        ]
    parts.append(
        sheet([[[0, -14, 7, 1.6], [0, -10, -9, 1.6]], [[0, 0, 9, 1.8], [0, 0, -8, 1.8]], [[0, 12, 5, 1.6], [0, 12, -3, 1.4]]])
    )
    parts.append(tube([[0, 12, -2, 1.0], [0, 20, -12, 0.9], [0, 23, -20, 1.2]]))
    parts.append(
        sheet(
            [
                [[-5, 22, -24, 2.0], [5, 22, -24, 2.0]],
                [[-7, 24, -32, 3.5], [7, 24, -32, 3.5]],
                [[-2, 24, -44, 1.5], [2, 24, -44, 1.5]],
            ]
        )
    )
    return Solid(tuple(parts))


def deep_grey() -> Solid:
    """Thalamus, caudate and lentiform nuclei of both sides."""
    parts: list[Part] = []
    for s in (-1.0, 1.0):
        parts += [
            tube([[s * 9, -4, 4, 7], [s * 11, 6, 5, 9], [s * 15, 15, 5, 8]]),
            tube([[s * 14, -22, 8, 6], [s * 15, -10, 14, 5], [s * 18, 10, 20, 3], [s * 22, 22, 17, 2.2]]),
            sheet(
                [
                    [[s * 24, -18, 6, 5], [s * 21, -12, -3, 4]],
                    [[s * 28, -4, 8, 5], [s * 22, -2, -3, 4]],
                    [[s * 30, 10, 5, 3.5], [s * 26, 9, -2, 3]],
                ]
            ),
        ]
    return Solid(tuple(parts))


def vessels() -> Solid:
    """Sinuses and arteries that shine with contrast."""
    parts: list[Part] = [
        tube(
            [
                [0, -70, 40, 1.5],
                [0, -58, 62, 2.4],
                [0, -24, 77, 3.2],
                [0, 22, 78, 4.0],
                [0, 62, 56, 4.4],
                [0, 84, 24, 4.6],
                [0, 88, 6, 5.0],
            ]
        ),
        tube([[0, 22, 12, 2.6], [0, 38, 22, 3.0], [0, 62, 18, 3.4], [0, 86, 8, 4.0]]),
        tube([[0, 4, -36, 1.8], [0, -10, -31, 1.8], [0, -11, -18, 1.7], [0, -8, -13, 1.5]]),
        tube([[0, -34, 6, 1.2], [0, -40, 14, 1.3], [0, -32, 27, 1.3], [0, -10, 34, 1.2], [0, 14, 36, 1.0]]),
    ]
    for s in (-1.0, 1.0):
        parts += [
            tube(
                [
                    [s * 2, 88, 6, 4.6],
                    [s * 26, 78, -1, 4.2],
                    [s * 50, 54, -6, 4.2],
                    [s * 57, 34, -14, 4.4],
                    [s * 46, 24, -30, 4.6],
                    [s * 36, 16, -52, 5.0],
                ]
            ),
            tube(
                [
                    [s * 30, 4, -90, 3.0],
                    [s * 27, 0, -56, 2.8],
                    [s * 24, -6, -38, 2.6],
                    [s * 12, -14, -31, 2.5],
                    [s * 10, -26, -28, 2.4],
                    [s * 12, -20, -18, 2.2],
                ]
            ),
            tube(
                [
                    [s * 12, -20, -18, 2.0],
                    [s * 24, -24, -16, 1.7],
                    [s * 38, -20, -10, 1.6],
                    [s * 45, -6, 0, 1.4],
                    [s * 48, 12, 10, 1.2],
                ]
            ),
            tube([[s * 12, -20, -18, 1.6], [s * 6, -28, -12, 1.4], [s * 1.5, -34, 4, 1.2]]),
            tube([[0, -8, -13, 1.4], [s * 14, -2, -12, 1.3], [s * 20, 14, -7, 1.2], [s * 16, 34, 0, 1.0]]),
            tube([[s * 8, 30, -90, 2.2], [s * 14, 16, -64, 2.0], [s * 6, 2, -50, 1.8], [0, -1, -38, 1.8]]),
        ]
    return Solid(tuple(parts))


def sylvian() -> Solid:
    """The fissure between temporal and frontal lobe down to the insula, on both sides."""
    parts: list[Part] = []
    for s in (-1.0, 1.0):
        parts += [
            sheet(
                [
                    [[s * 66, -22, -6, 1.8], [s * 40, -20, -7, 1.4]],
                    [[s * 68, 4, 3, 1.6], [s * 42, 4, 1, 1.2]],
                    [[s * 68, 30, 14, 1.2], [s * 52, 28, 12, 1.0]],
                ]
            ),
            sheet(
                [
                    [[s * 40, -22, 10, 1.2], [s * 38, -20, -8, 1.4]],
                    [[s * 42, -6, 14, 1.0], [s * 40, -4, -4, 1.0]],
                    [[s * 44, 10, 14, 0.9], [s * 43, 10, 2, 0.9]],
                ]
            ),
        ]
    return Solid(tuple(parts))
