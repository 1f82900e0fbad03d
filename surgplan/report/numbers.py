"""Numbers with sensible digits."""

from __future__ import annotations

import math

THREE = 3
TEN = 10
"""A ratio from here on has three significant digits, not two decimals."""
LONGEST = 1e9
"""Whole numbers from here on are written with a power of ten."""
NO_BREAK = "\u00a0"
"""Between thousands."""
FIXED = {
    "mm": 1,
    "deg": 1,
    "%": 1,
    "HU": 0,
    "N": 0,
    "mm2": 0,
    "mm3": 0,
    "years": 0,
    "kg": 1,
    "s": 1,
    "days": 0,
    "cm3": 1,
    "ml": 1,
    "1": 2,
}
"""Decimals of a unit; what is not here has three significant digits."""
SMALL = {"1": 0.1}
"""Below this a value has two significant digits; elsewhere below the last decimal of its unit."""
PLANNED = ("mm", "deg")
"""Units of what is planned and measured: finer than their last decimal nothing can be planned."""
NONE = "\u2013"
"""Stands for a number, or the unit of one, that there is none of."""
UNITS = {"1": NONE, "mm2": "mm²", "mm3": "mm³", "cm3": "cm³", "deg": "°", "g/cm3": "g/cm³", "um": "µm"}


def unit_words(unit: str) -> str:
    """A unit as it is printed.

    >>> unit_words("mm3")
    'mm³'
    """
    return UNITS.get(unit, unit)


def unit_of(value: object, unit: str) -> str:
    """The unit that stands beside a value: a dash beside a number without one, nothing beside words.

    >>> unit_of(3, ""), unit_of("left", ""), unit_of(3.0, "deg")
    ('–', '', '°')
    """
    if not unit and isinstance(value, int | float) and not isinstance(value, bool):
        return NONE
    return unit_words(unit)


def digits(value: object, unit: str = "", fixed: bool = False) -> str:
    """A value for reading: mm and degrees with one decimal, stresses with three significant digits, thousands apart.

    What is smaller than the last decimal keeps two significant digits, unless lengths and angles are to be `fixed` to it.

    >>> digits(1.2345, "mm"), digits(0.0123, "mm"), digits(234.44, "MPa"), digits(3.21e-9)
    ('1.2', '0.012', '234', '3.21e-09')
    >>> digits(55.4205, "1"), digits(0.374, "1")
    ('55.4', '0.37')
    >>> digits(0.0123, "mm", fixed=True), digits(-0.0013, "mm", fixed=True)
    ('0.0', '0.0')
    """
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return _thousands(str(value))
    if not isinstance(value, float):
        return str(value)
    if not math.isfinite(value):
        return "no number"
    if value.is_integer() and unit in ("", "1") and abs(value) < LONGEST:
        return _thousands(str(int(value)))
    decimals = FIXED.get(unit)
    small = abs(value) < SMALL.get(unit, 10.0 ** -(decimals or 0)) and not (fixed and unit in PLANNED)
    if unit == "1" and abs(value) >= TEN:
        return _significant(value, THREE)
    if decimals is not None and (value == 0 or not small):
        return _thousands(_no_minus_zero(f"{value:.{decimals}f}"))
    return _significant(value, 2 if decimals is not None else THREE)


def _significant(value: float, count: int) -> str:
    if value == 0:
        return "0"
    power = math.floor(math.log10(abs(float(f"{value:.{count - 1}e}"))))
    if power < -4 or power > 8:
        return f"{value:.{count - 1}e}"
    return _thousands(_no_minus_zero(f"{round(value, count - 1 - power):.{max(count - 1 - power, 0)}f}"))


def _no_minus_zero(words: str) -> str:
    return words.lstrip("-") if float(words) == 0 else words


def _thousands(words: str) -> str:
    whole, point, rest = words.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if len(whole) < 5:
        return words
    groups = [whole[max(n - 3, 0) : n] for n in range(len(whole), 0, -3)][::-1]
    return sign + NO_BREAK.join(groups) + point + rest
