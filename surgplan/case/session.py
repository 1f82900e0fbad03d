"""One open case: its value now, its history, and who is told when it changes."""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput, CaseDamaged, CaseReadOnly, Refused
from surgplan.base.progress import Progress, silent
from surgplan.base.signal import Signal
from surgplan.case import seal
from surgplan.case.codec import canonical, decode, digest, encode
from surgplan.case.document import Case
from surgplan.case.following import following
from surgplan.case.journal import Journal, Place, Revision
from surgplan.case.lock import WriterLock
from surgplan.case.operation import Operation, Results
from surgplan.case.state import after_change, must_be_open
from surgplan.case.store import CaseFile, beside
from surgplan.case.upgrades import load_case, store_case

FIRST_BRANCH = "A"


def now() -> str:
    """The time of day, as journal lines have it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def encode_operation(op: Operation) -> dict[str, Any]:
    """An operation as journals and plan files have it."""
    return {"do": op.kind, "version": op.version, **encode(op)}


def decode_operation(data: Any, kinds: Mapping[str, type[Operation]]) -> Operation:
    """The operation of such a table; BadInput if it is none, or the kind or a field is unknown."""
    if not isinstance(data, Mapping) or not all(isinstance(name, str) for name in data):
        raise BadInput(f"an operation is a table of `do` and named fields, not {data!r}")
    kind = data.get("do")
    if not isinstance(kind, str) or kind not in kinds:
        raise BadInput(f"there is no operation {kind!r}; `surgplan ops` lists them")
    cls = kinds[kind]
    version = data.get("version", cls.version)
    if version != cls.version:
        raise BadInput(f"{kind} of version {version} can't be repeated by this program, which has version {cls.version}")
    fields = {k: v for k, v in data.items() if k not in ("do", "version")}
    op: Operation = decode(cls, fields, kind)
    return op


class Session:
    """The only way to change a case: `do`, `undo`, `redo`, `start_branch`, `switch`."""

    def __init__(self, path: Path, *, create: bool, read_only: bool, by: str | None) -> None:
        self.path = path
        self.read_only = read_only
        self.by = by or getpass.getuser()
        self.changed: Signal[[Case, Case]] = Signal()
        self._lock = None if read_only else WriterLock(path)
        try:
            if not create and not read_only and path.is_file() and seal.seal_holds(path) is False:
                raise CaseDamaged(f"{path.name} was changed since it was closed; `surgplan verify` says where")
            self.blobs = CaseFile(path, create=create, read_only=read_only)
        except BaseException:
            self._release()
            raise
        try:
            self.journal = Journal(self.blobs)
            bare = not self.journal.branches and not self.blobs.blob_ids()  # stopped while it was made, so nothing is lost
            if not bare or read_only:
                self.journal.must_tell()
                self.case = self.case_at(self.head)
            if not read_only:
                seal.unseal(path)  # only now: a file that can't be opened stays as it is
            if bare:
                self._record(None, {}, Case(), "New case")
                self.case = Case()
        except BaseException:
            self.blobs.close()
            self._release()
            raise

    @classmethod
    def create(cls, path: str | Path, *, by: str | None = None) -> Session:
        """A new, empty case in a file that must not exist."""
        return cls(Path(path), create=True, read_only=False, by=by)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, by: str | None = None) -> Session:
        """A case from its file; CaseReadOnly, naming the holder, if another process writes it."""
        return cls(Path(path), create=False, read_only=read_only, by=by)

    @property
    def head(self) -> Revision:
        """The revision looked at."""
        return self.journal.revisions[self.journal.place.head]

    @property
    def branch(self) -> str:
        """The name of the branch, that is of the scenario."""
        return self.journal.branch

    def case_at(self, revision: Revision) -> Case:
        """The case as it was at a revision."""
        try:
            return load_case(json.loads(self.blobs.get(revision.case)))
        except (ValueError, KeyError, BadInput) as exc:
            raise CaseDamaged(f"{self.path.name}: the case of revision {revision.id} can't be read: {exc}") from exc

    def preview(self, op: Operation, results: Results | None = None) -> Case:
        """What `do` would give: a drag shows this, and only the release is recorded."""
        must_be_open(self.case, op)
        return after_change(self.case, following(op.apply(self.case, results or {})), op)

    def must_take(self, op: Operation) -> None:
        """CaseReadOnly or Refused if this case takes no change now, before any work is done for it."""
        self._writable()
        must_be_open(self.case, op)

    def do(self, op: Operation, *, progress: Progress = silent, results: Results | None = None) -> Case:
        """Carry out an operation and record it; Refused, also by an approved plan, leaves the case as it was.

        `results` are those of a `compute` that already ran elsewhere, as a job.
        """
        self.must_take(op)
        if results is None:
            results = op.compute(self.case, self.blobs, progress) if op.heavy else {}
        op.check(self.case, self.blobs)
        after = after_change(self.case, following(op.apply(self.case, results)), op)
        if after != self.case:
            self._record(encode_operation(op.recorded()), results, after, op.words())
            self._show(after)
        return self.case

    def undo(self) -> bool:
        """Look at the revision before; False at the beginning. Refused by an approved plan, as every move is."""
        self._movable()
        parent = self.head.parent
        if parent is None:
            return False
        self._move(self.branch, Place(self.journal.place.tip, parent))
        return True

    def redo(self) -> bool:
        """Look at the next revision towards the branch's newest; False at its end."""
        self._movable()
        path = [r.id for r in self.journal.path_to(self.journal.place.tip)]
        at = path.index(self.head.id)
        if at + 1 == len(path):
            return False
        self._move(self.branch, Place(self.journal.place.tip, path[at + 1]))
        return True

    def start_branch(self, name: str, at: str | None = None) -> None:
        """A scenario that begins at a revision (the head) and is then worked on."""
        self._movable()
        if not name.strip() or name in self.journal.branches:
            raise Refused(f"a scenario needs a new name; there is: {', '.join(self.journal.branches)}")
        start = at or self.head.id
        if start not in self.journal.revisions:
            raise Refused(f"there is no revision {start}; `surgplan log` lists them")
        self._move(name, Place(start, start))

    def switch(self, name: str) -> None:
        """Work on another scenario."""
        self._movable()
        if name not in self.journal.branches:
            raise Refused(f"there is no scenario {name!r}; there is: {', '.join(self.journal.branches)}")
        self._move(name, self.journal.branches[name])

    def rename_branch(self, name: str) -> None:
        """Give the scenario that is worked on another name."""
        self._movable()
        if not name.strip() or name in self.journal.branches:
            raise Refused(f"a scenario needs a new name; there is: {', '.join(self.journal.branches)}")
        self.journal.rename(name, self.by, now())
        self.changed.emit(self.case, self.case)

    def go_to(self, revision: str) -> None:
        """Look at any revision of this branch, as undoing or redoing until there would."""
        self._movable()
        if revision not in {r.id for r in self.history()}:
            raise Refused(f"there is no revision {revision} in scenario {self.branch}; `surgplan log` lists them")
        if revision != self.head.id:
            self._move(self.branch, Place(self.journal.place.tip, revision))

    def refresh(self) -> None:
        """In a read-only session: take in what the writer has done since."""
        self.journal.refresh()
        self._show(self.case_at(self.head))

    def history(self) -> Sequence[Revision]:
        """The revisions of this branch from the first to its newest."""
        return self.journal.path_to(self.journal.place.tip)

    def close(self) -> None:
        """Close the file and let others write it."""
        self.blobs.close()
        if self._lock is not None and self.path.is_file() and not beside(self.path, "-wal").exists():
            seal.seal(self.path)
        self._release()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _writable(self) -> None:
        if self.read_only:
            raise CaseReadOnly(f"{self.path.name} was opened for reading only; save a copy to change it")

    def _movable(self) -> None:
        self._writable()
        must_be_open(self.case)

    def _record(self, op: Mapping[str, Any] | None, results: Results, case: Case, words: str) -> None:
        snapshot = self.blobs.put(canonical(store_case(case)))
        self.journal.record(op, dict(results), snapshot, words, self.by, now())

    def _move(self, branch: str, place: Place) -> None:
        self.journal.move(branch, place, self.by, now())
        self._show(self.case_at(self.head))

    def _show(self, after: Case) -> None:
        before, self.case = self.case, shared(self.case, after)
        self.changed.emit(before, self.case)

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def shared(before: Case, after: Case) -> Case:
    """`after`, with the tables and items that are equal to those of `before` being the very same objects."""
    tables: dict[str, Any] = {}
    for name in after.__dataclass_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            tables[name] = old
        elif isinstance(new, Mapping):
            tables[name] = {k: old[k] if old.get(k) == v else v for k, v in new.items()}
        else:
            tables[name] = new
    return Case(**tables)


def case_hash(case: Case) -> str:
    """The hash that names a case's value."""
    return digest(store_case(case))
