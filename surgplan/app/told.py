"""Sentences made below the window, refusals and remarks with names and figures in them, in the user's language."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from surgplan.app.words import CONTEXT, decimal, spoken
from surgplan.base.resources import resource

ENGLISH = "en"
HOLE = re.compile(r"\{(\d+)\}")
UNIT = r" ?(?:mm|cm|mm²|cm²|mm3|ml|°|%|N|Nm|kg|MPa|GPa|HU|s)"
NUMBER = re.compile(rf"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?:{UNIT})?(?:, [+-]?\d+(?:\.\d+)?(?:{UNIT})?)*")
"""One number or several, with units; a name of several parts with points between is none."""
JOINT, ELSEWHERE = "; ", "…"
# fmt: off
OWN_WORDS = {
    "left", "right", "yield", "fatigue", "positive", "negative", "draft", "reviewed", "approved", "done", "largest",
    "inside", "outside", "centred", "Union", "Intersect", "Subtract", "Difference", "Invert", "Median", "Open", "Close",
    "Gaussian", "Grow", "Shrink", "Aorta", "Bone", "Brain", "Liver", "Lungs", "Metal", "Skin", "Skull", "Vertebrae",
    "Vessel", "Costal cartilage", "Lower jaw", "Portal vein", "Enhancing tumour", "larger than", "all but at",
    "own component",
}
# fmt: on
"""Words that sentences are filled in with and that name nothing of a case."""
LEAST_WORDS = 3
"""What stands in a hole is translated itself where it has this many words: shorter ones may be names."""


def told(sentence: str) -> str:
    """A sentence in the user's language; unchanged where it is not known, as the words of a user are."""
    return sentence if spoken() == ENGLISH else _told(sentence)


def named(word: str) -> str:
    """A word of our own tables, as a tissue or a choice of an operation, in the user's language.

    In English, and where it is not known, it stays as plans spell it.
    """
    if spoken() == ENGLISH:
        return word
    plain = word.replace("_", " ")
    tried = (word, plain, plain[:1].upper() + plain[1:])
    return next((said for text in tried if (said := QCoreApplication.translate(CONTEXT, text)) != text), word)


def forget() -> None:
    """Another language was chosen."""
    _told.cache_clear()


@lru_cache(maxsize=4096)
def _told(sentence: str) -> str:
    return _known(sentence) or _joined(sentence)


def _known(sentence: str) -> str:
    """What a text or a template of the translation makes of it; empty where none fits."""
    exact = QCoreApplication.translate(CONTEXT, sentence)
    if exact != sentence:
        return exact
    for template, pattern in _candidates(sentence):
        found = pattern.fullmatch(sentence)
        if found is None or _is_torn(template, found.groups()):
            continue
        said = QCoreApplication.translate(CONTEXT, template)
        if said == template:
            continue
        return said.format(*(_in_hole(part) for part in found.groups()))
    return ""


def _is_torn(template: str, parts: tuple[str, ...]) -> bool:
    """Whether a hole but the last, or the one a template begins with, holds several remarks: they are no part of it."""
    held = parts if template.startswith("{") and len(parts) == 1 else parts[:-1]
    return any(JOINT in part and not part.endswith(".") for part in held)


def _joined(sentence: str) -> str:
    """Remarks put one after the other: the longest beginning that is known, then what follows it."""
    parts = sentence.split(JOINT)
    for number in range(len(parts) - 1, 0, -1):
        beginning = JOINT.join(parts[:number])
        said = _known(beginning) if number > 1 else _in_hole(beginning)
        if said:
            return said + JOINT + _following(JOINT.join(parts[number:]))
    return sentence


def _following(rest: str) -> str:
    """A remark after another one; some are known only as what follows something."""
    before = ELSEWHERE + JOINT
    return _known(rest) or _known(before + rest).removeprefix(before) or _told(rest)


def _in_hole(part: str) -> str:
    if NUMBER.fullmatch(part):
        return decimal(part)
    if part in OWN_WORDS:
        return QCoreApplication.translate(CONTEXT, part)
    return _following(part) if len(part.split()) >= LEAST_WORDS else part


def _candidates(sentence: str) -> list[tuple[str, re.Pattern[str]]]:
    """The templates that begin as the sentence does, those with the most words of their own first."""
    return [(t, _pattern(t)) for start, t in _templates() if sentence.startswith(start)]


@cache
def _templates() -> list[tuple[str, str]]:
    """How each template begins, and the template; the most telling first."""
    found: list[str] = json.loads(resource("translations", "templates.json").read_text(encoding="utf-8"))
    found.sort(key=lambda t: -len(HOLE.sub("", t)))
    return [(t[: hole.start()] if (hole := HOLE.search(t)) else t, t) for t in found]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = HOLE.split(template)
    return re.compile("".join(re.escape(part) if n % 2 == 0 else "(.*?)" for n, part in enumerate(parts)), re.DOTALL)
