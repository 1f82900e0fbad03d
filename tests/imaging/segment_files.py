"""Files of segments with known truth: Segmentation objects and structure sets, element by element."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from surgplan.base.grid import Grid

FRAME = "1.2.826.0.1.9"
SEG = "1.2.840.10008.5.1.4.1.1.66.4"
LABELMAP = "1.2.840.10008.5.1.4.1.1.66.7"
RTSTRUCT = "1.2.840.10008.5.1.4.1.1.481.3"


def head(storage_class: str, modality: str) -> Dataset:
    """What every file begins with."""
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = storage_class
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = "1.2.826.0.1.77"
    ds.StudyInstanceUID, ds.SeriesInstanceUID = "1.2.826.0.1.0", "1.2.826.0.1.78"
    ds.Modality = modality
    ds.PatientName, ds.PatientID, ds.PatientBirthDate = "Nobody^Nick", "H-4711", "19600229"
    ds.FrameOfReferenceUID = FRAME
    return ds


def item(**values) -> Dataset:
    """A data set of the given elements."""
    ds = Dataset()
    for keyword, value in values.items():
        setattr(ds, keyword, value)
    return ds


def code(value: str, scheme: str, meaning: str) -> Dataset:
    """A coded entry."""
    return item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)


def seg_dataset(
    grid: Grid,
    masks: dict[str, np.ndarray],
    kind: str = "BINARY",
    order: Sequence[int] | None = None,
    step_stated: bool = True,
    empty_frames: bool = False,
    most: int = 200,
) -> Dataset:
    """A Segmentation object of arrays [k, j, i] on a grid: booleans, or fractions from 0 to 1; numbered in their order.

    Frames are in the order of segments and slices, or in `order`, without empty ones.
    """
    ds = head(LABELMAP if kind == "LABELMAP" else SEG, "SEG")
    ds.SegmentationType = kind
    if kind == "FRACTIONAL":
        ds.SegmentationFractionalType, ds.MaximumFractionalValue = "PROBABILITY", most
    ds.Rows, ds.Columns, ds.SamplesPerPixel, ds.PixelRepresentation = grid.size[1], grid.size[0], 1, 0
    ds.BitsAllocated = ds.BitsStored = 1 if kind == "BINARY" else 8
    ds.HighBit, ds.PhotometricInterpretation = ds.BitsAllocated - 1, "MONOCHROME2"
    ds.SegmentSequence = [
        item(
            SegmentNumber=n,
            SegmentLabel=name,
            SegmentAlgorithmType="MANUAL",
            SegmentedPropertyCategoryCodeSequence=[code("123037004", "SCT", "Anatomical Structure")],
            SegmentedPropertyTypeCodeSequence=[code("10200004", "SCT", "Liver")],
        )
        for n, name in enumerate(masks, 1)
    ]
    measures = item(PixelSpacing=[grid.spacing_mm[1], grid.spacing_mm[0]], SliceThickness=grid.spacing_mm[2])
    if step_stated:
        measures.SpacingBetweenSlices = grid.spacing_mm[2]
    orientation = item(ImageOrientationPatient=[float(v) for v in grid.axes[:, :2].T.ravel()])
    ds.SharedFunctionalGroupsSequence = [item(PixelMeasuresSequence=[measures], PlaneOrientationSequence=[orientation])]
    if kind == "LABELMAP":
        stack = np.zeros(grid.array_shape, np.uint8)
        for n, mask in enumerate(masks.values(), 1):
            stack[mask] = n
        frames = [(0, k, stack[k]) for k in range(grid.size[2])]
    else:
        frames = [(n, k, mask[k]) for n, mask in enumerate(masks.values(), 1) for k in range(grid.size[2])]
    frames = [frame for frame in frames if empty_frames or frame[2].any()]
    frames = [frames[n] for n in order] if order is not None else frames
    ds.PerFrameFunctionalGroupsSequence = [_frame(grid, n, k) for n, k, _ in frames]
    ds.NumberOfFrames = len(frames)
    values = np.stack([np.asarray(frame[2]) for frame in frames])
    if kind == "BINARY":
        data = np.packbits(values.astype(bool).ravel(), bitorder="little").tobytes()
    elif kind == "FRACTIONAL":
        data = np.rint(values * most).astype(np.uint8).tobytes()
    else:
        data = values.astype(np.uint8).tobytes()
    ds.PixelData = data + b"\0" * (len(data) % 2)
    ds["PixelData"].VR = "OB"
    return ds


def _frame(grid: Grid, number: int, k: int) -> Dataset:
    place = item(ImagePositionPatient=[float(v) for v in grid.to_lps(np.array([0, 0, k]))])
    frame = item(PlanePositionSequence=[place])
    if number:
        frame.SegmentIdentificationSequence = [item(ReferencedSegmentNumber=number)]
    return frame


def rtstruct_dataset(structures: dict[str, Sequence[np.ndarray]], kind: str = "CLOSED_PLANAR") -> Dataset:
    """A structure set of outlines (n, 3) in LPS mm by their names; numbered from 1 in their order."""
    ds = head(RTSTRUCT, "RTSTRUCT")
    del ds.FrameOfReferenceUID
    ds.StructureSetLabel = "test"
    ds.ReferencedFrameOfReferenceSequence = [item(FrameOfReferenceUID=FRAME)]
    ds.StructureSetROISequence = [
        item(ROINumber=n, ReferencedFrameOfReferenceUID=FRAME, ROIName=name, ROIGenerationAlgorithm="")
        for n, name in enumerate(structures, 1)
    ]
    ds.ROIContourSequence = [
        item(
            ReferencedROINumber=n,
            ROIDisplayColor=[255, 128, 0],
            ContourSequence=[
                item(ContourGeometricType=kind, NumberOfContourPoints=len(p), ContourData=[f"{v:.6f}" for v in np.ravel(p)])
                for p in polygons
            ],
        )
        for n, polygons in enumerate(structures.values(), 1)
    ]
    ds.RTROIObservationsSequence = [
        item(ObservationNumber=n, ReferencedROINumber=n, RTROIInterpretedType="ORGAN", ROIInterpreter="")
        for n in range(1, len(structures) + 1)
    ]
    return ds


def saved(dataset: Dataset, path: Path) -> Path:
    """The path it was written to."""
    dataset.save_as(path, enforce_file_format=True)
    return path


def circle(centre, radius_mm: float, points: int = 120, normal=(0.0, 0.0, 1.0)) -> np.ndarray:
    """A regular polygon (n, 3) about a point, across a normal."""
    normal = np.asarray(normal, dtype=float) / np.linalg.norm(normal)
    x = np.cross(normal, np.eye(3)[int(np.argmin(np.abs(normal)))])
    x /= np.linalg.norm(x)
    y = np.cross(normal, x)
    turn = np.linspace(0, 2 * np.pi, points, endpoint=False)[:, None]
    return np.asarray(centre, dtype=float) + radius_mm * (np.cos(turn) * x + np.sin(turn) * y)
