"""Which of a case's things a field of an operation may name, by the field's own name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from surgplan.case.document import Case

Choices = Callable[[Case], Sequence[str]]


def bodies(case: Case) -> list[str]:
    """Everything solid, for a study: fragments stand for the segment they were cut from."""
    return [*case.segments, *case.fragments(), *case.implants]


def points(case: Case) -> list[str]:
    """Every named point: landmarks, and the features of implants."""
    features = [f"{name}.{feature}" for name, implant in case.implants.items() for feature in implant.features]
    return [*case.landmarks, *features]


CHOICES: Mapping[str, Choices] = {
    "image": lambda case: list(case.images),
    "segment": lambda case: [*case.segments, *case.fragments()],
    "segments": lambda case: list(case.segments),
    "apart_from": lambda case: list(case.segments),
    "on": lambda case: [*case.segments, *case.fragments()],
    "implant": lambda case: list(case.implants),
    "bodies": bodies,
    "start": points,
    "end": points,
    "head": lambda case: list(case.landmarks),
    "head_centre": lambda case: list(case.landmarks),
    "shaft_proximal": lambda case: list(case.landmarks),
    "shaft_distal": lambda case: list(case.landmarks),
}
"""Field name to the names it may hold."""
