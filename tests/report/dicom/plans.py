"""Small plans of things that look different from every side, on grids that lie in every way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
from numpy.typing import NDArray

from surgplan.artifacts.workshop import Workshop
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Code, Image, Landmark, Measure, Note, Patient, Resection, Segment, Trajectory
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.imaging.volume import Volume, store_volume
from surgplan.report.dicom.forms import Request, Written
from surgplan.report.export import export
from surgplan.vocabulary import workshop_for
from tests.report.cases import do

NAME = {"name": "Doeringer^Annabel", "patient_id": "HN-774411", "birth_date": "19470512"}
STUDY, SERIES, FRAME = (
    "1.2.826.0.1.3680043.8.498.7365.9.1",
    "1.2.826.0.1.3680043.8.498.7365.9.2",
    "1.2.826.0.1.3680043.8.498.7365.9.3",
)
SIZE = (19, 15, 11)
ORIGIN = (-20.0, 31.5, -104.25)


def turned(turn: Rigid, size: tuple[int, int, int] = SIZE) -> Grid:
    """A grid whose axes are turned."""
    return Grid(size, (0.7, 0.9, 1.6), ORIGIN, tuple(turn.rotation))


GRIDS = {
    "straight": turned(Rigid.identity()),
    "whole bytes": turned(Rigid.identity(), (24, 15, 11)),
    "oblique": turned(Rigid.about((0, 0, 0), (1.0, 2.0, 0.5), 25.0)),
    "sagittal": Grid(SIZE, (0.7, 0.9, 1.6), ORIGIN, (0.0, 0, 1, 1, 0, 0, 0, -1, 0)),
    "mirrored": Grid(SIZE, (0.7, 0.9, 1.6), ORIGIN, (-1.0, 0, 0, 0, 1, 0, 0, 0, 1)),
}


def lopsided(grid: Grid) -> NDArray[np.bool_]:
    """A block with an arm at a corner, a hole, a pit, a voxel that touches it by an edge only, and a piece apart."""
    mask = np.zeros(grid.array_shape, dtype=bool)
    mask[2:8, 3:12, 4:9] = True
    mask[2:4, 3:5, 9:15] = True
    mask[1:9, 6:9, 6:7] = False
    mask[4:6, 4:5, 5:6] = False
    mask[3, 10, 5] = mask[3, 11, 6] = False
    mask[5, 12, 9] = True
    mask[9, 1:3, 1:2] = True
    return mask


def beside(grid: Grid) -> NDArray[np.bool_]:
    """Another block, apart from the first."""
    mask = np.zeros(grid.array_shape, dtype=bool)
    mask[3:7, 12:15, 11:17] = True
    return mask


def plan_on(grid: Grid) -> Any:
    """A step that makes a whole plan on a grid, its patient named in every place people write in."""

    def plan(case: Case, blobs: Blobs) -> Case:
        hu = np.where(lopsided(grid), 900, -100).astype(np.int16)
        image = Image(
            id="ct", modality="CT", grid=grid, unit="HU", acquired="2026-01-01", description="Hip of Annabel Doeringer",
            study_uid=STUDY, series_uid=SERIES, frame_of_reference=FRAME, **store_volume(blobs, Volume(grid, hu, None, "HU")),
        )  # fmt: skip
        patient = Patient("a1b2c3d4e5", "F", 78.0, blobs.put(json.dumps(NAME).encode()))
        case = replace(case, patient=patient).with_item(image)
        code = Code("71341001", "SCT", "Femur")
        for name, mask, extra in (
            ("femur", lopsided(grid), {"note": "drawn for Mrs Doeringer", "code": code, "colour": "#0AC81E"}),
            ("doeringer_cyst", beside(grid), {"tissue": "tumour"}),
        ):
            case = case.with_item(Segment(name, "ct", grid, write_labels(blobs, mask), int(mask.sum()), **extra))
        middle = tuple(float(v) for v in grid.to_lps(np.array([6.2, 7.1, 4.9])))
        axis = tuple(float(v) for v in grid.axes[:, 2])
        case = case.with_item(Resection("cut", "femur", Plane.through(middle, axis), "upper", "lower"))
        head = (middle[0] + 30.0, middle[1], middle[2] + 40.0)
        case = case.with_item(Landmark("head_centre", head, "femur", "as HN-774411 was told"))
        case = case.with_item(Landmark("shaft_proximal", middle, "femur"))
        case = case.with_item(Landmark("shaft_distal", (middle[0], middle[1], middle[2] - 90.0), "femur"))
        case = case.with_item(Measure("reach", "distance", ("head_centre", "shaft_proximal")))
        case = case.with_item(Measure("bend", "angle", ("head_centre", "shaft_proximal", "shaft_distal")))
        case = case.with_item(Measure("size", "volume", segment="femur"))
        case = case.with_item(Trajectory("lead", head, middle))
        return case.with_item(Note("remark", "Discussed with Annabel Doeringer, born 1947-05-12."))

    return plan


@contextmanager
def opened(path: Path, *steps: object) -> Iterator[tuple[Session, Workshop]]:
    """A session in which the steps were carried out, and its workshop."""
    with Session.create(path, by="surgeon") as session:
        for step in steps:
            do(session, step)
        yield session, workshop_for(session)


def written(
    session: Session, form: str | None, path: Path, *names: str, identified: bool = False, on: str | None = None
) -> Written:
    """Things of the session's case written in a form."""
    return export(form, Request(session, workshop_for(session), names, path, identified, on))


def items(node: Any) -> Iterator[Any]:
    """Every content item of a structured report, from the top."""
    yield node
    for child in node.get("ContentSequence", []):
        yield from items(child)


def unpacked(path: Path, grid: Grid) -> dict[str, NDArray[np.bool_]]:
    """The segments of a DICOM segmentation on a grid, by their labels, placed by the planes' own positions."""
    found = pydicom.dcmread(path)
    count = found.Rows * found.Columns
    if found.SegmentationType == "BINARY":
        pixels = np.unpackbits(np.frombuffer(found.PixelData, np.uint8), bitorder="little")[: count * int(found.NumberOfFrames)]
    else:
        pixels = np.frombuffer(found.PixelData, np.uint8 if found.BitsAllocated == 8 else "<u2")[
            : count * int(found.NumberOfFrames)
        ]
    frames = pixels.reshape(-1, found.Rows, found.Columns)
    shared = found.SharedFunctionalGroupsSequence[0]
    across = np.array(shared.PlaneOrientationSequence[0].ImageOrientationPatient, dtype=float).reshape(2, 3)
    rows_mm, columns_mm = (float(v) for v in shared.PixelMeasuresSequence[0].PixelSpacing)
    labels = {int(s.SegmentNumber): str(s.SegmentLabel) for s in found.SegmentSequence if s.SegmentNumber}
    masks = {name: np.zeros(grid.array_shape, dtype=bool) for name in labels.values()}
    i, j = np.meshgrid(np.arange(found.Columns), np.arange(found.Rows))
    for frame, groups in zip(frames, found.PerFrameFunctionalGroupsSequence, strict=True):
        corner = np.array(groups.PlanePositionSequence[0].ImagePositionPatient, dtype=float)
        points = corner + i[..., None] * columns_mm * across[0] + j[..., None] * rows_mm * across[1]
        exact = grid.to_index(points)
        index = np.rint(exact).astype(int)
        assert np.abs((exact - index) * np.array(grid.spacing_mm)).max() < 0.01
        for number, name in labels.items():
            if "SegmentIdentificationSequence" in groups:
                inside = frame.astype(bool) & (groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber == number)
            else:
                inside = frame == number
            masks[name][tuple(index[inside].T[::-1])] = True
    return masks


def filled(path: Path, grid: Grid) -> dict[str, NDArray[np.bool_]]:
    """The regions of a structure set on a grid, by their names: the voxels whose centres lie inside by the even-odd rule."""
    found = pydicom.dcmread(path)
    names = {int(r.ROINumber): str(r.ROIName) for r in found.StructureSetROISequence}
    masks = {name: np.zeros(grid.array_shape, dtype=bool) for name in names.values()}
    for region in found.ROIContourSequence:
        for contour in region.ContourSequence:
            corners = grid.to_index(np.array(contour.ContourData, dtype=float).reshape(-1, 3))
            k = round(float(corners[0, 2]))
            assert np.abs(corners[:, 2] - k).max() * grid.spacing_mm[2] < 0.01
            masks[names[int(region.ReferencedROINumber)]][k] ^= even_odd(corners[:, :2], grid.array_shape[1:])
    return masks


def even_odd(corners: NDArray[np.float64], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Which pixels' centres lie inside a polygon (n, 2) of (column, row)."""
    inside = np.zeros(shape, dtype=bool)
    start, end = corners, np.roll(corners, -1, axis=0)
    for row in range(shape[0]):
        crossed = (start[:, 1] <= row) != (end[:, 1] <= row)
        a, b = start[crossed], end[crossed]
        at = a[:, 0] + (row - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
        for x in at:
            inside[row] ^= np.arange(shape[1]) > x
    return inside
