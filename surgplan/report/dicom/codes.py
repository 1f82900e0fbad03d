"""Coded words: of segments, of measures and of units, from tables that say where each code was read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydicom.dataset import Dataset

from surgplan.base.resources import table
from surgplan.case.document import Code, Segment
from surgplan.report.names import spoken
from surgplan.segment.anatomy import tissue_codes

SCHEME = "99SURGPLAN"
"""The designator of surgplan's own codes."""
SCHEME_NAME = "surgplan private codes: names of planning figures"
LONGEST_MEANING = 64
LONGEST_SHORT_VALUE = 16
MILLIMETRE = Code("mm", "UCUM", "mm")


def code_item(code: Code) -> Dataset:
    """A code as an item of a code sequence; values beyond 16 characters go where long ones belong."""
    item = Dataset()
    setattr(item, "CodeValue" if len(code.value) <= LONGEST_SHORT_VALUE else "LongCodeValue", code.value)
    item.CodingSchemeDesignator = code.scheme
    item.CodeMeaning = code.meaning[:LONGEST_MEANING]
    return item


def scheme_item() -> Dataset:
    """What the private scheme is, for the coding scheme identification sequence."""
    item = Dataset()
    item.CodingSchemeDesignator = SCHEME
    item.CodingSchemeName = SCHEME_NAME
    item.CodingSchemeResponsibleOrganization = "surgplan"
    return item


def category_of(segment: Segment) -> Code:
    """What kind of thing a segment is: the code it came with or was given, else that of its tissue."""
    return segment.category or tissue_codes(segment.tissue)[0]


def type_of(segment: Segment) -> Code:
    """What a segment is: the code it came with or was given, else that of its tissue."""
    return segment.code or tissue_codes(segment.tissue)[1]


def measure_code(name: str) -> Code:
    """The code of a quantity: a standard one where the table has it, else a private one of the quantity's own name.

    >>> measure_code("stem_varus").scheme, measure_code("volume").value
    ('99SURGPLAN', '118565006')
    """
    entries = _table()["measures"]
    return _code(entries[name]) if name in entries else Code(name, SCHEME, spoken(name)[:LONGEST_MEANING])


def unit_code(unit: str) -> Code | None:
    """The UCUM code of a unit of ours; None for a unit nobody has given a code.

    >>> unit_code("ml"), unit_code("furlong")
    (Code(value='mL', scheme='UCUM', meaning='milliliter'), None)
    """
    found = _table()["units"].get(unit)
    return None if found is None else Code(str(found["value"]), "UCUM", found["meaning"])


def _code(entry: Mapping[str, Any]) -> Code:
    return Code(str(entry["value"]), entry["scheme"], entry["meaning"])


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return table("segment_codes.yaml")
