"""Vertebrae of a CT, one by one: bodies with their arches and processes, parted at discs and between facets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, part
from surgplan.case.labels import Mask
from surgplan.segment.joint.joint_settings import JointSettings
from surgplan.segment.joint.midline import coordinate
from surgplan.segment.joint.partition import parted
from surgplan.segment.presets.bone import bone
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.metal import scan_cautions
from surgplan.segment.presets.preset_data import settings
from surgplan.segment.source import Index
from surgplan.segment.voxels.components import labelled
from surgplan.segment.voxels.distance import depth_in

BODY_DEPTH_MM = 8.5
"""No rib, process or shoulder blade is this deep."""
LEAST_BODY_MM3 = 150.0
"""Least volume of a body's deep part."""
COLUMN_MM = 28.0
"""Bodies lie this near to the line through most of them; hips and femoral heads do not."""
BESIDE_MM, BEFORE_MM, BEHIND_MM = 50.0, 32.0, 85.0
"""How far a vertebra reaches from the middle of its body."""
WORKING_MM = 2.4
"""Many vertebrae are walked on coarser voxels than one joint; the border is followed on the scan's."""
FUSED_RATIO = 1.7
"""A part this much larger than the median may be two vertebrae."""


def bodies(mask: Mask, grid: Grid) -> list[Index]:
    """A voxel in the middle of every vertebral body of the bones, from the head to the feet."""
    labels, counts = labelled(depth_in(mask, grid.spacing_mm) >= BODY_DEPTH_MM)
    found = [n for n in np.flatnonzero(counts * grid.voxel_volume_mm3 >= LEAST_BODY_MM3) if n]
    middles = {n: np.argwhere(labels == n).mean(axis=0) for n in found}
    places = {n: grid.to_lps(middle[::-1]) for n, middle in middles.items()}
    if not places:
        return []
    at = np.array(list(places.values()))
    kept = [n for n, p in places.items() if np.hypot(*(p[:2] - np.median(_near(at, p[2]), axis=0))) < COLUMN_MM]
    kept.sort(key=lambda n: -float(places[n][2]))
    return [_inside(labels == n, middles[n]) for n in kept]


def _near(places: Floats, height: float) -> Floats:
    """Where along L and P the five bodies nearest in height lie."""
    nearest: Floats = places[np.argsort(np.abs(places[:, 2] - height))[:5], :2]
    return nearest


def _inside(part_: Mask, middle: Floats) -> Index:
    return _nearest(np.argwhere(part_), middle)


def _nearest(at: NDArray[np.int64], middle: Floats) -> Index:
    k, j, i = at[int(np.argmin(((at - middle) ** 2).sum(axis=1)))]
    return int(k), int(j), int(i)


def arches(mask: Mask, grid: Grid, body: Index) -> list[Index]:
    """A voxel of each lamina of the vertebra with this body, where there is bone: behind the canal, at the pedicles' height."""
    x, y, z = grid.to_lps(np.array(body[::-1], dtype=float))
    found = []
    for side in (-1, 1):
        at = np.array([(x + side * dx, y + dy, z + dz) for dx in (8, 12, 16) for dy in (28, 33, 38, 43) for dz in (0, 3, 6)])
        kji = np.rint(grid.to_index(at[grid.contains(at)])).astype(int)[:, ::-1]
        inside = kji[mask[tuple(kji.T)]]
        if len(inside):
            found.append(_nearest(inside, inside.mean(axis=0)))
    return found


def column(mask: Mask, grid: Grid, clicks: Sequence[Index]) -> Mask:
    """The bones as near to the line through the clicks as vertebrae reach."""
    line = grid.to_lps(np.array([click[::-1] for click in clicks], dtype=float))
    line = line[np.argsort(line[:, 2])]
    x, y, z = (coordinate(grid, axis) for axis in range(3))
    away = x - np.interp(z, line[:, 2], line[:, 0])
    back = y - np.interp(z, line[:, 2], line[:, 1])
    near: Mask = mask & (np.abs(away) < BESIDE_MM) & (back > -BEFORE_MM) & (back < BEHIND_MM)
    return near


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """Every vertebra the clicks lie in; without clicks, every one that is found."""
    volume, grid = asked.volume, asked.volume.grid
    bones = BoneSettings(**asked.settings)
    mask = bone(volume.voxels, grid.spacing_mm, bones, part(progress, 0.0, 0.5))
    clicks = [asked.seed(n) for n in range(len(asked.seeds))] or bodies(mask, grid)
    if len(clicks) < 2:
        raise Refused(
            f"{len(clicks)} vertebral bodies were found or clicked, and two are needed to part them: click the "
            "middle of every body"
        )
    clicks.sort(key=lambda click: -float(grid.to_lps(np.array(click[::-1], dtype=float))[2]))
    names = [f"{n:02d}" for n in range(1, len(clicks) + 1)]
    spine = column(mask, grid, clicks)
    seeds = {name: [click, *arches(spine, grid, click)] for name, click in zip(names, clicks, strict=True)}
    joint = replace(JointSettings(**settings("split")), working_mm=WORKING_MM)
    found, _ = parted(spine, volume.voxels, grid.spacing_mm, seeds, joint, bones, part(progress, 0.5, 1.0), None)
    how = "from a click in each" if asked.seeds else "found by their depth"
    return _made(found, asked, how)


def _made(found: dict[str, Mask], asked: Asked, how: str) -> list[Made]:
    """The vertebrae with what is to be said of them."""
    ml = {n: float(np.count_nonzero(m)) * asked.volume.grid.voxel_volume_mm3 / 1000 for n, m in found.items()}
    typical = float(np.median([v for v in ml.values() if v > 0] or [0]))
    made: list[Made] = []
    empty = [str(int(name)) for name, mask in found.items() if not mask.any()]
    if len(empty) == len(found):
        raise Refused("no vertebra could be told apart: click the middle of every body, in the bone")
    for name, mask in found.items():
        if not mask.any():
            continue
        words = [
            "Numbered from the head end of the scan, not by level. Arches that are grown together with their neighbours, and "
            f"ribs within {BESIDE_MM:g} mm, are shared out by nearness: look at the border there."
        ]
        if empty and not made:
            words.append(f"No bone was found for the bodies {', '.join(empty)}, counted from the head end: they are left out.")
        if ml[name] > FUSED_RATIO * typical:
            words.append(f"It holds {ml[name]:.0f} ml where {typical:.0f} ml is usual here: it may be two grown together.")
        note = f"Vertebra {int(name)} of {len(found)} ({ml[name]:.1f} ml), bodies {how}, parted at dark sheets: discs, facets."
        cautions = (*words, *scan_cautions(mask, asked.volume))
        made.append(Made(mask, "" if not made else name, anatomy="vertebra", note=note, cautions=cautions))
    return made
