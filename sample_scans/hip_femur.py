"""A right femur in its own frame (mm): x medial, y posterior, z up the shaft, the neck axis meets the shaft axis at 0."""

from __future__ import annotations

import itertools
import math

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from sample_scans.shapes import Floats, Part, Solid, ball, sheet, tube

CCD_DEG = 127.0
ANTEVERSION_DEG = 12.0
HEAD_RADIUS_MM = 24.0
NECK_LENGTH_MM = 55.0
BOW_MM = 4.0
DISTAL_END_MM = -275.0

_RISE = math.radians(CCD_DEG - 90)
_TURN = math.radians(ANTEVERSION_DEG)
NECK_AXIS = np.array([math.cos(_RISE) * math.cos(_TURN), -math.cos(_RISE) * math.sin(_TURN), math.sin(_RISE)])
NECK_UP = np.array([-math.sin(_RISE) * math.cos(_TURN), math.sin(_RISE) * math.sin(_TURN), math.cos(_RISE)])
HEAD_CENTRE = NECK_LENGTH_MM * NECK_AXIS

LEVELS = np.array([-300.0, -220.0, -150.0, -120.0, -90.0, -70.0, -55.0, -40.0])
OUTER = PchipInterpolator(LEVELS, [17.0, 14.8, 14.0, 14.2, 14.8, 15.6, 16.4, 17.6])
CANAL = PchipInterpolator(LEVELS, [10.8, 8.5, 7.5, 7.7, 8.3, 9.3, 10.8, 13.0])


def centreline(z: Floats | float) -> Floats:
    """Points (..., 3) of the shaft's axis at height z: a slight anterior bow, highest at z = -150."""
    z = np.asarray(z, dtype=float)
    bow = -BOW_MM * (1 - ((np.clip(z, -300, -20) + 150) / 130) ** 2)
    return np.stack([np.zeros_like(z), bow, z], axis=-1)


def _shaft(radius: PchipInterpolator, top: float) -> Floats:
    z = np.linspace(-320, top, 16)
    return np.column_stack([centreline(z), radius(np.maximum(z, -300))])


def _neck() -> Part:
    along = np.array([2.0, 14.0, 26.0, 36.0, 45.0])
    half_height = np.array([9.0, 7.5, 5.0, 4.5, 5.0])
    radius = np.array([14.0, 13.2, 12.2, 12.2, 13.5])
    net = [
        np.column_stack([along[:, None] * NECK_AXIS + side * half_height[:, None] * NECK_UP, radius])
        for side in (-1.0, 0.0, 1.0)
    ]
    return sheet(np.stack(net), blend_mm=7.0)


def outer() -> Solid:
    """The outer surface of the bone; it runs on below the scan."""
    top = [[-1, 0, 4, 16.5], [0, 0, -10, 18.5], [1.5, 0, -25, 18.5]]
    body = tube(np.concatenate([_shaft(OUTER, -40.0), top[::-1]]))
    trochanter = sheet(
        [
            [[-10, -8, -22, 9.0], [-9, 1, -20, 11.0], [-7, 8, -20, 9.5]],
            [[-15, -11, -4, 9.5], [-16, 1, -2, 10.5], [-13, 10, -2, 9.5]],
            [[-15, -9, 10, 8.5], [-16, 3, 13, 9.5], [-13, 13, 14, 8.5]],
            [[-13, -3, 18, 6.0], [-13, 8, 23, 6.8], [-8, 15, 25, 6.5]],
        ],
        blend_mm=7.0,
    )
    lesser = tube([[6, 7, -36, 10.0], [13, 14, -35, 7.0], [17, 19.5, -33, 4.6]], blend_mm=7.0)
    crest = tube([[-8, 15, 24, 5.5], [1, 15, 6, 5.0], [9, 15, -14, 5.0], [14, 16, -30, 5.0]], blend_mm=6.0)
    calcar = tube([[8, -1, -38, 9.0], [15, -3, -20, 9.5], [24, -5, 0, 9.5], [33, -7, 14, 8.5]], blend_mm=8.0)
    ridge_z = np.linspace(-300, -75, 12)
    ridge = centreline(ridge_z) + np.column_stack([np.zeros(12), OUTER(ridge_z) - 1.6, np.zeros(12)])
    aspera = tube(np.column_stack([ridge, np.full(12, 3.3)]), blend_mm=4.0)
    gluteal = tube([[-4, 13.5, -92, 2.8], [-9, 12.5, -65, 3.5], [-11, 11.5, -40, 4.0]], blend_mm=5.0)
    head = ball(HEAD_CENTRE, HEAD_RADIUS_MM, blend_mm=6.0)
    return Solid((body, _neck(), trochanter, lesser, crest, calcar, aspera, gluteal, head))


def canal() -> Solid:
    """The marrow canal of the shaft."""
    return Solid((tube(_shaft(CANAL, -40.0)),))


def cortex_mm(x: Floats, y: Floats, z: Floats) -> Floats:
    """Thickness of the cortex of the metaphysis, neck and head; in the shaft the canal, being larger, decides."""
    thin = np.interp(z, [-80, -60, -40, -15, 0], [9.0, 6.0, 4.0, 2.2, 1.5])
    calcar = 1.8 * np.exp(-((x - 24) ** 2 + (y + 5) ** 2 + (z + 8) ** 2) / (2 * 13.0**2))
    total: NDArray[np.float64] = thin + calcar
    return total


def cancellous_hu(x: Floats, y: Floats, z: Floats) -> Floats:
    """HU of the spongy bone: dense in the head and along the medial and the arched struts, sparse elsewhere."""

    def to_strut(knots: list[list[float]]) -> Floats:
        """Distance to a polyline in the neck's plane."""
        along = x * NECK_AXIS[0] / math.cos(_RISE) + y * NECK_AXIS[1] / math.cos(_RISE)
        best = np.full(np.shape(along), 1e9, np.float32)
        for (ax, az), (bx, bz) in itertools.pairwise(knots):
            ux, uz = bx - ax, bz - az
            t = np.clip(((along - ax) * ux + (z - az) * uz) / (ux * ux + uz * uz), 0, 1)
            best = np.minimum(best, np.hypot(along - ax - t * ux, z - az - t * uz))
        return best

    hx, hy, hz = HEAD_CENTRE
    from_head = np.sqrt((x - hx) ** 2 + (y - hy) ** 2 + (z - hz) ** 2)
    head = 230 * np.exp(-(np.maximum(from_head - 12, 0) ** 2) / (2 * 10.0**2))
    compressive = to_strut([[14, -45], [22, -12], [33, 12], [42, 34], [46, 54]])
    tensile = to_strut([[-22, -30], [-14, 5], [4, 22], [28, 32], [50, 30]])
    struts = 260 * np.exp(-(compressive**2) / (2 * 6.0**2)) + 130 * np.exp(-(tensile**2) / (2 * 4.5**2))
    sparse = np.interp(z, [-85, -60, -30, 0, 20], [-70, -55, 20, 70, 90])
    total: NDArray[np.float64] = sparse + head + struts
    return total
