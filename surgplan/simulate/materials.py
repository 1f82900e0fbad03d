"""What implants are made of."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.base.resources import table
from surgplan.simulate.literature import entry

FILE = "materials.yaml"


@dataclass(frozen=True)
class Material:
    """An isotropic elastic material; strengths that are not known are None."""

    name: str
    title: str
    modulus_mpa: float
    poisson: float
    yield_mpa: float | None
    ultimate_mpa: float | None
    fatigue_mpa: float | None
    """Amplitude endured 1e7 times."""
    source: str
    mark: str
    """F read in the source, C computed, M from memory."""
    verified: bool


def material_named(name: str) -> Material:
    """A material of `resources/materials.yaml`; Refused, naming what there is, if it is unknown.

    >>> material_named("Ti6Al4V").poisson
    0.34
    """
    return entry(Material, FILE, name, "implant material")


def material_names() -> tuple[str, ...]:
    """The names of all materials."""
    return tuple(table(FILE))
