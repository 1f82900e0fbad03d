"""The strains that bone bears."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.simulate.literature import entry


@dataclass(frozen=True)
class Strength:
    """Principal strains at which bone yields, and the Poisson's ratio it is given."""

    name: str
    tension_strain: float
    compression_strain: float
    poisson: float
    criterion: str
    source: str
    mark: str
    """F read in the source, C computed, M from memory."""
    verified: bool
    note: str


def bone_strength(name: str = "bone") -> Strength:
    """Limits of `resources/strength.yaml`; Refused, naming what there is, if they are unknown.

    >>> bone_strength().tension_strain
    0.0073
    """
    return entry(Strength, "strength.yaml", name, "limit of strength")
