"""Moving what the handles hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, with_case

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

NEXT_AXES = {"own": "view", "view": "patient", "patient": "own"}


def _holds(window: MainWindow) -> bool:
    return window.space is not None and window.space.handles.gizmo.visible


def _take_hold(window: MainWindow) -> None:
    window.space.take_hold()


def _turn(window: MainWindow, name: str) -> None:
    state = window.space.state.handles
    state.set(**{name: not getattr(state.now, name)})


def _switch(name: str, title: str, words: str) -> Action:
    return Action(
        f"edit.{name}",
        title,
        lambda w: _turn(w, name),
        help=words,
        available=with_case,
        checked=lambda w: w.space is not None and getattr(w.space.state.handles.now, name),
    )


ACTIONS = (
    Action("edit.hold", "Move with arrow keys", _take_hold, "Ctrl+Shift+M", "Arrow keys move what the handles hold.", _holds),
    Action(
        "edit.axes",
        "Turn to other axes of the handles",
        lambda w: w.space.state.handles.set(axes=NEXT_AXES[w.space.state.handles.now.axes]),
        "Ctrl+Shift+J",
        "Own axes, the view's axes, the patient's axes, in turn.",
    ),
    _switch("to_axes", "Catch on axes", "A drag ends on axes of the plan it comes near."),
    _switch("to_cortex", "Catch on bone", "A drag ends on the surface of bone it comes near."),
    _switch("collisions", "Colour what a drag meets", "What is dragged turns red where it lies in other things."),
    _switch("ghost", "Show where a drag began", "What is dragged leaves a ghost where it was."),
)
