"""DICOM segmentations, binary (a bit for each voxel and segment) and label map (a number for each voxel)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.valuerep import DS, format_number_as_ds

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, silent
from surgplan.case.codec import canonical, encode
from surgplan.case.document import Case, Code
from surgplan.case.operation import Blobs
from surgplan.report.dicom.cielab import scaled
from surgplan.report.dicom.codes import code_item
from surgplan.report.dicom.header import FRAME_WORDS, Header, new_object
from surgplan.report.dicom.parts import Mask, Part, grid_of, not_empty
from surgplan.report.dicom.uids import uid_of
from surgplan.segment.anatomy import side_code

BINARY_CLASS = "1.2.840.10008.5.1.4.1.1.66.4"
LABEL_MAP_CLASS = "1.2.840.10008.5.1.4.1.1.66.7"
POSITION, PLANE_POSITION = 0x00200032, 0x00209113
SEGMENT_NUMBER, SEGMENT_IDENTIFICATION = 0x0062000B, 0x0062000A
BACKGROUND_CATEGORY = Code("309825002", "SCT", "Spatial and Relational Concept")
BACKGROUND = Code("125040", "DCM", "Background")
MOST_IN_A_BYTE = 255
MOST_IN_TWO = 65535


def binary_segmentation(
    case: Case, blobs: Blobs, header: Header, parts: Sequence[Part], progress: Progress = silent
) -> Dataset:
    """A binary segmentation: a frame for each segment and plane of the grid that it has voxels on. Segments may overlap.

    Refused where a segment is empty.
    """
    grid = grid_of(parts)
    frames: list[tuple[int, int]] = []
    packed: list[NDArray[np.uint8]] = []
    for n, part in enumerate(parts):
        progress(n / len(parts), f"voxels of {part.name}")
        mask = not_empty(part, part.mask(case, blobs))
        planes = np.flatnonzero(mask.any(axis=(1, 2)))
        frames += [(n + 1, int(k)) for k in planes]
        packed.append(_bits(mask, planes))
    dataset = _segmentation(header, BINARY_CLASS, grid, "BINARY", bits=1)
    dataset.SegmentSequence = [_segment(header, part, n + 1) for n, part in enumerate(parts)]
    dataset.SegmentsOverlap = "UNDEFINED" if len(parts) > 1 else "NO"
    _dimensions(dataset, grid, (SEGMENT_NUMBER, SEGMENT_IDENTIFICATION, "Segment"), (POSITION, PLANE_POSITION, "Plane"))
    rank = {k: n + 1 for n, k in enumerate(sorted({k for _, k in frames}))}
    dataset.PerFrameFunctionalGroupsSequence = [_frame(grid, k, [number, rank[k]], number) for number, k in frames]
    dataset.NumberOfFrames = len(frames)
    dataset.add_new("PixelData", "OB", _even(_together(packed, grid)))
    return dataset


def label_map(case: Case, blobs: Blobs, header: Header, parts: Sequence[Part], progress: Progress = silent) -> Dataset:
    """A label map segmentation: the number of its segment at each voxel, on the planes from the first to the last in use.

    Refused where a segment is empty or where two share voxels: those need a binary one.
    """
    grid = grid_of(parts)
    if len(parts) > MOST_IN_TWO:
        raise Refused(f"a label map holds at most {MOST_IN_TWO} segments")
    bits = 8 if len(parts) <= MOST_IN_A_BYTE else 16
    labels = np.zeros(grid.array_shape, dtype=np.uint8 if bits == 8 else "<u2")
    for n, part in enumerate(parts):
        progress(n / len(parts), f"voxels of {part.name}")
        mask = not_empty(part, part.mask(case, blobs))
        taken = labels[mask]
        if taken.any():
            other = parts[int(taken.max()) - 1].name
            raise Refused(
                f"{other!r} and {part.name!r} share {np.count_nonzero(taken)} voxels, and a label map gives each voxel to one; "
                "name segments that lie apart, or write a binary segmentation (--as seg)"
            )
        labels[mask] = n + 1
    planes = np.flatnonzero(labels.any(axis=(1, 2)))
    first, last = int(planes[0]), int(planes[-1])
    dataset = _segmentation(header, LABEL_MAP_CLASS, grid, "LABELMAP", bits)
    dataset.PixelPaddingValue = 0
    dataset.PresentationLUTShape = "IDENTITY"
    dataset.SegmentSequence = [_background(), *(_segment(header, part, n + 1) for n, part in enumerate(parts))]
    dataset.SegmentsOverlap = "NO"
    _dimensions(dataset, grid, (POSITION, PLANE_POSITION, "Plane"))
    dataset.DimensionOrganizationType = "3D"
    dataset.PerFrameFunctionalGroupsSequence = [_frame(grid, k, [k - first + 1]) for k in range(first, last + 1)]
    dataset.NumberOfFrames = last - first + 1
    dataset.add_new("PixelData", "OB" if bits == 8 else "OW", _even(labels[first : last + 1].tobytes()))
    return dataset


def _segmentation(header: Header, sop_class: str, grid: Grid, kind: str, bits: int) -> Dataset:
    dataset = new_object(header, sop_class, "SEG", "Segmentation")
    dataset.ImageType = ["DERIVED", "PRIMARY"]
    dataset.ContentLabel = "SEGMENTATION"
    dataset.ContentDescription = header.said(f"Segments of a surgplan case; {FRAME_WORDS}")
    dataset.ContentCreatorName = ""
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PixelRepresentation = 1, "MONOCHROME2", 0
    dataset.Rows, dataset.Columns = grid.size[1], grid.size[0]
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = bits, bits, bits - 1
    dataset.LossyImageCompression = "00"
    dataset.SegmentationType = kind
    measures, orientation, shared = Dataset(), Dataset(), Dataset()
    measures.PixelSpacing = [number(grid.spacing_mm[1]), number(grid.spacing_mm[0])]
    measures.SliceThickness = measures.SpacingBetweenSlices = number(grid.spacing_mm[2])
    orientation.ImageOrientationPatient = [number(v) for v in (*grid.axes[:, 0], *grid.axes[:, 1])]
    shared.PixelMeasuresSequence, shared.PlaneOrientationSequence = [measures], [orientation]
    dataset.SharedFunctionalGroupsSequence = [shared]
    return dataset


def _segment(header: Header, part: Part, place: int) -> Dataset:
    item = Dataset()
    item.SegmentNumber = place
    item.SegmentLabel = header.said(part.name)
    if part.segment.note:
        item.SegmentDescription = header.said(part.segment.note, 1024)
    # a case does not tell what a user corrected by hand, so nothing is called automatic
    item.SegmentAlgorithmType, item.SegmentAlgorithmName = "SEMIAUTOMATIC", "surgplan"
    item.SegmentedPropertyCategoryCodeSequence = [code_item(part.category)]
    item.SegmentedPropertyTypeCodeSequence = [code_item(part.type)]
    side = side_code(part.segment.side)
    if side is not None:
        item.SegmentedPropertyTypeCodeSequence[0].SegmentedPropertyTypeModifierCodeSequence = [code_item(side)]
    item.RecommendedDisplayCIELabValue = scaled(part.segment.colour)
    item.TrackingID, item.TrackingUID = header.said(part.name), part.tracking_uid(header)
    return item


def _background() -> Dataset:
    """Every value of a label map is described; that of the pixel padding value is nothing of the patient."""
    item = Dataset()
    item.SegmentNumber, item.SegmentLabel, item.SegmentAlgorithmType = 0, "Background", "AUTOMATIC"
    item.SegmentAlgorithmName = "surgplan"
    item.SegmentedPropertyCategoryCodeSequence = [code_item(BACKGROUND_CATEGORY)]
    item.SegmentedPropertyTypeCodeSequence = [code_item(BACKGROUND)]
    return item


def _dimensions(dataset: Dataset, grid: Grid, *dimensions: tuple[int, int, str]) -> None:
    uid = uid_of("dimensions", canonical(encode(grid)), *(words for _, _, words in dimensions))
    organisation = Dataset()
    organisation.DimensionOrganizationUID = uid
    dataset.DimensionOrganizationSequence = [organisation]
    items = []
    for pointer, group, words in dimensions:
        item = Dataset()
        item.DimensionOrganizationUID, item.DimensionDescriptionLabel = uid, words
        item.DimensionIndexPointer, item.FunctionalGroupPointer = pointer, group
        items.append(item)
    dataset.DimensionIndexSequence = items


def _frame(grid: Grid, k: int, index: list[int], segment: int | None = None) -> Dataset:
    item, content, position = Dataset(), Dataset(), Dataset()
    content.DimensionIndexValues = index
    position.ImagePositionPatient = [number(v) for v in grid.to_lps(np.array([0, 0, k]))]
    item.FrameContentSequence, item.PlanePositionSequence = [content], [position]
    if segment is not None:
        identification = Dataset()
        identification.ReferencedSegmentNumber = segment
        item.SegmentIdentificationSequence = [identification]
    return item


def _bits(mask: Mask, planes: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The frames of some planes, packed where a frame fills whole bytes, else one byte a voxel."""
    whole = mask[0].size % 8 == 0
    frames = [np.packbits(mask[k], bitorder="little") if whole else mask[k].ravel().astype(np.uint8) for k in planes]
    return np.concatenate(frames)


def _together(packed: list[NDArray[np.uint8]], grid: Grid) -> bytes:
    data = np.concatenate(packed)
    if grid.size[0] * grid.size[1] % 8:
        data = np.packbits(data, bitorder="little")
    return data.tobytes()


def _even(data: bytes) -> bytes:
    return data + b"\0" * (len(data) % 2)


def number(value: Any) -> DS:
    """A number as a decimal string: at most 16 letters, as many digits as that allows."""
    return DS(format_number_as_ds(float(value)))
