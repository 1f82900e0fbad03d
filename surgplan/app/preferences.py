"""What the user chose once and wants to find again."""

from __future__ import annotations

import json

from PySide6.QtCore import QSettings

from surgplan.app.style.tokens import THEMES


class Preferences:
    """Settings of this user on this computer."""

    def __init__(self) -> None:
        self._settings = QSettings("surgplan", "surgplan")

    @property
    def theme(self) -> str:
        """`dark` or `light`."""
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
