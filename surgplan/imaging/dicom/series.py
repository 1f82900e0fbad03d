"""Sorting image planes into series that could each be one volume."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from surgplan.imaging.dicom.frames import Frame
from surgplan.imaging.dicom.headers import Header
from surgplan.imaging.dicom.people import Stated, agree, stated, united
from surgplan.imaging.dicom.plane import Plane, fits
from surgplan.imaging.dicom.together import continuations, sequences


@dataclass(frozen=True)
class Series:
    """Planes that share everything but their position."""

    uid: str
    part: int
    """1, 2, .. where one SeriesInstanceUID holds several of these; 0 for all of them together."""
    parts: int
    planes: tuple[Plane, ...]
    whole: bool = False
    """Whether it holds all images of a series that was scanned in several ways."""
    continued: int = 0
    """Number of other images of the same series that belong with these."""

    @property
    def header(self) -> Header:
        """The header of its first file, which stands for all in what they share."""
        return self.planes[0].header

    @property
    def image_type(self) -> str:
        """What tells its parts apart in the header's words: `ORIGINAL PRIMARY M NONE MAGNITUDE`; of a whole, what all share."""
        frame = self.planes[0].frame
        words = [word for word in frame.kind if word and not word.startswith(("kernel ", "stack "))]
        return " ".join([*words, *(() if self.whole else frame.subtype)])

    @property
    def selector(self) -> str:
        """What a user names it by: its UID, and its part where there are several."""
        return self.uid if self.parts == 1 or self.whole else f"{self.uid}#{self.part}"


def group(headers: Iterable[Header]) -> tuple[Series, ...]:
    """Series of planes alike in UID, person, study, frame of reference, matrix, colour, kind, kernel, orientation, spacing.

    Where some headers leave out birth date, sex, issuer or study they go with those that state them, if these all agree.
    Acquisition numbers do not count: one volume may have many. Echoes and b-values of the same places stay together, as a
    sequence. Where a part of a series was scanned in another way (thicker slices, say), the whole comes before its parts.
    """
    groups: dict[tuple[Any, ...], list[_Group]] = {}
    # those that say most come first, so that what others leave out can be told
    for whose, header in sorted(((stated(header), header) for header in headers), key=lambda each: each[0].count("")):
        for frame in header.frames:
            alike = groups.setdefault(_key(header, frame), [])
            group_of = _fitting(alike, frame, whose)
            if group_of is None:
                alike.append(group_of := _Group(whose, []))
            group_of.whose = united(group_of.whose, whose)
            group_of.planes.append(Plane(frame, header))
    by_uid: dict[str, list[list[Plane]]] = {}
    for key, alike in groups.items():
        by_uid.setdefault(key[0], []).extend(group_of.planes for group_of in alike)
    return tuple(series for uid, lists in by_uid.items() for series in _of_one_uid(uid, sequences(lists)))


@dataclass
class _Group:
    whose: Stated
    planes: list[Plane]


def _fitting(groups: list[_Group], frame: Frame, whose: Stated) -> _Group | None:
    """The group a plane belongs to; none where it could be of several people as well as of one."""
    fitting = [g for g in groups if agree(g.whose, whose) and fits(g.planes[0].frame, frame)]
    same = [g for g in fitting if g.whose == whose]
    return (same or fitting)[0] if same or len(fitting) == 1 else None


def _of_one_uid(uid: str, lists: list[list[Plane]]) -> Iterator[Series]:
    """The series of a UID: wholes first, then what each was scanned in."""
    continued: dict[int, int] = {}
    for pieces in _only(list(continuations(lists))):
        whole = tuple(plane for piece in pieces for plane in piece)
        yield Series(uid, 0, len(lists), whole, whole=True)
        continued.update({id(piece): len(whole) - len(piece) for piece in pieces})
    for number, planes in enumerate(sorted(lists, key=len, reverse=True), start=1):
        yield Series(uid, number, len(lists), tuple(planes), continued=continued.get(id(planes), 0))


def _only(found: list[list[list[Plane]]]) -> list[list[list[Plane]]]:
    """What was found if it is one; two wholes could not be told apart by the UID."""
    return found if len(found) == 1 else []


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
        frame.contrast,
        frame.subtype,
    )
