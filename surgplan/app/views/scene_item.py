"""A surface in the 3D view."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.colormaps import COLOUR_MAPS, ColourMap
from surgplan.app.views.materials import material
from surgplan.base.geometry import Rigid


@dataclass(frozen=True, eq=False)
class SceneItem:
    """A triangle surface, how it looks, and the values it is coloured by."""

    id: str
    key: Hashable
    """What points, triangles and scalars were made from: while it is the same, nothing is sent to the renderer again."""
    points: NDArray[Any]
    """(n, 3) mm, in LPS or in the own frame of `pose`."""
    triangles: NDArray[Any]
    """(m, 3)."""
    material: str = "bone"
    colour: str | None = None
    """Instead of the material's."""
    opacity: float | None = None
    visible: bool = True
    pose: Rigid | None = None
    """From the own frame into the patient."""
    scalars: NDArray[Any] | None = None
    """A value for each point (n,) or each triangle (m,); NaN where there is none."""
    values_key: Hashable = None
    """What the scalars were made from, where they change while the surface stays: they alone are sent anew then. Not for
    materials with creases, whose points are doubled there."""
    colormap: str | ColourMap = "viridis"
    range: tuple[float, float] | None = None
    """Ends of the colour map; None: the smallest and the largest value."""
    label: str = ""
    """What the values are, for the legend."""
    unit: str = ""
    pickable: bool = True
    of: str = ""
    """The id a pick tells, where this is a part of something."""
    edges: bool = False
    """Whether the triangles' edges are drawn."""

    @property
    def name(self) -> str:
        """What it is called when it is picked: what it is a part of, or itself."""
        return self.of or self.id

    @property
    def shown_colour(self) -> str:
        """Its own colour, or the material's."""
        return self.colour or material(self.material).colour

    @property
    def shown_opacity(self) -> float:
        """Its own opacity, or the material's."""
        return material(self.material).opacity if self.opacity is None else self.opacity

    @property
    def map(self) -> ColourMap:
        """The colour map itself."""
        return COLOUR_MAPS[self.colormap] if isinstance(self.colormap, str) else self.colormap

    @property
    def shown_range(self) -> tuple[float, float]:
        """The range given, or that of the values."""
        if self.range is not None:
            return self.range
        if self.scalars is None or not np.isfinite(self.scalars).any():
            return (0.0, 1.0)
        return (float(np.nanmin(self.scalars)), float(np.nanmax(self.scalars)))

    @property
    def by_triangle(self) -> bool:
        """Whether the values belong to triangles."""
        return self.scalars is not None and len(self.scalars) == len(self.triangles) != len(self.points)
