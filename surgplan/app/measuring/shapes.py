"""Measures and notes as lines and words in the patient, ready to be drawn in any view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.app.words import decimal
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case, Measure, Note
from surgplan.plan.measure_lines import measure_lines
from surgplan.plan.measures import measured_points
from surgplan.report.numbers import digits, unit_words

Floats = NDArray[np.float64]

LONGEST_LABEL = 80
"""Letters of a note that a view shows; the list has all."""


@dataclass(frozen=True, eq=False)
class Shape:
    """One measure or note."""

    id: str
    what: str
    """`distance`, `profile`, `angle`, `lines` (of an angle or a Cobb angle), `area`, or `note`."""
    points: Floats
    """(n, 3) LPS mm; of a note where the words stand, then perhaps the tip of its arrow."""
    label: str
    free: tuple[bool, ...]
    """Which points can be dragged: those that follow no landmark and no implant."""
    chosen: bool = False

    @property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Pairs of points that are joined."""
        return measure_lines("cobb" if self.what == "lines" else self.what, len(self.points))

    @property
    def anchor(self) -> Floats:
        """The point (3,) its label stands beside."""
        if self.what == "note":
            return self.points[0]
        middle: Floats = self.points[1] if self.what == "angle" and len(self.points) > 1 else self.points.mean(axis=0)
        return middle


def shape_of_measure(case: Case, measure: Measure, label: str, *, chosen: bool = False) -> Shape | None:
    """A measure's shape; None for volumes, and where what it names is gone."""
    if not measure.points:
        return None
    try:
        points = measured_points(case, measure)
    except SurgplanError:
        return None
    free = tuple(not isinstance(point, str) for point in measure.points)
    return Shape(measure.id, look_of(measure.what, len(points)), points, label, free, chosen)


def look_of(what: str, count: int) -> str:
    """How a measure of so many points is drawn."""
    return "lines" if what == "cobb" or (what == "angle" and count == 4) else what


def shape_of_note(note: Note, *, chosen: bool = False) -> Shape | None:
    """A note's shape; None where it has no place."""
    places = [place for place in (note.at, note.tip) if place is not None]
    if not places:
        return None
    return Shape(note.id, "note", np.array(places, dtype=float), shortened(note.text), (True,) * len(places), chosen)


def shortened(text: str, most: int = LONGEST_LABEL) -> str:
    """Words on one line, no longer than so many letters.

    >>> shortened("cyst in the roof of the acetabulum", 12)
    'cyst in the…'
    """
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def figure_words(figure: Any) -> str:
    """A figure with its unit: `34.2 mm`, `12.5°`."""
    value, unit = figure["value"], unit_words(figure["unit"])
    number = decimal(digits(value, figure["unit"], fixed=True))
    return f"{number}{unit}" if unit == "°" else f"{number} {unit}".rstrip()
