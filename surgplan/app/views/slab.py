"""A slab: many slices seen as one."""

from __future__ import annotations

from dataclasses import dataclass

MODES = ("highest", "mean", "lowest")
"""What a pixel shows of the values that lie behind each other."""

SHORT = {"highest": "MIP", "mean": "Mean", "lowest": "MinIP"}
"""What radiology calls them."""

THINNEST_MM, THICKEST_MM = 1.0, 200.0


@dataclass(frozen=True)
class Slab:
    """Everything within half its thickness of a slice, before and behind."""

    mode: str
    """One of `MODES`."""
    thickness_mm: float

    @property
    def code(self) -> int:
        """The mode as the compiled loops know it."""
        return MODES.index(self.mode)

    @property
    def half_mm(self) -> float:
        """How far it reaches to either side of its middle."""
        return self.thickness_mm / 2
