"""Whether every coded field of a bundle holds a code of its value set, by the table `resources/fhir_codes.yaml`.

Libraries that know FHIR's shapes let any text pass for a code; a receiver does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from surgplan.base.errors import Refused
from surgplan.base.resources import table
from surgplan.report.fhir.parts import TERMS, system
from surgplan.report.fhir.release import Version

CODES = "fhir_codes.yaml"
UNITS = "segment_codes.yaml"
CODED = {"action", "contentType", "docStatus", "gender", "intent", "mode", "outcome", "role", "status", "type", "use"}
"""Elements that hold a code where they hold a text."""


def check_codes(bundle: Mapping[str, Any], version: Version) -> None:
    """Refused, naming the first, if a coded field holds what its value set does not, or is one the table does not know."""
    wrong = next(wrong_codes(bundle, version), None)
    if wrong is not None:
        raise Refused(f"the bundle would not be valid FHIR {version}: {wrong}; nothing was written")


def wrong_codes(bundle: Mapping[str, Any], version: Version) -> Iterator[str]:
    """Every wrong code of a bundle, in words."""
    yield from _wrong({k: v for k, v in bundle.items() if k != "entry"}, "Bundle", version)
    for entry in bundle.get("entry", ()):
        yield from _wrong(entry["resource"], str(entry["resource"]["resourceType"]), version)


def _wrong(value: Any, path: str, version: Version) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _wrong(item, path, version)
    elif isinstance(value, Mapping):
        if "system" in value and "code" in value:
            yield from _wrong_coding(value, path.removesuffix(".coding"), version)
        for key, inner in value.items():
            yield from _wrong(inner, f"{path}.{key}", version)
    elif isinstance(value, str) and (path in table(CODES) or path.rpartition(".")[2] in CODED):
        entry = table(CODES).get(path)
        if entry is None or "system" in entry:
            yield f"{path} holds {value!r}, and its value set is not known"
        elif value not in entry[version]:
            yield f"{path} is {value!r}, and not one of {', '.join(entry[version])}"


def _wrong_coding(coding: Mapping[str, Any], path: str, version: Version) -> Iterator[str]:
    """Codings of listed fields hold a listed code; elsewhere their system must be one that plans are coded by."""
    entry, code = table(CODES).get(path), coding["code"]
    if entry is not None:
        if coding["system"] != entry.get("system") or code not in entry[version]:
            known = f"{', '.join(entry[version])} of {entry.get('system')}"
            yield f"{path} is {code!r} of {coding['system']}, and not one of {known}"
    elif coding["system"] == system("UCUM"):
        if code not in {str(unit["value"]) for unit in table(UNITS)["units"].values()}:
            yield f"{path} has the unit {code!r}, which is not among the UCUM codes known"
    elif coding["system"] not in {one["value"] for one in table(TERMS)["systems"].values()}:
        yield f"{path} is coded by {coding['system']}, which is not known"
