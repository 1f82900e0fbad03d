"""Whose images are, as far as one volume must not hold two people or studies: some headers leave out what others state."""

from __future__ import annotations

from surgplan.case.person_names import birth
from surgplan.imaging.dicom.headers import Header

Stated = tuple[str, str, str, str]
"""Issuer of the number, birth date, sex and study UID; nothing where a header does not say, as anonymisers leave it."""


def stated(header: Header) -> Stated:
    """What a header says of its person and study beyond name and number."""
    who = header.subject
    sex = who.sex if who.sex in ("M", "F") else ""
    return ("".join(who.issuer.casefold().split()), birth(who.birth_date), sex, header.study_uid)


def agree(one: Stated, other: Stated) -> bool:
    """Whether neither contradicts the other.

    >>> agree(("", "19500101", "", "1.2"), ("", "", "M", "1.2")), agree(("", "", "M", "1.2"), ("", "", "F", "1.2"))
    (True, False)
    """
    return all(not a or not b or a == b for a, b in zip(one, other, strict=True))


def united(one: Stated, other: Stated) -> Stated:
    """What two that agree say between them."""
    issuer, born, sex, study = (a or b for a, b in zip(one, other, strict=True))
    return issuer, born, sex, study
