"""The window on a copy of a case, run from a script: waits until it is at rest, takes pictures."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from virtual_screen import SIZE

from surgplan.app.main import application
from surgplan.app.window import MainWindow

WAIT_S = 180.0
REST_S = 1.2


def copied(case: Path) -> Path:
    """A copy of a case and of what was computed for it, in a folder of its own."""
    work = Path(tempfile.mkdtemp()) / case.name
    shutil.copy(case, work)
    cache = case.with_name(case.name + "-cache")
    if cache.is_dir():
        shutil.copytree(cache, work.with_name(work.name + "-cache"))
    return work


class DrivenWindow:
    """A window that fills the screen."""

    def __init__(self) -> None:
        self.app = application()
        self.window = MainWindow()
        self.window.setGeometry(0, 0, *SIZE)
        self.window.showFullScreen()

    def open(self, case: Path) -> None:
        """Open a copy of a case and wait until its scan is shown."""
        self.window.open_case(copied(case))
        self.settle(lambda: self.window.space is not None and self.window.space.showing.volume is not None)
        self.settle()

    def settle(self, ready: Callable[[], bool] = lambda: True, least_s: float = REST_S) -> bool:
        """Run the window until it is at rest and `ready`; whether it became so in time."""
        started = time.monotonic()
        while time.monotonic() - started < least_s or not (ready() and self._idle()):
            if time.monotonic() - started > WAIT_S:
                return False
            self.run(50)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return True

    def run(self, milliseconds: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _idle(self) -> bool:
        space = self.window.space
        return space is None or not (space.bridge.tasks.running() or space.views.scene.is_moving)

    def picture(self, path: Path) -> None:
        """A picture of the screen as a PNG."""
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.app.primaryScreen().grabWindow(0).save(str(path))

    def close(self) -> None:
        """Close the case and the window."""
        self.window.close()
