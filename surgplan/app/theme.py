"""Dark, light and high contrast: palette, style sheet and type of the whole application."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from surgplan.app.style.tokens import BODY_PT, DARK, HEADING_PT, OVERLAY_PT, THEMES, Tokens
from surgplan.base.resources import resource

STYLE_SHEET = Path(__file__).with_name("style") / "style.qss"


class Theme(QObject):
    """The theme in use, and word of its changes."""

    changed = Signal(object)
    """The new Tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = DARK
        self._dressed = False

    def apply(self, app: QApplication, name: str) -> Tokens:
        """Dress the application in the theme of this name, one of `THEMES`."""
        tokens = THEMES[name]
        self.tokens = tokens
        if not self._dressed:  # each of these goes through every widget
            app.setStyle(QStyleFactory.create("Fusion"))
            app.setFont(body_font(app))
            self._dressed = True
        app.setPalette(palette(tokens))
        app.setStyleSheet(style_sheet(tokens))
        self.changed.emit(tokens)
        return tokens


_current: list[Theme] = []


def theme() -> Theme:
    """The one theme of this process; dark until `apply` says otherwise."""
    if not _current:
        _current.append(Theme())
    return _current[0]


def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour given as `#RRGGBB` or as the name of a token, with an opacity of 0 to 1."""
    found = QColor(name if name.startswith("#") else getattr(theme().tokens, name))
    found.setAlphaF(alpha)
    return found


def palette(tokens: Tokens) -> QPalette:
    """Fusion's palette in a theme's colours, for everything the style sheet leaves to it."""
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: tokens.window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.panel,
        roles.AlternateBase: tokens.control,
        roles.Text: tokens.text,
        roles.Button: tokens.control,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.bad,
        roles.ToolTipBase: tokens.control,
        roles.ToolTipText: tokens.text,
        roles.PlaceholderText: tokens.hint,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Light: tokens.control_hover,
        roles.Midlight: tokens.control,
        roles.Mid: tokens.line,
        roles.Dark: tokens.window,
        roles.Shadow: tokens.view,
        roles.Accent: tokens.accent,
    }
    made = QPalette()
    for role, value in pairs.items():
        made.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.hint))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(tokens.line))
    return made


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet in a theme's colours."""
    pictures = {
        "chevron_down": resource("icons", f"chevron-down-{tokens.name}.svg").as_posix(),
        "chevron_up": resource("icons", f"chevron-up-{tokens.name}.svg").as_posix(),
        "tick": resource("icons", f"tick-{tokens.name}.svg").as_posix(),
    }
    words = {**asdict(tokens), **pictures, "heading_pt": f"{HEADING_PT:g}"}
    return Template(STYLE_SHEET.read_text(encoding="utf-8")).substitute(words)


def _tabular(font: QFont) -> QFont:
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def body_font(app: QApplication) -> QFont:
    """The system's font at the body size, with figures of one width."""
    font = QFont(app.font())
    font.setPointSizeF(BODY_PT)
    return _tabular(font)


def overlay_font(widget: QWidget, *, bold: bool = False) -> QFont:
    """The font of words over pictures."""
    font = QFont(widget.font())
    font.setPointSizeF(OVERLAY_PT)
    font.setBold(bold)
    return _tabular(font)
