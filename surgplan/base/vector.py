"""Three numbers in patient coordinates, as plain Python has them."""

from __future__ import annotations

import math
from collections.abc import Iterable

Vector = tuple[float, float, float]
"""Three numbers along L, P and S: a point (mm) or a direction."""


def vector(values: Iterable[float]) -> Vector:
    """Three finite floats as a tuple.

    >>> vector([1, 2, 3])
    (1.0, 2.0, 3.0)
    """
    x, y, z = (float(v) for v in values)
    if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(z)):
        raise ValueError(f"three finite numbers are needed, not {values}")
    return (x, y, z)
