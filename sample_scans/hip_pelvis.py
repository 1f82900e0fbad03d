"""A right hemipelvis relative to the centre of the hip: x medial (L), y posterior (P), z up (S); mm."""

from __future__ import annotations

import math

import numpy as np

from sample_scans.shapes import Floats, Solid, ball, sheet, tube

OPENING_INCLINATION_DEG = 42.0
OPENING_ANTEVERSION_DEG = 18.0
_INC, _ANT = math.radians(OPENING_INCLINATION_DEG), math.radians(OPENING_ANTEVERSION_DEG)
OPENING = np.array([-math.sin(_INC) * math.cos(_ANT), -math.sin(_ANT), -math.cos(_INC) * math.cos(_ANT)])
"""Out of the acetabulum: lateral, anterior, inferior (radiographic angles)."""
GAP_MM = 3.0

WING = [
    [[-7, -33, 33, 7.5], [-3, -15, 35, 10], [5, 5, 36, 11], [16, 24, 37, 11], [28, 48, 40, 9], [40, 76, 40, 5.5]],
    [[-18, -43, 55, 5.5], [-16, -18, 60, 5], [-7, 6, 62, 5], [8, 30, 62, 6.5], [25, 56, 58, 8], [43, 84, 50, 6.5]],
    [[-33, -51, 74, 6], [-32, -22, 86, 3.2], [-26, 6, 91, 2.6], [-8, 36, 88, 3.8], [18, 62, 79, 7], [45, 92, 64, 7]],
    [[-42, -45, 88, 6], [-44, -20, 106, 3.8], [-40, 6, 114, 2.6], [-22, 38, 110, 3.4], [8, 67, 96, 6], [39, 92, 75, 6.5]],
    [[-47, -38, 97, 6.5], [-54, -16, 119, 7.5], [-51, 8, 131, 5.5], [-34, 38, 127, 5.2], [-3, 68, 111, 6], [33, 91, 85, 6.5]],
]
"""Rows from the roof up to the crest, columns from the front border to the posterior spines; last half the thickness."""


def parts() -> Solid:
    """The hemipelvis before the socket is hollowed out."""
    posterior = [
        [16, 28, 28, 12],
        [24, 31, 4, 11],
        [28, 31, -22, 10.5],
        [28, 29, -46, 12],
        [27, 25, -66, 13.5],
        [29, 15, -79, 9.5],
    ]
    ramus = [[15, -22, 4, 13], [33, -36, 6, 10], [51, -46, 2, 8.5], [66, -50, -5, 9]]
    body = [
        [[58, -49, -2, 7], [68, -49, -5, 8], [75, -45, -9, 7]],
        [[62, -44, -17, 6], [70, -44, -19, 7.5], [75, -41, -22, 7]],
        [[62, -35, -35, 6], [70, -37, -36, 6.5], [75.5, -35, -38, 6]],
    ]
    inferior = [[71, -35, -38, 7], [60, -22, -54, 6.5], [46, -3, -70, 7.5], [32, 13, -78, 10]]
    return Solid(
        (
            sheet(WING, fine=6),
            ball((4, 4, 4), 35.0, blend_mm=10.0),
            tube(posterior, blend_mm=9.0),
            tube([[30, 36, -6, 6], [38, 42, -10, 4], [44, 48, -14, 2.6]], blend_mm=6.0),
            tube([[-7, -34, 34, 8.5], [0, -32, 20, 9.5], [14, -27, 6, 10]], blend_mm=7.0),
            tube(ramus, blend_mm=7.0),
            tube([[27, 44, 36, 6], [25, 16, 27, 6], [26, -12, 16, 5.5], [42, -36, 8, 5]], blend_mm=6.0),
            sheet(body, blend_mm=6.0),
            ball((61, -54, 1), 4.5, blend_mm=5.0),
            tube(inferior, blend_mm=6.0),
        )
    )


def hollow(distance: Floats, femur: Floats, x: Floats, y: Floats, z: Floats) -> Floats:
    """The bone that remains: the socket 3 mm off the femur, its mouth facing `OPENING`, with the acetabular fossa and notch."""
    beyond_rim = x * OPENING[0] + y * OPENING[1] + z * OPENING[2] - 1.0
    from_axis = np.sqrt(np.maximum(x * x + y * y + z * z - (beyond_rim + 1.0) ** 2, 0))
    mouth = np.minimum(beyond_rim, 38.0 - from_axis)
    fossa = np.sqrt((x - 15) ** 2 + (y - 1) ** 2 + (z + 6) ** 2) - 16.0
    ax, ay, az, bx, by, bz = 19.0, 1.0, -19.0, 30.0, 0.0, -32.0
    t = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay) + (z - az) * (bz - az)) / 291.0, 0, 1)
    notch = np.sqrt((x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2 + (z - az - t * (bz - az)) ** 2) - 13.0
    remains = distance
    for removed in (mouth, GAP_MM - femur, -fossa, -notch):
        remains = np.maximum(remains, removed)
    return remains
