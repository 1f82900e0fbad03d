"""What tells apart two images of the same place: a phase of the heart, an echo, a b-value, a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Value = float | str
Group = Callable[[str], Any]
"""From the keyword of a functional group's sequence to its item, or None."""


@dataclass(frozen=True)
class Mark:
    """One thing that can tell images of the same place apart."""

    name: str
    words: str
    """How a value is said, `{:g}` or `{}` for the value."""
    keywords: tuple[str, ...]
    """Elements of an image that hold it; the first that is there counts."""
    group: str = ""
    """Sequence of an enhanced file's functional groups, and there the elements `inside`."""
    inside: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """Elements, beside `keywords`, with the days of those that state a time of the day only; nothing where there is none."""
    ranked: bool = False
    """Whether the order of its values counts, and not their equality: clocks run on from slice to slice."""

    def said(self, value: Value) -> str:
        """A value in words.

        >>> MARKS[3].said(2.4)
        'echo 2.4 ms'
        """
        return self.words.format(value)


MARKS = (
    Mark(
        "cardiac",
        "{:g} % of the heartbeat",
        ("NominalPercentageOfCardiacPhase",),
        "CardiacSynchronizationSequence",
        ("NominalPercentageOfCardiacPhase",),
    ),
    Mark(
        "respiratory",
        "{:g} % of the breath",
        ("NominalPercentageOfRespiratoryPhase",),
        "RespiratorySynchronizationSequence",
        ("NominalPercentageOfRespiratoryPhase",),
    ),
    Mark(
        "trigger",
        "{:g} ms after the R wave",
        ("TriggerTime", "NominalCardiacTriggerDelayTime"),
        "CardiacSynchronizationSequence",
        ("NominalCardiacTriggerDelayTime",),
    ),
    Mark("echo", "echo {:g} ms", ("EchoTime",), "MREchoSequence", ("EffectiveEchoTime",)),
    Mark("echo number", "echo number {:g}", ("EchoNumbers",)),
    Mark("b", "b {:g} s/mm2", ("DiffusionBValue",), "MRDiffusionSequence", ("DiffusionBValue",)),
    Mark(
        "direction", "direction {}", ("DiffusionGradientOrientation",), "MRDiffusionSequence", ("DiffusionGradientOrientation",)
    ),
    Mark("inversion", "inversion {:g} ms", ("InversionTime",), "MRModifierSequence", ("InversionTimes",)),
    Mark("tube voltage", "{:g} kV", ("KVP",), "CTXRayDetailsSequence", ("KVP",)),
    Mark("contrast", "{}", ("ContrastBolusAgent",), "ContrastBolusUsageSequence", ("ContrastBolusAgentPhase",)),
    Mark("time", "time {:g}", ("TemporalPositionIdentifier",), "FrameContentSequence", ("TemporalPositionIndex",)),
    Mark("acquisition", "acquisition {:g}", ("AcquisitionNumber",), "FrameContentSequence", ("FrameAcquisitionNumber",)),
    Mark("heartbeat time", "{:g} ms after the R wave", ("TriggerTime",), ranked=True),
    Mark(
        "clock",
        "{}",
        ("AcquisitionDateTime", "AcquisitionTime"),
        "FrameContentSequence",
        ("FrameAcquisitionDateTime", "FrameReferenceDateTime"),
        dates=("", "AcquisitionDate"),
        ranked=True,
    ),
    Mark("written", "{}", ("ContentTime",), dates=("ContentDate",), ranked=True),
)
"""In the order in which they are tried."""

DIMENSION = "dimension "
"""How marks from the dimension indices of an enhanced file begin."""

PLACES = {"StackID", "InStackPositionNumber", "ImagePositionPatient", "ImageOrientationPatient", "PlanePositionSequence"}
"""Dimensions that tell where an image lies, and not when."""

KEYWORDS = tuple(
    sorted({word for mark in MARKS for word in (*mark.keywords, *mark.dates) if word} | {"DimensionIndexSequence"})
)


def moment_of(dataset: Mapping[str, Any] | Any, group: Group = lambda keyword: None) -> tuple[tuple[str, Value], ...]:
    """What a header, and of an enhanced file a frame's groups, say of each mark that is there."""
    found: dict[str, Value] = {}
    for mark in MARKS:
        item = group(mark.group) if mark.group else None
        value = _first(item, mark.inside)
        value = _first(dataset, mark.keywords, mark.dates) if value is None else value
        if value is not None:
            found[mark.name] = value
    found.update(_dimensions(dataset, group("FrameContentSequence")))
    return tuple(found.items())


def moment_like(
    last: tuple[tuple[str, Value], ...], dataset: Mapping[str, Any] | Any, changed: frozenset[str]
) -> tuple[tuple[str, Value], ...]:
    """`moment_of` a header without groups that differs from the one of `last` in the `changed` elements only."""
    marks = [mark for mark in MARKS if not changed.isdisjoint((*mark.keywords, *mark.dates))]
    if not marks:
        return last
    now = {mark.name: _first(dataset, mark.keywords, mark.dates) for mark in marks}
    if {name for name, value in now.items() if value is not None} != {name for name, _ in last if name in now}:
        return moment_of(dataset)  # another has come or gone
    return tuple((name, now.get(name, value)) for name, value in last)  # type: ignore[misc]


def _dimensions(dataset: Any, content: Any) -> dict[str, Value]:
    indices = None if content is None else content.get("DimensionIndexValues")
    pointers = dataset.get("DimensionIndexSequence")
    if indices is None or not pointers:
        return {}
    indices = [indices] if isinstance(indices, int) else list(indices)
    if len(indices) != len(pointers):
        return {}
    from pydicom.datadict import keyword_for_tag

    found: dict[str, Value] = {}
    for number, (pointer, index) in enumerate(zip(pointers, indices, strict=True), start=1):
        keyword = keyword_for_tag(pointer.get("DimensionIndexPointer") or 0) or f"Dimension{number}"
        if keyword not in PLACES:
            found[DIMENSION + _spaced(keyword)] = float(index)
    return found


def _spaced(keyword: str) -> str:
    """Words of a keyword.

    >>> _spaced("EffectiveEchoTime")
    'effective echo time'
    """
    return "".join(f" {c.lower()}" if c.isupper() else c for c in keyword).strip()


def _first(dataset: Any, keywords: tuple[str, ...], dates: tuple[str, ...] = ()) -> Value | None:
    for number, keyword in enumerate(keywords):
        value = None if dataset is None else dataset.get(keyword)
        if value is None or value == "":
            continue
        if keyword.endswith("Time") and isinstance(value, str) and not _is_plain(keyword):
            return _on_its_day(_seconds(value), dataset.get(dates[number]) if dates and dates[number] else None)
        if hasattr(value, "__len__") and not isinstance(value, str):
            if len(value) == 0:
                continue
            return ", ".join(f"{float(v):.2f}" for v in value) if len(value) > 1 else _plain(value[0])
        return _plain(value)
    return None


def _is_plain(keyword: str) -> bool:
    """Whether an element called a time is a length of time and no clock's."""
    return keyword in ("TriggerTime", "EchoTime", "InversionTime", "NominalCardiacTriggerDelayTime", "EffectiveEchoTime")


def _plain(value: Any) -> Value | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value).strip() or None
    return number if math.isfinite(number) else None


def _on_its_day(seconds: float | None, date: Any) -> float | None:
    """A time of the day on a day, where one is stated that can be read."""
    day = _seconds(str(date).strip().replace(".", "") + "000000") if date and seconds is not None else None
    return seconds if seconds is None or day is None else round(day + seconds, 4)


def _seconds(text: str) -> float | None:
    """Seconds of a DICOM TM or DT, over the days of a month for the latter.

    >>> _seconds("091609.232")
    33369.232
    >>> _seconds("20200630000001.5") - _seconds("20200629235959.5")
    2.0
    """
    text = str(text).strip().split("+")[0].replace(":", "")
    digits = text.split(".")[0]
    days = 0
    if len(digits) > 6:
        if len(digits) < 14 or not digits.isdigit():
            return None
        from datetime import date

        try:
            days = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).toordinal()
        except ValueError:
            return None
        text = text[8:]
    try:
        seconds = int(text[:2]) * 3600 + int(text[2:4] or 0) * 60 + float(text[4:] or 0)
    except ValueError:
        return None
    return round(days * 86400 + seconds, 4)
