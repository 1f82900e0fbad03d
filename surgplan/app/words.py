"""Words the user reads, in the user's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "surgplan"
"""The one context of all translations: the same English words mean the same everywhere."""


POINT = re.compile(r"(?<=\d)\.(?=\d)")
"""Between the whole and the fraction of a number in writing."""
_spoken = ["en"]


def speak(code: str) -> None:
    """The language of everything said from now on, by its code of two letters."""
    _spoken[0] = code


def spoken() -> str:
    """The code of the language that is spoken."""
    return _spoken[0]


def decimal(figure: str) -> str:
    """A number in writing, with the decimal sign of the language that is spoken.

    >>> decimal("2.1")
    '2.1'
    """
    return figure if spoken() == "en" else POINT.sub(QLocale(spoken()).decimalPoint(), figure)


class _Number(float):
    """A number that is written with the decimal sign of the language that is spoken."""

    def __format__(self, spec: str) -> str:
        return decimal(super().__format__(spec))


def say(text: str, /, **values: object) -> str:
    """`text` in the user's language, with `{name}` replaced by values; English where there is no translation.

    The text must be a literal where it is written, so that it can be found for translation; what differs goes into values.

    >>> say("Move {name} by {mm:.1f} mm", name="stem", mm=2.13)
    'Move stem by 2.1 mm'
    """
    said = QCoreApplication.translate(CONTEXT, text)
    shown = {name: _Number(value) if isinstance(value, float) else value for name, value in values.items()}
    return said.format(**shown) if values else said
