"""What slices show, and the phases of a sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, with_scan

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def _step(window: MainWindow, phases: int) -> None:
    from surgplan.app.pages.cine_panel import step

    step(window.space.state, window.space.bridge, phases)


def _play(window: MainWindow) -> None:
    from surgplan.app.pages.cine_panel import play

    play(window.space.state, window.space.bridge)


def _with_phases(window: MainWindow) -> bool:
    if not with_scan(window):
        return False
    image = window.space.state.shown_image(window.space.bridge.case)
    return image is not None and len(image.phases) > 1


def _with_result(window: MainWindow) -> bool:
    return window.space is not None and window.space.state.map_of in window.space.bridge.case.studies


def _turn(window: MainWindow, name: str, other: float | bool) -> None:
    """Turn a part of the look of slices on or off."""
    slices = window.space.state.slices
    value = type(other)(0) if getattr(slices.look, name) else other
    slices.set_look(**{"line": 1.0, name: value} if name == "fill" else {name: value})


def _switch(name: str, title: str, words: str, keys: str = "", other: float | bool = True) -> Action:
    return Action(
        f"view.{name}",
        title,
        lambda w: _turn(w, name, other),
        keys,
        words,
        available=with_scan,
        checked=lambda w: bool(getattr(w.space.state.slices.look, name)),
    )


ACTIONS = (
    Action("view.play", "Play the phases", _play, "Alt+P", "Plays a sequence, or stops it.", _with_phases,
           checked=lambda w: w.space.state.cine.now.playing),
    Action("view.phase_on", "Next phase", lambda w: _step(w, 1), "Alt+Right", "Shows the phase after this one.", _with_phases),
    Action("view.phase_back", "Phase before", lambda w: _step(w, -1), "Alt+Left", "Shows the phase before this one.",
           _with_phases),
    _switch("fill", "Fill segments", "Fills segments in slices, or leaves their contours.", "Alt+F", 0.30),
    _switch("implant_fill", "Fill implants", "Fills the outlines of implants in slices.", other=0.30),
    _switch("figure", "Human figure", "Shows how the patient lies in each slice."),
    _switch("ruler", "Ruler", "Shows a ruler in each slice."),
    _switch("value", "Value under the mouse", "Writes the scan's value in the slice."),
    Action(
        "view.results_in_slices",
        "Results in slices",
        lambda w: w.space.state.slices.set_results(in_slices=not w.space.state.slices.results.in_slices),
        help="Colours slices by the result that colours the model.",
        available=_with_result,
        checked=lambda w: w.space.state.slices.results.in_slices,
    ),
)  # fmt: skip
