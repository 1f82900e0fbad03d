"""Laws, strengths and materials of a study, each with its citation and whether that was checked."""

from __future__ import annotations

from typing import Any

from surgplan.base.errors import Refused
from surgplan.mesh.laws import Law, Piece, law_named
from surgplan.report.content import Quantity
from surgplan.simulate.materials import material_named
from surgplan.simulate.strength import bone_strength

MARKS = {"F": "read in the source", "C": "computed", "M": "from memory of the source", "S": "set by surgplan"}
DENSITIES = {"qct": "phantom density", "ash": "ash density", "app": "apparent density"}
PER_HU = "g/cm³/HU"


def cited(item: Any) -> str:
    """The citation of an entry and how far it was checked."""
    mark = str(getattr(item, "mark", ""))
    verified = getattr(item, "verified", mark in ("F", "C"))
    return ", ".join(part for part in (item.source, MARKS.get(mark, ""), "verified" if verified else "not verified") if part)


def law_rows(name: str) -> list[Quantity]:
    """The named density and modulus law, step by step; in words why it can't be shown, where it is unknown."""
    try:
        law = law_named(name)
    except Refused as exc:
        return [Quantity(name, "not known to this program", "", str(exc))]
    scan = cited(law.calibration)
    rows = [
        Quantity("Phantom density, slope", law.calibration.slope_g_cm3_per_hu, PER_HU, scan),
        Quantity("Phantom density, intercept", law.calibration.intercept_g_cm3, "g/cm3", scan),
    ]
    if law.density != "qct":
        rows += [
            Quantity("Ash density, slope", law.ash.slope, "", f"of phantom density ({law.ash.phantom}): {cited(law.ash)}"),
            Quantity("Ash density, intercept", law.ash.intercept_g_cm3, "g/cm3", cited(law.ash)),
        ]
    if law.density == "app":
        rows.append(Quantity("Ash over apparent density", law.ash_over_app, "1", cited(law)))
    low, high = law.modulus_range_mpa
    return [
        *rows,
        *(_piece(law, piece) for piece in law.pieces),
        Quantity("Least modulus", low, "MPa", "floor of the law: lower values are raised to it"),
        Quantity("Greatest modulus", high, "MPa", "ceiling of the law: higher values are lowered to it"),
        Quantity("Poisson's ratio", law.poisson, "1", cited(law)),
    ]


def _piece(law: Law, piece: Piece) -> Quantity:
    where = "" if piece.up_to is None else f" up to {piece.up_to:g} g/cm³"
    constant = f"{piece.a:g} + " if piece.a else ""
    power = "" if piece.c == 1 else f"^{piece.c:g}"
    source = f"{DENSITIES[law.density]} d in g/cm³, measured at the {law.site}: {cited(law)}"
    return Quantity(f"Modulus{where}", f"{constant}{piece.b:g} d{power} MPa", "", source)


def material_rows(name: str) -> list[Quantity]:
    """An implant's material; in words why it can't be shown, where it is unknown."""
    try:
        material = material_named(name)
    except Refused as exc:
        return [Quantity(name, "not known to this program", "", str(exc))]
    source = f"{material.title}: {cited(material)}"
    rows = [
        Quantity("Young's modulus", material.modulus_mpa, "MPa", source),
        Quantity("Poisson's ratio", material.poisson, "1", source),
    ]
    for words, value in (
        ("Yield strength", material.yield_mpa),
        ("Ultimate strength", material.ultimate_mpa),
        ("Fatigue strength, 1e7 cycles", material.fatigue_mpa),
    ):
        rows += [Quantity(words, value, "MPa", source)] if value is not None else []
    return rows


def strength_rows(short: bool = False) -> list[Quantity]:
    """The strains that bone bears, with the citation in full or by its name alone."""
    strength = bone_strength()
    if short:
        named = risk_cited_short(f"{strength.criterion}; {strength.source}")
        return [
            Quantity("Tension limit", strength.tension_strain, "strain", named),
            Quantity("Compression limit", strength.compression_strain, "strain", named),
        ]
    source = cited(strength)
    return [
        Quantity("Tension limit", strength.tension_strain, "strain", f"{strength.criterion}: {source}"),
        Quantity("Compression limit", strength.compression_strain, "strain", source),
    ]


def risk_cited_short(source: str) -> str:
    """A source with the risk factor's definition and citation by its name alone: they stand in full under Materials."""
    strength = bone_strength()
    author = strength.source.partition(",")[0]
    return source.replace(f"{strength.criterion}; {strength.source}", f"risk factor of {author} (Materials)")
