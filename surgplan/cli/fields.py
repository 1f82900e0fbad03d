"""`--low 250 --into bone` as the fields of an operation."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import yaml

from surgplan.base.yaml_text import load_yaml
from surgplan.case.codec import hints, public_name
from surgplan.case.operation import Operation


class WrongUsage(Exception):
    """The words of the command line make no command."""


def parse_fields(words: Sequence[str], cls: type[Operation]) -> dict[str, Any]:
    """The fields that `--name value` pairs give; values are YAML unless the field wants a word."""
    known = {public_name(f.name): hints(cls)[f.name] for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    fields: dict[str, Any] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            raise WrongUsage(f"{word!r} stands alone; fields are written --name value")
        name, _, value = word[2:].partition("=")
        name = name.replace("-", "_")
        if name not in known:
            raise WrongUsage(f"{cls.kind} has no field {name!r}; its fields are {', '.join(known)}")
        if "=" not in word:
            if not rest:
                raise WrongUsage(f"--{name} needs a value")
            value = rest.pop(0)
        fields[name] = value if known[name] is str else _yaml(value, name)
    return fields


def _yaml(text: str, name: str) -> Any:
    try:
        return load_yaml(text)
    except yaml.YAMLError as exc:
        raise WrongUsage(f"--{name}: {text!r} is not a value; lists are written [1, 2, 3]") from exc
