"""A number that is never shown without its unit and where it comes from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A value with its unit and the words that define it."""

    value: float | None
    """Nothing where it could not be measured; `source` then says why."""
    unit: str
    source: str
    """How it was found: what is compared with what, and which settings."""

    def to_json(self) -> dict[str, Any]:
        """As a mapping of plain values."""
        return asdict(self)
