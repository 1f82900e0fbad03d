"""How much of the canal a stem fills."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Rigid, vector
from surgplan.imaging.volume import Volume
from surgplan.mesh.surface import TriMesh
from surgplan.plan.canal import CanalSection, canal_section
from surgplan.plan.figure import Figure
from surgplan.plan.section import Section, section

LEVELS: tuple[tuple[str, float], ...] = (("proximal", 0.25), ("mid", 0.5), ("distal", 0.85))
"""Names of levels, and where they are: parts of the stem's length from its origin to the tip."""


@dataclass(frozen=True, eq=False)
class FillLevel:
    """Stem and canal in one plane across the stem."""

    name: str
    below_cut_mm: float
    """Along the stem's axis from its origin towards the tip."""
    stem: Section
    canal: CanalSection

    @property
    def area_ratio(self) -> float:
        """The stem's section over the canal's: above 1 the stem needs more room than there is."""
        return self.stem.area_mm2 / self.canal.area_mm2

    @property
    def width_ratio(self) -> float:
        """The stem's mediolateral width over the canal's: what is read off a frontal radiograph."""
        return self.stem.width_mm(self.canal.x) / self.canal.width_mm((1.0, 0.0))

    @property
    def depth_ratio(self) -> float:
        """The stem's front-back width over the canal's: what is read off a lateral radiograph."""
        return self.stem.width_mm(self.canal.y) / self.canal.width_mm((0.0, 1.0))


def canal_fill(
    stem: TriMesh,
    pose: Rigid,
    length_mm: float,
    volume: Volume,
    mask: NDArray[np.bool_],
    threshold_hu: float,
    levels: tuple[tuple[str, float], ...] = LEVELS,
) -> list[FillLevel]:
    """Stem and canal at each level, across the stem's own z; a level that shows no stem or no canal is left out.

    `stem` is the placed surface, `pose` its frame with z proximal and x medial, `length_mm` from the origin to the tip.
    """
    x, z = pose.matrix3[:, 0], pose.matrix3[:, 2]
    found = []
    for name, share in levels:
        origin = np.asarray(pose.translation) - share * length_mm * z
        cut = section(stem, origin, z, near=origin)
        canal = canal_section(volume, mask, vector(origin), vector(z), vector(x), threshold_hu)
        if cut is not None and canal is not None:
            found.append(FillLevel(name, share * length_mm, cut, canal))
    return found


def fill_figures(
    levels: list[FillLevel], length_mm: float, wanted: tuple[tuple[str, float], ...] = LEVELS
) -> dict[str, Figure]:
    """Fill at each wanted level as area and as two widths, each with its basis in words, and the canal's size there.

    Where a level of a stem of `length_mm` is not among those found, its figures have no value and say so.
    """
    found = {level.name: level for level in levels}
    figures: dict[str, Figure] = {}
    for name, share in wanted:
        level = found.get(name)
        if level is None:
            why = f"not measured: {share * length_mm:.0f} mm below the stem's origin no stem or no canal shows"
            units = {"fill_area": "1", "fill_width": "1", "fill_depth": "1", "canal_diameter": "mm"}
            figures |= {f"{what}_{name}": Figure(None, unit, why) for what, unit in units.items()}
            continue
        where = f"{level.below_cut_mm:.0f} mm below the stem's origin, across its axis"
        figures[f"fill_area_{level.name}"] = Figure(level.area_ratio, "1", f"stem section area over canal area, {where}")
        figures[f"fill_width_{level.name}"] = Figure(
            level.width_ratio, "1", f"mediolateral stem width over canal width, {where}"
        )
        figures[f"fill_depth_{level.name}"] = Figure(level.depth_ratio, "1", f"front-back stem width over canal width, {where}")
        figures[f"canal_diameter_{level.name}"] = Figure(
            level.canal.equivalent_diameter_mm, "mm", f"circle of the canal's area of {level.canal.area_mm2:.0f} mm2, {where}"
        )
    return figures
