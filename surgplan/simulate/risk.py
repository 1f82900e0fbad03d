"""Strain and stress held against what bone and implants bear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Bools, Ints
from surgplan.simulate.materials import Material
from surgplan.simulate.strength import Strength
from surgplan.simulate.stress import Fields, principal, von_mises
from surgplan.simulate.tet10 import GAUSS, shape


def risk_factor(principal_strain: Floats, strength: Strength) -> Floats:
    """The larger of e1 over the limit in tension and |e3| over that in compression, (...,) of principal strains (..., 3).

    A positive e3 or a negative e1 is no risk. At 1 bone begins to yield (Schileo et al. 2014, J Biomech).
    """
    tension = principal_strain[..., 0] / strength.tension_strain
    compression = -principal_strain[..., 2] / strength.compression_strain
    risk: Floats = np.maximum(np.maximum(tension, compression), 0.0)
    return risk


@dataclass(frozen=True)
class Peak:
    """The upper end of a quantity over a body. A maximum grows as elements shrink where a load or support ends sharply."""

    maximum: float
    percentile_99: float
    """The value that 99 % of the body's volume stays below."""
    maximum_at: tuple[float, float, float]
    """Where the maximum is, mm."""


def percentile(values: Floats, volume_mm3: Floats, percent: float) -> float:
    """The value that `percent` of the volume stays at or below.

    >>> percentile(np.array([1.0, 2.0, 3.0]), np.array([1.0, 98.5, 0.5]), 99)
    2.0
    """
    order = np.argsort(values, axis=None)
    filled = np.cumsum(volume_mm3.ravel()[order])
    place = int(np.searchsorted(filled, percent / 100 * filled[-1]))
    return float(values.ravel()[order[min(place, len(order) - 1)]])


def peak(values: Floats, where: Bools, points: Floats, tets: Ints, volume_mm3: Floats) -> Peak:
    """The peak of a quantity at the integration points (m, 4) over the elements `where` (m,)."""
    inside = values[where]
    element, q = np.unravel_index(int(np.argmax(inside)), inside.shape)
    x, y, z = shape(GAUSS)[q] @ points[tets[where][element]]
    return Peak(float(inside.max()), percentile(inside, volume_mm3[where], 99.0), (float(x), float(y), float(z)))


def fraction_above(values: Floats, limit: float, where: Bools, volume_mm3: Floats) -> float:
    """Share of the volume of elements `where` (m,) in which values (m, 4) exceed a limit."""
    inside = volume_mm3[where]
    return float(inside[values[where] > limit].sum() / inside.sum())


def surface_risk(name: str, risk: Floats, points: Floats, strength: Strength) -> dict[str, dict[str, object]]:
    """The highest risk at points (n, 3) of a bone's outer surface, as the criterion was published and held against tests."""
    top = int(np.argmax(risk))
    place = ", ".join(f"{v:.1f}" for v in points[top])
    source = f"{strength.criterion}; {strength.source}; highest on the outer surface, at ({place}) mm"
    return {f"{name}.risk_factor_surface": {"value": float(risk[top]), "unit": "1", "source": source}}


def bone_figures(
    name: str, where: Bools, found: Fields, points: Floats, tets: Ints, strength: Strength, modulus_mpa: Floats
) -> dict[str, dict[str, object]]:
    """Risk and principal strains of a bone (elements `where`): figures by name, each with value, unit and source.

    The modulus (m,) is told where the risk is highest: soft marrow strains far without harm.
    """
    strain = principal(found.strain)
    source = f"{strength.criterion}; {strength.source}"
    risk = risk_factor(strain, strength)
    figures = _peak_figures(f"{name}.risk_factor", "1", source, risk, where, found, points, tets)
    element = int(np.flatnonzero(where)[np.argmax(risk[where].max(axis=1))])
    top = figures[f"{name}.risk_factor_max"]
    top["source"] = f"{top['source']}, where the modulus is {modulus_mpa[element]:.3g} MPa"
    figures |= _peak_figures(
        f"{name}.tensile_strain", "1", "largest principal strain", strain[..., 0], where, found, points, tets
    )
    figures |= _peak_figures(
        f"{name}.compressive_strain", "1", "smallest principal strain, sign turned", -strain[..., 2], where, found, points, tets
    )
    over = fraction_above(risk, 1.0, where, found.volume_mm3)
    figures[f"{name}.volume_over_risk_1"] = {"value": over, "unit": "1", "source": f"share of the bone's volume; {source}"}
    return figures


def implant_figures(
    name: str, where: Bools, found: Fields, points: Floats, tets: Ints, material: Material
) -> dict[str, dict[str, object]]:
    """Von Mises stress of an implant (elements `where`) and its safety against yield and fatigue where those are known."""
    stress = von_mises(found.stress_mpa)
    figures = _peak_figures(f"{name}.von_mises", "MPa", "von Mises stress", stress, where, found, points, tets)
    robust = percentile(stress[where], found.volume_mm3[where], 99.0)
    for limit, value in (("yield", material.yield_mpa), ("fatigue", material.fatigue_mpa)):
        if value is not None and robust > 0:
            figures[f"{name}.safety_against_{limit}"] = {
                "value": value / robust,
                "unit": "1",
                "source": f"{limit} strength of {material.name}, {value:g} MPa ({material.source}), over the 99th percentile "
                f"by volume of von Mises stress{'' if material.verified else '; strength not checked against the standard'}",
            }
    return figures


def _peak_figures(
    name: str, unit: str, source: str, values: Floats, where: NDArray[np.bool_], found: Fields, points: Floats, tets: Ints
) -> dict[str, dict[str, object]]:
    top = peak(values, where, points, tets, found.volume_mm3)
    place = ", ".join(f"{v:.1f}" for v in top.maximum_at)
    return {
        f"{name}_p99": {"value": top.percentile_99, "unit": unit, "source": f"{source}; 99th percentile by volume"},
        f"{name}_max": {"value": top.maximum, "unit": unit, "source": f"{source}; maximum, at ({place}) mm"},
    }
