"""The desktop's tests run without a screen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSettings, QStandardPaths, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from surgplan.app import recent, tasks
from surgplan.app.theme import theme
from tests.app.shell_case import make_case, write_scan

OFFSCREEN_REMARK = "This plugin does not support "
"""How Qt's remarks on its own screenless platform begin, whenever a window or a popup is shown."""


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The dark theme for every test."""
    theme().apply(qapp, "dark")


@pytest.fixture(autouse=True)
def _no_qt_warnings(qapp: QApplication) -> Iterator[None]:
    """A warning of Qt's fails the test that caused it."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: object, words: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not words.startswith(OFFSCREEN_REMARK):
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


class HereJob:
    """A job without a process of its own: the work is done in the thread that would wait for it."""

    def __init__(self, work: Callable[..., Any], *args: Any) -> None:
        self._work, self._args, self.detail = work, args, ""

    def run(self, on_progress: Callable[[float, str], None]) -> Any:
        """What the work gives or raises."""
        return self._work(*self._args, on_progress)

    def cancel(self) -> None:
        """It ends by itself."""


@pytest.fixture
def jobs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No processes: a spawned one takes seconds to start."""
    monkeypatch.setattr(tasks, "Job", HereJob)


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and recent cases of this test alone."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    monkeypatch.setattr(recent, "_file", lambda: tmp_path / "settings" / "recent.json")


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case, made once."""
    folder = tmp_path_factory.mktemp("made")
    return make_case(folder / "small.surgplan", write_scan(folder / "scan.nii.gz"))


@pytest.fixture
def case_path(made_case: Path, tmp_path: Path) -> Path:
    """A copy of the small case."""
    return Path(shutil.copy(made_case, tmp_path / "small.surgplan"))


@pytest.fixture
def scan_path(made_case: Path) -> Path:
    """The NIfTI file the small case was made from."""
    return made_case.with_name("scan.nii.gz")


@pytest.fixture
def window(qtbot: Any, own_settings: None, jobs_here: None) -> Iterator[Any]:
    """The window on its start page; its work is done without processes."""
    from surgplan.app.window import MainWindow

    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close_case()


@pytest.fixture
def opened(window: Any, case_path: Path, qtbot: Any) -> Any:
    """The window with the small case, at rest."""
    window.open_case(case_path)
    at_rest(qtbot, window)
    return window


def at_rest(qtbot: Any, window: Any) -> None:
    """Wait until nothing is worked on and the scan is shown."""

    def resting() -> None:
        assert window.space.showing.volume is not None or not window.space.bridge.case.images
        assert not window.space.bridge.tasks.running()

    qtbot.waitUntil(resting, timeout=20000)
    qtbot.wait(20)
