"""Colours as DICOM has them: scaled CIELab under D50 (PS3.3 C.10.7.1.1)."""

from __future__ import annotations

import numpy as np

from surgplan.report.colours import rgb

SRGB_TO_XYZ_D50 = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
"""Linear sRGB to XYZ, adapted from D65 to D50 by Bradford's method; made from IEC 61966-2-1's primaries [M]."""
WHITE_D50 = (0.96422, 1.0, 0.82521)
LARGEST = 65535


def cielab(colour: str) -> tuple[float, float, float]:
    """Lightness (0 to 100), a and b of a colour `#RRGGBB`.

    >>> [round(v, 1) for v in cielab("#FFFFFF")]
    [100.0, 0.0, 0.0]
    """
    stored = np.array(rgb(colour)) / 255
    linear = np.where(stored <= 0.04045, stored / 12.92, ((stored + 0.055) / 1.055) ** 2.4)
    share = np.array(SRGB_TO_XYZ_D50) @ linear / WHITE_D50
    curve = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = (float(v) for v in curve)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def scaled(colour: str) -> list[int]:
    """The three whole numbers from 0 to 65535 that stand in a segment.

    >>> scaled("#FFFFFF")
    [65535, 32896, 32896]
    """
    lightness, a, b = cielab(colour)
    wanted = (lightness / 100, (a + 128) / 255, (b + 128) / 255)
    return [round(min(max(v, 0.0), 1.0) * LARGEST) for v in wanted]
