"""Turning the slices, slabs, and the path that is shown straightened; the same menu as other things of looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, with_scan

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

STEP_DEG = 1.0
THICKER = 1.25
"""How much one step makes a slab thicker."""


def turn(window: MainWindow, angle_deg: float) -> None:
    """Turn the planes about the line of sight of the slice view in use, else of the axial one."""
    space = window.space
    view = next((view for view in space.views.slices if view.hasFocus()), space.views.axial)
    from surgplan.app.turning import turn_by

    turn_by(space.bridge.case, space.state, view.name, angle_deg)


def toggle_slab(window: MainWindow, mode: str) -> None:
    """See slabs of a kind, or single slices if they are seen already."""
    reslice = window.space.state.reslice
    reslice.set(mode="" if reslice.now.mode == mode else mode)


def thicken(window: MainWindow, factor: float) -> None:
    """Make the slab thicker."""
    reslice = window.space.state.reslice
    reslice.set(thickness_mm=round(reslice.now.thickness_mm * factor, 1))


def is_slab(window: MainWindow) -> bool:
    """Whether slabs are seen."""
    return with_scan(window) and bool(window.space.state.reslice.now.mode)


def is_turned(window: MainWindow) -> bool:
    """Whether slices are oblique."""
    return with_scan(window) and window.space.state.reslice.now.turned is not None


def draw_path(window: MainWindow) -> None:
    """Begin or end drawing a path, with the panel that says how."""
    from surgplan.app.pages.views_page import ViewsPage

    curve = window.space.state.curve
    if not curve.now.is_drawn:
        window.show_side_page("Views")
        window.space.page(ViewsPage).reveal("Curved reformat")
    curve.set(is_drawn=not curve.now.is_drawn)


SLABS = {
    "highest": ("Slab of the highest values", "Ctrl+I", "Shows slabs by their highest values (MIP), or single slices again."),
    "mean": ("Slab of mean values", "", "Shows slabs by their mean values, or single slices again."),
    "lowest": ("Slab of the lowest values", "", "Shows slabs by their lowest values (MinIP), or single slices again."),
}

ACTIONS = (
    Action(
        "view.straighten",
        "Straighten the slices",
        lambda w: w.space.state.reslice.set(turned=None),
        "Ctrl+R",
        "Shows the scan's own slices again.",
        is_turned,
    ),
    Action(
        "view.turn_clockwise",
        "Turn the planes clockwise",
        lambda w: turn(w, STEP_DEG),
        "Ctrl+]",
        "Turns the other two planes by 1° about the line of sight of the slice view in use.",
        with_scan,
    ),
    Action(
        "view.turn_back",
        "Turn the planes counterclockwise",
        lambda w: turn(w, -STEP_DEG),
        "Ctrl+[",
        "Turns the other two planes by 1° about the line of sight of the slice view in use.",
        with_scan,
    ),
    *(
        Action(
            f"view.slab_{mode}",
            title,
            lambda w, mode=mode: toggle_slab(w, mode),
            keys,
            words,
            with_scan,
            lambda w, mode=mode: is_slab(w) and w.space.state.reslice.now.mode == mode,
        )
        for mode, (title, keys, words) in SLABS.items()
    ),
    Action("view.slab_thicker", "Thicker slab", lambda w: thicken(w, THICKER), "Ctrl+Shift+]", "", is_slab),
    Action("view.slab_thinner", "Thinner slab", lambda w: thicken(w, 1 / THICKER), "Ctrl+Shift+[", "", is_slab),
    Action(
        "view.path",
        "Draw a path to straighten",
        draw_path,
        "Ctrl+Shift+U",
        "Clicks in slices become points of a path that is shown straightened.",
        with_scan,
        lambda w: with_scan(w) and w.space.state.curve.now.is_drawn,
    ),
    Action(
        "view.path_clear",
        "Clear the path",
        lambda w: w.space.state.curve.set(points=(), is_drawn=False),
        help="Takes the path and the straightened view away.",
        available=lambda w: with_scan(w) and bool(w.space.state.curve.now.points),
    ),
)
