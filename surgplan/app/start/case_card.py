"""A case that was opened before, as a card."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from surgplan.app.dates import day, moment
from surgplan.app.plan_state import ICONS, ROLES, state_word
from surgplan.app.start.cards import Card
from surgplan.app.start.thumbnails import thumbnail
from surgplan.app.told import told
from surgplan.app.words import say


def case_card(entry: dict[str, Any]) -> Card:
    """The card of an entry of `recent_cases`."""
    path, found = Path(entry["path"]), entry.get("summary")
    opened = say("Opened {at}", at=moment(entry["at"]))
    tip = f"{path}\n{opened}"
    if not isinstance(found, dict):
        return Card(str(path), path.stem, ("", opened), tip=tip, picture=thumbnail(path), icon="folder")
    state = found.get("state", "draft")
    return Card(
        str(path),
        path.stem,
        (_patient(found), _scanned(found), opened),
        state=state_word(state),
        state_icon=ICONS.get(state, "draft"),
        state_role=ROLES.get(state, "secondary"),
        tip="\n".join(filter(None, (tip, told(found.get("words", ""))))),
        picture=thumbnail(path),
        icon=_icon(found),
    )


def _patient(found: dict[str, Any]) -> str:
    sex = {"F": say("female"), "M": say("male"), "O": say("other")}.get(found.get("sex", ""), "")
    age = found.get("age_years")
    years = say("{age:.0f} years", age=age) if age is not None else ""
    return ", ".join(filter(None, (found.get("patient") or say("No patient stated"), sex, years)))


def _scanned(found: dict[str, Any]) -> str:
    if not found.get("scans"):
        return say("No scan yet")
    return say("Scan of {date}", date=day(found["scanned"])) if found.get("scanned") else say("Scan without a date")


def _icon(found: dict[str, Any]) -> str:
    """The step it has come to."""
    steps = (("studies", "simulate"), ("planned", "plan"), ("segments", "segment"))
    return next((icon for key, icon in steps if found.get(key)), "scan")
