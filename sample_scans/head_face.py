"""Skin, face, eyes, jaws, air spaces and muscles of the head in the frame of `head_anatomy`."""

from __future__ import annotations

import numpy as np

from sample_scans.head_anatomy import egg, smooth_min
from sample_scans.shapes import Floats, Part, Solid, ball, sheet, tube

NASION = (0.0, -91.0, -12.0)


def eyes() -> Solid:
    """The globes."""
    return Solid((ball((-32, -74, -22), 12.2), ball((32, -74, -22), 12.2)))


def lenses() -> Solid:
    """The lenses."""
    return Solid(tuple(tube([[s - 3, -84, -22, 1.8], [s + 3, -84, -22, 1.8]]) for s in (-32.0, 32.0)))


def eye_muscles() -> Solid:
    """Optic nerves and straight muscles of the eyes."""
    parts: list[Part] = []
    for s in (-1.0, 1.0):
        parts.append(tube([[s * 31, -62, -22, 2.2], [s * 22, -42, -21, 2.2], [s * 8, -24, -19, 2.2]]))
        for dx, dz in ((11, 0), (-11, 0), (0, 11), (0, -11)):
            parts.append(
                tube(
                    [
                        [s * (32 + dx), -72, -22 + dz, 1.6],
                        [s * (30 + dx * 0.8), -58, -22 + dz * 0.8, 2.2],
                        [s * 20, -38, -21, 1.4],
                    ]
                )
            )
    return Solid(tuple(parts))


def face_air() -> Solid:
    """Nasal cavity, maxillary, ethmoid, sphenoid and frontal sinuses, mouth and throat, mastoid cells, ear canals."""
    parts: list[Part] = [
        sheet([[[-6, -88, -50, 2.5], [-5, -60, -46, 4]], [[-5, -84, -34, 2.0], [-4, -56, -30, 3]]]),
        sheet([[[6, -88, -50, 2.5], [5, -60, -46, 4]], [[5, -84, -34, 2.0], [4, -56, -30, 3]]]),
        tube([[0, -44, -50, 7], [0, -34, -56, 8], [0, -28, -74, 7], [0, -26, -95, 7]]),
        tube([[-7, -36, -32, 7], [7, -36, -32, 7]]),
        tube([[-12, -86, 2, 3], [-8, -87, 8, 4], [9, -87, 9, 4.5], [14, -86, 3, 3]]),
    ]
    for s in (-1.0, 1.0):
        parts.append(tube([[s * 27, -64, -44, 11], [s * 29, -60, -52, 12], [s * 26, -62, -60, 9]]))
        parts.append(tube([[s * 9, -72, -24, 4], [s * 10, -56, -25, 5]]))
        parts.append(tube([[s * 54, 26, -36, 4], [s * 54, 30, -44, 6], [s * 52, 28, -54, 4]]))
        parts.append(tube([[s * 84, 12, -38, 3], [s * 56, 10, -36, 2.5]]))
    return Solid(tuple(parts))


def skin(x: Floats, y: Floats, z: Floats, noses: Floats) -> Floats:
    """Signed distance of the skin, with face, jaw and neck; `noses` is the distance of `features`."""
    m = np.abs(x)
    vault = egg(m, y, z, (0, 3, 17), (82, 101, 76), 2.15)
    face = egg(m, y, z, (0, -38, -52), (60, 55, 62), 2.4)
    neck = np.hypot(m / 1.05, y - 26 - 0.05 * z) - 64.0 + 0.0 * z
    neck = np.maximum(neck, z + 20.0)
    return smooth_min(smooth_min(smooth_min(vault, face, 24.0), neck, 24.0), noses, 8.0)


def features() -> Solid:
    """Nose, brow, lips and ears."""
    parts = [
        tube([[0, -90, -14, 5.0], [0, -98, -30, 6.0], [0, -107, -44, 7.5]]),
        tube([[-9, -98, -47, 5], [9, -98, -47, 5]], blend_mm=4.0),
        tube([[-34, -80, -4, 8], [0, -86, -1, 8], [34, -80, -4, 8]], blend_mm=6.0),
    ]
    for s in (-1.0, 1.0):
        ear = [
            [[s * 72, 4, -10, 3], [s * 80, 20, -6, 3]],
            [[s * 68, 4, -30, 3], [s * 78, 22, -28, 3]],
            [[s * 66, 4, -50, 3], [s * 69, 12, -50, 3]],
        ]
        parts.append(sheet(ear, blend_mm=6.0))
    return Solid(tuple(parts))


def jaws() -> Solid:
    """Cheek bones, upper jaw and skull base bones, as thin-walled solids."""
    parts: list[Part] = [
        sheet(
            [
                [[-26, -70, -58, 5], [0, -84, -58, 6], [26, -70, -58, 5]],
                [[-24, -68, -66, 5], [0, -82, -68, 5], [24, -68, -66, 5]],
            ]
        ),
        tube([[0, -28, -34, 9], [0, -16, -40, 8], [0, -4, -48, 6]]),
    ]
    for s in (-1.0, 1.0):
        parts.append(tube([[s * 40, -76, -36, 6], [s * 56, -56, -38, 4.5], [s * 64, -30, -38, 3.5], [s * 66, -6, -38, 4]]))
        parts.append(tube([[s * 66, 20, -34, 9], [s * 44, 10, -34, 9], [s * 22, -2, -36, 8]]))
        parts.append(tube([[s * 60, 28, -42, 10], [s * 58, 26, -56, 8]]))
    return Solid(tuple(parts))


def head_muscles() -> Solid:
    """Chewing muscles, tongue and the muscles of the neck."""
    parts: list[Part] = [tube([[0, -62, -74, 15], [0, -46, -72, 15]])]
    for s in (-1.0, 1.0):
        parts += [
            sheet(
                [
                    [[s * 76, -44, 18, 3], [s * 79, -10, 24, 3]],
                    [[s * 72, -46, -8, 6], [s * 76, -22, -8, 5]],
                    [[s * 63, -46, -40, 7], [s * 64, -34, -44, 6]],
                ]
            ),
            tube([[s * 63, -52, -44, 8], [s * 60, -42, -80, 10]]),
            tube([[s * 42, -34, -42, 8], [s * 50, -30, -80, 9]]),
            tube([[s * 16, 80, -34, 9], [s * 20, 68, -90, 17]]),
            tube([[s * 44, 66, -40, 10], [s * 46, 54, -90, 14]]),
            tube([[s * 62, 36, -52, 8], [s * 58, 26, -90, 12]]),
        ]
    return Solid(tuple(parts))
