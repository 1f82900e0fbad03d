"""One image as a DICOM file, as it was sent: whole under its name or not there at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pydicom.dataset import FileMetaDataset
from pydicom.filewriter import write_file_meta_info
from pydicom.uid import UID
from pynetdicom import PYNETDICOM_IMPLEMENTATION_UID, PYNETDICOM_IMPLEMENTATION_VERSION

from surgplan.base.errors import StorageFailed
from surgplan.imaging.network.identity import Identity

RESERVE_BYTES = 200 << 20
"""A disk is not filled beyond this."""

Pieces = Iterable[bytes | memoryview]


def file_head(identity: Identity, transfer_syntax: str) -> bytes:
    """Preamble and file meta information for a data set that came without."""
    from io import BytesIO

    meta = FileMetaDataset()
    meta.FileMetaInformationVersion = b"\x00\x01"
    meta.MediaStorageSOPClassUID = UID(identity.sop_class)
    meta.MediaStorageSOPInstanceUID = UID(identity.sop_uid)
    meta.TransferSyntaxUID = UID(transfer_syntax)
    meta.ImplementationClassUID = PYNETDICOM_IMPLEMENTATION_UID
    meta.ImplementationVersionName = PYNETDICOM_IMPLEMENTATION_VERSION
    out = BytesIO()
    write_file_meta_info(out, meta)
    return bytes(128) + b"DICM" + out.getvalue()


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user's eyes only; OSError where that can't be."""
    for each in (*reversed(folder.parents), folder):
        if not each.is_dir():
            each.mkdir(exist_ok=True, mode=0o700)


def write_whole(path: Path, pieces: Pieces, reserve_bytes: int = RESERVE_BYTES) -> None:
    """Write a file under a temporary name beside its place, then rename it; StorageFailed where the disk says no."""
    try:
        if shutil.disk_usage(path.parent).free < reserve_bytes:
            raise StorageFailed(f"less than {reserve_bytes >> 20} MB are free in {path.parent}; make room and repeat this")
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".incoming-")
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as exc:
        raise StorageFailed(f"{path.parent} can't be written ({exc.strerror or exc}); make room and repeat this") from exc


def sweep(folder: Path, pattern: str = ".incoming-*") -> None:
    """Remove what a killed process had begun to write into a folder."""
    for left in folder.glob(pattern):
        with contextlib.suppress(OSError):
            left.unlink()
