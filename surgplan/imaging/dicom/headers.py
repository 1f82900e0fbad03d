"""What the header of one DICOM image file says, as plain values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.dicom_file import PIXEL_DATA, UNDEFINED, Opened, PixelSpan, open_dataset
from surgplan.imaging.dicom.frames import Frame, frame_like, frames_of, like, whole
from surgplan.imaging.dicom.like_last import Pattern
from surgplan.imaging.dicom.moments import KEYWORDS
from surgplan.imaging.subject import SUBJECT_TAGS, Subject, subject_of

TAGS = [
    *("SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID", "Modality", "SeriesDescription"),
    *("ImageType", "ConvolutionKernel", "ProtocolName", "AcquisitionDate", "ContentDate", "SeriesDate", "StudyDate"),
    *("Rows", "Columns", "NumberOfFrames", "SamplesPerPixel", "PhotometricInterpretation", "BitsAllocated", "BitsStored"),
    *("HighBit", "PixelRepresentation", "PixelPaddingValue", "PixelPaddingRangeLimit", "LossyImageCompression"),
    *("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "SliceThickness", "EchoNumbers", "EchoTime"),
    *("DiffusionBValue", "RescaleSlope", "RescaleIntercept", "RescaleType", "GridFrameOffsetVector"),
    *("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"),
    *("ContrastBolusAgent", "BodyPartExamined", "KVP", "Manufacturer", "NominalPercentageOfCardiacPhase", "TriggerTime"),
    *("StudyInstanceUID", "SpacingBetweenSlices"),
    *SUBJECT_TAGS,
    *KEYWORDS,
]
"""Everything that is read of a header, by DICOM keyword."""

DIRECTORY = "1.2.840.10008.1.3.10"
"""Storage class of a DICOMDIR."""

OF_THE_FRAME = frozenset({"SOPInstanceUID", "ImagePositionPatient", "AcquisitionDateTime", "AcquisitionTime", "ContentTime"})
"""Elements that say nothing but where and when a plane was taken."""

LARGEST_SIDE = 16384
"""Rows or columns beyond this are taken for a damaged header."""


@dataclass(frozen=True)
class Header:
    """One DICOM image file."""

    path: Path
    study_uid: str
    series_uid: str
    frame_of_reference: str
    modality: str
    description: str
    kernel: str
    image_type: tuple[str, ...]
    acquired: str
    """ISO date, or nothing."""
    rows: int
    columns: int
    samples: int
    photometric: str
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    transfer_syntax: str
    padding: tuple[int, int] | None
    """Lowest and highest stored value that means nothing was scanned."""
    lossy: bool
    thickness_mm: float | None
    frames: tuple[Frame, ...]
    span: PixelSpan | None
    damage: str
    """What is wrong with the file itself, in words; nothing if it is whole."""
    subject: Subject
    contrast: str = ""
    """Contrast agent, where one is named."""
    body_part: str = ""
    """What was scanned, HIP say, where that is stated."""
    kvp: float | None = None
    manufacturer: str = ""
    mosaic: tuple[int, int] | None = None
    """Rows and columns of the stored image where its frames are tiles of it."""
    packed: str = ""
    """Why a mosaic can't be taken apart; nothing if it can, or if it is none."""
    cardiac_phase: str = ""
    """`35 %` of the heart's cycle or `240 ms` after its beginning, where that is stated."""


def read_header(path: Path) -> Header:
    """The header of an image file; BadInput, with a reason that does not name the file, where it is not a usable image."""
    opened = open_dataset(path, TAGS)
    try:
        return _like_last(path, opened) or _first_of_its_kind(path, opened)
    except RecursionError as exc:
        raise BadInput("its sequences are nested too deeply to be read") from exc
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError, NotImplementedError) as exc:
        raise BadInput(f"its DICOM header is damaged ({(str(exc).splitlines() or ['?'])[0][:120]})") from exc


_last: tuple[Pattern, Mapping[str, Any], Header] | None = None


def _first_of_its_kind(path: Path, opened: Opened) -> Header:
    global _last
    header = _header(path, opened)
    if opened.like is not None and len(header.frames) == 1 and header.mosaic is None and not header.packed:
        _last = opened.like, opened.values, header
    return header


def _like_last(path: Path, opened: Opened) -> Header | None:
    """The header of a file that differs from the last one only in its plane's place and time; None if it may in more."""
    pattern, values, last = _last or (None, {}, None)
    if pattern is None or last is None or opened.like is not pattern:
        return None
    for keyword in pattern.varying - OF_THE_FRAME:
        if opened.values[keyword] is not values[keyword]:  # equal numbers may be written in two ways
            return None
    frame = frame_like(last.frames[0], path, opened.values, pattern.varying)
    header = like(last, path=path, frames=(frame,), span=opened.span)
    damage = _damage(header)
    return header if damage == last.damage else like(header, damage=damage)


def _header(path: Path, opened: Opened) -> Header:
    dataset = opened.values
    modality = _text(dataset, "Modality")
    storage_class = _text(dataset, "SOPClassUID") or opened.storage_class
    _refuse_no_image(dataset, storage_class, modality, opened.span)
    image_type = tuple(str(v).strip().upper() for v in _values(dataset, "ImageType"))
    if "LOCALIZER" in image_type:
        raise BadInput("a localiser (scout view), not part of a volume")
    rows, columns = whole(dataset, "Rows", 0), whole(dataset, "Columns", 0)
    if not (0 < rows <= LARGEST_SIDE and 0 < columns <= LARGEST_SIDE):
        raise BadInput(f"an image of {columns} x {rows} pixels can't be right")
    allocated = whole(dataset, "BitsAllocated", 16)
    stored = whole(dataset, "BitsStored", allocated)
    header = Header(
        path=path,
        study_uid=_text(dataset, "StudyInstanceUID"),
        series_uid=_text(dataset, "SeriesInstanceUID"),
        frame_of_reference=_text(dataset, "FrameOfReferenceUID"),
        modality=modality,
        description=_text(dataset, "SeriesDescription") or _text(dataset, "ProtocolName"),
        kernel="\\".join(str(v) for v in _values(dataset, "ConvolutionKernel")),
        image_type=image_type,
        acquired=_date(dataset),
        rows=rows,
        columns=columns,
        samples=whole(dataset, "SamplesPerPixel", 1),
        photometric=_text(dataset, "PhotometricInterpretation") or "MONOCHROME2",
        bits_allocated=allocated,
        bits_stored=stored,
        high_bit=whole(dataset, "HighBit", stored - 1),
        signed=whole(dataset, "PixelRepresentation", 0) == 1,
        transfer_syntax=opened.transfer_syntax,
        padding=_padding(dataset, allocated),
        lossy=_text(dataset, "LossyImageCompression") == "01",
        thickness_mm=_positive(dataset, "SliceThickness"),
        frames=frames_of(path, dataset, image_type),
        span=opened.span,
        damage="",
        subject=subject_of(dataset),
        contrast=_text(dataset, "ContrastBolusAgent"),
        body_part=_text(dataset, "BodyPartExamined").upper(),
        kvp=_known(dataset, "KVP"),
        manufacturer=_text(dataset, "Manufacturer"),
        cardiac_phase=_cardiac_phase(dataset),
    )
    header = replace(header, damage=_damage(header))
    return _unpacked(header) if "MOSAIC" in image_type else header


def _unpacked(header: Header) -> Header:
    """A mosaic with its tiles as frames, or with the reason why they can't be told."""
    from surgplan.imaging.dicom.mosaic import with_tiles  # brings NumPy, which headers do without

    try:
        return with_tiles(header)
    except BadInput as exc:
        return replace(header, packed=str(exc))


def _refuse_no_image(dataset: Mapping[str, Any], storage_class: str, modality: str, span: PixelSpan | None) -> None:
    """BadInput for data sets that belong to no series of images.

    A series UID may be missing only from an image that says what it is and where: some anonymisers wipe all UIDs.
    """
    if storage_class == DIRECTORY:
        raise BadInput("a DICOMDIR, which only lists other files")
    if not storage_class:
        raise BadInput("not a DICOM image: it has no SOPClassUID")
    if "Rows" not in dataset and span is None:
        from pydicom.uid import UID

        name = UID(storage_class).name
        if name.endswith("Image Storage"):
            raise BadInput(f"it is cut off before its image ({name}); copy the scan again from its source")
        raise BadInput(f"DICOM without an image ({name or modality})")
    if not _text(dataset, "SeriesInstanceUID") and not (modality and "ImagePositionPatient" in dataset):
        raise BadInput("not a DICOM image: it has no SeriesInstanceUID")


def _damage(header: Header) -> str:
    """Why the pixels of a file can't be trusted to be all there."""
    span, again = header.span, "copy the scan again from its source"
    if span is None:
        return f"it ends before its pixel data; {again}"
    if span.tag != PIXEL_DATA:
        return "its pixels are floating point numbers, which are not read; export it as whole numbers with a rescale slope"
    if not span.complete:
        return f"its pixel data are cut off; {again}"
    needed = math.ceil(len(header.frames) * header.rows * header.columns * header.samples * header.bits_allocated / 8)
    if span.length != UNDEFINED and not header.photometric.startswith("YBR"):
        if span.length < needed:
            return f"it holds {span.length} bytes of pixels where {needed} are needed; {again}"
        if span.length > needed + needed % 2:
            return f"it holds {span.length} bytes of pixels where its size says {needed}, so its size can't be right; {again}"
    return ""


def _padding(dataset: Mapping[str, Any], allocated: int) -> tuple[int, int] | None:
    """The range of padding values, as unsigned numbers of `allocated` bits, in whichever sign they were written."""
    if dataset.get("PixelPaddingValue") is None:
        return None
    first = whole(dataset, "PixelPaddingValue", 0)
    last = whole(dataset, "PixelPaddingRangeLimit", first)
    return (min(first, last), max(first, last))


def _date(dataset: Mapping[str, Any]) -> str:
    for keyword in ("AcquisitionDate", "ContentDate", "SeriesDate", "StudyDate"):
        digits = _text(dataset, keyword).replace(".", "")
        if len(digits) == 8 and digits.isdigit():
            return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return ""


def _cardiac_phase(dataset: Mapping[str, Any]) -> str:
    """Of a gated scan; other scans may state a trigger time of nothing."""
    share, trigger = _text(dataset, "NominalPercentageOfCardiacPhase"), _text(dataset, "TriggerTime")
    if share:
        return f"{share} %"
    return "" if trigger in ("", "0", "0.0") else f"{trigger} ms"


def _text(dataset: Mapping[str, Any], keyword: str) -> str:
    value = dataset.get(keyword)
    return "" if value is None else str(value).strip()


def _values(dataset: Mapping[str, Any], keyword: str) -> list[Any]:
    value = dataset.get(keyword)
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _known(dataset: Mapping[str, Any], keyword: str) -> float | None:
    """A positive number that is no reason to refuse a file where it is none."""
    try:
        return _positive(dataset, keyword)
    except (TypeError, ValueError):
        return None


def _positive(dataset: Mapping[str, Any], keyword: str) -> float | None:
    value = dataset.get(keyword)
    number = math.nan if value in (None, "") else float(value)
    return number if math.isfinite(number) and number > 0 else None
