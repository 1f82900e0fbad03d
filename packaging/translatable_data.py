"""Texts of data that the window shows: titles and notes of `resources/*.yaml`, choices of operations, names of figures."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml

SHOWN = ("title", "note", "words", "holds", "description", "criterion", "site", "seeds", "more_seeds", "beside")
"""Fields of data whose texts are read by users."""
UNSAID = ("fhir_terms.yaml", "fhir_codes.yaml", "terms.yaml")
"""Data of machines, and the translations themselves."""
FEWEST_LETTERS = 2


def data_texts(root: Path) -> set[str]:
    """Every text of data that may be shown."""
    found: set[str] = set()
    for path in sorted((root / "resources").rglob("*.yaml")):
        if path.name in UNSAID or path.parent.name in ("procedures", "privacy"):
            continue
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {text.strip() for text in _shown(data)}
        if path.name == "anatomy.yaml":
            found |= {row["name"] for row in data.values()}
        if path.name == "suitability.yaml":
            found |= {name.replace("_", " ") for name in data if name != "conventions"} | {"soft", "sharp"}
        if path.name == "tissues.yaml":
            found |= set(data["tissues"])
    return found | figure_names() | choices() | component_words()


def component_words() -> set[str]:
    """Sizes and options of the catalogue as the window calls them, and options that are words."""
    from surgplan.app.forms.operation_form import field_label
    from surgplan.plan.catalogue import Catalogue

    families = Catalogue.load().families.values()
    sizes = {name for family in families for size in family.sizes.values() for name in size}
    options = {name: option for family in families for name, option in family.options.items()}
    words = {value.replace("_", " ") for option in options.values() for value in option.allowed if isinstance(value, str)}
    return {field_label(name) for name in (*sizes, *options)} | words


def figure_names() -> set[str]:
    """Names of results that are put in words by a table of their own."""
    from surgplan.report.names import WORDS

    return set(WORDS.values())


def names_in_words(root: Path) -> set[str]:
    """Names of loads and of options of implants, as the window writes them."""
    from surgplan.app.forms.operation_form import field_label
    from surgplan.report.names import spoken

    loads = yaml.safe_load((root / "resources" / "loads.yaml").read_text(encoding="utf-8"))
    families = [yaml.safe_load(p.read_text(encoding="utf-8")) for p in (root / "resources" / "implants").glob("*.yaml")]
    options = {name for family in families for name in family.get("options") or ()}
    return {spoken(name) for name in loads} | {field_label(name) for name in options}


def choices() -> set[str]:
    """What fields of operations can be chosen to be, as it is looked up: words with blanks."""
    from surgplan.vocabulary import OPERATIONS

    found = {"custom"}  # the load whose force is typed
    for cls in OPERATIONS.values():
        hints = typing.get_type_hints(cls)
        for field in dataclasses.fields(cls):  # type: ignore[arg-type]
            found |= {text.replace("_", " ") for text in _literals(hints[field.name]) if text.islower()}
    return {text for text in found if len(text) > FEWEST_LETTERS}


def _shown(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value) if key in SHOWN else _shown(value)
    elif isinstance(data, list):
        for value in data:
            yield from _shown(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _literals(hint: Any) -> Iterator[str]:
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is Literal:
        yield from (value for value in inner if isinstance(value, str))
    else:
        for one in inner:
            yield from _literals(one)
