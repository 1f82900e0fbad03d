"""Times of the journal as people read them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from surgplan.app.words import say


def when(at: str) -> str:
    """A time of the journal on this computer's clock: the hour alone if it was today."""
    moment = datetime.fromisoformat(at).astimezone()
    hour = QLocale().toString(QDateTime(moment).time(), QLocale.FormatType.ShortFormat)
    if moment.date() == datetime.now().astimezone().date():
        return hour
    day = QLocale().toString(QDateTime(moment).date(), QLocale.FormatType.ShortFormat)
    return say("{day}, {hour}", day=day, hour=hour)
