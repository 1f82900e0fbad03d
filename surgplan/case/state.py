"""How far a plan has come, and the lock on one that was approved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from surgplan.base.errors import Refused
from surgplan.case.document import Case, CaseState
from surgplan.case.journal import Revision
from surgplan.case.operation import Operation, Results

LOCKED: frozenset[CaseState] = frozenset(("approved", "done"))
"""States in which nothing of a case can be changed."""


def is_locked(case: Case) -> bool:
    """Whether nothing of a case can be changed until it is unlocked."""
    return case.state in LOCKED


@dataclass(frozen=True)
class MarkCase(Operation):
    """Say how far the plan has come: draft, reviewed, approved or done. Approved and done plans are locked."""

    kind: ClassVar[str] = "case.mark"

    state: CaseState
    """draft, reviewed, approved, or done once an approved plan was carried out."""
    note: str = ""
    """A remark for the journal, without names."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case in this state; Refused if it is in it already, is locked, or has nothing to approve."""
        if self.state == case.state:
            raise Refused(f"this case is marked as {case.state} already")
        if is_locked(case) and self.state != "done":
            raise Refused(f"this case is {case.state} and locked; unlock it with a reason first")
        if self.state == "done" and case.state != "approved":
            raise Refused("a plan is done once it was approved and carried out; mark it as approved first")
        if self.state != "draft" and not (case.images or case.surfaces):
            raise Refused("this case is empty, so there is no plan to mark; bring in a scan first")
        return replace(case, state=self.state)

    def words(self) -> str:
        """For the history."""
        return f"Mark as {self.state}"


@dataclass(frozen=True)
class UnlockCase(Operation):
    """Make an approved or done plan a draft again, so that it can be changed; the reason stays in the journal."""

    kind: ClassVar[str] = "case.unlock"

    reason: str
    """Why it must be changed, without names."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case as a draft; Refused if it is not locked or no reason is given."""
        if not is_locked(case):
            raise Refused(f"this case is marked as {case.state} and not locked, so it can be changed as it is")
        if not self.reason.strip():
            raise Refused("unlocking needs a reason, which stays in the journal")
        return replace(case, state="draft")

    def words(self) -> str:
        """For the history."""
        return f"Unlock: {' '.join(self.reason.split())}"


STATE_OPERATIONS: tuple[type[Operation], ...] = (MarkCase, UnlockCase)
"""The operations that an approved plan allows."""


def must_be_open(case: Case, op: Operation | None = None) -> None:
    """Refused, saying how to unlock it, if a case is locked and this operation (none is a move in the history) changes it."""
    if is_locked(case) and not isinstance(op, STATE_OPERATIONS):
        raise Refused(
            f"this case is marked as {case.state}, so nothing of it can be changed; "
            "unlock it with a reason first (case.unlock), or save a copy and work on that"
        )


def after_change(before: Case, after: Case, op: Operation) -> Case:
    """`after`, where a reviewed plan that was changed is a draft again: what was reviewed is not what it is now.

    >>> from surgplan.case.document import Note
    >>> reviewed = Case(state="reviewed")
    >>> after_change(reviewed, reviewed.with_item(Note("n", "hello")), Operation()).state
    'draft'
    """
    if before.state == "reviewed" and after != before and not isinstance(op, STATE_OPERATIONS):
        return replace(after, state="draft")
    return after


@dataclass(frozen=True)
class Marked:
    """Who brought a case into its state, and when."""

    state: CaseState
    by: str
    at: str
    """ISO time."""
    note: str = ""
    """The remark or the reason that was given."""
    unlocked: bool = False
    """Whether it was approved and is a draft again."""


def marked(case: Case, path: Iterable[Revision]) -> Marked | None:
    """Who brought a case into its state; None if nobody said so, as in a plan that was changed after its review.

    `path` are the revisions that led to the case, the first one first.
    """
    for revision in reversed(list(path)):
        op: Mapping[str, object] = revision.op or {}
        if op.get("do") == UnlockCase.kind:
            found = Marked("draft", revision.by, revision.at, str(op.get("reason", "")), unlocked=True)
        elif op.get("do") == MarkCase.kind:
            found = Marked(cast(CaseState, op.get("state")), revision.by, revision.at, str(op.get("note", "")))
        else:
            continue
        return found if found.state == case.state else None
    return None
