"""Words the user reads, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "surgplan"
"""The one context of all translations: the same English words mean the same everywhere."""


_spoken = ["en"]


def speak(code: str) -> None:
    """The language of everything said from now on, by its code of two letters."""
    _spoken[0] = code


def spoken() -> str:
    """The code of the language that is spoken."""
    return _spoken[0]


def say(text: str, /, **values: object) -> str:
    """`text` in the user's language, with `{name}` replaced by values; English where there is no translation.

    The text must be a literal where it is written, so that it can be found for translation; what differs goes into values.

    >>> say("Move {name} by {mm:.1f} mm", name="stem", mm=2.13)
    'Move stem by 2.1 mm'
    """
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said
