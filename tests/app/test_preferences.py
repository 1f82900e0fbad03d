"""Preferences: what is kept, the window, shortcuts, and the file a department shares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence

from surgplan.app import file_dialog
from surgplan.app.actions.table import ACTIONS
from surgplan.app.fuzzy import fit
from surgplan.app.languages import languages
from surgplan.app.palette_box import PaletteBox
from surgplan.app.preferences import preferences
from surgplan.app.settings import department
from surgplan.app.settings.field_defaults import DEFAULTS, chosen_values, default_named
from surgplan.app.settings.preferences_window import PreferencesWindow, open_preferences
from surgplan.app.settings.shortcuts import checked, keys_of, taken_by, why_not
from surgplan.app.theme import theme
from surgplan.base.errors import BadInput
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.servers import Servers
from surgplan.simulate.structure_study import StructureStudy

PACS = DimseServer(name="ward", host="pacs.example", port=104, called_ae="PACS")


@pytest.fixture
def made(window, qtbot, tmp_path, monkeypatch) -> PreferencesWindow:
    """The preferences window, with archives of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    shown = open_preferences(window)
    yield shown
    shown.close()
    if theme().tokens.name != "dark":
        window.toggle_theme()


def test_the_usual_shortcuts_can_all_be_used_together() -> None:
    checked({action.id: action.keys for action in ACTIONS if action.keys})


def test_keys_that_others_have_or_need_are_refused() -> None:
    assert taken_by("Ctrl+Z", {}).id == "edit.undo"
    assert taken_by("Ctrl+Z", {"edit.undo": ""}) is None
    assert taken_by("Ctrl+Z", {}, but="edit.undo") is None
    assert "typing" in why_not("A")
    assert "typing" in why_not("Shift+Left")
    assert why_not("F3") == why_not("Ctrl+Shift+L") == why_not("") == ""
    with pytest.raises(BadInput, match="both “Undo” and “Redo”"):
        checked({"edit.undo": "Ctrl+Shift+Z"})
    with pytest.raises(BadInput, match=r"no action 'edit\.fly'"):
        checked({"edit.fly": "Ctrl+F"})


def test_a_shortcut_is_changed_shown_and_taken_back(made, window) -> None:
    made.open_at("Shortcuts")
    page = made.shortcuts
    page.choose("edit.history")
    page.keys.setKeySequence(QKeySequence("Ctrl+Z"))
    assert "Undo" in page.said.text()
    page.give.click()
    assert window.actions_made["edit.history"].shortcut() == QKeySequence("Ctrl+Z")
    assert window.actions_made["edit.undo"].shortcut().isEmpty()
    assert preferences().shortcuts == {"edit.undo": "", "edit.history": "Ctrl+Z"}
    assert window.top.sides["History"].toolTip() == "History (Ctrl+Z)"
    page.all_back.click()
    assert window.actions_made["edit.undo"].shortcut() == QKeySequence("Ctrl+Z")
    assert preferences().shortcuts == {}
    page.take.click()
    assert window.actions_made["edit.history"].shortcut().isEmpty()
    page.back.click()
    assert window.actions_made["edit.history"].shortcut() == QKeySequence("Ctrl+H")


def test_going_back_to_usual_keys_takes_them_from_who_has_them_now(made) -> None:
    page = made.shortcuts
    page.choose("edit.history")
    page.keys.setKeySequence(QKeySequence("Ctrl+Z"))
    page.give.click()
    page.choose("edit.undo")
    page.back.click()
    assert keys_of(next(a for a in ACTIONS if a.id == "edit.undo"), preferences().shortcuts) == "Ctrl+Z"
    checked(preferences().shortcuts)


def test_keys_that_cannot_be_used_are_not_offered(made) -> None:
    page = made.shortcuts
    page.choose("edit.history")
    page.keys.setKeySequence(QKeySequence("B"))
    assert not page.give.isEnabled()
    assert "typing" in page.said.text()


def test_the_list_of_shortcuts_is_found_by_name_and_keys(made) -> None:
    page = made.shortcuts
    page.filter.setText("ctrl+h")
    shown = [page.table.item(n, 1).text() for n in range(page.table.rowCount()) if not page.table.isRowHidden(n)]
    assert shown == ["History"]


def test_the_window_is_one_and_closes_with_escape(made, window, qtbot) -> None:
    window.actions_made["edit.preferences"].trigger()
    window.actions_made["edit.shortcuts"].trigger()
    assert len(window.findChildren(PreferencesWindow)) == 1
    assert made.list.currentItem().text() == "Shortcuts"
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()


def test_theme_size_and_language_are_kept(made) -> None:
    page = made.general
    page.theme.setCurrentIndex(page.theme.findData("light"))
    page.theme.activated.emit(page.theme.currentIndex())
    assert theme().tokens.name == preferences().theme == "light"
    page.scale.setCurrentIndex(page.scale.findData(150))
    page.scale.activated.emit(page.scale.currentIndex())
    assert preferences().scale_percent == 150
    page.language.setCurrentIndex(page.language.findData("en"))
    page.language.activated.emit(page.language.currentIndex())
    assert preferences().language == "en"
    assert "en" in languages()


def test_dialogs_begin_in_the_chosen_folder(made, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(file_dialog, "_LAST", [])
    line = made.general.folder_line("cases")
    line.setText(str(tmp_path))
    line.editingFinished.emit()
    assert file_dialog._begin_at("cases") == tmp_path
    assert file_dialog._begin_at("scans") == Path.home()
    line.setText(str(tmp_path / "gone"))
    line.editingFinished.emit()
    assert file_dialog._begin_at("cases") == Path.home()


def test_every_default_fits_the_field_it_is_for() -> None:
    from dataclasses import fields

    from surgplan.vocabulary import OPERATIONS

    for row in DEFAULTS:
        kind, _, name = row.key.rpartition(".")
        assert name in {field.name for field in fields(OPERATIONS[kind])}
        assert row.checked(row.own) == row.own
        if row.source is not None:
            assert all(row.source(choice) for choice in row.names())
    own = {field.name: field.default for field in fields(StructureStudy)}
    for name in ("law", "load", "element_mm"):
        assert default_named(f"study.structure.{name}").own == own[name]


def test_a_form_begins_with_the_chosen_law_and_says_its_source(made, window, case_path, qtbot) -> None:
    field = made.defaults.fields["study.structure.law"]
    field.setCurrentText("keyak-femur")
    field.activated.emit(field.currentIndex())
    assert "Keyak 1998" in made.defaults.sources["study.structure.law"].text()
    assert chosen_values("study.structure", {"law", "load"}) == {"law": "keyak-femur"}
    window.open_case(case_path)
    from surgplan.app.pages.simulate_page import SimulatePage

    page = window.space.page(SimulatePage)
    page.show_case(window.space.bridge.case)
    assert page.study_form.editor("law").value() == "keyak-femur"


def test_a_value_that_does_not_fit_any_more_counts_as_not_chosen(own_settings) -> None:
    preferences().set_default("study.structure.law", "astrology")
    preferences().set_default("study.structure.element_mm", 1000)
    assert chosen_values("study.structure", {"law", "element_mm"}) == {}


def test_what_was_kept_damaged_is_as_if_it_was_not(own_settings) -> None:
    settings = QSettings("surgplan", "surgplan")
    for key in ("folders", "defaults", "recent_actions", "scale_percent", "shortcuts"):
        settings.setValue(key, "{broken")
    kept = preferences()
    assert (kept.folders, kept.defaults, kept.recent_actions, kept.scale_percent, kept.shortcuts) == ({}, {}, [], 100, {})


def test_a_department_file_carries_everything_to_another_computer(made, window, tmp_path, monkeypatch) -> None:
    Servers().add(PACS)
    kept = preferences()
    kept.set_scale_percent(125)
    kept.set_folder("scans", "/scans")
    kept.set_default("study.structure.law", "keyak-femur")
    kept.set_shortcuts({"edit.history": "Ctrl+Shift+H"})
    path = tmp_path / "department.json"
    made.export(path)
    assert "Exported" in made.said.text()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    QSettings("surgplan", "surgplan").clear()
    servers = Servers()
    monkeypatch.setattr(made, "_servers", servers)
    made.take_over(path)
    assert servers.all() == {"ward": PACS}
    assert (kept.scale_percent, kept.folders) == (125, {"scans": "/scans"})
    assert kept.defaults == {"study.structure.law": "keyak-femur"}
    assert window.actions_made["edit.history"].shortcut() == QKeySequence("Ctrl+Shift+H")
    assert made.defaults.fields["study.structure.law"].currentText() == "keyak-femur"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"theme": "dark"}, "holds no preferences"),
        ({department.MARK: 2}, "of version 2"),
        ({department.MARK: 1, "colour": "red"}, "does not know: colour"),
        ({department.MARK: 1, "theme": "pink"}, "theme is one of"),
        ({department.MARK: 1, "scale_percent": True}, "scale_percent is one of"),
        ({department.MARK: 1, "language": "../x"}, "two letters"),
        ({department.MARK: 1, "folders": {"music": "/"}}, "no folder for 'music'"),
        ({department.MARK: 1, "defaults": {"study.structure.law": "none"}}, "there is no 'none'"),
        ({department.MARK: 1, "defaults": {"study.structure.element_mm": 0.01}}, "does not fit"),
        ({department.MARK: 1, "shortcuts": {"edit.undo": "Ctrl+Shift+Z"}}, "both"),
        ({department.MARK: 1, "shortcuts": {"edit.undo": 3}}, "names and texts"),
        ({department.MARK: 1, "archives": [{"name": "x"}]}, "server 'x'"),
        ([1], "holds no preferences"),
    ],
)
def test_a_department_file_is_taken_over_whole_or_not_at_all(made, tmp_path, said, words) -> None:
    if isinstance(said, dict) and department.MARK in said:
        said = {"folders": {"cases": "/cases"}, **said} if "folders" not in said else said
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(said))
    made.take_over(path)
    assert words in made.said.text()
    assert "wrong.json" in made.said.text()
    assert preferences().folders == {}


def test_what_is_no_json_is_refused_in_words(made, tmp_path) -> None:
    (tmp_path / "wrong.json").write_text("nothing of ours")
    made.take_over(tmp_path / "wrong.json")
    assert "holds no preferences" in made.said.text()
    made.take_over(tmp_path / "missing.json")
    assert "can't be read" in made.said.text()
    made.export(tmp_path / "missing" / "out.json")
    assert "can't be written" in made.said.text()


def test_archives_are_listed_and_taken_out(made) -> None:
    Servers().add(PACS)
    page = made.archives
    page.show_kept()
    assert page.list.item(0).text() == "ward  ·  pacs.example:104, PACS"
    page.list.setCurrentRow(0)
    page.remove()
    assert Servers().all() == {}
    assert "add one" in page.said.text()


def test_the_palette_finds_by_letters_and_puts_recent_things_first(window) -> None:
    assert fit("hist", "History") > fit("story", "History") > fit("hsry", "History")
    assert fit("gts", "Go to the scan") is not None
    assert fit("zebra", "History") is None
    done: list[str] = []
    names = ("Undo", "Redo", "Open the history")
    actions = {name: lambda name=name: done.append(name) for name in names}
    box = PaletteBox(window, actions, {"Undo": "Ctrl+Z"})
    assert box.found("") == list(names)
    assert box.found("ctrl+z") == ["Undo"]
    box.line.setText("hist")
    box.act()
    assert done == ["Open the history"]
    again = PaletteBox(window, actions)
    assert again.found("")[0] == "Open the history"
    again.line.setText("zebra")
    again.act()
    assert done == ["Open the history"]


def test_the_palette_is_worked_by_keys_alone(window, qtbot) -> None:
    done: list[str] = []
    box = PaletteBox(window, {name: lambda name=name: done.append(name) for name in "abc"})
    box.open_in(window)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(box.line, key)
    assert done == ["b"]
