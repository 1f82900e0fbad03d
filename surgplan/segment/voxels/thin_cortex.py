"""At which level of a blurred profile the outer border of a thin cortex lies.

Model of the profile along the outward normal x, border at 0, after Treece et al. (Med Image Anal 14:276, 2010): soft tissue s
outside, cortex C of thickness w, spongy bone b inside, all blurred by a Gaussian of width sigma:

    I(x) = s + (C - s) [Phi((x + w) / sigma) - Phi(x / sigma)] + (b - s) [1 - Phi((x + w) / sigma)]

The peak of a cortex thinner than the blur stays below C, so half of the *peak* lies outside the true border. C itself is seen
where the cortex is thick; with it the peak gives w / sigma, and that gives I(0).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from surgplan.base.geometry import Floats

WIDTHS = np.linspace(0.0, 6.0, 61)
"""Thickness of the cortex in units of the blur's standard deviation."""
INNER = np.linspace(0.0, 0.95, 20)
"""Contrast of the spongy bone against soft tissue, as a part of the cortex's."""
HIGHEST = 0.8
"""The level never exceeds this part of the peak's contrast, so that a sheet of bone is not lost to noise."""


@lru_cache(maxsize=1)
def _table() -> tuple[Floats, Floats]:
    """For every inner contrast and width: the profile's peak and its value at the border, as parts of the cortex's contrast."""
    x = np.linspace(-8.0, 1.0, 361)[None, None, :]
    w, b = WIDTHS[None, :, None], INNER[:, None, None]
    profile = ndtr(x + w) - ndtr(x) + b * (1 - ndtr(x + w))
    border = ndtr(WIDTHS)[None, :] - 0.5 + INNER[:, None] * (1 - ndtr(WIDTHS)[None, :])
    return profile.max(axis=2), border


def border_levels(soft: Floats, peak: Floats, inner: Floats, cortex: float) -> Floats:
    """The value at the outer border of each profile (n,), from its soft tissue, peak and spongy bone, and the bone's cortex."""
    contrast = np.maximum(cortex - soft, 1.0)
    row = np.clip(np.rint((inner - soft) / contrast * (len(INNER) - 1) / INNER[-1]), 0, len(INNER) - 1).astype(int)
    seen = (peak - soft) / contrast
    peaks, borders = _table()
    part: NDArray[np.float64] = np.empty(len(soft))
    for r in range(len(INNER)):
        mine = row == r
        # beneath the lowest peak of the row there is no cortex at all, above the highest it is as dense as can be
        part[mine] = np.interp(seen[mine], peaks[r], borders[r]) * np.maximum(seen[mine] / peaks[r, -1], 1.0)
    return soft + np.minimum(part * contrast, HIGHEST * (peak - soft))
