"""The window on archives, against a real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtWidgets import QDialog

from surgplan.app.archive import fetched, passwords
from surgplan.app.archive.archive_window import ArchiveWindow
from surgplan.app.archive.server_dialog import ENCRYPTED, WEB, ServerDialog
from surgplan.app.pages.scan_page import ScanPage
from surgplan.app.tasks import Tasks
from surgplan.base.errors import NetworkFailed
from surgplan.imaging.network.server import DimseServer, WebServer
from surgplan.imaging.network.servers import Servers
from tests.app.conftest import at_rest
from tests.network.conftest import archive_program, plain, scans, secured, tls_of

__all__ = ["archive_program", "plain", "scans", "secured"]

WAIT_MS = 20000


@pytest.fixture
def servers(tmp_path: Path) -> Servers:
    return Servers(tmp_path / "servers.json")


@pytest.fixture
def tasks(qtbot: Any) -> Iterator[Tasks]:
    """Tasks that end before the windows of the test do."""
    made = Tasks()
    yield made
    made.stop_all()


@pytest.fixture
def archive(
    qtbot: Any, own_settings: None, jobs_here: None, servers: Servers, tasks: Tasks, plain, tmp_path, monkeypatch
) -> Iterator[ArchiveWindow]:
    """The window on a running archive."""
    place = tmp_path / "fetched"
    place.mkdir()
    monkeypatch.setattr(fetched, "fetched_folder", lambda: place)
    servers.add(DimseServer("clinic", "127.0.0.1", plain.dicom_port, "ORTHANC"))
    made = ArchiveWindow(tasks, servers=servers)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    tasks.stop_all()


def searched(qtbot: Any, archive: ArchiveWindow, **keys: str) -> None:
    """Search and wait for the series of the first study."""
    for key, value in keys.items():
        archive.search.fields[key].setText(value)
    archive.search.go.click()
    qtbot.waitUntil(lambda: archive.series.row is not None, timeout=WAIT_MS)


def test_a_study_is_found_by_the_beginning_of_its_patients_name(archive, qtbot) -> None:
    searched(qtbot, archive, patient_name="doe")
    assert archive.studies.row["patient_name"] == "Doe^Jane"
    assert archive.studies.topLevelItem(0).text(0) == "Doe, Jane"
    assert archive.series.row["instances"] == 4
    assert "1 study found" in archive.said.text()


def test_the_middle_slice_is_shown(archive, qtbot) -> None:
    searched(qtbot, archive, patient_name="doe")
    qtbot.waitUntil(lambda: not archive.picture.pixmap().isNull(), timeout=WAIT_MS)


def test_a_series_is_fetched_whole(archive, qtbot, tmp_path, scans) -> None:
    searched(qtbot, archive, description="Hip*")
    with qtbot.waitSignal(archive.fetched, timeout=WAIT_MS) as told:
        archive.bar.fetch.click()
    assert len(list(Path(told.args[0]).glob("*.dcm"))) == 12
    assert "12 images have arrived" in archive.bar.words.text()


def test_what_broke_off_can_go_on_without_fetching_twice(archive, qtbot, monkeypatch) -> None:
    from surgplan.app.archive import archive_window as under_test

    whole = under_test.fetch_series
    tries: list[int] = []

    def breaks_once(*args: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise NetworkFailed("the connection to clinic broke; repeat this")
        return whole(*args)

    monkeypatch.setattr(under_test, "fetch_series", breaks_once)
    searched(qtbot, archive, patient_name="doe")
    archive.bar.fetch.click()
    qtbot.waitUntil(archive.bar.again.isVisible, timeout=WAIT_MS)
    assert "What has arrived is kept" in archive.bar.words.text()
    with qtbot.waitSignal(archive.fetched, timeout=WAIT_MS):
        archive.bar.again.click()
    assert archive.bar.fetch.isVisible()


def test_nothing_found_is_said_and_nothing_can_be_fetched(archive, qtbot) -> None:
    archive.search.fields["patient_name"].setText("nobody")
    archive.search.go.click()
    qtbot.waitUntil(lambda: "Nothing was found" in archive.said.text(), timeout=WAIT_MS)
    assert not archive.bar.fetch.isEnabled()


def test_answers_about_another_study_come_too_late(archive, qtbot) -> None:
    searched(qtbot, archive, patient_name="doe")
    jane = dict(archive.studies.row)
    archive.search.fields["patient_name"].setText("nobody")
    archive.search.go.click()
    archive._show_series(jane, {"rows": [{"study_uid": jane["study_uid"], "series_uid": "1.2.3"}]})
    qtbot.waitUntil(lambda: "Nothing was found" in archive.said.text(), timeout=WAIT_MS)
    assert archive.series.row is None
    assert not archive.bar.fetch.isEnabled()


def test_another_archive_takes_the_answers_of_the_first_away(archive, qtbot, servers) -> None:
    searched(qtbot, archive, patient_name="doe")
    servers.add(DimseServer("research", "127.0.0.1", 9, "NOBODY"))
    archive._show_servers("research")
    assert archive.studies.row is None
    assert archive.series.row is None
    assert not archive._asked


def test_going_on_goes_on_with_what_broke_off(archive, qtbot, monkeypatch) -> None:
    from surgplan.app.archive import archive_window as under_test

    asked: list[str] = []

    def breaks(server: Any, password: str, what: Any, progress: Any) -> Any:
        asked.append(what["series_uid"])
        raise NetworkFailed("the connection to clinic broke; repeat this")

    monkeypatch.setattr(under_test, "fetch_series", breaks)
    searched(qtbot, archive, patient_name="doe")
    archive.bar.fetch.click()
    qtbot.waitUntil(archive.bar.again.isVisible, timeout=WAIT_MS)
    archive.bar.again.click()
    qtbot.waitUntil(lambda: len(asked) == 2 and archive.bar.again.isVisible(), timeout=WAIT_MS)
    assert asked[1] == asked[0]
    archive.search.fields["patient_name"].setText("M*")
    archive.search.go.click()
    qtbot.waitUntil(lambda: archive.series.row is not None and archive.series.row["series_uid"] != asked[0], timeout=WAIT_MS)
    assert not archive.bar.again.isVisible(), "what is chosen now is another series"


def test_a_date_that_is_none_is_told_in_words(archive, qtbot) -> None:
    archive.search.fields["studied_from"].setText("1.3.2024")
    archive.search.go.click()
    qtbot.waitUntil(lambda: "not a date" in archive.said.text(), timeout=WAIT_MS)


def test_a_new_archive_is_checked_before_it_is_added(qtbot, own_settings, servers) -> None:
    dialog = ServerDialog(servers)
    qtbot.addWidget(dialog)
    dialog.fields["name"].setText("clinic")
    dialog.add_button.click()
    assert "missing" in dialog.wrong.text()
    dialog.fields["host"].setText("pacs.example")
    dialog.fields["port"].setText("104")
    dialog.fields["called_ae"].setText("PACS")
    dialog.transport.setCurrentText(ENCRYPTED)
    dialog.add_button.click()
    assert dialog.added == "clinic"
    kept = servers.get("clinic")
    assert isinstance(kept, DimseServer)
    assert kept.tls is not None
    assert kept.tls.check_host


def test_a_web_archive_asks_for_the_password_and_keeps_it_out_of_the_settings(
    qtbot, own_settings, jobs_here, servers, secured, tasks, monkeypatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    monkeypatch.setattr("surgplan.imaging.network.credentials.keyring.get_keyring", fail.Keyring)
    from tests.network.orthanc import PASSWORD, USER

    asked: list[str] = []

    class Answer:
        def __init__(self, server: str, user: str, where: str, can_keep: bool, parent: object) -> None:
            asked.append(user)
            assert not can_keep
            self.keep = type("Box", (), {"isChecked": lambda self: False})()
            self.password = type("Line", (), {"text": lambda self: PASSWORD})()

        def exec(self) -> QDialog.DialogCode:
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(passwords, "PasswordDialog", Answer)
    servers.add(WebServer("web", secured.url, user=USER, tls=tls_of(secured)))
    archive = ArchiveWindow(tasks, servers=servers)
    qtbot.addWidget(archive)
    archive.show()
    searched(qtbot, archive, patient_name="doe")
    assert archive.studies.row["patient_name"] == "Doe^Jane"
    assert asked == [USER]
    assert PASSWORD not in servers.path.read_text()
    archive.close()
    tasks.stop_all()


def test_the_fields_of_each_kind_of_archive_are_its_own(qtbot, own_settings, servers) -> None:
    dialog = ServerDialog(servers)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.fields["called_ae"].isVisible()
    assert not dialog.fields["url"].isVisible()
    assert not dialog.fields["ca"].isVisible()
    dialog.kind.setCurrentText(WEB)
    assert dialog.fields["url"].isVisible()
    assert dialog.fields["ca"].isVisible()
    assert not dialog.fields["called_ae"].isVisible()


def test_a_fetched_series_is_listed_imported_and_then_gone(window, tmp_path, qtbot, scans, monkeypatch) -> None:
    import shutil

    place = tmp_path / "fetched"
    place.mkdir()
    monkeypatch.setattr(fetched, "fetched_folder", lambda: place)
    folder = Path(shutil.copytree(scans[0].folder, place / "1.2.3"))
    window.new_case(tmp_path / "fresh.surgplan")
    page = window.space.page(ScanPage)
    page.open_archive()
    page.archive.fetched.emit(str(folder))
    qtbot.waitUntil(lambda: page.found.chosen is not None or "Looking" not in page.found.said.text(), timeout=WAIT_MS)
    assert page.found.said.text() == ""
    page.found.go.click()
    qtbot.waitUntil(lambda: len(window.space.bridge.case.images) == 1, timeout=WAIT_MS)
    at_rest(qtbot, window)
    assert not folder.exists()
