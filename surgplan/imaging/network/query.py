"""What is asked of an archive, and what it found."""

from __future__ import annotations

import fnmatch
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.imaging.network.uids import checked_uid

MOST_ROWS = 500
"""More matches than this nobody reads; the search is cut, and says so."""

LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class Query:
    """Keys of a search; those left empty match everything. In texts, `*` stands for anything and `?` for one character."""

    patient_name: str = ""
    """Family name first, as DICOM has it: Doe^Jane."""
    patient_id: str = ""
    birth_date: str = ""
    """ISO date."""
    studied_from: str = ""
    """ISO date of the first day of the study."""
    studied_to: str = ""
    """ISO date of the last day."""
    accession: str = ""
    modality: str = ""
    """CT, MR, ..."""
    description: str = ""
    """Of the study, or of the series where series are searched."""
    study_uid: str = ""
    series_uid: str = ""

    def checked(self) -> Query:
        """Itself; BadInput, in words, for a key no archive could be asked."""
        for name in ("patient_name", "patient_id", "accession", "description"):
            value = getattr(self, name)
            if len(value) > LONGEST_KEY or "\\" in value or re.search(r"[\x00-\x1f\x7f]", value):
                raise BadInput(
                    f"{name.replace('_', ' ')} {value!r} can't be searched: at most {LONGEST_KEY} characters, no backslash"
                )
        if not re.fullmatch(r"[A-Z0-9_]{0,16}", self.modality):
            raise BadInput(f"the modality {self.modality!r} is not one such as CT or MR")
        first, last = (dicom_date(getattr(self, name), name) for name in ("studied_from", "studied_to"))
        dicom_date(self.birth_date, "birth date")
        if first and last and first > last:
            raise BadInput(f"no study lies between {self.studied_from} and {self.studied_to}; swap the dates")
        for name in ("study_uid", "series_uid"):
            if getattr(self, name):
                checked_uid(getattr(self, name), name.removesuffix("_uid"))
        return self

    @property
    def study_dates(self) -> str:
        """The days asked for as a DICOM range (PS3.4 section C.2.2.2.5)."""
        first, last = dicom_date(self.studied_from, "studied from"), dicom_date(self.studied_to, "studied to")
        return f"{first}-{last}" if first or last else ""


@dataclass(frozen=True, slots=True)
class Found:
    """Matches of a search."""

    rows: tuple[dict[str, Any], ...]
    remarks: tuple[str, ...] = ()
    """What the user should know of them: that the list was cut, or that rows were left out."""

    def to_json(self) -> dict[str, Any]:
        """For a panel or `--json`."""
        return {"rows": list(self.rows), "remarks": list(self.remarks)}


def cut_remark(limit: int) -> str:
    """The word on a list that was cut."""
    return f"there are more than {limit}: these are the first; narrow the search"


def odd_remark(count: int) -> str:
    """The word on rows that could not be shown."""
    return f"{count} left out, because the server gave UIDs that are none"


def dicom_date(iso: str, what: str) -> str:
    """YYYYMMDD of an ISO date, nothing for nothing; BadInput for anything else.

    >>> dicom_date("2024-03-01", "day")
    '20240301'
    """
    if not iso:
        return ""
    try:
        return date.fromisoformat(iso).strftime("%Y%m%d")
    except ValueError as exc:
        raise BadInput(f"the {what.replace('_', ' ')} {iso!r} is not a date; write it as 2024-03-01") from exc


def iso_date(dicom: str) -> str:
    """ISO date of a DICOM one, which is left as it is where it is odd."""
    digits = dicom.strip().replace(".", "")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if re.fullmatch(r"\d{8}", digits) else dicom.strip()


def shown(text: str) -> str:
    """A text of a server as it may be shown: one line, without control characters.

    >>> shown("Doe^Jane\\x1b[2J ")
    'Doe^Jane[2J'
    """
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).strip()[:200]


def matches(pattern: str, value: str) -> bool:
    """Whether a value fits a key with wildcards, in whatever case and however its accents are encoded.

    >>> matches("do?^J*", "Doe^Jane"), matches("M[ue]*", "Mueller")
    (True, False)
    """
    folded = [unicodedata.normalize("NFC", text).casefold().strip() for text in (pattern, value)]
    wanted = re.sub(r"\[", "[[]", folded[0])
    # the carets at the end of a name say nothing, but a wildcard may stand for one
    return fnmatch.fnmatchcase(folded[1], wanted) or fnmatch.fnmatchcase(folded[1].rstrip("^"), wanted.rstrip("^"))
