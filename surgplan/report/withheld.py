"""What may not stand in a report: the words that name the patient."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from surgplan.base.errors import SurgplanError
from surgplan.case.document import Patient
from surgplan.case.operation import Blobs

T = TypeVar("T")

INSTEAD = "[withheld]"
COMMON_WORDS = "hip head neck leg arm jaw knee foot hand bone left right stem cup young poisson case plan long short"
"""Words that are also names: alone they name nobody, and the report can't do without them."""
SHORTEST = 3


class Withheld:
    """The names and numbers of a patient, to be taken out of whatever people wrote."""

    def __init__(self, identity: dict[str, str]) -> None:
        parts = [p for p in re.split(r"[\s^,=]+", identity.get("name", "")) if p]
        wanted = [p for p in parts if len(p) >= SHORTEST and p.lower() not in COMMON_WORDS.split()]
        # whole names come first, so that one is taken out as one
        patterns = [rf"{re.escape(a)}[\s^,_.-]{{1,3}}{re.escape(b)}" for a in parts for b in parts if a != b]
        patterns += [rf"(?<![^\W_]){re.escape(p)}(?![^\W_])" for p in wanted]
        number, born = identity.get("patient_id", ""), identity.get("birth_date", "")
        patterns += [rf"(?<![^\W_]){re.escape(number)}(?![^\W_])"] if len(number) >= SHORTEST else []
        if re.fullmatch(r"\d{8}", born):
            patterns += [born, f"{born[:4]}-{born[4:6]}-{born[6:]}", rf"{born[6:]}[./]{born[4:6]}[./]{born[:4]}"]
        self._pattern = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None

    @classmethod
    def of(cls, patient: Patient, blobs: Blobs) -> Withheld:
        """What to withhold of a case's patient; nothing where the identity was erased or never known."""
        return cls(identity_of(patient, blobs))

    def clean(self, text: str) -> str:
        """A text without them.

        >>> Withheld({"name": "Doe^Jane"}).clean("CT of Mrs Doe, doe_jane.nii")
        'CT of Mrs [withheld], [withheld].nii'
        """
        return self._pattern.sub(INSTEAD, text) if self._pattern else text

    def cleaned(self, value: T) -> T:
        """Any frozen dataclass, tuple or text without them, as deep as it goes; arrays are left as they are."""
        return self._cleaned(value) if self._pattern else value

    def _cleaned(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, tuple):
            return tuple(self._cleaned(v) for v in value)
        if is_dataclass(value) and not isinstance(value, type):
            new = {f.name: self._cleaned(getattr(value, f.name)) for f in fields(value)}
            return replace(value, **{k: v for k, v in new.items() if v is not getattr(value, k)})
        return value


def identity_of(patient: Patient, blobs: Blobs) -> dict[str, str]:
    """Name, hospital number and birth date; empty where they were erased or never known."""
    if patient.identity is None:
        return {}
    try:
        found = json.loads(blobs.get(patient.identity))
    except (SurgplanError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
