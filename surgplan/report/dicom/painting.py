"""A report's picture with its lines, words, ruler, key and legend painted into the pixels."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from surgplan.report.colours import BAD, PANEL, SECONDARY, TEXT, Bands, Scale
from surgplan.report.fonts import FILES, FOLDERS
from surgplan.report.pages import NOT_A_DEVICE
from surgplan.report.picture import Legend, Picture, ruler_mm

LARGE_PX = 1000
"""The longer side of smaller pictures is enlarged to at least this, for lines and letters to be sharp."""
STALE = "OUT OF DATE: of an earlier plan"
BAND, ROW = 30, 24
"""Heights of the title's band and of a row of the key, px."""
LEGEND_PX = 230
HALO, LIGHT = "#0B0D0F", "#E8ECEE"
WORDS_PX, TITLE_PX = 16, 18
DASH_PX = 8


def painted(picture: Picture, legend: Legend | None = None, stale: bool = False) -> tuple[NDArray[np.uint8], float | None]:
    """Pixels (height, width, 3) and the length of one in mm, where the picture has a scale; one of an earlier plan says so."""
    times = max(1, -(-LARGE_PX // max(picture.size_px)))
    wide, high = (n * times for n in picture.size_px)
    rows = _key_rows(picture, wide)
    whole = Image.new("RGB", (wide + (LEGEND_PX if legend else 0), BAND + high + ROW * (len(rows) + 1)), PANEL)
    shown = Image.fromarray(np.ascontiguousarray(picture.pixels)).resize((wide, high), Image.Resampling.BICUBIC)
    _overlay(ImageDraw.Draw(shown), picture, times)
    whole.paste(shown, (0, BAND))
    draw = ImageDraw.Draw(whole)
    draw.text(
        (6, BAND / 2), f"{STALE}. {picture.title}" if stale else picture.title, BAD if stale else TEXT, _font(TITLE_PX), "lm"
    )
    draw.text((whole.width - 6, BAND + high + ROW * len(rows) + ROW / 2), NOT_A_DEVICE, SECONDARY, _font(WORDS_PX), "rm")
    for n, row in enumerate(rows):
        _key(draw, row, BAND + high + ROW * n)
    if legend is not None:
        _legend(draw, legend, wide + 12, BAND, high)
    mm = picture.mm_per_px / times if picture.mm_per_px else None
    return np.asarray(whole), mm


def _overlay(draw: Any, picture: Picture, times: int) -> None:
    wide, high = (n * times for n in picture.size_px)
    for line in picture.lines:
        width = max(1, round(2 * line.width_pt))
        for (x0, y0), (x1, y1) in line.pieces * times:
            for a, b in _dashes(x0, y0, x1, y1) if line.dashed else [((x0, y0), (x1, y1))]:
                draw.line([a, b], line.colour, width)
    if picture.frame:
        draw.rectangle([0, 0, wide, 3], picture.frame)
    places = {"left": (6, high / 2, "lm"), "right": (wide - 6, high / 2, "rm"), "top": (wide / 2, 8, "mt")}
    places["bottom"] = (wide / 2, high - 8, "mb")
    for edge, (x, y, anchor) in places.items():
        _word(draw, picture.letters.get(edge, ""), x, y, anchor, picture.dark)
    if picture.mm_per_px:
        _ruler(draw, picture.mm_per_px / times, wide, high, picture.dark)
    for label in picture.labels:
        if 0 <= label.x * times <= wide and 0 <= label.y * times <= high:
            _word(draw, label.words, label.x * times + 8, label.y * times, "lm", picture.dark)


def _dashes(x0: float, y0: float, x1: float, y1: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    start, way = np.array([x0, y0]), np.array([x1 - x0, y1 - y0])
    count = max(1, int(np.hypot(*way) / DASH_PX))
    at = [start + way * n / count for n in range(count + 1)]
    return [(tuple(a.tolist()), tuple(b.tolist())) for a, b in zip(at[:-1:2], at[1::2], strict=False)]


def _ruler(draw: Any, mm_per_px: float, wide: int, high: int, dark: bool) -> None:
    length = ruler_mm(wide * mm_per_px)
    px, y = length / mm_per_px, high - 14
    for colour, width in ((HALO if dark else "#FFFFFF", 5), (LIGHT if dark else TEXT, 2)):
        for a, b in (((12, y), (12 + px, y)), ((12, y - 5), (12, y + 5)), ((12 + px, y - 5), (12 + px, y + 5))):
            draw.line([a, b], colour, width)
    _word(draw, f"{length:g} mm", 12 + px / 2, y - 8, "mb", dark)


def _word(draw: Any, words: str, x: float, y: float, anchor: str, dark: bool) -> None:
    """A word on a halo, so that it can be read on anything."""
    if words:
        fill, halo = (LIGHT, HALO) if dark else (TEXT, "#FFFFFF")
        draw.text((x, y), words, fill, _font(WORDS_PX), anchor=anchor, stroke_width=2, stroke_fill=halo)


def _key_rows(picture: Picture, wide: int) -> list[list[tuple[str, str, int]]]:
    """Colours and words with their places, as many in a row as fit."""
    rows: list[list[tuple[str, str, int]]] = []
    used = wide + 1
    for colour, words in picture.key:
        long = 34 + int(_font(WORDS_PX).getlength(words))
        if used + long > wide:
            rows.append([])
            used = 6
        rows[-1].append((colour, words, used))
        used += long + 12
    return rows


def _key(draw: Any, row: list[tuple[str, str, int]], top: int) -> None:
    for colour, words, x in row:
        draw.rectangle([x, top + 5, x + 18, top + 18], colour, SECONDARY)
        draw.text((x + 24, top + 12), words, TEXT, _font(WORDS_PX), anchor="lm")


def _legend(draw: Any, legend: Legend, x: int, top: int, high: int) -> None:
    y = top + 4
    for line in _broken(legend.title, LEGEND_PX - 20):
        draw.text((x, y), line, TEXT, _font(WORDS_PX))
        y += ROW - 4
    y += 8
    by = legend.colours
    y = _bands(draw, by, x, y) if isinstance(by, Bands) else _scale(draw, by, x, y, high // 2)
    for note in legend.notes:
        for line in _broken(note, LEGEND_PX - 20):
            draw.text((x, y), line, SECONDARY, _font(WORDS_PX))
            y += ROW - 4


def _bands(draw: Any, bands: Bands, x: int, y: int) -> int:
    for colour, words in zip(bands.colours, bands.words, strict=True):
        draw.rectangle([x, y, x + 22, y + 16], colour)
        draw.text((x + 30, y + 8), words, TEXT, _font(WORDS_PX), anchor="lm")
        y += ROW
    return y + 8


def _scale(draw: Any, scale: Scale, x: int, y: int, high: int) -> int:
    if scale.over:
        draw.rectangle([x, y, x + 22, y + 16], scale.over)
        draw.text((x + 30, y + 8), f"over {scale.high:g}", TEXT, _font(WORDS_PX), anchor="lm")
        y += ROW + 8
    for n, colour in enumerate(scale.table(high)[::-1].tolist()):
        draw.line([(x, y + n), (x + 22, y + n)], tuple(colour))
    for share in (0, 0.25, 0.5, 0.75, 1):
        value = scale.low + share * (scale.high - scale.low)
        draw.text((x + 30, y + (1 - share) * (high - 1)), f"{value:.3g}", TEXT, _font(WORDS_PX), anchor="lm")
    y += high + 8
    if scale.under:
        draw.rectangle([x, y, x + 22, y + 16], scale.under)
        draw.text((x + 30, y + 8), f"under {scale.low:g}", TEXT, _font(WORDS_PX), anchor="lm")
        y += ROW
    return y + 8


def _broken(text: str, wide: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _font(WORDS_PX).getlength(f"{lines[-1]} {word}") <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@cache
def _font(size: int) -> Any:
    """The font with many letters, where this machine has one, else Pillow's own."""
    file = next((path for name in FILES for folder in FOLDERS if (path := Path(folder) / name).is_file()), None)
    return ImageFont.load_default(size) if file is None else ImageFont.truetype(str(file), size)
