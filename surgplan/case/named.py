"""Points and directions of a case by name: landmarks, and the features of implants written `stem.head_centre`."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector, unit, vector
from surgplan.case.document import Case, Implant


def named_point(case: Case, point: str | Vector) -> Vector:
    """A point in LPS mm: itself, a landmark's, or an implant's feature in the patient; Refused if there is none."""
    if not isinstance(point, str):
        return vector(point)
    if point in case.landmarks:
        return case.landmarks[point].at
    found = _feature(case, point)
    if found is None:
        raise Refused(f"there is no landmark or feature called {point!r}; landmarks: {', '.join(case.landmarks) or 'none'}")
    implant, own = found
    return vector(implant.pose.apply(np.asarray(own)))


def named_direction(case: Case, direction: str | Vector) -> Vector:
    """A unit direction in LPS: itself, or an implant's axis or normal in the patient; Refused if there is none."""
    if not isinstance(direction, str):
        try:
            return unit(direction)
        except ValueError as exc:
            raise Refused(f"a direction needs a length: {exc}") from exc
    found = _feature(case, direction)
    if found is None:
        raise Refused(f"there is no direction called {direction!r}; write [L, P, S] or an implant's axis, stem.neck_axis say")
    implant, own = found
    return unit(implant.pose.rotate(np.asarray(own)))


def outdated(case: Case, *landmarks: str) -> list[str]:
    """Those of the landmarks that were worked out from an earlier shape of their segment."""
    marks = [case.landmarks[name] for name in landmarks if name in case.landmarks]
    now = {name: segment.labels for name, segment in case.segments.items()}
    now |= {name: now.get(cut.segment, "") for name, cut in case.fragments().items()}
    return [m.id for m in marks if m.fitted_to is not None and now.get(m.on or "") != m.fitted_to]


def refuse_outdated(case: Case, *landmarks: str) -> None:
    """Refuse landmarks that were worked out from an earlier shape of their segment."""
    for name in outdated(case, *landmarks):
        bone = case.landmarks[name].on
        raise Refused(f"{name!r} was fitted to {bone!r} as it was before it was changed; fit it again, or place it by hand")


def refuse_lost(case: Case, what: str, *names: str) -> None:
    """Refuse a cut or a load that follows a landmark or an implant's feature which is there no more."""
    for name in names:
        try:
            if name:
                named_point(case, name)
        except Refused as exc:
            raise Refused(f"{what} follows {name!r}, which is there no more; place it again where it belongs now") from exc


def _feature(case: Case, name: str) -> tuple[Implant, Vector] | None:
    owner, dot, feature = name.rpartition(".")
    if not dot or owner not in case.implants:
        return None
    implant = case.implants[owner]
    if feature not in implant.features:
        raise Refused(f"{owner!r} has no feature {feature!r}; it has: {', '.join(implant.features) or 'none'}")
    return implant, implant.features[feature]
