"""Sentences made below the window, said in another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from surgplan.app import told as module
from surgplan.app.forms.editors import TextEditor, typed_number
from surgplan.app.told import forget, named, told
from surgplan.app.words import decimal, say, speak

KNOWN = {
    "{0} needs {1} points; give them": "{0} braucht {1} Punkte; geben Sie sie an",
    "{0} is damaged: {1}": "Beschädigt, denn {1}: {0}",
    "the index can't be read": "das Verzeichnis ist nicht lesbar",
    "nothing holds the body": "nichts hält den Körper",
    "{0} is away by {1} mm": "{1} mm entfernt: {0}",
    "Frontal bone": "Stirnbein",
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


def test_numbers_have_the_decimal_sign_of_the_language(german: None) -> None:
    assert say("{mm:.1f} mm, {count} of {name}", mm=2.13, count=3, name="a.1") == "2,1 mm, 3 of a.1"
    assert decimal("1 234.5") == "1 234,5"
    assert told("cup is away by 2.5 mm") == "2,5 mm entfernt: cup"


def test_a_word_of_a_table_is_said_and_a_name_of_the_user_is_not(german: None) -> None:
    assert named("frontal_bone") == "Stirnbein"
    assert named("morgan-pooled") == "morgan-pooled"
    speak("en")
    assert named("frontal_bone") == "frontal_bone"


def test_where_the_comma_is_the_decimal_sign_a_point_before_three_digits_is_not_guessed(german: None, qtbot: Any) -> None:
    assert typed_number("1,234") == 1.234
    assert typed_number("1.5") == 1.5
    assert typed_number("12.345", listed=True) == 12.345
    with pytest.raises(ValueError, match="1,2340 or 1234"):
        typed_number("1.234")
    editor = TextEditor(float)
    qtbot.addWidget(editor)
    editor.set_value(1.234)
    assert (editor.text(), editor.value()) == ("1,234", 1.234)
