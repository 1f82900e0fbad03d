"""Colours, type and spacing of the two themes, as values."""

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
    line: str
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
    line="#353D43",
    text="#E8ECEE",
    secondary="#A9B3B9",
    hint="#8A969D",
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
    line="#CBD3D8",
    text="#1B2226",
    secondary="#4E5A61",
    hint="#66727A",
    accent="#0B6B85",
    accent_hover="#0E86A6",
    on_accent="#FFFFFF",
    good="#1F7A4D",
    caution="#8A5A00",
    bad="#B3361F",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}

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
