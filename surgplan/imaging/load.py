"""Reading a scan from wherever it lies: a folder of DICOM, or one file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, part, silent
from surgplan.imaging.dicom_volume import read_stack
from surgplan.imaging.files import is_volume_file, load_file
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.scan import list_series
from surgplan.imaging.subject import Subject
from surgplan.imaging.verdict import Verdict


def load_scan(
    path: str | Path,
    series: str | None = None,
    modality: str | None = None,
    progress: Progress = silent,
    accept: Callable[[Subject], None] = lambda subject: None,
) -> Loaded:
    """The scan at a path. BadInput if it is unusable or if there are several and none is named.

    `accept` sees who a DICOM series is of before its pixels are read, and may refuse.
    """
    path = Path(path)
    if is_volume_file(path):
        if series is not None:
            raise BadInput(f"{path.name} holds one volume and no series {series!r}; leave the series away")
        progress(0.0, "reading the file")
        return load_file(path, modality)
    verdict = list_series(path, part(progress, 0.0, 0.3)).choose(series)
    stated = verdict.series.header.modality
    if modality is not None and modality.upper() != stated:
        raise BadInput(f"the headers in {path.name} say {stated or 'no modality'}, not {modality}; leave the modality away")
    accept(verdict.series.header.subject)
    return read_verdict(verdict, part(progress, 0.3, 1.0))


def read_verdict(verdict: Verdict, progress: Progress = silent) -> Loaded:
    """The volume of a series that was listed as usable; BadInput, with the reason, if it was refused."""
    if verdict.stack is None:
        raise BadInput(f"series {verdict.series.selector} can't be imported: {verdict.refusal}")
    found, remarks = read_stack(verdict.stack, verdict.unit, progress)
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
        warnings=verdict.warnings + remarks,
        subject=header.subject,
        kernel=header.kernel,
        contrast=header.contrast,
        original=found.original,
        interpolated=found.interpolated,
    )
