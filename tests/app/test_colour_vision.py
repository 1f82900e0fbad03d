"""Maps and marks can be told apart by people who see fewer colours."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from surgplan.app.showing_moved import CLEAR_COLOUR, MET_COLOUR, NEAR_COLOUR
from surgplan.app.style.tokens import PLANE_COLOURS
from surgplan.app.views.colormaps import COLOUR_MAPS, NO_VALUE, BandedMap, rgb

VISION = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
"""What a colour (linear RGB) looks like to whoever lacks one kind of cone (Machado et al. 2009, severity 1.0)."""
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)
LEAST_DIFFERENCE = 14.0
"""Of neighbouring areas, in CIE 1976 units; 2.3 can just be seen side by side."""


def lab(colours: np.ndarray, vision: str) -> np.ndarray:
    """CIE Lab (n, 3) of sRGB colours (n, 3; 0 to 255) as they are seen."""
    share = np.asarray(colours, dtype=float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.array(VISION[vision]).T, 0.0, 1.0) @ TO_XYZ.T / WHITE
    f = np.where(seen > 0.008856, np.cbrt(seen), 7.787 * seen + 16 / 116)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def least_difference(colours: list[str], vision: str) -> float:
    """The smallest difference of any two of some colours."""
    seen = lab(np.array([rgb(colour) for colour in colours]), vision)
    return min(float(np.linalg.norm(a - b)) for a, b in itertools.combinations(seen, 2))


@pytest.mark.parametrize("vision", VISION)
def test_the_matrices_keep_grey_grey(vision) -> None:
    grey = lab(np.array([[90, 90, 90], [200, 200, 200]]), vision)
    assert np.abs(grey[:, 1:]).max() < 0.1


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("name", ["viridis", "cividis", "risk"])
def test_maps_of_growing_values_grow_lighter(name, vision) -> None:
    light = lab(COLOUR_MAPS[name].table(64), vision)[:, 0]
    assert (np.diff(light) > -0.6).all()
    assert light[-1] - light[0] > 45


@pytest.mark.parametrize("vision", VISION)
def test_the_ends_of_the_signed_map_are_two_colours(vision) -> None:
    ends = lab(COLOUR_MAPS["signed"].table(101)[[0, 50, 100]], vision)
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(ends, 2)) > 2 * LEAST_DIFFERENCE


@pytest.mark.parametrize("vision", VISION)
def test_the_bands_of_the_gap_map_are_told_apart(vision) -> None:
    gap = COLOUR_MAPS["gap"]
    assert isinstance(gap, BandedMap)
    assert least_difference([band.colour for band in gap.bands], vision) > LEAST_DIFFERENCE


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(
    "colours", [[*PLANE_COLOURS.values()], [CLEAR_COLOUR, NEAR_COLOUR, MET_COLOUR], [NO_VALUE, "#F0705C"]], ids=len
)
def test_marks_that_stand_beside_each_other_are_told_apart(colours, vision) -> None:
    assert least_difference(colours, vision) > LEAST_DIFFERENCE
