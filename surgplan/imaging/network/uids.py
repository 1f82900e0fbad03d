"""Names that come from other computers, and what is asked of them before they are used."""

from __future__ import annotations

import re

from surgplan.base.errors import BadInput

UID_FORM = re.compile(r"[0-9]+(\.[0-9]+)*")
"""Digits and single dots, so that a UID can be a file's name and never a way out of a folder (PS3.5 section 9)."""

LONGEST_UID = 64

VERIFICATION = "1.2.840.10008.1.1"
PATIENT_FIND = "1.2.840.10008.5.1.4.1.2.1.1"
STUDY_FIND = "1.2.840.10008.5.1.4.1.2.2.1"
STUDY_MOVE = "1.2.840.10008.5.1.4.1.2.2.2"
STUDY_GET = "1.2.840.10008.5.1.4.1.2.2.3"

UNCOMPRESSED = ("1.2.840.10008.1.2.1", "1.2.840.10008.1.2")
"""Explicit and implicit little endian, which every archive has to know (PS3.5 section 10.1)."""

COMPRESSED = (
    "1.2.840.10008.1.2.4.90",  # JPEG 2000, lossless
    "1.2.840.10008.1.2.4.91",  # JPEG 2000
    "1.2.840.10008.1.2.4.80",  # JPEG-LS, lossless
    "1.2.840.10008.1.2.4.81",  # JPEG-LS
    "1.2.840.10008.1.2.4.70",  # JPEG, lossless, first-order prediction
    "1.2.840.10008.1.2.4.57",  # JPEG, lossless
    "1.2.840.10008.1.2.5",  # RLE
    "1.2.840.10008.1.2.4.201",  # high-throughput JPEG 2000, lossless
    "1.2.840.10008.1.2.4.202",  # the same, by resolution
    "1.2.840.10008.1.2.4.203",  # high-throughput JPEG 2000
    "1.2.840.10008.1.2.4.50",  # JPEG, baseline
    "1.2.840.10008.1.2.4.51",  # JPEG, extended
    "1.2.840.10008.1.2.1.99",  # deflated
    "1.2.840.10008.1.2.2",  # explicit big endian
)
"""Every other transfer syntax the importer has a word for; files are kept as they were sent."""

TRANSFER_SYNTAXES = (*UNCOMPRESSED, *COMPRESSED)


def is_uid(text: object) -> bool:
    """Whether a text has the form of a UID.

    >>> is_uid("1.2.840.10008.1.1"), is_uid("../1.2"), is_uid("1..2"), is_uid("")
    (True, False, False, False)
    """
    words = str(text)
    return len(words) <= LONGEST_UID and UID_FORM.fullmatch(words) is not None


def checked_uid(text: object, what: str) -> str:
    """The UID as a string; BadInput, naming `what` it is of, for anything that has not the form of one."""
    words = str(text).rstrip("\0 ")
    if not is_uid(words):
        raise BadInput(f"the UID of the {what} is not one ({words[:70]!r}); it is digits and dots, at most {LONGEST_UID}")
    return words
