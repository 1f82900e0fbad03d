"""The presets that come with surgplan: what each is for, and its fixed settings, from `resources/presets/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import yaml

from surgplan.base.errors import Refused
from surgplan.base.resources import resource

NAMES = ("bone", "skull", "vessel", "brain", "skin", "metal")


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
    needs_seed: bool
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
        bool(data.get("needs_seed", False)),
        settings(name),
    )


def settings(name: str) -> dict[str, float]:
    """The values of a file of settings, by name."""
    data = yaml.safe_load(resource("presets", f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: float(entry["value"]) for key, entry in data["settings"].items()}
