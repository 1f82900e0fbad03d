"""Starting the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from surgplan.app.ahead import load_ahead
from surgplan.app.crash_log import crash_log
from surgplan.app.languages import install
from surgplan.app.memory import use_one_heap
from surgplan.app.preferences import preferences
from surgplan.app.theme import theme


def application() -> QApplication:
    """The Qt application in the user's size, language and theme."""
    use_one_heap()
    made = QApplication.instance()
    if made is None and preferences().scale_percent != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{preferences().scale_percent / 100:g}")
    app = made or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    QCoreApplication.setOrganizationName("surgplan")
    QCoreApplication.setApplicationName("surgplan")
    if made is None:
        install(app, preferences().language)
    theme().apply(app, preferences().theme)
    return app


def run(case: str | None = None) -> int:
    """Open the window on a case, or on the start page; returns when it is closed."""
    app = application()
    from surgplan.app.window import MainWindow

    log = crash_log()
    log.install()
    window = MainWindow()
    log.told.connect(window.tell_of_fault)
    window.show()
    QTimer.singleShot(0, load_ahead)
    if case is not None:
        window.open_case(Path(case))
    else:
        from surgplan.app.tour.offer import offer_tour

        offer_tour(window)
    code = app.exec()
    log.close()
    return code


def main() -> None:
    """The entry point of `surgplan-app`."""
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else None))
