"""Structure sets: segments as closed planar contours along the edges of their voxels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pydicom.dataset import Dataset

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, silent
from surgplan.case.document import Case
from surgplan.case.operation import Blobs
from surgplan.report.colours import rgb
from surgplan.report.dicom.codes import code_item
from surgplan.report.dicom.contours import Corners, contours
from surgplan.report.dicom.header import FRAME_WORDS, Header, date_of, new_object, time_of
from surgplan.report.dicom.parts import Mask, Part, grid_of, not_empty

STRUCTURE_SET_CLASS = "1.2.840.10008.5.1.4.1.1.481.3"
DECIMALS = 6
"""Of a coordinate in mm: sixteen letters are allowed."""


def structure_set(case: Case, blobs: Blobs, header: Header, parts: Sequence[Part], progress: Progress = silent) -> Dataset:
    """A structure set with a region for each segment and its contours on the planes of its grid.

    It is to be written in implicit VR, where a contour may be longer than 64 kB. Refused where a segment is empty.
    """
    grid = grid_of(parts)
    dataset = new_object(header, STRUCTURE_SET_CLASS, "RTSTRUCT", "Structure set")
    del dataset.ContentDate, dataset.ContentTime
    dataset.OperatorsName = ""
    dataset.StructureSetLabel = "surgplan"
    dataset.StructureSetName = header.said("Segments of a surgplan case")
    dataset.StructureSetDescription = f"Contours along the edges of voxels, holes joined by channels; {FRAME_WORDS}"
    dataset.StructureSetDate, dataset.StructureSetTime = date_of(header), time_of(header)
    frame = Dataset()
    frame.FrameOfReferenceUID = header.frame_uid
    dataset.ReferencedFrameOfReferenceSequence = [frame]
    dataset.StructureSetROISequence = [_region(header, part, n + 1) for n, part in enumerate(parts)]
    found = []
    for n, part in enumerate(parts):
        progress(n / len(parts), f"contours of {part.name}")
        found.append(_contoured(part, not_empty(part, part.mask(case, blobs)), grid, n + 1))
    dataset.ROIContourSequence = found
    dataset.RTROIObservationsSequence = [_observation(part, n + 1) for n, part in enumerate(parts)]
    return dataset


def _region(header: Header, part: Part, place: int) -> Dataset:
    item = Dataset()
    item.ROINumber, item.ReferencedFrameOfReferenceUID = place, header.frame_uid
    item.ROIName = header.said(part.name)
    if part.segment.note:
        item.ROIDescription = header.said(part.segment.note, 1024)
    item.ROIGenerationAlgorithm = "SEMIAUTOMATIC"
    return item


def _contoured(part: Part, mask: Mask, grid: Grid, place: int) -> Dataset:
    item = Dataset()
    item.ReferencedROINumber = place
    item.ROIDisplayColor = list(rgb(part.segment.colour))
    item.ContourSequence = []
    for k in np.flatnonzero(mask.any(axis=(1, 2))):
        for corners in contours(mask[k]):
            contour = Dataset()
            contour.ContourNumber = len(item.ContourSequence) + 1
            contour.ContourGeometricType = "CLOSED_PLANAR"
            contour.NumberOfContourPoints = len(corners)
            contour.ContourData = _coordinates(corners, int(k), grid)
            item.ContourSequence.append(contour)
    return item


def _coordinates(corners: Corners, k: int, grid: Grid) -> list[str]:
    """LPS mm of pixel corners on a plane, three numbers each, written short."""
    ijk = np.column_stack([corners - 0.5, np.full(len(corners), float(k))])
    points = grid.to_lps(ijk)
    if np.abs(points).max() >= 1e8:
        raise Refused("the scan lies farther than 100 km from its origin, which can't be written; check its geometry")
    return [f"{v:.{DECIMALS}f}".rstrip("0").rstrip(".") for v in points.ravel().tolist()]


def _observation(part: Part, place: int) -> Dataset:
    item = Dataset()
    item.ObservationNumber = item.ReferencedROINumber = place
    item.RTROIIdentificationCodeSequence = [code_item(part.type)]
    item.RTROIInterpretedType, item.ROIInterpreter = "", ""
    return item
