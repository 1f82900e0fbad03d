"""Named points and directions of a component in its own frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from surgplan.base.geometry import Vector
from surgplan.plan.catalogue import Parameters
from surgplan.plan.shapes.stem_profile import stem_features


def features(component: str, parameters: Parameters) -> dict[str, Vector]:
    """Points (mm) and unit directions by name, `head_centre` or `screw_axis` say; empty for a component from a file.

    Names that end in `_axis`, `_normal` or are `outward` are directions, all others points.
    """
    table = _tables()
    return table[component](parameters) if component in table else {}


def lies_in_canal(named: Mapping[str, object]) -> bool:
    """Whether an implant of these features is a stem, which is measured against the canal and not against the bone."""
    return "tip" in named and "stem_axis" in named


def is_direction(name: str) -> bool:
    """Whether a feature of this name is a direction and not a point.

    >>> is_direction("neck_axis"), is_direction("head_centre")
    (True, False)
    """
    return name.endswith(("_axis", "_normal")) or name == "outward"


def _tables() -> dict[str, Callable[[Parameters], dict[str, Vector]]]:
    from surgplan.plan.shapes.cup import cup_features
    from surgplan.plan.shapes.plate import plate_features
    from surgplan.plan.shapes.screw import screw_features

    return {
        "stem.collarless": stem_features,
        "cup.hemispherical": cup_features,
        "screw.cortical": screw_features,
        "screw.cranial": screw_features,
        "plate.straight": plate_features,
        "plate.cranial": plate_features,
    }
