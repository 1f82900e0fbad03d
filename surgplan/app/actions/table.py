"""All actions, in the order of the menus, and those that depend on the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from surgplan.app.actions import (
    content_actions,
    edit_actions,
    file_actions,
    go_actions,
    help_actions,
    layout_actions,
    measure_actions,
    move_actions,
    reslice_actions,
    scene_actions,
    state_actions,
    view_actions,
)
from surgplan.app.actions.action import Action
from surgplan.app.grey_values import windows_for
from surgplan.app.preferences import preferences
from surgplan.app.words import say

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

MENUS = {"file": "Case", "edit": "Edit", "go": "Go", "view": "View", "measure": "Measure", "help": "Help"}
"""Menus in order, with their titles."""

ACTIONS: tuple[Action, ...] = (
    *file_actions.ACTIONS,
    *state_actions.ACTIONS,
    *edit_actions.ACTIONS,
    *move_actions.ACTIONS,
    *go_actions.ACTIONS,
    *view_actions.ACTIONS,
    *layout_actions.ACTIONS,
    *reslice_actions.ACTIONS,
    *content_actions.ACTIONS,
    *scene_actions.ACTIONS,
    *measure_actions.ACTIONS,
    *help_actions.ACTIONS,
)


def actions_of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Title and function of each action that is available as the window stands now."""
    found: dict[str, Callable[[], object]] = {
        say(action.title): lambda action=action: action.run(window) for action in ACTIONS if action.available(window)
    }
    return {**found, **(_of_case(window) if window.space is not None else {})}


def keys_by_title() -> dict[str, str]:
    """The keys of each action that has some, by its title, as this system writes them."""
    from surgplan.app.settings.shortcuts import keys_of, shown_keys  # which knows this table

    own = preferences().shortcuts
    return {say(action.title): shown_keys(keys) for action in ACTIONS if (keys := keys_of(action, own))}


def _of_case(window: MainWindow) -> dict[str, Callable[[], object]]:
    """The sections of all pages, and the customary grey values of the scan."""
    space = window.space
    assert space is not None
    found: dict[str, Callable[[], object]] = {}
    for page in (*space.pages, *space.side_pages):
        page.ensure_built()
        for section in page.sections:
            found[f"{say(page.title)}: {say(section)}"] = lambda p=page, s=section: (window.show_page(p), p.reveal(s))
    for name in windows_for(space.showing.image):
        found[say("Grey values: {name}", name=say(name))] = lambda n=name: space.state.window_asked.emit(n)
    return found
