"""Peak forces of daily life."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.base.geometry import Vector
from surgplan.base.resources import table
from surgplan.simulate.literature import entry

FILE = "loads.yaml"


@dataclass(frozen=True)
class PeakLoad:
    """A force on the patient, in per cent of body weight."""

    name: str
    title: str
    region: str
    frame: str
    """`HIP98`: x medial, y anterior, z proximal along the femur."""
    acts_at: str
    """The anatomical point it acts at."""
    force_percent_bw: Vector
    source: str
    mark: str
    """F read in the source, C computed, M from memory."""
    verified: bool
    note: str


def peak_load(name: str) -> PeakLoad:
    """A load of `resources/loads.yaml`; Refused, naming what there is, if it is unknown.

    >>> peak_load("hip.walking").force_percent_bw
    (-54.0, -32.8, -229.2)
    """
    return entry(PeakLoad, FILE, name, "load")


def peak_load_names() -> tuple[str, ...]:
    """The names of all loads."""
    return tuple(table(FILE))
