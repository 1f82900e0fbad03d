"""The liver's even tissue on working voxels: its value, its deep part, and the cut that finds its border."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.presets.liver_settings import LiverSettings
from surgplan.segment.source import Index
from surgplan.segment.voxels.components import part_at
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.graph_cut import edges_of, graph_cut
from surgplan.segment.voxels.holes import filled_3d, filled_two_of_three
from surgplan.segment.voxels.morphology import closed, grown, opened, shrunk


@dataclass(frozen=True)
class Tissue:
    """The values of the liver's own tissue, HU."""

    median: float
    half_width: float
    """The window reaches this far to both sides."""


def body(values: NDArray[np.float32], seed: Index, settings: LiverSettings) -> tuple[Mask, Tissue]:
    """The liver without what is of another value, and its values; values [k, j, i] on working voxels.

    Refused where there is none at the seed.
    """
    size: Vector = (settings.working_mm,) * 3
    tissue, core_seed = _tissue(values, seed, settings)
    window = _window(values, tissue, settings)
    core = shrunk(window, settings.erosion_mm, size)
    start = _nearest(core, core_seed, settings)
    rough = part_at(grown(part_at(core, start), settings.regrowth_mm, size) & window, start)
    grooves = (values > settings.tissue_hu) & (values < tissue.median + tissue.half_width + settings.closing_above_hu)
    rough |= closed(rough, settings.closing_mm, size) & grooves
    found = _cut(values, rough, tissue, settings)
    found = opened(found, settings.opening_mm, size) | part_at(core, start)
    return filled_3d(part_at(found, start)), tissue


def _tissue(values: NDArray[np.float32], seed: Index, settings: LiverSettings) -> tuple[Tissue, Index]:
    """The liver's values: those round the seed at first, then those of all that lies deep in it; and a voxel deep in it."""
    size: Vector = (settings.working_mm,) * 3
    at = np.zeros(values.shape, dtype=bool)
    at[seed] = True
    tissue = _spread(values[grown(at, settings.seed_radius_mm, size)], settings)
    core = shrunk(_even(values, tissue, settings), settings.erosion_mm, size)
    start = _nearest(core, seed, settings)
    return _spread(values[part_at(core, start)], settings), start


def _spread(values: NDArray[np.float32], settings: LiverSettings) -> Tissue:
    median = float(np.median(values))
    deviation = max(1.4826 * float(np.median(np.abs(values - median))), settings.least_spread_hu)
    return Tissue(median, max(settings.spreads * deviation, settings.least_window_hu))


def _even(values: NDArray[np.float32], tissue: Tissue, settings: LiverSettings) -> Mask:
    low, high = tissue.median - tissue.half_width, tissue.median + settings.upper_part * tissue.half_width
    even: Mask = (values > low) & (values < high)
    return even


def _window(values: NDArray[np.float32], tissue: Tissue, settings: LiverSettings) -> Mask:
    """Even tissue with the vessels in it; wide vessels beside the liver stay outside."""
    even = _even(values, tissue, settings)
    closing = closed(even, settings.vessel_closing_mm, (settings.working_mm,) * 3)
    vessels = (values > tissue.median - tissue.half_width) & (values < tissue.median + tissue.half_width + settings.vessel_hu)
    window: Mask = filled_two_of_three(even | (closing & (values > tissue.median))) & vessels
    return window


def _nearest(core: Mask, seed: Index, settings: LiverSettings) -> Index:
    """The voxel of a mask nearest to the seed; Refused where none is near."""
    at = np.argwhere(core)
    away = np.linalg.norm(at - np.asarray(seed), axis=1) * settings.working_mm
    if len(at) == 0 or away.min() > 4 * settings.erosion_mm:
        raise Refused(
            "nothing as large and even as a liver lies round the seed; place it deep in the liver, away from its vessels"
        )
    k, j, i = at[int(np.argmin(away))]
    return int(k), int(j), int(i)


def _cut(values: NDArray[np.float32], rough: Mask, tissue: Tissue, settings: LiverSettings) -> Mask:
    """The border of least cost between what is liver for certain and what can't be."""
    size: Vector = (settings.working_mm,) * 3
    away = distance_to(rough, size)
    hard = np.zeros(rough.shape, dtype=np.int8)
    hard[distance_to(~rough, size) > settings.certain_mm] = 1
    hard[away > settings.reach_mm] = -1
    off = values - tissue.median
    cost = np.minimum((off / np.where(off < 0, settings.dark_hu, settings.bright_hu)) ** 2, settings.dearest)
    cost += np.minimum(away / settings.away_mm, settings.away_most)
    outside = np.full(cost.shape, settings.background, dtype=np.float32)
    edges = edges_of(values, settings.edge_hu, settings.edge_strength, settings.edge_least)
    return graph_cut(cost.astype(np.float32), outside, edges, hard)
