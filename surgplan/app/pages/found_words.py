"""An import report in a reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from surgplan.app.told import told
from surgplan.app.words import decimal, say

Series = Mapping[str, Any]

DAYS_A_MONTH, DAYS_A_YEAR = 30.4375, 365.25


def spoken_procedure(name: str) -> str:
    """An operation's name as words.

    >>> spoken_procedure("skull_plate")
    'skull plate'
    """
    return name.replace("_", " ")


def row_words(series: Series) -> str:
    """A series in a list: what it is, and its size."""
    size, spacing = series["size"], series["spacing_mm"]
    kind = " ".join(series.get("image_type", ())) if "#" in series["select"] else ""
    head = f"{series['modality']} {series['description']} {kind}".strip() or say("no description")
    if not size or not spacing:
        return f"{head}\n{say('no volume')}"
    apart = " × ".join("?" if s is None else decimal(f"{s:.3g}") for s in spacing)
    return f"{head}\n{say('{size} at {spacing} mm', size=' × '.join(map(str, size)), spacing=apart)}"


def in_window(words: str) -> str:
    """What is said for a line of commands, as it reads beside the box to tick.

    >>> in_window("export it again, or import it with `gaps: interpolate`, which resamples it")
    'export it again, or fill the gaps, which resamples it'
    """
    plain = words.replace("import it with `gaps: interpolate`", "fill the gaps")
    plain = plain.replace("with `gaps: interpolate`", "with the gaps filled")
    return plain.replace("`gaps: interpolate`", f"“{say('Fill the gaps, marking what was not scanned')}”")


def age_words(days: int) -> str:
    """How long ago, with one sensible unit.

    >>> age_words(0), age_words(40), age_words(200), age_words(4307)
    ('today', '40 days ago', '7 months ago', '11.8 years ago')
    """
    if days <= 0:
        return say("today") if days == 0 else say("in the future")
    if days < 3 * DAYS_A_MONTH:
        return say("{days} days ago", days=days) if days > 1 else say("1 day ago")
    if days < 2 * DAYS_A_YEAR:
        return say("{months:.0f} months ago", months=days / DAYS_A_MONTH)
    return say("{years:.1f} years ago", years=days / DAYS_A_YEAR)


def _slices(series: Series) -> str:
    facts = series["facts"]
    apart, thick = facts["slice_spacing_mm"], facts["thickness_mm"]
    words = [str(facts["found"])]
    words += [say("{mm:.3g} mm apart", mm=float(apart))] if apart is not None else []
    words += [say("{mm:.3g} mm thick", mm=float(thick))] if thick is not None else []
    return ", ".join(words)


def _reach(series: Series) -> str:
    reach = series["facts"]["coverage_mm"]
    part = series["facts"]["body_part"].lower()
    return ", ".join(filter(None, ("" if reach is None else say("{mm:.0f} mm along the body", mm=reach), part)))


def _tilt(series: Series) -> str:
    tilt = series["tilt_deg"]
    return "" if tilt is None else say("none") if tilt == 0 else say("{deg:.1f}°, straightened", deg=tilt)


def _kernel(series: Series) -> str:
    kernel, kind = series["facts"]["kernel"], series["facts"]["kernel_kind"]
    return f"{kernel} ({told(kind)})" if kernel and kind else str(kernel)


def _scanned(series: Series) -> str:
    facts = series["facts"]
    days = facts["age_days"]
    return ", ".join(filter(None, (facts["acquired"], "" if days is None else age_words(days))))


FACTS: tuple[tuple[str, Callable[[Series], str]], ...] = (
    ("Slices", _slices),
    ("Reach", _reach),
    ("Tilt", _tilt),
    ("Kernel", _kernel),
    ("Contrast", lambda series: series["facts"]["contrast"] or say("none named")),
    ("Scanned", _scanned),
)
"""What is told of a series, and how it is worded; nothing is told of what is not known."""


def fact_words(series: Series) -> list[tuple[str, str]]:
    """Name and words of each fact that is known."""
    told = [(name, words(series)) for name, words in FACTS]
    return [(name, words) for name, words in told if words]
