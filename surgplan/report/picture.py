"""A picture for a page: pixels, and what is drawn over them as lines and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from surgplan.base.grid import AXIS_LETTERS
from surgplan.report.colours import ColourMap

Floats = NDArray[np.float64]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Line:
    """Straight pieces (n, 2, 2), each from (x, y) to (x, y) in pixels, y downwards."""

    pieces: Floats
    colour: str
    width_pt: float = 0.9
    dashed: bool = False


@dataclass(frozen=True)
class Label:
    """A word beside a point of the picture, in pixels."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Legend:
    """What the colours of a map mean."""

    title: str
    """Quantity with unit."""
    colours: ColourMap
    notes: tuple[str, ...] = ()
    """What is out of range, and the range found."""


@dataclass(frozen=True, eq=False)
class Picture:
    """Pixels (height, width, 3) with the overlays a page draws as vectors."""

    pixels: Pixels
    title: str
    mm_per_px: float | None = None
    letters: Mapping[str, str] = field(default_factory=dict)
    """Patient letters at `left`, `right`, `top` and `bottom`."""
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    frame: str | None = None
    """Colour of the line along the top."""
    dark: bool = True
    """Whether words over it are light."""
    key: tuple[tuple[str, str], ...] = ()
    """Colours and what they stand for, to be said below the picture."""

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.shape[1], self.pixels.shape[0]


def direction_letters(direction: Floats, least: float = 0.35) -> str:
    """Patient letters of a direction in LPS, the strongest first; parts below `least` are left out.

    >>> direction_letters(np.array([-0.9, 0.0, 0.43]))
    'RS'
    """
    order = np.argsort(-np.abs(direction))
    return "".join(AXIS_LETTERS[k][1 if direction[k] > 0 else 0] for k in order if abs(direction[k]) >= least)


def edge_letters(right: Floats, down: Floats) -> dict[str, str]:
    """What lies beyond each edge of a picture whose right and down directions are these in LPS."""
    edges = {"left": -right, "right": right, "top": -down, "bottom": down}
    return {edge: direction_letters(direction) for edge, direction in edges.items()}


def place_words(point: Floats, axis: int) -> str:
    """Where a plane lies along an LPS axis, in words that need no sign.

    >>> place_words(np.array([0.0, 0.0, -12.34]), 2)
    'I 12.3 mm'
    """
    return f"{AXIS_LETTERS[axis][1 if point[axis] >= 0 else 0]} {abs(point[axis]):.1f} mm"


def ruler_mm(width_mm: float) -> float:
    """A round length of about a quarter of a picture's width.

    >>> ruler_mm(180.0), ruler_mm(42.0)
    (50.0, 10.0)
    """
    steps = [m * 10.0**e for e in range(-2, 4) for m in (1, 2, 5)]
    return max((s for s in steps if s <= 0.34 * width_mm), default=steps[0])
