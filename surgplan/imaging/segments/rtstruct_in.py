"""DICOM RT Structure Sets: closed outlines as segments on an image's grid (PS3.3 A.19, C.8.8.5, C.8.8.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.base.grid import AXIS_LETTERS, Grid
from surgplan.imaging.segments.contours import Outlines, filled, outlines
from surgplan.imaging.segments.dicom_words import code_in, hex_of, words
from surgplan.imaging.segments.segment_file import Listed, Placed
from surgplan.imaging.subject import Subject, subject_of

STORAGE_CLASS = "1.2.840.10008.5.1.4.1.1.481.3"
CLOSED = ("CLOSED_PLANAR", "CLOSEDPLANAR_XOR")
PARALLEL_DEG = 0.1
"""Outlines turned against the image's slices by more are said to be."""
OFF_SLICES = 0.05
"""Slices by which outlines may lie off the image's slices unsaid."""
BEYOND = 0.5
"""Voxels by which an outline may pass the outermost voxels' faces, as one drawn around the corners of pixels does."""
COARSE = 1.2
"""Outlines further apart than this many slices of the image are said to be."""
MOST_GAPS = 5


@dataclass(frozen=True, eq=False)
class StructureSet:
    """An opened RT Structure Set."""

    listed: tuple[Listed, ...]
    frames: Mapping[int, str]
    """Frame of reference of each structure by its number."""
    contours: Mapping[int, Any]
    """Contour sequence of each structure by its number."""
    subject: Subject
    kind: str = "RTSTRUCT"

    def frame_of(self, segment: Listed) -> str:
        """Every structure may have its own."""
        return self.frames.get(segment.number, "")

    def on(self, segment: Listed, grid: Grid, threshold: float) -> Placed:
        """A structure on an image's grid; BadInput if it has no closed flat outlines or reaches beyond the image."""
        polygons, cautions = _polygons(self.contours.get(segment.number) or [])
        _refuse_outside(polygons, grid)
        found = outlines(polygons)
        mask, crossing = filled(found, grid)
        if crossing:
            cautions.append("Some of its outlines cross each other: where two overlap, it was taken as outside.")
        return Placed(mask, (*cautions, *_planes(found, grid)))


def open_rtstruct(dataset: Any) -> StructureSet:
    """A structure set from its data set; BadInput if it names no structures."""
    referenced = [words(item, "FrameOfReferenceUID") for item in dataset.get("ReferencedFrameOfReferenceSequence") or []]
    only = words(dataset, "FrameOfReferenceUID") or (referenced[0] if len(referenced) == 1 else "")
    drawn = {int(item.ReferencedROINumber): item for item in dataset.get("ROIContourSequence") or []}
    observed = {int(item.ReferencedROINumber): item for item in dataset.get("RTROIObservationsSequence") or []}
    listed, frames = [], {}
    for item in dataset.get("StructureSetROISequence") or []:
        number = int(item.ROINumber)
        frames[number] = words(item, "ReferencedFrameOfReferenceUID") or only
        colour = drawn[number].get("ROIDisplayColor") if number in drawn else None
        colour = [int(v) for v in colour] if colour and len(colour) == 3 else None
        code = code_in(observed[number], "RTROIIdentificationCodeSequence") if number in observed else None
        listed.append(Listed(number, words(item, "ROIName"), hex_of(*colour) if colour else "", None, code))
    if len(frames) != len(listed):
        raise BadInput("two of its structures have the same number; export it again")
    contours = {number: item.get("ContourSequence") for number, item in drawn.items()}
    return StructureSet(tuple(listed), frames, contours, subject_of(dataset))


def _polygons(contours: Any) -> tuple[list[Floats], list[str]]:
    """The closed outlines with an inside, and what was left out."""
    polygons, left = [], set()
    for item in contours:
        kind = words(item, "ContourGeometricType").upper()
        numbers = _coordinates(item)
        stated = item.get("NumberOfContourPoints")
        if len(numbers) % 3 or (stated is not None and int(stated) != len(numbers) // 3):
            raise BadInput(f"an outline of {stated} points holds {len(numbers)} coordinates; copy it again from its source")
        if not np.isfinite(numbers).all():
            raise BadInput("some of its coordinates are not finite numbers; export it again")
        if kind not in CLOSED:
            left.add({"POINT": "points"}.get(kind, "open lines"))
        elif len(numbers) < 9:
            left.add("outlines of less than three points")
        else:
            polygons.append(numbers.reshape(-1, 3))
    if not polygons:
        raise BadInput(f"it has no closed outlines{f', only {_and(left)}' if left else ''}; choose another structure")
    return polygons, [f"It also holds {_and(left)}, which were left out."] if left else []


def _coordinates(item: Any) -> Floats:
    """The numbers of an outline, taken from the text of the file: a structure set may hold millions of them."""
    element = item.get_item("ContourData") if "ContourData" in item else None
    if element is None or not element.value:
        return np.zeros(0)
    if isinstance(element.value, bytes):
        return np.array(element.value.rstrip(b" \0").split(b"\\"), dtype=np.float64)
    return np.asarray([float(v) for v in element.value])


def _and(parts: set[str]) -> str:
    return " and ".join(sorted(parts))


def _refuse_outside(polygons: list[Floats], grid: Grid) -> None:
    at = grid.to_index(np.concatenate(polygons))
    beyond = np.maximum(-0.5 - at, at - (np.asarray(grid.size) - 0.5))
    worst = np.max(beyond, axis=0)
    if (worst > BEYOND).any():
        mm = float(np.max(worst * grid.spacing_mm))
        raise BadInput(
            f"it reaches {mm:.1f} mm beyond the image, so it would be cut off; "
            "import the scan it was drawn on, or the whole of it"
        )


def _planes(found: Outlines, grid: Grid) -> list[str]:
    """What is to be said of how the planes of the outlines lie to the image's slices, and of missing ones."""
    said = []
    axis = int(np.argmax(np.abs(found.normal @ grid.axes)))
    spacing, step = grid.spacing_mm[axis], found.step_mm
    turned = float(np.degrees(np.arccos(np.clip(abs(found.normal @ grid.axes[:, axis]), 0, 1))))
    if turned > PARALLEL_DEG:
        said.append(f"Its outlines lie in planes turned by {turned:.1f} degrees against the image's slices.")
    else:
        at = np.array([grid.to_index(polygons[0]).mean(axis=0)[axis] for polygons in found.polygons])
        off = float(np.abs(at - np.rint(at)).max()) * spacing
        if off > OFF_SLICES * spacing:
            said.append(f"Its outlines lie up to {off:.2g} mm off the image's slices: each slice took the nearest ones.")
    if step is not None and step > COARSE * spacing:
        said.append(f"Its outlines are {step:.3g} mm apart and the image's slices {spacing:.3g} mm: it has steps between them.")
    gaps = found.gaps
    if gaps and step is not None:
        main = int(np.argmax(np.abs(found.normal)))
        sign = 1.0 if found.normal[main] > 0 else -1.0
        where = ", ".join("{:.1f} and {:.1f}".format(*sorted(sign * h for h in gap)) for gap in gaps[:MOST_GAPS])
        more = f" and {len(gaps) - MOST_GAPS} more" if len(gaps) > MOST_GAPS else ""
        count = sum(round((b - a) / step) - 1 for a, b in gaps)
        letter = AXIS_LETTERS[main][1]
        said.append(f"Outlines are missing in {count} of its planes, between {letter} {where} mm{more}: it is empty there.")
    return said
