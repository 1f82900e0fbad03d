"""Whether a case file still holds what it once held."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from surgplan.base.errors import CaseDamaged, SurgplanError
from surgplan.case import seal
from surgplan.case.document import BlobId
from surgplan.case.journal import Journal
from surgplan.case.labels import brick_ids
from surgplan.case.references import Reference, references
from surgplan.case.store import CaseFile
from surgplan.case.upgrades import load_case


@dataclass(frozen=True)
class Findings:
    """What a check of a case file found."""

    sealed: bool
    """Whether the file was closed properly, so that its seal could be checked."""
    revisions: int
    blobs: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify_file(path: Path) -> Findings:
    """Check the seal, the pages, every blob, the journal's chain, every snapshot, and that what snapshots name is there."""
    problems: list[str] = []
    holds = seal.seal_holds(path) if path.is_file() else None
    if holds is False:
        problems.append("the file's bytes are not those it was closed with")
    revisions = blobs = 0
    try:
        file = CaseFile(path, read_only=True)
    except SurgplanError as exc:
        return Findings(holds is not None, 0, 0, (*problems, str(exc)))
    try:
        problems += file.integrity()
        names = file.blob_ids()
        blobs = len(names)
        for name in names:
            problems += _problem(partial(file.get, name))
        journal: list[Journal] = []
        problems += _problem(lambda: journal.append(Journal(file)))
        if journal:
            problems += _problem(journal[0].must_tell)
        named: dict[Reference, None] = {}
        for revision in journal[0].revisions.values() if journal else ():
            revisions += 1
            problems += _problem(partial(_load, file, revision.case, named))
        there = set(names)
        for reference in named:
            problems += _problem(partial(_must_have, file, there, reference))
    except SurgplanError as exc:
        problems.append(str(exc))
    finally:
        file.close()
    return Findings(holds is not None, revisions, blobs, tuple(dict.fromkeys(problems)))


def _load(file: CaseFile, snapshot: BlobId, named: dict[Reference, None]) -> None:
    named |= dict.fromkeys(references(load_case(json.loads(file.get(snapshot)))))


def _must_have(file: CaseFile, there: set[BlobId], reference: Reference) -> None:
    whole = reference.blob in there
    if whole and reference.labels:
        whole = brick_ids(file, reference.blob) <= there
    if not whole:
        raise CaseDamaged(f"{file.path.name} lacks data of {reference.owner}; restore a copy")


def _problem(check: Callable[[], object]) -> list[str]:
    try:
        check()
    except (SurgplanError, ValueError, KeyError) as exc:
        return [str(exc)]
    return []
