"""Starting the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from surgplan.app.preferences import preferences
from surgplan.app.theme import theme


def application() -> QApplication:
    """The Qt application, dressed in the user's theme."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    QCoreApplication.setOrganizationName("surgplan")
    QCoreApplication.setApplicationName("surgplan")
    translator = QTranslator(app)
    if translator.load("qtbase_en", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    theme().apply(app, preferences().theme)
    return app


def run(case: str | None = None) -> int:
    """Open the window on a case, or on the start page; returns when it is closed."""
    app = application()
    from surgplan.app.window import MainWindow

    window = MainWindow()
    window.show()
    if case is not None:
        window.open_case(Path(case))
    return app.exec()


def main() -> None:
    """The entry point of `surgplan-app`."""
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else None))
