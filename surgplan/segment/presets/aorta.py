"""The trunk of the aorta in a CT with contrast: lumen, an estimate of its wall, and calcium, from a point in the lumen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.source import Index
from surgplan.segment.vessels.section import Section, from_middle_mm, picture
from surgplan.segment.vessels.trunk import Trunk, TrunkSettings, first_section, followed, solid
from surgplan.segment.voxels.box import Box, bounding_box, into_array
from surgplan.segment.voxels.components import labelled, larger_than
from surgplan.segment.voxels.half_maximum import EdgeSearch, at_half_maximum
from surgplan.segment.voxels.reach import within

LEVEL_CHANGE_HU = 3.0
"""The trunk is followed again where its own level differs from the seed's by more."""


@dataclass(frozen=True, eq=False)
class Aorta:
    """A trunk and its three parts, masks [k, j, i] of the whole scan."""

    lumen: Mask
    wall: Mask
    calcium: Mask
    trunk: Trunk
    lumen_hu: float


def aorta(voxels: Voxels, spacing_mm: Vector, seed: Index, settings: Mapping[str, float], progress: Progress = silent) -> Aorta:
    """The trunk that holds the seed (k, j, i), voxels in HU; Refused where the seed is in no bright round vessel."""
    s = settings
    sigma = [s["smoothing_mm"] / n for n in reversed(spacing_mm)]
    smooth = np.empty(voxels.shape, dtype=np.float32)
    ndimage.gaussian_filter(voxels.astype(np.float32), sigma, output=smooth, mode="nearest", truncate=2.5)
    progress(0.3, "following the vessel")
    trunk, lumen_hu = _trunk(smooth, spacing_mm, seed, settings)
    progress(0.6, "placing the border")
    rough = solid(trunk, voxels.shape, spacing_mm)
    _refuse_other(rough, seed, trunk, spacing_mm, settings)
    box = bounding_box(rough, spacing_mm, 12.0)
    calcium_hu = max(lumen_hu + s["calcium_above_hu"], s["calcium_least_hu"])
    edge = EdgeSearch(
        s["border_mm"], s["border_mm"], s["border_part"] * (lumen_hu - s["wall_hu"]), softest=s["wall_hu"], thin_walls=False
    )
    # calcium counts as lumen at first, so that a plaque does not dent the border; bone is taken for calcium's brightness too
    even = np.minimum(smooth[box], lumen_hu + 0.5 * s["calcium_above_hu"])
    # where another vessel lies close by, the border would jump over to it
    near = within(rough[box], s["beyond_mm"], spacing_mm)
    inner = at_half_maximum(rough[box], even, spacing_mm, edge) & near
    calcium = _calcium(voxels[box], inner, spacing_mm, calcium_hu, settings)
    whole = within(inner | calcium, s["wall_mm"], spacing_mm)
    wall = whole & ~inner & ~calcium & (smooth[box] > s["fat_hu"]) & (smooth[box] < calcium_hu)
    lumen, wall, calcium = (into_array(m, box, voxels.shape) for m in (inner & ~calcium, wall, calcium))
    return Aorta(lumen, wall, calcium, trunk, lumen_hu)


def _trunk(smooth: NDArray[np.float32], spacing_mm: Vector, seed: Index, settings: Mapping[str, float]) -> tuple[Trunk, float]:
    """The trunk and the median of its lumen; followed again from its own level where the seed's differs."""
    how = TrunkSettings(**{f.name: settings[f.name] for f in fields(TrunkSettings)})
    start = np.array(seed[::-1]) * np.asarray(spacing_mm)
    reach = settings["seed_radius_mm"]
    near: Box = tuple(  # type: ignore[assignment]
        slice(max(n - int(reach / d), 0), n + int(reach / d) + 1) for n, d in zip(seed, reversed(spacing_mm), strict=True)
    )
    lumen_hu = float(np.median(smooth[near]))
    _refuse_dull(lumen_hu, settings)
    level = _level(lumen_hu, settings)
    smooth = _without_bone(smooth, lumen_hu, spacing_mm, settings)
    first = first_section(smooth, spacing_mm, start, level, how)
    trunk = followed(smooth, spacing_mm, first, level, how)
    for _ in range(2):
        lumen_hu = _lumen_hu(smooth, spacing_mm, trunk)
        _refuse_dull(lumen_hu, settings)
        if abs(_level(lumen_hu, settings) - level) <= LEVEL_CHANGE_HU:
            break
        level = _level(lumen_hu, settings)
        trunk = followed(smooth, spacing_mm, _usual(trunk), level, how)
    return trunk, lumen_hu


def _without_bone(
    smooth: NDArray[np.float32], lumen_hu: float, spacing_mm: Vector, settings: Mapping[str, float]
) -> NDArray[np.float32]:
    """The values with soft tissue in the place of bone, which may touch the lumen; plaques are smaller and stay."""
    dense = smooth > max(lumen_hu + settings["calcium_above_hu"], settings["calcium_least_hu"])
    bone = larger_than(dense, 1000 * settings["bone_followed_ml"] / float(np.prod(spacing_mm)))
    without: NDArray[np.float32] = np.where(bone, np.float32(settings["soft_hu"]), smooth)
    return without


def _usual(trunk: Trunk) -> Section:
    """The section in the middle of a trunk, which any seed in it leads to."""
    return trunk.sections[len(trunk.sections) // 2]


def _level(lumen_hu: float, settings: Mapping[str, float]) -> float:
    return lumen_hu - settings["level_part"] * (lumen_hu - settings["soft_hu"])


def _refuse_dull(lumen_hu: float, settings: Mapping[str, float]) -> None:
    if lumen_hu < settings["soft_hu"] + settings["least_contrast_hu"]:
        raise Refused(
            f"at {lumen_hu:.0f} HU the seed is hardly brighter than soft tissue; place it inside a lumen with contrast"
        )


def _refuse_other(rough: Mask, seed: Index, trunk: Trunk, spacing_mm: Vector, settings: Mapping[str, float]) -> None:
    """Refuse a trunk that ran off into something that touches the vessel, such as bone of the same brightness."""
    k, j, i = (
        slice(max(n - int(settings["seed_radius_mm"] / d), 0), n + int(settings["seed_radius_mm"] / d) + 1)
        for n, d in zip(seed, reversed(spacing_mm), strict=True)
    )
    if len(trunk.sections) < settings["least_sections"] or not rough[k, j, i].any():
        raise Refused(
            "the vessel at the seed can't be followed: something as bright touches it there; place the seed where the lumen "
            "stands free, or use the preset vessel"
        )


def _lumen_hu(smooth: NDArray[np.float32], spacing_mm: Vector, trunk: Trunk) -> float:
    """The median of all sections' inner parts, where neither wall nor calcium counts."""
    found = []
    for section in trunk.sections[:: max(len(trunk.sections) // 40, 1)]:
        seen = picture(smooth, spacing_mm, section.middle, section.across)
        found.append(seen[from_middle_mm() <= 0.5 * section.radius_mm])
    return float(np.median(np.concatenate(found)))


def _calcium(voxels: Voxels, inner: Mask, spacing_mm: Vector, calcium_hu: float, settings: Mapping[str, float]) -> Mask:
    """Bright parts in or on the lumen; what goes on far outside is bone, of which nothing is taken."""
    bright = voxels > calcium_hu
    near = within(inner, settings["calcium_rim_mm"], spacing_mm)
    labels, counts = labelled(bright)
    inside = np.bincount(labels[bright & near], minlength=len(counts))
    voxel_ml = float(np.prod(spacing_mm)) / 1000
    bone = (counts * voxel_ml >= settings["bone_least_ml"]) & (inside < 0.5 * counts)
    bone[0] = True
    # bone that touches a plaque: only what lies in the lumen itself is the plaque's
    plaques = (~bone)[labels] & near | (bone[labels] & bright & inner)
    return larger_than(plaques, settings["calcium_least_ml"] / voxel_ml)


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """The aorta of a CT: lumen, wall and calcium."""
    volume, settings = asked.volume, asked.settings
    found = aorta(volume.voxels, volume.grid.spacing_mm, asked.seed(), settings, progress)
    ml = volume.grid.voxel_volume_mm3 / 1000
    length = float(np.linalg.norm(np.diff(found.trunk.centres, axis=0), axis=1).sum())
    widths = 2 * found.trunk.radii_mm
    note = (
        f"Lumen of {found.lumen.sum() * ml:.0f} ml at {found.lumen_hu:.0f} HU, followed over {length:.0f} mm in "
        f"{len(found.trunk.sections)} sections {widths.min():.0f} to {widths.max():.0f} mm wide, without branches; its border "
        f"lies at {(found.lumen_hu + settings['wall_hu']) / 2:.0f} HU, half way down to the wall."
    )
    wall = (
        f"An estimate, not seen in the scan: soft tissue within {settings['wall_mm']:g} mm of lumen and calcium, the usual "
        "thickness of a wall, which no measurement backs here; thrombus is not included."
    )
    level = max(found.lumen_hu + settings["calcium_above_hu"], settings["calcium_least_hu"])
    calcium = (
        f"{1000 * found.calcium.sum() * ml:.0f} mm3 above {level:.0f} HU in the lumen or within "
        f"{settings['calcium_rim_mm']:g} mm of it."
    )
    metal = scan_cautions(found.lumen, volume)
    return [
        Made(found.lumen, anatomy="aorta", note=note, cautions=(*_ends(found.trunk), *metal)),
        Made(found.wall, "wall", note=wall, cautions=("The wall is estimated from the lumen.", *metal)),
        Made(found.calcium, "calcium", tissue="calcium", anatomy="calcified_plaque", note=calcium, cautions=metal),
    ]


def _ends(trunk: Trunk) -> list[str]:
    """What to say about ends other than the scan's."""
    return [
        f"{where} is at {what}: look whether that is its bifurcation, the heart, or too early."
        for where, what in zip(("One end of the trunk", "The other end of the trunk"), trunk.ends, strict=True)
        if what != "the end of the scan"
    ]
