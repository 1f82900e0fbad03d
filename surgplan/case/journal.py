"""The hash-chained record of every revision and every move of the head."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surgplan.base.errors import CaseDamaged
from surgplan.case.codec import canonical, digest
from surgplan.case.document import BlobId
from surgplan.case.store import CaseFile

START = "0" * 64
"""What the first line is chained to."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A case, and the operation that made it from its parent."""

    id: str
    parent: str | None
    op: Mapping[str, Any] | None
    """The operation as written; kept verbatim even when its kind is no longer known."""
    results: Mapping[str, Any]
    """What `compute` gave."""
    case: BlobId
    """The snapshot, so that opening never replays."""
    words: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a branch stands: its newest revision, and the one looked at (older after undo)."""

    tip: str
    head: str


class Journal:
    """All lines of a case, read once and then appended to."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self.revisions: dict[str, Revision] = {}
        self.branches: dict[str, Place] = {}
        self.branch = "A"
        self._last = (0, START)
        self.refresh()

    def refresh(self) -> None:
        """Take in lines that a writer has added since; CaseDamaged if the chain is broken."""
        for n, line_hash, body in self._file.lines(after=self._last[0]):
            if n != self._last[0] + 1 or line_hash != _chained(self._last[1], body):
                raise CaseDamaged(f"{self._file.path.name}: the journal is broken at line {n}; restore a copy")
            try:
                self._take(json.loads(body))
            except (ValueError, TypeError, KeyError) as exc:
                raise CaseDamaged(f"{self._file.path.name}: journal line {n} can't be read; restore a copy") from exc
            self._last = (n, line_hash)

    def must_tell(self) -> None:
        """CaseDamaged if there is no line: a case has had one since it was made."""
        if not self.branches:
            raise CaseDamaged(f"{self._file.path.name} holds no case: its journal is empty; restore a copy")

    def _take(self, line: dict[str, Any]) -> None:
        if "revision" in line:
            revision = Revision(**line["revision"])
            self.revisions[revision.id] = revision
        place = Place(line["tip"], line["head"])
        if place.head not in self.revisions or place.tip not in self.revisions:
            raise KeyError(place.head)
        self.branch = line["branch"]
        former = line.get("move", {}).get("renamed")
        if former is None:
            self.branches[self.branch] = place
        else:  # it keeps its place among the others
            self.branches = {self.branch if name == former else name: at for name, at in self.branches.items()}

    def _append(self, line: dict[str, Any]) -> None:
        body = canonical(line).decode()
        n, line_hash = self._last[0] + 1, _chained(self._last[1], body)
        self._file.append_line(n, line_hash, body)
        self._take(json.loads(body))
        self._last = (n, line_hash)

    def record(
        self, op: Mapping[str, Any] | None, results: Mapping[str, Any], case: BlobId, words: str, by: str, at: str
    ) -> Revision:
        """A new revision at the head of the branch."""
        parent = self.branches[self.branch].head if self.branches else None
        fields = {"parent": parent, "op": op, "results": results, "case": case, "words": words, "by": by, "at": at}
        name = digest({**fields, "n": self._last[0]})[:16]
        self._append({"revision": {"id": name, **fields}, "branch": self.branch, "tip": name, "head": name})
        return self.revisions[name]

    def move(self, branch: str, place: Place, by: str, at: str) -> None:
        """Put a branch at a place: undo, redo, a new branch, or a switch between branches."""
        self._append({"move": {"by": by, "at": at}, "branch": branch, "tip": place.tip, "head": place.head})

    def rename(self, name: str, by: str, at: str) -> None:
        """Call the branch of now otherwise; the lines before keep the name they were written with."""
        tip, head = self.place.tip, self.place.head
        self._append({"move": {"by": by, "at": at, "renamed": self.branch}, "branch": name, "tip": tip, "head": head})

    @property
    def place(self) -> Place:
        """Where the branch of now stands."""
        return self.branches[self.branch]

    def path_to(self, revision: str) -> list[Revision]:
        """The revisions from the root to this one."""
        path: list[Revision] = []
        step: str | None = revision
        while step is not None:
            path.append(self.revisions[step])
            step = path[-1].parent
        return path[::-1]

    def log(self) -> list[dict[str, Any]]:
        """Every line as it stands in the file, oldest first: the audit trail."""
        return [{"n": n, "hash": h, **json.loads(body)} for n, h, body in self._file.lines()]


def _chained(previous: str, body: str) -> str:
    return hashlib.sha256(previous.encode() + body.encode()).hexdigest()
