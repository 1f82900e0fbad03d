"""Themes, icons and colour maps."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon, QPalette

from surgplan.app.icons import icon, pixmap
from surgplan.app.style.tokens import HIGH_CONTRAST, LIGHT, PLANE_COLOURS, THEMES, Tokens, contrast
from surgplan.app.theme import palette, style_sheet, theme
from surgplan.app.views.colormaps import COLOUR_MAPS, NO_VALUE, ContinuousMap, rgb
from surgplan.base.resources import resource

NEEDED = """
    scan segment plan simulate compare report open save new undo redo search play stop eye eye-off implant cut landmark ruler
    warning check error branch history folder settings trash plus camera home
"""


def test_the_qt_binding_keeps_its_references() -> None:
    """A binding that loses a reference at each call ends the program after some seconds of use."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(400):
        thing.setObjectName("name")
    assert sys.getrefcount(None) - before > -200


LEAST_FOR_WORDS = {"dark": 4.5, "light": 4.5, "high-contrast": 7.0}
"""WCAG 2.2, 1.4.3 and 1.4.6."""
LEAST_FOR_SHAPES = 3.0
"""WCAG 2.2, 1.4.11."""
REST, HOVERED = ("window", "panel", "control"), ("control_hover", "pressed")


def pairs() -> list[tuple[str, str]]:
    """Every colour of words with every ground that they stand on."""
    found = [(words, ground) for words in ("text", "secondary") for ground in (*REST, *HOVERED)]
    found += [(words, ground) for words in ("hint", "accent", "good", "caution", "bad") for ground in REST]
    return [*found, ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_view", "view")]


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("words", "ground"), pairs(), ids="-on-".join)
def test_words_can_be_read_on_every_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= LEAST_FOR_WORDS[tokens.name]


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_what_has_the_keyboard_is_seen_around_every_ground(tokens: Tokens) -> None:
    for ground in (*REST, "control_hover", "view", "scene_top", "scene_bottom"):
        assert contrast(tokens.focus, getattr(tokens, ground)) >= LEAST_FOR_SHAPES, ground
        assert contrast(tokens.accent, getattr(tokens, ground)) >= LEAST_FOR_SHAPES, ground


def test_high_contrast_draws_an_edge_around_everything() -> None:
    for ground in (*REST, "view"):
        assert contrast(HIGH_CONTRAST.line, getattr(HIGH_CONTRAST, ground)) >= LEAST_FOR_SHAPES
        assert contrast(HIGH_CONTRAST.chosen_edge, getattr(HIGH_CONTRAST, ground)) >= LEAST_FOR_SHAPES


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("plane", PLANE_COLOURS)
def test_frames_of_slices_are_seen_on_their_ground(tokens: Tokens, plane: str) -> None:
    assert contrast(PLANE_COLOURS[plane], tokens.view) >= LEAST_FOR_SHAPES


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_pictures_of_a_themes_controls_are_there(tokens: Tokens) -> None:
    for name in re.findall(r'url\("([^"]+)"\)', style_sheet(tokens)):
        assert Path(name).is_file()


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_style_sheet_is_made_from_tokens_alone(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    values = {value for value in vars(tokens).values() if value.startswith("#")}
    assert set(re.findall(r"#[0-9A-F]{6}", sheet)) <= values
    assert palette(tokens).color(QPalette.ColorRole.Window).name().upper() == tokens.window


def test_the_theme_can_be_changed_and_says_so(qapp, qtbot) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().apply(qapp, "light")
    assert theme().tokens is LIGHT
    theme().apply(qapp, "dark")


@pytest.mark.parametrize("name", NEEDED.split())
def test_every_icon_is_of_one_family_and_takes_a_colour(qapp, name) -> None:
    source = resource("icons", f"{name}.svg").read_text()
    assert 'viewBox="0 0 20 20"' in source
    assert 'stroke-width="1.5"' in source
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', source)) <= {"currentColor", "none"}
    image = pixmap(name, "#FF0000", 40).toImage()
    solid = [image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 200]
    assert solid
    assert all(c.red() > 200 and c.blue() < 40 for c in solid)


def test_an_icon_keeps_its_colour_in_a_row_that_is_chosen(qapp) -> None:
    drawn = icon("check", "#5BB98C")
    plain, chosen = (drawn.pixmap(20, 20, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert plain == chosen


def test_an_icon_that_does_not_exist_is_named(qapp) -> None:
    assert not icon("scan").isNull()
    with pytest.raises(ValueError, match="there is no icon called 'unicorn'"):
        icon("unicorn")


def test_sequential_maps_get_lighter_and_the_signed_one_is_even() -> None:
    for name in ("viridis", "cividis", "risk"):
        light = COLOUR_MAPS[name].table(64) @ np.array([0.2126, 0.7152, 0.0722])
        assert (np.diff(light) > -0.5).all()
    signed = COLOUR_MAPS["signed"].table(101) @ np.array([0.2126, 0.7152, 0.0722])
    assert signed.argmax() == pytest.approx(50, abs=3)
    assert abs(signed[0] - signed[-1]) < 12


def test_risk_above_one_and_missing_values_have_their_own_colours() -> None:
    found = COLOUR_MAPS["risk"].colours(np.array([0.0, 1.0, 1.01, np.nan]), 0.0, 1.0)
    risk = COLOUR_MAPS["risk"]
    assert isinstance(risk, ContinuousMap)
    np.testing.assert_array_equal(found[1], risk.table()[-1])
    np.testing.assert_array_equal(found[2], rgb("#F0705C"))
    np.testing.assert_array_equal(found[3], rgb(NO_VALUE))


def test_the_gap_map_tells_penetration_contact_near_and_far() -> None:
    found = COLOUR_MAPS["gap"].colours(np.array([-0.5, -0.05, 0.05, 0.5, 1.5, np.nan]))
    red, contact, also, near, far, none = (tuple(int(v) for v in c) for c in found)
    assert red == rgb("#E0503F")
    assert contact == also == rgb("#3F7FD0")
    assert near == rgb("#A3ABB0")
    assert far == rgb("#E0A33A")
    assert none == rgb(NO_VALUE)
