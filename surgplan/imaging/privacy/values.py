"""Values that take the place of others: dummies, shifted dates, cleaned words, codes by the book."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from pydicom import Dataset
from pydicom.sr._concepts_dict import concepts

from surgplan.case.traces import Traces
from surgplan.imaging.privacy.profile import words

REMOVED = "removed"
DUMMIES: dict[str, Any] = {
    "AE": "ANON",
    "AS": "000Y",
    "CS": "ANON",
    "DA": "19000101",
    "DT": "19000101000000",
    "TM": "000000",
    "LO": REMOVED,
    "SH": REMOVED,
    "ST": REMOVED,
    "LT": REMOVED,
    "UT": REMOVED,
    "UC": REMOVED,
    "PN": "ANON",
    "DS": "0",
    "IS": "0",
    "FD": 0.0,
    "FL": 0.0,
    "OB": b"\0\0",
    "UN": b"",
    "OW": b"\0\0",
    "UR": "",
}
"""A valid value of each representation that tells nothing; whole numbers are 0."""

OLDEST_YEARS = 90
LONGEST_NUMBER = 3
"""Digits a number in a cleaned description may have."""
CODE = re.compile(r"[A-Z]{0,3}-?[0-9A-F.-]{1,16}")
STANDARD = frozenset(
    (
        *("DCM", "SCT", "SRT", "SNM3", "99SDM", "UCUM", "LN", "FMA", "RADLEX", "NCIt", "UMLS", "ISO639_1", "ISO3166_1"),
        *("I10", "BI", "NYUMCCG", "ITIS_TSN", "PUBCHEM_CID"),
    )
)
"""Designators of coding schemes that DICOM itself names."""
NOBODYS = {"CodeValue": "REMOVED", "CodingSchemeDesignator": "99ANON", "CodeMeaning": REMOVED}


def dummy(vr: str) -> Any:
    """A value that tells nothing."""
    return DUMMIES.get(vr, 0)


def shifted(text: str, days: int) -> str:
    """A DICOM date, or date and time, set back; empty where it is none.

    >>> shifted("20240301101500.5+0100", 1)
    '20240229101500.5+0100'
    """
    match = re.fullmatch(r"(\d{4})\.?(\d{2})\.?(\d{2})(\d{0,6}(?:\.\d{1,6})?(?:[+-]\d{4})?)\s*", text)
    try:
        if match is None:
            return ""
        then = date(int(match[1]), int(match[2]), int(match[3])) - timedelta(days=days)
    except (ValueError, OverflowError):
        return ""
    return then.strftime("%Y%m%d") + match[4]


def capped_age(text: str) -> str:
    """An age string, 90 years at most; empty where it is none."""
    match = re.fullmatch(r"(\d{3})([DWMY])\s*", text)
    if match is None:
        return ""
    return f"{OLDEST_YEARS:03d}Y" if match[2] == "Y" and int(match[1]) >= OLDEST_YEARS else text.strip()


def described(text: str, traces: Traces) -> str:
    """The words of a description that are known to be of anatomy and technique, and short numbers.

    >>> described("Hip thin 1.5 mm Mrs Doe 4711", Traces([]))
    'Hip thin 1.5 mm'
    """
    kept = [w for w in re.split(r"[\s_^,;:/()\\]+", text) if _harmless(w) and not traces.in_text(w)]
    return " ".join(kept)[:64].strip()


def by_the_book(item: Dataset, traces: Traces) -> bool:
    """Give a coded entry the meaning its standard has; what no standard knows is replaced. False if it was."""
    value = next((str(item[k].value) for k in ("CodeValue", "LongCodeValue", "URNCodeValue") if item.get(k)), "")
    scheme = str(item.get("CodingSchemeDesignator") or "")
    meaning = _meanings().get((scheme, value))
    known = meaning is not None or (scheme in STANDARD and CODE.fullmatch(value) is not None and not traces.in_text(value))
    for keyword in ("LongCodeValue", "URNCodeValue", "CodingSchemeVersion", "ExtendedCodeValue", "ExtendedCodeMeaning"):
        if keyword in item and not (known and keyword == "LongCodeValue"):
            del item[keyword]
    if known:
        item.CodeMeaning = (meaning or value)[:64]
    else:
        item.update(NOBODYS)
    return known


def _harmless(word: str) -> bool:
    digits = sum(c.isdigit() for c in word)
    if digits <= LONGEST_NUMBER and re.fullmatch(r"[+-]?\d*\.?\d+(mm|cm|s|ms|kv|hu|deg|t)?", word.lower()):
        return True
    return word.lower().strip(".-") in words("descriptors.txt")


@cache
def _meanings() -> dict[tuple[str, str], str]:
    """What DICOM's own context groups call each code."""
    return {
        (scheme, value): meaning
        for scheme, named in concepts.items()
        for values in named.values()
        for value, (meaning, *_) in values.items()
    }
