"""`make screenshots`: the real window on a virtual screen, driven through the hip case, pictured page by page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SIZE = (1600, 1000)
WAIT_S = 180.0


def with_screen(out: Path) -> int:
    """Start a virtual screen and run this file again inside it."""
    if shutil.which("Xvfb") is None:
        print("Xvfb is missing; SURGPLAN_TEST_SYSTEM=1 make system installs it", file=sys.stderr)
        return 1
    number = f":{os.getpid() % 10000 + 100}"
    geometry = f"{SIZE[0]}x{SIZE[1]}x24"
    with subprocess.Popen(["Xvfb", number, "-screen", "0", geometry, "-nolisten", "tcp"], stderr=subprocess.DEVNULL) as server:
        time.sleep(1.0)
        try:
            env = {**os.environ, "DISPLAY": number, "QT_QPA_PLATFORM": "xcb", "SURGPLAN_SCREENSHOTS": "1"}
            env["HOME"] = tempfile.mkdtemp()
            return subprocess.call([sys.executable, __file__, str(out)], env=env)
        finally:
            server.terminate()


def picture_all(out: Path) -> int:
    """The pages of the window on the demo's case, dark and light."""
    from PySide6.QtCore import QEvent, QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from surgplan.app.main import application
    from surgplan.app.window import MainWindow

    case = Path("demo/hip.surgplan")
    if not case.is_file():
        print("run `make demo` first: the pictures show its case", file=sys.stderr)
        return 1
    work = Path(tempfile.mkdtemp()) / "hip.surgplan"
    shutil.copy(case, work)
    shutil.copytree(case.with_name(case.name + "-cache"), work.with_name(work.name + "-cache"))
    app = application()
    window = MainWindow()
    window.setGeometry(0, 0, *SIZE)
    window.show()

    def settle(ready: Callable[[], bool] = lambda: True, least_s: float = 1.2) -> None:
        """Run the window until it is at rest."""
        started = time.monotonic()
        while time.monotonic() - started < least_s or (not ready() and time.monotonic() - started < WAIT_S):
            loop = QEventLoop()
            QTimer.singleShot(50, loop.quit)
            loop.exec()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def shoot(name: str) -> None:
        settle(lambda: window.space is None or not window.space.bridge.tasks.running())
        app.primaryScreen().grabWindow(0).save(str(out / f"{name}.png"))

    out.mkdir(parents=True, exist_ok=True)
    shoot("start-dark")
    window.open_case(work)
    settle(lambda: window.space is not None and window.space.showing.volume is not None, 3.0)
    names = ("scan", "segment", "plan", "simulate", "compare", "report")
    for theme_name in ("dark", "light"):
        for number, name in enumerate(names):
            window.rail.choose(number)
            if name == "simulate" and window.space is not None:
                window.space.state.show_map("walking", "risk")
            shoot(f"{name}-{theme_name}")
            if window.space is not None:
                window.space.state.show_map(None)
        window.toggle_theme()
    window.close()
    return 0


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    sys.exit(picture_all(folder) if os.environ.get("SURGPLAN_SCREENSHOTS") else with_screen(folder))
