"""Values that forms begin with and a user or a department may choose otherwise, each with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from surgplan.app.preferences import preferences
from surgplan.app.told import named
from surgplan.app.words import say
from surgplan.base.errors import BadInput
from surgplan.base.resources import table


@dataclass(frozen=True)
class FieldDefault:
    """One value: a choice where there are `names`, else a number within limits."""

    key: str
    """Operation and field, `study.structure.law`."""
    title: str
    own: Any
    """What the program begins with."""
    help: str
    names: Callable[[], tuple[str, ...]] | None = None
    source: Callable[[str], str] | None = None
    """Where a choice comes from, in words."""
    unit: str = ""
    least: float = 0.0
    most: float = 0.0

    def checked(self, value: Any) -> Any:
        """The value; BadInput, saying what fits, where it does not."""
        if self.names is not None:
            if value not in self.names():
                raise BadInput(f"{self.title}: there is no {value!r}; there is {', '.join(self.names())}")
            return value
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            raise BadInput(f"{self.title}: {value!r} does not fit; give {self.least:g} to {self.most:g} {self.unit}".rstrip())
        return float(value)


def _laws() -> Mapping[str, Any]:
    return table("laws.yaml")["laws"]


def _law_source(name: str) -> str:
    return _cited(_laws()[name], str(_laws()[name]["site"]))


def _load_source(name: str) -> str:
    return _cited(table("loads.yaml")[name], str(table("loads.yaml")[name]["title"]))


def _cited(row: Mapping[str, Any], what: str) -> str:
    verified = row.get("verified", row.get("mark") != "M")
    what = named(what)
    words = f"{what[:1].upper()}{what[1:]}. {row['source']}"
    return words if verified else say("{words} (not checked against the paper)", words=words)


DEFAULTS = (
    FieldDefault(
        "study.structure.law",
        "Density law",
        "morgan-femoral-neck",
        "From the scan's values to the stiffness of bone.",
        lambda: tuple(_laws()),
        _law_source,
    ),
    FieldDefault(
        "study.structure.load",
        "Load",
        "hip.walking",
        "What a new study puts on the bone.",
        lambda: tuple(table("loads.yaml")),
        _load_source,
    ),
    FieldDefault(
        "study.structure.element_mm",
        "Element size, mm",
        2.5,
        "Smaller elements give finer results and take longer.",
        unit="mm",
        least=0.3,
        most=20.0,
    ),
    FieldDefault(
        "segment.threshold.low",
        "Threshold begins at, HU",
        250.0,
        "Lowest value inside of a new threshold; the preset for bone has its own, cited there.",
        unit="HU",
        least=-1024.0,
        most=4000.0,
    ),
)


def default_named(key: str) -> FieldDefault:
    """The row of a key; BadInput where there is none."""
    for row in DEFAULTS:
        if row.key == key:
            return row
    raise BadInput(f"there is no default called {key!r}; there is {', '.join(row.key for row in DEFAULTS)}")


def chosen_values(kind: str, names: object) -> dict[str, Any]:
    """The user's values for those fields of an operation that a form has; what does not fit any more is left out."""
    found: dict[str, Any] = {}
    for key, value in preferences().defaults.items():
        op, _, field = key.rpartition(".")
        if op == kind and field in names:  # type: ignore[operator]
            try:
                found[field] = default_named(key).checked(value)
            except BadInput:
                continue
    return found
