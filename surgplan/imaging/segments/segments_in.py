"""Segments out of a file nobody can vouch for: what `segment.import` runs in a process of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from surgplan.base.errors import BadInput, SurgplanError
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.codec import decode
from surgplan.imaging.formats.endings import ENDINGS, is_volume_file
from surgplan.imaging.segments.segment_file import SegmentFile, chosen

PREAMBLE = 128
FIRST_GROUPS = (b"\x02\x00", b"\x08\x00")


def list_segments(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """What the file at `path` holds: `kind`, `subject` and `segments` (number, name, colour, codes, frame of reference)."""
    path = Path(arguments["path"])
    with _named(path):
        file = open_segments(path)
        segments = [{**s.to_json(), "frame_of_reference": file.frame_of(s)} for s in file.listed]
        return {"kind": file.kind, "subject": dataclasses.asdict(file.subject), "segments": segments}


def read_segments(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """The segments that `select` chooses of the file at `path`, on the `grid` of an image; masks as packed bits in `folder`.

    Answers `kind`, `subject`, `other_frame` (true, and nothing is read, if a segment's frame is not `frame`) and `segments`:
    what is listed of each, `mask` (a file name), `cautions`, `same_grid`, `whole_grid`, and
    `framed`: whether the file states its frame.
    """
    path = Path(arguments["path"])
    with _named(path):
        progress(0.0, "reading the file")
        file = open_segments(path)
        wanted = chosen(file.listed, arguments["select"])
        answer: dict[str, Any] = {"kind": file.kind, "subject": dataclasses.asdict(file.subject)}
        frames = {file.frame_of(s) for s in wanted}
        if arguments["frame"] and frames - {"", arguments["frame"]}:
            return {**answer, "other_frame": True, "segments": []}
        grid: Grid = decode(Grid, arguments["grid"])
        segments = []
        for n, segment in enumerate(wanted):
            progress(0.2 + 0.8 * n / len(wanted), f"reading {segment.name or segment.number}")
            placed = file.on(segment, grid, arguments["threshold"])
            np.save(folder / f"{n}.npy", np.packbits(placed.mask))
            found = {"mask": f"{n}.npy", "cautions": list(placed.cautions), "same_grid": placed.same_grid}
            found["whole_grid"] = placed.whole_grid
            segments.append({**segment.to_json(), **found, "framed": bool(file.frame_of(segment))})
        return {**answer, "other_frame": False, "segments": segments}


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Refusals that name the file; what a damaged file makes its parsers raise is one."""
    try:
        yield
    except BadInput as exc:
        raise BadInput(str(exc) if path.name in str(exc) else f"{path.name} can't be used: {exc}") from exc
    except (SurgplanError, MemoryError, RecursionError):
        raise
    except Exception as exc:  # values of a DICOM file are only looked at when they are asked for
        raise BadInput(f"{path.name} is cut off or damaged ({_first_line(exc)}); copy it again from its source") from exc


def open_segments(path: Path) -> SegmentFile:
    """A label map, DICOM SEG or RTSTRUCT by its content; BadInput for anything else."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise BadInput(f"{path.name} is a pipe or a device, no file; choose a file of segments")
    if path.is_dir():
        raise BadInput(f"{path.name} is a folder; name the file with the segments in it")
    if is_volume_file(path):
        from surgplan.imaging.segments.label_file_in import open_label_file

        return open_label_file(path)
    return _open_dicom(path)


def _open_dicom(path: Path) -> SegmentFile:
    from pydicom import dcmread
    from pydicom.uid import UID

    from surgplan.imaging.dicom.dicom_file import quietly
    from surgplan.imaging.segments import dicom_seg_in, rtstruct_in

    try:
        with path.open("rb") as file:
            beginning = file.read(PREAMBLE + 4)
        if beginning[PREAMBLE:] != b"DICM" and beginning[:2] not in FIRST_GROUPS:
            raise BadInput(f"it is no file of segments: use {' '.join(ENDINGS)}, a DICOM SEG or an RTSTRUCT")
        with quietly():
            dataset = dcmread(path, force=True)
            storage_class = str(dataset.get("SOPClassUID") or "")
            if storage_class in dicom_seg_in.STORAGE_CLASSES:
                return dicom_seg_in.open_seg(dataset)
            if storage_class == rtstruct_in.STORAGE_CLASS:
                return rtstruct_in.open_rtstruct(dataset)
    except OSError as exc:
        raise BadInput(f"{path} can't be read ({exc.strerror or exc}); check the path") from exc
    except (BadInput, MemoryError, RecursionError):
        raise
    except Exception as exc:  # a damaged data set makes pydicom raise what it likes
        raise BadInput(f"it is cut off or damaged ({_first_line(exc)}); copy it again from its source") from exc
    what = UID(storage_class).name or "nothing that is named"
    raise BadInput(f"it is DICOM, but holds {what} and no segments; choose a SEG or an RTSTRUCT")


def _first_line(exc: BaseException) -> str:
    return (str(exc).splitlines() or [type(exc).__name__])[0][:120]
