"""A pure computation, named by what it computes, its version and its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.case.codec import digest, encode


@dataclass(frozen=True, eq=False)
class Recipe:
    """What to compute: the key names the answer, so it is out of date exactly when the key has changed."""

    name: str
    version: int
    """Raised by hand when the numbers change, never by hashing code."""
    inputs: Mapping[str, Any]
    """JSON values, ids of blobs, and other recipes."""

    @cached_property
    def key(self) -> str:
        """SHA-256 of name, version and inputs, nested recipes standing by their keys."""
        return digest({"name": self.name, "version": self.version, "inputs": _keyed(self.inputs)})

    def to_json(self) -> dict[str, Any]:
        """As JSON, for a job in another process."""
        return {"recipe": self.name, "version": self.version, "inputs": _nested(self.inputs)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Recipe:
        """The recipe of such JSON."""
        return cls(data["recipe"], data["version"], {k: _read(v) for k, v in data["inputs"].items()})


def _keyed(value: Any) -> Any:
    if isinstance(value, Recipe):
        return {"key": value.key}
    if isinstance(value, Mapping):
        return {k: _keyed(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_keyed(v) for v in value]
    return encode(value)


def _nested(value: Any) -> Any:
    if isinstance(value, Recipe):
        return value.to_json()
    if isinstance(value, Mapping):
        return {k: _nested(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_nested(v) for v in value]
    return encode(value)


def _read(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Recipe.from_json(value) if "recipe" in value else {k: _read(v) for k, v in value.items()}
    return [_read(v) for v in value] if isinstance(value, list) else value


@dataclass(frozen=True, eq=False)
class Artifact:
    """What a recipe gave: arrays by name, and facts as JSON values."""

    arrays: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self.arrays[name]


def quantity(value: float | int | str | bool | None, unit: str = "", source: str = "") -> dict[str, Any]:
    """One number with its unit and where it comes from, as results are shown."""
    return {"value": value.item() if isinstance(value, np.generic) else value, "unit": unit, "source": source}
