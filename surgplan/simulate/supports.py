"""Which nodes a support holds."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Plane
from surgplan.simulate.elasticity import Bools, Ints


def held_behind(points: Floats, tets: Ints, plane: Plane, among: Bools | None = None) -> Bools:
    """Held components (n, 3): all three of each node on the negative side of a plane, of chosen elements (m,) if given.

    Refused if that is no node of theirs at all, or every one.
    """
    chosen = np.zeros(len(points), dtype=bool)
    chosen[tets if among is None else tets[among]] = True
    behind = chosen & (plane.signed_distance_mm(points) <= 0)
    if not behind.any():
        raise Refused(
            f"the support's plane through {_words(plane.origin)} leaves nothing of the body behind it; move it into the body"
        )
    if behind[chosen].all():
        raise Refused(f"the support's plane through {_words(plane.origin)} holds the whole body; turn or move it")
    return np.repeat(behind[:, None], 3, axis=1)


def _words(point: tuple[float, float, float]) -> str:
    return "(" + ", ".join(f"{v:.1f}" for v in point) + ") mm"
