"""The two releases of FHIR that are written, and everything in which they differ here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Version = Literal["R4", "R5"]
Resource = dict[str, Any]

FORMATS: Mapping[str, Version] = {"fhir-r4": "R4", "fhir-r5": "R5"}
"""What `surgplan export --as` calls them."""


@dataclass(frozen=True)
class Release:
    """How one release shapes what the other shapes differently."""

    version: Version
    device_name: tuple[str, str]
    """The element of a device's names, and the one in it that holds the text."""
    device_of_patient: bool
    """Whether a device names its patient; else that is an association of its own."""
    many_device_types: bool
    many_property_values: bool
    """Whether a device's property holds a list of values."""
    concept_modalities: bool
    """Whether a modality is a concept, and not a coding."""
    codeable_references: bool
    """Whether a request's code and supporting information are concepts or references wrapped once more."""
    size_as_text: bool
    """Whether the size of an attachment is a 64-bit number, which JSON holds as text."""
    document_context: bool
    """Whether what a document is about stands in its context; else in what it is based on."""
    coded_audit: bool
    """Whether an audit event's outcome and roles are concepts."""


RELEASES: Mapping[Version, Release] = {
    "R4": Release("R4", ("deviceName", "name"), True, False, True, False, False, False, True, False),
    "R5": Release("R5", ("name", "value"), False, True, False, True, True, True, False, True),
}
