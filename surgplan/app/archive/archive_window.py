"""Searching an archive for a scan and fetching it, beside the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from surgplan.app.archive.fetch_bar import FetchBar
from surgplan.app.archive.fetched import folder_of, sweep_fetched
from surgplan.app.archive.passwords import Passwords
from surgplan.app.archive.rows_table import SERIES_COLUMNS, STUDY_COLUMNS, RowsTable
from surgplan.app.archive.search_form import SearchForm
from surgplan.app.archive.server_dialog import ServerDialog
from surgplan.app.parts import button, buttons, chooser, label, offer, sentence
from surgplan.app.tasks import Task, Tasks
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.base.errors import Cancelled, SurgplanError
from surgplan.imaging.network.server import Server, to_json
from surgplan.imaging.network.servers import Servers
from surgplan.jobs.archive import ask_archive, fetch_series

PREVIEW_PX = 200
LEFT_PX = 230
VERB_WORDS = {
    "echo": "{archive}: test",
    "studies": "{archive}: search",
    "series": "{archive}: list of series",
    "preview": "{archive}: preview",
}
"""Question to an archive, as the line of tasks names it."""
REST_MS = 250
"""A series is looked at once the user has stood on it this long."""


class ArchiveWindow(QWidget):
    """Servers and a search at the left, studies and series at the right, fetching below."""

    fetched = Signal(str)
    """The folder of a series that arrived whole."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, servers: Servers | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(say("Archive"))
        self.resize(1080, 660)
        self._tasks, self._servers = tasks, servers or Servers()
        self.passwords = Passwords(self)
        self._asked: dict[str, Task] = {}
        self._task: Task | None = None
        self._broken_off: tuple[str, tuple[Any, ...]] | None = None
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._preview)
        self._build()
        tasks.changed.connect(self._follow)
        sweep_fetched()
        self._show_servers()

    def _build(self) -> None:
        self.server = chooser("Archive")
        self.server.currentIndexChanged.connect(lambda row: self._clear())
        add, remove, test = button("Add…"), button("Remove"), button("Test")
        add.clicked.connect(self._add_server)
        remove.clicked.connect(self._remove_server)
        test.clicked.connect(self._test)
        self._of_server = (remove, test)
        self.search = SearchForm()
        self.search.asked.connect(self._search)
        self.said = label("", "secondary")
        left = QWidget()
        left.setFixedWidth(LEFT_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (label("Archive", "heading"), self.server, buttons(add, remove, test), label("Search", "heading")):
            column.addWidget(widget)
        column.addWidget(self.search)
        column.addWidget(self.said)
        column.addStretch(1)
        self.studies, self.series = RowsTable("Studies", STUDY_COLUMNS), RowsTable("Series", SERIES_COLUMNS)
        self.studies.chosen.connect(self._find_series)
        self.series.chosen.connect(self._stood_on)
        self.picture = QLabel()
        self.picture.setFixedSize(PREVIEW_PX, PREVIEW_PX)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setProperty("role", "view")
        self.picture.setWordWrap(True)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.series, 1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.studies)
        split.addWidget(below)
        self.bar = FetchBar()
        self.bar.fetch_requested.connect(self._fetch)
        self.bar.go_on_requested.connect(self._go_on)
        self.bar.cancel_requested.connect(self._cancel)
        right = QVBoxLayout()
        right.addWidget(split, 1)
        right.addWidget(self.bar)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(16)
        whole.addWidget(left)
        whole.addLayout(right, 1)

    # Servers

    def _show_servers(self, chosen: str = "") -> None:
        try:
            names = list(self._servers.all())
        except SurgplanError as exc:
            self._say(str(exc))
            names = []
        offer(self.server, names)
        if chosen:
            self.server.setCurrentText(chosen)
        for widget in (*self._of_server, self.search.go):
            widget.setEnabled(bool(names))
        if not names:
            self._say(say("No archive is known yet: add one."))

    def _add_server(self) -> None:
        dialog = ServerDialog(self._servers, self)
        if dialog.exec():
            self._say("")
            self._show_servers(dialog.added)

    def _remove_server(self) -> None:
        try:
            self._servers.remove(self.server.currentText())
        except SurgplanError as exc:
            self._say(str(exc))
        self._show_servers()

    # Questions

    def _test(self) -> None:
        self._ask("echo", {}, lambda words: self._say(str(words)), say("Testing the connection…"))

    def _search(self, query: Mapping[str, str]) -> None:
        self._clear()
        self._ask("studies", query, self._show_studies, say("Searching…"))

    def _show_studies(self, found: Mapping[str, Any]) -> None:
        count = len(found["rows"])
        words = say("{count} studies found.", count=count)
        if count < 2:
            words = say("1 study found.") if count else say("Nothing was found.")
        self._say("\n".join([words, *(sentence(told(words)) for words in found["remarks"])]))
        self.studies.show_rows(found["rows"])

    def _find_series(self, study: Mapping[str, Any] | None) -> None:
        self._drop("series", "preview")
        self.series.show_rows([])
        if study is not None:
            self._ask("series", {"study_uid": study["study_uid"]}, lambda found: self._show_series(study, found))

    def _show_series(self, study: Mapping[str, Any], found: Mapping[str, Any]) -> None:
        """The series of the study that is stood on; an answer about another one comes too late."""
        now = self.studies.row
        if now is not None and now["study_uid"] == study["study_uid"]:
            self.series.show_rows([row for row in found["rows"] if row["study_uid"] == study["study_uid"]])

    def _stood_on(self, series: Mapping[str, Any] | None) -> None:
        self._rest.stop()
        self.picture.clear()
        if self._task is None:
            self.bar.rest("", can_fetch=series is not None)
        if series is not None:
            self.picture.setText("…")
            self._rest.start()

    def _preview(self) -> None:
        series = self.series.row
        if series is None:
            return
        asked = {"study_uid": series["study_uid"], "series_uid": series["series_uid"]}

        def arrived(png: bytes) -> None:
            picture = QPixmap()
            if self.series.row == series and picture.loadFromData(png):
                self.picture.setPixmap(picture.scaled(PREVIEW_PX, PREVIEW_PX, Qt.AspectRatioMode.KeepAspectRatio))

        self._ask("preview", asked, arrived, failed=lambda words: self.picture.setText(say("no preview")))

    def _ask(
        self,
        verb: str,
        asked: Mapping[str, str],
        done: Callable[[Any], None],
        words: str = "",
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Ask the archive something; an earlier question of the same kind is dropped."""
        access = self._access()
        if access is None:
            return
        server, password = access
        self._drop(verb)
        if words:
            self._say(words)
        told_failed = failed or self._say

        def missed(error: SurgplanError) -> None:
            if not isinstance(error, Cancelled) and self._asked.get(verb) is task:
                if "password" in str(error):
                    self.passwords.was_wrong(server)
                told_failed(str(error))

        def arrived(answer: Any) -> None:
            if self._asked.get(verb) is task and self.server.currentText() == server.name:
                done(answer)

        title = say(VERB_WORDS[verb], archive=server.name)
        task = self._tasks.start(title, ask_archive, to_json(server), password, verb, dict(asked), done=arrived, failed=missed)
        self._asked[verb] = task

    def _drop(self, *verbs: str) -> None:
        """Questions whose answers nobody waits for any more."""
        for verb in verbs:
            task = self._asked.pop(verb, None)
            if task is not None:
                self._tasks.cancel(task)

    def _access(self) -> tuple[Server, str] | None:
        """The chosen server with its password; None, said, where there is none."""
        try:
            server = self._servers.get(self.server.currentText())
            return server, self.passwords.of(server)
        except SurgplanError as exc:
            self._say(str(exc))
            return None

    # Fetching

    def _fetch(self) -> None:
        series, access = self.series.row, self._access()
        if series is not None and access is not None:
            asked = {"study_uid": series["study_uid"], "series_uid": series["series_uid"], "folder": str(folder_of(access[0]))}
            words = f"{series['modality']} {series['description']}".strip()
            title = say("Fetching {series}", series=words)
            self._begin(title, (to_json(access[0]), access[1], asked))

    def _begin(self, title: str, arguments: tuple[Any, ...]) -> None:
        """Fetch what was asked for, or go on with it, whatever is stood on meanwhile."""
        self._broken_off = (title, arguments)
        self.bar.work(0.0, title)
        self._task = self._tasks.start(title, fetch_series, *arguments, done=self._arrived, failed=self._broken)

    def _go_on(self) -> None:
        if self._broken_off is not None:
            self._begin(*self._broken_off)

    def _cancel(self) -> None:
        if self._task is not None:
            self._tasks.cancel(self._task)

    def _follow(self, task: Task) -> None:
        if task is self._task and task.state == "running":
            self.bar.work(task.fraction, f"{task.title}: {told(task.words)}")

    def _arrived(self, answer: Mapping[str, Any]) -> None:
        self._task = None
        count, before = answer["instances"], answer["already_here"]
        words = say("{count} images have arrived.", count=count)
        if before:
            words = say("{count} images have arrived, {before} of them were here already.", count=count, before=before)
        self.bar.rest(words, can_fetch=self.series.row is not None)
        self.fetched.emit(answer["folder"])

    def _broken(self, error: SurgplanError) -> None:
        self._task = None
        words = say("Stopped.") if isinstance(error, Cancelled) else sentence(told(str(error)))
        self.bar.rest(say("{words} What has arrived is kept.", words=words), can_fetch=True, broken=True)

    # Words

    def _say(self, words: str) -> None:
        self.said.setText(sentence(told(words)))

    def _clear(self) -> None:
        self._drop("echo", "studies", "series", "preview")
        self.studies.show_rows([])
        self.series.show_rows([])
        self._say("")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Questions are dropped; a series on its way goes on and is told in the line of tasks."""
        self._rest.stop()
        self._drop(*list(self._asked))
        super().closeEvent(event)
