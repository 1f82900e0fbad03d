"""What differs between two cases: things that came, went and changed, and how."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from surgplan.base.geometry import Plane, Rigid
from surgplan.case.codec import encode
from surgplan.case.document import TABLES, Case

SAME_MM = 1e-6
"""Points closer than this are the same."""
HASH_DIGITS = 64
"""Length of a blob's id."""

What = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Difference:
    """One field of a thing that has another value."""

    field: str
    """The field's name; parts of a field stand behind a dot, `parameters.length_mm` say."""
    before: Any = None
    """As JSON; None for what has no value that people read, such as voxels."""
    after: Any = None
    moved_mm: float | None = None
    """For a point, a plane's origin or a pose: how far it went."""
    turned_deg: float | None = None
    """For a plane's normal or a pose: the angle it turned by."""


@dataclass(frozen=True)
class Change:
    """One thing of the case that came, went or changed."""

    what: What
    table: str
    """Where it stands, `implants` say; `case` for fields of the case itself."""
    item: str
    differences: tuple[Difference, ...] = ()


def changes(before: Case, after: Case) -> tuple[Change, ...]:
    """Everything that differs between two cases, in the order of the case's tables."""
    found: list[Change] = []
    for table in TABLES.values():
        old: Mapping[str, Any] = getattr(before, table)
        new: Mapping[str, Any] = getattr(after, table)
        for name, item in new.items():
            if name not in old:
                found.append(Change("added", table, name))
            elif item != old[name]:
                found.append(Change("changed", table, name, tuple(differences(old[name], item))))
        found += [Change("removed", table, name) for name in old if name not in new]
    rest = [f.name for f in dataclasses.fields(Case) if f.name not in TABLES.values()]
    own = [d for name in rest for d in _differing(name, getattr(before, name), getattr(after, name))]
    return (*found, Change("changed", "case", "", tuple(own))) if own else tuple(found)


def differences(before: Any, after: Any) -> Iterator[Difference]:
    """The fields in which two things of one type differ."""
    for field in dataclasses.fields(after):
        yield from _differing(field.name, getattr(before, field.name), getattr(after, field.name))


def _differing(name: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Rigid) and isinstance(after, Rigid):
        yield Difference(name, moved_mm=math.dist(before.translation, after.translation), turned_deg=_turned(before, after))
    elif isinstance(before, Plane) and isinstance(after, Plane):
        turned = _angle_deg(before.normal, after.normal)
        yield Difference(name, moved_mm=math.dist(before.origin, after.origin), turned_deg=turned)
    elif _is_point(before) and _is_point(after):
        moved = math.dist(before, after)
        if moved > SAME_MM:
            yield Difference(name, moved_mm=moved)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in {**before, **after}:
            yield from _differing(f"{name}.{key}", before.get(key), after.get(key))
    elif dataclasses.is_dataclass(before) and type(before) is type(after):
        for inner in differences(before, after):
            yield dataclasses.replace(inner, field=f"{name}.{inner.field}")
    elif _has_parts(before) and _has_parts(after) and len(before) == len(after):
        for n, (old, new) in enumerate(zip(before, after, strict=True), start=1):
            yield from _differing(f"{name}.{n}", old, new)
    elif _is_blob(before) or _is_blob(after):
        yield Difference(name)
    else:
        yield Difference(name, encode(before), encode(after))


def _is_point(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 3 and all(isinstance(v, float) for v in value)


def _has_parts(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(dataclasses.is_dataclass(v) for v in value)


def _is_blob(value: Any) -> bool:
    return isinstance(value, str) and len(value) == HASH_DIGITS and set(value) <= set("0123456789abcdef")


def _angle_deg(one: Any, other: Any) -> float:
    a, b = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    return math.degrees(math.atan2(float(np.linalg.norm(np.cross(a, b))), float(a @ b)))


def _turned(before: Rigid, after: Rigid) -> float:
    """The angle of the rotation that takes one pose to the other, degrees.

    By the skew part and the trace together, which stays exact near 0 and near 180 degrees.
    """
    turn = after.matrix3 @ before.matrix3.T
    skew = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return math.degrees(math.atan2(float(np.linalg.norm(skew)), float(np.trace(turn)) - 1.0))
