"""The plane a slice view looks at, from the way between its pixels and the patient."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.slice_frame import SliceFrame

Floats = NDArray[np.float64]


def frame_axes(frame: SliceFrame) -> tuple[Floats, Floats]:
    """Unit directions in LPS to the right and down the screen."""
    start = frame.to_lps(0.0, 0.0)
    right, down = frame.to_lps(1.0, 0.0) - start, frame.to_lps(0.0, 1.0) - start
    return right / np.linalg.norm(right), down / np.linalg.norm(down)


def frame_plane(frame: SliceFrame) -> tuple[Floats, Floats]:
    """A point (LPS mm) of the plane, and its unit normal, away from the eye."""
    return frame.to_lps(0.0, 0.0), np.cross(*frame_axes(frame))
