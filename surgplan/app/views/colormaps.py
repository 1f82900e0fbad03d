"""Colour maps of results: sequential, signed, risk and gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.colormap_tables import BALANCE, CIVIDIS, HOT, VIRIDIS
from surgplan.app.words import say

Colours = NDArray[np.uint8]

NO_VALUE = "#6B747A"
"""Where a result has no value."""


def rgb(colour: str) -> tuple[int, int, int]:
    """The three bytes of `#RRGGBB`.

    >>> rgb("#3BA7C4")
    (59, 167, 196)
    """
    digits = colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


@dataclass(frozen=True)
class ContinuousMap:
    """Colours that run from the low to the high end of a range; beyond it, the colour of the end or one of its own."""

    name: str
    anchors: str
    """Colours at even steps, as hex digits between spaces."""
    over: str | None = None
    """Colour of values above the range; None: the colour of its end."""
    under: str | None = None

    def table(self, count: int = 256) -> Colours:
        """`count` colours (count, 3) from low to high."""
        stops = np.array([rgb(c) for c in self.anchors.split()], dtype=float)
        at = np.linspace(0, len(stops) - 1, count)
        mixed = np.column_stack([np.interp(at, np.arange(len(stops)), stops[:, k]) for k in range(3)])
        return np.round(mixed).astype(np.uint8)

    def colours(self, values: NDArray[np.floating], low: float, high: float) -> Colours:
        """The colour (n, 3) of each value; NaN gets the colour of no value."""
        table = self.table()
        place = (np.asarray(values, dtype=float) - low) / max(high - low, 1e-12)
        steps = np.clip(np.nan_to_num(place) * len(table), 0, len(table) - 1).astype(int)
        found = table[steps]
        if self.over:
            found[place > 1] = rgb(self.over)
        if self.under:
            found[place < 0] = rgb(self.under)
        found[np.isnan(place)] = rgb(NO_VALUE)
        return found


@dataclass(frozen=True)
class Band:
    """Values up to `upper` (of what lower bands leave) have one colour and one name."""

    upper: float
    colour: str
    text: str
    """English, with holes for the values by name."""
    values: tuple[tuple[str, float], ...] = ()

    @property
    def words(self) -> str:
        """Its name in the user's language."""
        return say(self.text, **dict(self.values))


@dataclass(frozen=True)
class BandedMap:
    """A few named bands with hard edges between them."""

    name: str
    bands: tuple[Band, ...]

    def colours(self, values: NDArray[np.floating], low: float = 0.0, high: float = 1.0) -> Colours:
        """The colour (n, 3) of each value's band, whatever the range; NaN gets the colour of no value."""
        edges = np.array([band.upper for band in self.bands[:-1]])
        table = np.array([rgb(band.colour) for band in self.bands], dtype=np.uint8)
        found = table[np.searchsorted(edges, np.nan_to_num(np.asarray(values, dtype=float)), side="left")]
        found[np.isnan(values)] = rgb(NO_VALUE)
        return found


GREYS = "4A5258 7A8389 A9B1B6 D8DEE1"

ColourMap = ContinuousMap | BandedMap

CONTACT_MM = 0.1
"""Surfaces nearer than this touch."""


def gap_map(contact_mm: float = CONTACT_MM, close_mm: float = 1.0) -> BandedMap:
    """Signed gap in mm: red where one part is inside the other, blue contact, grey close, amber beyond."""
    return BandedMap(
        "gap",
        (
            Band(-contact_mm, "#E0503F", "penetration"),
            Band(contact_mm, "#3F7FD0", "contact"),
            Band(close_mm, "#A3ABB0", "{contact:g} to {close:g} mm", (("contact", contact_mm), ("close", close_mm))),
            Band(float("inf"), "#E0A33A", "over {close:g} mm", (("close", close_mm),)),
        ),
    )


COLOUR_MAPS: dict[str, ColourMap] = {
    "viridis": ContinuousMap("viridis", VIRIDIS),
    "cividis": ContinuousMap("cividis", CIVIDIS),
    "signed": ContinuousMap("signed", BALANCE),
    "risk": ContinuousMap("risk", CIVIDIS, over="#F0705C"),
    "gap": gap_map(),
    "stale": ContinuousMap("stale", GREYS),
    "grey": ContinuousMap("grey", "000000 FFFFFF"),
    "hot": ContinuousMap("hot", HOT),
    "magenta": ContinuousMap("magenta", "000000 FF40FF"),
    "green": ContinuousMap("green", "000000 40FF40"),
}
"""The maps by name. `risk` is meant for the range 0 to 1: above 1 the limit is exceeded; `stale` for results out of date."""
