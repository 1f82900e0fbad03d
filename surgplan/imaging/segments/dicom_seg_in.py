"""DICOM Segmentation objects: binary, fractional and label map, frames in any order (PS3.3 A.51, C.8.20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.pixels import PLUGINS
from surgplan.imaging.segments.dicom_words import code_in, colour_of_cielab, words
from surgplan.imaging.segments.frame_stack import FramePlace, stack_grid
from surgplan.imaging.segments.label_onto import onto
from surgplan.imaging.segments.segment_file import Listed, Placed
from surgplan.imaging.subject import Subject, subject_of

SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"
LABEL_MAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7"
STORAGE_CLASSES = (SEGMENTATION, LABEL_MAP_SEGMENTATION)

LARGEST_SIDE = 16384
MOST_FRAMES = 200_000
BIG_ENDIAN = "1.2.840.10008.1.2.2"


@dataclass(frozen=True, eq=False)
class SegObject:
    """An opened Segmentation object; its frames are unpacked when a segment is asked for."""

    dataset: Any
    type: str
    """BINARY, FRACTIONAL or LABELMAP."""
    listed: tuple[Listed, ...]
    numbers: tuple[int, ...]
    """Of each frame the segment it shows; 0 where it shows all of them, as label maps do."""
    places: tuple[FramePlace, ...]
    subject: Subject
    kind: str = "DICOM SEG"

    def frame_of(self, segment: Listed) -> str:
        """One for the whole object."""
        return words(self.dataset, "FrameOfReferenceUID")

    def on(self, segment: Listed, grid: Grid, threshold: float) -> Placed:
        """A segment on an image's grid; BadInput if its frames make no volume or reach beyond the image."""
        wanted = [n for n, number in enumerate(self.numbers) if number in (0, segment.number)]
        if not wanted:
            return Placed(np.zeros(grid.array_shape, dtype=bool))
        rows, columns = int(self.dataset.Rows), int(self.dataset.Columns)
        own, slices = stack_grid(self.places, rows, columns, grid)
        mask = np.zeros(own.array_shape, dtype=bool)
        cautions = []
        for n, values in self._frames(wanted, rows, columns):
            if self.type == "LABELMAP":
                mask[slices[n]] |= values == segment.number
            elif self.type == "FRACTIONAL":
                mask[slices[n]] |= values >= threshold * self._most
            else:
                mask[slices[n]] |= values.astype(bool)
        if self.type == "FRACTIONAL":
            said = words(self.dataset, "SegmentationFractionalType").lower() or "fraction"
            cautions.append(f"It came as fractions ({said}): what is at least {threshold:g} was taken as inside.")
        placed = onto(mask, own, grid)
        return replace(placed, cautions=(*cautions, *placed.cautions))

    @property
    def _most(self) -> int:
        most = int(self.dataset.get("MaximumFractionalValue") or 0)
        if not 0 < most <= 255:
            raise BadInput(f"its MaximumFractionalValue is {most}, so its fractions can't be told; export it again")
        return most

    def _frames(self, wanted: list[int], rows: int, columns: int) -> Iterator[tuple[int, NDArray[Any]]]:
        """The numbers of frames and their values [rows, columns]."""
        dataset, bits = self.dataset, int(self.dataset.BitsAllocated)
        syntax = dataset.file_meta.TransferSyntaxUID
        if syntax.is_compressed and syntax.is_encapsulated:
            from pydicom.pixels import pixel_array

            plugin = PLUGINS.get(str(syntax))
            if plugin is None:
                raise BadInput(f"its pixels are compressed as {syntax.name}, which is not read; send it again uncompressed")
            for n in wanted:
                yield n, pixel_array(dataset, index=n, raw=True, decoding_plugin=plugin)
            return
        data = np.frombuffer(dataset.PixelData, dtype=np.uint8)
        pixels = rows * columns
        needed = (len(self.numbers) * pixels * bits + 7) // 8
        if len(data) < needed:
            raise BadInput(f"it holds {len(data)} bytes of pixels where {needed} are needed; copy it again from its source")
        for n in wanted:
            if bits == 1:  # frames follow each other without a gap, so one may begin within a byte
                first, last = n * pixels, (n + 1) * pixels
                unpacked = np.unpackbits(data[first // 8 : (last + 7) // 8], bitorder="little")
                values: NDArray[Any] = unpacked[first % 8 : first % 8 + pixels]
            else:
                size = bits // 8
                values = data[n * pixels * size : (n + 1) * pixels * size].view(f"<u{size}")
            yield n, values.reshape(rows, columns)


def open_seg(dataset: Any) -> SegObject:
    """A Segmentation object from its data set; BadInput if it is tiled, in colours or says contradicting things."""
    kind = words(dataset, "SegmentationType").upper()
    if kind not in ("BINARY", "FRACTIONAL", "LABELMAP"):
        raise BadInput(f"its segmentation type is {kind or 'not stated'}; export it as BINARY, FRACTIONAL or LABELMAP")
    if words(dataset, "DimensionOrganizationType").startswith("TILED") or dataset.get("TotalPixelMatrixColumns"):
        raise BadInput("it is tiled, as those of microscopes are, and lies in no scan; choose another file")
    _check_pixels(dataset, kind)
    shared = _first(dataset, "SharedFunctionalGroupsSequence")
    frames = list(dataset.get("PerFrameFunctionalGroupsSequence") or [])
    count = int(dataset.get("NumberOfFrames") or 1)
    if not 0 < count <= MOST_FRAMES or len(frames) != count:
        raise BadInput(f"it says it has {count} frames and describes {len(frames)}; copy it again from its source")
    listed = tuple(_listed(item) for item in dataset.get("SegmentSequence") or [] if int(item.SegmentNumber) != 0)
    if len({s.number for s in listed}) != len(listed):
        raise BadInput("two of its segments have the same number; export it again")
    numbers = tuple(0 if kind == "LABELMAP" else _number(frame, shared) for frame in frames)
    unknown = set(numbers) - {0} - {s.number for s in listed}
    if unknown:
        raise BadInput(f"its frames show segment {min(unknown)}, which it does not describe; export it again")
    places = tuple(_place(frame, shared) for frame in frames)
    return SegObject(dataset, kind, listed, numbers, places, subject_of(dataset))


def _check_pixels(dataset: Any, kind: str) -> None:
    rows, columns = int(dataset.get("Rows") or 0), int(dataset.get("Columns") or 0)
    if not (0 < rows <= LARGEST_SIDE and 0 < columns <= LARGEST_SIDE):
        raise BadInput(f"frames of {columns} x {rows} pixels can't be right; copy it again from its source")
    bits = int(dataset.get("BitsAllocated") or 0)
    fits = {"BINARY": (1,), "FRACTIONAL": (8,), "LABELMAP": (8, 16)}[kind]
    if bits not in fits or int(dataset.get("SamplesPerPixel") or 1) != 1:
        raise BadInput(f"a {kind} segmentation with {bits} bits a pixel can't be right; export it again")
    syntax = dataset.file_meta.get("TransferSyntaxUID")
    if syntax is None or str(syntax) == BIG_ENDIAN:
        raise BadInput("its bytes are in an order that is not read (big endian, or not stated); send it again in little endian")
    if kind == "BINARY" and syntax.is_encapsulated:
        raise BadInput(f"its bits are compressed ({syntax.name}), which is not read; send it again uncompressed")
    if "PixelData" not in dataset:
        raise BadInput("it has no pixels; copy it again from its source")


def _listed(item: Any) -> Listed:
    side = code_in(_first(item, "SegmentedPropertyTypeCodeSequence"), "SegmentedPropertyTypeModifierCodeSequence")
    return Listed(
        number=int(item.SegmentNumber),
        name=words(item, "SegmentLabel") or words(item, "SegmentDescription"),
        colour=colour_of_cielab(item.get("RecommendedDisplayCIELabValue") or []),
        category=code_in(item, "SegmentedPropertyCategoryCodeSequence"),
        code=code_in(item, "SegmentedPropertyTypeCodeSequence"),
        side=side.meaning if side else "",
    )


def _number(frame: Any, shared: Any) -> int:
    stated = _first(frame, "SegmentIdentificationSequence", shared)
    if stated.get("ReferencedSegmentNumber") is None:
        raise BadInput("some of its frames do not say which segment they show; export it again")
    return int(stated.ReferencedSegmentNumber)


def _place(frame: Any, shared: Any) -> FramePlace:
    position = _first(frame, "PlanePositionSequence", shared).get("ImagePositionPatient")
    orientation = _first(frame, "PlaneOrientationSequence", shared).get("ImageOrientationPatient")
    measures = _first(frame, "PixelMeasuresSequence", shared)
    spacing = measures.get("PixelSpacing")
    if not (position and orientation and spacing) or (len(position), len(orientation), len(spacing)) != (3, 6, 2):
        raise BadInput("some of its frames do not say where they lie in the patient; export it again with its geometry")
    steps = [float(measures.get(k) or 0) for k in ("SpacingBetweenSlices", "SliceThickness")]
    return FramePlace(
        position=tuple(float(v) for v in position),
        row=tuple(float(v) for v in orientation[:3]),
        column=tuple(float(v) for v in orientation[3:]),
        spacing=(float(spacing[1]), float(spacing[0])),
        steps=(steps[0], steps[1]),
    )


def _first(dataset: Any, keyword: str, otherwise: Any = None) -> Any:
    """The first item of a sequence, of the other data set where this one lacks it; an empty table where both do."""
    items = dataset.get(keyword)
    if items:
        return items[0]
    return {} if otherwise is None else _first(otherwise, keyword)
