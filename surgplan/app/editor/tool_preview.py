"""What an operation would give, worked out in a thread while the user still chooses its values."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from surgplan.app.bridge import Bridge
from surgplan.app.editor.preview_blobs import PreviewBlobs
from surgplan.app.loading import Loader
from surgplan.app.words import say
from surgplan.base.errors import JobFailed, Refused, SurgplanError
from surgplan.case.bricks import Bricks
from surgplan.case.document import Case
from surgplan.case.labels import read_bricks
from surgplan.case.operation import Operation, Results


@dataclass(frozen=True, eq=False)
class Preview:
    """An operation that was tried, and the case it would give."""

    op: Operation
    before: Case
    after: Case
    results: Results
    blobs: PreviewBlobs
    masks: Mapping[str, Bricks]
    """The label maps it would make, by the hash of their index."""
    seconds: float


class _OutOfDate(Refused):
    """Something else is wanted by now."""


class ToolPreview(QObject):
    """Tries one operation after the other, always the newest; the case is not touched."""

    made = Signal(object)
    """The Preview to be shown, or None for none."""
    said = Signal(str)
    """Why there is none, in words; nothing while there is one or none is wanted."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._loader = Loader(self)
        self._wanted: Operation | None = None
        self._working = False
        self.current: Preview | None = None
        bridge.case_changed.connect(self._follow)

    def ask(self, op: Operation | None) -> None:
        """Show what this would give; None shows nothing."""
        ready = self.current
        if op is not None and ready is not None and ready.op == op and ready.before is self._bridge.case:
            self._wanted = ready.op
            return
        self._wanted = op
        if op is None:
            self._show(None)
            self.said.emit("")
        elif not self._working:
            self._start(op)

    def do(self, op: Operation, then: Callable[[], None] = lambda: None) -> None:
        """Carry out an operation; where its preview stands, that is taken as it is."""
        ready = self.current
        self._wanted = None
        if ready is not None and ready.op == op and ready.before is self._bridge.case and op.heavy:
            try:
                ready.blobs.settle()
            except SurgplanError as exc:
                self._bridge.refused.emit(str(exc))
                return
            self._bridge.adopt(op, ready.results, then)
            self._show(None)
        else:
            self._show(None)
            self._bridge.do(op, then)

    def close(self) -> None:
        """Give up and wait until the thread has let go of the file."""
        self._wanted = None
        self._loader.drop_all()

    def _follow(self, before: Case, after: Case) -> None:
        """The case changed: what was shown is past."""
        op = self._wanted
        if self.current is not None and self.current.before is not self._bridge.case:
            self._show(None)
        if op is not None and not self._working:
            self._start(op)

    def _start(self, op: Operation) -> None:
        case, blobs = self._bridge.case, PreviewBlobs(self._bridge.session.blobs)
        self._working = True

        def go_on(share: float, words: str = "") -> None:
            if self._wanted is not op:
                raise _OutOfDate("something else is wanted by now")

        def work() -> Any:
            begun = time.perf_counter()
            try:
                results = op.compute(case, blobs, go_on) if op.heavy else {}
                after = op.apply(case, results)
            except SurgplanError as exc:
                return exc
            except Exception as exc:  # the next outcome must still be tried
                return JobFailed(
                    say("this can't be shown: an error in the program ({kind}: {words})", kind=type(exc).__name__, words=exc)
                )
            known = {segment.labels for segment in case.segments.values()}
            new = {segment.labels for segment in after.segments.values()} - known
            masks = {labels: read_bricks(blobs, labels) for labels in new}
            return Preview(op, case, after, results, blobs, masks, time.perf_counter() - begun)

        self._loader.load(work, lambda outcome: self._arrived(op, case, outcome))

    def _arrived(self, op: Operation, case: Case, outcome: Preview | SurgplanError) -> None:
        self._working = False
        wanted = self._wanted
        if wanted is not op or case is not self._bridge.case:
            if wanted is not None:
                self._start(wanted)
            return
        if isinstance(outcome, SurgplanError):
            self._show(None)
            self.said.emit(str(outcome))
        else:
            self._show(outcome)

    def _show(self, preview: Preview | None) -> None:
        if preview is not self.current:
            self.current = preview
            self.made.emit(preview)
