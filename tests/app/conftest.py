"""The desktop's tests run without a screen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from surgplan.app.theme import theme

OFFSCREEN_REMARK = "This plugin does not support propagateSizeHints()"
"""What Qt says of its screenless platform itself whenever a window is shown."""


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The dark theme for every test."""
    theme().apply(qapp, "dark")


@pytest.fixture(autouse=True)
def _no_qt_warnings(qapp: QApplication) -> Iterator[None]:
    """A warning of Qt's fails the test that caused it."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: object, words: str) -> None:
        if kind != QtMsgType.QtDebugMsg and words != OFFSCREEN_REMARK:
            said.append(words)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def ball() -> tuple[np.ndarray, np.ndarray]:
    """Points (n, 3) and triangles (m, 3) of a sphere of radius 30 mm about the origin, turned outwards."""
    rows, columns = 25, 48
    polar = np.linspace(0, np.pi, rows)[:, None]
    round_ = np.linspace(0, 2 * np.pi, columns, endpoint=False)[None, :]
    parts = np.sin(polar) * np.cos(round_), np.sin(polar) * np.sin(round_), np.cos(polar) + 0 * round_
    points = 30.0 * np.stack(parts, axis=-1).reshape(-1, 3)
    cells = []
    for r in range(rows - 1):
        for c in range(columns):
            a, b = r * columns + c, r * columns + (c + 1) % columns
            cells += [(a, a + columns, b + columns), (a, b + columns, b)]
    return points, np.array(cells, dtype=np.int32)
