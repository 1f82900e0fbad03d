"""The trunk of a large vessel, followed section by section from a point inside, without its branches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.segment.vessels.section import (
    HALF_PIXELS,
    PIXEL_MM,
    Section,
    disc,
    from_middle_mm,
    grown_2d,
    picture,
    plane_axes,
)

CLIMB_PIXELS = 2
"""Narrow places between a vessel and what touches it show over more than this."""


@dataclass(frozen=True)
class TrunkSettings:
    """How a trunk is followed; lengths in mm, the rest as parts of radius or area."""

    step_mm: float
    """From section to section."""
    growth_mm: float
    """The lumen's border moves by at most this from section to section."""
    reach: float
    """No part of the lumen lies farther from its middle, in radii."""
    opening: float
    """Narrower branches than this part of the radius are cut off."""
    closing_mm: float
    """Noise in the lumen is closed over this."""
    least_area: float
    """The trunk ends where the section's area falls below this part of what it was before."""
    most_area: float
    """And where it rises above this: a heart's chamber, or a leak."""
    memory_mm: float
    """What it was before is the median over this length."""
    least_radius_mm: float
    """Narrower vessels are no trunk."""


@dataclass(frozen=True, eq=False)
class Trunk:
    """A trunk's sections from one end to the other, and why it ends there."""

    sections: tuple[Section, ...]
    ends: tuple[str, str]

    @property
    def centres(self) -> Floats:
        """Middles (n, 3), mm along i, j, k."""
        return np.array([s.middle for s in self.sections])

    @property
    def radii_mm(self) -> Floats:
        """Of the circles of the same area (n,)."""
        return np.array([s.radius_mm for s in self.sections])


def followed(
    values: NDArray[np.float32],
    spacing_mm: Vector,
    first: Section,
    level: float,
    settings: TrunkSettings,
) -> Trunk:
    """The trunk to both sides of a section, with everything above a level being lumen."""
    forth, end = _march(values, spacing_mm, first, level, settings)
    turned = Section(first.centre, np.stack([first.across[0], -first.across[1]]), -first.along, first.lumen[::-1])
    back, begin = _march(values, spacing_mm, turned, level, settings)
    return Trunk((*(_turned(s) for s in reversed(back)), first, *forth), (begin, end))


def _turned(section: Section) -> Section:
    return Section(section.centre, np.stack([section.across[0], -section.across[1]]), -section.along, section.lumen[::-1])


def first_section(
    values: NDArray[np.float32], spacing_mm: Vector, start: Floats, level: float, settings: TrunkSettings
) -> Section:
    """The smallest round section through a point (3,), mm along i, j, k; then through its middle, and so on.

    Refused where no disc of lumen lies round the point.
    """
    centre = start
    best: Section | None = None
    for _ in range(3):
        best = None
        for along in _directions():
            across = plane_axes(along)
            bright = picture(values, spacing_mm, centre, across) > level
            radius = _radius_mm(bright)
            if radius < settings.least_radius_mm:
                continue
            found = disc(bright & (from_middle_mm() < 40), None, radius, settings.opening, settings.closing_mm)
            if found.any() and (best is None or found.sum() < best.lumen.sum()):
                best = Section(centre, across, along, found)
        if best is None:
            raise Refused(
                f"no round section of a vessel wider than {2 * settings.least_radius_mm:g} mm lies at the seed; place it in "
                "the middle of the lumen, away from branches"
            )
        centre = best.middle
    assert best is not None
    return best


def _radius_mm(bright: Mask) -> float:
    """Radius of the largest disc that is reached from the picture's middle without passing a narrow place; 0 outside."""
    depth = np.asarray(ndimage.distance_transform_edt(bright)) * PIXEL_MM
    row = column = HALF_PIXELS
    while depth[row, column] > 0:
        low = max(row - CLIMB_PIXELS, 0), max(column - CLIMB_PIXELS, 0)
        near = depth[low[0] : row + CLIMB_PIXELS + 1, low[1] : column + CLIMB_PIXELS + 1]
        if near.max() <= depth[row, column]:
            break
        at = np.unravel_index(int(np.argmax(near)), near.shape)
        row, column = low[0] + int(at[0]), low[1] + int(at[1])
    return float(depth[row, column])


def _directions(count: int = 40) -> Floats:
    """Directions spread evenly over a half sphere (count, 3), the scan's third axis among them."""
    n = np.arange(count)
    z = 1 - n / count
    turn = n * np.pi * (3 - np.sqrt(5))
    side = np.sqrt(1 - z**2)
    return np.stack([side * np.cos(turn), side * np.sin(turn), z], axis=1)


def _march(
    values: NDArray[np.float32], spacing_mm: Vector, first: Section, level: float, settings: TrunkSettings
) -> tuple[list[Section], str]:
    """The sections after the first along its direction, and why they end."""
    found: list[Section] = []
    last, along = first, first.along
    areas, middles = [float(first.lumen.sum())], [first.middle]
    memory = max(round(settings.memory_mm / settings.step_mm), 3)
    away = from_middle_mm()
    for _ in range(int(1500 / settings.step_mm)):
        before = last.recentred()
        usual = float(np.median(areas[-memory:]))
        radius = float(np.sqrt(usual / np.pi)) * PIXEL_MM
        centre = last.middle + settings.step_mm * along
        across = plane_axes(along, last.across)
        seen = picture(values, spacing_mm, centre, across)
        if not bool(_near_scan(centre, spacing_mm, values.shape, 0.7 * radius)):
            return found, "the end of the scan"
        bright = (seen > level) & grown_2d(before, settings.growth_mm) & (away <= settings.reach * radius)
        lumen = disc(bright, before, radius, settings.opening, settings.closing_mm)
        area = float(lumen.sum())
        if area < settings.least_area * usual or radius < settings.least_radius_mm:
            return found, f"a fall of its section to {100 * area / usual:.0f} %"
        if area > settings.most_area * usual:
            return found, f"a rise of its section to {100 * area / usual:.0f} %"
        last = Section(centre, across, along, lumen)
        found.append(last)
        areas.append(area)
        middles.append(last.middle)
        back = middles[-min(len(middles), memory)]
        chord = middles[-1] - back
        if np.linalg.norm(chord) > 3 * settings.step_mm:
            along = 0.7 * along + 0.3 * chord / np.linalg.norm(chord)
            along = along / np.linalg.norm(along)
    return found, "its length"


def solid(trunk: Trunk, shape: tuple[int, ...], spacing_mm: Vector) -> Mask:
    """The voxels [k, j, i] inside a trunk: between two sections, where the mean of their distances to the border is inside."""
    total = np.zeros(shape, dtype=np.float32)
    weights = np.zeros(shape, dtype=np.float32)
    size = np.asarray(spacing_mm)
    for n, section in enumerate(trunk.sections):
        step = _step(trunk, n)
        middle, reach = section.middle, 1.5 * section.radius_mm + 2 * step
        low = np.maximum(np.floor((middle - reach) / size).astype(int), 0)
        high = np.minimum(np.ceil((middle + reach) / size).astype(int) + 1, shape[::-1])
        if (high <= low).any():
            continue
        box = tuple(slice(low[a], high[a]) for a in (2, 1, 0))
        k, j, i = (np.arange(b.start, b.stop) * s for b, s in zip(box, reversed(spacing_mm), strict=True))
        across = [_along(unit, section.centre, i, j, k) for unit in (section.along, *section.across)]
        weight = np.maximum(1 - np.abs(across[0]) / step, 0)
        at = np.nonzero(weight)
        row, column = across[2][at] / PIXEL_MM + HALF_PIXELS, across[1][at] / PIXEL_MM + HALF_PIXELS
        depth = ndimage.map_coordinates(_signed(section.lumen), [row, column], order=1, mode="nearest")
        total[box][at] += (weight[at] * depth).astype(np.float32)
        weights[box][at] += weight[at].astype(np.float32)
    inside: Mask = (weights > 0) & (total < 0)
    return inside


def _along(unit: Floats, origin: Floats, i: Floats, j: Floats, k: Floats) -> Floats:
    """How far voxels in rows i, j, k (mm) lie from a point along a unit vector, [k, j, i]."""
    far: Floats = unit[2] * (k - origin[2])[:, None, None] + unit[1] * (j - origin[1])[:, None] + unit[0] * (i - origin[0])
    return far


def _near_scan(point: Floats, spacing_mm: Vector, shape: tuple[int, ...], margin_mm: float) -> bool:
    """Whether a point lies in the scan or no farther outside than a margin, so that oblique sections reach its last slice."""
    last = (np.asarray(shape)[::-1] - 1) * np.asarray(spacing_mm)
    return bool((point >= -margin_mm).all() and (point <= last + margin_mm).all())


def _step(trunk: Trunk, n: int) -> float:
    """How far section n lies from its neighbours, mm."""
    centres = trunk.sections
    here = centres[n]
    near = [abs(float((centres[m].centre - here.centre) @ here.along)) for m in (n - 1, n + 1) if 0 <= m < len(centres)]
    return max([*near, PIXEL_MM])


def _signed(lumen: Mask) -> Floats:
    """Distance to the disc's border, mm, negative inside."""
    outside = np.asarray(ndimage.distance_transform_edt(~lumen))
    inside = np.asarray(ndimage.distance_transform_edt(lumen))
    signed: Floats = (np.where(lumen, 0.5 - inside, outside - 0.5)) * PIXEL_MM
    return signed
