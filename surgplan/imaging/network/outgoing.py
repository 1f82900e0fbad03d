"""Files to be sent: which image each is, without changing a byte of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydicom.filereader import read_dataset, read_preamble

from surgplan.base.errors import BadInput
from surgplan.imaging.network.identity import Identity, identify


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A DICOM file to be sent."""

    path: Path
    identity: Identity
    transfer_syntax: str


def outgoing(path: Path) -> Outgoing:
    """What a file holds; BadInput for anything but a DICOM file with file meta information."""
    try:
        with path.open("rb") as file:
            return outgoing_of(file, path)
    except OSError as exc:
        raise BadInput(f"it can't be read ({exc.strerror or exc})") from exc


def outgoing_of(file: BinaryIO, path: Path = Path()) -> Outgoing:
    """What an open file holds; BadInput as above."""
    try:
        read_preamble(file, force=False)
        meta = read_dataset(file, False, True, stop_when=lambda tag, vr, length: tag >> 16 != 2)
        element = meta.get_item("TransferSyntaxUID")
        value = getattr(element, "value", b"")
        syntax = (value.decode("ascii", "replace") if isinstance(value, bytes) else str(value)).rstrip("\0 ")
    except OSError:
        raise
    except Exception as exc:  # a damaged file makes pydicom raise what it likes
        raise BadInput("not a DICOM file as PS3.10 has it") from exc
    return Outgoing(path, identify(file, syntax), syntax)


def sorted_out(paths: Sequence[Path]) -> tuple[list[Outgoing], list[dict[str, str]]]:
    """The files that can be sent, and those that can't with the reason; folders are looked through."""
    good: list[Outgoing] = []
    bad: list[dict[str, str]] = []
    for path in paths:
        within = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for each in within:
            try:
                good.append(outgoing(each))
            except BadInput as exc:
                bad.append({"file": str(each), "reason": str(exc)})
    return good, bad


def sent_report(sent: int, failed: list[dict[str, str]]) -> dict[str, object]:
    """What became of it, as JSON."""
    return {"sent": sent, "failed": failed}
