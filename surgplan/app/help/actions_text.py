"""Everything that can be done, with its keys, as a page of the guide made anew each time."""

from __future__ import annotations

from surgplan.app.actions.table import ACTIONS, MENUS
from surgplan.app.preferences import preferences
from surgplan.app.settings.shortcuts import keys_of, shown_keys
from surgplan.app.words import say


def actions_text() -> str:
    """Markdown: a table for each menu."""
    own = preferences().shortcuts
    lines = [f"# {say('Actions and shortcuts')}", "", say("Change the keys in the preferences, under Shortcuts."), ""]
    for menu, title in MENUS.items():
        lines += [f"## {say(title)}", "", f"| {say('Action')} | {say('Keys')} | {say('What it does')} |", "|---|---|---|"]
        for action in ACTIONS:
            if action.menu == menu:
                keys, words = shown_keys(keys_of(action, own)), say(action.help) if action.help else ""
                lines.append(f"| {say(action.title)} | {keys} | {words} |")
        lines.append("")
    return "\n".join(lines)
