"""The presets that come with surgplan: what each is for, and its fixed settings, from `resources/presets/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import yaml

from surgplan.base.errors import Refused
from surgplan.base.resources import resource

if TYPE_CHECKING:
    from surgplan.segment.presets.made import Preset

FUNCTIONS = {
    "bone": "bone:preset",
    "skull": "bone:skull",
    "jaw": "jaw:preset",
    "vertebrae": "vertebrae:preset",
    "vessel": "vessel:preset",
    "brain": "brain:preset",
    "skin": "skin:preset",
    "metal": "metal:preset",
    "tumour": "tumour:preset",
    "lung": "lung:preset",
    "liver": "liver:preset",
    "aorta": "aorta:preset",
    "portal_vein": "portal_vein:preset",
}
"""Each preset's function, as module of this package and name; see `made.Preset`."""
NAMES = tuple(FUNCTIONS)


@dataclass(frozen=True)
class PresetData:
    """A preset as data."""

    name: str
    title: str
    tissue: str
    modalities: tuple[str, ...]
    """What it works on; an image of unknown modality is taken as it is."""
    note: str
    """What it does, in words."""
    seeds: tuple[str, ...]
    """What each point it needs lies in, in words, in order."""
    more_seeds: str
    """What further points may be given, in words; nothing where it takes none."""
    needs_hu: bool
    """Whether its settings are HU."""
    beside: Mapping[str, str]
    """Further images it needs, by the part they play (`flair`), with words for each."""
    settings: dict[str, float]


@lru_cache
def load(name: str) -> PresetData:
    """The preset of this name; Refused, naming those there are, if it is unknown."""
    if name not in NAMES:
        raise Refused(f"there is no preset {name!r}; there is: {', '.join(NAMES)}")
    data = yaml.safe_load(resource("presets", f"{name}.yaml").read_text(encoding="utf-8"))
    return PresetData(
        name,
        data["title"],
        data["tissue"],
        tuple(data["modalities"]),
        str(data["note"]).strip(),
        tuple(data.get("seeds", ())),
        str(data.get("more_seeds", "")),
        bool(data.get("needs_hu", False)),
        dict(data.get("beside", {})),
        settings(name),
    )


def settings(name: str) -> dict[str, float]:
    """The values of a file of settings, by name."""
    data = yaml.safe_load(resource("presets", f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: float(entry["value"]) for key, entry in data["settings"].items()}


def function(name: str) -> Preset:
    """What carries out the preset of this name."""
    module, _, attribute = FUNCTIONS[name].partition(":")
    found: Preset = getattr(import_module(f"surgplan.segment.presets.{module}"), attribute)
    return found
