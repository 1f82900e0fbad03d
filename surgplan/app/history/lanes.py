"""Where each revision stands in the picture of a history: a lane for each scenario, and for what was left behind."""

from __future__ import annotations

from dataclasses import dataclass

from surgplan.case.journal import Journal, Revision


@dataclass(frozen=True)
class Node:
    """One revision as the picture has it."""

    revision: Revision
    lane: int
    parent_row: int | None
    """The row of what it was made from; rows run from the newest revision down."""
    scenarios: tuple[str, ...]
    """Scenarios that stand here."""
    left_behind: bool
    """Whether no scenario leads here any more."""
    undone: bool
    """Whether it lies ahead of where its scenario stands."""


def laid_out(journal: Journal) -> list[Node]:
    """Every revision, the newest first.

    A revision belongs to the first scenario whose line it is on, the one worked on before the others; so the line of what is
    worked on runs straight at the left.
    """
    order = [journal.branch, *(name for name in journal.branches if name != journal.branch)]
    lane_of: dict[str, int] = {}
    ahead: set[str] = set()
    done: set[str] = set()
    for lane, name in enumerate(order):
        place = journal.branches[name]
        done |= {r.id for r in journal.path_to(place.head)}
        path = [r.id for r in journal.path_to(place.tip)]
        ahead |= set(path)
        for revision in path:
            lane_of.setdefault(revision, lane)
    newest_first = list(journal.revisions.values())[::-1]
    on_a_line, next_lane = set(lane_of), len(order)
    for revision in newest_first:
        if revision.id not in lane_of:
            step: str | None = revision.id
            while step is not None and step not in lane_of:
                lane_of[step] = next_lane
                step = journal.revisions[step].parent
            next_lane += 1
    rows = {revision.id: n for n, revision in enumerate(newest_first)}
    used = {lane: n for n, lane in enumerate(sorted(set(lane_of.values())))}
    return [
        Node(
            revision,
            used[lane_of[revision.id]],
            None if revision.parent is None else rows[revision.parent],
            tuple(name for name in order if journal.branches[name].head == revision.id),
            revision.id not in on_a_line,
            revision.id in ahead - done,
        )
        for revision in newest_first
    ]
