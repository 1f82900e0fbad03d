"""The airway in a CT of the chest: trachea and bronchi down to where their walls are thinner than a voxel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.source import Index
from surgplan.segment.voxels.components import labelled, part_at
from surgplan.segment.voxels.morphology import grown

LEAST_ROUND = 0.5
"""Part of its bounding box that a section of the trachea fills; a disc fills 0.785 of it. [C]"""


@dataclass(frozen=True)
class AirwaySettings:
    """The fixed settings of the airway; `resources/presets/lung.yaml` has their units and says why."""

    trachea_hu: float
    trachea_least_cm2: float
    trachea_most_cm2: float
    trachea_least_mm: float
    airway_from_hu: float
    airway_to_hu: float
    airway_step_hu: float
    leak_ratio: float
    airway_most_ml: float


def trachea(values: NDArray[np.float32], axis: int, upwards: bool, edge_mm: float, settings: AirwaySettings) -> Index | None:
    """A voxel (k, j, i) in the trachea of calmed HU on cubes; None where there is none.

    The highest of the round, dark sections that follow each other for long enough. `axis` is the array axis along the body,
    `upwards` whether its indices rise to the head.
    """
    stack = np.moveaxis(values, axis, 0)
    order = range(len(stack) - 1, -1, -1) if upwards else range(len(stack))
    chains: list[tuple[Mask, int, tuple[int, int, int]]] = []
    needed = int(np.ceil(settings.trachea_least_mm / edge_mm))
    for n in order:
        onward = []
        for section, middle in _sections(stack[n], edge_mm, settings):
            before = next((chain for chain in chains if (chain[0] & section).any()), None)
            length = 1 if before is None else before[1] + 1
            first = (n, *middle)
            if length >= needed:
                at = list(first[1:])
                at.insert(axis, first[0])
                return at[0], at[1], at[2]
            onward.append((section, length, first))
        chains = onward
    return None


def _sections(flat: NDArray[np.float32], edge_mm: float, settings: AirwaySettings) -> list[tuple[Mask, tuple[int, int]]]:
    """Round dark parts of a slice, of the right size and off its border, each with a voxel in its middle."""
    labels, counts = labelled((flat < settings.trachea_hu)[None])
    cm2 = counts * (edge_mm / 10) ** 2
    found = []
    for number in np.flatnonzero((cm2 >= settings.trachea_least_cm2) & (cm2 <= settings.trachea_most_cm2)):
        if number == 0:
            continue
        section: Mask = labels[0] == number
        j, i = np.nonzero(section)
        inside = j.min() > 0 and i.min() > 0 and j.max() < flat.shape[0] - 1 and i.max() < flat.shape[1] - 1
        if inside and len(j) >= LEAST_ROUND * (np.ptp(j) + 1) * (np.ptp(i) + 1):
            nearest = int(np.argmin((j - j.mean()) ** 2 + (i - i.mean()) ** 2))
            found.append((section, (int(j[nearest]), int(i[nearest]))))
    return found


def airway(values: NDArray[np.float32], seed: Index, size_mm: Vector, settings: AirwaySettings) -> Mask:
    """What hangs together with a seed in the airway at the highest level that has not run into lung; empty where all have."""
    ml = float(np.prod(size_mm)) / 1000
    kept: Mask = np.zeros(values.shape, dtype=bool)
    held = 0.0
    level = settings.airway_from_hu
    while level <= settings.airway_to_hu:
        reached = part_at(values < level, seed) if values[seed] < level else np.zeros_like(kept)
        volume = float(reached.sum()) * ml
        if volume > settings.airway_most_ml or (held > 1.0 and volume > settings.leak_ratio * held):
            break
        kept, held = reached, volume
        level += settings.airway_step_hu
    return kept


def with_wall(found: Mask, wall_mm: float, size_mm: Vector) -> Mask:
    """The airway with its wall, which is no lung."""
    return grown(found, wall_mm, size_mm) if found.any() else found
