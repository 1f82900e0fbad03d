"""Dataclasses to JSON and back, by their type hints; no pickle anywhere."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union

from surgplan.base.errors import BadInput

T = TypeVar("T")


def canonical(value: Any) -> bytes:
    """The one JSON text of a value: sorted keys, no spaces, no NaN.

    >>> canonical({"b": 1, "a": [0.5]})
    b'{"a":[0.5],"b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False, ensure_ascii=False).encode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of a value."""
    return hashlib.sha256(canonical(value)).hexdigest()


def public_name(field_name: str) -> str:
    """How a field is written in files: `as_` becomes `as`."""
    return field_name.removesuffix("_")


def encode(value: Any) -> Any:
    """A value made of dataclasses, mappings, tuples and plain values, as JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {public_name(f.name): encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [encode(v) for v in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise TypeError(f"{value!r} can't be stored: only finite numbers, words, tuples, mappings and dataclasses can")


@cache
def hints(cls: type) -> dict[str, Any]:
    """The resolved type of each field of a dataclass."""
    return typing.get_type_hints(cls)


def decode(wanted: Any, data: Any, where: str = "value") -> Any:
    """JSON as a value of the wanted type; BadInput names the field that does not fit."""
    if dataclasses.is_dataclass(wanted):
        return _decode_dataclass(typing.cast(type, wanted), data, where)
    origin = typing.get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _decode_union(typing.get_args(wanted), data, where)
    if origin is tuple:
        return _decode_tuple(typing.get_args(wanted), data, where)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(data, Mapping):
            raise BadInput(f"{where}: a table of names and values is needed, not {data!r}")
        value_type = typing.get_args(wanted)[1]
        return {str(k): decode(value_type, v, f"{where}.{k}") for k, v in data.items()}
    if origin is Literal:
        if data not in typing.get_args(wanted):
            raise BadInput(f"{where}: {data!r} is not one of {', '.join(map(str, typing.get_args(wanted)))}")
        return data
    return _decode_plain(wanted, data, where)


def _decode_plain(wanted: Any, data: Any, where: str) -> Any:
    if wanted is Any:
        return data
    if wanted is float and isinstance(data, int | float) and not isinstance(data, bool):
        if not math.isfinite(data):
            raise BadInput(f"{where}: a finite number is needed, not {data!r}")
        return float(data)
    if wanted is int and isinstance(data, int) and not isinstance(data, bool):
        return data
    if wanted is bool and isinstance(data, bool):
        return data
    if wanted is str and isinstance(data, str):
        return data
    if wanted is str and isinstance(data, int | float) and not isinstance(data, bool):
        return str(data)
    if wanted is type(None) and data is None:
        return None
    words = {float: "a number", int: "a whole number", bool: "true or false", str: "a word", type(None): "nothing"}
    raise BadInput(f"{where}: {words.get(wanted, wanted)} is needed, not {data!r}")


def _decode_dataclass(wanted: type, data: Any, where: str) -> Any:
    if not isinstance(data, Mapping):
        raise BadInput(f"{where}: a table of fields is needed, not {data!r}")
    fields = {public_name(f.name): f for f in dataclasses.fields(wanted)}
    unknown = sorted(set(map(str, data)) - set(fields))
    if unknown:
        raise BadInput(f"{where}: unknown field {unknown[0]!r}; the fields are {', '.join(fields)}")
    types_of = hints(wanted)
    values = {f.name: decode(types_of[f.name], data[name], f"{where}.{name}") for name, f in fields.items() if name in data}
    for name, f in fields.items():
        if f.name not in values and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
            raise BadInput(f"{where}: the field {name!r} is missing")
    try:
        return wanted(**values)
    except (ValueError, TypeError) as exc:
        raise BadInput(f"{where}: {exc}") from exc


def _decode_union(options: tuple[Any, ...], data: Any, where: str) -> Any:
    if data is None and type(None) in options:
        return None
    first: BadInput | None = None
    # an exact word must not be taken for a number's text, so words are tried first when the data is a word
    ordered = sorted((o for o in options if o is not type(None)), key=lambda o: (o is str) != isinstance(data, str))
    for option in ordered:
        try:
            return decode(option, data, where)
        except BadInput as exc:
            first = first or exc
    raise first or BadInput(f"{where}: {data!r} does not fit")


def _decode_tuple(args: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list | tuple):
        raise BadInput(f"{where}: a list is needed, not {data!r}")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(decode(args[0], v, f"{where}[{n}]") for n, v in enumerate(data))
    if len(data) != len(args):
        raise BadInput(f"{where}: {len(args)} values are needed, not {len(data)}")
    return tuple(decode(a, v, f"{where}[{n}]") for n, (a, v) in enumerate(zip(args, data, strict=True)))
