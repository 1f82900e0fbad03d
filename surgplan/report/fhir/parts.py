"""The small parts that FHIR resources are made of."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surgplan.base.resources import table
from surgplan.case.document import Code
from surgplan.report.dicom.codes import unit_code

TERMS = "fhir_terms.yaml"
NAMESPACE = uuid.UUID("5f0c1b52-3c1e-5d0a-9d62-8a6f2d1d7c11")
"""Under which surgplan's resources get their UUIDs (version 5); drawn once, never changed."""


@dataclass(frozen=True)
class Names:
    """Names of resources: the same thing of the same case has the same one in every export."""

    root: str
    """The case's first revision."""

    def id(self, kind: str, name: str) -> str:
        """The id of a resource, by its kind and its name in the case."""
        return str(uuid.uuid5(NAMESPACE, f"{self.root}|{kind}|{name}"))

    def urn(self, kind: str, name: str) -> str:
        """The full URL of a resource."""
        return f"urn:uuid:{self.id(kind, name)}"

    def to(self, kind: str, name: str) -> dict[str, Any]:
        """A reference to a resource."""
        return {"reference": self.urn(kind, name)}


def system(scheme: str) -> str:
    """The URI of a code system by its short name."""
    return str(table(TERMS)["systems"][scheme]["value"])


def coding(code: Code) -> dict[str, Any]:
    """A coding of a code."""
    return {"system": system(code.scheme), "code": code.value, "display": code.meaning}


def concept(text: str, *codes: Code) -> dict[str, Any]:
    """A concept with words and perhaps codes."""
    return {**({"coding": [coding(code) for code in codes]} if codes else {}), "text": text}


def term(name: str) -> Code:
    """One of the codes that no figure has."""
    return _code(table(TERMS)["others"][name])


def operation_code(entry: Mapping[str, Any]) -> tuple[Code, ...]:
    """The codes of an entry of the operations: surgplan's own and, where one was found, a standard one."""
    own = Code(entry["name"], "operation", entry["words"])
    return (_code(entry["code"]), own) if "code" in entry else (own,)


def _code(entry: Mapping[str, Any]) -> Code:
    return Code(str(entry["value"]), entry["scheme"], entry["meaning"])


def quantity(value: float, unit: str) -> dict[str, Any]:
    """A finite number with its unit, coded by UCUM where the unit has a code."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no quantity")
    found = {"value": value, "unit": unit or "1"}
    code = unit_code(unit)
    return found if code is None else {**found, "system": system("UCUM"), "code": code.value}


def label(kind: str, value: str) -> dict[str, Any]:
    """A business identifier in a system of surgplan's own."""
    return {"system": f"urn:surgplan:{kind}", "value": value}
