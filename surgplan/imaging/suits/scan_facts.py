"""What a surgeon wants to know of a series before it is imported, as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from surgplan.base.resources import table
from surgplan.imaging.dicom.headers import Header

LIMITS = "suitability.yaml"
IONISING = {"CT": True, "XA": True, "PT": True, "NM": True, "CR": True, "DX": True, "MR": False, "US": False}
REGIONS = ("head", "neck", "chest", "abdomen", "pelvis", "leg")
"""From top to bottom: neighbours in this row are neighbours in the body."""

Facts = dict[str, Any]


def series_facts(row: Mapping[str, Any], header: Header | None, today: date | None) -> Facts:
    """The facts of one row of an import report; `header` is that of its first file, None for a volume file.

    What is not known is null or an empty text: `unit` (HU), `slices`, `slice_spacing_mm`, `pixel_mm` (two numbers),
    `thickness_mm`, `coverage_mm` (along the body's axis), `tilt_deg`, `kernel`, `kernel_kind` (soft, sharp), `contrast`,
    `cardiac_phase`, `phases` (names of those to choose from), `body_part`, `regions`, `kvp`, `manufacturer`, `acquired` (ISO
    date), `age_days` (on the day `today`) and `ionising`.
    """
    size, spacing, direction = row.get("size"), row.get("spacing_mm"), row.get("direction")
    acquired = header.acquired if header else ""
    kernel = header.kernel if header else ""
    between = None if not spacing else spacing[2]
    phases = list(row.get("phases", ()))
    return {
        "found": _found(row),
        "modality": row["modality"],
        "unit": row.get("unit", ""),
        "description": row["description"],
        "slices": size[2] if size else None,
        "slice_spacing_mm": between,
        "pixel_mm": list(spacing[:2]) if spacing else None,
        "thickness_mm": _thickness(header) if header else None,
        "coverage_mm": _coverage(size, spacing, direction),
        "tilt_deg": row.get("tilt_deg"),
        "kernel": kernel,
        "kernel_kind": kernel_kind(kernel),
        "contrast": header.contrast if header else "",
        "cardiac_phase": header.cardiac_phase if header and not phases else "",
        "phases": phases,
        "body_part": header.body_part if header else "",
        "regions": list(regions_of(header.body_part if header else "", row["description"])),
        "kvp": header.kvp if header else None,
        "manufacturer": header.manufacturer if header else "",
        "acquired": acquired,
        "age_days": age_days(acquired, today),
        "ionising": IONISING.get(row["modality"]),
    }


def age_days(acquired: str, today: date | None) -> int | None:
    """Days from a scan (ISO date) to a day, negative for one that is still to come; None where either is not known.

    >>> age_days("2026-03-01", date(2026, 3, 31))
    30
    """
    try:
        return None if today is None else (today - date.fromisoformat(acquired[:10])).days
    except ValueError:
        return None


def kernel_kind(kernel: str) -> str:
    """`soft` or `sharp` by a kernel's name, nothing where it is not a known one.

    >>> kernel_kind("BONEPLUS"), kernel_kind("B30s"), kernel_kind("Br38f\\\\3"), kernel_kind("something")
    ('sharp', 'soft', 'soft', '')
    """
    name = re.split(r"[\\,']+", kernel.strip("[]'\" "))[0].strip().upper()
    for entry in table(LIMITS)["conventions"]["kernels"]["value"]:
        if re.fullmatch(entry["pattern"], name):
            return str(entry["kind"])
    return ""


def regions_of(body_part: str, description: str) -> tuple[str, ...]:
    """The regions of the body that a header's body part and description name, from head to foot; empty where they name none.

    >>> regions_of("HIP", ""), regions_of("", "Right hip and femur 1.0"), regions_of("PARTIALBODY", "Series 3")
    (('pelvis',), ('pelvis', 'leg'), ())
    """
    known = table(LIMITS)["conventions"]["regions"]["value"]
    words = {word for text in (body_part, description) for word in re.findall(r"[A-Z]+", text.upper())}
    words.add(re.sub(r"[^A-Z]", "", body_part.upper()))
    return tuple(region for region in REGIONS if words & set(known[region]))


def _thickness(header: Header) -> float | None:
    """Thickness of a slice, mm: the thickest where the frames of a file state their own."""
    stated = [frame.thickness_mm for frame in header.frames if frame.thickness_mm is not None]
    return header.thickness_mm or max(stated, default=None)


def _found(row: Mapping[str, Any]) -> str:
    """In words, how much there is.

    >>> _found({"files": 1, "size": [64, 64, 20]})
    '20 slices in 1 file'
    """
    files = f"{row['files']} file{'' if row['files'] == 1 else 's'}"
    return f"{row['size'][2]} slices in {files}" if row.get("size") else files


def _coverage(size: Any, spacing: Any, direction: Any) -> float | None:
    """How much of the body's axis a scan covers, in mm: the longest of its sides along that axis."""
    if not size or not spacing or not direction or None in spacing:
        return None
    along: float = max(abs(direction[6 + axis]) * size[axis] * spacing[axis] for axis in range(3))
    return round(along, 1)
