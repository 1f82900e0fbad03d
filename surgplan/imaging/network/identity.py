"""Which image a data set is, read from its first groups and no further."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from pydicom.filereader import read_dataset
from pydicom.tag import Tag
from pydicom.uid import UID

from surgplan.base.errors import BadInput
from surgplan.imaging.network.uids import TRANSFER_SYNTAXES, checked_uid

DEFLATED = "1.2.840.10008.1.2.1.99"
DEFLATED_HEADER_BYTES = 1 << 20
"""As much of a deflated data set is unpacked to find who it is; more could be a bomb."""

PATIENT_NAME, PATIENT_ID = Tag(0x00100010), Tag(0x00100020)
SOP_CLASS, SOP_INSTANCE, STUDY, SERIES = Tag(0x00080016), Tag(0x00080018), Tag(0x0020000D), Tag(0x0020000E)
WANTED = {SOP_CLASS: "SOP class", SOP_INSTANCE: "image", STUDY: "study", SERIES: "series"}


@dataclass(frozen=True, slots=True)
class Identity:
    """The four UIDs that place an image, and whom it is of."""

    sop_class: str
    sop_uid: str
    study_uid: str
    series_uid: str
    patient: str | None = field(default=None, compare=False)
    """Hospital number and name as they were sent, to be compared and never shown; None where nobody looked."""


def identify(data: BinaryIO, transfer_syntax: str) -> Identity:
    """The identity of an encoded data set without file meta information.

    BadInput if it can't be read up to (0020,000E), or if one of the UIDs is missing or not one.
    """
    if transfer_syntax not in TRANSFER_SYNTAXES:
        raise BadInput("the data set is in a transfer syntax that is not known here")
    if transfer_syntax == DEFLATED:
        data = _unpacked_head(data)
    syntax = UID(transfer_syntax)
    try:
        head = read_dataset(
            data,
            syntax.is_implicit_VR,
            syntax.is_little_endian,
            stop_when=lambda tag, vr, length: tag > SERIES,
            specific_tags=[*WANTED, PATIENT_NAME, PATIENT_ID],
        )
        raw = {tag: _bytes(head.get_item(tag)) for tag in WANTED}
        patient = "\\".join(_bytes(head.get_item(tag)).strip("\0 ") for tag in (PATIENT_ID, PATIENT_NAME))
    except RecursionError as exc:
        raise BadInput("its sequences are nested too deeply") from exc
    except Exception as exc:  # a damaged data set makes pydicom raise what it likes
        raise BadInput("the data set is damaged") from exc
    sop_class, sop_uid, study_uid, series_uid = (checked_uid(raw[tag], what) for tag, what in WANTED.items())
    return Identity(sop_class, sop_uid, study_uid, series_uid, patient)


def _bytes(element: Any) -> str:
    """The value of an element as it was sent; never converted, since conversion warns about odd values."""
    value = getattr(element, "value", None)
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")


def _unpacked_head(data: BinaryIO) -> BytesIO:
    try:
        return BytesIO(zlib.decompressobj(-zlib.MAX_WBITS).decompress(data.read(DEFLATED_HEADER_BYTES), DEFLATED_HEADER_BYTES))
    except zlib.error as exc:
        raise BadInput("the data set can't be unpacked") from exc
