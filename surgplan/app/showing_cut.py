"""The result of a study on planes through its bodies: as colours in slices, and as a solid cut open in 3D."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surgplan.app.showing_maps import StudyResult, shown_values
from surgplan.app.slice_state import ResultLook
from surgplan.app.views.contents import FieldOverlay
from surgplan.app.views.scene_item import SceneItem
from surgplan.artifacts.inner_values import InnerValues, inner_values

Plane = tuple[NDArray[np.float64], NDArray[np.float64]]
"""A point (LPS mm) and the unit normal, away from the eye."""


class ResultCuts:
    """Keeps the values within the bodies of the result that is looked at."""

    def __init__(self) -> None:
        self._inner: tuple[Hashable, InnerValues] | None = None
        self._field: tuple[Hashable, FieldOverlay] | None = None

    def field(self, result: StudyResult | None, look: ResultLook) -> FieldOverlay | None:
        """What the slices are to show of a result; the same object while nothing about it changes."""
        if result is None or not look.in_slices:
            self._field = None
            return None
        item = result.item
        key = (item.key, item.shown_range, item.label, look.share)
        if self._field is None or self._field[0] != key:
            inner = self._values(result)
            points, tets, values = inner.points, inner.tets, inner.values
            made = FieldOverlay(item.id, points, tets, values, item.map, item.shown_range, item.label, item.unit, look.share)
            self._field = key, made
        return self._field[1]

    def opened(self, result: StudyResult, plane: Plane, *, other_side: bool) -> list[SceneItem]:
        """The half of a coloured solid beyond a plane, and the colours on the cut; the other half with `other_side`."""
        from surgplan.mesh.plane_section import ValuedSurface, half_below, solid_section

        origin, normal = plane
        out = normal if other_side else -normal
        item, inner = result.item, self._values(result)
        key = (item.key, *np.round(origin @ normal, 3).reshape(1), *np.round(normal, 5), other_side)
        half = half_below(ValuedSurface(item.points, item.triangles, np.asarray(item.scalars, dtype=float)), origin, out)
        section = solid_section(inner.points, inner.tets, inner.values, origin, out)
        parts = []
        for part, surface in (("", half), (" on the cut", section)):
            if len(surface.triangles):
                parts.append(
                    replace(
                        item,
                        id=item.id + part,
                        of=item.name,
                        key=(key, part),
                        points=surface.points,
                        triangles=surface.triangles,
                        scalars=surface.values,
                        range=item.shown_range,
                    )
                )
        return parts

    def _values(self, result: StudyResult) -> InnerValues:
        key = (id(result.artifact), result.quantity)
        if self._inner is None or self._inner[0] != key:
            inner = inner_values(result.artifact, result.quantity)
            self._inner = key, replace(inner, values=shown_values(result.quantity, inner.values))
        return self._inner[1]
