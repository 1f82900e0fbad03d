"""One data set without its patient: every element is judged by the profile, and what the profile does not list by its kind."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from pydicom import Dataset, Sequence
from pydicom.datadict import keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.tag import BaseTag
from pydicom.uid import UID_dictionary

from surgplan.base.errors import BadInput
from surgplan.case.traces import Traces
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.machine_words import KINDS, of_machine
from surgplan.imaging.privacy.profile import CODES, Options, action, listed, safe_private, words
from surgplan.imaging.privacy.values import DUMMIES, by_the_book, capped_age, described, dummy, shifted

DEEPEST = 64
"""Levels of sequences beyond which a file is not meant well."""
TEXTS = frozenset(("LO", "SH", "ST", "LT", "UT", "UC", "UR", "PN", "AE"))
DECIMALS = frozenset(("DS", "IS"))
LONG_NUMBER = 5
"""Digits from which on a binary number, which nobody types, may still be somebody's."""
TIMES = frozenset(("DA", "TM", "DT"))
NUMBERS = frozenset(("FD", "FL", "US", "SS", "UL", "SL", "UV", "SV", "AT", "US or SS"))
BULK = frozenset(
    (
        *(
            "PixelData",
            "FloatPixelData",
            "DoubleFloatPixelData",
            "LUTData",
            "ExtendedOffsetTable",
            "ExtendedOffsetTableLengths",
        ),
        *(f"{kind}{colour}PaletteColorLookupTableData" for kind in ("", "Segmented") for colour in ("Red", "Green", "Blue")),
        *("PointCoordinatesData", "VectorCoordinateData", "LongPrimitivePointIndexList", "TrianglePointIndexList"),
        *("LongTrianglePointIndexList", "PrimitivePointIndexList", "TrackPointIndexList"),
    )
)
"""Elements of many bytes that are images or shapes."""
PSEUDONYMS = frozenset(("PatientName", "PatientID"))
WHEN = {"removed": "REMOVED", "shifted": "MODIFIED", "kept": "UNMODIFIED"}
METHOD = "surgplan, DICOM PS3.15 Annex E"
OUR_WORDS = " ".join(
    (
        METHOD,
        *(meaning for _, meaning in CODES.values()),
        *(str(v) for v in DUMMIES.values()),
        "99ANON DCM YES NO SURGPLAN ISO_IR 192 MODIFIED REMOVED UNMODIFIED",
    )
)
"""Everything that this program itself writes into a data set."""


@dataclass
class Removed:
    """What was done, as counts of tags and actions: never a value."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def note(self, element: DataElement, done: str) -> None:
        """One more element to which something was done."""
        name = keyword_for_tag(element.tag) or ("private" if element.tag.is_private else "unknown")
        self.counts[f"{element.tag.group:04X},{element.tag.element:04X}", name, done] += 1

    def to_json(self) -> list[dict[str, Any]]:
        """Rows of tag, keyword, action and count."""
        return [
            {"tag": tag, "keyword": name, "action": done, "count": count}
            for (tag, name, done), count in sorted(self.counts.items())
        ]


@dataclass
class Scrubber:
    """Makes data sets that do not tell whose they are."""

    options: Options
    keys: Keys
    traces: Traces
    """What would betray the people of the whole study, looked for in everything that is kept."""
    person: str
    """The patient's key: pseudonym and shift of dates follow from it."""
    removed: Removed = field(default_factory=Removed)

    def scrubbed(self, dataset: Dataset, *, masked: bool = False) -> Dataset:
        """A new data set; the old one stays. BadInput if its sequences are nested too deeply.

        `masked` says that its pixels were looked at and cleaned.
        """
        new = self._dataset(dataset, 0, strict="PerFrameFunctionalGroupsSequence" in dataset)
        name = self.keys.pseudonym(self.person)
        new.PatientName, new.PatientID = name, name
        new.SpecificCharacterSet = "ISO_IR 192"
        new.PatientIdentityRemoved = "YES"
        new.LongitudinalTemporalInformationModified = WHEN[self.options.dates]
        used = ["basic", *(("pixels",) if masked else ()), *self.options.columns]
        new.DeidentificationMethod = METHOD
        new.DeidentificationMethodCodeSequence = Sequence(_code(*CODES[column]) for column in used)
        if masked:
            new.BurnedInAnnotation = "NO"
        return new

    def _dataset(self, dataset: Dataset, depth: int, strict: bool) -> Dataset:
        if depth > DEEPEST:
            raise BadInput(f"its sequences are nested more than {DEEPEST} deep")
        new = Dataset()
        for element in dataset:
            made = self._element(dataset, element, depth, strict or depth > 0)
            if made is not None:
                new.add(made)
        if any(k in new for k in ("CodeValue", "LongCodeValue", "URNCodeValue")) and not by_the_book(new, self.traces):
            self.removed.note(
                dataset[next(k for k in ("CodeValue", "LongCodeValue", "URNCodeValue") if k in dataset)], "code replaced"
            )
        return new

    def _element(self, dataset: Dataset, element: DataElement, depth: int, strict: bool) -> DataElement | None:
        tag, vr = element.tag, element.VR
        if tag.element == 0:
            return None
        if tag.is_private:
            return self._private(dataset, element)
        if not depth and element.keyword in PSEUDONYMS:
            self.removed.note(element, "pseudonym")
            return None
        letters = action(tag, self.options)
        if element.is_empty and vr != "SQ":
            return None if letters == "X" else DataElement(tag, vr, None)
        if letters is None:
            return self._unlisted(element, depth, strict)
        return self._listed(element, _chosen(letters, vr, strict), depth)

    def _listed(self, element: DataElement, letter: str, depth: int) -> DataElement | None:
        tag, vr = element.tag, element.VR
        if vr == "SQ" and letter in ("D", "C", "K", "U*"):
            return self._walked(element, depth)
        if letter == "K":
            # a kept characteristic in free words may hold anything
            if vr in TEXTS and listed(tag).get("patient") == "K":
                return self._cleaned(element)
            if vr == "UI":
                return self._kept_uid(element)
            return self._number(element, depth) if vr in DECIMALS else self._kept(element)
        if letter == "C":
            return self._cleaned(element)
        if letter in ("U", "U*"):
            return self._new_uid(element)
        if letter == "X":
            self.removed.note(element, "removed")
            return None
        if letter == "Z":
            self.removed.note(element, "emptied")
            return DataElement(tag, vr, Sequence() if vr == "SQ" else None)
        self.removed.note(element, "dummy")
        return DataElement(tag, vr, dummy(vr))

    def _unlisted(self, element: DataElement, depth: int, strict: bool) -> DataElement | None:
        """What the table does not name: kept where its kind can't tell a name, else gone."""
        tag, vr, keyword = element.tag, element.VR, element.keyword
        if not keyword:
            self.removed.note(element, "removed")
            return None
        if vr == "SQ":
            return self._walked(element, depth)
        if keyword in BULK:
            return DataElement(tag, vr, element.value)
        if vr in NUMBERS or vr in DECIMALS:
            return self._number(element, depth)
        if keyword == "BodyPartExamined":  # a code by its kind, but typed in by people
            part = described(str(element.value), self.traces).upper()[:16]
            return DataElement(tag, vr, part) if part else None
        if keyword in words("geometry.txt"):
            return DataElement(tag, vr, element.value)
        if keyword in KINDS or keyword == "ContentLabel":
            return self._of_machine(element)
        if vr == "CS":
            return self._kept(element)
        if vr == "UI":
            return self._new_uid(element)
        if vr in TIMES and self.options.dates != "removed":
            return self._cleaned(element) if self.options.dates == "shifted" else self._kept(element)
        coded = strict and keyword in ("CodeValue", "LongCodeValue", "CodingSchemeDesignator", "CodeMeaning")
        if coded:
            return self._kept(element)
        if keyword in words("technical.txt"):
            return self._of_machine(element)
        self.removed.note(element, "dummy" if strict and vr in DUMMIED else "removed")
        return DataElement(tag, vr, dummy(vr)) if strict and vr in DUMMIED else None

    def _of_machine(self, element: DataElement) -> DataElement:
        values = [str(v) for v in _values(element)]
        new = [of_machine(element.keyword, value, self.traces, self.keys) for value in values]
        if new != values:
            self.removed.note(element, "cleaned")
        return DataElement(element.tag, element.VR, new)

    def _walked(self, element: DataElement, depth: int) -> DataElement:
        items = [self._dataset(item, depth + 1, strict=True) for item in element.value or ()]
        return DataElement(element.tag, "SQ", Sequence(items))

    def _number(self, element: DataElement, depth: int) -> DataElement | None:
        """As it is, or not at all: a number in the place of another would be believed.

        What is no number, or as a whole somebody's, goes; where it might be needed, the file is held back (BadInput).
        """
        values, vr = [str(v) for v in _values(element)], element.VR
        measures = element.keyword in words("geometry.txt")
        wrong = vr in DECIMALS and not all(_well_formed(vr, v) for v in values)
        if not measures:
            wrong = wrong or any(self.traces.is_number(v) and (vr in DECIMALS or len(v) >= LONG_NUMBER) for v in values)
        if not wrong:
            return DataElement(element.tag, vr, element.value)
        if depth or measures:
            raise BadInput(f"its {element.keyword or 'private number'} may name somebody, and can't be left out")
        self.removed.note(element, "removed")
        return None

    def _kept(self, element: DataElement) -> DataElement | None:
        """As it is, but for words that betray somebody."""
        values = (
            [str(v) for v in _values(element)] if element.VR not in NUMBERS and not isinstance(element.value, bytes) else []
        )
        if element.VR == "AS":
            values = [capped_age(v) for v in values]
            return DataElement(element.tag, "AS", values)
        wrong = [v for v in values if self.traces.in_text(v) or not _well_formed(element.VR, v)]
        if not wrong:
            return DataElement(element.tag, element.VR, element.value)
        self.removed.note(element, "cleaned")
        fit = [dummy(element.VR) if v in wrong else v for v in values]
        return DataElement(element.tag, element.VR, fit)

    def _cleaned(self, element: DataElement) -> DataElement | None:
        vr, values = element.VR, [str(v) for v in _values(element)]
        if vr == "TM":
            return self._kept(element)
        self.removed.note(element, "shifted" if vr in TIMES else "cleaned")
        if vr in TIMES:
            days = self.keys.days(self.person)
            return DataElement(element.tag, vr, [shifted(v, days) for v in values])
        if vr not in TEXTS or vr in ("PN", "UR"):
            return None
        return DataElement(element.tag, vr, [described(v, self.traces) for v in values])

    def _kept_uid(self, element: DataElement) -> DataElement:
        """As it is, but where somebody's number was made a part of it: that one is replaced, the same way in every file."""
        values = [str(v) for v in _values(element)]
        return self._new_uid(element, [v for v in values if not self.traces.in_uid(v)])

    def _new_uid(self, element: DataElement, kept: Container[str] = ()) -> DataElement:
        values = [str(v) for v in _values(element)]
        new = [v if v in UID_dictionary or v in kept or not v else self.keys.uid(v) for v in values]
        if new != values:
            self.removed.note(element, "new uid")
        return DataElement(element.tag, "UI", new)

    def _private(self, dataset: Dataset, element: DataElement) -> DataElement | None:
        tag = element.tag
        if self.options.keep_safe_private and (_is_safe(dataset, tag) or _announces_safe(dataset, element)):
            if tag.is_private_creator:
                return self._kept(element)
            if element.VR in NUMBERS | DECIMALS:
                return self._number(element, 0)
        self.removed.note(element, "removed")
        return None


DUMMIED = frozenset(("LO", "SH", "ST", "LT", "UT", "UC", "PN", "AE", "DA", "DT", "TM", "AS"))


def _chosen(letters: str, vr: str, strict: bool) -> str:
    """One of the letters with slashes.

    Dummies and empty values are valid wherever an attribute may stand, so they are preferred to finding out what the object's
    definition asks for; only dates, which a dummy would falsify, go where an object without frames needs none.
    """
    several = letters.split("/")
    if vr in TIMES and not strict and len(several) > 1:
        return "Z" if "Z" in several else several[0]
    return several[-1]


def _values(element: DataElement) -> list[Any]:
    if element.VM > 1 and not isinstance(element.value, str | bytes):
        return list(element.value)
    return [] if element.value is None else [element.value]


def _well_formed(vr: str, value: str) -> bool:
    """Whether a text has the form its representation has; a sentence in place of a number may say anything."""
    if vr in DECIMALS:
        try:
            return not value.strip() or math.isfinite(float(value))
        except ValueError:
            return False
    if vr == "CS":
        return len(value) <= 16 and all(c.isupper() or c.isdigit() or c in " _" for c in value)
    return True


def _is_safe(dataset: Dataset, tag: BaseTag) -> bool:
    creator = dataset.get((tag.group, tag.element >> 8))
    return creator is not None and (tag.group, str(creator.value).strip(), tag.element & 0xFF) in safe_private()


def _announces_safe(dataset: Dataset, element: DataElement) -> bool:
    """Whether this names the creator of a block of which something is kept."""
    tag = element.tag
    return tag.is_private_creator and any(
        other.group == tag.group and other.element >> 8 == tag.element and _is_safe(dataset, other)
        for other in dataset.keys()  # noqa: SIM118
    )


def _code(value: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "DCM", meaning
    return item
