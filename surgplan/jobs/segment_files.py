"""What files hold of segments drawn elsewhere, as work for a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress, part
from surgplan.case.codec import decode
from surgplan.case.document import Image
from surgplan.segment.tools.import_segment import segments_in

KINDS = (b"1.2.840.10008.5.1.4.1.1.66.4", b"1.2.840.10008.5.1.4.1.1.66.7", b"1.2.840.10008.5.1.4.1.1.481.3")
"""UIDs of DICOM SEG, label map SEG and RTSTRUCT (PS3.6); each begins the file, in its meta group or its first elements."""
BEGINNING_BYTES = 4096
MOST_FILES = 24
"""Files of a folder that are opened; each takes a process of its own."""


def list_segments_at(path: str, image: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """`files` with their `path`, `kind` and `segments`, and `left_out` in words: of a file, or of all in a folder.

    A file that holds none is BadInput, and so is a folder without one that may; in a folder, one that is damaged is left out.
    """
    onto = decode(Image, image)
    place = Path(path)
    if not place.is_dir():
        return {"files": [_listed(place, onto)], "left_out": []}
    likely = sorted(_likely(place))
    if not likely:
        raise BadInput(f"{place.name} holds no label map, DICOM SEG or RTSTRUCT; choose another folder or the file itself")
    files, left_out = [], []
    for number, file in enumerate(likely[:MOST_FILES]):
        part(progress, number / len(likely), (number + 1) / len(likely))(0.0, file.name)
        try:
            files.append(_listed(file, onto))
        except BadInput as exc:
            left_out.append(str(exc))
    if len(likely) > MOST_FILES:
        left_out.append(f"{len(likely) - MOST_FILES} more files were not opened: choose them by themselves")
    if not files:
        raise BadInput(f"{place.name} holds no file of segments that can be used: {left_out[0]}")
    return {"files": files, "left_out": left_out}


def _listed(path: Path, image: Image) -> dict[str, Any]:
    found = segments_in(str(path), image)
    return {"path": str(path), "kind": found["kind"], "segments": found["segments"]}


def _likely(folder: Path) -> Iterator[Path]:
    """Files that end like volumes, or whose beginning names a class of segments; nothing is parsed here."""
    from surgplan.imaging.formats.endings import is_volume_file

    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        if is_volume_file(path):
            yield path
            continue
        try:
            with path.open("rb") as file:
                beginning = file.read(BEGINNING_BYTES)
        except OSError:
            continue
        if any(kind in beginning for kind in KINDS):
            yield path
