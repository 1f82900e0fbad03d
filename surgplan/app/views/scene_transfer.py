"""Transfer functions: which colour a value has in a volume rendering, and how much light it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.colormaps import rgb
from surgplan.base.resources import table

ENTRIES = 2048
SHARE_PERCENTILES = (2.0, 99.5)
"""What 0 and 1 stand for where values have no scale."""
SAMPLED = 500_000
"""Voxels from which percentiles are taken."""


@dataclass(frozen=True)
class VolumePreset:
    """A named transfer function of `resources/volume_presets.yaml`."""

    name: str
    title: str
    unit: str
    """`HU`, or `share` of the scan's range."""
    points: tuple[tuple[float, str, float], ...]
    """Value, colour, and how much light is taken per mm of way (1/mm)."""
    full_light: float
    specular: float
    cut: tuple[float, float]
    """Values between which a cut through the scan grows from dark to light."""


@cache
def volume_presets() -> Mapping[str, VolumePreset]:
    """All presets, by name."""
    return {
        name: VolumePreset(
            name,
            str(entry["title"]),
            str(entry["unit"]),
            tuple((float(v), str(c), float(t)) for v, c, t in entry["points"]),
            float(entry["full_light"]),
            float(entry["specular"]),
            (float(entry["cut"][0]), float(entry["cut"][1])),
        )
        for name, entry in table("volume_presets.yaml").items()
    }


def presets_for(unit: str) -> list[str]:
    """The names of the presets that suit values of a unit: those in HU only where values are HU."""
    return [name for name, preset in volume_presets().items() if preset.unit == "share" or unit == "HU"]


@dataclass(frozen=True, eq=False)
class Transfer:
    """A transfer function made ready: entry n stands for the value `start + n * step`."""

    start: float
    step: float
    colours: NDArray[np.float32]
    """(n, 3), 0 to 1."""
    per_mm: NDArray[np.float32]
    """(n,), light taken per mm."""
    full_light: float
    """Gradient per mm, in the scan's values, from which a place is lit as a surface."""
    specular: float
    cut: tuple[float, float]
    """Values between which a cut grows from dark to light."""

    def shares(self, step_mm: float) -> NDArray[np.float32]:
        """(n, 4): colours, and the share of the light taken on a step, by Beer and Lambert's law."""
        taken = 1.0 - np.exp(-self.per_mm.astype(float) * step_mm)
        return np.ascontiguousarray(np.column_stack([self.colours, taken]), dtype=np.float32)

    @property
    def seen_before(self) -> NDArray[np.int64]:
        """(n + 1,): how many entries before each one are seen."""
        return np.concatenate([[0], np.cumsum(self.per_mm > 0)]).astype(np.int64)


def transfer(preset: VolumePreset, value_range: tuple[float, float], shift: float = 0.0, strength: float = 1.0) -> Transfer:
    """A preset for a scan.

    `value_range` is what 0 and 1 of a `share` preset stand for. `shift` moves all values, in the preset's unit; `strength`
    multiplies how much light is taken.
    """
    low, high = value_range
    scale, offset = (high - low, low) if preset.unit == "share" else (1.0, 0.0)
    values = np.array([(v + shift) * scale + offset for v, _, _ in preset.points])
    start, end = float(values[0]), float(values[-1])
    step = max(end - start, 1e-6) / (ENTRIES - 1)
    at = start + step * np.arange(ENTRIES)
    points = np.array([rgb(c) for _, c, _ in preset.points], dtype=float) / 255
    colours = np.column_stack([np.interp(at, values, points[:, n]) for n in range(3)])
    per_mm = strength * np.interp(at, values, [t for _, _, t in preset.points])
    per_mm[0] = 0.0  # what lies below the first point is drawn as the first entry
    cut = (preset.cut[0] * scale + offset, preset.cut[1] * scale + offset)
    light, shine = preset.full_light * scale, preset.specular
    return Transfer(start, step, colours.astype(np.float32), per_mm.astype(np.float32), light, shine, cut)


def share_range(voxels: NDArray[Any]) -> tuple[float, float]:
    """What 0 and 1 stand for in a scan without a scale: percentiles of every n-th voxel."""
    flat = voxels.reshape(-1)
    low, high = np.percentile(flat[:: max(1, flat.size // SAMPLED)], SHARE_PERCENTILES)
    return (float(low), float(high)) if high > low else (float(low), float(low) + 1.0)
