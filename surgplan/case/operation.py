"""One decision, as a value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol

from surgplan.base.progress import Progress
from surgplan.case.document import BlobId, Case


def fingerprint(path: str) -> str:
    """What the journal keeps of a file's path: folders and files are often called after the patient."""
    return "sha256:" + hashlib.sha256(Path(path).name.encode()).hexdigest()[:16]


Results = Mapping[str, Any]
"""What `compute` gave: JSON values, where anything bulky is the id of a blob."""


class Blobs(Protocol):
    """Bytes named by their SHA-256, written once."""

    def get(self, blob: BlobId) -> bytes:
        """The bytes; CaseDamaged if they are missing or changed."""

    def pieces(self, blob: BlobId) -> Iterator[bytes]:
        """The same bytes one piece after the other, so that few are held; they count once the last was given unharmed."""

    def put(self, data: bytes | memoryview) -> BlobId:
        """Keep bytes; equal bytes are kept once."""

    def put_all(self, data: Sequence[bytes | memoryview]) -> list[BlobId]:
        """Keep several at once, all or none."""


class Operation:
    """A decision: a frozen dataclass with a `kind`, a `version` and plain fields, named in patient terms.

    A field called `as_` is written `as` in files and on the command line.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    heavy: ClassVar[bool] = False
    """Whether `compute` does the work, as a job, before `apply`."""
    instant: ClassVar[bool] = False
    """Of a heavy one: it is over within a moment, a brush stroke say, so a window does it at once and not as a job."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """The heavy part, run as a job: reads the case and its blobs, puts new blobs, changes nothing. Refused if it can't."""
        return {}

    def check(self, case: Case, blobs: Blobs) -> None:
        """What must be looked up in the blobs before it is done, in a moment; Refused if it does not fit. Previews skip it."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case after this decision: pure and quick. Refused if it does not fit."""
        raise NotImplementedError

    def recorded(self) -> Operation:
        """What the journal keeps: this, without anything that may name a person, such as the path of a file."""
        return self

    def words(self) -> str:
        """A few words for the history, `Move stem 2.1 mm`."""
        return self.kind
