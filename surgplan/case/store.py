"""The case file: content-named blobs and journal lines in one SQLite database."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import zstandard

from surgplan.base.errors import BadInput, CaseDamaged, CaseReadOnly, StorageFailed
from surgplan.case.document import BlobId

APPLICATION_ID = 0x53524750
"""SRGP, in the header of every case file."""
CHUNK_BYTES = 4 << 20
LARGEST_CHUNK = CHUNK_BYTES + 1024

ERASED = -1
"""Size of a blob whose bytes were taken out for good."""

UNWRITTEN = "{} could not be written ({}); free some space, nothing was changed"
UNREAD = "{} could not be read ({}); check the disk, and that no other program holds the file"
UNOPENED = "{} could not be opened ({}); check the folder, its rights and the free space"

TABLES = """
CREATE TABLE chunk (id TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE blob (id TEXT PRIMARY KEY, nbytes INTEGER NOT NULL, chunks TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE line (n INTEGER PRIMARY KEY, hash TEXT NOT NULL, body TEXT NOT NULL);
"""


def sha256(data: bytes | memoryview) -> str:
    """The name of some bytes."""
    return hashlib.sha256(data).hexdigest()


@contextlib.contextmanager
def _mapped(path: Path, failure: str) -> Iterator[None]:
    """SQLite's errors as ours; `failure` is what to say, in brackets why, where the disk refuses."""
    try:
        yield
    except sqlite3.DatabaseError as exc:
        words = str(exc)
        if any(sign in words for sign in ("full", "disk I/O", "readonly", "unable to open", "locked")):
            raise StorageFailed(failure.format(path.name, words)) from exc
        raise CaseDamaged(f"{path.name} is not a readable case file ({words}); restore a copy") from exc


def beside(path: Path, ending: str) -> Path:
    """The file of such an ending that SQLite keeps beside a case: beside the file itself, where a link leads to it."""
    there = path.resolve()
    return there.with_name(there.name + ending)


class CaseFile:
    """Blobs and journal lines of one case; every write is on the disk when the call returns."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = threading.RLock()
        if create and path.exists():
            raise BadInput(f"{path} exists already; choose another name or open it")
        if not create and not path.is_file():
            raise BadInput(f"there is no case file {path}; `surgplan new` makes one")
        with _mapped(path, UNOPENED):
            self._db = self._connect(create)
        self._compress = zstandard.ZstdCompressor(level=1)

    def _connect(self, create: bool) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        if self.read_only and not os.access(self.path.resolve().parent, os.W_OK):
            wal = beside(self.path, "-wal")
            if wal.is_file() and wal.stat().st_size:
                raise BadInput(
                    f"{self.path.name} was not closed properly, and its newest changes lie in {wal.name}: "
                    f"copy both files to a folder that can be written, and open the case there"
                )
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"  # a DVD: nobody can be writing
        db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=30)
        try:
            if create:
                db.execute("PRAGMA page_size=4096")
                db.execute("PRAGMA journal_mode=WAL")
                db.execute(f"PRAGMA application_id={APPLICATION_ID}")
                db.execute("PRAGMA user_version=1")
                db.executescript(f"BEGIN;{TABLES}COMMIT;")
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise BadInput(f"{self.path.name} is not a surgplan case")
            db.execute("PRAGMA query_only=ON" if self.read_only else "PRAGMA synchronous=FULL")
        except BaseException:
            db.close()
            raise
        return db

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _mapped(self.path, UNWRITTEN):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    def _one(self, sql: str, key: str) -> tuple[bytes | str | int, ...] | None:
        with self._lock, _mapped(self.path, UNREAD):
            row: tuple[bytes | str | int, ...] | None = self._db.execute(sql, (key,)).fetchone()
        return row

    def put(self, data: bytes | memoryview) -> BlobId:
        """Keep bytes under their SHA-256; StorageFailed if the disk takes no more."""
        return self.put_all([data])[0]

    def put_all(self, data: Sequence[bytes | memoryview]) -> list[BlobId]:
        """Keep several at once, all or none: one wait for the disk instead of many."""
        views = [memoryview(one).cast("B") for one in data]
        names = [sha256(view) for view in views]
        new = {name: view for name, view in zip(names, views, strict=True) if not self._has(name)}
        if not new:
            return names
        with self._writing() as db:
            for name, view in new.items():
                pieces = [view[at : at + CHUNK_BYTES] for at in range(0, len(view), CHUNK_BYTES)]
                chunks = [sha256(piece) for piece in pieces]
                for chunk, piece in zip(chunks, pieces, strict=True):
                    db.execute("INSERT OR IGNORE INTO chunk VALUES (?, ?)", (chunk, self._compress.compress(piece)))
                db.execute("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (name, len(view), ",".join(chunks)))
        return names

    def _has(self, name: str) -> bool:
        return self._one("SELECT 1 FROM blob WHERE id=?", name) is not None

    def get(self, blob: BlobId) -> bytes:
        """The bytes of a name, nothing where they were erased; CaseDamaged if they are missing or are not what they were."""
        whole = BytesIO()
        for piece in self.pieces(blob):
            whole.write(piece)
        return whole.getvalue()  # its own bytes: joining the pieces would hold them twice

    def pieces(self, blob: BlobId) -> Iterator[bytes]:
        """The bytes as `get` gives them, one piece after the other; whether they are what they were shows after the last."""
        row = self._one("SELECT chunks, nbytes FROM blob WHERE id=?", blob)
        if row is None:
            raise CaseDamaged(f"{self.path.name} lacks the data {blob[:12]}; restore a copy")
        if row[1] == ERASED:
            return
        found = hashlib.sha256()
        for name in str(row[0]).split(",") if row[0] else []:
            piece = self._chunk(name)
            found.update(piece)
            yield piece
        if found.hexdigest() != blob:
            raise CaseDamaged(f"{self.path.name}: the data {blob[:12]} is not what was stored; restore a copy")

    def _chunk(self, name: str) -> bytes:
        row = self._one("SELECT data FROM chunk WHERE id=?", name)
        if row is None:
            raise CaseDamaged(f"{self.path.name} lacks a piece of its data ({name[:12]}); restore a copy")
        packed = row[0] if isinstance(row[0], bytes) else b""
        try:
            if zstandard.frame_content_size(packed) > LARGEST_CHUNK:
                raise CaseDamaged(f"{self.path.name}: a piece of data claims an impossible size; restore a copy")
            return zstandard.ZstdDecompressor().decompress(packed, max_output_size=LARGEST_CHUNK)
        except zstandard.ZstdError as exc:
            raise CaseDamaged(f"{self.path.name}: a piece of data can't be unpacked; restore a copy") from exc

    def erase(self, blobs: Iterable[BlobId]) -> None:
        """Take the bytes of blobs out of the file for good, free pages too; from then on they read as nothing."""
        with self._lock, _mapped(self.path, UNWRITTEN):
            self._db.execute("PRAGMA secure_delete=ON")
        with self._writing() as db:
            for blob in blobs:
                row = db.execute("SELECT chunks FROM blob WHERE id=?", (blob,)).fetchone()
                db.execute("UPDATE blob SET nbytes=?, chunks='' WHERE id=?", (ERASED, blob))
                for chunk in str(row[0]).split(",") if row and row[0] else ():
                    shared = db.execute("SELECT 1 FROM blob WHERE instr(chunks, ?)", (chunk,)).fetchone()
                    if not shared:
                        db.execute("DELETE FROM chunk WHERE id=?", (chunk,))
        with self._lock, _mapped(self.path, UNWRITTEN):
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def blob_ids(self) -> list[BlobId]:
        """Every blob's name."""
        with self._lock, _mapped(self.path, UNREAD):
            return [str(row[0]) for row in self._db.execute("SELECT id FROM blob ORDER BY id")]

    def append_line(self, n: int, line_hash: str, body: str) -> None:
        """Add journal line `n`; it is on the disk when this returns. CaseReadOnly if another program has written that line."""
        with self._writing() as db:
            try:
                db.execute("INSERT INTO line VALUES (?, ?, ?)", (n, line_hash, body))
            except sqlite3.IntegrityError as exc:
                raise CaseReadOnly(
                    f"another program wrote {self.path.name} meanwhile; close the case and open it again"
                ) from exc

    def lines(self, after: int = 0) -> list[tuple[int, str, str]]:
        """Journal lines (number, hash, body) beyond a number, in order."""
        with self._lock, _mapped(self.path, UNREAD):
            rows = self._db.execute("SELECT n, hash, body FROM line WHERE n > ? ORDER BY n", (after,)).fetchall()
        return [(int(n), str(h), str(b)) for n, h, b in rows]

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file's pages."""
        with self._lock, _mapped(self.path, UNREAD):
            words = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check(5)")]
        return [] if words == ["ok"] else words

    def copy_to(self, path: Path) -> None:
        """Write the whole database, as it stands at one moment, to a new file; CaseDamaged if that has not the same head."""
        before = self.lines()[-1:]
        with self._lock, _mapped(path, UNWRITTEN), contextlib.closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)
        with contextlib.closing(CaseFile(path, read_only=True)) as copied:
            there = copied.lines()[-1:]
        # another program may be writing the original meanwhile, so the copy may end with a later line of it
        if there != before and (there < before or there[0] not in self.lines(after=there[0][0] - 1)):
            raise CaseDamaged(f"{path.name} is not a whole copy of {self.path.name}; repeat it on another disk")

    def close(self) -> None:
        """Close; the last one to close leaves a single file."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            self._db.close()
