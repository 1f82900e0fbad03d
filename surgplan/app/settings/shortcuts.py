"""Which keys do what: the user's own over the program's, and where two actions want the same."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from surgplan.app.actions.action import Action
from surgplan.app.actions.table import ACTIONS
from surgplan.app.words import say
from surgplan.base.errors import BadInput

FUNCTION_KEYS = range(Qt.Key.Key_F1.value, Qt.Key.Key_F35.value + 1)
FREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""One of these must be held, or typing in a field would do things."""


def keys_of(action: Action, own: Mapping[str, str]) -> str:
    """The keys of an action as `Ctrl+K`; nothing if it has none."""
    return own.get(action.id, action.keys)


def shown_keys(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def taken_by(keys: str, own: Mapping[str, str], but: str = "") -> Action | None:
    """The action that has these keys, other than the one of the id `but`."""
    wanted = _portable(keys)
    if not wanted:
        return None
    return next((a for a in ACTIONS if a.id != but and _portable(keys_of(a, own)) == wanted), None)


def why_not(keys: str) -> str:
    """Why these can't be anybody's keys, in words; nothing if they can."""
    if not keys:
        return ""
    sequence = QKeySequence(keys)
    if sequence.count() != 1 or sequence[0].key() == Qt.Key.Key_unknown:
        return say("“{keys}” is no key: press one key together with Ctrl or Alt", keys=keys)
    pressed: QKeyCombination = sequence[0]
    if not pressed.keyboardModifiers() & FREE and pressed.key().value not in FUNCTION_KEYS:
        return say("{keys} is needed for typing and for the views: hold Ctrl or Alt with it", keys=shown_keys(keys))
    return ""


def checked(own: Mapping[str, str]) -> dict[str, str]:
    """Own shortcuts that can all be used together; BadInput, naming them, otherwise."""
    known = {action.id: action for action in ACTIONS}
    for name, keys in own.items():
        if name not in known:
            raise BadInput(f"there is no action {name!r} to give a shortcut to; take it out")
        reason = why_not(keys)
        if reason:
            raise BadInput(reason)
        other = taken_by(keys, own, but=name)
        if other is not None:
            raise BadInput(f"{keys} is given to both “{known[name].title}” and “{other.title}”; choose other keys for one")
    return {name: _portable(keys) for name, keys in own.items()}


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
