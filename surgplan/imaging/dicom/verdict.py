"""What can be made of a series, and why not more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.dicom_volume import scanned_values
from surgplan.imaging.dicom.geometry import Stack
from surgplan.imaging.dicom.made import Gaps, Made, made, names_of, ways_of
from surgplan.imaging.dicom.phases import ALL
from surgplan.imaging.dicom.plane import Plane
from surgplan.imaging.dicom.series import Series
from surgplan.imaging.dicom.taken_alike import half_stated
from surgplan.imaging.dicom.together import differing_words
from surgplan.imaging.dicom.uneven import median
from surgplan.imaging.hounsfield import why_not_hu

FEW_SLICES = 4
"""Fewer can be an accident: a missing slice can't be noticed."""

WIDE_GAP = 1.5
"""Slices further apart than this many of their thicknesses leave tissue unscanned."""

SPARSE = 0.7
"""Slices whose stated distance is less than this much of the real one may be every second of what was scanned."""

LOOKED_AT = 9
"""Slices, evenly from the first to the last, whose values are looked at for whether they are HU."""


@dataclass(frozen=True)
class Verdict:
    """A series, whether it can be imported, and the reasons."""

    series: Series
    stack: Stack | None
    """None if it is refused."""
    unit: str
    """`HU` where the values are known to be Hounsfield units."""
    warnings: tuple[str, ...]
    """What to know of an importable series; names no file."""
    refusal: str = ""
    """Why it can't be imported; nothing if it can."""
    seen: dict[str, Any] = field(default_factory=dict)
    """What is known of the geometry of a refused series."""
    phases: tuple[str, ...] = ()
    """Names of the volumes of a series that shows the same places several times."""
    sequence: tuple[tuple[str, Stack], ...] = ()
    """Name and stack of each of them, where all are kept; `stack` is the first."""
    phase: str = ""
    """Name of the one that `stack` is."""
    can: tuple[str, ...] = ()
    """How a refused series can be imported all the same: `interpolate` gaps, choose a `phase`, or keep the `sequence`."""

    @property
    def status(self) -> str:
        """`ok`, `warned` or `refused`."""
        return "refused" if self.refusal else "warned" if self.warnings else "ok"

    def to_json(self) -> dict[str, Any]:
        """The series as `surgplan import --list --json` prints it; unknown geometry is null."""
        header = self.series.header
        grid = None if self.stack is None else self.stack.grid
        geometry = self.seen if grid is None or self.stack is None else {
            "size": list(grid.size),
            "spacing_mm": list(grid.spacing_mm),
            "origin_mm": list(grid.origin_mm),
            "direction": list(grid.direction),
            "tilt_deg": self.stack.tilt_deg,
        }  # fmt: skip
        return {
            "uid": self.series.uid,
            "select": self.series.selector,
            "description": header.description,
            "modality": header.modality,
            "image_type": self.series.image_type,
            **geometry,
            "unit": self.unit,
            "files": len({plane.header.path for plane in self.series.planes}),
            "status": self.status,
            "phases": list(self.phases),
            "can": list(self.can),
            "reasons": [self.refusal, *self.warnings] if self.refusal else list(self.warnings),
        }


def judge(series: Series, gaps: Gaps = "refuse", phase: str | None = None) -> Verdict:
    """What can be made of a series; decodes slices at the same position, and some of a CT.

    With `gaps` "interpolate" slices that lie unevenly are resampled and damaged ones left out; `phase` names one of several
    volumes, or is `all`.
    """
    try:
        found = made(series, gaps, phase)
        unit, warnings = _unit(series)
        if unit == "HU" and (doubt := _doubt(found.stack)):
            unit = ""
            warnings.append(
                f"the values do not look like HU: {doubt}; they were left without a unit, export the series again in HU"
            )
    except BadInput as exc:
        return Verdict(series, None, "", (), str(exc), _seen(series), names_of(series), can=ways_of(series, gaps, phase))
    if found.repeated:
        slices = "slice was" if found.repeated == 1 else "slices were"
        warnings.append(f"{found.repeated} {slices} there twice and left out once")
    warnings += [*_left_out(found), *_taken_warnings(series, found.stack), *_geometry_warnings(series, found.stack)]
    sequence = found.stacks if phase == ALL and len(found.stacks) > 1 else ()
    return Verdict(series, found.stack, unit, tuple(warnings), phases=found.names, sequence=sequence, phase=found.stacks[0][0])


def _left_out(found: Made) -> list[str]:
    if not found.damaged:
        return []
    slices = "1 damaged slice was" if found.damaged == 1 else f"{found.damaged} damaged slices were"
    if found.stack.table is None:
        return [f"{slices} left out at the end of the scan, which is shorter than it was"]
    return [f"{slices} left out, and what {'it' if found.damaged == 1 else 'they'} showed is interpolated"]


def _unit(series: Series) -> tuple[str, list[str]]:
    """The unit of the values, and what there is to say of them."""
    header = series.header
    warnings = []
    unit = ""
    if header.modality == "CT":
        unclear = {"", "US"}  # US is DICOM's "unspecified"; of an original CT it means HU
        rescale_types = {plane.frame.rescale_type for plane in series.planes}
        if not all(plane.frame.rescaled for plane in series.planes):
            warnings.append("the header has no rescale slope and intercept, so the values are not known to be HU")
        elif not rescale_types <= {"HU", *unclear} or "PERFUSION" in header.image_type:
            warnings.append(f"the values are {' '.join(sorted(rescale_types - unclear)) or 'worked out from others'}, not HU")
        else:
            unit = "HU"
    if not series.uid:
        warnings.append("it has no series UID: images without one that fit together were taken for one series")
    if header.photometric == "MONOCHROME1":
        warnings.append("made to be shown inverted (MONOCHROME1): the values are kept, low ones are meant to look bright")
    lossy = len({plane.header.path for plane in series.planes if plane.header.lossy})
    if lossy:
        some = "" if lossy == len({plane.header.path for plane in series.planes}) else f"{lossy} of "
        warnings.append(f"{some}the images were compressed with loss: fine detail and values are not what was scanned")
    return unit, warnings


def _doubt(stack: Stack) -> str:
    """Why the values of a CT can't be HU, in words, by some of its slices; nothing if they can."""
    count = len(stack.planes)
    numbers = sorted({round(n) for n in np.linspace(0, count - 1, min(count, LOOKED_AT))})
    return why_not_hu(scanned_values([stack.planes[n] for n in numbers]))


def _taken_warnings(series: Series, stack: Stack) -> list[str]:
    """What the headers of a volume leave open of whether all its slices were taken alike."""
    warnings = [
        f"{count} of {len(stack.planes)} slices state their {mark.name} and the others do not: "
        "look whether all were taken alike"
        for mark, count in half_stated(stack.planes)
    ]
    words = differing_words(stack.planes) if series.whole else ()
    if words:
        warnings.append(f"its parts differ in their image type ({', '.join(sorted(words))}): look whether they show the same")
    return warnings


def _geometry_warnings(series: Series, stack: Stack) -> list[str]:
    warnings = []
    if series.continued:
        warnings.append(
            f"{series.continued} more images of the same series belong with these: this is a part of what was scanned"
        )
    if stack.table is not None:
        warnings.append(_resampled_words(stack))
    elif stack.index_map is not None:
        warnings.append(
            f"the slices are tilted by {stack.tilt_deg:.2f} degrees against the stack: "
            "straightened by interpolating within slices"
        )
    if len(stack.planes) < FEW_SLICES:
        warnings.append(f"only {len(stack.planes)} slices: whether one is missing can't be known")
    stated = {plane.frame.thickness_mm for plane in stack.planes if plane.frame.thickness_mm is not None}
    if len(stated) > 1:
        warnings.append(f"the slices are {min(stated):g} to {max(stated):g} mm thick")
    thickness = thickness_of(stack)
    spacing = stack.grid.spacing_mm[2]
    if thickness is not None and spacing > WIDE_GAP * thickness:
        warnings.append(f"slices {thickness:g} mm thick lie {spacing:.2f} mm apart: what lies between was not scanned")
    return [*warnings, *_sparse_words(stack)]


def _sparse_words(stack: Stack) -> list[str]:
    """Whether slices lie further apart than their headers say: those between may be lost. Nothing else rests on these words.

    Some headers state the distance between the faces of slices; with their thickness it makes up the gap.
    """
    stated = {plane.frame.stated_gap_mm for plane in stack.planes}
    gap, said, thickness = median(stack.gaps_mm), stated.pop(), thickness_of(stack)
    if stated or said is None or said >= SPARSE * gap:
        return []
    if thickness is not None and abs(said + thickness - gap) <= 0.05 * gap:
        return []
    return [
        f"the headers say that slices lie {said:g} mm apart, but these lie {gap:.2f} mm apart: those between may be missing"
    ]


def thickness_of(stack: Stack) -> float | None:
    """The thickness (mm) of the slices of a stack, where all state the same."""
    stated = {plane.frame.thickness_mm for plane in stack.planes}
    return stated.pop() if len(stated) == 1 else None


def _resampled_words(stack: Stack) -> str:
    """What to know of a stack that was put onto an even grid."""
    assert stack.table is not None
    gaps, step = stack.gaps_mm, stack.grid.spacing_mm[2]
    made, count = int(stack.table.interpolated.sum()), stack.grid.size[2]
    tilt = f", and were tilted by {stack.tilt_deg:.2f} degrees" if stack.tilt_deg else ""
    return (
        f"the slices lay {gaps.min():.2f} to {gaps.max():.2f} mm apart{tilt}: resampled every {step:.2f} mm; {made} of {count} "
        "slices lie where nothing was scanned and are interpolated, so nothing measured there is what was scanned"
    )


def _seen(series: Series) -> dict[str, Any]:
    """The geometry of a refused series as far as its headers agree on it."""
    frame, header = series.planes[0].frame, series.header
    spacing = None if frame.spacing_mm is None else [frame.spacing_mm[1], frame.spacing_mm[0], None]
    direction = None
    if frame.orientation is not None:
        row, column = np.array(frame.orientation[:3]), np.array(frame.orientation[3:])
        direction = [float(v) for v in np.column_stack([row, column, np.cross(row, column)]).ravel()]
    size = [header.columns, header.rows, len(series.planes)]
    return {"size": size, "spacing_mm": spacing, "origin_mm": _lowest(series.planes), "direction": direction, "tilt_deg": None}


def _lowest(planes: Sequence[Plane]) -> list[float] | None:
    """The position of the first plane along the normal, where all planes have one."""
    frame = planes[0].frame
    positions = [plane.frame.position_mm for plane in planes if plane.frame.position_mm is not None]
    if len(positions) < len(planes) or frame.orientation is None:
        return None
    normal = np.cross(np.array(frame.orientation[:3]), np.array(frame.orientation[3:]))
    return list(min(positions, key=lambda position: float(np.asarray(position) @ normal)))
