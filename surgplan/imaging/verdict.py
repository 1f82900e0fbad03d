"""What can be made of a series, and why not more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom_volume import scanned_values
from surgplan.imaging.geometry import Stack, in_order, stacked
from surgplan.imaging.hounsfield import why_not_hu
from surgplan.imaging.phases import ALL, Timed, named, phases_of
from surgplan.imaging.pixels import readable
from surgplan.imaging.plane import Plane
from surgplan.imaging.series import Series

Gaps = Literal["refuse", "interpolate"]
"""What to do with slices that lie unevenly, are missing or damaged."""

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
        made = _made(series, gaps, phase)
        unit, warnings = _unit(series)
        if unit == "HU" and (doubt := _doubt(made.stack)):
            unit = ""
            warnings.append(
                f"the values do not look like HU: {doubt}; they were left without a unit, export the series again in HU"
            )
    except BadInput as exc:
        return Verdict(series, None, "", (), str(exc), _seen(series), _names(series), can=_can(series, gaps, phase))
    if made.repeated:
        slices = "slice was" if made.repeated == 1 else "slices were"
        warnings.append(f"{made.repeated} {slices} there twice and left out once")
    warnings += [*_left_out(made), *_geometry_warnings(series, made.stack)]
    sequence = made.stacks if phase == ALL and len(made.stacks) > 1 else ()
    return Verdict(series, made.stack, unit, tuple(warnings), phases=made.names, sequence=sequence, phase=made.stacks[0][0])


@dataclass(frozen=True)
class _Made:
    """The geometry of a series."""

    stacks: tuple[tuple[str, Stack], ...]
    names: tuple[str, ...]
    repeated: int
    damaged: int
    """Slices that were left out."""

    @property
    def stack(self) -> Stack:
        return self.stacks[0][1]


def _made(series: Series, gaps: Gaps, phase: str | None) -> _Made:
    """The stack, or the stacks of a sequence; BadInput, with what to do, if there is none for certain."""
    planes = _sound(series, gaps)
    phases, repeated = phases_of(in_order(planes))
    names = tuple(each.name for each in phases) if len(phases) > 1 else ()
    chosen = _chosen(phases, phase)
    rows, columns = series.header.rows, series.header.columns
    stacks = tuple((each.name, stacked(each.order, rows, columns, gaps == "interpolate")) for each in chosen)
    first = stacks[0][1]
    if len(stacks) > 1 and (first.index_map is not None or first.table is not None):
        raise BadInput(
            "a sequence of tilted or uneven slices can't be kept as one, because only the planes of one phase can be kept "
            f"beside it; choose one of {named(phases)} with `phase`"
        )
    return _Made(stacks, names, repeated, len(series.planes) - len(planes))


def _chosen(phases: tuple[Timed, ...], phase: str | None) -> tuple[Timed, ...]:
    if len(phases) == 1:
        if phase not in (None, ALL):
            raise BadInput(f"the series holds one volume and no phase {phase!r}; leave the phase away")
        return phases
    if phase is None:
        first, second = (each.order.places[0][0].frame.label for each in phases[:2])
        raise BadInput(
            f"{first} and {second} show the same place but differ: the series holds {len(phases)} phases, times or contrasts, "
            f"{named(phases)}; choose one by its name with `phase`, or keep all as a sequence with `phase: all`"
        )
    if phase == ALL:
        return phases
    found = tuple(each for each in phases if each.name == phase)
    if not found:
        raise BadInput(f"the series holds no phase {phase!r}; it holds {named(phases)}")
    return found


def _sound(series: Series, gaps: Gaps) -> tuple[Plane, ...]:
    """The planes that can be read; BadInput, naming the file, if one can't and may not be left out."""
    damaged = [plane for plane in series.planes if plane.header.damage]
    sound = [plane for plane in series.planes if not plane.header.damage]
    _refuse_contents(series)
    if damaged and (gaps != "interpolate" or len(sound) < 2):
        header = damaged[0].header
        others = len({plane.header.path for plane in damaged}) - 1
        more = f" (and {others} more files are damaged)" if others else ""
        raise BadInput(f"{header.path.name}: {header.damage}{more}")
    return tuple(sound)


def _names(series: Series) -> tuple[str, ...]:
    """The phases of a series that is refused, as far as they can be told."""
    try:
        phases, _ = phases_of(in_order(_sound(series, "interpolate")))
    except BadInput:
        return ()
    return tuple(each.name for each in phases) if len(phases) > 1 else ()


def _can(series: Series, gaps: Gaps, phase: str | None) -> tuple[str, ...]:
    """By what else than was asked for a refused series could be imported."""

    def works(gaps: Gaps, phase: str | None) -> bool:
        try:
            _made(series, gaps, phase)
        except BadInput:
            return False
        return True

    if gaps == "refuse" and works("interpolate", phase):
        return ("interpolate",)
    names = _names(series)
    if not names or phase is not None:
        return ()
    if works(gaps, names[0]):
        return ("phase", "sequence") if works(gaps, ALL) else ("phase",)
    return ("interpolate", "phase") if works("interpolate", names[0]) else ()


def _left_out(made: _Made) -> list[str]:
    if not made.damaged:
        return []
    slices = "1 damaged slice was" if made.damaged == 1 else f"{made.damaged} damaged slices were"
    if made.stack.table is None:
        return [f"{slices} left out at the end of the scan, which is shorter than it was"]
    return [f"{slices} left out, and what {'it' if made.damaged == 1 else 'they'} showed is interpolated"]


def _refuse_contents(series: Series) -> None:
    """BadInput, naming a file, if the pixels of a series are no values on a grid."""
    header = series.header
    name = header.path.name
    if header.modality in NO_SCANS:
        raise BadInput(f"{name} is {NO_SCANS[header.modality]}, not a scan; choose another series")
    for packed in (plane.header for plane in series.planes if plane.header.packed):
        raise BadInput(f"{packed.path.name} is {packed.packed}")
    if header.samples != 1 or header.photometric not in ("MONOCHROME1", "MONOCHROME2"):
        raise BadInput(
            f"{name} is a colour image ({header.photometric}), which has no values to plan on; choose another series"
        )
    if len(series.planes) < 2:
        raise BadInput(f"one image is not a volume ({name}); choose a series of slices")
    if header.rows * header.columns * len(series.planes) > LARGEST_VOLUME:
        size = f"{header.columns} x {header.rows} x {len(series.planes)}"
        raise BadInput(f"a volume of {size} voxels is larger than can be handled; export it at a lower resolution")
    for plane in series.planes:
        frame = plane.frame
        if reason := readable(plane.header):
            raise BadInput(f"{plane.header.path.name}: {reason}")
        if not (math.isfinite(frame.slope) and math.isfinite(frame.intercept) and frame.slope != 0):
            raise BadInput(
                f"{frame.label} rescales by {frame.slope} x + {frame.intercept}, which can't be right; export it again"
            )


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
    return warnings


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
