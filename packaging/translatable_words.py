"""What operations say of themselves in the history and of what they made: all sentences they can give, with holes."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Mapping
from pathlib import Path

HOLE = "\0"
MOST = 32
"""Sentences of one operation; further choices in it become holes."""
Names = Mapping[str, ast.expr]


def operation_words(root: Path) -> set[str]:
    """Templates of the words of every operation; those with hardly a word of their own would fit anything."""
    found: set[str] = set()
    for path in sorted((root / "surgplan").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "app" in path.parts or not re.search(r"^    kind\b", source, re.MULTILINE):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef) and node.name == "words":
                found |= _of_function(node)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "note":
                found |= {_numbered(text) for text in _variants(node.value, {})}
    return {text for text in found if re.search(r"[A-Za-z]{3}", re.sub(r"\{\d+\}", " ", text)) and "{}" not in text}


def _of_function(function: ast.FunctionDef) -> set[str]:
    names: dict[str, ast.expr] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            names[node.targets[0].id] = node.value
    answers = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]
    return {_numbered(text) for answer in answers for text in _variants(answer, names)}


def _numbered(text: str) -> str:
    parts = text.rstrip().split(HOLE)
    return parts[0] + "".join(f"{{{n}}}{part}" for n, part in enumerate(parts[1:]))


def _variants(node: ast.expr, names: Names) -> list[str]:
    """What an expression of words may become; a hole stands for what is not known before."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else [HOLE]
    if isinstance(node, ast.JoinedStr):
        return _joined([_variants(part, names) for part in node.values])
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _joined([_variants(node.left, names), _variants(node.right, names)])
    if isinstance(node, ast.IfExp):
        return [*_variants(node.body, names), *_variants(node.orelse, names)]
    return _of_parts(node, names)


def _of_parts(node: ast.expr, names: Names) -> list[str]:
    if isinstance(node, ast.FormattedValue):
        return _variants(node.value, names)
    if isinstance(node, ast.Name) and node.id in names:
        return _variants(names[node.id], {name: value for name, value in names.items() if name != node.id})
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        return [text for value in node.value.values for text in _variants(value, names)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        if node.func.attr == "rstrip":
            return _variants(owner, names)
        table = names.get(owner.id) if isinstance(owner, ast.Name) else None
        if node.func.attr == "get" and isinstance(table, ast.Dict):
            return [text for value in (*table.values, *node.args[1:]) for text in _variants(value, names)]
    return [HOLE]


def _joined(parts: list[list[str]]) -> list[str]:
    count = 1
    for n, part in enumerate(parts):
        count *= len(part)
        if count > MOST:
            parts[n], count = [HOLE], count // len(part)
    return ["".join(one) for one in itertools.product(*parts)]
