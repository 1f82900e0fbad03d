"""A case anew, with its plan and without its patient: no history, no identity, no free words, nothing that leads back."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput, Refused
from surgplan.base.progress import Progress, silent
from surgplan.case import seal
from surgplan.case.codec import canonical
from surgplan.case.document import Case
from surgplan.case.identity import read_identity
from surgplan.case.journal import Journal, Place
from surgplan.case.labels import brick_ids
from surgplan.case.references import references
from surgplan.case.search import found_in_file
from surgplan.case.session import Session
from surgplan.case.store import CaseFile, beside
from surgplan.case.traces import Traces, spellings
from surgplan.case.unnamed import Unnaming
from surgplan.case.upgrades import store_case

NOBODY = "anonymous"
LONGEST_SHIFT_DAYS = 3650
SHORTEST_UID = 8
UNKNOWN = "who the patient is is not known in this case, so names in words and ids could not be looked for: read them yourself"


@dataclass(frozen=True)
class Anonymised:
    """What was made, and what was looked for in it."""

    patient: str
    """The new pseudonym, which nothing links to the old one."""
    scenarios: int
    blobs: int
    nbytes: int
    renamed: tuple[str, ...]
    """New names of what was called after somebody."""
    traces: int
    """Words, numbers, dates and UIDs that were looked for in every byte of the new file, and not found."""
    remarks: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)


def anonymise(
    source: Path,
    target: Path,
    *,
    keep_sex: bool = False,
    shift_dates: bool = False,
    scenarios: bool = False,
    progress: Progress = silent,
) -> Anonymised:
    """Write the case of `source` as it is at its head to the new file `target`; the source is only read.

    `scenarios` takes the heads of the other scenarios along. Every byte of the new file is searched for what would betray
    anybody. BadInput if the target exists or is called after the patient, Refused, leaving no file, if something was found.
    """
    if target.exists():
        raise BadInput(f"{target} exists already; choose another name")
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with Session.open(source, read_only=True) as session:
            traces, known = traces_of(session)
            if traces.in_text(target.stem):
                raise BadInput("the new file's name names the patient; choose another one")
            days = secrets.randbelow(LONGEST_SHIFT_DAYS) + 1 if shift_dates else None
            cases = {session.branch: session.case}
            if scenarios:
                heads = session.journal.branches.items()
                cases |= {name: session.case_at(session.journal.revisions[place.head]) for name, place in heads}
            unnaming = Unnaming(traces, cases.values(), keep_sex=keep_sex, days=days, drop_words=not known)
            # people name scenarios as they like, so those get letters
            new = {_letters(n): unnaming.case(case) for n, case in enumerate(cases.values())}
            blobs = _write(session.blobs, part, list(cases.values()), new, progress)
        progress(0.8, "looking for traces in the new file")
        where = found_in_file(part, traces)
        if where:
            raise Refused(
                f"the case can't be anonymised: something that names a person would stay in {where}; nothing was written"
            )
        part.rename(target)
    finally:
        for path in (part, beside(part, "-wal"), beside(part, "-shm")):
            path.unlink(missing_ok=True)
    progress(1.0, "anonymised")
    return Anonymised(
        patient=unnaming.patient,
        scenarios=len(new),
        blobs=blobs,
        nbytes=target.stat().st_size,
        renamed=tuple(sorted(unnaming.renamed.values())),
        traces=len(traces.all),
        remarks=() if known else (UNKNOWN,),
    )


def traces_of(session: Session) -> tuple[Traces, bool]:
    """Everything that leads from a case to somebody, in all its revisions, and whether anybody is named in it."""
    people, more, known = set(), set(), False
    today = datetime.now(UTC).date().isoformat()
    for revision in session.journal.revisions.values():
        case = session.case_at(revision)
        identity = read_identity(case.patient, session.blobs)
        if identity is not None:
            people |= set(identity.everybody())
            more |= {person.issuer for person in identity.everybody()} | set(identity.others)
            known = True
        more |= {revision.by, case.patient.id, *_uids(store_case(case))}
        more |= {text for i in case.images.values() if i.acquired != today for text in spellings(i.acquired)}
        more |= {i.patient for i in case.images.values()}
    return Traces(people, (text for text in more if text and text != NOBODY)), known


def _letters(n: int) -> str:
    """A, B, .. Z, AA, AB, .."""
    return (_letters(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def _uids(stored: Any) -> Iterator[str]:
    if isinstance(stored, dict):
        for key, value in stored.items():
            if isinstance(value, str) and is_uid_field(key) and len(value) >= SHORTEST_UID:
                yield value
            yield from _uids(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _uids(value)


def is_uid_field(name: str) -> bool:
    """Whether a field of a case holds a DICOM UID."""
    return name.endswith("_uid") or name == "frame_of_reference"


def _write(source: CaseFile, part: Path, old: list[Case], new: dict[str, Case], progress: Progress) -> int:
    """A fresh file with the cases as scenarios that spring from the first one, and the blobs they name; how many."""
    wanted: dict[str, None] = {}
    for case in old:
        for reference in references(case):
            if reference.blob == case.patient.identity:
                continue
            wanted |= dict.fromkeys((reference.blob, *(brick_ids(source, reference.blob) if reference.labels else ())))
    with contextlib.closing(CaseFile(part, create=True)) as file:
        for n, blob in enumerate(wanted):
            progress(0.05 + 0.7 * n / len(wanted), f"copying data {n + 1} of {len(wanted)}")
            file.put(source.get(blob))
        journal = Journal(file)
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        for branch, case in new.items():
            if journal.branches:
                root = next(iter(journal.revisions))
                journal.move(branch, Place(root, root), NOBODY, at)
            else:
                journal.branch = branch
            journal.record(None, {}, file.put(canonical(store_case(case))), "Anonymised case", NOBODY, at)
        first = next(iter(new))
        if journal.branch != first:
            journal.move(first, journal.branches[first], NOBODY, at)
    seal.seal(part)
    return len(wanted)
