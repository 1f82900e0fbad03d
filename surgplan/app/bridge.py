"""A session as Qt signals: what panels listen to and what they ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from surgplan.app.fault_detail import detail_of
from surgplan.app.tasks import Task, Tasks
from surgplan.app.told import told
from surgplan.app.words import say
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.case.operation import Operation, Results
from surgplan.case.remove import removal
from surgplan.case.session import Session, encode_operation
from surgplan.jobs.work import compute_operation, make_artifact
from surgplan.vocabulary import workshop_for

FOLLOW_MS = 2000
"""How often a reader looks for what the writer of the case has done."""


class Bridge(QObject):
    """One open case in a window. Panels read `case`, ask with `do` and `need`, and listen."""

    case_changed = Signal(object, object)
    """(before, after): compare the parts you show by identity."""
    artifact_ready = Signal(str)
    """A recipe's answer with this key is now in the cache."""
    job_changed = Signal(object)
    """A task is new, has come further, or has ended."""
    refused = Signal(str)
    """Something the user asked could not be done; the line says what, where, and what to do."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.shop: Workshop = workshop_for(session)
        self.tasks = Tasks(self)
        self.tasks.changed.connect(self.job_changed)
        self._wanted: dict[str, Task] = {}
        self._failed: dict[str, str] = {}
        self._last: SurgplanError | None = None
        self._disconnect = session.changed.connect(self._tell)
        self._follow = QTimer(self, interval=FOLLOW_MS)
        self._follow.timeout.connect(self._take_in)
        if session.read_only:
            self._follow.start()

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.session.case

    @property
    def path(self) -> Path:
        """The case's file."""
        return self.session.path

    def _take_in(self) -> None:
        """In a reader: show what the writer did since."""
        head = self.session.head.id
        try:
            self.session.journal.refresh()
            if self.session.head.id != head:
                self.session.refresh()
        except SurgplanError as exc:
            self._follow.stop()
            self.refused.emit(str(exc))

    def _tell(self, before: Case, after: Case) -> None:
        # listeners may ask for the next change at once, so they are told after this one is over
        QTimer.singleShot(0, self, lambda: self.case_changed.emit(before, after))

    def do(
        self,
        op: Operation,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[SurgplanError], None] | None = None,
    ) -> Task | None:
        """Carry out an operation, a heavy one as a job; `then` is called when it is done.

        A refusal is signalled, or where `failed` is given told to that alone.
        """
        if self.session.read_only:
            self.refused.emit(say("This case is open for reading only; save a copy to change it."))
            return None
        if not op.heavy or op.instant:
            if self._adopt(op, None):
                then()
            return None
        if not self._attempt(lambda: self.session.must_take(op)):
            return None
        snapshot = ""

        def now() -> tuple[Any, ...]:
            nonlocal snapshot
            snapshot = self.session.head.case
            return str(self.path), snapshot, encode_operation(op)

        def done(results: Results) -> None:
            if self.session.head.case != snapshot:
                words = say("the case was changed while “{work}” was worked out; repeat it", work=told(op.words()))
                QTimer.singleShot(0, self, lambda: self.refused.emit(words))  # after the change itself was told
            elif self._adopt(op, results):
                then()

        return self.tasks.start(
            op.words(),
            compute_operation,
            line="operations",
            prepared=now,
            done=done,
            failed=failed or self._refuse,
        )

    def adopt(self, op: Operation, results: Results, then: Callable[[], None] = lambda: None) -> None:
        """Carry out an operation whose results are there already; `then` is called when it is done."""
        if self.session.read_only:
            self.refused.emit(say("This case is open for reading only; save a copy to change it."))
        elif self._adopt(op, results):
            then()

    def _adopt(self, op: Operation, results: Results | None) -> bool:
        return self._attempt(lambda: self.session.do(op, results=results))

    def _attempt(self, act: Callable[[], Any]) -> bool:
        try:
            act()
        except SurgplanError as exc:
            self._refuse(exc)
            return False
        return True

    def _refuse(self, error: SurgplanError) -> None:
        self._last = error
        self.refused.emit(str(error))

    def detail(self, words: str) -> str:
        """What can be copied of a refusal that was signalled with these words."""
        error = self._last if self._last is not None and str(self._last) == words else None
        failed = next((task for task in reversed(self.tasks.tasks) if task.error == words), None)
        return detail_of(words, error, failed.detail if failed is not None else "")

    def remove(self, item: str) -> None:
        """Take something out of the case, by its name."""
        self._attempt(lambda: self.session.do(removal(self.case, item)))

    def preview(self, op: Operation) -> Case | None:
        """What an operation would give, for a drag; None if it would be refused."""
        try:
            return self.session.preview(op)
        except SurgplanError:
            return None

    def undo(self) -> None:
        """Back one revision."""
        self._attempt(self.session.undo)

    def redo(self) -> None:
        """Forward one revision."""
        self._attempt(self.session.redo)

    def go_to(self, revision: str) -> None:
        """Look at this revision of the branch, as undoing or redoing until there would."""
        self._attempt(lambda: self.session.go_to(revision))

    def start_branch(self, name: str, at: str | None = None) -> None:
        """Begin a scenario here, or at an earlier revision."""
        if self._attempt(lambda: self.session.start_branch(name, at)):
            self.case_changed.emit(self.case, self.case)

    def switch(self, name: str) -> None:
        """Work on another scenario."""
        if self._attempt(lambda: self.session.switch(name)):
            self.case_changed.emit(self.case, self.case)

    def rename_branch(self, name: str) -> None:
        """Give the scenario that is worked on another name."""
        self._attempt(lambda: self.session.rename_branch(name))

    def peek(self, recipe: Recipe) -> Artifact | None:
        """The answer to a recipe if it is there."""
        return self.shop.peek(recipe)

    def need(self, recipe: Recipe, title: str, name: str = "", *, urgent: bool = False) -> Artifact | None:
        """The answer to a recipe if it is there; else it is begun as a job and `artifact_ready` tells when it is.

        What failed or was stopped is not begun again before `retry`. What is not urgent lets others go first.
        """
        there = self.shop.peek(recipe)
        if there is not None or recipe.key in self._wanted or recipe.key in self._failed:
            return there

        def done(key: str) -> None:
            self._wanted.pop(key, None)
            self.artifact_ready.emit(key)

        def failed(error: SurgplanError) -> None:
            self._wanted.pop(recipe.key, None)
            self._failed[recipe.key] = str(error)
            self._refuse(error)

        self._wanted[recipe.key] = self.tasks.start(
            title,
            make_artifact,
            str(self.path),
            name or title,
            recipe.to_json(),
            done=done,
            failed=failed,
            in_background=not urgent,
        )
        return None

    def is_wanted(self, recipe: Recipe) -> bool:
        """Whether the answer to a recipe is being worked on or waits in line."""
        task = self._wanted.get(recipe.key)
        return task is not None and task.state == "running"

    def why_not(self, recipe: Recipe) -> str:
        """Why a recipe that was asked for has no answer and is not worked on; nothing while there is hope."""
        task = self._wanted.get(recipe.key)
        return self._failed.get(recipe.key, say("it was stopped") if task is not None and task.state != "running" else "")

    def stop(self, recipe: Recipe) -> None:
        """Give up working on a recipe."""
        task = self._wanted.get(recipe.key)
        if task is not None:
            self.tasks.cancel(task)

    def forget(self, recipe: Recipe) -> None:
        """Give up working on a recipe that may well be asked for again."""
        self.stop(recipe)
        self._wanted.pop(recipe.key, None)

    def retry(self, recipe: Recipe, title: str, name: str = "") -> Artifact | None:
        """`need` what the user asks for: at once, and also if it failed or was stopped before."""
        self._failed.pop(recipe.key, None)
        task = self._wanted.get(recipe.key)
        if task is not None and task.state != "running":
            del self._wanted[recipe.key]
        return self.need(recipe, title, name, urgent=True)

    def close(self) -> None:
        """Stop all work and close the file."""
        self._follow.stop()
        self.tasks.stop_all()
        self._disconnect()
        self.session.close()
