"""Values to JSON and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pytest

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.case.codec import decode, encode


@dataclass(frozen=True)
class Thing:
    as_: str
    plane: Plane
    pose: Rigid
    size: str = ""
    points: tuple[str | Vector, ...] = ()
    options: Mapping[str, float | str] = field(default_factory=dict)
    how: Literal["a", "b"] = "a"
    low: float | None = None
    flag: bool = False


THING = Thing("t", Plane.through((0, 0, 1), (0, 0, 2)), Rigid.about((1, 2, 3), (0, 1, 1), 30), "12", ("p", (1.0, 2.0, 3.0)))


def test_a_value_comes_back_equal() -> None:
    assert decode(Thing, encode(THING)) == THING


def test_whole_numbers_are_taken_where_words_or_numbers_are_wanted() -> None:
    thing = decode(Thing, {**encode(THING), "size": 12, "low": 3, "options": {"head_mm": 32, "offset": "high"}})
    assert (thing.size, thing.low, thing.options) == ("12", 3.0, {"head_mm": 32.0, "offset": "high"})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"how": "c"}, "'c' is not one of a, b"),
        ({"low": float("inf")}, "finite"),
        ({"low": True}, "a number is needed"),
        ({"flag": 1}, "true or false"),
        ({"plane": {"origin": [0, 0], "normal": [0, 0, 1]}}, "Thing.plane.origin: 3 values are needed, not 2"),
        ({"points": 3}, "a list is needed"),
        ({"extra": 3}, "unknown field 'extra'"),
        ({"pose": {"rotation": [1, 0, 0, 0, 1, 0, 0, 0, -1], "translation": [0, 0, 0]}}, "right-handed"),
    ],
)
def test_what_does_not_fit_is_named(change: dict, words: str) -> None:
    with pytest.raises(BadInput, match=re.escape(words)):
        decode(Thing, {**encode(THING), **change}, "Thing")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BadInput, match="the field 'plane' is missing"):
        decode(Thing, {"as": "t"})
