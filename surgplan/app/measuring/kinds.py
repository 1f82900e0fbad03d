"""What can be measured and written with the mouse, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from surgplan.base.geometry import Vector
from surgplan.case.document import Case, Measure
from surgplan.case.named import named_point
from surgplan.case.operation import Operation
from surgplan.plan.place_measure import MeasureAngle, MeasureDistance, PointOrName
from surgplan.plan.place_note import WriteNote
from surgplan.plan.place_view_measure import MeasureArea, MeasureCobb, MeasureProfile

MOST_POINTS = 200
"""Of an outline."""


@dataclass(frozen=True)
class Ask:
    """What a tool has gathered."""

    name: str
    """A free name for what is made."""
    points: tuple[PointOrName, ...]
    normal: Vector | None
    """The direction of sight of the view; None where it is of no matter."""
    image: str
    """The scan in the slices; nothing where there is none."""


@dataclass(frozen=True)
class Kind:
    """A tool."""

    name: str
    title: str
    """English; shown through `say`."""
    icon: str
    what: str
    """The kind of measure, or `note`."""
    stem: str
    """What things made with it are called, with a number after the first."""
    least: int
    most: int
    hints: tuple[str, ...]
    """What to do next, by the number of points there are; the last one holds for all further ones."""
    make: Callable[[Ask], Operation] | None
    """The operation that asks for it; None for notes, which wait for words."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "distance",
        "Distance",
        "measure-distance",
        "distance",
        "distance",
        2,
        2,
        ("Click the first point, in a slice or on a surface.", "Click the other end."),
        lambda a: MeasureDistance(a.name, *a.points),
    ),
    Kind(
        "angle",
        "Angle",
        "measure-angle",
        "angle",
        "angle",
        3,
        3,
        ("Click a point on the first side.", "Click the corner of the angle.", "Click a point on the other side."),
        lambda a: MeasureAngle(a.name, a.points),
    ),
    Kind(
        "lines",
        "Angle of two lines",
        "measure-lines",
        "angle",
        "angle",
        4,
        4,
        (
            "Click where the first line begins.",
            "Click where the first line ends.",
            "Click where the second line begins.",
            "Click where the second line ends.",
        ),
        lambda a: MeasureAngle(a.name, a.points),
    ),
    Kind(
        "cobb",
        "Cobb angle",
        "measure-cobb",
        "cobb",
        "cobb",
        4,
        4,
        (
            "Click one end of the upper end plate.",
            "Click its other end.",
            "Click one end of the lower end plate.",
            "Click its other end.",
        ),
        lambda a: MeasureCobb(a.name, a.points, a.normal),
    ),
    Kind(
        "area",
        "Area",
        "measure-area",
        "area",
        "area",
        3,
        MOST_POINTS,
        (
            "Click round the area, point by point.",
            "Click the next point.",
            "Click the next point.",
            "Click the first point again, double-click or press Enter to close it. Backspace takes a point back.",
        ),
        lambda a: MeasureArea(a.name, a.points, a.normal),
    ),
    Kind(
        "profile",
        "Value profile",
        "measure-profile",
        "profile",
        "profile",
        2,
        2,
        ("Click where the line begins.", "Click where the line ends."),
        lambda a: MeasureProfile(a.name, a.image, *a.points),
    ),
    Kind("text", "Text", "note-text", "note", "note", 1, 1, ("Click where the words should stand.",), None),
    Kind(
        "arrow",
        "Arrow",
        "note-arrow",
        "note",
        "note",
        2,
        2,
        ("Click what the arrow points at.", "Click where the words should stand."),
        None,
    ),
)
"""Every tool, in the order of its button."""

BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def draft_of(kind: Kind, ask: Ask) -> Measure | None:
    """The measure as it stands while it is placed; None for a note, or while it has too few points."""
    if kind.make is None or len(ask.points) < kind.least:
        return None
    return Measure(ask.name, kind.what, ask.points, normal=ask.normal if kind.what in ("cobb", "area") else None)


def places_of(case: Case, points: Sequence[PointOrName]) -> tuple[Vector, ...]:
    """Points in LPS mm, landmarks where they are now."""
    return tuple(named_point(case, point) for point in points)


def written(name: str, text: str, place: Sequence[Vector]) -> WriteNote:
    """The operation that writes a note at a place: where the words stand and, for an arrow, what it points at."""
    return WriteNote(name, text, place[0], place[1] if len(place) > 1 else None)
