"""A session as Qt signals: what panels listen to and what they ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from surgplan.app.tasks import Task, Tasks
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.case.operation import Operation, Results
from surgplan.case.session import Session, encode_operation
from surgplan.jobs.work import compute_operation, make_artifact
from surgplan.vocabulary import workshop_for


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
        self._disconnect = session.changed.connect(self._tell)

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.session.case

    @property
    def path(self) -> Path:
        """The case's file."""
        return self.session.path

    def _tell(self, before: Case, after: Case) -> None:
        # listeners may ask for the next change at once, so they are told after this one is over
        QTimer.singleShot(0, self, lambda: self.case_changed.emit(before, after))

    def do(self, op: Operation, then: Callable[[], None] = lambda: None) -> Task | None:
        """Carry out an operation, a heavy one as a job; `then` is called when it is done. A refusal is signalled."""
        if not op.heavy:
            if self._adopt(op, None):
                then()
            return None
        return self.tasks.start(
            op.words(),
            compute_operation,
            str(self.path),
            self.session.head.case,
            encode_operation(op),
            done=lambda results: then() if self._adopt(op, results) else None,
            failed=lambda error: self.refused.emit(str(error)),
        )

    def _adopt(self, op: Operation, results: Results | None) -> bool:
        return self._attempt(lambda: self.session.do(op, results=results))

    def _attempt(self, act: Callable[[], Any]) -> bool:
        try:
            act()
        except SurgplanError as exc:
            self.refused.emit(str(exc))
            return False
        return True

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

    def start_branch(self, name: str) -> None:
        """Begin a scenario here."""
        if self._attempt(lambda: self.session.start_branch(name)):
            self.case_changed.emit(self.case, self.case)

    def switch(self, name: str) -> None:
        """Work on another scenario."""
        if self._attempt(lambda: self.session.switch(name)):
            self.case_changed.emit(self.case, self.case)

    def peek(self, recipe: Recipe) -> Artifact | None:
        """The answer to a recipe if it is there."""
        return self.shop.peek(recipe)

    def need(self, recipe: Recipe, title: str, name: str = "") -> Artifact | None:
        """The answer to a recipe if it is there; else it is begun as a job and `artifact_ready` tells when it is.

        What failed once is not begun again until it is asked for with `retry`.
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
            self.refused.emit(str(error))

        self._wanted[recipe.key] = self.tasks.start(
            title, make_artifact, str(self.path), name or title, recipe.to_json(), done=done, failed=failed
        )
        return None

    def retry(self, recipe: Recipe, title: str, name: str = "") -> Artifact | None:
        """`need`, also for what failed or was stopped before."""
        self._failed.pop(recipe.key, None)
        task = self._wanted.get(recipe.key)
        if task is not None and task.state != "running":
            del self._wanted[recipe.key]
        return self.need(recipe, title, name)

    def close(self) -> None:
        """Stop all work and close the file."""
        self.tasks.stop_all()
        self._disconnect()
        self.session.close()
