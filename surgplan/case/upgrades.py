"""Old stored cases, brought to the schema of today one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from surgplan.base.errors import CaseDamaged
from surgplan.case.codec import decode, encode
from surgplan.case.document import SCHEMA, Case

Stored = dict[str, Any]


def _with_frame(stored: Stored) -> Stored:
    """Schema 2 added fields that have defaults, and the case's frame of reference: that of the scan drawn on."""
    case = stored["case"]
    images, segments = case.get("images", {}), case.get("segments", {})
    drawn_on = [images[s["image"]] for s in segments.values() if s["image"] in images]
    stated = (image.get("frame_of_reference", "") for image in [*drawn_on, *images.values()])
    return {**stored, "case": {**case, "frame_of_reference": next(filter(None, stated), "")}}


def _with_defaults(stored: Stored) -> Stored:
    """Schema 3 added the plan's state, poses of fragments, sights of measures and places of notes: all have defaults."""
    return stored


UPGRADES: Mapping[int, Callable[[Stored], Stored]] = {1: _with_frame, 2: _with_defaults}
"""From each old schema, the function that gives the next one: JSON in, JSON out."""


def upgraded(stored: Stored, upgrades: Mapping[int, Callable[[Stored], Stored]] = UPGRADES, newest: int = SCHEMA) -> Stored:
    """A stored case in the newest schema; CaseDamaged if it comes from a later program or the chain is broken."""
    schema = stored.get("schema")
    if not isinstance(schema, int):
        raise CaseDamaged("the stored case says no schema; open an earlier revision")
    if schema > newest:
        raise CaseDamaged(f"this case was written by a newer surgplan (schema {schema}); install that to open it")
    while schema < newest:
        if schema not in upgrades:
            raise CaseDamaged(f"cases of schema {schema} can't be read any more; open it with an older surgplan first")
        stored = {**upgrades[schema](stored), "schema": schema + 1}
        schema += 1
    return stored


def store_case(case: Case) -> Stored:
    """A case as JSON, with its schema."""
    return {"schema": SCHEMA, "case": encode(case)}


def load_case(stored: Stored) -> Case:
    """The case of such JSON, however old."""
    case: Case = decode(Case, upgraded(stored)["case"], "case")
    return case
