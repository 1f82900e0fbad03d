"""The stacks that can be made of a series, for a choice of what to do with gaps and of a phase."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.geometry import Stack, in_order, stacked
from surgplan.imaging.dicom.phases import ALL, Timed, named, phases_of
from surgplan.imaging.dicom.pixels import readable
from surgplan.imaging.dicom.plane import Plane
from surgplan.imaging.dicom.series import Series

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


@dataclass(frozen=True)
class Made:
    """The stacks of a series."""

    stacks: tuple[tuple[str, Stack], ...]
    """Name and stack of each volume that was asked for."""
    names: tuple[str, ...]
    """Of all volumes; nothing if there is one."""
    repeated: int
    """Slices that were there twice."""
    damaged: int
    """Slices that were left out."""

    @property
    def stack(self) -> Stack:
        """The first, or the only one."""
        return self.stacks[0][1]


def made(series: Series, gaps: Gaps, phase: str | None) -> Made:
    """The stack, or the stacks of a sequence; BadInput, with what to do, if there is none for certain."""
    planes = _sound(series, gaps)
    phases, repeated = phases_of(in_order(planes))
    names = tuple(each.name for each in phases) if len(phases) > 1 else ()
    chosen = _chosen(phases, phase)
    rows, columns = series.header.rows, series.header.columns
    stacks = tuple((each.name, stacked(each.order, rows, columns, gaps == "interpolate")) for each in chosen)
    first = stacks[0][1]
    if any(stack.grid != first.grid for _, stack in stacks):
        raise BadInput(
            "the phases lie in different places, so they can't be kept as a sequence; "
            f"choose one of {named(phases)} with `phase`"
        )
    if len(stacks) > 1 and (first.index_map is not None or first.table is not None):
        raise BadInput(
            "a sequence of tilted or uneven slices can't be kept as one, because only the planes of one phase can be kept "
            f"beside it; choose one of {named(phases)} with `phase`"
        )
    return Made(stacks, names, repeated, len(series.planes) - len(planes))


def _chosen(phases: tuple[Timed, ...], phase: str | None) -> tuple[Timed, ...]:
    if len(phases) == 1:
        if phase not in (None, ALL):
            raise BadInput(f"the series holds one volume and no phase {phase!r}; leave the phase away")
        return phases
    if phase is None:
        first, second = (each.order.places[0][0].frame.label for each in phases[:2])
        if len({each.order.positions.tobytes() for each in phases}) > 1:
            raise BadInput(
                f"{first} and {second} lie in different places but were not taken alike: the series holds {len(phases)} "
                f"phases, times or contrasts, {named(phases)}; choose one by its name with `phase`"
            )
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


def names_of(series: Series) -> tuple[str, ...]:
    """The phases of a series that is refused, as far as they can be told."""
    try:
        phases, _ = phases_of(in_order(_sound(series, "interpolate")))
    except BadInput:
        return ()
    return tuple(each.name for each in phases) if len(phases) > 1 else ()


def ways_of(series: Series, gaps: Gaps, phase: str | None) -> tuple[str, ...]:
    """By what else than was asked for a refused series could be imported."""

    def works(gaps: Gaps, phase: str | None) -> bool:
        try:
            made(series, gaps, phase)
        except BadInput:
            return False
        return True

    if works(gaps, phase):
        return ()  # its geometry is not what is wrong
    if gaps == "refuse" and works("interpolate", phase):
        return ("interpolate",)
    names = names_of(series)
    if not names or phase is not None:
        return ()
    if works(gaps, names[0]):
        return ("phase", "sequence") if works(gaps, ALL) else ("phase",)
    return ("interpolate", "phase") if works("interpolate", names[0]) else ()


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
