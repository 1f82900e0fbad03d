"""Whether values can be Hounsfield units: a body scanned by CT has air around it, or at least fat in it.

Scanners store HU + 1024 and the header takes the 1024 off again; a converter that loses that, or scales the values for a
display or a network, leaves a scan that looks right and whose bone is soft tissue.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

AIR_BELOW_HU = -200.0
"""Lighter than any tissue but lung: fat goes down to -190 HU [M]."""
AIR_SHARE = 0.005
"""Of the voxels, for air to be there: more than the streaks of metal, less than the air of any whole scan (37 to 57 %
of the hip, head, liver and aorta scans this was tried on, 2 % of a trunk that fills the view [C])."""
FAT_BELOW_HU = -60.0
"""Fat lies near -100 HU, water and every other soft tissue above -20 HU [M]: the middle between them."""
FAT_SHARE = 0.002
"""Of the voxels, in a scan cut out of the body without air: reached by 98 in 100 such cuttings of 60 mm of a hip, a liver
and a heart with contrast, while the same scans shifted by 1000 have below 0.00002 [C]. Inside the skull there is no fat."""
LEAST_SPAN = 300.0
"""From the lowest to the highest values of a scan without air: fat (-100) to spongy bone (300) is more, eight bits hold 255."""
SPAN_PERCENTILES = (0.1, 99.9)
"""What counts as the lowest and the highest value: single voxels may hold anything."""
DENSE_HU = (850.0, 1250.0)
"""Where soft tissue lies if 1000 or 1024 was added; of HU only dense cortical bone."""
DENSE_SHARE = 0.15
"""Of the voxels: soft tissue fills 36 to 60 % of the hip, head, liver and aorta scans this was tried on [C]."""
SPONGY_HU = (150.0, 800.0)
"""Between soft tissue and dense bone. Of those scans, cut out without air, all have more here than in `DENSE_HU` (but for a
few cuttings of the skull); shifted by 1000 or 1024 all have less [C]."""


def why_not_hu(values: NDArray[Any]) -> str:
    """Why scanned values (any shape) can't be trusted to be HU, in words; nothing if they can, or if there are none."""
    if not values.size or _share(values < AIR_BELOW_HU) >= AIR_SHARE:
        return ""
    low, high = (float(v) for v in np.percentile(values, SPAN_PERCENTILES))
    reach = f"its values reach from {low:.4g} to {high:.4g}"
    if _share(values < FAT_BELOW_HU) < FAT_SHARE:
        return f"neither air nor fat: {reach}, and fat lies near -100"
    if high - low < LEAST_SPAN:
        return f"no air, and too little between fat and bone: {reach}"
    dense = _between(values, DENSE_HU)
    if dense >= DENSE_SHARE and dense > _between(values, SPONGY_HU):
        return f"no air, and most of what is denser than soft tissue lies near 1000: {reach}, as if 1000 or 1024 was added"
    return ""


def _between(values: NDArray[Any], limits: tuple[float, float]) -> float:
    return _share((values >= limits[0]) & (values <= limits[1]))


def _share(mask: NDArray[np.bool_]) -> float:
    return np.count_nonzero(mask) / mask.size
