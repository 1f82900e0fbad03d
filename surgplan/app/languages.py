"""The languages this program speaks: English, and those with a translation in `resources/translations`."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from surgplan.app.told import forget
from surgplan.app.words import say, speak
from surgplan.base.resources import resource

ENGLISH = "en"


def languages() -> dict[str, str]:
    """Codes with names in their own language; an empty code is the system's."""
    files = sorted(resource("translations").glob("surgplan_??.qm"))
    codes = [ENGLISH, *(file.stem.rpartition("_")[2] for file in files)]
    return {"": say("As the system"), **{code: QLocale(code).nativeLanguageName() for code in dict.fromkeys(codes)}}


def install(app: QApplication, chosen: str) -> str:
    """Speak the chosen language, or the system's, or English where that is not spoken; the code of what is spoken."""
    code = chosen or QLocale.system().name()[:2]
    spoken = code if code in languages() else ENGLISH
    qt_words, own_words = QTranslator(app), QTranslator(app)
    if qt_words.load(f"qtbase_{spoken}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt_words)
    if own_words.load(str(resource("translations", f"surgplan_{spoken}.qm"))):
        app.installTranslator(own_words)
    if spoken != QLocale.system().name()[:2]:
        QLocale.setDefault(QLocale(spoken))  # numbers and dates go with the words
    speak(spoken)
    forget()
    return spoken
