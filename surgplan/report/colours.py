"""Colours of pictures and pages, and the maps that turn results into colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.uint8]

TEXT, SECONDARY, LINE, PANEL = "#1B2226", "#4E5A61", "#CBD3D8", "#F4F6F7"
ACCENT, GOOD, CAUTION, BAD = "#0B6B85", "#1F7A4D", "#8A5A00", "#B3361F"
SLICE_BACKGROUND = "#0B0D0F"
SCENE_TOP, SCENE_BOTTOM = "#E6EAED", "#C9D1D6"
PLANE_COLOURS = {"axial": "#D9534F", "coronal": "#5BB98C", "sagittal": "#E8C547"}
"""The line over a slice, by its plane."""
CUT = "#0E86A6"
METAL = {"CoCr": "#B4B9BD", "polyethylene": "#E8E6DC"}
TITANIUM = "#9AA7B1"
OUTLINES = ("#63C6E0", "#E0A33A", "#5BB98C", "#C28BE0", "#E8C547", "#F0705C")
"""Outlines of segments over slices, in turn."""
IMPLANT_OUTLINE = "#FFFFFF"
NO_VALUE = "#6B747A"

_CIVIDIS = "00224E 053371 273E6E 3B496C 4B546C 5A5F6E 686A71 767676 848279 938E78 A39A74 B4A76F C4B468 D5C25E E7D150 FEE838"
_VIRIDIS = "440154 481B6D 46327E 3F4889 365C8D 2E6E8E 277F8E 21918C 1FA187 2DB27D 4AC16D 73D056 A0DA39 D0E11C FDE725"
_SIGNED = "0B3C7D 1D5C9B 3B7FB8 6FA3CC A7C4DA D5DCDE D9DBDA E2D5C6 E4B98A DB9552 C57026 A14E10 713408"


def rgb(colour: str) -> tuple[int, int, int]:
    """The three bytes of `#RRGGBB`.

    >>> rgb("#3BA7C4")
    (59, 167, 196)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@dataclass(frozen=True)
class Scale:
    """Colours that run from `low` to `high`; beyond them the colour of the end, or one of its own."""

    low: float
    high: float
    anchors: str
    """Colours at even steps, as hex digits between spaces."""
    over: str | None = None
    under: str | None = None

    def table(self, count: int = 256) -> Colours:
        """`count` colours (count, 3) from low to high."""
        stops = np.array([rgb("#" + c) for c in self.anchors.split()], dtype=float)
        at = np.linspace(0, len(stops) - 1, count)
        mixed = np.column_stack([np.interp(at, np.arange(len(stops)), stops[:, k]) for k in range(3)])
        return np.round(mixed).astype(np.uint8)


@dataclass(frozen=True)
class Bands:
    """A few named colours with hard edges: values up to `uppers[i]` have `colours[i]`, the last has no upper."""

    uppers: tuple[float, ...]
    colours: tuple[str, ...]
    words: tuple[str, ...]


ColourMap = Scale | Bands

RISK_LIMIT = 1.0


def risk_scale() -> Scale:
    """Risk factor: cividis up to 1, a colour of its own above."""
    return Scale(0.0, RISK_LIMIT, _CIVIDIS, over="#F0705C")


def gap_bands(contact_mm: float = 0.1, close_mm: float = 1.0, inside: str = "penetration") -> Bands:
    """Signed gap in mm: red penetration (or what `inside` calls it), blue contact, grey close, amber beyond."""
    words = (inside, "contact", f"{contact_mm:g} to {close_mm:g} mm", f"over {close_mm:g} mm")
    return Bands((-contact_mm, contact_mm, close_mm), ("#E0503F", "#3F7FD0", "#A3ABB0", "#E0A33A"), words)


def sequential(low: float, high: float) -> Scale:
    """Values of one sign, viridis."""
    return Scale(low, high, _VIRIDIS)


def signed(limit: float) -> Scale:
    """Values on both sides of zero, from -limit (blue) to limit (orange)."""
    return Scale(-limit, limit, _SIGNED)


def colours_of(values: NDArray[np.floating], by: ColourMap) -> Colours:
    """The colour (n, 3) of each value; values that are no number get a grey of their own."""
    values = np.asarray(values, dtype=float)
    known = np.nan_to_num(values)
    if isinstance(by, Bands):
        found: Colours = np.array([rgb(c) for c in by.colours], dtype=np.uint8)[np.searchsorted(by.uppers, known)]
    else:
        place = (known - by.low) / max(by.high - by.low, 1e-300)
        table = by.table()
        found = table[np.clip(place * len(table), 0, len(table) - 1).astype(int)]
        if by.over:
            found[place > 1] = rgb(by.over)
        if by.under:
            found[place < 0] = rgb(by.under)
    found[np.isnan(values)] = rgb(NO_VALUE)
    return found
