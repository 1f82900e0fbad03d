"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Called with a fraction from 0 to 1 and a few words on what is being done."""


def silent(fraction: float, words: str) -> None:
    """A progress nobody listens to."""


def part(progress: Progress, start: float, stop: float) -> Progress:
    """A progress that fills the stretch from `start` to `stop` of another.

    >>> part(lambda f, w: print(f, w), 0.5, 1.0)(0.5, "meshing")
    0.75 meshing
    """
    return lambda fraction, words: progress(start + (stop - start) * fraction, words)
