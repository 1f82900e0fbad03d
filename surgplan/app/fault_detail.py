"""What can be copied for whoever helps: the words, the kind of error, where in the program, and its versions."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

import surgplan

PROGRAM = Path(surgplan.__file__).resolve().parent.parent


def about_program() -> str:
    """The program, the system and the libraries it runs on, one line."""
    from PySide6.QtCore import qVersion

    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"surgplan {surgplan.__version__}, Python {platform.python_version()}, Qt {qVersion()}, {system}"


def frames(error: BaseException, *, with_words: bool) -> list[str]:
    """The kinds of an error and of its causes, each with the places it passed through, outermost first.

    Messages may name a file or a person, so that they stand there only where they are asked for.
    """
    lines: list[str] = []
    step: BaseException | None = error
    seen: set[int] = set()
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        said = f": {step}" if with_words and str(step) else ""
        lines.append(f"{'caused by ' if lines else ''}{type(step).__name__}{said}")
        lines += [f"  {_place(f.filename)}:{f.lineno} in {f.name}" for f in traceback.extract_tb(step.__traceback__)]
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)
    return lines


def _place(file: str) -> str:
    """A file's path from the program's folder on, or its last parts: the rest may name the user."""
    path = Path(file)
    try:
        return path.relative_to(PROGRAM).as_posix()
    except ValueError:
        return "/".join(path.parts[-3:])


def detail_of(words: str, error: BaseException | None = None, more: str = "") -> str:
    """All that is known of something that went wrong, as text to be copied; `more` is a traceback of another process."""
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    parts = [about_program(), now, words]
    if error is not None:
        parts += frames(error, with_words=True)
    if more.strip():
        parts += ["in the process that did the work:", more.strip()]
    return "\n".join(parts)
