"""What the forms of a plan are filled in with before the user types: names of what the case has already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surgplan.app.pages.free_name import free_name
from surgplan.case.document import Case, Implant

ORIGIN, NORMAL = "cut_origin", "cut_normal"
"""Features of an implant that wants its bone cut."""
FEMUR, HEAD = "femur", "head_centre"


def femur(case: Case) -> str:
    """The segment that head and shaft are looked for in: where the head was fitted, else one called so; nothing if none."""
    head = case.landmarks.get(HEAD)
    if head is not None and head.on in case.segments:
        return str(head.on)
    return next((name for name in case.segments if FEMUR in name.lower()), "")


def on_femur(case: Case) -> Mapping[str, Any]:
    """The femur, where there is one."""
    found = femur(case)
    return {"segment": found} if found else {}


def uncut(case: Case) -> Implant | None:
    """An implant that wants its bone cut and does not have that yet."""
    cut_by = {cut.origin_from.partition(".")[0] for cut in case.resections.values()}
    wanting = (i for i in case.implants.values() if {ORIGIN, NORMAL} <= i.features.keys() and i.on in case.segments)
    return next((implant for implant in wanting if implant.id not in cut_by), None)


def cut_for_implant(case: Case) -> Mapping[str, Any]:
    """The cut that an implant wants."""
    implant = uncut(case)
    if implant is None:
        return {}
    return {
        "as": free_name(case, "neck_cut"),
        "segment": implant.on,
        "origin": f"{implant.id}.{ORIGIN}",
        "normal": f"{implant.id}.{NORMAL}",
        "positive": free_name(case, f"{implant.on}_head"),
        "negative": free_name(case, f"{implant.on}_shaft"),
    }


def study_of_implants(case: Case) -> Mapping[str, Any]:
    """A study of the stems and of the bone they are in, without what is cut off."""
    stems = [implant for implant in case.implants.values() if HEAD in implant.features and implant.on is not None]
    kept = {cut.origin_from.partition(".")[0]: cut.negative for cut in case.resections.values() if cut.origin_from}
    bones = [kept.get(stem.id, stem.on) for stem in stems]
    bodies = list(dict.fromkeys([*bones, *(stem.id for stem in stems)]))
    return {"as": free_name(case, "walking"), **({"bodies": bodies} if bodies else {})}
