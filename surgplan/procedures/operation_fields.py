"""Operations as a table of their fields, for people and as JSON Schema."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import itertools
import textwrap
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union

from surgplan.case.codec import encode, hints, public_name
from surgplan.case.operation import Operation


def type_words(wanted: Any) -> str:
    """A type in words a user reads.

    >>> type_words(tuple[float, float, float])
    'three numbers'
    """
    if wanted == tuple[float, float, float]:
        return "three numbers"
    origin, args = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (Union, types.UnionType):
        return " or ".join(type_words(a) for a in args if a is not type(None))
    if origin is Literal:
        return " | ".join(map(str, args))
    if origin is tuple:
        return f"list of {type_words(args[0])}"
    if origin is not None:
        return f"names with {type_words(args[1])}"
    if dataclasses.is_dataclass(wanted):
        return "{" + ", ".join(public_name(f.name) for f in dataclasses.fields(wanted)) + "}"
    return {str: "word", float: "number", int: "whole number", bool: "true or false"}.get(wanted, str(wanted))


def json_schema(wanted: Any) -> dict[str, Any]:
    """The JSON Schema of a type that operations use."""
    origin, args = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (Union, types.UnionType):
        return {"anyOf": [json_schema(a) for a in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": json_schema(args[0])}
        return {"type": "array", "prefixItems": [json_schema(a) for a in args], "minItems": len(args), "maxItems": len(args)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": json_schema(args[1])}
    if dataclasses.is_dataclass(wanted):
        return _object_schema(typing.cast(type, wanted))
    plain = {str: "string", float: "number", int: "integer", bool: "boolean", type(None): "null"}
    return {"type": plain[wanted]} if wanted in plain else {}


def _object_schema(cls: type) -> dict[str, Any]:
    words = field_words(cls)
    properties, required = {}, []
    for f in dataclasses.fields(cls):
        schema = json_schema(hints(cls)[f.name])
        if f.name in words:
            schema["description"] = words[f.name]
        if f.default is not dataclasses.MISSING:
            schema["default"] = encode(f.default)
        elif f.default_factory is dataclasses.MISSING:
            required.append(public_name(f.name))
        properties[public_name(f.name)] = schema
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def operation_schema(cls: type[Operation]) -> dict[str, Any]:
    """The JSON Schema of an operation as it stands in a plan file."""
    schema = _object_schema(cls)
    schema["properties"] = {"do": {"const": cls.kind}, **schema["properties"]}
    return {"title": cls.kind, "description": first_line(cls), "version": cls.version, **schema}


def first_line(cls: type) -> str:
    """The first line of a class's docstring."""
    return (inspect.getdoc(cls) or "").partition("\n")[0]


def field_words(cls: type) -> dict[str, str]:
    """The docstring under each field of a class, its bases' fields included."""
    words = {name: said for base in reversed(cls.__mro__[1:]) for name, said in _own_field_words(base).items()}
    return {**words, **_own_field_words(cls)}


def _own_field_words(cls: type) -> dict[str, str]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    except (OSError, TypeError, SyntaxError):
        return {}
    words: dict[str, str] = {}
    body = typing.cast(ast.ClassDef, tree).body
    for field, below in itertools.pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            words[field.target.id] = " ".join(below.value.value.split())
    return words
