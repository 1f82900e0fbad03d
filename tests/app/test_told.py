"""Sentences made below the window, said in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from surgplan.app import told as module
from surgplan.app.told import forget, told
from surgplan.app.words import speak

KNOWN = {
    "{0} needs {1} points; give them": "{0} braucht {1} Punkte; geben Sie sie an",
    "{0} is damaged: {1}": "Beschädigt, denn {1}: {0}",
    "the index can't be read": "das Verzeichnis ist nicht lesbar",
    "nothing holds the body": "nichts hält den Körper",
}


class Spoken(QTranslator):
    """A language of four sentences."""

    def translate(self, context: str, text: str, hint: str | None = None, n: int = -1) -> str | None:
        """German where it is known."""
        return KNOWN.get(text)

    def isEmpty(self) -> bool:
        """There are sentences."""
        return False


@pytest.fixture
def german(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    translator = Spoken()
    qapp.installTranslator(translator)
    templates = [(t[: t.index("{")] if "{" in t else t, t) for t in sorted(KNOWN, key=len, reverse=True)]
    monkeypatch.setattr(module, "_templates", lambda: templates)
    speak("de")
    forget()
    yield
    speak("en")
    qapp.removeTranslator(translator)
    forget()


def test_a_sentence_is_said_with_its_values_in_their_new_places(german: None) -> None:
    assert told("nothing holds the body") == "nichts hält den Körper"
    assert told("cut needs 3 points; give them") == "cut braucht 3 Punkte; geben Sie sie an"


def test_a_sentence_within_a_sentence_is_said_as_well(german: None) -> None:
    assert told("hip is damaged: the index can't be read") == "Beschädigt, denn das Verzeichnis ist nicht lesbar: hip"


def test_what_is_not_known_and_english_stay_as_they_are(german: None) -> None:
    assert told("written by a user") == "written by a user"
    speak("en")
    assert told("nothing holds the body") == "nothing holds the body"
