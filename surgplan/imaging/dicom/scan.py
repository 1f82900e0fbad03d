"""Everything in a folder that could be imported, and why the rest could not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, part, silent
from surgplan.imaging.dicom.headers import Header
from surgplan.imaging.dicom.lost import losses
from surgplan.imaging.dicom.made import Gaps
from surgplan.imaging.dicom.read_headers import Reading, reading
from surgplan.imaging.dicom.series import group
from surgplan.imaging.dicom.verdict import Verdict, judge
from surgplan.imaging.formats.endings import is_volume_file


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no part of any series."""

    file: str
    """Its path within the folder."""
    reason: str


@dataclass(frozen=True)
class ImportReport:
    """What a folder holds."""

    folder: Path
    series: tuple[Verdict, ...]
    skipped: tuple[Skipped, ...]
    volume_file: dict[str, Any] | None = None
    """The one row of a report on a NIfTI, NRRD or MetaImage file."""

    def to_json(self, today: date | None = None, procedure: str | None = None) -> dict[str, Any]:
        """As `surgplan import FOLDER --list --json` prints it; `today` gives scans their ages, an operation comes first."""
        from surgplan.imaging.suits.import_words import completed, with_first  # not loaded where a scan is only read

        rows = [completed(self.volume_file, None, today)] if self.volume_file else []
        rows += [completed(verdict.to_json(), verdict.series.header, today) for verdict in self.series]
        return {
            "series": with_first(rows, procedure),
            "skipped": [{"file": skipped.file, "reason": skipped.reason} for skipped in self.skipped],
        }

    def words(self, today: date | None = None, procedure: str | None = None) -> str:
        """The report for people: a few lines a series, and the skipped files by reason."""
        from surgplan.imaging.suits.import_words import report_words

        found = self.to_json(today, procedure)
        return report_words(found["series"], found["skipped"], procedure)

    def choose(self, series: str | None = None, gaps: Gaps = "refuse", phase: str | None = None) -> Verdict:
        """The series to import: the named one, or the only usable one. BadInput, saying what there is, otherwise.

        `gaps` and `phase` are those of `judge`: a series that is refused without them can be usable with them.
        """
        if not self.series:
            raise BadInput(f"there is no DICOM image in {self.folder}: {self._skipped_words()}; choose another folder")
        named = [v for v in self.series if series is None or v.series.selector == series]
        named = named or [v for v in self.series if series == v.series.uid]
        if not named:
            raise BadInput(f"there is no series {series!r} in {self.folder}; there is: {_list(self.series)}")
        if gaps != "refuse" or phase is not None:
            named = [judge(v.series, gaps, phase) for v in named]
        named = _without_parts(named)
        usable = [v for v in named if not v.refusal]
        if len(usable) == 1:
            lost = losses(usable[0].series, (v.series for v in self.series), (file.reason for file in self.skipped))
            return replace(usable[0], warnings=(*usable[0].warnings, *lost))
        if usable:
            whole = next((v.series.uid for v in named if v.series.whole and "interpolate" in v.can), None)
            together = f"; or take {whole} together with `gaps: interpolate`" if whole else ""
            raise BadInput(f"{self.folder} holds {len(usable)} usable series; name one of: {_list(usable)}{together}")
        if len(named) == 1:
            raise BadInput(f"series {named[0].series.selector} of {self.folder} can't be imported: {named[0].refusal}")
        reasons = "; ".join(f"{v.series.selector}: {v.refusal}" for v in named[:5])
        raise BadInput(f"none of the {len(named)} series of {self.folder} can be imported: {reasons}")

    def _skipped_words(self) -> str:
        reasons = Counter(skipped.reason for skipped in self.skipped)
        words = [f"{count} x {reason}" if count > 1 else reason for reason, count in reasons.most_common(3)]
        return f"{len(self.skipped)} files were skipped ({'; '.join(words)})" if self.skipped else "it holds no file"


def list_series(folder: str | Path, progress: Progress = silent, headers: Reading | None = None) -> ImportReport:
    """Every series under a folder (or of one file) with a verdict, and every skipped file with a reason.

    Files are known by their content, not their names. `headers` is the `reading` of the same folder, where that was begun
    before. BadInput if the folder is missing or holds no file at all.
    """
    folder = Path(folder)
    if is_volume_file(folder):
        return ImportReport(folder, (), (), volume_file=_file_row(folder))
    begun = reading(folder) if headers is None else headers
    root = folder if folder.is_dir() else folder.parent
    images: list[Header] = []
    skipped: list[Skipped] = []
    for path, read in begun.headers(part(progress, 0.0, 0.8)):
        if isinstance(read, str):
            skipped.append(Skipped(path.relative_to(root).as_posix(), _reason(path, read)))
        else:
            images.append(read)
    found = group(images)
    verdicts = []
    for number, series in enumerate(found):
        progress(0.8 + 0.2 * number / len(found), f"looking at series {number + 1} of {len(found)}")
        verdicts.append(judge(series))
    return ImportReport(folder, tuple(verdicts), tuple(skipped))


def _reason(path: Path, reason: str) -> str:
    if is_volume_file(path):
        return "not DICOM but a volume file; import it by its own path"
    return reason


def _without_parts(verdicts: list[Verdict]) -> list[Verdict]:
    """Without the parts of wholes that are usable themselves."""
    wholes = {v.series.uid for v in verdicts if v.series.whole and not v.refusal}
    return [v for v in verdicts if not (v.series.continued and v.series.uid in wholes)]


def _list(verdicts: tuple[Verdict, ...] | list[Verdict]) -> str:
    """Series as a user would choose between them."""
    rows = []
    for verdict in verdicts[:10]:
        header = verdict.series.header
        images = f"{len(verdict.series.planes)} images of {header.columns} x {header.rows}"
        rows.append(f"{verdict.series.selector} ({header.modality} {header.description or 'without description'}, {images})")
    more = f" and {len(verdicts) - 10} more" if len(verdicts) > 10 else ""
    return ", ".join(rows) + more


def _file_row(path: Path) -> dict[str, Any]:
    """A volume file as a series without UID."""
    row: dict[str, Any] = {"uid": "", "select": "", "description": path.name, "modality": "", "files": 1}
    row |= {"image_type": "", "phases": [], "can": []}
    unknown = dict.fromkeys(("size", "spacing_mm", "origin_mm", "direction", "tilt_deg"))
    from surgplan.imaging.formats.files import load_file

    try:
        loaded = load_file(path)
    except BadInput as exc:
        return {**row, **unknown, "unit": "", "status": "refused", "reasons": [str(exc)]}
    grid = loaded.volume.grid
    return {
        **row,
        "modality": loaded.modality,
        "size": list(grid.size),
        "spacing_mm": list(grid.spacing_mm),
        "origin_mm": list(grid.origin_mm),
        "direction": list(grid.direction),
        "tilt_deg": 0.0,
        "unit": loaded.volume.unit,
        "status": "warned" if loaded.warnings else "ok",
        "reasons": list(loaded.warnings),
    }
