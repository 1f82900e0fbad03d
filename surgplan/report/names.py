"""Results in words, in the order they are read in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

WORDS = {
    "fill_area_proximal": "Canal fill by area, proximal",
    "fill_area_mid": "Canal fill by area, mid",
    "fill_area_distal": "Canal fill by area, distal",
    "fill_width_proximal": "Canal fill by width, proximal",
    "fill_width_mid": "Canal fill by width, mid",
    "fill_width_distal": "Canal fill by width, distal",
    "fill_depth_proximal": "Canal fill by depth, proximal",
    "fill_depth_mid": "Canal fill by depth, mid",
    "fill_depth_distal": "Canal fill by depth, distal",
    "canal_diameter_proximal": "Canal diameter, proximal",
    "canal_diameter_mid": "Canal diameter, mid",
    "canal_diameter_distal": "Canal diameter, distal",
    "leg_length_change": "Change of leg length",
    "offset_change": "Change of offset",
    "head_shift_anterior": "Shift of the head to the front",
    "stem_varus": "Stem varus",
    "stem_flexion": "Stem flexion",
    "stem_version": "Stem version",
    "cobb": "Cobb angle",
    "profile": "Mean along the line",
    "sd": "Standard deviation",
    "minimum": "Lowest",
    "maximum": "Highest",
    "contact_area": "Contact area",
    "contact_share": "Share of surface in contact",
    "gap_min": "Least gap",
    "gap_mean": "Mean gap",
    "gap_max": "Greatest gap",
    "penetration_max": "Deepest beyond the canal wall",
    "penetration_area": "Area beyond the canal wall",
    "deepest_in_bone": "Deepest in bone",
    "bone_left_min": "Least bone left outside",
    "breach_area": "Area outside the bone",
    "risk_factor_surface": "Risk factor, outer surface",
    "risk_factor_p99": "Risk factor, 99th percentile",
    "risk_factor_max": "Risk factor, maximum",
    "volume_over_risk_1": "Share of volume above risk 1",
    "tensile_strain_p99": "Tensile strain, 99th percentile",
    "tensile_strain_max": "Tensile strain, maximum",
    "compressive_strain_p99": "Compressive strain, 99th percentile",
    "compressive_strain_max": "Compressive strain, maximum",
    "von_mises_p99": "Von Mises stress, 99th percentile",
    "von_mises_max": "Von Mises stress, maximum",
    "safety_against_yield": "Safety against yield",
    "safety_against_fatigue": "Safety against fatigue",
    "displacement_max": "Largest displacement",
    "smallest_dihedral_angle": "Smallest dihedral angle",
    "smallest_dihedral_angle_999": "Dihedral angle that 99.9 % exceed",
    "smallest_jacobian": "Smallest Jacobian, as a share of its element's mean",
    "lost": "Lost share of its shape",
    "lost_surface": "Lost share of its shape's surface",
    "surface_mean": "Mean distance from its surface",
    "surface_p99": "Distance from its surface, 99th percentile",
}
"""Words for names that don't read well by themselves."""


def spoken(name: str) -> str:
    """A name of a result in words.

    >>> spoken("gap_mean"), spoken("energy_balance")
    ('Mean gap', 'Energy balance')
    """
    words = WORDS.get(name) or name.replace("_", " ").replace(".", ", ")
    return words[:1].upper() + words[1:]


def in_order(names: Iterable[str]) -> list[str]:
    """Names in the order of `WORDS`; those it lacks come after, as they came.

    >>> in_order(["risk", "gap_max", "fill_area_mid"])
    ['fill_area_mid', 'gap_max', 'risk']
    """
    order = list(WORDS)
    return sorted(names, key=lambda name: order.index(name) if name in order else len(order))


def by_owner(results: Mapping[str, Any], rest: str) -> dict[str, dict[str, Any]]:
    """Results named `owner.quantity` under their owners; those without one under `rest`, which comes first.

    >>> by_owner({"stem.von_mises_max": 1, "displacement_max": 2, "hip.walking.force": 3}, "All")
    {'All': {'displacement_max': 2}, 'stem': {'von_mises_max': 1}, 'hip.walking': {'force': 3}}
    """
    found: dict[str, dict[str, Any]] = {rest: {}}
    for name, result in results.items():
        owner, _, quantity = name.rpartition(".")
        found.setdefault(owner or rest, {})[quantity] = result
    return {owner: part for owner, part in found.items() if part}
