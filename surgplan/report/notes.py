"""What several rows of a table say alike, said once below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LINE = 62
"""Letters that a cell of sources holds in one line; what fits stays as it is."""
SHORTEST = 50
"""Letters: what is shorter is not worth a note."""
WORTH = 90
"""Letters saved in all, below which a note is more trouble than help."""
LETTERS = "abcdefgh"
"""Of the notes of a table, which has no more."""
MARK = "\x00"
"""Round the number of a note while it has no letter yet."""
MARKED = re.compile(f"{MARK}(\\d){MARK}")


def shared_notes(sources: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    r"""Sources with their common parts replaced by `note a`, `note b` and so on, and the notes in that order.

    Parts end at semicolons and colons. Nothing is lost: with the notes put back, the sources are as they were.

    >>> where = "implant surface below the cut, at the points of its mesh"
    >>> shared_notes([f"mean distance; {where}", "by hand", f"greatest distance; {where}", f"least one; {where}"])[0]
    ['mean distance; note\xa0a', 'by hand', 'greatest distance; note\xa0a', 'least one; note\xa0a']
    """
    split = [re.split(r"(; |: )", source.replace(MARK, " ")) for source in sources]
    long = [n for n, source in enumerate(sources) if len(source) > LINE]
    notes: list[str] = []
    while len(notes) < len(LETTERS):
        found = Counter(run for n in long for run in _runs(split[n]))
        best = max(found, key=lambda run: (_saved(run, found[run]), run), default="")
        if _saved(best, found[best]) < WORTH:
            break
        for n in long:
            split[n] = _marked(split[n], best, f"{MARK}{len(notes)}{MARK}")
        notes.append(best)
    told = ["".join(parts) for parts in split]
    met = list(dict.fromkeys(int(n) for source in told for n in MARKED.findall(source)))
    words = [MARKED.sub(lambda m: f"note\u00a0{LETTERS[met.index(int(m[1]))]}", source) for source in told]
    return words, tuple(notes[n] for n in met)


def _saved(run: str, count: int) -> int:
    whole = MARK not in run and all(run.count(a) == run.count(b) for a, b in ("()", "[]"))
    return (count - 1) * len(run) if whole and len(run) >= SHORTEST else 0


def _runs(parts: Sequence[str]) -> set[str]:
    """Every row of neighbouring parts with what stands between them."""
    return {"".join(parts[i : j + 1]) for i in range(0, len(parts), 2) for j in range(i, len(parts), 2)}


def _marked(parts: list[str], run: str, mark: str) -> list[str]:
    for i in range(0, len(parts), 2):
        for j in range(i, len(parts), 2):
            if "".join(parts[i : j + 1]) == run:
                return [*parts[:i], mark, *parts[j + 1 :]]
    return parts
