"""QIDO-RS: a query as a path and parameters, and answers as rows.

Some servers, Debian's Orthanc among them, do not decode percent signs in the values of a search. So none are sent: a character
that would need one is asked for as a wildcard, and what comes back is sifted here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from surgplan.imaging.network.query import Query, dicom_date, matches, shown

PLAIN = re.compile(r"[A-Za-z0-9._~*?,-]")
"""Characters that stand for themselves in the query of an address, and wildcards."""

Sift = Callable[[dict[str, Any]], bool]


def address_value(text: str) -> str:
    """A search value that needs no percent sign; it matches at least what the text matches.

    A character beyond ASCII may be several to the server, hence the `*`.

    >>> address_value("Müller^J*")
    'M*ller?J*'
    """
    return "".join(c if PLAIN.match(c) else "?" if c.isascii() else "*" for c in text)


def study_search(query: Query, limit: int) -> tuple[str, Sift]:
    """Path and parameters of a search for studies, and what sifts its rows."""
    return _search(
        "studies",
        {
            "PatientName": (query.patient_name, "patient_name"),
            "PatientID": (query.patient_id, "patient_id"),
            "AccessionNumber": (query.accession, "accession"),
            "StudyDescription": (query.description, "description"),
            "ModalitiesInStudy": (query.modality, ""),
            "PatientBirthDate": (dicom_date(query.birth_date, "birth date"), ""),
            "StudyDate": (query.study_dates, ""),
            "StudyInstanceUID": (query.study_uid, ""),
        },
        ("StudyDescription", "ModalitiesInStudy", "NumberOfStudyRelatedSeries", "NumberOfStudyRelatedInstances"),
        limit,
    )


def series_search(query: Query, limit: int) -> tuple[str, Sift]:
    """Path and parameters of a search for the series of a study, and what sifts its rows."""
    return _search(
        f"studies/{query.study_uid}/series",
        {
            "Modality": (query.modality, ""),
            "SeriesDescription": (query.description, "description"),
            "SeriesInstanceUID": (query.series_uid, ""),
        },
        ("SeriesDescription", "BodyPartExamined", "SeriesDate", "NumberOfSeriesRelatedInstances"),
        limit,
    )


def instance_search(study_uid: str, series_uid: str, limit: int) -> str:
    """Path and parameters of a search for the images of a series."""
    return f"studies/{study_uid}/series/{series_uid}/instances?limit={limit}&includefield=NumberOfFrames"


def _search(path: str, asked: dict[str, tuple[str, str]], fields: tuple[str, ...], limit: int) -> tuple[str, Sift]:
    words = [f"{keyword}={address_value(value)}" for keyword, (value, _) in asked.items() if value]
    words += [f"limit={limit}", *(f"includefield={quote(name)}" for name in fields)]
    widened = [(column, value) for value, column in asked.values() if column and value and address_value(value) != value]
    return f"{path}?{'&'.join(words)}", lambda row: all(matches(value, row[column]) for column, value in widened)


def reader(item: Any) -> Callable[[str], str]:
    """Gives the text of an element of a DICOM JSON object (PS3.18 annex F) by its keyword; nothing where it is odd."""
    from pydicom.datadict import tag_for_keyword

    elements = item if isinstance(item, dict) else {}

    def read(keyword: str) -> str:
        element = elements.get(f"{tag_for_keyword(keyword) or 0:08X}")
        values = element.get("Value") if isinstance(element, dict) else None
        if not isinstance(values, list):
            return ""
        return shown("\\".join(_plain(value) for value in values[:50]))

    return read


def _plain(value: Any) -> str:
    if isinstance(value, dict):  # a name, in up to three writings
        return str(next((value[k] for k in ("Alphabetic", "Ideographic", "Phonetic") if value.get(k)), ""))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
