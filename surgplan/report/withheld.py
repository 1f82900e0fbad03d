"""What may not stand in a report: the words that name the patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from surgplan.case.document import Patient
from surgplan.case.identity import Person, read_identity
from surgplan.case.operation import Blobs
from surgplan.case.traces import Traces

T = TypeVar("T")


class Withheld:
    """The names and numbers of a patient, to be taken out of whatever people wrote."""

    def __init__(self, *people: Mapping[str, str]) -> None:
        known = [{key: person.get(key, "") for key in ("name", "patient_id", "birth_date")} for person in people]
        self._traces = Traces(Person(**fields) for fields in known)

    @classmethod
    def of(cls, patient: Patient, blobs: Blobs) -> Withheld:
        """What to withhold of a case's patient, nothing where that was never known; CaseDamaged if it can't be read."""
        identity = read_identity(patient, blobs)
        return cls(*(person.to_json() for person in identity.everybody())) if identity is not None else cls()

    def clean(self, text: str) -> str:
        """A text without them.

        >>> Withheld({"name": "Doe^Jane"}).clean("CT of Mrs Doe, doe_jane.nii")
        'CT of Mrs [withheld], [withheld].nii'
        """
        return self._traces.cleaned(text)

    def cleaned(self, value: T) -> T:
        """Any frozen dataclass, table, list or text without them, as deep as it goes; names of fields and arrays stay."""
        return self._cleaned(value) if self._traces else value

    def _cleaned(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, tuple | list):
            return type(value)(self._cleaned(v) for v in value)
        if isinstance(value, Mapping):
            return {k: self._cleaned(v) for k, v in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            new = {f.name: self._cleaned(getattr(value, f.name)) for f in fields(value)}
            return replace(value, **{k: v for k, v in new.items() if v is not getattr(value, k)})
        return value


def identity_of(patient: Patient, blobs: Blobs) -> dict[str, str]:
    """Name, hospital number and birth date; empty where they were never known, CaseDamaged where they can't be read."""
    identity = read_identity(patient, blobs)
    return {} if identity is None else replace(identity.person, sex="").to_json()
