"""What the headers of NRRD and MetaImage files must state, because SimpleITK takes a default where they do not."""

from __future__ import annotations

import math
import re
from pathlib import Path

from surgplan.base.errors import BadInput

SPACES = ("left-posterior-superior", "lps", "right-anterior-superior", "ras", "left-anterior-superior", "las")
"""The frames an NRRD file may state, each of which SimpleITK turns into LPS."""

MM_PER_UNIT = {
    **dict.fromkeys(("mm", "millimeter", "millimeters", "millimetre", "millimetres"), 1.0),
    **dict.fromkeys(("in", "inch", "inches"), 25.4),
    **dict.fromkeys(("cm", "centimeter", "centimeters", "centimetre", "centimetres"), 10.0),
    "um": 0.001,
    "m": 1000.0,
}
"""SimpleITK hands lengths out as they are, whatever their unit."""

META_FIELDS = {
    "the size of voxels": ("ElementSpacing", "ElementSize"),
    "how it is turned": ("TransformMatrix", "Rotation", "Orientation"),
    "where it lies": ("Offset", "Position", "Origin"),
}
"""What a MetaImage may leave away, by the names each has in MetaIO's metaObject.cxx and metaImage.cxx."""

HEADER_BYTES = 65536
"""Headers are a few hundred bytes; those of 3D Slicer's segmentations some thousand."""


def stated_unit(path: Path) -> tuple[str, float]:
    """The unit of a file's lengths and what it is in mm; BadInput where a size, a place or a side is left to be guessed."""
    with path.open("rb") as file:
        header = file.read(HEADER_BYTES).decode("latin-1").replace("\r", "")
    if path.name.lower().endswith((".nrrd", ".nhdr")):
        return _nrrd(header, path.name)
    return _meta(header, path.name)


def _nrrd(header: str, name: str) -> tuple[str, float]:
    lines = header.split("\n\n")[0].lower().split("\n")
    fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    space = fields.get("space", "")
    if space not in SPACES or "space directions" not in fields:
        said = f"its space is {space!r}" if space else "it states no space"
        raise BadInput(f"{name} does not say which way is left ({said}); save it again in left-posterior-superior")
    if "space origin" not in fields:
        raise BadInput(f"{name} does not say where it lies (it states no space origin); save it again with its origin")
    units = re.findall(r"[^\s\"]+", fields.get("space units", ""))
    if len(set(units)) > 1:
        raise BadInput(f"{name} states lengths in {' and '.join(sorted(set(units)))}; save it again in mm")
    return _known(units[0] if units else "mm", name)


def _meta(header: str, name: str) -> tuple[str, float]:
    fields: dict[str, str] = {}
    for line in header.split("\n"):
        key, _, value = line.partition("=")
        if key.strip() == "ElementDataFile":
            break
        fields[key.strip()] = value.strip()
    for what, keys in META_FIELDS.items():
        if not any(fields.get(key) for key in keys):
            raise BadInput(f"{name} does not say {what} (it states no {keys[0]}); save it again with its geometry")
    sizes = fields.get("ElementSpacing") or fields["ElementSize"]
    if not all(_positive(word) for word in sizes.split()):
        raise BadInput(f"{name} states voxels of {sizes[:60]}, which can't be right; save it again with its geometry")
    unit = fields.get("DistanceUnits", "mm").lower()
    return _known("mm" if unit in ("", "?") else unit, name)


def _known(unit: str, name: str) -> tuple[str, float]:
    if unit not in MM_PER_UNIT:
        raise BadInput(f"{name} states lengths in {unit[:20]!r}, which is not known here; save it again in mm")
    return unit, MM_PER_UNIT[unit]


def _positive(word: str) -> bool:
    try:
        return math.isfinite(float(word)) and float(word) > 0
    except ValueError:
        return False
