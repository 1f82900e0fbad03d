"""How well a few typed letters fit a name."""

from __future__ import annotations

import re

START, INSIDE, INITIALS, SCATTERED = 4.0, 3.0, 2.5, 1.0
"""What a typed word earns: at the beginning of a word, within one, as initials, as letters in order."""
LENGTH = 0.01
"""A letter of the name costs this, so that of equal fits the shorter name comes first."""


def fit(typed: str, name: str) -> float | None:
    """The better the larger; None where a typed word is not in the name at all. Nothing typed fits everything alike.

    >>> fit("undo", "Undo") > fit("undo", "Do not undo"), fit("gs", "Go to Scan") is None, fit("xyz", "Undo")
    (True, False, None)
    """
    low, total = name.lower(), 0.0
    for word in typed.lower().split():
        earned = _earned(word, low)
        if earned is None:
            return None
        total += earned
    return total - LENGTH * len(name) if typed.strip() else 0.0


def _earned(word: str, name: str) -> float | None:
    if re.search(rf"\b{re.escape(word)}", name):
        return START + (0.5 if name.startswith(word) else 0.0)
    if word in name:
        return INSIDE
    initials = "".join(part[0] for part in re.findall(r"\w+", name))
    if len(word) > 1 and re.search(".*".join(map(re.escape, word)), initials):
        return INITIALS
    return _scattered(word, name)


def _scattered(word: str, name: str) -> float | None:
    """Letters in order, the first at the beginning of a word, over a stretch not much longer than themselves."""
    for begin in (found.start() for found in re.finditer(rf"\b{re.escape(word[:1])}", name)):
        at = begin
        for letter in word[1:]:
            at = name.find(letter, at + 1)
            if at < 0:
                break
        else:
            stretch = at - begin + 1
            if len(word) > 2 and stretch <= 3 * len(word):
                return SCATTERED * len(word) / stretch
    return None
