"""How a fragment was moved, in words."""

from __future__ import annotations

import numpy as np

from surgplan.case.document import Resection


def moved_words(resection: Resection, name: str) -> str:
    """How a fragment was moved from where it was cut, in words: the way of the cut's origin, and the turn."""
    motion = resection.poses.get(name)
    if motion is None:
        return "stands where it was cut"
    origin = np.asarray(resection.plane.origin)
    x, y, z = motion.apply(origin) - origin
    turned = motion.turn()[1]
    return f"moved L {x:+.1f}, P {y:+.1f}, S {z:+.1f} mm" + (f" and turned {turned:.1f} deg" if turned > 0.05 else "")
