"""One image plane with the header of its file."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.imaging.dicom.frames import Frame
from surgplan.imaging.dicom.headers import Header

SAME_DIRECTION = 5e-4
"""Direction cosines that differ by less belong to one series (.03 degrees)."""

SAME_SPACING_MM = 1e-4


@dataclass(frozen=True, slots=True)
class Plane:
    """A frame together with the header of its file."""

    frame: Frame
    header: Header


def fits(one: Frame, other: Frame) -> bool:
    """Whether two planes have the same orientation and pixel spacing, or both lack them."""
    return _close(one.orientation, other.orientation, SAME_DIRECTION) and _close(
        one.spacing_mm, other.spacing_mm, SAME_SPACING_MM
    )


def _close(one: tuple[float, ...] | None, other: tuple[float, ...] | None, tolerance: float) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))
