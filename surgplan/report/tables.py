"""Tables that break across pages."""

from __future__ import annotations

import re
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import LongTable, Paragraph, TableStyle

from surgplan.report.colours import ACCENT, LINE, PANEL, SECONDARY, TEXT
from surgplan.report.content import Column, Table
from surgplan.report.fonts import BODY, BOLD, marked_up, plain

SIZE, LEADING = 8.5, 11.0
STALE = "#66727A"

HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=8, leading=10, textColor=HexColor(SECONDARY))
HEAD_RIGHT = ParagraphStyle("head right", parent=HEAD, alignment=2)
CELL = ParagraphStyle("cell", fontName=BODY, fontSize=SIZE, leading=LEADING, textColor=HexColor(TEXT))
QUIET = ParagraphStyle("quiet", parent=CELL, textColor=HexColor(SECONDARY), fontSize=8)
GROUP = ParagraphStyle("group", parent=CELL, fontName=BOLD, textColor=HexColor(ACCENT))
STYLES = {"text": QUIET, "name": CELL, "group": GROUP, "number": ParagraphStyle("words", parent=CELL, alignment=2)}
"""Of the words in a column, by its kind: among numbers they end where its title does."""
PADDING = 4.0
TALL = 1e6
NUMERIC = re.compile(r"-?[\d\u00a0]+(\.\d+)?(e[+-]?\d+)?")

LOOK = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("BACKGROUND", (0, 0), (-1, 0), HexColor(PANEL)),
    ("LINEBELOW", (0, 0), (-1, 0), 0.7, HexColor(LINE)),
    ("LINEBELOW", (0, 1), (-1, -1), 0.3, HexColor(LINE)),
    ("FONT", (0, 1), (-1, -1), BODY, SIZE, LEADING),
]
ROOMY, COMPACT = (2.4, 2.8), (0.5, 1.3)
"""Above and below the words of a row, points."""
TOGETHER = 6
"""Rows of a group that is never broken; of a longer one two stay under its heading and two at its end."""
LONGEST_TOGETHER = 1500
"""Letters: longer rows may need more than a page, and are broken anywhere."""


def table_flowable(table: Table, width: float, closeness: float = 1.0) -> LongTable:
    """A table whose head is repeated on every page, whose words wrap, and whose numbers stand with their points aligned."""
    total = sum(c.share for c in table.columns)
    widths = [width * c.share / total for c in table.columns]
    colour = HexColor(STALE if table.stale else TEXT)
    style: list[Any] = [*LOOK, *_padding(table.compact, closeness), ("TEXTCOLOR", (0, 1), (-1, -1), colour)]
    for n, column in enumerate(table.columns):
        if column.kind == "number":
            style += [("ALIGN", (n, 1), (n, -1), "DECIMAL"), ("RIGHTPADDING", (n, 0), (n, -1), PADDING + _room_right(table, n))]
    rows: list[list[Any]] = [[Paragraph(marked_up(c.title), HEAD_RIGHT if c.kind == "number" else HEAD) for c in table.columns]]
    for n, row in enumerate(table.rows, start=1):
        cells = row + ("",) * (len(table.columns) - len(row))
        if len(row) == 1:
            rows.append([Paragraph(marked_up(row[0]), GROUP), *cells[1:]])
            style += [("SPAN", (0, n), (-1, n)), ("TOPPADDING", (0, n), (-1, n), 6.0)]
            continue
        rows.append([_cell(column, cell, table.stale) for column, cell in zip(table.columns, cells, strict=True)])
        for c in _wordy(table, cells):
            style += [("ALIGN", (c, n), (c, n), "RIGHT"), ("RIGHTPADDING", (c, n), (c, n), PADDING)]
    style += [("NOSPLIT", (0, first), (-1, last)) for first, last in kept_together(table)]
    return LongTable(rows, colWidths=widths, repeatRows=1, style=TableStyle(style), hAlign="LEFT")


def _padding(compact: bool, closeness: float) -> list[Any]:
    found: list[Any] = []
    for first, last, (above, below) in ((0, 0, ROOMY), (1, -1, COMPACT if compact else ROOMY)):
        found += [("TOPPADDING", (0, first), (-1, last), closeness * above)]
        found += [("BOTTOMPADDING", (0, first), (-1, last), closeness * below)]
    return found


def kept_together(table: Table) -> list[tuple[int, int]]:
    """Rows, the first and the last, counted from 1, between which no page ends: headings with what they head, short groups."""
    groups: list[list[int]] = [[]]
    for n, row in enumerate(table.rows, start=1):
        if len(row) == 1 or (table.columns[0].kind == "group" and row[0]):
            groups.append([])
        groups[-1].append(n)
    runs = []
    for group in groups:
        heading = int(bool(group) and len(table.rows[group[0] - 1]) == 1)
        if 1 < len(group) <= TOGETHER + heading and _letters(table, group) <= LONGEST_TOGETHER:
            runs.append((group[0], group[-1]))
        elif len(group) > TOGETHER and _letters(table, [*group[:3], *group[-2:]]) <= LONGEST_TOGETHER:
            runs += [(group[0], group[1 + heading]), (group[-2], group[-1])]
        elif heading and len(group) > 1:
            runs.append((group[0], group[1]))
    return runs


def _letters(table: Table, rows: list[int]) -> int:
    return sum(len(cell) for n in rows for cell in table.rows[n - 1])


def least_height(table: Table, flowable: LongTable, width: float) -> float:
    """What a table needs on a page so as to begin there, points."""
    flowable.wrap(width, TALL)
    kept = kept_together(table)
    last = kept[0][1] if kept and kept[0][0] == 1 else 1
    heights: list[float] = flowable._rowHeights[: last + 1]
    return sum(heights)


def _room_right(table: Table, column: int) -> float:
    """Width of the longest fraction in a column of numbers, which stands right of the aligned points."""
    fractions = [
        row[column][row[column].index(".") :] for row in table.rows if len(row) > 1 and _plain_number(row[column], ".")
    ]
    return max((stringWidth(f, BODY, SIZE) for f in fractions), default=0.0)


def _plain_number(text: str, within: str = "") -> bool:
    return bool(NUMERIC.fullmatch(text)) and within in text


def _wordy(table: Table, cells: tuple[str, ...]) -> list[int]:
    """Columns of numbers that hold words in this row; they end at the column's edge."""
    return [n for n, column in enumerate(table.columns) if column.kind == "number" and cells[n] and not _plain_number(cells[n])]


def _cell(column: Column, text: str, stale: bool) -> str | Paragraph:
    """Numbers stand as they are, to be aligned; words are wrapped."""
    if column.kind == "number" and (not text or _plain_number(text)):
        return plain(text)
    style = STYLES[column.kind]
    return Paragraph(marked_up(text), ParagraphStyle("stale", parent=style, textColor=HexColor(STALE)) if stale else style)
