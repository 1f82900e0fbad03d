"""What finding bone in a CT goes by."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.segment.presets.not_bone import CanalSettings, ForeignSettings
from surgplan.segment.voxels.half_maximum import EdgeSearch


@dataclass(frozen=True)
class BoneSettings:
    """The fixed settings of the bone preset, in HU, mm and ml; `resources/presets/bone.yaml` says why."""

    coarsest_mm: float
    smoothing_mm: float
    core_hu: float
    dense_hu: float
    dense_fraction: float
    least_ml: float
    soft_hu: float
    shell_least_hu: float
    shell_most_hu: float
    shell_reach_mm: float
    closing_mm: float
    widest_cavity_mm: float
    edge_inward_mm: float
    edge_outward_mm: float
    edge_prominence_hu: float
    edge_softest_hu: float
    edge_thick_percentile: float
    foreign_most_ml: float
    foreign_ring_hu: float
    canal_low_hu: float
    canal_high_hu: float
    canal_radius_mm: float
    canal_open_part: float
    rim_mm: float
    rim_hu: float

    @property
    def edge(self) -> EdgeSearch:
        """Where the border is looked for."""
        return EdgeSearch(
            self.edge_inward_mm,
            self.edge_outward_mm,
            self.edge_prominence_hu,
            self.edge_thick_percentile,
            softest=self.edge_softest_hu,
        )

    @property
    def foreign(self) -> ForeignSettings:
        """What is dense and no bone."""
        return ForeignSettings(self.foreign_most_ml, self.foreign_ring_hu, self.shell_reach_mm)

    @property
    def canal(self) -> CanalSettings:
        """What is enclosed and no marrow."""
        return CanalSettings(self.canal_low_hu, self.canal_high_hu, self.canal_radius_mm, self.canal_open_part)
