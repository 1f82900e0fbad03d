"""The image planes of a DICOM file: one, or many in an enhanced multi-frame file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from surgplan.base.vector import Vector, vector
from surgplan.imaging.dicom.moments import Value, moment_like, moment_of

Kind = TypeVar("Kind")

MOST_FRAMES = 20000

STANDARD_TYPE = 3
"""Values of the image type that DICOM defines for every image; makers add theirs behind."""


@dataclass(frozen=True)
class Frame:
    """One image plane and its place in the patient."""

    path: Path
    index: int
    """Number of the frame within its file, from 0."""
    of: int
    """Number of frames in its file."""
    position_mm: Vector | None
    """LPS position of the centre of the first pixel."""
    orientation: tuple[float, ...] | None
    """Six numbers: the directions of increasing column and of increasing row."""
    spacing_mm: tuple[float, float] | None
    """Distance between rows, then between columns, as DICOM orders them."""
    slope: float
    intercept: float
    rescaled: bool
    """Whether the header states slope and intercept."""
    kind: tuple[str, ...]
    """Image or frame type and kernel: planes of different kinds are different images."""
    rescale_type: str = ""
    contrast: tuple[str, ...] = ()
    """Echo and b-value: planes that differ in these are different images, or a sequence if they lie in the same places."""
    subtype: tuple[str, ...] = ()
    """What a maker adds to the image type."""
    moment: tuple[tuple[str, Value], ...] = ()
    """What could tell it from another image of the same place: pairs of a mark's name and its value."""
    thickness_mm: float | None = None
    stated_gap_mm: float | None = None
    """What the header says of the distance between slices, which is not to be relied upon."""

    @property
    def label(self) -> str:
        """How a message names it.

        >>> Frame(Path("a/I7.dcm"), 0, 1, None, None, None, 1.0, 0.0, False, ()).label
        'I7.dcm'
        """
        return self.path.name if self.of == 1 else f"{self.path.name} frame {self.index + 1}"


def like(last: Kind, **changed: Any) -> Kind:
    """A copy of a frozen data class without slots with other values, as `replace` makes it in a tenth of the time."""
    copy = object.__new__(type(last))
    copy.__dict__.update(last.__dict__)
    copy.__dict__.update(changed)
    return copy


def frames_of(path: Path, dataset: Any, image_type: tuple[str, ...]) -> tuple[Frame, ...]:
    """Every image plane of a data set; ValueError for numbers that are none."""
    count = whole(dataset, "NumberOfFrames", 1)
    if not 1 <= count <= MOST_FRAMES:
        raise ValueError(f"a file of {count} frames can't be right")
    per_frame = dataset.get("PerFrameFunctionalGroupsSequence") or []
    shared = (list(dataset.get("SharedFunctionalGroupsSequence") or []) or [None])[0]
    if not per_frame:
        plane = None if count > 1 else dataset  # one position can't place many frames
        kind = image_type[:STANDARD_TYPE], _contrast(dataset), image_type[STANDARD_TYPE:]
        moment = moment_of(dataset)
        return tuple(_frame(path, n, count, plane, plane, plane, dataset, *kind, moment) for n in range(count))
    if len(per_frame) != count:
        raise ValueError(f"{count} frames but {len(per_frame)} descriptions of frames")
    return tuple(_enhanced(path, n, count, dataset, own, shared) for n, own in enumerate(per_frame))


def frame_like(last: Frame, path: Path, dataset: Any, changed: frozenset[str]) -> Frame:
    """The only plane of a data set that differs from that of `last` in place, in clocks, and in nothing else.

    `changed` are the keywords that may differ; ValueError for a place that is no numbers.
    """
    place = _numbers(dataset, "ImagePositionPatient", 3)
    moment = moment_like(last.moment, dataset, changed)
    return like(last, path=path, position_mm=None if place is None else vector(place), moment=moment)


def _enhanced(path: Path, index: int, count: int, dataset: Any, own: Any, shared: Any) -> Frame:
    """A frame of an enhanced file, from its own functional groups and else the shared ones."""

    def group(keyword: str) -> Any:
        for source in (own, shared):
            sequence = None if source is None else source.get(keyword)
            if sequence:
                return sequence[0]
        return None

    frame_type: tuple[str, ...] = ()
    for keyword in ("MRImageFrameTypeSequence", "CTImageFrameTypeSequence", "PETFrameTypeSequence"):
        found = group(keyword)
        if found is not None:
            frame_type += tuple(str(v).upper() for v in _several(found.get("FrameType")))
            frame_type += (str(found.get("ComplexImageComponent") or ""),)
    echo, diffusion, content = group("MREchoSequence"), group("MRDiffusionSequence"), group("FrameContentSequence")
    reconstruction = group("CTReconstructionSequence")
    kind = (
        *frame_type,
        "kernel " + str("" if reconstruction is None else reconstruction.get("ConvolutionKernel", "")),
        "stack " + str("" if content is None else content.get("StackID") or ""),
    )
    contrast = (
        "echo " + str("" if echo is None else echo.get("EffectiveEchoTime", "")),
        "b " + str("" if diffusion is None else diffusion.get("DiffusionBValue", "")),
    )
    place = (group("PlanePositionSequence"), group("PlaneOrientationSequence"), group("PixelMeasuresSequence"))
    values = group("PixelValueTransformationSequence")
    return _frame(path, index, count, *place, values, kind, contrast, (), moment_of(dataset, group))


def _contrast(dataset: Any) -> tuple[str, ...]:
    echo = str(dataset.get("EchoNumbers") or ""), str(dataset.get("EchoTime") or "")
    return ("echo " + " ".join(echo), "b " + str(dataset.get("DiffusionBValue") or ""))


def _frame(
    path: Path,
    index: int,
    count: int,
    position: Any,
    orientation: Any,
    measures: Any,
    values: Any,
    kind: tuple[str, ...],
    contrast: tuple[str, ...],
    subtype: tuple[str, ...],
    moment: tuple[tuple[str, Value], ...],
) -> Frame:
    spacing = _numbers(measures, "PixelSpacing", 2)
    place = _numbers(position, "ImagePositionPatient", 3)
    slope, intercept = (_number(values, key) for key in ("RescaleSlope", "RescaleIntercept"))
    return Frame(
        path=path,
        index=index,
        of=count,
        position_mm=None if place is None else vector(place),
        orientation=_numbers(orientation, "ImageOrientationPatient", 6),
        spacing_mm=None if spacing is None else (spacing[0], spacing[1]),
        slope=1.0 if slope is None else slope,
        intercept=0.0 if intercept is None else intercept,
        rescaled=slope is not None or intercept is not None,
        kind=kind,
        rescale_type="" if values is None else str(values.get("RescaleType") or "").strip().upper(),
        contrast=contrast,
        subtype=subtype,
        moment=moment,
        thickness_mm=_length(measures, "SliceThickness"),
        stated_gap_mm=_length(measures, "SpacingBetweenSlices"),
    )


def _length(measures: Any, keyword: str) -> float | None:
    """A length (mm) where it is a positive number; nothing rests on it, so another value is no reason to refuse a file."""
    try:
        value = _number(measures, keyword)
    except (TypeError, ValueError):
        return None
    return value if value is not None and math.isfinite(value) and value > 0 else None


def _several(value: Any) -> list[Any]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _number(dataset: Any, keyword: str) -> float | None:
    value = None if dataset is None else dataset.get(keyword)
    return None if value is None or value == "" else float(value)


def _numbers(dataset: Any, keyword: str, count: int) -> tuple[float, ...] | None:
    """`count` finite numbers of an element; None if it is missing, ValueError if they are not that."""
    values = None if dataset is None else dataset.get(keyword)
    if values is None or values == "" or (hasattr(values, "__len__") and len(values) == 0):
        return None
    numbers = tuple(float(v) + 0.0 for v in values)  # + 0.0 turns -0.0 into 0.0
    if len(numbers) != count or not all(math.isfinite(v) for v in numbers):
        raise ValueError(f"{keyword} should be {count} finite numbers, not {numbers}")
    return numbers


def whole(dataset: Any, keyword: str, default: int) -> int:
    """A whole number of a data set, or `default` where it is missing."""
    value = dataset.get(keyword)
    return default if value is None or value == "" else int(value)
