"""People's names and birth dates as DICOM headers write them, and whether two names can be of one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

COMPONENTS = 3
"""Family, given and middle name; prefix and suffix, which follow, come and go."""
LONGEST = 200
"""Letters of a writing that are compared; DICOM allows 64."""
MOST_WORDS = 12
"""Of a name in which no separator tells the family name: more are no name."""
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
PLAIN_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

Reading = tuple[str, tuple[str, ...]]
"""A family name in one piece, and the given names."""


def name_parts(name: str) -> frozenset[str]:
    """The words of a person name, folded; only its first writing where it has several."""
    first = next((group for group in name.split("=") if group.strip("^ ")), "")
    return frozenset(_words(first))


def alike(one: str, other: str) -> bool | None:
    """Whether two names can be of one person; None if they can't be compared: one is missing or in another script.

    The family names must be the same, and the given ones too, or short for the other's, or missing. Case, accents, their
    encoding, umlauts written out, separators, blanks and order do not matter.

    >>> alike("MUELLER^A", "Müller, Anna"), alike("Smith^John", "Smith^Mary"), alike("Tanaka^Taro", "田中^太郎")
    (True, False, None)
    """
    return _compared(one, other, lambda a, b: _same_words(a, b) or any(_short(x, y) for x in _read(a) for y in _read(b)))


def the_same(one: str, other: str) -> bool:
    """Whether two names have the same words, for where nothing else tells people apart.

    >>> the_same("Doe^Jane", "jane doe"), the_same("Doe^J", "Doe^Jane")
    (True, False)
    """
    return _compared(one, other, _same_words) is True


def same_given(one: str, other: str) -> bool:
    """Whether two names differ in the family name at most, as by marriage; not where a given name is missing.

    >>> same_given("Doe^Jane", "Roe^Jane"), same_given("Doe^Jane", "Doe^Edgar")
    (True, False)
    """

    def given(a: str, b: str) -> bool:
        return any(bool(x[1] and y[1]) and _given_fit(x[1], y[1]) for x in _read(a) for y in _read(b))

    return _compared(one, other, given) is True


def birth(text: str) -> str:
    """A birth date as YYYYMMDD; nothing where it is no date.

    >>> birth("1950.01.31"), birth("00000000")
    ('19500131', '')
    """
    digits = re.sub(r"[\s.-]", "", text)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).strftime("%Y%m%d") if len(digits) == 8 else ""
    except ValueError:
        return ""


def _compared(one: str, other: str, fit: Callable[[str, str], bool]) -> bool | None:
    """Whether all writings in the same script fit each other; None where there are none."""
    pairs = [(a, b) for a in _writings(one) for b in _writings(other) if _script(a) == _script(b)]
    return all(fit(a, b) for a, b in pairs) if pairs else None


def _writings(name: str) -> list[str]:
    """Alphabetic, ideographic and phonetic, those that there are, without what follows the names."""
    groups = (re.split(r"[\^,]", group.strip(" ")[:LONGEST]) for group in name.split("=", 3)[:3])
    return [text for group in groups if _words(text := "^".join(group[:COMPONENTS]).rstrip("^ "))]


def _script(writing: str) -> str:
    """LATIN, CJK, HIRAGANA, .. as the name of its first letter begins."""
    return unicodedata.name(next((c for c in _folded(writing) if c.isalnum()), " "), "?").split()[0]


def _read(writing: str) -> Iterator[Reading]:
    """What may be family and given name; several ways where no separator tells."""
    family, *given = writing.split("^")
    words = _words(family)[:MOST_WORDS]
    if given:
        if words:
            yield "".join(words), tuple(_words("^".join(given)))
        return
    for k in range(1, len(words) + 1):
        yield "".join(words[:k]), tuple(words[k:])
        if k < len(words):
            yield "".join(words[k:]), tuple(words[:k])


def _short(one: Reading, other: Reading) -> bool:
    return bool(_spellings(one[0]) & _spellings(other[0])) and _given_fit(one[1], other[1])


def _given_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each given name of the shorter list is one of the longer, or one is the other's beginning."""
    fewer, more = sorted((one, other), key=len)
    return all(any(_begins(a, b) for b in more) for a in fewer)


def _begins(one: str, other: str) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in _spellings(one) for b in _spellings(other))


def _same_words(one: str, other: str) -> bool:
    first, second = ([_spellings(word) for word in _words(writing)] for writing in (one, other))
    each = all(any(a & b for b in second) for a in first) and all(any(a & b for b in first) for a in second)
    return each and len(first) == len(second)


def _spellings(word: str) -> set[str]:
    """A word in plain letters, without its accents and with its umlauts written out."""
    return {_plain(word), _plain(word.translate(WRITTEN_OUT))}


def _plain(word: str) -> str:
    bare = (c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", "".join(bare).translate(PLAIN_LETTERS)) or word


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s^,.=]+", _folded(text)) if word]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
