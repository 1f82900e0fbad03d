"""Margins and shells of a mask, measured in mm from its surface, which lies between its voxels and those outside."""

from __future__ import annotations

from collections.abc import Mapping

from surgplan.base.grid import Grid
from surgplan.case.labels import Mask
from surgplan.segment.voxels.dilation import Run, dilated
from surgplan.segment.voxels.elements import DIRECTIONS, margin
from surgplan.segment.voxels.morphology import Padded
from surgplan.segment.voxels.packed import inverted, packed, unpacked

OPPOSITE = dict(zip(DIRECTIONS, (*DIRECTIONS[3:], *DIRECTIONS[:3]), strict=True))


def evenly(margin_mm: float) -> dict[str, float]:
    """The same margin in every direction."""
    return dict.fromkeys(DIRECTIONS, margin_mm)


def widened(mask: Mask, margins_mm: Mapping[str, float], grid: Grid) -> Mask:
    """Every voxel whose centre lies within a margin of the mask's surface; the margins, mm, are named by DIRECTIONS.

    The array lies on the `grid`; where the mask leaves it, the image's last voxels are taken to go on.
    """
    return _grown(mask, margin(margins_mm, grid), margins_mm, grid, out=False)


def narrowed(mask: Mask, margins_mm: Mapping[str, float], grid: Grid) -> Mask:
    """Every voxel deeper inside than a margin: a mask loses its left side by the margin `left`. As `widened` otherwise."""
    turned = {name: margins_mm[OPPOSITE[name]] for name in DIRECTIONS}
    return _grown(mask, margin(turned, grid), turned, grid, out=True)


def shell(mask: Mask, inward_mm: float, outward_mm: float, grid: Grid) -> Mask:
    """What lies within one margin inside of a mask's surface, and within the other outside of it."""
    hull = widened(mask, evenly(outward_mm), grid) if outward_mm > 0 else mask
    wall: Mask = hull & ~narrowed(mask, evenly(inward_mm), grid) if inward_mm > 0 else hull & ~mask
    return wall


def _grown(mask: Mask, element: list[Run], margins_mm: Mapping[str, float], grid: Grid, out: bool) -> Mask:
    """The mask grown by an element, or with what is `out` of it grown."""
    if not mask.any():
        return mask.copy()
    padded = Padded.round(mask, max(margins_mm.values()), grid.spacing_mm)
    words, length = packed(padded.part), padded.part.shape[2]
    if out:
        return padded.back(unpacked(inverted(dilated(inverted(words, length), length, element), length), length))
    return padded.back(unpacked(dilated(words, length, element), length))
