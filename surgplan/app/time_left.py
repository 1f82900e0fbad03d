"""How long work will still take, guessed from how it has come along."""

from __future__ import annotations

from collections import deque

from surgplan.app.words import say

FIRST_S = 1.5
"""Nothing is guessed before this."""
FIRST_FRACTION = 0.03
WINDOW = 0.4
"""The share of the time so far whose speed counts as the present one."""
MARKS = 200


class Pace:
    """What was told of the progress of one piece of work."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, float]] = deque(maxlen=MARKS)
        self._begun: tuple[float, float] | None = None

    def note(self, at_s: float, fraction: float) -> None:
        """At this time so much was done. Work that begins anew is guessed anew."""
        if self._marks and fraction < self._marks[-1][1]:
            self._marks.clear()
        if not self._marks:
            self._begun = at_s, fraction
        self._marks.append((at_s, fraction))

    def seconds_left(self, now_s: float) -> float | None:
        """Seconds from now to the end; None while too little is known.

        The rest at the speed of the last part of the time and at that of the whole, in equal shares: the first follows a
        change, the second does not jump. It counts down between two marks.
        """
        if self._begun is None or not self._marks:
            return None
        at, fraction = self._marks[-1]
        spent, done = at - self._begun[0], fraction - self._begun[1]
        if now_s - self._begun[0] < FIRST_S or done < FIRST_FRACTION or spent <= 0:
            return None
        since = at - WINDOW * spent
        before = next((mark for mark in reversed(self._marks) if mark[0] <= since), self._begun)
        recent = (fraction - before[1]) / max(at - before[0], 1e-9)
        whole = done / spent
        speed = (recent + whole) / 2
        return max(0.0, (1.0 - fraction) / speed - (now_s - at))


def left_words(seconds: float | None) -> str:
    """A guess in words no finer than it deserves; nothing without one.

    >>> left_words(3.2), left_words(47), left_words(100), left_words(None)
    ('a few seconds left', 'about 45 s left', 'about 2 min left', '')
    """
    if seconds is None:
        return ""
    if seconds < 5:
        return say("a few seconds left")
    if seconds < 90:
        return say("about {seconds} s left", seconds=5 * round(seconds / 5))
    if seconds < 5400:
        return say("about {minutes} min left", minutes=round(seconds / 60))
    return say("about {hours:.1f} h left", hours=seconds / 3600)


def took_words(seconds: float) -> str:
    """How long something took.

    >>> took_words(8.4), took_words(125)
    ('8 s', '2 min 5 s')
    """
    whole = round(seconds)
    if whole < 60:
        return say("{seconds} s", seconds=whole)
    return say("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
