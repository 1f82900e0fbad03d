"""Pictures and legends drawn on a page."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from surgplan.report.colours import SECONDARY, TEXT
from surgplan.report.content import Figures
from surgplan.report.fonts import BODY, BOLD, plain
from surgplan.report.legends import LEGEND_PT, draw_legend
from surgplan.report.picture import Line, Picture, ruler_mm

GAP_PT = 8.0
SMALLEST = 0.75
TITLE_PT = 13.0
KEY_PT = 11.0
LABEL_PT = 8.0
HALO, LIGHT = "#0B0D0F", "#E8ECEE"


class FigureRow(Flowable):  # type: ignore[misc]
    """Pictures side by side at one height, their titles above, keys and caption below, the legend at the right.

    Where a page's rest is a little too low for it, it is drawn smaller, down to `SMALLEST` of its size.
    """

    def __init__(self, figures: Figures, width: float, tallest: float, caption: Paragraph) -> None:
        super().__init__()
        self.figures = figures
        self.width = width
        self.caption = caption
        self.caption_height = float(caption.wrap(width, tallest)[1]) + caption.getSpaceBefore()
        self.spaceAfter = caption.getSpaceAfter()
        self.legend_width = LEGEND_PT + GAP_PT if figures.legend else 0.0
        shapes = [p.size_px[0] / p.size_px[1] for p in figures.pictures]
        room = width - self.legend_width - GAP_PT * (len(shapes) - 1)
        self.shapes = shapes
        self.full_height = min(room / sum(shapes), tallest)
        self._sized(SMALLEST * self.full_height)
        self.least_height = self.height
        """Below this much room it does not begin on a page, points."""
        self._sized(self.full_height)

    def _sized(self, picture_height: float) -> None:
        self.picture_height = picture_height
        self.picture_widths = [picture_height * s for s in self.shapes]
        lines = max((len(_key_rows(p, w)) for p, w in zip(self.figures.pictures, self.picture_widths, strict=True)), default=0)
        self.below = (3.0 + KEY_PT * lines if lines else 0.0) + self.caption_height
        self.height = TITLE_PT + picture_height + self.below

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """What it takes of the room that there is."""
        self._sized(self.full_height)
        if self.least_height < available_height < self.height:
            for tried in np.linspace(self.full_height, SMALLEST * self.full_height, 26):
                self._sized(float(tried))
                if self.height < available_height:
                    break
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas of the page."""
        x, base = 0.0, self.height - TITLE_PT - self.picture_height
        for picture, width in zip(self.figures.pictures, self.picture_widths, strict=True):
            self.canv.setFont(BODY, 8)
            self.canv.setFillColor(HexColor(SECONDARY))
            self.canv.drawString(x, base + self.picture_height + 4, fitted(picture.title, BODY, 8, width))
            draw_picture(self.canv, picture, x, base, width, self.picture_height)
            _draw_key(self.canv, picture, x, base - 3, width)
            x += width + GAP_PT
        if self.figures.legend:
            draw_legend(self.canv, self.figures.legend, x + 4, base, self.picture_height)
        self.caption.drawOn(self.canv, 0.0, 0.0)


def fitted(text: str, font: str, size: float, width: float) -> str:
    """A text that fits a width, cut at its end with three dots where it must be."""
    text = plain(text)
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + "...", font, size) > width:
        text = text[:-1]
    return text + "..."


def draw_picture(canvas: Any, picture: Picture, x: float, y: float, width: float, height: float) -> None:
    """The pixels, what is drawn over them, letters and ruler, in the rectangle with its lower left corner at (x, y)."""
    scale = width / picture.size_px[0]
    canvas.saveState()
    canvas.drawImage(_jpeg(picture), x, y, width, height)
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0, fill=0)
    for line in picture.lines:
        _draw_line(canvas, line, x, y + height, scale)
    if picture.frame:
        canvas.setFillColor(HexColor(picture.frame))
        canvas.rect(x, y + height - 1.5, width, 1.5, stroke=0, fill=1)
    places = {"left": (4, 0.5, 0), "right": (-4, 0.5, 2), "top": (0.5, -11, 1), "bottom": (0.5, 5, 1)}
    for edge, (dx, dy, side) in places.items():
        at = (
            x + (width * dx if side == 1 else dx + (width if side == 2 else 0)),
            y + (height * dy if side != 1 else dy + (height if dy < 0 else 0)),
        )
        _word(canvas, picture.letters.get(edge, ""), *at, side, picture.dark, bold=True)
    if picture.mm_per_px:
        _ruler(canvas, picture.mm_per_px / scale, x, y, width, picture.dark)
    for words, at_x, at_y in placed_labels(picture, scale, width, height):
        _word(canvas, words, x + at_x, y + height - at_y, 0, picture.dark)
    canvas.restoreState()


def _jpeg(picture: Picture) -> ImageReader:
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture.pixels)).save(buffer, "JPEG", quality=92, subsampling=0)
    buffer.seek(0)
    return ImageReader(buffer)


def _draw_line(canvas: Any, line: Line, x: float, top: float, scale: float) -> None:
    canvas.setStrokeColor(HexColor(line.colour))
    canvas.setLineWidth(line.width_pt)
    canvas.setLineCap(1)
    canvas.setDash(*([2.4, 1.8], 0) if line.dashed else ([], 0))
    path = canvas.beginPath()
    for (x0, y0), (x1, y1) in line.pieces * scale:
        path.moveTo(round(x + x0, 2), round(top - y0, 2))
        path.lineTo(round(x + x1, 2), round(top - y1, 2))
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([], 0)


def _word(canvas: Any, text: str, x: float, y: float, side: int, dark: bool, bold: bool = False, size: float = 8.0) -> None:
    """A word over a picture on a halo, so that it can be read on anything; side 0 left, 1 middle, 2 right of (x, y)."""
    if not text:
        return
    text = plain(text)
    font = BOLD if bold else BODY
    x -= stringWidth(text, font, size) * side / 2
    for colour, width, mode in ((HALO if dark else "#FFFFFF", 2.0, 1), (LIGHT if dark else TEXT, 0.0, 0)):
        words = canvas.beginText(x, y)
        words.setFont(font, size)
        words.setTextRenderMode(mode)
        words.setFillColor(HexColor(colour))
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(width)
        words.textOut(text)
        words.setTextRenderMode(0)
        canvas.drawText(words)


def placed_labels(picture: Picture, scale: float, width: float, height: float) -> list[tuple[str, float, float]]:
    """Words with the place of their left end in points from the picture's upper left corner, so that none covers another.

    A label stands right of its point; where that is taken, a line lower or higher. Points outside the picture have none.
    """
    taken: list[tuple[float, float, float]] = []
    found = []
    for label in sorted(picture.labels, key=lambda label: label.y):
        point_x, point_y = label.x * scale, label.y * scale
        if not (0 <= point_x <= width and 0 <= point_y <= height):
            continue
        long = stringWidth(plain(label.words), BODY, LABEL_PT)
        at_x = min(max(point_x + 4, 4), width - long - 4)
        steps = [0.0, *(sign * n * LABEL_PT * 1.15 for n in range(1, 8) for sign in (1, -1))]
        at_y = next((point_y + s for s in steps if _free(taken, at_x, long, point_y + s)), point_y)
        taken.append((at_x, at_x + long, at_y))
        found.append((label.words, at_x, at_y))
    return found


def _free(taken: list[tuple[float, float, float]], x: float, long: float, y: float) -> bool:
    return not any(left < x + long and x < right and abs(y - other) < LABEL_PT for left, right, other in taken)


def _ruler(canvas: Any, mm_per_pt: float, x: float, y: float, width: float, dark: bool) -> None:
    length = ruler_mm(width * mm_per_pt)
    pt = length / mm_per_pt
    for colour, thick in ((HALO if dark else "#FFFFFF", 2.6), (LIGHT if dark else TEXT, 1.0)):
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(thick)
        canvas.lines(
            [(x + 6, y + 7, x + 6 + pt, y + 7), (x + 6, y + 4.5, x + 6, y + 9.5), (x + 6 + pt, y + 4.5, x + 6 + pt, y + 9.5)]
        )
    _word(canvas, f"{length:g} mm", x + 6 + pt / 2, y + 11, 1, dark, size=7.0)


def _key_rows(picture: Picture, width: float) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    used = width + 1
    for colour, words in picture.key:
        long = 14 + stringWidth(plain(words), BODY, 7.5) + 8
        if used + long > width:
            rows.append([])
            used = 0.0
        rows[-1].append((colour, words))
        used += long
    return rows


def _draw_key(canvas: Any, picture: Picture, x: float, top: float, width: float) -> None:
    for n, row in enumerate(_key_rows(picture, width)):
        at, y = x, top - KEY_PT * (n + 1) + 2
        for colour, words in row:
            canvas.setFillColor(HexColor(colour))
            canvas.setStrokeColor(HexColor(SECONDARY))
            canvas.setLineWidth(0.4)
            canvas.rect(at, y, 8, 6, stroke=1, fill=1)
            canvas.setFillColor(HexColor(TEXT))
            canvas.setFont(BODY, 7.5)
            canvas.drawString(at + 12, y, fitted(words, BODY, 7.5, width - 14))
            at += 14 + stringWidth(plain(words), BODY, 7.5) + 8
