"""Muscles, fat, skin and the rest around a right hip, relative to the centre of the hip: x medial, y posterior, z up; mm."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from sample_scans.shapes import Floats, Part, Solid, sheet, tube


def pelvic_muscles() -> list[Part]:
    """Muscles from the pelvis to the femur."""
    return [
        sheet(
            [[[25, 101, 78, 9], [-25, 78, 42, 15], [-62, 34, 2, 8]], [[40, 88, 5, 13], [-4, 74, -35, 17], [-50, 34, -88, 8]]]
        ),
        sheet(
            [
                [[-56, -22, 100, 6], [-60, 12, 108, 9], [-42, 44, 100, 9]],
                [[-46, -24, 60, 11], [-44, 8, 62, 16], [-28, 38, 62, 14]],
                [[-60, -12, 20, 8], [-64, 2, 22, 9], [-56, 14, 22, 8]],
            ]
        ),
        sheet(
            [[[-34, -26, 66, 8], [-28, 2, 68, 10], [-14, 28, 62, 9]], [[-32, -24, 34, 10], [-34, -2, 36, 10], [-24, 18, 38, 9]]]
        ),
        sheet(
            [[[-22, -34, 96, 12], [-14, 2, 104, 14], [8, 34, 96, 12]], [[-6, -38, 62, 12], [4, -8, 66, 14], [20, 20, 66, 9]]]
        ),
        tube([[8, -36, 60, 12], [4, -42, 24, 13], [-6, -34, -8, 12], [-22, -4, -62, 8]]),
        tube([[50, 22, 150, 21], [38, -8, 100, 20], [24, -34, 55, 15], [10, -44, 18, 12], [-2, -34, -20, 10]]),
        tube([[-46, -46, 66, 8], [-60, -36, 10, 11], [-68, -16, -50, 9], [-66, -6, -110, 3]]),
        tube([[52, -46, -2, 8], [22, -34, -32, 11], [-18, -6, -72, 9]]),
        sheet([[[34, -28, -14, 6], [42, 4, 4, 7], [44, 26, 12, 7]], [[48, -26, -40, 6], [46, 0, -52, 7], [42, 16, -48, 6]]]),
        tube([[52, -36, -34, 7], [30, -14, -38, 10], [2, 14, -24, 8], [-28, 22, 2, 5]]),
        tube([[66, 62, 48, 13], [24, 54, 22, 9], [-30, 22, 30, 4]]),
        tube([[16, 22, -52, 10], [-22, 22, -56, 10]]),
        tube([[66, 96, 150, 20], [64, 98, 90, 16], [62, 96, 50, 10]]),
    ]


def thigh_muscles(shaft: Callable[[float], Floats]) -> list[Part]:
    """Muscles of the thigh, placed around the shaft's axis; `shaft(z)` is its point at height z."""

    def along(knots: Sequence[tuple[float, float, float, float]]) -> Part:
        return tube([[shaft(z)[0] + x, shaft(z)[1] + y, z, r] for x, y, z, r in knots])

    return [
        along([(12, -58, 24, 6), (14, -54, -30, 12), (6, -47, -120, 17), (4, -44, -200, 17), (4, -42, -320, 14)]),
        along([(-22, -12, -44, 8), (-28, -10, -90, 19), (-30, -8, -180, 24), (-27, -6, -320, 22)]),
        along([(-4, -18, -62, 9), (-2, -16, -120, 17), (0, -17, -220, 19), (0, -17, -320, 19)]),
        along([(12, -14, -75, 7), (22, -20, -140, 13), (27, -18, -220, 19), (30, -14, -320, 23)]),
        along([(6, -64, 56, 6), (34, -58, -40, 8), (46, -46, -140, 9), (52, -30, -230, 9), (54, -8, -320, 9)]),
        along([(104, -52, -20, 6), (62, -42, -70, 12), (34, -18, -140, 13), (16, -2, -230, 6)]),
        along([(98, -42, -34, 6), (54, -20, -80, 13), (16, -2, -120, 8)]),
        along([(74, 0, -80, 12), (48, 14, -120, 22), (34, 20, -190, 22), (30, 20, -260, 16), (32, 16, -320, 10)]),
        along([(114, -38, -42, 5), (84, -8, -120, 9), (68, 8, -210, 10), (58, 22, -320, 8)]),
        along([(68, 24, -84, 7), (44, 44, -150, 14), (32, 46, -230, 17), (30, 42, -320, 17)]),
        along([(62, 26, -84, 7), (26, 52, -140, 14), (-2, 46, -200, 16), (-14, 38, -320, 16)]),
        along([(24, 34, -100, 10), (14, 30, -170, 12), (6, 26, -240, 10), (2, 26, -320, 8)]),
    ]


def vessels(shaft: Callable[[float], Floats]) -> Solid:
    """Femoral artery, vein and deep branch, and the sciatic nerve."""
    sx, sy = shaft(-150.0)[:2]
    bx, by = shaft(-300.0)[:2]
    artery = [
        [40, -26, 90, 4.5],
        [24, -52, 30, 4.5],
        [16, -52, -10, 4.5],
        [sx + 46, sy - 34, -150, 4],
        [bx + 36, by - 4, -320, 4],
    ]
    vein = [[46, -18, 90, 6], [33, -50, 30, 6], [25, -48, -10, 6], [sx + 47, sy - 24, -150, 5], [bx + 38, by + 6, -320, 5]]
    nerve = [[44, 60, 14, 5], [14, 50, -20, 5], [6, 46, -70, 5], [sx + 22, sy + 36, -150, 4.5], [bx + 12, by + 34, -320, 4.5]]
    return Solid(tuple(tube(k) for k in (artery, vein, nerve)))


def viscera() -> Solid:
    """The right part of the bladder and rectum."""
    return Solid((tube([[90, -16, 18, 30], [92, -10, 30, 32]]), tube([[88, 52, 20, 14], [90, 60, 60, 16], [84, 40, 100, 16]])))


def skin(shaft: Callable[[float], Floats], x: Floats, y: Floats, z: Floats) -> Floats:
    """Signed distance of the skin: half a trunk that becomes a thigh, from arrays that broadcast."""
    flank = np.interp(z, [-110, -60, 0, 50, 110, 160], [60, 86, 92, 88, 82, 74])
    depth = np.interp(z, [-110, -60, 0, 50, 110, 160], [60, 92, 102, 106, 102, 98])
    middle = np.interp(z, [-60, 0, 120], [14, 12, 8])
    # A superellipse whose width is measured from the midline, which lies 86 mm medial of the hip.
    u, v = np.abs(x - 86) / (86 + flank), np.abs(y - middle) / depth
    level = (u**2.6 + v**2.6) ** (1 / 2.6)
    trunk = (level - 1) * 0.9 * np.minimum(depth, 100.0)
    trunk = np.maximum(trunk, -(z + 78.0 + 0.35 * (x - 40)))
    tx = np.interp(z, [-320, -60], [shaft(-320.0)[0] + 14, shaft(-60.0)[0] + 30])
    ty = np.interp(z, [-320, -60], [shaft(-320.0)[1] + 2, shaft(-60.0)[1] + 4])
    girth = np.interp(z, [-320, -180, -80, 0], [64, 72, 82, 84])
    thigh = np.hypot(x - tx, y - ty) - girth
    thigh = np.maximum(thigh, z - 10.0)
    gap = np.maximum(24.0 - np.abs(trunk - thigh), 0)
    joined: Floats = np.minimum(trunk, thigh) - gap * gap / 96.0
    return joined
