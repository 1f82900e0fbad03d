"""Where in the patient a plan takes place: what slices pass through and pictures are filled with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.mesh.triangles import TriMesh
from surgplan.report.dicom.side import side_of, sides_of_plan
from surgplan.report.facts import Facts
from surgplan.report.scene import FROM_LEFT, FROM_RIGHT, View

Floats = NDArray[np.float64]

LEAST_MM = 60.0
AROUND_MM = 15.0


@dataclass(frozen=True, eq=False)
class Region:
    """A box in the patient with the point its slices pass through."""

    name: str
    low: Floats
    high: Floats
    through: Floats

    @property
    def span_mm(self) -> float:
        """Its longest edge."""
        return float((self.high - self.low).max())

    def grown(self, mm: float) -> tuple[Floats, Floats]:
        """The box with room on every side."""
        return self.low - mm, self.high + mm


def regions(facts: Facts) -> list[Region]:
    """One region an implant; without implants one for the segments, or else one for each image."""
    implants = {name: facts.surfaces[name] for name in facts.case.implants if name in facts.surfaces}
    if implants:
        return [_round(name, [mesh]) for name, mesh in implants.items()]
    segments = [facts.surfaces[name] for name in facts.case.segments if name in facts.surfaces]
    if segments:
        return [_round("the segments", segments)]
    return [_whole(facts, name) for name in facts.case.images]


def whole_region(facts: Facts) -> Region | None:
    """One region that holds all of them."""
    found = regions(facts)
    if not found:
        return None
    low, high = np.min([r.low for r in found], axis=0), np.max([r.high for r in found], axis=0)
    return Region("the plan", low, high, (low + high) / 2)


def _round(name: str, meshes: list[TriMesh]) -> Region:
    points = np.concatenate([mesh.points for mesh in meshes])
    low, high = points.min(axis=0) - AROUND_MM, points.max(axis=0) + AROUND_MM
    short = np.maximum(LEAST_MM - (high - low), 0) / 2
    # the middle of the points lies in most bodies, the middle of their box often beside them
    return Region(name, low - short, high + short, points.mean(axis=0))


def _whole(facts: Facts, image: str) -> Region:
    grid = facts.case.images[image].grid
    ends = np.array([[i, j, k] for i in (0, grid.size[0]) for j in (0, grid.size[1]) for k in (0, grid.size[2])], dtype=float)
    corners = grid.to_lps(ends - 0.5)
    return Region(image, corners.min(axis=0), corners.max(axis=0), np.asarray(grid.centre_mm))


def side_view(facts: Facts, region: Region, about: Sequence[str] = ()) -> View:
    """The lateral view of a region: from the side of the things it is about, or of the plan; else from the nearer side."""
    case, history = facts.case, facts.history
    sides = {side for name in about if (side := side_of(case, name, history))} or set(sides_of_plan(case, history))
    if len(sides) == 1:
        return FROM_LEFT if "L" in sides else FROM_RIGHT
    images = list(case.images.values())
    middle = images[0].grid.centre_mm[0] if images else 0.0
    return FROM_LEFT if region.through[0] > middle else FROM_RIGHT
