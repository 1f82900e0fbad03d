"""Laws that turn CT values into Young's modulus, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.base.resources import resource

DENSITIES = ("qct", "ash", "app")


@dataclass(frozen=True)
class Calibration:
    """From CT values to the density a phantom measures: `intercept + slope * HU`, g/cm3."""

    name: str
    slope_g_cm3_per_hu: float
    intercept_g_cm3: float
    phantom: str
    """What the phantom is made of, `HA` or `K2HPO4`; the two scales differ by up to 20 %."""
    calibrated: bool
    """False for a default that was not measured in the scan: results then compare plans, and say nothing absolute."""
    source: str
    mark: str


@dataclass(frozen=True)
class AshLaw:
    """From phantom density to ash density: `intercept + slope * density`, g/cm3, for one kind of phantom."""

    name: str
    intercept_g_cm3: float
    slope: float
    phantom: str
    source: str
    mark: str


@dataclass(frozen=True)
class Piece:
    """`a + b * density^c` MPa for densities below `up_to` g/cm3; without an end where that is None."""

    a: float
    b: float
    c: float
    up_to: float | None = None


@dataclass(frozen=True)
class Law:
    """A whole chain from CT value to Young's modulus."""

    name: str
    site: str
    """Where the specimens came from."""
    density: str
    """The density the law was measured with: `qct`, `ash` or `app`."""
    pieces: tuple[Piece, ...]
    ash: AshLaw
    ash_over_app: float
    calibration: Calibration
    modulus_range_mpa: tuple[float, float]
    poisson: float
    source: str
    mark: str

    @property
    def verified(self) -> bool:
        """Whether the law was read in its source, not only remembered."""
        return self.mark in ("F", "C")

    def density_g_cm3(self, hu: Floats) -> Floats:
        """The density of the law's own kind at CT values; not below 0."""
        qct = self.calibration.intercept_g_cm3 + self.calibration.slope_g_cm3_per_hu * np.asarray(hu, dtype=float)
        if self.density == "qct":
            return np.maximum(qct, 0.0)
        ash = np.maximum(self.ash.intercept_g_cm3 + self.ash.slope * qct, 0.0)
        return ash if self.density == "ash" else ash / self.ash_over_app

    def modulus_of_density_mpa(self, density_g_cm3: Floats) -> Floats:
        """Young's modulus at densities of the law's own kind, before floor and ceiling."""
        density = np.asarray(density_g_cm3, dtype=float)
        ends = [piece.up_to if piece.up_to is not None else np.inf for piece in self.pieces]
        modulus: Floats = np.select(
            [density <= end for end in ends], [p.a + p.b * density**p.c for p in self.pieces], default=np.nan
        )
        return modulus

    def modulus_mpa(self, hu: Floats) -> Floats:
        """Young's modulus at CT values, within the law's floor and ceiling."""
        return np.clip(self.modulus_of_density_mpa(self.density_g_cm3(hu)), *self.modulus_range_mpa)

    def cautions(self) -> tuple[str, ...]:
        """What must stand beside every number that came of this law."""
        found = []
        if not self.calibration.calibrated:
            found.append(
                "the scan has no density calibration: moduli are those of a typical scanner, good for comparing plans only"
            )
        if not self.verified:
            found.append(f"the law {self.name!r} was not checked against its source ({self.source})")
        return tuple(found)


def law_names() -> tuple[str, ...]:
    """Every law in `resources/laws.yaml`."""
    return tuple(_table()["laws"])


def default_calibration() -> Calibration:
    """The calibration of scans that have none."""
    return Calibration(name="uncalibrated", **_table()["calibrations"]["uncalibrated"])


def phantom_calibration(
    hu: Floats | NDArray[np.floating], density_g_cm3: Floats, phantom: str, source: str = "phantom in the scan"
) -> Calibration:
    """The calibration through the mean CT values of a phantom's rods and their densities, by least squares.

    Refused for fewer than two rods, rods of one density, or a phantom whose ash law is not known.
    """
    known = sorted({ash["phantom"] for ash in _table()["ash"].values()})
    if phantom not in known:
        raise Refused(f"a phantom of {phantom!r} is not known; there is {', '.join(known)}")
    hu, density = np.asarray(hu, dtype=float), np.asarray(density_g_cm3, dtype=float)
    if len(hu) < 2 or len(hu) != len(density) or np.ptp(hu) < 1:
        raise Refused("a calibration needs the CT values of at least two rods of different density")
    slope, intercept = np.polyfit(hu, density, 1)
    if slope <= 0:
        raise Refused("the density of the rods falls with their CT value; check their order")
    return Calibration("phantom", float(slope), float(intercept), phantom, True, source, "C")


def law_named(name: str, calibration: Calibration | None = None) -> Law:
    """A law by its name, with the scan's calibration or the uncalibrated default.

    Refused for an unknown name, or a phantom other than the one the law's ash density was measured with.
    """
    table = _table()
    if name not in table["laws"]:
        raise Refused(f"there is no law called {name!r}; there is: {', '.join(table['laws'])}")
    entry = {**table["shared"], **table["laws"][name]}
    ash = AshLaw(name=entry["ash"], **table["ash"][entry["ash"]])
    calibration = calibration or default_calibration()
    if calibration.phantom not in (ash.phantom, "unknown"):
        raise Refused(
            f"the law {name!r} needs density by a {ash.phantom} phantom, but the scan was calibrated with "
            f"{calibration.phantom}; the two scales can't be mixed: choose another law"
        )
    return Law(
        name=name,
        site=entry["site"],
        density=entry["density"],
        pieces=tuple(Piece(**{k: float(v) for k, v in piece.items()}) for piece in entry["pieces"]),
        ash=ash,
        ash_over_app=float(entry["ash_over_app"]),
        calibration=calibration,
        modulus_range_mpa=(float(entry["modulus_range_mpa"][0]), float(entry["modulus_range_mpa"][1])),
        poisson=float(entry["poisson"]),
        source=entry["source"],
        mark=entry["mark"],
    )


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(resource("laws.yaml").read_text(encoding="utf-8"))
    return table
