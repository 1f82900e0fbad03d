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
SURE_NUMBER = 7
"""Digits from which on a number is no measure."""
FIRST_IDEOGRAPH = "\u2e80"
"""From here on characters are words or syllables, and no space parts them."""
PARTED = r"[\s._/-]"
"""What people put between the digits of a number."""
UNIT = (
    r"(?:[munck]?m[23\u00b2\u00b3]?|\u00b5m|m?l|ccm|deg|degrees?|\u00b0|%|hu|k?n|nmm|[kmg]?pa|k?g|kvp?|mas?|mgy|m?s|min|h|t|hz"
    r"|years?|px|pixels?|voxels?|slices?|frames?|files?|triangles?)"
)
"""After a short number this says that it is a measure."""
MONTHS = (
    *("january januar jan", "february februar feb", "march m\u00e4rz maerz mar mrz", "april apr", "may mai", "june juni jun"),
    *("july juli jul", "august aug", "september sept sep", "october oktober oct okt", "november nov"),
    "december dezember dec dez",
)
"""In English and German, the longer word first."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})


class Traces:
    """Everything that would betray some people."""

    def __init__(self, people: Iterable[Person], more: Iterable[str] = ()) -> None:
        people = list(people)
        found = {trace for person in people for trace in _traces(person)}
        for text in more:
            plain = unicodedata.normalize("NFC", text).strip().lower()
            found |= {plain} if len(plain) >= SHORTEST_NUMBER else set()
        self._take(found, {pair for person in people for pair in _pairs(person)})

    def __bool__(self) -> bool:
        return self._pattern is not None

    def in_text(self, text: str) -> bool:
        """Whether a text holds one.

        >>> Traces([Person("Doe^Jane")]).in_text("hip_doe2")
        True
        """
        return self._pattern is not None and bool(self._pattern.search(unicodedata.normalize("NFC", text)))

    def cleaned(self, text: str, instead: str = INSTEAD) -> str:
        """A text without them.

        >>> Traces([Person("Case^10", "160")]).cleaned("160: 10.2 mm of 160 mm")
        '[withheld]: 10.2 mm of 160 mm'
        """
        return text if self._pattern is None else self._pattern.sub(instead, unicodedata.normalize("NFC", text))

    def is_number(self, value: str) -> bool:
        """Whether a number is, as a whole, one of them: `4711.0` is, `-4711.5` isn't if 4711 is one."""
        whole = re.fullmatch(r"\s*[+-]?(\d+)(?:\.0*)?\s*", value)
        return whole is not None and bool({whole[1], whole[1].lstrip("0")} & self._numbers)

    def in_uid(self, uid: str) -> bool:
        """Whether a UID holds one of at least five digits, however it is joined with other digits."""
        return any(number in uid for number in self._numbers if len(number) >= SHORTEST_INSIDE)

    def in_bytes(self, data: bytes, shortest: int = SHORTEST_IN_BYTES) -> bool:
        """Whether bytes hold one of at least that many letters, in UTF-8, Latin-1 or UTF-16."""
        folded = data.lower()
        return any(_stands_in(coded, folded) for t in self.all if len(t) >= shortest for coded in _encodings(t))

    def without(self, text: str) -> Traces:
        """Those that do not stand in a text of ours anyway, which would be found again and again."""
        fewer = Traces(())
        fewer._take(
            (trace for trace in self.all if trace not in text.lower()),
            (pair for pair in self._pairs if not re.search(pair, text, re.IGNORECASE)),
        )
        return fewer

    def _take(self, found: Iterable[str], pairs: Iterable[str]) -> None:
        # longest first, so that a whole is taken out as a whole; whole names before their parts
        self.all = tuple(sorted(found, key=lambda trace: (-len(trace), trace)))
        self._pairs = tuple(sorted(pairs, key=lambda pair: (-len(pair), pair)))
        self._numbers = frozenset(re.sub(PARTED, "", t) for t in self.all if re.sub(PARTED, "", t).isdigit())
        patterns = [*self._pairs, *(_pattern(t) for t in self.all)]
        self._pattern = re.compile(f"(?:{'|'.join(patterns)})+", re.IGNORECASE) if patterns else None


def spellings(day: str) -> list[str]:
    """A DICOM or ISO date as people write it; nothing where it is no date.

    >>> spellings("19470512")[:3]
    ['19470512', '1947-05-12', '12.05.1947']
    """
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return []
    orders = ("%Y%m%d", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y.%m.%d", "%d-%m-%Y", "%d%m%Y", "%m%d%Y")
    y, m, d = when.year, when.month, when.day
    bare = (f"{d}.{m}.{y}", f"{m}/{d}/{y}", f"{d}/{m}/{y}", f"{y}-{m}-{d}", f"{d}-{m}-{y}")
    return list(dict.fromkeys([*(when.strftime(order) for order in orders), *bare]))


def _traces(person: Person) -> Iterator[str]:
    for part in re.split(r"[\s^,=]+", person.name):
        for word in {part, *re.split(r"[-.'\u2019]", part)}:
            yield from (w for w in _writings(word) if _names_somebody(w))
    number = unicodedata.normalize("NFC", person.patient_id).strip().lower()
    if len(number) >= SHORTEST_NUMBER:
        yield number
        runs = {run for found in re.findall(r"\d+", number) for run in (found, found.lstrip("0"))}
        yield from (run for run in runs if len(run) >= SHORTEST_INSIDE)
    yield from spellings(person.birth_date)


def _names_somebody(word: str) -> bool:
    """Whether a part of a name names somebody by itself; a short number, `Case^10` say, stands in every list of sizes."""
    if word in ORDINARY:
        return False
    if re.sub(PARTED, "", word).isdigit():
        return len(word) >= SHORTEST_INSIDE
    return len(word) >= SHORTEST_WORD or any(c >= FIRST_IDEOGRAPH for c in word)


def _pairs(person: Person) -> Iterator[str]:
    """Regular expressions for two parts of a name side by side, of which each by itself may be an ordinary word."""
    words = [w for part in re.split(r"[\s^,=]+", person.name) for w in dict.fromkeys((part, *re.split(r"[-.'\u2019]", part)))]
    parts = dict.fromkeys(writing for word in words if word for writing in sorted(_writings(word)))
    for a in parts:
        for b in parts:
            if a != b:
                between = r"[\s^,_.-]{0,3}" if len(a + b) >= SHORTEST_INSIDE else r"[\s^,_.-]{1,3}"
                yield rf"(?<![^\W_]){re.escape(a)}{between}{re.escape(b)}(?![^\W_])"


def _writings(word: str) -> set[str]:
    folded = unicodedata.normalize("NFC", word).lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return {folded, bare, folded.translate(UMLAUTS)}


def _pattern(trace: str) -> str:
    """A regular expression that finds a trace in whatever way people write it."""
    digits = re.sub(PARTED, "", trace)
    if digits.isdigit():
        when = _day_of(digits) if trace == digits else ""
        return f"{_number(trace, digits)}|{when}" if when else _number(trace, digits)
    if any(c >= FIRST_IDEOGRAPH for c in trace):
        return re.escape(trace)
    loose = r"[\s^,_./-]{0,3}".join(re.escape(piece) for piece in re.split(r"[\s^,_./-]+", trace) if piece)
    if not loose:
        return re.escape(trace)
    inside = len(trace) >= SHORTEST_INSIDE and not any(c.isdigit() for c in trace)
    before, after = (r"\d" if trace[end].isdigit() else "" if inside else r"[^\W\d_]" for end in (0, -1))
    return (rf"(?<!{before})" if before else "") + loose + (rf"(?!{after})" if after else "")


def _number(trace: str, digits: str) -> str:
    """A number not inside of another one; a short one only where it is no decimal, and none that has a unit."""
    if len(digits) >= SHORTEST_INSIDE:
        parted = r"[\s_/.-]" if len(digits) >= SURE_NUMBER else r"[\s_/-]"
        core = "".join(c + (rf"(?:(?<=\d\d){parted}(?=\d\d))?" if n + 1 < len(digits) else "") for n, c in enumerate(digits))
        core, flank = (core if trace == digits else f"(?:{core}|{re.escape(trace)})"), r"\d"
    else:
        core, flank = re.escape(trace), r"[^\W_]"
    if len(digits) >= SURE_NUMBER:
        return rf"(?<!\d){core}(?!\d)"
    return rf"(?<!{flank})(?<!\d[.,]){core}(?!{flank})(?![.,]\d)(?!\s?{UNIT}(?![^\W_]))"


def _day_of(digits: str) -> str:
    """A regular expression for a day that is written YYYYMMDD, in the ways people write it; nothing for other numbers."""
    try:
        when = date.fromisoformat(digits) if len(digits) == len("YYYYMMDD") else None
    except ValueError:
        when = None
    if when is None:
        return ""
    y, yy, m, d = f"{when:%Y}", f"{when:%y}", f"0?{when.month}", f"0?{when.day}"
    words, gap = "|".join(MONTHS[when.month - 1].split()), r"[\s.,/_-]{0,3}"
    forms = [
        *(rf"{a}[\s./_-]{{1,2}}{b}[\s./_-]{{1,2}}{c}" for a, b, c in ((y, m, d), (d, m, y), (m, d, y))),
        *(rf"{a}[./-]{b}[./-]{c}" for a, b, c in ((yy, m, d), (d, m, yy), (m, d, yy))),
        *(when.strftime(order) for order in ("%d%m%Y", "%m%d%Y", "%y%m%d", "%d%m%y", "%m%d%y")),
        rf"{d}(?:st|nd|rd|th)?{gap}(?:{words}){gap}(?:{y}|{yy})",
    ]
    return rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)|(?:{words}){gap}{d}(?:st|nd|rd|th)?{gap}{y}(?!\d)"


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
