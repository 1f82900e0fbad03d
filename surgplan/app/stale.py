"""Why a result is out of date: what was done to the case since it was computed."""

from __future__ import annotations

from collections.abc import Callable

from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.artifacts.recipe import Recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.case.session import Session

MOST_STEPS = 60
"""Revisions looked back through."""
MOST_NAMED = 3
ELSEWHERE = "this is of another plan, or of an earlier version of the program"


def changed_since(session: Session, key: str, recipe: Callable[[Case], Recipe]) -> str:
    """The words of the operations that made the recipe another than the one with this key; nothing if that was never here.

    Only steps that changed the recipe are named: a landmark placed since does not make a study out of date.
    """
    path = session.journal.path_to(session.head.id)[-MOST_STEPS:]
    steps: list[str] = []
    after = _key(session.case_at(path[-1]), recipe)
    for revision, parent in zip(path[::-1], path[-2::-1], strict=False):
        if after == key:
            break
        before = _key(session.case_at(parent), recipe)
        if before != after:
            steps.append(revision.words)
        after = before
    if after != key:
        return ""
    named = [told(words) for words in steps[::-1][:MOST_NAMED]]
    more = len(steps) - len(named)
    words = ", ".join(named)
    return say("{words} and {count} more", words=words, count=more) if more else words


def _key(case: Case, recipe: Callable[[Case], Recipe]) -> str | None:
    try:
        return recipe(case).key
    except SurgplanError:
        return None


def out_of_date(session: Session, key: str, recipe: Callable[[Case], Recipe]) -> str:
    """The line shown over an out-of-date result."""
    return say("Out of date: {reason}.", reason=changed_since(session, key, recipe) or say(ELSEWHERE))
