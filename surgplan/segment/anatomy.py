"""Standard names of what segments hold, and of what they are made: codes, colours, tissues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from surgplan.base.errors import Refused
from surgplan.base.resources import table
from surgplan.case.document import Code


@dataclass(frozen=True)
class Structure:
    """A standard name."""

    id: str
    """What operations call it, `hip_bone` say."""
    name: str
    """As it is shown."""
    category: Code
    """What kind of thing it is: an anatomical structure say."""
    code: Code | None
    """What it is; nothing where no code is known that fits."""
    verified: bool
    """Whether the code was looked up in the standard's own dictionary; others are shown as such and written into no file."""
    tissue: str
    colour: str
    """#RRGGBB as it is commonly recommended, or nothing."""
    sided: bool
    """Whether there is one of the left and one of the right."""


@cache
def structures() -> Mapping[str, Structure]:
    """Every standard name by its id, in the order of the table."""
    categories = table("tissues.yaml")["categories"]
    return {
        id_: Structure(
            id_,
            entry["name"],
            _code(categories[entry.get("category", "anatomical_structure")]),
            _code(entry["code"]) if "code" in entry else None,
            bool(entry.get("code", {}).get("verified", False)),
            entry["tissue"],
            entry.get("colour", ""),
            bool(entry.get("sided", False)),
        )
        for id_, entry in table("anatomy.yaml").items()
    }


def structure(name: str) -> Structure:
    """The standard name of this id; Refused, with names like it, where there is none."""
    found = structures().get(name)
    if found is None:
        like = get_close_matches(name.lower().replace(" ", "_"), structures(), n=3, cutoff=0.5)
        hint = f"did you mean {', '.join(like)}?" if like else "`surgplan anatomy` lists them"
        raise Refused(f"{name!r} is no standard name; {hint}")
    return found


def tissue_colours() -> dict[str, str]:
    """The colour of each tissue, #RRGGBB."""
    return {name: entry["colour"] for name, entry in table("tissues.yaml")["tissues"].items()}


def tissue_codes(tissue: str) -> tuple[Code, Code]:
    """Category and type that a segment of this tissue is written with; of an unknown tissue, those of `other`."""
    whole = table("tissues.yaml")
    entry = whole["tissues"].get(tissue, whole["tissues"]["other"])
    return _code(whole["categories"][entry["category"]]), _code(entry["type"])


def side_code(side: str) -> Code | None:
    """The code of `left` or `right`; None for anything else."""
    entry = table("tissues.yaml")["sides"].get(side)
    return None if entry is None else _code(entry)


def known_by_code(code: Code | None) -> str:
    """The standard name that a code stands for; nothing where none does.

    >>> known_by_code(Code("71341001", "SCT", "Femur")), known_by_code(None)
    ('femur', '')
    """
    wanted = None if code is None else (code.scheme, code.value)
    for one in structures().values():
        if one.code is not None and one.verified and (one.code.scheme, one.code.value) == wanted:
            return one.id
    return ""


def _code(entry: Mapping[str, Any]) -> Code:
    return Code(str(entry["value"]), entry["scheme"], entry["meaning"])
