"""Dates and times of day as this user writes them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt


def moment(at: str) -> str:
    """An ISO time of a journal in the user's time zone and way of writing; the text itself where it is none."""
    found = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs)
    if not found.isValid():
        return at
    return QLocale().toString(found.toLocalTime(), QLocale.FormatType.ShortFormat)


def day(text: str) -> str:
    """An ISO date in the user's way of writing; the text itself where it is none."""
    found = QDate.fromString(text[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(found, QLocale.FormatType.ShortFormat) if found.isValid() else text
