"""Which nodes a support holds."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Plane
from surgplan.simulate.elasticity import Bools, Ints


def held_behind(points: Floats, tets: Ints, plane: Plane, among: Bools | None = None) -> Bools:
    """Held components (n, 3): all three of each node on the negative side of a plane, of chosen elements (m,) if given.

    Refused if that is no node at all, or every node.
    """
    behind = plane.signed_distance_mm(points) <= 0
    if among is not None:
        chosen = np.zeros(len(points), dtype=bool)
        chosen[tets[among]] = True
        behind &= chosen
    if not behind.any():
        raise Refused(
            f"the support's plane through {_words(plane.origin)} leaves nothing of the body behind it; move it into the body"
        )
    if behind.all():
        raise Refused(f"the support's plane through {_words(plane.origin)} holds the whole body; turn or move it")
    return np.repeat(behind[:, None], 3, axis=1)


def _words(point: tuple[float, float, float]) -> str:
    return "(" + ", ".join(f"{v:.1f}" for v in point) + ") mm"
