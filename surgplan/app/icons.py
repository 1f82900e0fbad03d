"""The icons of `resources/icons`, drawn in the colours of the theme in use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from surgplan.app.style.tokens import ICON_SIZE
from surgplan.app.theme import theme
from surgplan.base.resources import resource

LABEL_ICON_SIZE = 16
SCALES = (1, 2, 3)
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
        (colour or tokens.text, QIcon.Mode.Selected, QIcon.State.Off),
    )
    made = QIcon()
    for drawn, mode, state in states:
        for scale in SCALES:
            made.addPixmap(pixmap(name, drawn, size, scale), mode, state)
    return made


ICON_NAME = "icon_name"
"""The property of a widget that says which icon it shows."""
ICON_COLOUR = "icon_colour"
"""And in which token's colour; the text's where there is none."""


def set_icon(widget: QAbstractButton | QLabel, name: str, token: str = "") -> None:
    """Give a button or a label an icon that `redraw_icons` can draw again; `token` names a colour of the theme."""
    widget.setProperty(ICON_NAME, name)
    widget.setProperty(ICON_COLOUR, token)
    _draw(widget)


def redraw_icons(root: QWidget) -> None:
    """Draw the icons of a widget and of all in it in the colours of the theme in use."""
    for kind in (QAbstractButton, QLabel):
        for widget in root.findChildren(kind):
            if widget.property(ICON_NAME):
                _draw(widget)


def _draw(widget: QAbstractButton | QLabel) -> None:
    token = widget.property(ICON_COLOUR)
    drawn = icon(widget.property(ICON_NAME), getattr(theme().tokens, token) if token else None)
    if isinstance(widget, QLabel):
        widget.setPixmap(drawn.pixmap(LABEL_ICON_SIZE, LABEL_ICON_SIZE))
    else:
        widget.setIcon(drawn)
