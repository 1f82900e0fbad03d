"""Cuts and loads that follow a landmark or an implant's feature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Vector
from surgplan.case.as_scanned import direction_of_cut, point_among, point_of_cut
from surgplan.case.document import Case

SAME = 1e-9
"""What changes by less, mm or a direction's part, stays as it is: turning there and back costs digits."""


def following(case: Case) -> Case:
    """The case with every cut and load where the landmark or implant it follows is now; what has lost that stays.

    A cut lies in its bone as scanned: of what stands on a fragment of that bone it follows the place without the fragment's
    motion, so that moving a fragment never moves the cut that made it.
    """
    for cut in case.resections.values():
        if cut.origin_from or cut.normal_from:
            origin = _followed(partial(point_of_cut, case, cut.segment), cut.origin_from, cut.plane.origin)
            normal = _followed(partial(direction_of_cut, case, cut.segment), cut.normal_from, cut.plane.normal)
            plane = Plane(origin, normal)
            if plane != cut.plane:
                case = case.with_item(replace(cut, plane=plane))
    for study in case.studies.values():
        place = partial(_place, case, study.bodies)
        loads = tuple(replace(load, at=_followed(place, load.at_from, load.at)) for load in study.loads)
        if loads != study.loads:
            case = case.with_item(replace(study, loads=loads))
    return case


def _place(case: Case, bodies: tuple[str, ...], name: str) -> Vector:
    return point_among(case, name, bodies)


def _followed(resolve: Callable[[str], Vector], name: str, now: Vector) -> Vector:
    try:
        found = resolve(name) if name else now
    except Refused:
        return now
    return now if np.abs(np.subtract(found, now)).max() <= SAME else found
