"""How far a plan has come."""

from __future__ import annotations

from surgplan.app.actions.action import Action
from surgplan.app.plan_state import ask_to_unlock, can_mark, can_unlock, mark
from surgplan.case.document import CaseState


def _marking(state: CaseState, title: str, words: str) -> Action:
    return Action(
        f"file.mark_{state}",
        title,
        lambda w: mark(w, state),
        help=words,
        available=lambda w: can_mark(w, state),
        checked=lambda w: w.space is not None and w.space.bridge.case.state == state,
    )


ACTIONS = (
    _marking("draft", "Mark as draft", "Says that the plan is still worked on."),
    _marking("reviewed", "Mark as reviewed", "Says that somebody has looked through the plan; changes make it a draft."),
    _marking("approved", "Approve and lock", "Locks the plan: nothing can be changed until it is unlocked with a reason."),
    _marking("done", "Mark as done", "Says that the approved plan was carried out; it stays locked."),
    Action(
        "file.unlock",
        "Unlock…",
        ask_to_unlock,
        help="Makes a locked plan a draft again, with a reason that stays in the history.",
        available=can_unlock,
    ),
)
