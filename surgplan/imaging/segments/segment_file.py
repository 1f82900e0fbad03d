"""What files of segments have in common: who and what they are of, what they list, and how one of them is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.case.codec import encode
from surgplan.case.document import Code
from surgplan.imaging.subject import Subject

Mask = NDArray[np.bool_]
EVERYTHING = "all"
"""The word that chooses every segment of a file."""
MOST_LISTED = 12
"""Segments that a message names."""


@dataclass(frozen=True)
class Listed:
    """A segment as its file describes it."""

    number: int
    name: str
    colour: str = ""
    """#RRGGBB, or nothing."""
    category: Code | None = None
    code: Code | None = None
    side: str = ""
    """The modifier of its code, `Left` say."""

    def to_json(self) -> dict[str, Any]:
        """For the way out of the process that reads."""
        return {
            "number": self.number,
            "name": self.name,
            "colour": self.colour,
            "category": None if self.category is None else encode(self.category),
            "code": None if self.code is None else encode(self.code),
            "side": self.side,
        }


@dataclass(frozen=True, eq=False)
class Placed:
    """A segment on an image's grid."""

    mask: Mask
    """Indexed [k, j, i]."""
    cautions: tuple[str, ...] = ()
    """What to know before trusting it."""
    same_grid: bool = False
    """Whether its voxels are voxels of the image, flips and the order of the axes aside."""
    whole_grid: bool = False
    """Whether the file's grid is the image's from its first to its last voxel, which a grid moved by whole voxels is not."""


class SegmentFile(Protocol):
    """An opened file: its head was read, its voxels or contours perhaps not yet."""

    @property
    def kind(self) -> str:
        """What it is, in words: `DICOM SEG` say."""

    @property
    def listed(self) -> tuple[Listed, ...]:
        """Its segments."""

    @property
    def subject(self) -> Subject:
        """Who it is of."""

    def frame_of(self, segment: Listed) -> str:
        """The frame of reference a segment is given in; nothing if the file states none."""

    def on(self, segment: Listed, grid: Grid, threshold: float) -> Placed:
        """A segment on the grid of an image; BadInput where it can't be had there."""


def chosen(listed: Sequence[Listed], select: Sequence[str]) -> tuple[Listed, ...]:
    """The segments that numbers, names or `all` choose, each once; the only one where nothing is chosen.

    BadInput, naming what there is, if there are several and none is chosen, or a word fits none or more than one.
    """
    if not listed:
        raise BadInput("it holds no segment")
    if EVERYTHING in select:
        return tuple(listed)
    if not select:
        if len(listed) > 1:
            raise BadInput(
                f"it holds {len(listed)} segments: {names(listed)}; choose with `select`, by number or name, or `{EVERYTHING}`"
            )
        return (listed[0],)
    return tuple(dict.fromkeys(_one(listed, word) for word in select))


def _one(listed: Sequence[Listed], word: str) -> Listed:
    for fits in (
        [s for s in listed if str(s.number) == word.strip()],
        [s for s in listed if s.name == word],
        [s for s in listed if s.name.casefold() == word.strip().casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise BadInput(f"{len(fits)} of its segments are called {word!r}; choose one by its number: {names(fits)}")
    raise BadInput(f"it holds no segment {word!r}; there is: {names(listed)}")


def names(listed: Sequence[Listed]) -> str:
    """Numbers and names, at most a dozen.

    >>> names([Listed(1, "Liver"), Listed(2, "")])
    '1 Liver, 2'
    """
    words = [f"{s.number} {s.name}".strip() for s in listed[:MOST_LISTED]]
    return ", ".join([*words, *([f"and {len(listed) - MOST_LISTED} more"] if len(listed) > MOST_LISTED else [])])


def id_from(name: str, number: int) -> str:
    """A name as a case may have it.

    >>> id_from("Left femur (cortex)", 3)
    'left_femur_cortex'
    """
    word = re.sub(r"\W+", "_", name.lower()).strip("_")
    return word if word.isidentifier() else f"segment_{word or number}"
