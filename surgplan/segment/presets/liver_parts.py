"""Tumours and other parts of the liver that do not look like it, each from a point inside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.presets.liver_body import Tissue
from surgplan.segment.presets.liver_settings import LiverSettings
from surgplan.segment.source import Index
from surgplan.segment.voxels.box import Box
from surgplan.segment.voxels.components import labelled, part_at
from surgplan.segment.voxels.distance import distance_to
from surgplan.segment.voxels.graph_cut import edges_of, graph_cut
from surgplan.segment.voxels.holes import filled_3d
from surgplan.segment.voxels.morphology import closed, opened


def with_part(liver: Mask, values: NDArray[np.float32], seed: Index, tissue: Tissue, settings: LiverSettings) -> Mask:
    """The liver with the tumour or missed part round a point; as it was where the point lies outside soft tissue.

    liver, values [k, j, i] on working voxels. Any soft tissue round the point may belong to a tumour, so it is its border that
    counts: the cut of least cost between the known liver and what lies far outside it, along the strongest edges.
    """
    size: Vector = (settings.working_mm,) * 3
    reach = int(np.ceil((settings.part_reach_mm + settings.part_opening_mm) / settings.working_mm)) + 2
    box = _box(seed, reach, liver.shape)
    own, value = liver[box], values[box]
    here: Index = (seed[0] - box[0].start, seed[1] - box[1].start, seed[2] - box[2].start)
    at = np.zeros(own.shape, dtype=bool)
    at[here] = True
    from_seed = distance_to(at, size)
    soft = value > settings.tissue_hu
    if not soft[here]:
        return liver
    median, spread = _value(value[from_seed <= settings.part_value_mm], settings)
    known = own | ((from_seed <= settings.part_radius_mm) & soft)
    away = distance_to(known, size)
    bright = (value > tissue.median + settings.part_bright_hu) & (from_seed > settings.part_bright_mm)
    inside = (from_seed <= settings.part_reach_mm) & (away <= settings.part_beyond_mm)
    candidates = inside & part_at(opened(soft & ~bright, settings.part_opening_mm, size) | known, here)
    hard = np.zeros(own.shape, dtype=np.int8)
    hard[~candidates] = -1
    certain = (distance_to(~own, size) > settings.part_opening_mm) | ((from_seed <= settings.part_value_mm) & soft)
    hard[certain] = 1
    off = np.minimum(np.abs(value - median) / spread, np.abs(value - tissue.median) / settings.dark_hu)
    cost = np.minimum(off**2, settings.part_dearest) + away / settings.part_away_mm
    outside = np.full(cost.shape, settings.background, dtype=np.float32)
    edges = edges_of(value, settings.part_edge_hu, settings.part_edge_strength, settings.edge_least)
    found = own | graph_cut(cost.astype(np.float32), outside, edges, hard)
    whole = liver.copy()
    whole[box] = own | part_at(opened(found, settings.part_opening_mm, size) | own | at, here)
    return filled_3d(whole)


def bay(liver: Mask, values: NDArray[np.float32], tissue: Tissue, settings: LiverSettings) -> tuple[float, Index] | None:
    """Volume (ml) and deepest voxel (k, j, i) of the largest dark bay in the liver's border; None without one worth a word."""
    size: Vector = (settings.working_mm,) * 3
    dark = (values > settings.tissue_hu) & (values < tissue.median - tissue.half_width)
    hollow = opened(closed(liver, settings.bay_mm, size) & ~liver & dark, settings.part_value_mm, size)
    labels, counts = labelled(hollow)
    if len(counts) < 2:
        return None
    most = 1 + int(np.argmax(counts[1:]))
    volume_ml = float(counts[most]) * settings.working_mm**3 / 1000
    if volume_ml < settings.bay_least_ml:
        return None
    depth = distance_to(labels != most, size)
    k, j, i = np.unravel_index(int(np.argmax(depth)), depth.shape)
    return volume_ml, (int(k), int(j), int(i))


def _value(values: NDArray[np.float32], settings: LiverSettings) -> tuple[float, float]:
    """The median round a tumour's point, and how far off it costs 1."""
    median = float(np.median(values))
    deviation = max(1.4826 * float(np.median(np.abs(values - median))), settings.part_spread_hu)
    return median, settings.part_spreads * deviation


def _box(seed: Index, reach: int, shape: tuple[int, ...]) -> Box:
    k, j, i = (slice(max(n - reach, 0), min(n + reach + 1, size)) for n, size in zip(seed, shape, strict=True))
    return k, j, i
