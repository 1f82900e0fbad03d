"""How things are looked at; nothing of it changes the case."""

from __future__ import annotations

from surgplan.app.actions.action import Action, always, with_scan
from surgplan.app.settings.wear import wear
from surgplan.app.theme import theme

SIDES = {
    "anterior": "Look from anterior",
    "posterior": "Look from posterior",
    "left": "Look from left",
    "right": "Look from right",
    "superior": "Look from superior",
    "inferior": "Look from inferior",
}

ACTIONS = (
    Action("view.settings", "Views", lambda w: w.show_side_page("Views"), "Ctrl+E", "Shows how slices and 3D are drawn."),
    *(
        Action(f"view.{side}", words, lambda w, side=side: w.space.views.scene.look_from(side), f"Ctrl+{n}")
        for n, (side, words) in enumerate(SIDES.items(), start=1)
    ),
    Action(
        "view.inspector",
        "Inspector",
        lambda w: w.space.show_inspector(not w.space.inspector_shown),
        "F4",
        "Gives its room to the views, or brings it back.",
        checked=lambda w: w.space.inspector_shown,
    ),
    Action("view.fit_3d", "Fit the 3D view", lambda w: w.space.views.scene.fit(), help="Shows all of the scene."),
    Action(
        "view.fit_slices",
        "Fit the slices",
        lambda w: [view.fit() for view in w.space.views.slices],
        help="Shows the whole of each slice.",
        available=with_scan,
    ),
    Action("view.all", "All four views", lambda w: w.space.views.maximise(None), help="Ends the big view of one."),
    Action("view.theme", "Light or dark", lambda w: w.toggle_theme(), help="Changes the window's colours.", available=always),
    Action(
        "view.high_contrast",
        "High contrast",
        lambda w: wear("dark" if theme().tokens.name == "high-contrast" else "high-contrast"),
        help="White on black with clear edges, or back to dark.",
        available=always,
        checked=lambda _: theme().tokens.name == "high-contrast",
    ),
    Action("view.tasks", "All tasks", lambda w: w.tasks.open_list(), "Ctrl+J", "Shows what is being worked on."),
)
