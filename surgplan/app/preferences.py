"""What the user chose once and wants to find again."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QSettings

from surgplan.app.style.tokens import THEMES

SCALES = (100, 125, 150, 175, 200, 250, 300)
"""Sizes that everything can be drawn in, per cent."""
MOST_RECENT = 8


class Preferences:
    """Settings of this user on this computer."""

    def __init__(self) -> None:
        self._settings = QSettings("surgplan", "surgplan")

    @property
    def theme(self) -> str:
        """One of `THEMES`; dark at first."""
        name = str(self._settings.value("theme", "dark"))
        return name if name in THEMES else "dark"

    def set_theme(self, name: str) -> None:
        """Remember a theme."""
        self._settings.setValue("theme", name)

    @property
    def shortcuts(self) -> dict[str, str]:
        """The user's own keys, by the id of the action; an empty text takes the keys away."""
        try:
            found = json.loads(str(self._settings.value("shortcuts", "{}")))
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def set_shortcuts(self, own: dict[str, str]) -> None:
        """Remember them."""
        self._settings.setValue("shortcuts", json.dumps(own))

    @property
    def scale_percent(self) -> int:
        """How large everything is drawn; 100 is as the system has it. It counts from the next start."""
        try:
            found = int(str(self._settings.value("scale_percent", 100)))
        except ValueError:
            return 100
        return found if found in SCALES else 100

    def set_scale_percent(self, percent: int) -> None:
        """Remember it."""
        self._settings.setValue("scale_percent", percent)

    @property
    def language(self) -> str:
        """`en` or `de`; nothing for the system's."""
        return str(self._settings.value("language", ""))

    def set_language(self, code: str) -> None:
        """Remember it."""
        self._settings.setValue("language", code)

    @property
    def folders(self) -> dict[str, str]:
        """Where dialogs begin, by what is looked for: `cases` and `scans`."""
        return self._texts("folders")

    def set_folder(self, kind: str, path: str) -> None:
        """Remember one; an empty path forgets it."""
        self._set_text("folders", kind, path)

    @property
    def defaults(self) -> dict[str, Any]:
        """Values that forms begin with, by operation and field: `study.structure.law` say."""
        return self._read("defaults")

    def set_default(self, key: str, value: Any) -> None:
        """Remember one; None goes back to the program's own."""
        kept = {k: v for k, v in self.defaults.items() if k != key}
        self._settings.setValue("defaults", json.dumps(kept if value is None else {**kept, key: value}))

    @property
    def recent_actions(self) -> list[str]:
        """Names of what was done from the palette, the latest first."""
        found = self._read("recent_actions", [])
        return [str(name) for name in found]

    def note_action(self, name: str) -> None:
        """Put one at the top."""
        kept = [name, *(other for other in self.recent_actions if other != name)][:MOST_RECENT]
        self._settings.setValue("recent_actions", json.dumps(kept))

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was taken or declined once."""
        return str(self._settings.value("tour_seen", "false")).lower() == "true"

    def set_tour_seen(self, seen: bool) -> None:
        """Remember it."""
        self._settings.setValue("tour_seen", "true" if seen else "false")

    def _read(self, key: str, otherwise: Any = None) -> Any:
        """A table or a list as it was kept; an empty one where there is none or it can't be read."""
        empty = {} if otherwise is None else otherwise
        try:
            found = json.loads(str(self._settings.value(key, "null")))
        except ValueError:
            return empty
        return found if isinstance(found, type(empty)) else empty

    def _texts(self, key: str) -> dict[str, str]:
        return {str(name): str(text) for name, text in self._read(key).items()}

    def _set_text(self, key: str, name: str, text: str) -> None:
        kept = {k: v for k, v in self._texts(key).items() if k != name}
        self._settings.setValue(key, json.dumps({**kept, name: text} if text else kept))

    @property
    def ai_allowed(self) -> bool:
        """Whether the user allowed AI models; they are off at first."""
        return str(self._settings.value("ai_allowed", "false")).lower() == "true"

    def set_ai_allowed(self, allowed: bool) -> None:
        """Remember it."""
        self._settings.setValue("ai_allowed", "true" if allowed else "false")

    @property
    def layout(self) -> object:
        """How the views were arranged last, as `Arranged.to_json` has it; None at first."""
        try:
            return json.loads(str(self._settings.value("layout", "null")))
        except ValueError:
            return None

    def set_layout(self, kept: object) -> None:
        """Remember it."""
        self._settings.setValue("layout", json.dumps(kept))


def preferences() -> Preferences:
    """This user's settings."""
    return Preferences()
