"""What surrounds the aorta: spine, kidneys, gut, muscles, fat and skin; LPS mm."""

from __future__ import annotations

import numpy as np

from sample_scans.shapes import Floats, Part, Solid, ball, sheet, tube

LEVEL_MM = 36.0
BODIES = {f"L{n}": (0.0, -6.0 + 0.0014 * (60.0 + 48.0 - LEVEL_MM * n) ** 2, 48.0 - LEVEL_MM * n) for n in (-0, 1, 2, 3, 4, 5)}
"""Centres of the vertebral bodies; L0 stands for the last thoracic one."""
HALF_HEIGHT_MM = 13.5


def vertebral_bodies(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats]:
    """Signed distances of the bodies and of the column of discs between them, from arrays that broadcast."""
    level = np.clip(np.rint((48.0 - z) / LEVEL_MM), 0, 5)
    from_centre = z - (48.0 - LEVEL_MM * level)
    axis_y = -6.0 + 0.0014 * (60.0 + z) ** 2
    waist = 3.0 * np.clip(1 - (from_centre / HALF_HEIGHT_MM) ** 2, 0, 1)
    back = np.maximum(y - axis_y, 0) * 0.012 * x * x / 24.0
    ring = (np.sqrt((x / 25.0) ** 2 + ((y - axis_y - back * 0.2) / 18.5) ** 2) - 1) * 19.0 + waist
    dent = 9.5 - np.hypot(x, y - axis_y - 25.0)
    ring = np.maximum(ring, dent)
    flat = np.abs(from_centre) - HALF_HEIGHT_MM + 1.6 * np.exp(-((x / 13) ** 2 + ((y - axis_y) / 9) ** 2))
    inner = np.maximum(ring, flat)
    over = np.maximum(ring + 2.0, 0) ** 2 + np.maximum(flat + 2.0, 0) ** 2
    bodies = np.where((ring > -2.0) & (flat > -2.0), np.sqrt(over) - 2.0, inner)
    bodies = np.maximum(bodies, -(z + 147.0))
    discs = np.maximum(np.maximum(ring + 1.0 - waist, -bodies), -(z + 154.0))
    return bodies, discs


def arches() -> Solid:
    """Pedicles, laminae, articular, transverse and spinous processes, iliac wings and the last ribs."""
    parts: list[Part] = []
    for _, cy, cz in BODIES.values():
        for side in (-1.0, 1.0):
            parts += [
                tube([[side * 14, cy + 13, cz + 5, 4.5], [side * 15, cy + 24, cz + 4, 4.5]], blend_mm=2.0),
                tube(
                    [[side * 15, cy + 25, cz + 3, 4.5], [side * 10, cy + 35, cz - 4, 4.0], [0, cy + 41, cz - 8, 3.5]],
                    blend_mm=3.0,
                ),
                tube(
                    [[side * 16, cy + 26, cz + 14, 4.0], [side * 15, cy + 28, cz, 4.5], [side * 14, cy + 32, cz - 18, 4.5]],
                    blend_mm=3.0,
                ),
                tube(
                    [[side * 17, cy + 24, cz + 3, 4.0], [side * 30, cy + 26, cz + 3, 3.0], [side * 41, cy + 29, cz + 4, 3.4]],
                    blend_mm=3.0,
                ),
            ]
        spine = [
            [[0, cy + 42, cz - 3, 2.5], [0, cy + 56, cz - 6, 2.8], [0, cy + 68, cz - 8, 3.8]],
            [[0, cy + 42, cz - 12, 2.5], [0, cy + 56, cz - 15, 2.8], [0, cy + 67, cz - 17, 3.8]],
        ]
        parts.append(sheet(spine, blend_mm=3.0))
    for side in (-1.0, 1.0):
        wing = [
            [[side * 88, -8, -126, 4], [side * 86, 22, -122, 4], [side * 74, 50, -130, 5]],
            [[side * 84, -10, -160, 3.5], [side * 74, 20, -160, 4], [side * 58, 48, -160, 6]],
            [[side * 74, -10, -205, 6], [side * 62, 16, -205, 7], [side * 52, 46, -205, 9]],
        ]
        parts.append(sheet(wing, blend_mm=0.0))
        parts.append(
            tube([[side * 26, 30, 50, 4.2], [side * 60, 40, 32, 4.0], [side * 88, 28, 6, 3.6], [side * 104, 2, -16, 3]])
        )
    return Solid(tuple(parts))


def sacrum(x: Floats, y: Floats, z: Floats, uncut: Floats) -> Floats:
    """The sacrum with its sloping upper plate, from the distance of `sacrum_block`."""
    plate = -(y + 4.0) * 0.57 + (z + 154.0) * 0.82 + 0.0 * x
    return np.maximum(uncut, plate)


def sacrum_block() -> Solid:
    """The sacrum before its upper plate is cut."""
    body = sheet(
        [
            [[-12, 6, -152, 15], [12, 6, -152, 15]],
            [[-11, 20, -182, 14], [11, 20, -182, 14]],
            [[-9, 32, -210, 12], [9, 32, -210, 12]],
        ]
    )
    parts = [body]
    for side in (-1.0, 1.0):
        ala = [
            [[side * 12, 12, -163, 9], [side * 36, 20, -168, 9], [side * 48, 28, -178, 9]],
            [[side * 12, 26, -185, 10], [side * 34, 32, -190, 10], [side * 42, 36, -200, 9]],
        ]
        parts.append(sheet(ala, blend_mm=5.0))
        parts.append(sheet(ala, blend_mm=6.0))
    return Solid(tuple(parts))


def canal(x: Floats, y: Floats, z: Floats) -> Floats:
    """Signed distance of the spinal canal."""
    axis_y = -6.0 + 0.0014 * (60.0 + z) ** 2
    return np.hypot(x / 1.25, y - axis_y - 25.5) - 8.5 + np.zeros_like(z)


def kidneys() -> Solid:
    """Both kidneys, bent around their hilum."""

    def one(s: float) -> Part:
        return sheet(
            [
                [[s * 55, 12, 36, 16], [s * 63, 22, 36, 15]],
                [[s * 68, 2, 0, 18], [s * 72, 14, 0, 19]],
                [[s * 66, 0, -38, 16], [s * 70, 10, -38, 16]],
            ]
        )

    return Solid((one(-1.0), one(1.0)))


def sinus() -> Solid:
    """The fat in each kidney's hilum."""

    def one(s: float) -> Part:
        return tube([[s * 58, 6, 16, 5], [s * 54, 4, 0, 8], [s * 58, 4, -16, 6]])

    return Solid((one(-1.0), one(1.0)))


def veins() -> Solid:
    """The inferior caval vein with iliac and renal veins."""
    return Solid(
        (
            tube([[-20, -30, 60, 11], [-20, -27, 10, 11], [-19, -25, -50, 10], [-15, -23, -116, 9.5]]),
            tube([[-17, -23, -110, 8], [-27, -14, -140, 7], [-40, -4, -172, 6.5], [-52, 0, -205, 6]], blend_mm=3.0),
            tube([[-12, -23, -112, 8], [8, -25, -132, 7], [28, -16, -158, 6.5], [46, -2, -205, 6]], blend_mm=3.0),
            tube([[50, -2, -8, 4.5], [30, -32, -6, 4.5], [8, -45, -4, 4], [-14, -32, -2, 4.5]], blend_mm=3.0),
            tube([[-48, -4, -8, 4.5], [-24, -24, -6, 4.5]], blend_mm=3.0),
        )
    )


def muscles() -> Solid:
    """Psoas, square lumbar and back muscles of both sides."""
    parts = []
    for s in (-1.0, 1.0):
        parts += [
            tube(
                [
                    [s * 27, 4, 40, 7],
                    [s * 33, 4, -20, 11],
                    [s * 39, 2, -80, 15],
                    [s * 46, 0, -130, 17],
                    [s * 57, -8, -180, 16],
                    [s * 62, -14, -210, 15],
                ]
            ),
            tube([[s * 60, 34, 30, 8], [s * 64, 36, -40, 12], [s * 70, 34, -120, 13]]),
            tube([[s * 26, 50, 60, 19], [s * 28, 52, -40, 21], [s * 27, 54, -130, 20], [s * 20, 60, -205, 14]]),
            tube([[s * 50, 54, 60, 14], [s * 52, 55, -40, 17], [s * 50, 56, -130, 13]]),
            tube([[s * 11, 44, 60, 9], [s * 12, 46, -60, 10], [s * 13, 48, -140, 12], [s * 12, 56, -205, 10]]),
            sheet([[[s * 84, 26, -120, 8], [s * 76, -2, -130, 10]], [[s * 66, 22, -205, 7], [s * 68, -6, -205, 10]]]),
        ]
    return Solid(tuple(parts))


def liver() -> Solid:
    """The lower part of the right lobe."""
    return Solid(
        (
            sheet(
                [
                    [[-92, -40, 66, 30], [-60, -62, 60, 22]],
                    [[-96, -10, 20, 26], [-70, -58, 24, 16]],
                    [[-98, -6, -16, 12], [-84, -40, -6, 10]],
                ]
            ),
        )
    )


def gut() -> Solid:
    """Loops of bowel in front of the great vessels and along the flanks."""
    loops = [
        [[-52, -74, 4, 10], [-30, -80, -14, 11], [-8, -82, -4, 11], [16, -80, -12, 11], [40, -74, 2, 11], [60, -62, -10, 12]],
        [[58, -58, -38, 12], [36, -72, -40, 11], [44, -76, -66, 11], [66, -58, -70, 12], [58, -46, -96, 11]],
        [[-66, -52, -34, 12], [-44, -66, -38, 11], [-22, -82, -44, 9], [-40, -74, -66, 12], [-62, -56, -74, 12]],
        [[-18, -80, -92, 10], [4, -80, -108, 12], [30, -72, -104, 11], [40, -56, -122, 12], [20, -62, -140, 12]],
        [[-44, -62, -100, 12], [-28, -64, -122, 12], [-52, -46, -134, 12], [-26, -54, -152, 12], [-6, -62, -168, 12]],
        [[14, -66, -172, 12], [36, -54, -160, 11], [60, -40, -150, 12], [66, -38, -180, 12], [42, -44, -200, 12]],
        [[-84, -18, -40, 17], [-82, -20, -80, 20], [-80, -26, -120, 21], [-74, -30, -150, 18]],
        [[84, -6, 40, 13], [84, -8, -20, 14], [84, -10, -80, 14], [82, -18, -140, 13], [74, -26, -205, 13]],
    ]
    return Solid(tuple(tube(loop) for loop in loops))


def gas() -> Solid:
    """Gas in some loops, which rises to their front wall."""
    return Solid(
        (
            tube([[-82, -26, -70, 9], [-81, -30, -105, 11], [-79, -36, -130, 9]]),
            tube([[16, -84, -12, 5], [38, -78, 0, 5]]),
            ball((60, -64, -70), 6.0),
            tube([[-40, -78, -66, 5], [-58, -62, -73, 5]]),
            tube([[84, -14, -20, 6], [84, -16, -60, 7]]),
        )
    )


def skin(x: Floats, y: Floats, z: Floats) -> Floats:
    """Signed distance of the skin: a trunk wider than the scan."""
    width, depth = 158.0 - 0.00025 * (z + 70) ** 2, 95.0 + 0.0 * z
    furrow = 5.0 * np.exp(-((x / 14) ** 2)) * (y > 0)
    u, v = np.abs(x) / width, np.abs(y + 10.0) / depth
    return ((u**2.4 + v**2.4) ** (1 / 2.4) - 1) * 90.0 + furrow
