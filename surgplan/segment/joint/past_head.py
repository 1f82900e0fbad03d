"""Whether what was taken for a bone goes on where a bone with a joint's head has ended."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats, Vector
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask

PAST_MM = 40.0
"""A bone does not reach farther past the middle of its head, away from its shaft."""
MOST_PAST = 0.02
"""Greatest part of a bone there that may be noise."""


def goes_past(bone: Mask, grid: Grid, head: Vector, shaft: Vector | None = None) -> bool:
    """Whether a bone (mask [k, j, i]) goes on past its head's middle, as a femur does that took the ilium in.

    Its shaft lies towards the point `shaft` (both LPS mm), or without one towards the middle of the bone.
    """
    at: Floats = grid.to_lps(np.argwhere(bone)[:, ::-1].astype(float)) - np.asarray(head)
    if len(at) == 0:
        return False
    towards = at.mean(axis=0) if shaft is None else np.asarray(shaft) - np.asarray(head)
    along = at @ (towards / max(float(np.linalg.norm(towards)), 1e-9))
    return bool(np.mean(along < -PAST_MM) > MOST_PAST)
