"""The names networks give their classes, as standard anatomy."""

from __future__ import annotations

import re
from functools import cache

from surgplan.base.resources import table
from surgplan.segment.anatomy import structures

SIDES = ("left", "right")


def standard_name(given: str) -> tuple[str, str]:
    """The id of a standard structure and the side that a class's name means; nothing where none fits.

    >>> standard_name("femur_left")
    ('femur', 'left')
    >>> standard_name("something else")
    ('', '')
    """
    words = [w for w in re.split(r"[^a-z0-9]+", given.lower()) if w]
    sides = {w for w in words if w in SIDES}
    side = sides.pop() if len(sides) == 1 else ""
    name = "_".join(w for w in words if w not in SIDES)
    known = structures()
    found = name if name in known else _aliases().get("_".join(words), _aliases().get(name, ""))
    if found not in known:
        return "", ""
    return found, side if known[found].sided else ""


@cache
def _aliases() -> dict[str, str]:
    """Other programs' names, by `resources/ai_classes.yaml`."""
    return {str(alias): str(own) for own, names in table("ai_classes.yaml").items() for alias in names}
