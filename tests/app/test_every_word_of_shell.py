"""Words of the window around its pages go through the translator: start, bars, menus, tasks, windows beside it, overlays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from surgplan.app import window as window_module
from surgplan.app.archive.archive_window import ArchiveWindow
from surgplan.app.archive.password_dialog import PasswordDialog
from surgplan.app.archive.server_dialog import ServerDialog
from surgplan.app.grey_values import windows_for
from surgplan.app.help import guide
from surgplan.app.help.help_window import open_help
from surgplan.app.palette_box import PaletteBox
from surgplan.app.settings.preferences_window import open_preferences
from surgplan.app.task_list import ended_words, words_of
from surgplan.app.tasks import Task, Tasks
from surgplan.app.told import forget
from surgplan.app.tour.hip_steps import STEPS
from surgplan.app.tour.offer import TourOffer
from surgplan.app.tour.tour import start_tour
from surgplan.app.views import scene_painter, scene_view, slice_bars, slice_painter, slice_view
from surgplan.app.views.colormaps import gap_map
from surgplan.app.views.legend import Legend
from surgplan.app.words import speak
from surgplan.imaging.network.servers import Servers
from tests.app.conftest import at_rest
from tests.app.pseudo_language import CODE, Bracketed, is_unsaid, unsaid
from tests.app.words_in_sight import settled

HOLE = re.compile(r"\{[^{}]*\}")
FIELDS = "name, host, port, called_ae"
"""Fields of a server in its file."""
EXAMPLES = frozenset(("KEYRING", "hospital", "pacs.example", "PACS", "SURGPLAN", "dicom-web", "https", "DIMSE", "Doe", "hip"))
LETTERS = re.compile(r"[APLRSI]{1,3}|L -?\d+  W \d+ HU")
"""What DICOM says over pictures in every language."""


class BracketedButValues(Bracketed):
    """What goes into a text stands outside its brackets, so that it has to be said as well."""

    def translate(self, context: str, text: str, hint: str | None = None, n: int = -1) -> str | None:
        """The text in brackets, its holes between them."""
        said = super().translate(context, text, hint, n)
        return said if said is None else HOLE.sub(lambda hole: f"⟧ {hole.group()} ⟦", said)


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    """Everything is said in brackets."""
    translator = BracketedButValues()
    qapp.installTranslator(translator)
    speak(CODE)
    forget()
    yield
    speak("en")
    qapp.removeTranslator(translator)
    forget()


@pytest.fixture
def in_brackets(bracketed: None, opened: Any) -> Any:
    """The window with the small case, its words in brackets."""
    return opened


def names_in(window: Any) -> set[str]:
    """Names of the case and of the program."""
    case, session = window.space.bridge.case, window.space.bridge.session
    things = (case.images, case.segments, case.landmarks, case.implants, case.resections, case.fragments(), case.studies)
    found = {name for table in things for name in table} | {case.patient.id, session.branch}
    return {"surgplan", "small", *found} - {""}


def entries(menu: QMenu) -> Iterator[str]:
    """The words of a menu and of those within it."""
    for action in menu.actions():
        yield action.text().replace("&", "")
        yield action.statusTip()
        if action.menu() is not None:
            yield from entries(action.menu())


def unsaid_of(texts: Any, names: set[str]) -> list[str]:
    """Those of some texts that did not go through the translator."""
    return [text for text in texts if is_unsaid(text, names)]


def test_the_start_page_is_said(bracketed: None, window: Any, case_path: Any) -> None:
    window.open_case(case_path)
    names = names_in(window)
    window.close_case()
    settled()
    assert window.start.list.count() == 1
    assert unsaid(window, names | {str(case_path)}) == []
    for made in (window.start._case_menu(str(case_path)), window.start._sample_menu("hip")):
        assert unsaid_of(entries(made), set()) == []
        made.deleteLater()
    offer = TourOffer(window)
    settled()
    assert unsaid(offer, set()) == []
    offer.deleteLater()


def test_bars_rail_and_notices_are_said(in_brackets: Any) -> None:
    window, names = in_brackets, names_in(in_brackets)
    window.space.bridge.remove("femur")
    window.space.bridge.undo()
    settled()
    for part in (window.top, window.rail, window.tasks, window.lock):
        assert unsaid(part, names) == []
    assert not is_unsaid(window.windowTitle(), names)
    window.space.bridge.remove("nothing of this name")
    settled()
    assert window.notice.words
    assert unsaid(window.notice, {*names, "nothing of this name"}) == []


def test_menus_and_the_palette_are_said(in_brackets: Any) -> None:
    assert unsaid_of(entries(in_brackets._menu), set()) == []
    menu = in_brackets.space.slice_menu()
    assert len(menu.actions()) == len(windows_for(in_brackets.space.showing.image)) + 2
    assert unsaid_of(entries(menu), set()) == []
    menu.deleteLater()
    in_brackets.open_palette()
    box = in_brackets.findChild(PaletteBox)
    settled()
    assert box.list.count() > 40
    assert unsaid(box, set()) == []
    box.close()


def test_dialogs_for_cases_are_said(in_brackets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window_module, "ask_file", lambda parent, *words: asked.extend(words) or "")
    monkeypatch.setattr(window_module, "ask_target", lambda parent, t, _, f: asked.extend((t, f)) or ("", ""))
    in_brackets.choose_open()
    in_brackets.choose_new()
    in_brackets.choose_copy()
    assert len(asked) == 6
    assert unsaid_of(asked, set()) == []


def test_tasks_are_said(in_brackets: Any) -> None:
    tasks = Tasks()
    long = {"started": 0.0, "ended": 125.0}
    tasks.tasks = [
        Task("Import small", state="done", **long),
        Task("Import small", state="failed", error="the work stopped on an error in the program: OSError: disk", **long),
        Task("Import small", state="cancelled", **long),
        Task("Import small", words="reading the scan", fraction=0.5, waits=False),
        Task("Import small"),
    ]
    names = {"small"}
    bar = in_brackets.tasks
    bar.watch(tasks)
    bar.open_list()
    settled()
    assert unsaid(bar, names) == []
    assert unsaid(bar.list, {*names, "OSError", "disk"}) == []
    assert unsaid_of([*map(ended_words, tasks.tasks[:3]), *map(words_of, tasks.tasks[3:])], names) == []
    bar.list.close_list()
    bar.watch(in_brackets.space.bridge.tasks)


@pytest.mark.parametrize("page", ["General", "Archives", "Studies and segments", "Shortcuts"])
def test_preferences_are_said(bracketed: None, window: Any, page: str) -> None:
    made = open_preferences(window, page)
    settled()
    sources = {line.text() for line in made.defaults.sources.values()}  # citations stay as they were written
    names = {box.itemText(n) for box in made.defaults.fields.values() if hasattr(box, "itemText") for n in range(box.count())}
    languages = {QLocale(code).nativeLanguageName() for code in ("de", "en")}
    assert unsaid(made, sources | names | languages) == []
    made.close()


def test_the_guides_window_is_said_and_tells_that_the_guide_is_english(bracketed: None, window: Any) -> None:
    made = open_help(window)
    settled()
    assert unsaid(made, {*guide.pages().values()}) == []
    assert "⟦The guide is written in English.⟧" in [said.text() for said in made.findChildren(QLabel)]
    made.close()


def test_the_archives_windows_are_said(bracketed: None, qtbot: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    servers = Servers(tmp_path / "servers.json")
    made = ArchiveWindow(Tasks(), servers=servers)
    dialogs = [
        ServerDialog(servers, made),
        PasswordDialog("hospital", "me", "the keyring of this computer (KEYRING)", True, made),
    ]
    dialogs[0]._add()
    for each in (made, *dialogs):
        qtbot.addWidget(each)
        each.show()
        settled()
        assert unsaid(each, {*EXAMPLES, FIELDS, "server '?'", "me"}) == []
        each.close()
    made._show_studies({"rows": [{"study_uid": "1"}], "remarks": []})
    made._arrived({"instances": 3, "already_here": 1, "folder": str(tmp_path)})
    heads = [made.studies.headerItem().text(n) for n in range(7)] + [made.series.headerItem().text(n) for n in range(5)]
    assert unsaid_of([made.said.text(), made.bar.words.text(), *heads], set()) == []


def test_every_stop_of_the_tour_is_said(bracketed: None, window: Any) -> None:
    tour = start_tour(window)
    for number, step in enumerate(STEPS):
        tour.card.show_step(step.title, step.words, number + 1, len(STEPS), can_do=True, waits=number % 2 == 0)
        settled()
        assert unsaid(tour.card, {"stem.cut_origin", "stem.cut_normal"}) == []
    tour.end()


def test_words_over_the_views_are_said(in_brackets: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    for module in (slice_painter, slice_view, slice_bars, scene_view, scene_painter):
        real = module.text_in
        monkeypatch.setattr(
            module, "text_in", lambda p, b, f, words, *rest, real=real: (written.append(words), real(p, b, f, words, *rest))
        )
    space = in_brackets.space
    at_rest(qtbot, in_brackets)
    for view in (*space.views.slices, space.views.scene):
        picture = QImage(view.size(), QImage.Format.Format_ARGB32)
        view.render(picture)
        assert not is_unsaid(view.accessibleName(), set())
    names = names_in(in_brackets)
    assert "⟦Axial⟧" in written
    assert [words for words in unsaid_of(written, names) if not LETTERS.fullmatch(words)] == []
    bands = gap_map()
    assert unsaid_of([band.words for band in bands.bands], set()) == []
    assert not is_unsaid(Legend(bands, 0.0, 1.0, "", "mm").title, set())
