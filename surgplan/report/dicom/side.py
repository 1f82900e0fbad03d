"""Which side of the patient a thing belongs to, where the case knows it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from surgplan.base.errors import Refused
from surgplan.case.document import Case
from surgplan.case.femur_frame import femur_frame
from surgplan.case.named import outdated
from surgplan.plan.hip_change import LANDMARKS

Side = Literal["L", "R"] | None

WORDS = {"L": "left", "R": "right"}
UNKNOWN = "side-unknown"


def side_words(side: Side) -> str:
    """`left`, `right` or `side-unknown`."""
    return UNKNOWN if side is None else WORDS[side]


def side_of(case: Case, name: str) -> Side:
    """The side of a femur, of its fragments and of what was placed on it, by the femur's landmarks; None for all else.

    Nothing is guessed from a place in the scan: a case does not know the patient's midline.
    """
    bone = _bone(case, name)
    marks = [case.landmarks.get(mark) for mark in LANDMARKS]
    if bone is None or any(mark is None for mark in marks) or outdated(case, *LANDMARKS):
        return None
    own = {_bone(case, mark.on) for mark in marks if mark is not None and mark.on}
    if own != {bone}:
        return None
    head, proximal, distal = (mark.at for mark in marks if mark is not None)
    try:
        return femur_frame(head, proximal, distal).side
    except Refused:
        return None


def _bone(case: Case, name: str) -> str | None:
    """The segment that something is, was cut from, or was placed on."""
    if name in case.implants:
        name = case.implants[name].on or ""
    cut = case.fragments().get(name)
    return cut.segment if cut is not None else name if name in case.segments else None


def print_path(path: Path, side: Side) -> Path:
    """A file's name with the side, frame and unit in it.

    >>> str(print_path(Path("femur.stl"), "L"))
    'femur_left_LPS_mm.stl'
    """
    return path.with_name(f"{path.stem}_{side_words(side)}_LPS_mm{path.suffix}")
