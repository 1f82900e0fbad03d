"""One row of the table that holds surgplan against known answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A quantity whose true value is known, and what surgplan computes for it."""

    case: str
    quantity: str
    unit: str
    reference: float
    source: str
    """Where the true value comes from."""
    computed: float
    tolerance: float
    """Largest error that passes: relative to the reference, or absolute where the reference is 0."""

    @property
    def error(self) -> float:
        """Relative error, or the absolute one where the reference is 0.

        >>> Row("bar", "length", "mm", 100.0, "closed form", 101.0, 0.02).error
        0.01
        """
        difference = abs(self.computed - self.reference)
        return float(difference / abs(self.reference) if self.reference else difference)

    @property
    def ok(self) -> bool:
        """Whether the error is within the tolerance."""
        return bool(self.error <= self.tolerance)
