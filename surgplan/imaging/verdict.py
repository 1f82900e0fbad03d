"""What can be made of a series, and why not more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom_volume import same_pixels, scanned_values
from surgplan.imaging.geometry import Order, Stack, in_order, stacked
from surgplan.imaging.hounsfield import why_not_hu
from surgplan.imaging.pixels import readable
from surgplan.imaging.series import Plane, Series

NO_SCANS = {
    "SEG": "a segmentation",
    "RTDOSE": "a radiation dose",
    "RTIMAGE": "a radiotherapy image",
    "US": "an ultrasound image",
}
"""Modalities whose pixels are no scan on a grid in the patient."""

LARGEST_VOLUME = 2_000_000_000
"""Voxels."""

FEW_SLICES = 4
"""Fewer can be an accident: a missing slice can't be noticed."""

WIDE_GAP = 1.5
"""Slices further apart than this many of their thicknesses leave tissue unscanned."""

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
            **geometry,
            "unit": self.unit,
            "files": len({plane.header.path for plane in self.series.planes}),
            "status": self.status,
            "reasons": [self.refusal, *self.warnings] if self.refusal else list(self.warnings),
        }


def judge(series: Series) -> Verdict:
    """What can be made of a series; decodes slices at the same position, and some of a CT."""
    try:
        _refuse_contents(series)
        order = in_order(series.planes)
        duplicates = _refuse_phases(order)
        stack = stacked(order, series.header.rows, series.header.columns)
        unit, warnings = _unit(series)
        if unit == "HU" and (doubt := _doubt(stack)):
            unit = ""
            warnings.append(
                f"the values do not look like HU: {doubt}; they were left without a unit, export the series again in HU"
            )
    except BadInput as exc:
        return Verdict(series, None, "", (), str(exc), _seen(series))
    if duplicates:
        warnings.append(f"{duplicates} {'slice was' if duplicates == 1 else 'slices were'} there twice and left out once")
    return Verdict(series, stack, unit, (*warnings, *_geometry_warnings(series, stack)))


def _refuse_contents(series: Series) -> None:
    """BadInput, naming a file, if the pixels of a series are no values on a grid."""
    header = series.header
    name = header.path.name
    if header.modality in NO_SCANS:
        raise BadInput(f"{name} is {NO_SCANS[header.modality]}, not a scan; choose another series")
    if "MOSAIC" in header.image_type:
        raise BadInput(f"{name} is a mosaic: many slices tiled into one image; export it as single slices or multi-frame")
    if header.samples != 1 or header.photometric not in ("MONOCHROME1", "MONOCHROME2"):
        raise BadInput(
            f"{name} is a colour image ({header.photometric}), which has no values to plan on; choose another series"
        )
    if len(series.planes) < 2:
        raise BadInput(f"one image is not a volume ({name}); choose a series of slices")
    if header.rows * header.columns * len(series.planes) > LARGEST_VOLUME:
        size = f"{header.columns} x {header.rows} x {len(series.planes)}"
        raise BadInput(f"a volume of {size} voxels is larger than can be handled; export it at a lower resolution")
    for damaged in {plane.header.path: plane.header for plane in series.planes if plane.header.damage}.values():
        raise BadInput(f"{damaged.path.name}: {damaged.damage}")
    for plane in series.planes:
        frame = plane.frame
        if reason := readable(plane.header):
            raise BadInput(f"{plane.header.path.name}: {reason}")
        if not (math.isfinite(frame.slope) and math.isfinite(frame.intercept) and frame.slope != 0):
            raise BadInput(
                f"{frame.label} rescales by {frame.slope} x + {frame.intercept}, which can't be right; export it again"
            )


def _refuse_phases(order: Order) -> int:
    """How many planes repeat another one exactly; BadInput if planes at one position differ: those are phases, not a volume."""
    repeated = 0
    for place in order.places:
        for plane in place[1:]:
            if not same_pixels(place[0], plane):
                most = max(Counter(len(planes) for planes in order.places).items(), key=lambda item: item[1])[0]
                phases = f"{most} phases, times or contrasts" if most > 1 else "two different images"
                raise BadInput(
                    f"{place[0].frame.label} and {plane.frame.label} show the same place but differ: "
                    f"the series holds {phases}; export each as a series of its own"
                )
            repeated += 1
    return repeated


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
    if header.lossy:
        warnings.append("the images were compressed with loss: fine detail and values are not what was scanned")
    return unit, warnings


def _doubt(stack: Stack) -> str:
    """Why the values of a CT can't be HU, in words, by some of its slices; nothing if they can."""
    count = len(stack.planes)
    numbers = sorted({round(n) for n in np.linspace(0, count - 1, min(count, LOOKED_AT))})
    return why_not_hu(scanned_values([stack.planes[n] for n in numbers]))


def _geometry_warnings(series: Series, stack: Stack) -> list[str]:
    warnings = []
    if stack.index_map is not None:
        warnings.append(
            f"the slices are tilted by {stack.tilt_deg:.2f} degrees against the stack: "
            "straightened by interpolating within slices"
        )
    if len(stack.planes) < FEW_SLICES:
        warnings.append(f"only {len(stack.planes)} slices: whether one is missing can't be known")
    thickness = series.header.thickness_mm
    spacing = stack.grid.spacing_mm[2]
    if thickness is not None and spacing > WIDE_GAP * thickness:
        warnings.append(f"slices {thickness:g} mm thick lie {spacing:.2f} mm apart: what lies between was not scanned")
    return warnings


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
