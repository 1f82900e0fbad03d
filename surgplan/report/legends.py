"""Legends of maps, drawn beside them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from surgplan.report.colours import SECONDARY, TEXT, Bands, Scale
from surgplan.report.fonts import BODY, BOLD, plain
from surgplan.report.picture import Legend

LEGEND_PT = 84.0
TALLEST_PT = 190.0


def draw_legend(canvas: Any, legend: Legend, x: float, y: float, height: float) -> None:
    """Title with unit, the colours with their values, and what is out of range."""
    top = y + height
    for line in _broken(legend.title, BOLD, 8, LEGEND_PT - 4):
        top -= 10
        canvas.setFont(BOLD, 8)
        canvas.setFillColor(HexColor(TEXT))
        canvas.drawString(x, top, line)
    notes = [line for note in legend.notes for line in _broken(note, BODY, 7, LEGEND_PT - 4)]
    low = y + 9 * len(notes) + 6
    if isinstance(legend.colours, Bands):
        _draw_bands(canvas, legend.colours, x, top - 8)
    else:
        _draw_scale(canvas, legend.colours, x, max(low, top - TALLEST_PT), top - 8)
    canvas.setFont(BODY, 7)
    canvas.setFillColor(HexColor(SECONDARY))
    for n, line in enumerate(notes):
        canvas.drawString(x, y + 9 * (len(notes) - 1 - n) + 1, line)


def _draw_scale(canvas: Any, scale: Scale, x: float, low: float, top: float) -> None:
    for colour, at, words in ((scale.over, top - 12, f"over {scale.high:g}"), (scale.under, low, f"under {scale.low:g}")):
        if colour:
            canvas.setFillColor(HexColor(colour))
            canvas.rect(x, at, 12, 12, stroke=0, fill=1)
            _tick(canvas, words, x, at + 3.5)
    bottom, upper = low + (16 if scale.under else 4), top - (18 if scale.over else 4)
    pixels = np.repeat(scale.table(128)[::-1][:, None, :], 2, axis=1)
    canvas.drawImage(ImageReader(Image.fromarray(pixels)), x, bottom, 12, upper - bottom)
    for share in (0, 0.25, 0.5, 0.75, 1):
        value = scale.low + share * (scale.high - scale.low)
        _tick(canvas, _even(value, scale), x, bottom + share * (upper - bottom) - 2.5)


def _even(value: float, scale: Scale) -> str:
    """A value with as many decimals as tell the ticks of a scale apart."""
    step = abs(scale.high - scale.low) / 4
    decimals = max(0, 1 - math.floor(math.log10(step))) if step > 0 else 1
    return f"{value:.{decimals}f}" if decimals <= 5 else f"{value:.2e}"


def _draw_bands(canvas: Any, bands: Bands, x: float, top: float) -> None:
    for n, (colour, words) in enumerate(zip(bands.colours, bands.words, strict=True)):
        at = top - 14 * (n + 1)
        canvas.setFillColor(HexColor(colour))
        canvas.rect(x, at, 12, 10, stroke=0, fill=1)
        _tick(canvas, words, x, at + 2.5)


def _tick(canvas: Any, words: str, x: float, y: float) -> None:
    canvas.setFont(BODY, 7.5)
    canvas.setFillColor(HexColor(TEXT))
    canvas.drawString(x + 16, y, plain(words))


def _broken(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in plain(text).split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
