"""Lungs and airway in a CT."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.trilinear import Voxels
from surgplan.segment.presets.airway import AirwaySettings, airway, trachea, with_wall
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.slice_areas import slice_axis
from surgplan.segment.source import Index
from surgplan.segment.voxels.components import labelled, largest
from surgplan.segment.voxels.cubes import from_cubes, to_cubes
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.holes import filled_two_of_three
from surgplan.segment.voxels.morphology import closed, grown, shrunk

Floats32 = NDArray[np.float32]


@dataclass(frozen=True)
class LungSettings:
    """The fixed settings of the lung preset; `resources/presets/lung.yaml` has their units and says why."""

    working_mm: float
    smoothing_mm: float
    air_hu: float
    gas_hu: float
    least_ml: float
    closing_mm: float
    border_mm: float
    bridge_mm: float
    least_share: float
    clear_mm: float
    wall_mm: float
    lung_around: float

    @property
    def size_mm(self) -> Vector:
        """The working voxels."""
        return (self.working_mm,) * 3


def aerated(values: Floats32, airways: Mask, settings: LungSettings) -> Mask:
    """Both lungs without the airways, in calmed HU on cubes [k, j, i]: parts that hold air and tissue, not plain gas."""
    labels, counts = labelled((values < settings.air_hu) & ~airways)
    counts[0] = 0
    found: Mask = np.zeros(values.shape, dtype=bool)
    for number in np.flatnonzero(counts * settings.working_mm**3 / 1000 >= settings.least_ml):
        part = labels == number
        if float(np.median(values[part])) > settings.gas_hu:
            found |= part
    return found


def parted(lungs: Mask, across: Floats32, settings: LungSettings) -> tuple[Mask, Mask] | None:
    """The right and the left lung; None where what there is does not lie on both sides of the body's middle.

    `across` grows to the left of the patient and is 0 at its middle, mm. Where lungs touch, they are shrunk until every large
    part lies clear of the middle; each voxel goes to the side whose parts are nearer.
    """
    size = settings.size_mm
    for radius in (0.0, *np.arange(1, settings.bridge_mm / settings.working_mm + 1) * settings.working_mm / 2):
        labels, counts = labelled(shrunk(lungs, float(radius), size) if radius else lungs)
        counts[0] = 0
        large = [n for n in np.flatnonzero(counts >= settings.least_share * counts.sum()) if n]
        middles = {n: float(across[labels == n].mean()) for n in large}
        right, left = (
            np.isin(labels, [n for n, middle in middles.items() if sign * middle > settings.clear_mm]) for sign in (-1, 1)
        )
        clear = all(abs(middle) > settings.clear_mm for middle in middles.values())
        if clear and right.any() and left.any():
            nearer = distance_to(right, size) <= distance_to(left, size)
            return lungs & nearer, lungs & ~nearer
    return None


def whole_lung(part: Mask, settings: LungSettings) -> Mask:
    """A lung with its vessels, without specks."""
    return largest(filled_two_of_three(closed(part, settings.closing_mm, settings.size_mm))) if part.any() else part


def _fine(part: Mask, voxels: Voxels, spacing_mm: Vector, settings: LungSettings) -> Mask:
    """A part on cubes brought to the scan's voxels, which decide near its border."""
    size = settings.size_mm
    deep, near = (
        from_cubes(one, voxels.shape, spacing_mm, settings.working_mm)
        for one in (shrunk(part, settings.border_mm, size), grown(part, settings.working_mm, size))
    )
    own = from_cubes(part, voxels.shape, spacing_mm, settings.working_mm)
    # vessels that the closing took in stay, also where they reach the border
    air = voxels < settings.air_hu
    fine: Mask = deep | (near & air) | (own & ~ndimage.binary_dilation(air))
    return fine


def preset(asked: Asked, progress: Progress) -> list[Made]:
    """Right lung, left lung and airway of a CT."""
    settings = dict(asked.settings)
    own = AirwaySettings(**{key: settings.pop(key) for key in AirwaySettings.__dataclass_fields__})
    lung = LungSettings(**settings)
    volume, size = asked.volume, lung.size_mm
    grid, spacing = volume.grid, volume.grid.spacing_mm
    values = to_cubes(volume.voxels, spacing, lung.working_mm, max(lung.smoothing_mm, 0.3 * lung.working_mm))
    progress(0.2, "looking for the trachea")
    seed = _seed(asked, values, lung.working_mm, own)
    airways = airway(values, seed, size, own) if seed is not None else np.zeros(values.shape, dtype=bool)
    progress(0.4, "finding the lungs")
    wall = with_wall(airways, lung.wall_mm, size)
    lungs = aerated(values, wall, lung)
    if not lungs.any():
        raise Refused(f"no part of at least {lung.least_ml:g} ml holds air as a lung does; is the chest in this scan?")
    if not asked.seeds and airways.any() and not _among(airways, lungs, lung):
        # gas in the bowel
        seed, airways = None, np.zeros_like(airways)
        lungs = aerated(values, airways, lung)
    sides = parted(lungs, _across(values.shape, grid, lung.working_mm, values), lung)
    progress(0.7, "placing the border")
    fine = [_fine(whole_lung(side, lung), volume.voxels, spacing, lung) for side in sides or ()]
    if sides is None:
        fine = [_fine(closed(lungs, lung.closing_mm, size), volume.voxels, spacing, lung)]
    near = from_cubes(grown(airways, lung.working_mm, size), volume.voxels.shape, spacing, lung.working_mm)
    tree = near & (volume.voxels < own.airway_to_hu) if airways.any() else near & False
    fine[0] &= ~tree
    if len(fine) > 1:
        fine[1] &= ~fine[0] & ~tree
    return _made(fine, tree, seed is not None)


def _among(airways: Mask, lungs: Mask, settings: LungSettings) -> bool:
    """Whether enough of what lies just outside an airway's wall is lung."""
    inner, outer = (grown(airways, settings.wall_mm + away, settings.size_mm) for away in (0.0, 2 * settings.working_mm))
    shell = outer & ~inner
    return bool(float((shell & lungs).sum()) >= settings.lung_around * float(shell.sum()))


def _seed(asked: Asked, values: Floats32, edge_mm: float, settings: AirwaySettings) -> Index | None:
    """A voxel of the cubes in the trachea: the one given, else the one found."""
    grid = asked.volume.grid
    if asked.seeds:
        inside = np.array(asked.seed())
        cube = np.rint((inside + 0.5) * list(reversed(grid.spacing_mm)) / edge_mm - 0.5).astype(int)
        k, j, i = (int(n) for n in np.clip(cube, 0, np.array(values.shape) - 1))
        if values[k, j, i] > settings.trachea_hu:
            raise Refused(f"the point lies in {values[k, j, i]:.0f} HU, which is no air; place it in the trachea")
        return k, j, i
    axis = slice_axis(grid, "axial")
    return trachea(values, axis, bool(grid.axes[2, 2 - axis] > 0), edge_mm, settings)


def _across(shape: tuple[int, ...], grid: Grid, edge_mm: float, values: Floats32) -> Floats32:
    """How far each cube lies to the left of the middle of what is dense, mm."""
    axis = slice_axis(grid, "sagittal")
    sign = 1.0 if grid.axes[0, 2 - axis] > 0 else -1.0
    dense = (values > -200).sum(axis=tuple(a for a in range(3) if a != axis))
    at = np.arange(shape[axis], dtype=np.float32)
    middle = float((dense * at).sum() / max(dense.sum(), 1))
    line = (sign * edge_mm * (at - middle)).astype(np.float32)
    return np.broadcast_to(line.reshape([-1 if a == axis else 1 for a in range(3)]), shape)


def _made(lungs: list[Mask], tree: Mask, sought: bool) -> list[Made]:
    """Right and left lung, or one segment where no side could be told, and the airway."""
    cautions = ["Parts of a lung without air are left out: look for effusions, consolidations and tumours at its border."]
    if not tree.any():
        why = "could not be told from lung" if sought else "was not found"
        cautions.append(f"The airway {why}, so bronchi may be part of the lungs; give a point in the trachea.")
    if len(lungs) == 1:
        cautions.append(
            "Right and left lung could not be told apart: what holds air is one piece, or lies on one side of the body's "
            "middle. It is one segment without a side; cut it by hand, and say its side."
        )
    said = tuple(cautions)
    sides = ("right", "left") if len(lungs) == 2 else ("",)
    parts = [Made(mask, side, anatomy="lung", side=side, cautions=said) for mask, side in zip(lungs, sides, strict=True)]
    end = "It ends where its wall can no longer be told from lung; thin bronchi are part of the lungs."
    return [*parts, *([Made(tree, "airway", "air", "airway", cautions=(end,))] if tree.any() else [])]
