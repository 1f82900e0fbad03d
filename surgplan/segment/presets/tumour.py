"""A brain tumour that takes up contrast: its bright rim, its core and the oedema around it, from a point inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import SimpleITK
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import bounding_box, into_array
from surgplan.segment.voxels.components import largest, part_at, touching
from surgplan.segment.voxels.cubes import from_cubes, to_cubes
from surgplan.segment.voxels.distance import depth_in
from surgplan.segment.voxels.holes import filled_3d
from surgplan.segment.voxels.morphology import closed, grown, opened, shrunk

Floats32 = NDArray[np.float32]

UNSEEN = "The FLAIR does not reach everywhere round the tumour: oedema that it does not show is missing."


@dataclass(frozen=True)
class TumourSettings:
    """The fixed settings of the tumour preset; `resources/presets/tumour.yaml` has their units and says why."""

    working_mm: float
    reach_mm: float
    seed_mm: float
    crest_smoothing_mm: float
    smoothing_mm: float
    around_mm: float
    opening_mm: float
    rim_mm: float
    rim_contrast: float
    rim_part: float
    rim_least: float
    solid_least: float
    solid_seed: float
    solid_depth_mm: float
    rim_outward_mm: float
    rim_share: float
    flair_sd: float
    flair_near_mm: float
    flair_part: float
    oedema_reach_mm: float
    oedema_opening_mm: float

    @property
    def size_mm(self) -> Vector:
        """The working voxels."""
        return (self.working_mm,) * 3


def body_of(bright: Floats32, calm: Floats32, seed: Index, settings: TumourSettings) -> Mask:
    """The tumour round a seed (k, j, i) out to the crest of its rim, in values with contrast [k, j, i] on working voxels.

    From a seed on bright tissue it is that tissue with what it encloses. Refused where nothing ends the flood.
    """
    size, brain = settings.size_mm, bright > 0
    away = _away(bright.shape, seed, settings.working_mm)
    normal = float(np.median(bright[(away < settings.reach_mm) & brain]))
    if bright[seed] > settings.solid_seed * normal:
        lit = part_at(bright > 0.5 * (normal + float(bright[seed])), seed)
        whole = filled_3d(closed(lit & (away < settings.reach_mm), settings.opening_mm, size))
        dark = depth_in(whole & ~lit, size)
        if float(dark.max()) <= settings.seed_mm:
            thick = float(depth_in(lit, size)[away <= 2 * settings.seed_mm].max())
            if thick < settings.solid_depth_mm:
                raise Refused(
                    f"that point lies on bright tissue no thicker than {2 * thick:.0f} mm, a rim or a vessel; place it in the "
                    "dark middle that the rim encloses"
                )
            return _sound(whole, seed, away, settings)
        k, j, i = (int(n) for n in np.unravel_index(int(np.argmax(dark)), dark.shape))
        seed, away = (k, j, i), _away(bright.shape, (k, j, i), settings.working_mm)
    markers = np.zeros(bright.shape, dtype=np.uint8)
    markers[(away >= settings.reach_mm) | ~brain] = 2
    markers[away <= settings.seed_mm] = 1
    flood = SimpleITK.MorphologicalWatershedFromMarkers(
        SimpleITK.GetImageFromArray(np.where(brain, calm, 0).astype(np.float32)),
        SimpleITK.GetImageFromArray(markers),
        markWatershedLine=False,
        fullyConnected=False,
    )
    body = _sound(SimpleITK.GetArrayFromImage(flood) == 1, seed, away, settings)
    refuse_without_rim(body, bright, normal, settings)
    return body


def _sound(found: Mask, seed: Index, away: Floats32, settings: TumourSettings) -> Mask:
    """The part round the seed without thin side arms; Refused where it is none, or has no end within reach."""
    part = opened(found, settings.opening_mm, settings.size_mm)
    part = part_at(part, seed) if part[seed] else largest(part)
    if not part.any():
        raise Refused("no tumour was found round that point: place it in the dark middle of a bright rim, or on bright tissue")
    if float(away[part].max()) > settings.reach_mm - 2 * settings.working_mm:
        raise Refused(
            f"no bright rim ends the tumour within {settings.reach_mm:g} mm of that point, so it has no border here; place the "
            "point in the dark middle of a bright rim, or draw it by hand"
        )
    return part


def lit_in(bright: Floats32, normal: float, settings: TumourSettings) -> Mask:
    """What took up contrast, where normal brain has a value: thin parts that stand out, and whatever is very bright."""
    width = 2 * int(np.ceil(settings.rim_mm / settings.working_mm)) + 1
    stands_out = bright - ndimage.grey_opening(bright, size=(width, width, width))
    # the border of a bright rim lies part of the way up to it, that of a faint one where it stands out at all
    reach = 2 * int(np.ceil(0.5 * settings.rim_mm / settings.working_mm)) - 1
    level = np.maximum(settings.rim_part * ndimage.maximum_filter(stands_out, size=reach), settings.rim_contrast * normal)
    lit: Mask = (stands_out > level) & (bright > settings.rim_least * normal)
    return lit | (bright > settings.solid_least * normal)


def refuse_without_rim(body: Mask, bright: Floats32, normal: float, settings: TumourSettings) -> None:
    """Refuse a body that the flood ended at noise or at folds of the brain, not at a bright rim."""
    size = settings.size_mm
    box = bounding_box(body, size, 3 * settings.rim_mm)
    here = body[box]
    border = here & ~shrunk(here, settings.working_mm, size)
    beside = grown(lit_in(bright[box], normal, settings), 2 * settings.working_mm, size)
    if float((border & beside).sum()) < settings.rim_share * float(border.sum()):
        raise Refused(
            "what surrounds that point is no bright rim; place it in the dark middle of one, or on bright tissue, or draw the "
            "tumour by hand"
        )


def parts_of(bright: Floats32, flair: Floats32, bodies: Mask, settings: TumourSettings) -> tuple[Mask, Mask, Mask]:
    """Rim, core and oedema of tumours whose `bodies` reach to the crest of their rims; all on working voxels [k, j, i]."""
    size, brain = settings.size_mm, bright > 0
    around = grown(bodies, settings.around_mm, size) & brain
    normal = float(np.median(bright[around & ~bodies]))
    lit = lit_in(bright, normal, settings)
    hull = grown(bodies, settings.working_mm, size)
    steps = max(round(settings.rim_outward_mm / settings.working_mm), 1)
    whole = filled_3d(ndimage.binary_dilation(hull, iterations=steps, mask=lit | hull))
    # the voxel beyond the crest is rim where it is bright and nothing where it is not
    whole &= bodies | lit
    rim, core = whole & lit, whole & ~lit
    return rim, core, _oedema(flair, whole, around, settings)


def _oedema(flair: Floats32, whole: Mask, around: Mask, settings: TumourSettings) -> Mask:
    size = settings.size_mm
    usual = flair[around & ~whole]
    middle = float(np.median(usual))
    deviation = 1.4826 * float(np.median(np.abs(usual - middle)))
    near = grown(whole, settings.flair_near_mm, size) & ~whole & (flair > middle + settings.flair_sd * deviation)
    if not near.any():
        return np.zeros_like(whole)
    level = middle + settings.flair_part * (float(np.median(flair[near])) - middle)
    bright = opened(flair > level, settings.oedema_opening_mm, size) & grown(whole, settings.oedema_reach_mm, size) & ~whole
    return touching(bright, grown(whole, 2 * settings.working_mm, size) & bright)


def _away(shape: tuple[int, ...], seed: Index, working_mm: float) -> Floats32:
    """Distance to the seed's centre, mm."""
    k, j, i = np.ogrid[tuple(slice(0, n) for n in shape)]
    square = (k - seed[0]) ** 2 + (j - seed[1]) ** 2 + (i - seed[2]) ** 2
    away: Floats32 = (working_mm * np.sqrt(square)).astype(np.float32)
    return away


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """Rim, core and oedema of the tumours round one or more points."""
    settings, grid = TumourSettings(**asked.settings), asked.volume.grid
    spacing, edge = grid.spacing_mm, settings.working_mm
    seeds = [asked.seed(n) for n in range(len(asked.seeds))]
    at = np.zeros(grid.array_shape, dtype=bool)
    at[tuple(np.array(seeds).T)] = True
    box = bounding_box(at, spacing, settings.reach_mm + settings.oedema_reach_mm)
    shape = asked.volume.voxels[box].shape
    progress(0.1, "looking for the rim")
    bright, calm = (
        to_cubes(asked.volume.voxels[box], spacing, edge, sd) for sd in (settings.smoothing_mm, settings.crest_smoothing_mm)
    )
    flair = to_cubes(asked.beside["flair"].voxels[box], spacing, edge, settings.smoothing_mm)
    bodies = np.zeros(bright.shape, dtype=bool)
    for k, j, i in seeds:
        inside = np.array((k, j, i)) - [s.start for s in box]
        cube = np.rint((inside + 0.5) * list(reversed(spacing)) / edge - 0.5).astype(int)
        k, j, i = (int(n) for n in np.clip(cube, 0, np.array(bright.shape) - 1))
        bodies |= body_of(bright, calm, (k, j, i), settings)
    progress(0.6, "telling rim, core and oedema apart")
    found = parts_of(bright, flair, bodies, settings)
    rim, core, oedema = (into_array(from_cubes(part, shape, spacing, edge), box, grid.array_shape) for part in found)
    rim_ml, core_ml, oedema_ml = (float(part.sum()) * grid.voxel_volume_mm3 / 1000 for part in (rim, core, oedema))
    figures = f"Rim {rim_ml:.1f} ml, core {core_ml:.1f} ml, oedema {oedema_ml:.1f} ml."
    flair_seen = asked.beside["flair"].valid
    unseen = flair_seen is not None and not flair_seen[box].all()
    look = "Vessels and dura that touch the rim are as bright as it: look there."
    darkness = "Dark core without contrast: necrosis, cyst and tumour that takes up none look alike here."
    swelling = "Oedema and tumour that spreads without contrast look alike in a FLAIR."
    return [
        Made(rim, tissue="tumour", anatomy="enhancing_tumour", cautions=(figures, look)),
        Made(core, "core", "tumour", "necrosis", cautions=(darkness,)),
        Made(oedema, "oedema", "brain", "oedema", cautions=(swelling, UNSEEN) if unseen else (swelling,)),
    ]
