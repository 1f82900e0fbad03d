"""How the views are arranged; the same menu as other things of looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action
from surgplan.app.views.layouts import LAYOUTS, SCENE

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow

KEYS = ("F5", "F6", "F7", "F8", "F9")


def _arrange(window: MainWindow, name: str) -> None:
    """One big view is the one that was used last."""
    assert window.space is not None
    views, layout = window.space.views, window.space.state.layout
    if name == "big":
        focused = views.focused
        layout.set(layout=name, big=focused if focused in (*[v.name for v in views.slices], SCENE) else SCENE)
    else:
        layout.set(layout=name)


def _maximise(window: MainWindow) -> None:
    assert window.space is not None
    views = window.space.views
    views.maximise(None if views.maximised is not None else views.by_name[views.focused])


def _put_apart(window: MainWindow) -> None:
    assert window.space is not None
    views = window.space.views
    name = views.focused
    if name in views.apart:
        views.take_back(name)
    else:
        views.put_apart(name)


ACTIONS = (
    *(
        Action(
            f"view.layout_{each.id}",
            each.title,
            lambda w, name=each.id: _arrange(w, name),
            keys,
            each.help,
            checked=lambda w, name=each.id: w.space.state.layout.now.layout == name,
        )
        for each, keys in zip(LAYOUTS, KEYS, strict=True)
    ),
    Action(
        "view.maximise",
        "Maximise this view",
        _maximise,
        "F11",
        "Gives the view used last the whole space, or shows all again. A double click does the same.",
    ),
    Action(
        "view.apart",
        "Move this view to a window of its own",
        _put_apart,
        "F12",
        "For a second monitor: the view used last leaves the window, or comes back.",
    ),
)
