"""The letters of a report: Helvetica, and another font for what Helvetica's encoding lacks."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

BODY, BOLD = "Helvetica", "Helvetica-Bold"
WIDE = "SurgplanWide"
"""Name of the font with more letters."""
FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/Library/Fonts", "/System/Library/Fonts/Supplemental", "C:/Windows/Fonts")
FILES = ("DejaVuSans.ttf", "Arial Unicode.ttf", "arial.ttf")

PLAIN = {
    "\u2212": "-",
    "\u2192": "to",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2248": "about",
    "\u03b5": "e",
    "\u03bc": "µ",
    "\u202f": "\u00a0",
}
"""What to write where no font has the letter."""


@functools.cache
def wide_font() -> str | None:
    """A font with more letters than Helvetica, where this machine has one."""
    for file in (Path(folder) / name for name in FILES for folder in FOLDERS):
        if file.is_file():
            try:
                pdfmetrics.registerFont(TTFont(WIDE, str(file)))
            except (TTFError, OSError):
                continue
            for bold in (0, 1):
                for italic in (0, 1):
                    addMapping(WIDE, bold, italic, WIDE)
            return WIDE
    return None


def encodable(text: str) -> bool:
    """Whether Helvetica can write a text."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def plain(text: str) -> str:
    """A text that Helvetica can write, for labels on pictures."""
    text = "".join(PLAIN.get(letter, letter) for letter in text)
    return text.encode("cp1252", errors="replace").decode("cp1252")


def marked_up(text: str) -> str:
    """A text as reportlab's paragraphs want it: escaped, with the other font where Helvetica lacks letters."""
    safe = escape(_printable(text))
    if encodable(safe):
        return safe
    if wide_font() is None:
        return plain(safe)
    return re.sub(r"[^\x00-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+", lambda m: f'<font name="{WIDE}">{m[0]}</font>', safe)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter in "\u00a0" else " " for letter in text)
