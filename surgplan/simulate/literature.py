"""Entries of the tables of the literature's numbers in `resources/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar, cast

from surgplan.base.errors import Refused
from surgplan.base.geometry import vector
from surgplan.base.resources import table

T = TypeVar("T")


def entry(kind: Callable[..., T], file: str, name: str, what: str) -> T:
    """The entry of that name as a `kind`, a dataclass with a `name`; Refused, naming what there is, if it is unknown."""
    entries = table(file)
    if name not in entries:
        raise Refused(f"there is no {what} called {name!r}; there is: {', '.join(entries)}")
    values = entries[name]
    plain = {f.name: values[f.name] for f in fields(cast(Any, kind)) if f.name != "name"}
    return kind(name=name, **{k: vector(v) if isinstance(v, list) else v for k, v in plain.items()})
