"""What a preset is given and what it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.labels import Mask
from surgplan.imaging.volume import Volume
from surgplan.segment.source import Index, voxel_at


@dataclass(frozen=True, eq=False)
class Asked:
    """A preset's scan, points and settings."""

    volume: Volume
    settings: Mapping[str, float]
    seeds: tuple[Vector, ...] = ()
    """Points in LPS mm, as many as the preset needs at least."""
    beside: Mapping[str, Volume] = field(default_factory=dict)
    """Further images by the part they play, on the grid of `volume`."""

    @property
    def is_ct(self) -> bool:
        """Whether values are HU."""
        return self.volume.unit == "HU"

    def seed(self, number: int = 0) -> Index:
        """The voxel (k, j, i) of a point; Refused if it lies outside the image."""
        return voxel_at(self.volume.grid, self.seeds[number], "the seed" if number == 0 else f"seed {number + 1}")


@dataclass(frozen=True, eq=False)
class Made:
    """One segment a preset made."""

    mask: Mask
    part: str = ""
    """What its name ends with after `_`; nothing for the main one."""
    tissue: str = ""
    """Nothing: the preset's."""
    anatomy: str = ""
    """Its name in `resources/anatomy.yaml`, which gives code and colour; nothing gives those of the tissue."""
    side: str = ""
    """`left` or `right`, where its standard name has sides."""
    note: str = ""
    """What was done, with the figures found, in words; nothing: the preset's note."""
    cautions: tuple[str, ...] = ()


class Preset(Protocol):
    """Carries out a preset. Refused where the scan or the points don't fit it. The main segment comes first."""

    def __call__(self, asked: Asked, progress: Progress) -> list[Made]: ...
