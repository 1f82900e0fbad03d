"""What devices write about themselves into text attributes, where people write too: known words and short codes stay."""

from __future__ import annotations

import re

from surgplan.case.traces import Traces
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.profile import words
from surgplan.imaging.privacy.values import REMOVED, described

LABELS = frozenset(
    (
        *("SegmentLabel", "SegmentAlgorithmName", "AlgorithmName", "AlgorithmSource", "SurfaceModelLabel", "ContentLabel"),
        *("WindowCenterWidthExplanation", "LUTExplanation", "DimensionDescriptionLabel", "EnergyWindowName"),
        *("PositionReferenceIndicator", "DoseModeName"),
    )
)
"""Free words of people: cleaned as descriptions are."""
MAKERS = frozenset(("Manufacturer", "DetectorManufacturerName"))
KINDS = frozenset(("ImageType", "FrameType", "ScanOptions"))
"""Of these each value that is not known gets a code of its own, so that series are told apart as before."""
UNITS = frozenset(("RescaleType", "ModalityLUTType"))
KNOWN_UNITS = frozenset(("HU", "US", "OD", "MGML", "PCT", "BQML", "ED", "EDW", "HU_MOD", "Z_EFF", "CNTS", "NORMALIZED"))
UNSPECIFIED = "US"
STACK = re.compile(r"[A-Z]?\d{1,4}")
CODE = re.compile(r"\*?[A-Za-z0-9.+-]{1,16}")
WORDS_OF_A_CODE = re.compile(r"[A-Za-z]{4,}|\d{5,}")
"""Too long for a code: a name or a number."""
LONGEST_CS = 16


def of_machine(keyword: str, text: str, traces: Traces, keys: Keys) -> str:
    """One value of a text attribute as it may stay; `removed` where nothing of it may.

    >>> of_machine("ConvolutionKernel", "B30f Schmidt", Traces([]), Keys(b"k" * 32))
    'B30f'
    """
    if keyword in KINDS:
        return _kind(text, traces, keys)
    if keyword in UNITS:
        return text if text.strip().upper() in KNOWN_UNITS else UNSPECIFIED
    if keyword == "StackID":
        return text if STACK.fullmatch(text.strip()) else f"S{keys.pseudonym(f'stack|{text}')[:8]}"
    if keyword == "ContentLabel":
        return described(text, traces).upper().replace(" ", "_").replace(".", "_").replace("-", "_")[:LONGEST_CS] or "REMOVED"
    if keyword in LABELS:
        known = (described(word, traces) or word * _is_known(word, "equipment.txt", traces) for word in _parts(text))
        return " ".join(word for word in known if word) or REMOVED
    if keyword in MAKERS:
        kept = [word for word in _parts(text) if _is_known(word, "makers.txt", traces)]
    else:
        kept = [word for word in _parts(text) if _is_technical(word, traces)]
    if len(_parts(text)) > 1:  # a kernel may be called H; beside other words that is an initial
        kept = [word for word in kept if len(word.strip(".")) > 1 or word.isdigit()]
    return text if kept == _parts(text) else " ".join(kept) or REMOVED


def _kind(text: str, traces: Traces, keys: Keys) -> str:
    pieces = [piece for piece in re.split(r"[ _]+", text.strip()) if piece]
    known = all((p in words("image_types.txt") or _is_code(p)) and not _names(p, traces) for p in pieces)
    return text if known else f"X{keys.pseudonym(f'kind|{text}')[:8].upper()}"


def _parts(text: str) -> list[str]:
    return [word for word in re.split(r"[\s_,;:/()\\]+", text) if word]


def _is_technical(word: str, traces: Traces) -> bool:
    listed = any(_is_known(word, file, traces) for file in ("equipment.txt", "makers.txt", "descriptors.txt"))
    return listed or (_is_code(word) and not traces.in_text(word))


def _is_known(word: str, file: str, traces: Traces) -> bool:
    return word.lower().strip(".-*") in words(file) and not _names(word, traces)


def _names(word: str, traces: Traces) -> bool:
    """Whether a listed word is the name itself: in `Konica`, `ONI` is chance."""
    return traces.in_text(word) and len(word) > 1


def _is_code(word: str) -> bool:
    """Whether a word is a version, a kernel or a sequence by its form: a digit, few letters in a row, and no date."""
    if CODE.fullmatch(word) is None or not any(c.isdigit() for c in word) or WORDS_OF_A_CODE.search(word):
        return False
    return re.fullmatch(r"\d+[.-]\d+[.-](19|20)\d\d|(19|20)\d\d[.-]\d+[.-]\d+", word) is None
