"""The fixed settings of the liver preset."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.segment.voxels.half_maximum import EdgeSearch


@dataclass(frozen=True)
class LiverSettings:
    """In HU, mm and ml; `resources/presets/liver.yaml` says why."""

    lowest_hu: float
    highest_hu: float
    widest_mm: float
    smoothing_mm: float
    working_mm: float
    diffusion_steps: float
    diffusion_conductance: float
    seed_radius_mm: float
    least_spread_hu: float
    spreads: float
    least_window_hu: float
    upper_part: float
    vessel_closing_mm: float
    vessel_hu: float
    erosion_mm: float
    regrowth_mm: float
    closing_mm: float
    tissue_hu: float
    closing_above_hu: float
    certain_mm: float
    reach_mm: float
    dark_hu: float
    bright_hu: float
    dearest: float
    away_mm: float
    away_most: float
    background: float
    edge_hu: float
    edge_strength: float
    edge_least: float
    opening_mm: float
    border_mm: float
    border_hu: float
    softest_hu: float
    part_radius_mm: float
    part_value_mm: float
    part_reach_mm: float
    part_beyond_mm: float
    part_opening_mm: float
    part_spread_hu: float
    part_spreads: float
    part_dearest: float
    part_away_mm: float
    part_edge_hu: float
    part_edge_strength: float
    part_bright_mm: float
    part_bright_hu: float
    bay_mm: float
    bay_least_ml: float
    least_ml: float
    most_ml: float

    @property
    def border(self) -> EdgeSearch:
        """Where the border is looked for on the scan's own voxels."""
        return EdgeSearch(self.border_mm, self.border_mm, self.border_hu, softest=self.softest_hu, thin_walls=False)
