"""The rigid motion that brings landmarks onto each other."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid

LARGEST_FRE_MM = 5.0
"""Root mean square of what is left at the landmarks; more means that two of them were taken for each other or badly placed."""
LEAST_SPREAD_MM = 8.0
"""Root mean square distance of the landmarks from the line through them; below, the turn about that line is not known."""


def fitted(moving: Floats, fixed: Floats) -> tuple[Rigid, float]:
    """The rigid motion, moving to fixed, of least squares (Umeyama 1991, without scale), and the error left (FRE, mm, RMS).

    Points are (n, 3) LPS mm in pairs. Refused if there are fewer than three, if they lie on a line, or if they do not match.
    """
    if len(moving) < 3:
        raise Refused(f"landmarks fix a motion from three pairs on, not from {len(moving)}; give more")
    a, b = moving - moving.mean(axis=0), fixed - fixed.mean(axis=0)
    for points, which in ((a, "moving"), (b, "fixed")):
        beside = float(np.sqrt((np.linalg.svd(points, compute_uv=False)[1:] ** 2).sum() / len(points)))
        if beside < LEAST_SPREAD_MM:
            raise Refused(
                f"the landmarks of the {which} side lie on a line (to {beside:.1f} mm), so the turn about it is open; "
                "add one beside it"
            )
    u, _, vt = np.linalg.svd(b.T @ a)
    turn = u @ np.diag([1.0, 1.0, float(np.sign(np.linalg.det(u @ vt)))]) @ vt
    motion = Rigid.from_matrix(turn, fixed.mean(axis=0) - turn @ moving.mean(axis=0))
    left = np.linalg.norm(motion.apply(moving) - fixed, axis=1)
    fre = float(np.sqrt((left**2).mean()))
    if fre > LARGEST_FRE_MM:
        worst = int(np.argmax(left))
        raise Refused(
            f"the landmarks do not match: {fre:.1f} mm are left (at most {LARGEST_FRE_MM:g}), {left[worst]:.1f} mm at pair "
            f"{worst + 1}; check that no two are exchanged"
        )
    return motion, fre
