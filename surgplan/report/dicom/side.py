"""Which side of the patient a thing belongs to, where the case knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from surgplan.base.errors import Refused
from surgplan.case.as_scanned import scanned_point
from surgplan.case.document import Case
from surgplan.case.femur_frame import femur_frame
from surgplan.case.journal import Revision
from surgplan.case.named import outdated
from surgplan.plan.hip_change import LANDMARKS

Known = Literal["L", "R"]
Side = Known | None

SIDES: tuple[Known, Known] = ("L", "R")
WORDS: Mapping[Known, str] = {"L": "left", "R": "right"}
UNKNOWN = "side-unknown"
TOKENS: Mapping[Known, frozenset[str]] = {
    "L": frozenset({"l", "left", "li", "links", "linke", "linken", "linker", "linkes"}),
    "R": frozenset({"r", "right", "re", "rechts", "rechte", "rechten", "rechter", "rechtes"}),
}
"""Whole words of a name that say a side, in English and German."""
STUDY = "study.structure"
MARKS = ("head", "shaft_proximal", "shaft_distal")
"""A study's fields that name the landmarks of its femur, in the order of `LANDMARKS`."""


def side_words(side: Side) -> str:
    """`left`, `right` or `side-unknown`."""
    return UNKNOWN if side is None else WORDS[side]


def side_of(case: Case, name: str, history: Iterable[Revision] = ()) -> Side:
    """The side of a femur, of its fragments and of what was placed on it; None for all else, and for contradictions.

    The femur's landmarks tell, those that a study of the `history` names as well, a side that such a study was given, and the
    one its segment was described with.
    Nothing is guessed from a place in the scan: a case does not know the patient's midline.
    """
    bone = _bone(case, name)
    if bone is None:
        return None
    studies = _studies(case, history)
    femora = [
        LANDMARKS,
        *(tuple(str(op.get(mark, own)) for mark, own in zip(MARKS, LANDMARKS, strict=True)) for op in studies.values()),
    ]
    found = {side for marks in dict.fromkeys(femora) if (side := _by_landmarks(case, bone, marks))}
    said = {op.get("side") for id_, op in studies.items() if _bone(case, case.studies[id_].loads[0].on) == bone}
    found |= {side for side in SIDES if side in said or WORDS[side] == case.segments[bone].side}
    return found.pop() if len(found) == 1 else None


def sides_of_plan(case: Case, history: Iterable[Revision] = ()) -> tuple[Known, ...]:
    """The sides that a plan is about, left first; none where something of it has no known side, or is called by the other.

    What is planned are implants, bones that are cut or studied, and without these the bone of the femur's landmarks. A cup lies
    in the pelvis, whose side no landmark tells: it goes with its stem.
    """
    history = tuple(history)
    implants = case.implants.values()
    stems = [one.id for one in implants if one.component.startswith("stem.")]
    cups = [one.id for one in implants if one.component.startswith("cup.")]
    paired = set(cups) if len(cups) <= len(stems) else set()
    sockets = {_bone(case, cup) for cup in paired}
    things = [*case.implants, *(cut.segment for cut in case.resections.values())]
    things += [body for study in case.studies.values() for body in study.bodies]
    things = [one for one in dict.fromkeys(things) if one not in paired and one not in sockets]
    things = things or [mark.on for name in LANDMARKS if (mark := case.landmarks.get(name)) and mark.on]
    found = {one: side_of(case, one, history) for one in things}
    if not all(side and said_by(case, one) <= {side} for one, side in found.items()):
        return ()
    return tuple(side for side in SIDES if side in found.values())


def agreed_side(case: Case, name: str, history: Iterable[Revision], stem: str = "") -> Side:
    """The side of a thing; Refused where its name, that of its bone, or the `stem` of its file says another."""
    side, called = side_of(case, name, history), said_by(case, name)
    filed = said_in(stem)
    for what, said in ((f"{name!r} or the bone it belongs to", called), ("the file", filed)):
        if side is not None and not said <= {side}:
            other = WORDS["R" if side == "L" else "L"]
            raise Refused(
                f"{what} is called {other}, and {name!r} is a {WORDS[side]} one by the plan's landmarks and studies; look at "
                "the landmarks and at the scan, and put right whichever is wrong: the name or the plan"
            )
    if called and filed and called.isdisjoint(filed):
        raise Refused(f"the file is called {_spoken(filed)} and {name!r} {_spoken(called)}; choose a name of one side")
    return side


def said_by(case: Case, name: str) -> frozenset[Known]:
    """The sides that the names of a thing and of its bone say."""
    return frozenset().union(*(said_in(one) for one in (name, _bone(case, name) or "")))


def said_in(text: str) -> frozenset[Known]:
    """The sides whose words stand in a name as words of their own.

    >>> sorted(said_in("femur_left-2")), sorted(said_in("HuefteRechts")), sorted(said_in("bright_clefts_L3"))
    (['L'], ['R'], [])
    """
    words = {word.lower() for word in re.findall(r"[A-Z]?[^\W\d_A-Z]+\d*|[A-Z]+\d*", text)}
    return frozenset(side for side in SIDES if words & TOKENS[side])


def _spoken(sides: frozenset[Known]) -> str:
    return " and ".join(WORDS[side] for side in SIDES if side in sides)


def _by_landmarks(case: Case, bone: str, names: tuple[str, ...]) -> Side:
    """The side of a bone by three landmarks that stand on it, where it was scanned: a head put aside changes no side."""
    marks = [case.landmarks.get(mark) for mark in names]
    if any(mark is None for mark in marks) or outdated(case, *names):
        return None
    if {_bone(case, mark.on) for mark in marks if mark is not None and mark.on} != {bone}:
        return None
    head, proximal, distal = (scanned_point(case, name) for name in names)
    try:
        return femur_frame(head, proximal, distal).side
    except Refused:
        return None


def _studies(case: Case, history: Iterable[Revision]) -> dict[str, Mapping[str, Any]]:
    """The operations that made the studies a case has now."""
    ops = {str(r.op["as"]): r.op for r in history if r.op and r.op.get("do") == STUDY and "as" in r.op}
    return {name: op for name, op in ops.items() if name in case.studies and case.studies[name].loads}


def _bone(case: Case, name: str) -> str | None:
    """The segment that something is, was cut from, or was placed on."""
    if name in case.implants:
        on = case.implants[name].on
        beside = dict.fromkeys(_bones_beside(case, name))
        name = on or (next(iter(beside)) if len(beside) == 1 else "")
    cut = case.fragments().get(name)
    return cut.segment if cut is not None else name if name in case.segments else None


def _bones_beside(case: Case, implant: str) -> Iterator[str]:
    """Bones that are studied together with an implant."""
    for study in case.studies.values():
        if implant in study.bodies:
            yield from (bone for body in study.bodies if body not in case.implants and (bone := _bone(case, body)))


def print_path(path: Path, side: Side) -> Path:
    """A file's name with the side, frame and unit in it.

    >>> str(print_path(Path("femur.stl"), "L"))
    'femur_left_LPS_mm.stl'
    """
    return path.with_name(f"{path.stem}_{side_words(side)}_LPS_mm{path.suffix}")
