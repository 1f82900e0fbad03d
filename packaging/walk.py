"""A window on a virtual screen, a real pointer in it, and what came of each step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from real_mouse import Pointer

DIALOG_MS = 700
"""After a click a dialog is up this long after."""


class Walk:
    """A window on an empty case, a pointer, and what came of each step."""

    def __init__(self, out: Path, light: bool) -> None:
        from driven_window import DrivenWindow

        self.out, self.failed, self.number = out, [], 0  # type: ignore[var-annotated]
        self.driven = DrivenWindow()
        self.driven.run(800)
        self.window = self.driven.window
        self.pointer = Pointer(self.driven)
        if light:
            self.window.toggle_theme()

    @property
    def space(self) -> Any:
        """What shows the open case."""
        assert self.window.space is not None
        return self.window.space

    def check(self, step: str, ok: bool) -> None:
        """Say how a step went, with a picture."""
        self.number += 1
        said = "" if ok else self.window.notice.words
        print(f"{'ok  ' if ok else 'FAIL'} {step}{': ' if said else ''}{said}", flush=True)
        self.failed += [] if ok else [step]
        self.driven.picture(self.out / f"{self.number:02d}-{step.replace(' ', '-')}.png")

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait until something is so, or was refused."""
        self.driven.settle(lambda: ready() or bool(self.window.notice.words))

    def answering(self, click: Callable[[], None], answer: Callable[[], None]) -> None:
        """Click what opens a dialog, and do something in it: the click only returns when the dialog is closed."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(DIALOG_MS, answer)
        click()
        self.driven.run(300)

    def choose(self, widget: Any, path: Path, picture: str = "") -> None:
        """Click a button and type a path into the dialog of files it opens."""

        def answer() -> None:
            if picture:
                self.driven.picture(self.out / f"{picture}.png")
            self.pointer.key("ctrl+a")
            self.pointer.type(str(path))
            self.pointer.key("Return")

        self.answering(lambda: self.click(widget), answer)

    def click(self, widget: Any, at: Sequence[float] | None = None) -> None:
        """Turn the wheel until a thing of the inspector is seen, and click it."""
        self.reach(widget)
        self.pointer.click(widget, at)

    def tick(self, box: Any) -> None:
        """Click a box at its left end."""
        self.click(box, (8.0, box.height() / 2))

    def unfold(self, section: Any) -> None:
        """Click the heading of a folded section."""
        self.click(section._head, (60.0, section._head.height() / 2))
        self.driven.run(200)

    def pick(self, box: Any, words: str) -> None:
        """Choose from a list by mouse and keys."""
        self.click(box)
        self.driven.run(200)
        self.pointer.type(words)
        self.pointer.key("Return")
        self.driven.run(200)

    def reach(self, widget: Any) -> None:
        """Turn the wheel over the inspector until a thing in it is seen."""
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QScrollArea

        page = widget
        while not (page is None or page.isWindow() or isinstance(page, QScrollArea)):
            page = page.parentWidget()
        if not isinstance(page, QScrollArea):
            return
        view = page.viewport()
        for _ in range(80):
            top = widget.mapTo(page.widget(), QPoint(0, 0)).y() - page.verticalScrollBar().value()
            if top >= 4 and top + widget.height() <= view.height() - 4:
                return
            before = page.verticalScrollBar().value()
            self.pointer.click(view, (view.width() / 2, view.height() / 2), button=4 if top < 4 else 5)
            if page.verticalScrollBar().value() == before:
                return
