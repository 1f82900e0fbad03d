"""What parting bones at a joint goes by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JointSettings:
    """The fixed settings of a split; `resources/presets/split.yaml` has their units and says why."""

    closing_mm: float
    partial_hu: float
    partial_reach_mm: float
    sheet_sigma_mm: float
    sheet_hu_per_mm2: float
    sheet_most: float
    dark_hu: float
    head_most_mm: float
    head_least_mm: float
    head_inner: float
    head_outer: float
    seed_radius_mm: float
    sphere_least_mm: float
    sphere_most_mm: float
    sphere_off_mm: float
    sphere_likely_mm: float
    sphere_inner: float
    streak_closing_mm: float
    sphere_outer: float
    working_mm: float
    band_mm: float
    smoothing_mm: float
