"""What the Basic Application Level Confidentiality Profile and its options do with each attribute."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Literal

from surgplan.base.resources import resource


@dataclass(frozen=True)
class Options:
    """The options of PS3.15 Annex E that a user may ask for; without any, the basic profile."""

    dates: Literal["removed", "shifted", "kept"] = "removed"
    """Shifted: by whole days, the same for all of a patient."""
    keep_uids: bool = False
    keep_patient: bool = False
    """Sex, age (90 years at most), size, weight."""
    keep_device: bool = False
    keep_institution: bool = False
    keep_safe_private: bool = False
    clean_descriptors: bool = False
    """Keep those words of descriptions that are known to be of anatomy and technique."""
    clean_structured: bool = False
    """Keep coded and numeric content of structured reports."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that take effect."""
        wanted = {
            "safe_private": self.keep_safe_private,
            "uids": self.keep_uids,
            "device": self.keep_device,
            "institution": self.keep_institution,
            "patient": self.keep_patient,
            "full_dates": self.dates == "kept",
            "modified_dates": self.dates == "shifted",
            "descriptors": self.clean_descriptors,
            "structured": self.clean_structured,
        }
        return tuple(name for name, on in wanted.items() if on)


CODES = {
    "basic": ("113100", "Basic Application Confidentiality Profile"),
    "pixels": ("113101", "Clean Pixel Data Option"),
    "structured": ("113104", "Clean Structured Content Option"),
    "descriptors": ("113105", "Clean Descriptors Option"),
    "full_dates": ("113106", "Retain Longitudinal Temporal Information Full Dates Option"),
    "modified_dates": ("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    "patient": ("113108", "Retain Patient Characteristics Option"),
    "device": ("113109", "Retain Device Identity Option"),
    "uids": ("113110", "Retain UIDs Option"),
    "safe_private": ("113111", "Retain Safe Private Option"),
    "institution": ("113112", "Retain Institution Identity Option"),
}
"""Code and meaning of the profile and each option, scheme DCM: PS3.16 CID 7050."""


@cache
def rules() -> dict[str, dict[str, str]]:
    """The table by tag, `0010,0010` say; of each row the columns that say something."""
    with resource("privacy", "profile.csv").open(encoding="utf-8", newline="") as file:
        return {row["tag"]: {k: v for k, v in row.items() if v} for row in csv.DictReader(file)}


@cache
def words(file: str) -> frozenset[str]:
    """The words of a list beside the table."""
    return frozenset(resource("privacy", file).read_text(encoding="utf-8").split())


@cache
def safe_private() -> frozenset[tuple[int, str, int]]:
    """Group, creator and last byte of the private elements that are known to name nobody: PS3.15 table E.3.10-1."""
    with resource("privacy", "safe_private.csv").open(encoding="utf-8", newline="") as file:
        return frozenset((int(r["group"], 16), r["creator"], int(r["element"], 16)) for r in csv.DictReader(file))


def listed(tag: int) -> dict[str, str]:
    """The row of an attribute; empty where there is none."""
    return rules().get(f"{tag >> 16:04X},{tag & 0xFFFF:04X}", {})


def action(tag: int, options: Options) -> str | None:
    """What the profile does with a public attribute: a letter, or letters with slashes; None where it does not list it.

    An option's word counts more than the basic profile's, and K more than C.
    """
    row = listed(tag)
    if not row:
        # curves and overlays, of which each repeating group is all about one drawing
        return "X" if tag >> 24 in (0x50, 0x60) else None
    said = [row[column] for column in options.columns if column in row]
    return "K" if "K" in said else said[0] if said else row["basic"]
