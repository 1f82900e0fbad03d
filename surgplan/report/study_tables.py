"""Laws, strengths and materials of a study, each with its citation and whether that was checked."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from surgplan.base.errors import Refused
from surgplan.mesh.laws import law_named
from surgplan.report.content import Quantity, spoken
from surgplan.simulate.materials import material_named
from surgplan.simulate.strength import bone_strength

MARKS = {"F": "read in the source", "C": "computed", "M": "from memory of the source"}
UNITS = (("_mpa", "MPa"), ("_strain", "1"), ("_g_cm3", "g/cm3"), ("_hu", "HU"))
WORDS = {"name", "title", "source", "mark", "verified", "citation", "note", "criterion"}


def cited(item: Any) -> str:
    """The citation of an entry and how far it was checked."""
    source = getattr(item, "source", "") or getattr(item, "citation", "")
    mark = MARKS.get(str(getattr(item, "mark", "")), "")
    checked = "verified" if getattr(item, "verified", False) else "not verified"
    return ", ".join(part for part in (source, mark, checked) if part)


def law_rows(name: str) -> list[Quantity]:
    """The named density and modulus law; in words why it can't be shown, where it is unknown."""
    return _rows(law_named, name)


def material_rows(name: str) -> list[Quantity]:
    """An implant's material."""
    return _rows(material_named, name)


def strength_rows() -> list[Quantity]:
    """The strains that bone bears."""
    strength = bone_strength()
    return [Quantity("Criterion", strength.criterion, "", cited(strength)), *_numbers(strength)]


def _rows(find: Any, name: str) -> list[Quantity]:
    try:
        return _numbers(find(name))
    except Refused as exc:
        return [Quantity(name, "not known to this program", "", str(exc))]


def _numbers(item: Any) -> list[Quantity]:
    source = cited(item)
    found = []
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in WORDS or value is None:
            continue
        unit = next((u for ending, u in UNITS if field.name.endswith(ending)), "")
        name = field.name.removesuffix(next((ending for ending, _ in UNITS if field.name.endswith(ending)), ""))
        found.append(Quantity(spoken(name), value, unit, source))
    return found
