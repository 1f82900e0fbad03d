"""The icons of `resources/icons`, drawn in the colours of the theme in use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from surgplan.app.style.tokens import ICON_SIZE
from surgplan.app.theme import theme
from surgplan.base.resources import resource

SCALES = (1, 2)
"""Pixels per point that icons are drawn for."""


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise ValueError(f"there is no icon called {name!r} in {path.parent}")
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int = ICON_SIZE, scale: int = 1) -> QPixmap:
    """One icon in one colour (`#RRGGBB`), `size` points wide."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(size * scale, size * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def icon(name: str, colour: str | None = None, size: int = ICON_SIZE) -> QIcon:
    """An icon in the theme's text colour or in `colour`: accent when switched on, hint when disabled.

    It keeps the colours of the theme it was made in; make it again when the theme changes.
    """
    tokens = theme().tokens
    states = (
        (colour or tokens.text, QIcon.Mode.Normal, QIcon.State.Off),
        (colour or tokens.accent, QIcon.Mode.Normal, QIcon.State.On),
        (tokens.hint, QIcon.Mode.Disabled, QIcon.State.Off),
        (tokens.on_accent, QIcon.Mode.Selected, QIcon.State.Off),
    )
    made = QIcon()
    for drawn, mode, state in states:
        for scale in SCALES:
            made.addPixmap(pixmap(name, drawn, size, scale), mode, state)
    return made
