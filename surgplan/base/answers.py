"""What work in another process answers: progress, its result, or why there is none; errors cross by name and message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

from surgplan.base import errors
from surgplan.base.errors import BadInput, JobFailed, SurgplanError
from surgplan.base.framed import receive, send
from surgplan.base.progress import Progress

LONGEST_WORDS = 1000


def answer(pipe: BinaryIO, work: Callable[[], Any], too_much: str) -> None:
    """Run work and send its result or its error; `too_much` is said where there is not the memory for it."""
    try:
        send(pipe, ["done", work()])
    except MemoryError:
        send(pipe, ["refused", BadInput.__name__, too_much])
    except RecursionError:
        send(pipe, ["refused", BadInput.__name__, "this is nested too deeply to be read; export it again"])
    except SurgplanError as exc:
        name = next(kind.__name__ for kind in type(exc).__mro__ if kind.__module__ == errors.__name__)
        send(pipe, ["refused", name, str(exc)])
    except BaseException as exc:
        send(pipe, ["failed", f"{type(exc).__name__}: {exc}"])


def next_answer(pipe: BinaryIO, progress: Progress) -> tuple[bool, Any]:
    """The next thing that is answered: whether it is the result, and that; progress is passed on.

    Raises what the work raised: an error of the tree, JobFailed for an error in the program, EOFError if it has died.
    """
    kind, *values = receive(pipe)
    if kind == "progress":
        progress(float(values[0]), one_line(values[1]))
        return False, None
    if kind == "done":
        return True, values[0]
    if kind == "refused":
        raise _error(str(values[0]), one_line(values[1]))
    raise JobFailed(f"the work stopped on an error in the program: {one_line(values[0])}")


def one_line(words: Any) -> str:
    """Words of another process as one line of characters that can be shown."""
    plain = "".join(c if c.isprintable() else " " for c in str(words))
    return " ".join(plain.split())[:LONGEST_WORDS]


def _error(name: str, words: str) -> SurgplanError:
    """An error of the tree, rebuilt from its name and message."""
    kind = getattr(errors, name, None)
    plain = isinstance(kind, type) and issubclass(kind, SurgplanError) and "__init__" not in vars(kind)
    return kind(words) if plain else SurgplanError(words)  # type: ignore[misc]
