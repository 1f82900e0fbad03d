"""Which values of a scan are shown black and white: presets, and a first choice for a scan."""

from __future__ import annotations

from typing import Any

import numpy as np

from surgplan.case.document import Image

Window = tuple[float, float]
"""Level and width."""

CT_WINDOWS: dict[str, Window] = {
    "Bone": (300.0, 1600.0),
    "Bone and soft tissue": (180.0, 1000.0),
    "Soft tissue": (40.0, 400.0),
    "Vessel": (200.0, 600.0),
    "Brain": (40.0, 80.0),
    "Lung": (-600.0, 1500.0),
}
"""Customary windows of a CT, HU."""
WHOLE_RANGE = "Whole range"
SAMPLES = 200_000


def windows_for(image: Image | None) -> list[str]:
    """The names of the windows a scan may be shown in."""
    return [*(CT_WINDOWS if image is not None and image.unit == "HU" else ()), WHOLE_RANGE]


def window_named(name: str, volume: Any) -> Window:
    """A window by its name; the whole range is what 99 % of the voxels lie in."""
    return CT_WINDOWS[name] if name in CT_WINDOWS else _range(volume)


def first_window(image: Image, *, bone: bool) -> str:
    """The window a scan is shown in at first: for a CT bone once there is a bone segment, before that soft tissue too."""
    if image.unit != "HU":
        return WHOLE_RANGE
    return "Bone" if bone else "Bone and soft tissue"


def _range(volume: Any) -> Window:
    values = volume.voxels.reshape(-1)
    sample = values[:: max(1, len(values) // SAMPLES)]
    low, high = (float(v) for v in np.percentile(sample, (0.5, 99.5)))
    return (low + high) / 2, max(high - low, 1.0)
