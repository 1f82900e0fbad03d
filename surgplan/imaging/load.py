"""Reading a scan from wherever it lies: a folder of DICOM, or one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, part, silent
from surgplan.imaging.dicom.dicom_volume import read_stack
from surgplan.imaging.dicom.geometry import Stack
from surgplan.imaging.dicom.made import Gaps
from surgplan.imaging.dicom.placed import Placed
from surgplan.imaging.dicom.read_headers import Reading
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.dicom.verdict import Verdict, thickness_of
from surgplan.imaging.formats.endings import is_volume_file
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.subject import Subject
from surgplan.imaging.volume import Volume


def load_scan(
    path: str | Path,
    series: str | None = None,
    modality: str | None = None,
    progress: Progress = silent,
    accept: Callable[[Subject], None] = lambda subject: None,
    gaps: Gaps = "refuse",
    phase: str | None = None,
    headers: Reading | None = None,
) -> Loaded:
    """The scan at a path. BadInput if it is unusable or if there are several and none is named.

    `gaps` and `phase` are those of `judge`, `headers` that of `list_series`. `accept` sees who a DICOM series is of before its
    pixels are read, and may refuse.
    """
    path = Path(path)
    if is_volume_file(path):
        if series is not None:
            raise BadInput(f"{path.name} holds one volume and no series {series!r}; leave the series away")
        if phase is not None:
            raise BadInput(f"{path.name} holds one volume and no phase {phase!r}; leave the phase away")
        from surgplan.imaging.formats.files import load_file

        progress(0.0, "reading the file")
        return load_file(path, modality)
    verdict = list_series(path, part(progress, 0.0, 0.3), headers).choose(series, gaps, phase)
    stated = verdict.series.header.modality
    if modality is not None and modality.upper() != stated:
        raise BadInput(f"the headers in {path.name} say {stated or 'no modality'}, not {modality}; leave the modality away")
    accept(verdict.series.header.subject)
    return read_verdict(verdict, part(progress, 0.3, 1.0))


def read_verdict(verdict: Verdict, progress: Progress = silent) -> Loaded:
    """The volume of a series that was listed as usable; BadInput, with the reason, if it was refused."""
    if verdict.stack is None:
        raise BadInput(f"series {verdict.series.selector} can't be imported: {verdict.refusal}")
    phases: list[tuple[str, Volume]] = []
    remarks: set[str] = set()
    if verdict.sequence:
        for number, (name, stack) in enumerate(verdict.sequence):
            share = part(progress, number / len(verdict.sequence), (number + 1) / len(verdict.sequence))
            one, said = read_stack(stack, verdict.unit, share)
            phases.append((name, one.volume))
            remarks.update(said)
        phases = _of_one_type(phases)
        found = Placed(phases[0][1])
    else:
        found, said = read_stack(verdict.stack, verdict.unit, progress)
        remarks.update(said)
    header = verdict.series.header
    return Loaded(
        volume=found.volume,
        modality=header.modality,
        description=header.description,
        study_uid=header.study_uid,
        series_uid=header.series_uid,
        frame_of_reference=header.frame_of_reference,
        acquired=header.acquired,
        tilt_deg=verdict.stack.tilt_deg,
        warnings=(*verdict.warnings, *sorted(remarks)),
        subject=header.subject,
        kernel=header.kernel or _kernel(verdict.stack),
        contrast=header.contrast,
        thickness_mm=thickness_of(verdict.stack),
        original=found.original,
        interpolated=found.interpolated,
        phases=tuple(phases),
        phase=verdict.phase,
    )


def _of_one_type(phases: list[tuple[str, Volume]]) -> list[tuple[str, Volume]]:
    """All phases in 32-bit numbers if one needs them: whole numbers of 16 bits are exact in those."""
    if len({volume.voxels.dtype for _, volume in phases}) == 1:
        return phases
    return [(name, replace(volume, voxels=volume.voxels.astype(np.float32, copy=False))) for name, volume in phases]


def _kernel(stack: Stack) -> str:
    """The kernel that an enhanced file states of its frames."""
    said = [word.removeprefix("kernel ") for word in stack.planes[0].frame.kind if word.startswith("kernel ")]
    return said[0] if said else ""
