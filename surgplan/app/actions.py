"""Everything that can be done in the window, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from surgplan.app.grey_values import windows_for
from surgplan.app.pages.scan_page import ScanPage

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def actions_of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Name and function of each action, as the window stands now."""
    found: dict[str, Callable[[], object]] = {
        "New case…": window.start.new_requested.emit,
        "Open case…": window.start.open_requested.emit,
        "Light or dark": window.toggle_theme,
    }
    space = window.space
    if space is None:
        return found
    for page in space.pages:
        page.ensure_built()
        found[f"Go to {page.title}"] = lambda title=page.title: window.turn_to(title)
        for section in page.sections:
            found[f"{page.title}: {section}"] = lambda p=page, s=section: (window.turn_to(p.title), p.reveal(s))
    for name in windows_for(space.showing.image):
        found[f"Grey values: {name}"] = lambda n=name: space.state.window_asked.emit(n)
    for side in ("anterior", "posterior", "left", "right", "superior", "inferior"):
        found[f"Look from {side}"] = lambda s=side: space.views.scene.look_from(s)
    return {
        **found,
        "Search archive…": space.page(ScanPage).open_archive,
        "Undo": space.bridge.undo,
        "Redo": space.bridge.redo,
        "Fit the 3D view": space.views.scene.fit,
        "All four views": lambda: space.views.maximise(None),
        "All tasks": window.tasks.open_list,
        "Save a copy…": window.top.save_as.click,
        "Close the case": window.close_case,
    }
