"""A zip of a study, unpacked without trusting its names, its sizes or what it claims to be."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.base.progress import Progress, silent

MAGIC = b"PK\x03\x04"
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
"""How archives begin: one within an archive is not opened."""

MOST_FILES = 100_000
"""A study of one patient has some thousands."""
MOST_BYTES = 8_000_000_000
MOST_PACKED = 50
"""Bytes unpacked for each packed one, of the whole archive: scans give 2 to 4, empty slices more [C]."""
ALWAYS_BYTES = 200_000_000
"""So much may come out however small the archive is."""
DAMAGED = "damaged within the archive"
LONGEST_NAME = 200
CHUNK = 1 << 20


def is_archive(path: Path) -> bool:
    """Whether a regular file begins like a zip; of anything else nothing is read, which a pipe would keep waiting for ever."""
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            return stat.S_ISREG(os.fstat(file.fileno()).st_mode) and file.read(4) == MAGIC
    except OSError:
        return False


def unpack(archive: Path, folder: Path, progress: Progress = silent) -> list[tuple[str, str]]:
    """Unpack the files of a zip into a folder, under their names; what was left out, each name with a reason.

    BadInput, naming the archive, if it is locked, damaged, or unpacks to more than a study can be.
    """
    left_out: list[tuple[str, str]] = []
    allowed = min(MOST_BYTES, max(ALWAYS_BYTES, MOST_PACKED * archive.stat().st_size))
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES:
                raise BadInput(f"{archive.name} holds {len(entries)} files, more than a study has; unpack what is needed")
            for number, entry in enumerate(entries):
                if number % 50 == 0:
                    progress(number / len(entries), f"unpacking file {number + 1} of {len(entries)}")
                reason, taken = _take(packed, entry, folder, allowed)
                allowed -= taken
                if allowed < 0:
                    raise BadInput(
                        f"{archive.name} unpacks to far more than a study of its size; unpack what is needed by hand"
                    )
                if reason:
                    left_out.append((_shown(entry.filename), reason))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as exc:
        raise BadInput(f"{archive.name} is no whole zip ({exc}); pack the scan again") from exc
    except OSError as exc:
        if exc.errno == errno.EINVAL:
            raise BadInput(f"{archive.name} is no whole zip (it names places outside of it); pack the scan again") from exc
        raise StorageFailed(f"{archive.name} can't be unpacked ({exc.strerror or exc}); make room on the disk") from exc
    return left_out


def _take(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, allowed: int) -> tuple[str, int]:
    """Unpack one file; why it was left out, if it was, and the bytes it took of those allowed."""
    if entry.flag_bits & 1:
        raise BadInput(f"{Path(packed.filename or '').name} is locked with a password; unpack it first")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "a link or a device, not a file", 0
    name = _inside(entry.filename)
    if name is None:
        return "its name leads out of the archive or is no file name", 0
    target = folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            taken = 0
            for chunk in _chunks(packed, entry):
                if not taken and chunk.startswith(ARCHIVES):
                    file.close()
                    target.unlink()
                    return "an archive within the archive; unpack it first", 0
                taken += len(chunk)
                if taken > allowed:
                    return "", taken
                file.write(chunk)
        return "", taken
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return "another file of the archive has its name", 0
    except OSError as exc:
        if exc.errno != errno.EINVAL:  # a place before the beginning of the archive
            raise
        target.unlink(missing_ok=True)
        return f"{DAMAGED} (it says it lies outside of it)", 0
    except (zipfile.BadZipFile, zlib.error, EOFError) as exc:
        target.unlink(missing_ok=True)
        return f"{DAMAGED} ({str(exc)[:80]})", 0


def _chunks(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with packed.open(entry) as source:
        while chunk := source.read(CHUNK):
            yield chunk


def _inside(name: str) -> PurePosixPath | None:
    """A name as a path that stays below where it is put; None if it does not.

    >>> _inside("study/I1.dcm"), _inside("../I1"), _inside("/etc/I1"), _inside("C:/I1")
    (PurePosixPath('study/I1.dcm'), None, None, None)
    """
    parts = name.replace("\\", "/").split("/")
    plain = all(
        part not in ("", ".", "..") and part.isprintable() and ":" not in part and len(part.encode()) <= LONGEST_NAME
        for part in parts
    )
    return PurePosixPath(*parts) if plain and len(name) <= 10 * LONGEST_NAME else None


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:LONGEST_NAME]
