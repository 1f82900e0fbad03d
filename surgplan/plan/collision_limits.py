"""From how near things meet."""

from __future__ import annotations

from functools import cache

from surgplan.base.resources import table


@cache
def limits() -> dict[str, float]:
    """`cortex_hu`, `contact_mm` and `near_mm`, as in `resources/collision.yaml`."""
    return {name: float(row["value"]) for name, row in table("collision.yaml").items()}
