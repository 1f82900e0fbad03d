"""The words, numbers and dates by which people would be known again, looked for in texts and in bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from surgplan.case.identity import Person

INSTEAD = "[withheld]"
ORDINARY = frozenset(
    [
        "hip",
        "head",
        "neck",
        "leg",
        "arm",
        "jaw",
        "knee",
        "foot",
        "hand",
        "bone",
        "left",
        "right",
        "stem",
        "cup",
        "young",
        "poisson",
        "case",
        "plan",
        "long",
        "short",
        "an",
        "as",
        "at",
        "be",
        "by",
        "ct",
        "do",
        "he",
        "hu",
        "if",
        "in",
        "is",
        "it",
        "mm",
        "mr",
        "no",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "we",
        "dr",
        "prof",
        "med",
        "mrs",
        "ms",
        "jr",
        "sr",
        "von",
        "van",
        "de",
        "la",
        "le",
        "anonymous",
    ]
)
"""Words that are also names or titles: alone they name nobody."""
SHORTEST_WORD = 2
SHORTEST_NUMBER = 3
SHORTEST_INSIDE = 5
"""Letters from which on a trace is also found inside a longer word."""
SHORTEST_IN_BYTES = 6
"""Bytes from which on a trace can't be chance in hundreds of megabytes of voxels."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})


class Traces:
    """Everything that would betray some people."""

    def __init__(self, people: Iterable[Person], more: Iterable[str] = ()) -> None:
        found = {trace for person in people for trace in _traces(person)}
        found |= {text.strip().lower() for text in more if len(text.strip()) >= SHORTEST_NUMBER}
        self._take(found)

    @property
    def whole_words(self) -> tuple[str, ...]:
        """A regular expression for each that finds it as a word of its own, where other words must stay readable."""
        flanks = [r"[^\W_]" if any(c.isdigit() for c in trace) else r"[^\W\d_]" for trace in self.all]
        return tuple(rf"(?<!{by}){re.escape(trace)}(?!{by})" for by, trace in zip(flanks, self.all, strict=True))

    def in_text(self, text: str) -> bool:
        """Whether a text holds one.

        >>> Traces([Person("Doe^Jane")]).in_text("hip_doe2")
        True
        """
        if self._pattern is None or not text:
            return False
        return bool(self._pattern.search(text) or self._pattern.search(unicodedata.normalize("NFC", text)))

    def cleaned(self, text: str, instead: str = INSTEAD) -> str:
        """A text without them."""
        return text if self._pattern is None else self._pattern.sub(instead, unicodedata.normalize("NFC", text))

    def in_bytes(self, data: bytes, shortest: int = SHORTEST_IN_BYTES) -> bool:
        """Whether bytes hold one of at least that many letters, in UTF-8, Latin-1 or UTF-16."""
        folded = data.lower()
        return any(_stands_in(coded, folded) for t in self.all if len(t) >= shortest for coded in _encodings(t))

    def without(self, text: str) -> Traces:
        """Those that do not stand in a text of ours anyway, which would be found again and again."""
        fewer = Traces(())
        fewer._take(trace for trace in self.all if trace not in text.lower())
        return fewer

    def _take(self, found: Iterable[str]) -> None:
        # longest first, so that a whole is taken out as a whole
        self.all = tuple(sorted(found, key=lambda trace: (-len(trace), trace)))
        self._pattern = re.compile("|".join(_pattern(t) for t in self.all), re.IGNORECASE) if self.all else None


def spellings(day: str) -> list[str]:
    """A DICOM or ISO date as people write it; nothing where it is no date.

    >>> spellings("19470512")[:3]
    ['19470512', '1947-05-12', '12.05.1947']
    """
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return []
    orders = ("%Y%m%d", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y.%m.%d", "%d-%m-%Y")
    return [when.strftime(order) for order in orders]


def _traces(person: Person) -> Iterator[str]:
    for part in re.split(r"[\s^,=]+", person.name):
        for word in {part, *re.split(r"[-.'\u2019]", part)}:
            yield from (w for w in _writings(word) if len(w) >= SHORTEST_WORD and w not in ORDINARY)
    if len(person.patient_id.strip()) >= SHORTEST_NUMBER:
        yield person.patient_id.strip().lower()
    yield from spellings(person.birth_date)


def _writings(word: str) -> set[str]:
    folded = unicodedata.normalize("NFC", word).lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return {folded, bare, folded.translate(UMLAUTS)}


def _pattern(trace: str) -> str:
    inside = r"\d" if trace.isdigit() else r"[^\W\d_]"
    if len(trace) >= SHORTEST_INSIDE and not trace.isdigit():
        return re.escape(trace)
    return rf"(?<!{inside}){re.escape(trace)}(?!{inside})"


def _stands_in(coded: bytes, data: bytes) -> bool:
    """Whether a trace stands there; one of digits alone only if it is no part of a longer number."""
    at = data.find(coded)
    while at >= 0:
        around = data[at - 1 : at] + data[at + len(coded) : at + len(coded) + 1]
        if not coded.isdigit() or not any(c in b"0123456789." for c in around):
            return True
        at = data.find(coded, at + 1)
    return False


def _encodings(trace: str) -> Iterator[bytes]:
    for text in {trace, trace.upper()}:
        for coding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            try:
                yield text.encode(coding).lower()
            except UnicodeEncodeError:
                continue
