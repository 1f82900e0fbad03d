"""In which unit a part's coordinates most likely are, from how long it would be."""

from __future__ import annotations

LEAST_MM, MOST_MM = 3.0, 700.0
"""Between a small screw and the longest nail or guide."""


def unit_words(extent_mm: float, unit: str, units_mm: dict[str, float]) -> str:
    """A doubt about the unit of a part that is so long when read in `unit`; nothing for a likely length.

    >>> unit_words(0.06, "mm", {"mm": 1.0, "m": 1000.0})
    'it would be 0.06 mm long, which no part is: check the unit; read as m it would be 60 mm'
    """
    if LEAST_MM <= extent_mm <= MOST_MM:
        return ""
    stored = extent_mm / units_mm[unit]
    others = {name: stored * mm for name, mm in units_mm.items() if name != unit and LEAST_MM <= stored * mm <= MOST_MM}
    likely = ", or ".join(f"read as {name} it would be {length:.3g} mm" for name, length in others.items())
    return f"it would be {extent_mm:.3g} mm long, which no part is: check the unit" + (f"; {likely}" if likely else "")
