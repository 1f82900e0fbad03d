"""The implants surgplan knows, read from `resources/implants/*.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from surgplan.base.errors import BadInput, Refused
from surgplan.base.resources import resource

Parameters = Mapping[str, float | str]
"""Lengths in mm, angles in degrees, counts and words, by name."""


@dataclass(frozen=True)
class Choice:
    """An option the user may set on a component, and what it may be."""

    default: float | str
    allowed: tuple[float | str, ...]
    description: str = ""


@dataclass(frozen=True)
class Component:
    """One size of a component with all its parameters set."""

    name: str
    size: str
    parameters: Parameters
    material: str
    """A name of `resources/materials.yaml`."""
    description: str
    part_materials: Mapping[str, str] = field(default_factory=dict)
    """The material of each part that is not of `material`."""


@dataclass(frozen=True)
class Family:
    """A component in all its sizes."""

    name: str
    description: str
    frame: str
    """The own frame, in words."""
    material: str
    part_materials: Mapping[str, str]
    source: str
    unit: str
    options: Mapping[str, Choice]
    sizes: Mapping[str, Parameters]
    """In rising order."""

    def component(self, size: str, options: Parameters | None = None) -> Component:
        """The component of a size; Refused, naming what there is, if the size or an option does not exist."""
        if size not in self.sizes:
            raise Refused(f"{self.name} has no size {size!r}; the sizes are {', '.join(self.sizes)}")
        chosen = {name: choice.default for name, choice in self.options.items()}
        for name, value in (options or {}).items():
            if name not in self.options:
                raise Refused(f"{self.name} has no option {name!r}; the options are {', '.join(self.options) or 'none'}")
            if value not in self.options[name].allowed:
                allowed = ", ".join(f"{v:g}" if isinstance(v, float) else v for v in self.options[name].allowed)
                raise Refused(f"{self.name}: {name} can't be {value!r}; it can be {allowed}")
            chosen[name] = _value(value)
        parameters = {**self.sizes[size], **chosen}
        return Component(self.name, size, parameters, self.material, self.description, self.part_materials)


@dataclass(frozen=True)
class Catalogue:
    """Every family, by its name."""

    families: Mapping[str, Family]

    @classmethod
    def load(cls, folder: Path | None = None) -> Catalogue:
        """The catalogue that comes with surgplan, or that of another folder; BadInput names a file that can't be used."""
        return _load(folder or resource("implants"))

    def family(self, name: str) -> Family:
        """A family; Refused, naming what there is, if it is missing."""
        if name not in self.families:
            raise Refused(f"the catalogue has no {name!r}; it has {', '.join(sorted(self.families))}")
        return self.families[name]

    def find(self, component: str, size: str, options: Parameters | None = None) -> Component:
        """A component of a size with its options; Refused if there is none.

        >>> Catalogue.load().find("cup.hemispherical", "52").parameters["outer_mm"]
        52.0
        """
        return self.family(component).component(size, options)


@cache
def _load(folder: Path) -> Catalogue:
    families = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            family = _family(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as exc:
            raise BadInput(f"the implant file {path.name} can't be used: {exc}") from exc
        families[family.name] = family
    return Catalogue(families)


def _family(data: Any) -> Family:
    if data["unit"] != "mm":
        raise ValueError(f"lengths must be in mm, not {data['unit']}")
    shared = data.get("shared", {})
    options = {
        name: Choice(_value(o["default"]), tuple(_value(v) for v in o["allowed"]), o.get("description", ""))
        for name, o in data.get("options", {}).items()
    }
    sizes = {str(name): _parameters({**shared, **own}) for name, own in data["sizes"].items()}
    return Family(
        data["component"],
        data["description"],
        data["frame"],
        data["material"],
        data.get("part_materials", {}),
        data["source"],
        data["unit"],
        options,
        sizes,
    )


def _parameters(table: Mapping[str, Any]) -> Parameters:
    return {str(name): _value(value) for name, value in table.items()}


def _value(value: Any) -> float | str:
    return value if isinstance(value, str) else float(value)
