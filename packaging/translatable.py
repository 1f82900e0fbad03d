"""Every text the window may show, found in the source: literals of the window, sentences of the floors below, words of data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

FLOORS = ("base", "case", "imaging", "mesh", "segment", "plan", "simulate", "artifacts", "procedures", "report", "jobs")
"""Rooms below the window whose sentences reach it."""
NOT_WORDS = (
    "TypeVar",
    "setProperty",
    "setObjectName",
    "property",
    "getattr",
    "setattr",
    "value",
    "setValue",
    "resource",
    "compile",
    "encode",
)
"""Calls whose texts no user reads."""
SAYING = ("say", "told", "named", "Band", "progress", "field_rows", "TextEditor", "offer_values", "asked")
"""Calls whose texts a user reads, be they single words in small letters."""
LEAST_WORDS = 3
MACHINES = re.compile(
    r"\r|^[0-9A-F]{6}( [0-9A-F]{6})+$|^(Ctrl|Alt|Shift|Meta)\+|^\*[A-Z]+,|^[a-z]+(,[a-z]+)*->[a-z]+$|^apt-get |^import sys"
)
"""Rows of colours, keys, and words of files and programs."""

Holes = str
"""A text with numbered holes, `{0}`, where values go in."""


def window_texts(root: Path) -> set[str]:
    """Literals of the window that a user may read: those with a blank, and single words with a capital."""
    found = set()
    for path in sorted((root / "surgplan" / "app").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {text for text in _literals(tree) if _reads(text)}
        found |= {text for text in _said(tree) if _is_said(text)}
        found |= {text for text in _templates(tree) if _is_sentence(text)}
    return found


def floor_sentences(root: Path) -> set[Holes]:
    """Sentences of the floors below, as templates."""
    found = set()
    for floor in FLOORS:
        for path in sorted((root / "surgplan" / floor).rglob("*.py")):
            if path.parent.name in ("dicom", "fhir") and "report" in path.parts:
                continue  # words of files for machines
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {text for text in (*_literals(tree), *_templates(tree)) if _is_sentence(text)}
            found |= {text for text in _said(tree) if _is_said(text)}
    return found


def field_texts() -> set[str]:
    """What forms say of operations: their purpose, their fields and what they mean."""
    import dataclasses

    from surgplan.app.forms.operation_form import WORDS, field_label
    from surgplan.case.codec import public_name
    from surgplan.procedures.operation_fields import field_words, first_line
    from surgplan.vocabulary import OPERATIONS

    found = set(WORDS.values())
    for cls in OPERATIONS.values():
        found.add(first_line(cls))
        found |= set(field_words(cls).values())
        names = [public_name(field.name) for field in dataclasses.fields(cls)]  # type: ignore[arg-type]
        found |= {field_label(name) for name in names if name not in WORDS}
    return {text for text in found if text}


def _reads(text: str) -> bool:
    letters = not MACHINES.search(text) and re.search(r"[A-Za-z]{2}", text)
    code = re.search(r"^[a-z_]+$|^[\w.]+\.\w+$|://|^#|^\.|[{;]\s*\w+\s*:|^\(|\\|^[A-Z_]{3,}$|^--", text)
    return bool(letters) and not code and (" " in text.strip() or text[:1].isupper())


def _is_sentence(text: str) -> bool:
    bare = re.sub(r"\{\d+\}", " ", text)
    words = re.findall(r"[A-Za-z]{2,}", bare)
    code = re.search(r"^\s*(SELECT|INSERT|CREATE|UPDATE|DELETE|PRAGMA)|^[\w./:-]+$|\.svg$|<\w+|=\"|\\[dws]", text)
    return len(words) >= LEAST_WORDS and not code and not MACHINES.search(text)


def _docstrings(tree: ast.AST) -> set[int]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            texts = (s.value for s in node.body if isinstance(s, ast.Expr))
            found |= {id(text) for text in texts if isinstance(text, ast.Constant)}
    return found


def _silent(tree: ast.AST) -> set[int]:
    """Texts within f-strings, docstrings, and arguments of calls that no user reads."""
    found = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found |= {id(part) for part in node.values}
            found |= {id(part.format_spec) for part in node.values if isinstance(part, ast.FormattedValue)}
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in NOT_WORDS:
                found |= {id(argument) for argument in node.args}
    return found


def _is_said(text: str) -> bool:
    return not text.startswith("#") and bool(re.search(r"[A-Za-z]{2}", re.sub(r"\{[^{}]*\}", " ", text)))


def _tells(text: Holes) -> bool:
    """Whether a refusal has enough words of its own not to be taken for others."""
    words = re.findall(r"[A-Za-z]{3,}", re.sub(r"\{\d+\}", " ", text))
    return len(words) > 1 or bool(words and text[:1].isalpha())


def _said(tree: ast.AST) -> Iterator[str]:
    """What calls are given that show it, as it stands, by the name of a constant, or with its values numbered."""
    constants = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            refusals = (text for argument in node.exc.args for text in (*_direct(argument), *_templates(argument)))
            yield from (text for text in refusals if _tells(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            for argument in node.args:
                yield from (*_direct(argument), *_templates(argument))
                if isinstance(argument, ast.Name) and argument.id in constants:
                    yield from _direct(constants[argument.id])
                if isinstance(argument, ast.Subscript) and isinstance(argument.value, ast.Name):
                    table = constants.get(argument.value.id)
                    for value in table.values if isinstance(table, ast.Dict) else ():
                        yield from _direct(value)


def _direct(argument: ast.expr) -> Iterator[str]:
    """A text by itself, those of pairs of words and a field, and words that stand for values."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.Tuple | ast.Dict):
        for part in argument.elts if isinstance(argument, ast.Tuple) else argument.keys:
            yield from () if part is None else _direct(part)


def _constants(tree: ast.AST) -> dict[str, ast.expr]:
    """What has a name in a module, alone or several in a line."""
    found: dict[str, ast.expr] = {}
    for node in tree.body if isinstance(tree, ast.Module) else ():
        if isinstance(node, ast.Assign):
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) and len(names) > 1 else [node.value]
                for name, value in zip(names, values, strict=False):
                    if isinstance(name, ast.Name):
                        found[name.id] = value
    return found


def _literals(tree: ast.AST) -> Iterator[str]:
    silent = _silent(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def _templates(tree: ast.AST) -> Iterator[Holes]:
    """f-strings with their values numbered."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            number, text = 0, ""
            for part in node.values:
                if isinstance(part, ast.Constant):
                    text += str(part.value)
                else:
                    text, number = f"{text}{{{number}}}", number + 1
            braces = any(isinstance(part, ast.Constant) and re.search(r"[{}]", str(part.value)) for part in node.values)
            if number and not braces:  # braces of the sentence itself can't be told from holes
                yield text
