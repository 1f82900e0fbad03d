"""Where elements shall be smaller, as values that can be put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from surgplan.base.geometry import Floats, Vector
from surgplan.mesh.fields import Field
from surgplan.mesh.thickness import wall_thickness

HALF_DIAGONAL = np.sqrt(3) / 2


class Sizing(Protocol):
    """How long edges shall be in places."""

    def __call__(self, centres: Floats, size_mm: float) -> Floats:
        """The shortest edge length (n,) wanted in cubes of side `size_mm` around points (n, 3), mm; infinite: any will do."""


@dataclass(frozen=True)
class Everywhere:
    """The same edge length everywhere."""

    edge_mm: float

    def __call__(self, centres: Floats, size_mm: float) -> Floats:
        return np.full(len(centres), self.edge_mm)


@dataclass(frozen=True)
class NearPoint:
    """Shorter edges within a radius of a point: a landmark, where a force acts."""

    point: Vector
    radius_mm: float
    edge_mm: float

    def __call__(self, centres: Floats, size_mm: float) -> Floats:
        away = np.linalg.norm(centres - np.asarray(self.point), axis=1) - HALF_DIAGONAL * size_mm
        return np.where(away <= self.radius_mm, self.edge_mm, np.inf)


@dataclass(frozen=True, eq=False)
class NearSurface:
    """Shorter edges within a distance of a body's surface, on both of its sides: around an implant, say."""

    field: Field
    within_mm: float
    edge_mm: float

    def __call__(self, centres: Floats, size_mm: float) -> Floats:
        away = np.abs(self.field(centres)) - HALF_DIAGONAL * size_mm
        return np.where(away <= self.within_mm, self.edge_mm, np.inf)


@dataclass(frozen=True, eq=False)
class ThinWalls:
    """Edges so short that a wall of a shape is `across` edges thick, but none below `smallest_mm`: a thin cortex."""

    field: Field
    smallest_mm: float
    across: float = 1.5

    def __call__(self, centres: Floats, size_mm: float) -> Floats:
        wanted = np.full(len(centres), np.inf)
        near = np.flatnonzero(np.abs(self.field(centres)) <= HALF_DIAGONAL * size_mm)
        thick = wall_thickness(self.field, centres[near], size_mm, self.across * size_mm)
        wanted[near] = np.maximum(thick / self.across, self.smallest_mm)
        return wanted


@dataclass(frozen=True, eq=False)
class Finest:
    """The shortest edges any of some sizings wants."""

    parts: tuple[Sizing, ...]

    def __call__(self, centres: Floats, size_mm: float) -> Floats:
        wanted = np.full(len(centres), np.inf)
        for part in self.parts:
            wanted = np.minimum(wanted, part(centres, size_mm))
        return wanted


def finest(*parts: Sizing) -> Finest:
    """The shortest edges any of some sizings wants."""
    return Finest(parts)
