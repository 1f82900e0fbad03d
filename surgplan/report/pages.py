"""The pages of a report: blocks laid out on A4 with header, footer and page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from surgplan.base.errors import StorageFailed
from surgplan.report.colours import ACCENT, BAD, CAUTION, LINE, SECONDARY, TEXT
from surgplan.report.content import Banner, Block, Figures, Heading, Table, Warnings, Weight, Words
from surgplan.report.drawing import FigureRow, fitted
from surgplan.report.fonts import BODY, BOLD, marked_up
from surgplan.report.notes import LETTERS
from surgplan.report.tables import least_height, table_flowable

MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
TALLEST_FIGURE = 96 * mm
TALLEST_MAP = 74 * mm
"""Of pictures with a legend: three rows of them stand on a page."""
MARK_WIDTH = 25 * mm
HEIGHT = A4[1] - 2 * MARGIN - 8 * mm
CHAPTER_ROOM = 0.18 * HEIGHT
"""A chapter begins on a page that has this much left, else on the next."""
LEAST_LAST = 0.25
"""Of the last page, that is to be filled."""
NOT_A_DEVICE = "Planning aid, not a medical device"

TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=20, leading=25, textColor=HexColor(TEXT), spaceAfter=4)
CHAPTER = ParagraphStyle(
    "chapter", fontName=BOLD, fontSize=15, leading=19, textColor=HexColor(TEXT), spaceBefore=20, spaceAfter=6
)
PART = ParagraphStyle("part", fontName=BOLD, fontSize=10.5, leading=14, textColor=HexColor(ACCENT), spaceBefore=9, spaceAfter=3)
BODY_TEXT = ParagraphStyle("body", fontName=BODY, fontSize=9.5, leading=13.2, textColor=HexColor(TEXT), spaceAfter=5)
QUIET = ParagraphStyle("quiet", parent=BODY_TEXT, fontSize=8.5, leading=11.5, textColor=HexColor(SECONDARY))
CAPTION = ParagraphStyle("caption", parent=QUIET, spaceBefore=2, spaceAfter=8)
NOTE = ParagraphStyle("note", parent=QUIET, fontSize=8, leading=10.5, spaceBefore=2, spaceAfter=0)

COLOURS: dict[Weight, str] = {"bad": BAD, "caution": CAUTION, "info": SECONDARY}
TINTS: dict[Weight, str] = {"bad": "#FBEDE9", "caution": "#FBF4E4", "info": "#F4F6F7"}
MARKS: dict[Weight, str] = {"bad": "Warning", "caution": "Caution", "info": "Note"}
"""The word that stands with the colour."""


@dataclass(frozen=True)
class Look:
    """How large things are drawn."""

    pictures: float = 1.0
    """Of the height they may have."""
    rows: float = 1.0
    """Of the room between the rows of a table."""


LOOKS = (Look(), Look(0.92), Look(rows=0.6), Look(0.92, 0.6), Look(0.84, 0.6), Look(rows=1.3))
"""Tried one after the other."""


@dataclass(frozen=True)
class Running:
    """What every page says at its head and foot."""

    left: str
    right: str
    foot: str
    title: str
    """Of the file, as readers show it in their window."""


def write_pages(blocks: Sequence[Block], running: Running, path: Path) -> int:
    """Write blocks as a PDF and return the number of pages; StorageFailed if the file can't be written.

    Where that would leave a nearly empty last page, pictures are drawn smaller and rows put closer or wider, if that helps.
    """
    part = path.with_name(path.name + ".part")
    try:
        for look in (*LOOKS, LOOKS[0]):
            pages, last = _written(blocks, running, part, look)
            if pages == 1 or last >= LEAST_LAST:
                break
        part.replace(path)
    except OSError as exc:
        part.unlink(missing_ok=True)
        raise StorageFailed(f"{path} can't be written: {exc.strerror or exc}; choose another place or free some space") from exc
    return pages


def _written(blocks: Sequence[Block], running: Running, path: Path, look: Look) -> tuple[int, float]:
    """The number of pages, and how much of the last one is filled."""
    counted: list[int] = []
    document = BaseDocTemplate(
        str(path), pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN + 6 * mm, bottomMargin=MARGIN + 2 * mm,
        title=running.title, author="", creator="surgplan", subject=NOT_A_DEVICE, lang="en",
    )  # fmt: skip
    frame = Frame(MARGIN, document.bottomMargin, WIDTH, HEIGHT, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame]))
    document.build(_story(blocks, look), canvasmaker=_numbered(running, counted))
    return counted[-1], 1 - (frame._y - document.bottomMargin) / HEIGHT


def _story(blocks: Sequence[Block], look: Look) -> list[Flowable]:
    laid_out = [
        _heading(block, first=n == 0) if isinstance(block, Heading) else flowables(block, look)
        for n, block in enumerate(blocks)
    ]
    story: list[Flowable] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Heading) and n:
            needed = _needed(blocks[n:], laid_out[n:])
            story.append(CondPageBreak(min(max(needed, CHAPTER_ROOM if block.level == 1 else 0.0), HEIGHT - 2)))
        story += laid_out[n]
    return story


def _heading(block: Heading, first: bool) -> list[Flowable]:
    if block.level == 1:
        return [Paragraph(marked_up(block.text), TITLE if first else CHAPTER), _rule()]
    return [Paragraph(marked_up(block.text), PART)]


def _needed(blocks: Sequence[Block], laid_out: Sequence[list[Flowable]]) -> float:
    """What a heading needs on a page, points: itself and what follows, up to a picture or the first rows of a table."""
    height = 0.0
    for block, parts in zip(blocks, laid_out, strict=True):
        if isinstance(block, Figures):
            return height + float(parts[0].least_height)
        if isinstance(block, Table):
            return height + least_height(block, parts[0], WIDTH)
        height += sum(part.wrap(WIDTH, HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)
    return height


def flowables(block: Block, look: Look) -> list[Flowable]:
    """One block as reportlab's flowables."""
    if isinstance(block, Words):
        return [Paragraph(marked_up(block.text), QUIET if block.quiet else BODY_TEXT)]
    if isinstance(block, Banner):
        return [_banner(block), Spacer(1, 6)]
    if isinstance(block, Warnings):
        return [*_warnings(block), Spacer(1, 6)]
    if isinstance(block, Table):
        notes = [
            Paragraph(f"<b>Note {letter}</b> {marked_up(words)}", NOTE)
            for letter, words in zip(LETTERS, block.notes, strict=False)
        ]
        caption = [Paragraph(marked_up(block.caption), CAPTION)] if block.caption else []
        parts = [table_flowable(block, WIDTH, look.rows), *notes, *caption]
        # room after it, not an empty block, which would begin the next page
        parts[-1].spaceAfter = CAPTION.spaceAfter if caption else 3 if block.compact else 10
        return parts
    if isinstance(block, Figures):
        tallest = look.pictures * (TALLEST_MAP if block.legend else TALLEST_FIGURE)
        return [FigureRow(block, WIDTH, tallest, Paragraph(marked_up(block.caption), CAPTION))]
    raise TypeError(f"a heading is laid out by its place in the report, not {block!r}")


def _rule() -> Flowable:
    line = Grid([[""]], colWidths=[WIDTH], rowHeights=[2])
    line.setStyle([("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(ACCENT))])
    return line


def _banner(block: Banner) -> Flowable:
    style = ParagraphStyle("banner", parent=BODY_TEXT, fontName=BOLD, textColor=HexColor(COLOURS[block.weight]), spaceAfter=0)
    grid = Grid([[Paragraph(marked_up(block.text), style)]], colWidths=[WIDTH])
    grid.setStyle(_boxed(block.weight))
    return grid


def _warnings(block: Warnings) -> list[Flowable]:
    rows: list[list[Flowable]] = []
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    for n, item in enumerate(block.items):
        mark = ParagraphStyle("mark", parent=QUIET, fontName=BOLD, textColor=HexColor(COLOURS[item.weight]), spaceAfter=0)
        words = ParagraphStyle("words", parent=QUIET, textColor=HexColor(TEXT), spaceAfter=0)
        text = f"<b>{marked_up(item.about)}</b>: {marked_up(item.text)}" if item.about else marked_up(item.text)
        rows.append([Paragraph(item.mark or MARKS[item.weight], mark), Paragraph(text, words)])
        style += [
            ("BACKGROUND", (0, n), (-1, n), HexColor(TINTS[item.weight])),
            ("LINEBELOW", (0, n), (-1, n), 1.5, HexColor("#FFFFFF")),
        ]
        style += [("LINEBEFORE", (0, n), (0, n), 2.5, HexColor(COLOURS[item.weight]))]
    if not rows:
        return []
    grid = Grid(rows, colWidths=[MARK_WIDTH, WIDTH - MARK_WIDTH], splitByRow=1)
    grid.setStyle(style)
    return [grid]


def _boxed(weight: Weight) -> list[Any]:
    return [
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(TINTS[weight])),
        ("LINEBEFORE", (0, 0), (0, -1), 2.5, HexColor(COLOURS[weight])),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ("LEFTPADDING", (0, 0), (-1, -1), 9),
    ]


def _numbered(running: Running, counted: list[int]) -> type[Canvas]:
    """A canvas that keeps its pages until their number is known, then gives each its head and foot."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for n, page in enumerate(self._kept, start=1):
                self.__dict__.update(page)
                _head_and_foot(self, running, n, len(self._kept))
                Canvas.showPage(self)
            counted.append(len(self._kept))
            Canvas.save(self)

    return Numbered


def _head_and_foot(canvas: Canvas, running: Running, page: int, pages: int) -> None:
    top, foot = A4[1] - MARGIN + 2 * mm, MARGIN - 5 * mm
    canvas.setFont(BODY, 8)
    canvas.setFillColor(HexColor(SECONDARY))
    canvas.drawString(MARGIN, top, fitted(running.left, BODY, 8, WIDTH * 0.6))
    canvas.drawRightString(MARGIN + WIDTH, top, fitted(running.right, BODY, 8, WIDTH * 0.38))
    canvas.drawString(MARGIN, foot, fitted(running.foot, BODY, 8, WIDTH * 0.8))
    canvas.drawRightString(MARGIN + WIDTH, foot, f"Page {page} of {pages}")
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, top - 4, MARGIN + WIDTH, top - 4)
    canvas.line(MARGIN, foot + 11, MARGIN + WIDTH, foot + 11)
