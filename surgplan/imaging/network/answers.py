"""Reading the data sets of answers: text in its character set, without ever trusting it to be right."""

from __future__ import annotations

from typing import Any

from pydicom.charset import convert_encodings, decode_bytes
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from surgplan.imaging.network.query import iso_date, shown

CHARACTER_SET = Tag(0x00080005)
DELIMITERS = {0x0A, 0x0C, 0x0D, 0x09, 0x5C, 0x5E, 0x3D}
"""Characters that end a code extension (PS3.5 section 6.1.2.5.3)."""


def text(dataset: Dataset, keyword: str) -> str:
    """The value of an element as text; nothing where it is missing or can't be read."""
    try:
        element: Any = dataset.get_item(keyword)
        value = getattr(element, "value", None)
        if isinstance(value, bytes):
            return shown(_decoded(value, dataset).rstrip("\0 "))
        return shown(str(value)) if value is not None else ""
    except Exception:  # what a strange server sends is no reason to fail
        return ""


def _decoded(value: bytes, dataset: Dataset) -> str:
    named: Any = getattr(dataset.get_item(CHARACTER_SET) if CHARACTER_SET in dataset else None, "value", None)
    if isinstance(named, bytes):
        named = named.decode("ascii", "replace")
    names = [name.strip() for name in str(named).split("\\")] if named else []
    if not any(names):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("latin-1")
    encodings = [str(encoding) for encoding in convert_encodings(names)]
    if len(encodings) == 1:
        return value.decode(encodings[0], "replace")
    return str(decode_bytes(value, encodings, DELIMITERS))


def number(dataset: Dataset, keyword: str) -> int | None:
    """The value of an element as a whole number, None where it is missing or none."""
    try:
        return int(text(dataset, keyword))
    except ValueError:
        return None


def patient_row(read: Any) -> dict[str, Any]:
    """Who: `read` gives the text of an element by its keyword."""
    return {
        "patient_id": read("PatientID"),
        "patient_name": read("PatientName"),
        "birth_date": iso_date(read("PatientBirthDate")),
        "sex": read("PatientSex"),
    }


def study_row(read: Any) -> dict[str, Any]:
    """A study, with who it is of."""
    listed = read("ModalitiesInStudy") or read("Modality")
    return {
        **patient_row(read),
        "study_uid": read("StudyInstanceUID"),
        "date": iso_date(read("StudyDate")),
        "description": read("StudyDescription"),
        "accession": read("AccessionNumber"),
        "modalities": sorted({m.strip() for m in listed.split("\\") if m.strip()}),
        "series": _whole(read("NumberOfStudyRelatedSeries")),
        "instances": _whole(read("NumberOfStudyRelatedInstances")),
    }


def series_row(read: Any) -> dict[str, Any]:
    """A series."""
    return {
        "study_uid": read("StudyInstanceUID"),
        "series_uid": read("SeriesInstanceUID"),
        "modality": read("Modality"),
        "description": read("SeriesDescription"),
        "number": _whole(read("SeriesNumber")),
        "date": iso_date(read("SeriesDate")),
        "body_part": read("BodyPartExamined"),
        "instances": _whole(read("NumberOfSeriesRelatedInstances")),
    }


def instance_row(read: Any) -> dict[str, Any]:
    """An image."""
    return {
        "sop_uid": read("SOPInstanceUID"),
        "sop_class": read("SOPClassUID"),
        "number": _whole(read("InstanceNumber")),
        "frames": _whole(read("NumberOfFrames")) or 1,
    }


def _whole(words: str) -> int | None:
    try:
        return int(words)
    except ValueError:
        return None


PATIENT_KEYS = ("PatientID", "PatientName", "PatientBirthDate", "PatientSex")
STUDY_KEYS = (
    *PATIENT_KEYS,
    *("StudyInstanceUID", "StudyDate", "StudyDescription", "AccessionNumber", "ModalitiesInStudy"),
    *("NumberOfStudyRelatedSeries", "NumberOfStudyRelatedInstances"),
)
SERIES_KEYS = (
    *("StudyInstanceUID", "SeriesInstanceUID", "Modality", "SeriesDescription", "SeriesNumber", "SeriesDate"),
    *("BodyPartExamined", "NumberOfSeriesRelatedInstances"),
)
INSTANCE_KEYS = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SOPClassUID", "InstanceNumber", "NumberOfFrames")
