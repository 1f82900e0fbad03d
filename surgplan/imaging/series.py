"""Sorting image planes into series that could each be one volume."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from surgplan.imaging.frames import Frame
from surgplan.imaging.headers import Header

SAME_DIRECTION = 5e-4
"""Direction cosines that differ by less belong to one series (.03 degrees)."""

SAME_SPACING_MM = 1e-4


@dataclass(frozen=True, slots=True)
class Plane:
    """A frame together with the header of its file."""

    frame: Frame
    header: Header


@dataclass(frozen=True)
class Series:
    """Planes that share everything but their position."""

    uid: str
    part: int
    """1, 2, .. where one SeriesInstanceUID holds several of these."""
    parts: int
    planes: tuple[Plane, ...]

    @property
    def header(self) -> Header:
        """The header of its first file, which stands for all in what they share."""
        return self.planes[0].header

    @property
    def selector(self) -> str:
        """What a user names it by: its UID, and its part where there are several."""
        return self.uid if self.parts == 1 else f"{self.uid}#{self.part}"


def group(headers: Iterable[Header]) -> tuple[Series, ...]:
    """Series of planes alike in UID, person, frame of reference, matrix, colour, kind of image, kernel, orientation, spacing.

    Acquisition numbers do not count: one volume may have many.
    """
    groups: dict[tuple[Any, ...], list[list[Plane]]] = {}
    for header in headers:
        for frame in header.frames:
            alike = groups.setdefault(_key(header, frame), [])
            fitting = next((planes for planes in alike if _fits(planes[0].frame, frame)), None)
            if fitting is None:
                alike.append(fitting := [])
            fitting.append(Plane(frame, header))
    by_uid: dict[str, list[list[Plane]]] = {}
    for key, alike in groups.items():
        by_uid.setdefault(key[0], []).extend(alike)
    return tuple(
        Series(uid, number, len(lists), tuple(planes))
        for uid, lists in by_uid.items()
        for number, planes in enumerate(sorted(lists, key=len, reverse=True), start=1)
    )


def _key(header: Header, frame: Frame) -> tuple[Any, ...]:
    size = (header.rows, header.columns, header.samples, header.photometric)
    person = (header.subject.patient_id, header.subject.name)
    return (
        header.series_uid,
        header.frame_of_reference,
        header.modality,
        *person,
        *size,
        header.kernel,
        frame.kind,
        frame.rescale_type,
    )


def _fits(one: Frame, other: Frame) -> bool:
    """Whether two planes have the same orientation and pixel spacing, or both lack them."""
    return _close(one.orientation, other.orientation, SAME_DIRECTION) and _close(
        one.spacing_mm, other.spacing_mm, SAME_SPACING_MM
    )


def _close(one: tuple[float, ...] | None, other: tuple[float, ...] | None, tolerance: float) -> bool:
    if one is None or other is None:
        return one is other
    return all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))
