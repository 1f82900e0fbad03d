"""What `guarded` runs in its child: the readers themselves, on a file, a folder, or an archive unpacked beside the answer.

Headers are read in copies of the process while what else is needed, which takes as long to load, is loaded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, part
from surgplan.imaging.archive import DAMAGED, is_archive, unpack
from surgplan.imaging.dicom.read_headers import Reading, reading
from surgplan.imaging.dicom.room import stored_in
from surgplan.imaging.formats.endings import is_volume_file

if TYPE_CHECKING:
    from surgplan.imaging.dicom.scan import Skipped


def listed(arguments: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """The JSON of the report on `path`; `today` and `procedure` as in `ImportReport.to_json`."""
    today = date.fromisoformat(arguments["today"]) if arguments["today"] else None
    with stored_in(folder), _unpacked(Path(arguments["path"]), folder, progress) as (source, skipped, rest):
        headers = _begun(source)
        import surgplan.imaging.suits.import_words  # noqa: F401  # which the report is put into words by
        from surgplan.imaging.dicom.scan import list_series

        report = list_series(source, rest, headers)
    return replace(report, skipped=report.skipped + skipped).to_json(today, arguments["procedure"])


def loaded(arguments: dict[str, Any], folder: Path, progress: Progress) -> Any:
    """The scan at `path`, packed, its arrays in `folder`."""
    with stored_in(folder), _unpacked(Path(arguments["path"]), folder, progress) as (source, skipped, rest):
        headers = _begun(source)
        from surgplan.imaging.carried import packed
        from surgplan.imaging.load import load_scan

        options = {**arguments["options"], "headers": headers}
        scan = load_scan(source, arguments["series"], arguments["modality"], progress=rest, **options)
    damaged = sum(DAMAGED in one.reason for one in skipped)
    if damaged:
        files = "1 file of the archive is" if damaged == 1 else f"{damaged} files of the archive are"
        missing = f"{files} damaged and left out: slices may be missing at an end, pack the scan again"
        scan = replace(scan, warnings=(*scan.warnings, missing))
    return packed(scan, folder)


def _begun(source: Path) -> Reading | None:
    """The reading of a folder's headers; None where there are none to read."""
    return None if is_volume_file(source) else reading(source)


@contextmanager
def _unpacked(path: Path, folder: Path, progress: Progress) -> Iterator[tuple[Path, tuple[Skipped, ...], Progress]]:
    """Where to read what is at a path, what of an archive was left out, and the progress that remains."""
    if is_volume_file(path) or not path.is_file() or not is_archive(path):
        yield path, (), progress
        return
    source = folder / "unpacked"
    source.mkdir()
    from surgplan.imaging.dicom.scan import Skipped

    skipped = tuple(Skipped(name, reason) for name, reason in unpack(path, source, part(progress, 0.0, 0.2)))
    if not any(source.iterdir()):
        reasons = ", ".join(sorted({s.reason for s in skipped})) or "it is empty"
        raise BadInput(f"{path.name} holds no file that can be read ({reasons}); choose the zip of a scan")
    try:
        yield source, skipped, part(progress, 0.2, 1.0)
    except BadInput as exc:
        raise BadInput(str(exc).replace(str(source), path.name)) from exc
