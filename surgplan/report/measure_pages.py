"""Measures and notes: slices on which they are drawn, their figures, and what was written where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Floats
from surgplan.case.apart import why_apart
from surgplan.case.as_scanned import stands_on
from surgplan.case.document import Case
from surgplan.plan.measure_lines import measure_lines
from surgplan.plan.measures import measured_points
from surgplan.report.colours import CUT
from surgplan.report.content import Block, Column, Figures, Heading, Quantity, QuantityTable, Table, Words
from surgplan.report.facts import Facts
from surgplan.report.names import in_order, spoken
from surgplan.report.numbers import digits, unit_words
from surgplan.report.picture import Label, Line, Picture
from surgplan.report.slices import PLANES, default_window, slice_picture

MOST_PICTURES = 30
ROW = 3
AROUND = 1.6
"""A picture is this many times as wide as what is measured."""
LEAST_MM = 60.0
FLAT_MM = 1.0
"""What lies within this of a slice lies in it; else its lines are dashed."""
LINE_PT = 1.2
HEAD_PX, HEAD_WIDTH = 26.0, 0.45
"""Length of an arrow's head, and half its width as a share of that."""
LONGEST = 26
"""Letters of a note on a picture."""
PLACES = (Column("Note", "name", 1.2), Column("Words", "text", 4.0), Column("Place, LPS mm", "text", 1.8))


@dataclass(frozen=True, eq=False)
class _Drawn:
    name: str
    words: str
    points: Floats
    """(n, 3) LPS mm."""
    lines: tuple[tuple[int, int], ...]
    image: str | None = None
    is_arrow: bool = False
    """From the words, its first point, to its second."""
    moved: tuple[str, ...] = ()
    """Fragments its points stand on that were moved."""


def measure_blocks(facts: Facts) -> list[Block]:
    """Pictures, figures and notes under their headings; nothing where nothing was measured or written at a place."""
    table = QuantityTable()
    plain = ((name, m) for name, m in facts.measures.items() if name not in facts.profiles)
    table.group("", (Quantity(name, m["value"], m["unit"], m["source"]) for name, m in plain))
    for name, figures in facts.profiles.items():
        told = ((spoken(key), figures[key]) for key in in_order(figures))
        table.group(name, (Quantity(words, m["value"], m["unit"], m["source"]) for words, m in told))
    blocks: list[Block] = []
    if table.rows:
        blocks = [Heading("Measures"), *_pictures(facts), *table.table()]
    placed = [note for note in facts.case.notes.values() if note.at is not None]
    if placed:
        rows = tuple((note.id, note.text, _place(note.tip or note.at)) for note in placed)
        blocks += [*([] if table.rows else [Heading("Notes"), *_pictures(facts)]), Table(PLACES, rows)]
    return blocks


def _place(point: object) -> str:
    return "  ".join(f"{v:.1f}" for v in np.asarray(point, dtype=float))


def _pictures(facts: Facts) -> list[Block]:
    """Up to three slices in a row, and the names of what is not pictured."""
    made: list[tuple[_Drawn, Picture]] = []
    without: list[str] = []
    for drawn in _all_drawn(facts):
        picture = _picture(facts, drawn) if len(made) < MOST_PICTURES else None
        if picture is None:
            without.append(drawn.name)
        else:
            made.append((drawn, picture))
    rows = [made[n : n + ROW] for n in range(0, len(made), ROW)]
    blocks: list[Block] = [Figures(tuple(picture for _, picture in row), _caption([one for one, _ in row])) for row in rows]
    if without:
        blocks.append(Words(f"Without a picture here: {', '.join(without)}.", quiet=True))
    return blocks


def _caption(row: list[_Drawn]) -> str:
    words = "What was measured and written, in the slice nearest to it. Dashed: it does not lie in one slice."
    for drawn in row:
        if drawn.moved:
            words += (
                f" {drawn.name} stands where {' and '.join(drawn.moved)} is planned; the slice shows the bone as it was "
                "scanned, before that was moved."
            )
    return words


def _all_drawn(facts: Facts) -> Iterator[_Drawn]:
    case = facts.case
    for name, found in facts.measures.items():
        measure = case.measures[name]
        try:
            points = measured_points(case, measure)
        except SurgplanError:
            continue
        if len(points):
            words = f"{digits(found['value'], found['unit'], fixed=True)} {unit_words(found['unit'])}".strip().replace(
                " °", "°"
            )
            lines = measure_lines(measure.what, len(points))
            ons = dict.fromkeys(stands_on(case, point) for point in measure.points)
            moved = tuple(on for on in ons if on is not None and case.motion_of(on) is not None)
            yield _Drawn(name, words, points, lines, measure.image, moved=moved)
    for note in case.notes.values():
        places = [place for place in (note.at, note.tip) if place is not None]
        if places:
            words = note.text if len(note.text) <= LONGEST else note.text[: LONGEST - 1] + "…"
            is_arrow = len(places) > 1
            yield _Drawn(note.id, words, np.array(places, dtype=float), ((0, 1),) if is_arrow else (), is_arrow=is_arrow)


def _picture(facts: Facts, drawn: _Drawn) -> Picture | None:
    """The slice that is nearest to a measure's points, with its lines; None where no scan shows them."""
    name = drawn.image if drawn.image is not None else _scan_of(facts.case, drawn.points)
    if name is None:
        return None
    volume = facts.volume(name)
    flattest = min(PLANES, key=lambda plane: float(np.ptp(drawn.points[:, PLANES[plane][2]])))
    right, down, axis = PLANES[flattest]
    middle = (drawn.points.min(axis=0) + drawn.points.max(axis=0)) / 2
    extent = max(LEAST_MM, AROUND * float(np.ptp(drawn.points, axis=0).max()))
    tissues = [s.tissue for s in facts.case.segments.values() if s.image == name]
    window = default_window(volume, tissues[0] if tissues else "bone")
    shown = slice_picture(volume, flattest, middle, (extent, extent), window, unscanned=facts.unscanned(name))
    size = np.array(shown.size_px)
    away = (drawn.points - middle) @ np.array([right, down], dtype=float).T
    pixels = (away / extent + 0.5) * size
    flat = float(np.ptp(drawn.points[:, axis])) <= 2 * FLAT_MM
    pieces = np.array([[pixels[a], pixels[b]] for a, b in drawn.lines]).reshape(-1, 2, 2)
    if drawn.is_arrow:
        pieces = np.concatenate([pieces, _head(pixels[0], pixels[1])])
    at = pixels.mean(axis=0) if drawn.lines and not drawn.is_arrow else pixels[0]
    return replace(
        shown,
        title=f"{drawn.name}: {shown.title}",
        lines=(Line(pieces, CUT, LINE_PT, dashed=not flat),) if len(pieces) else (),
        labels=(Label(float(at[0]), float(at[1]), drawn.words),),
    )


def _head(start: Floats, tip: Floats) -> Floats:
    """The two short lines (2, 2, 2) of an arrow's head, in pixels; none (0, 2, 2) of an arrow seen end on."""
    way = start - tip
    length = float(np.linalg.norm(way))
    if length < 1:
        return np.zeros((0, 2, 2))
    along = way / length
    across = np.array([-along[1], along[0]])
    return np.array([[tip, tip + HEAD_PX * (along + side * HEAD_WIDTH * across)] for side in (-1, 1)])


def _scan_of(case: Case, points: Floats) -> str | None:
    """The first scan of the plan's frame that holds all points."""
    fitting = (image for image in case.images.values() if not why_apart(case, image))
    return next((image.id for image in fitting if bool(image.grid.contains(points).all())), None)
