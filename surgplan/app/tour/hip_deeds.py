"""What the tour does for the user: the steps of the hip procedure, with the known points of the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.base.errors import SurgplanError
from surgplan.base.resources import resource
from surgplan.case.session import decode_operation
from surgplan.procedures.plan_file import load_plan
from surgplan.procedures.sample import sample_folder, sample_values
from surgplan.vocabulary import OPERATIONS

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def do_next(window: MainWindow, *kinds: str) -> None:
    """Carry out the procedure's first step of each kind, one after the other; a refusal is said in the window."""
    space = window.space
    if space is None or not kinds:
        return
    try:
        steps = load_plan(resource("procedures", "hip.yaml"), sample_values(sample_folder()))
        op = decode_operation(next(step for step in steps if step["do"] == kinds[0]), OPERATIONS)
    except SurgplanError as exc:
        window.notice.say(str(exc), "bad")
        return
    space.bridge.do(op, lambda: do_next(window, *kinds[1:]))
