"""Colours, type and spacing of the three themes, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as `#RRGGBB`."""

    name: str
    view: str
    """Behind slices, in both themes."""
    on_view: str
    """Words there."""
    scene_top: str
    """Top of the 3D view's background."""
    scene_bottom: str
    window: str
    panel: str
    control: str
    control_hover: str
    pressed: str
    """A control that is held down or switched on, and what a slider runs in."""
    line: str
    chosen_edge: str
    """Around the chosen row of a list; where the row's ground is enough, that colour."""
    disabled_edge: str
    """How the edge of what can't be used now is drawn, as style sheets call it."""
    focus: str
    """Around what has the keyboard."""
    text: str
    secondary: str
    hint: str
    accent: str
    accent_hover: str
    on_accent: str
    """Text on a surface of the accent colour."""
    good: str
    caution: str
    bad: str


DARK = Tokens(
    name="dark",
    view="#0B0D0F",
    on_view="#8A969D",
    scene_top="#14181B",
    scene_bottom="#0B0D0F",
    window="#171B1E",
    panel="#1F2428",
    control="#2A3136",
    control_hover="#343D43",
    pressed="#353D43",
    line="#353D43",
    chosen_edge="#343D43",
    disabled_edge="solid",
    focus="#63C6E0",
    text="#E8ECEE",
    secondary="#A9B3B9",
    hint="#939FA6",
    accent="#3BA7C4",
    accent_hover="#63C6E0",
    on_accent="#0B0D0F",
    good="#5BB98C",
    caution="#E0A33A",
    bad="#F0705C",
)

LIGHT = Tokens(
    name="light",
    view="#0B0D0F",
    on_view="#8A969D",
    scene_top="#E6EAED",
    scene_bottom="#C9D1D6",
    window="#F4F6F7",
    panel="#FFFFFF",
    control="#E9EDEF",
    control_hover="#DCE2E5",
    pressed="#CBD3D8",
    line="#CBD3D8",
    chosen_edge="#DCE2E5",
    disabled_edge="solid",
    focus="#0B6B85",
    text="#1B2226",
    secondary="#4E5A61",
    hint="#5E6A72",
    accent="#0B6B85",
    accent_hover="#0C7B99",
    on_accent="#FFFFFF",
    good="#1F7A4D",
    caution="#8A5A00",
    bad="#B3361F",
)

HIGH_CONTRAST = Tokens(
    name="high-contrast",
    view="#000000",
    on_view="#D0D6DA",
    scene_top="#000000",
    scene_bottom="#000000",
    window="#000000",
    panel="#000000",
    control="#14181A",
    control_hover="#2A3237",
    pressed="#39444A",
    line="#A3ACB1",
    chosen_edge="#5CDCFF",
    disabled_edge="dashed",
    focus="#FFE14D",
    text="#FFFFFF",
    secondary="#E6EAEC",
    hint="#CBD2D6",
    accent="#5CDCFF",
    accent_hover="#A8EDFF",
    on_accent="#000000",
    good="#6FE8A8",
    caution="#FFC65C",
    bad="#FFAA9E",
)
"""At least 7:1 for every word (WCAG 2.2, 1.4.6), and lines that can be seen around everything."""

THEMES = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST)}

PLANE_COLOURS = {"axial": "#D9534F", "coronal": "#5BB98C", "sagittal": "#E8C547"}
"""Frame line of each slice view, and the crosshair arms that stand for its plane in the others."""

OVERLAY_TEXT = "#E8ECEE"
"""Words over a picture, always on a dark halo."""

OVERLAY_HALO = "#0B0D0F"

SPACE_IN_CONTROL = 4
SPACE_BETWEEN = 8
SPACE_PANEL = 12
SPACE_GROUP = 16
CONTROL_HEIGHT = 28
RADIUS = 4
ICON_SIZE = 20
BODY_PT = 10.0
HEADING_PT = 11.5
OVERLAY_PT = 9.0


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
