"""Work shared among forked copies of this process: decoders that hold the interpreter then use every core.

Only for processes without threads, such as the child of `confined`: elsewhere a fork may never wake up.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from surgplan.base.answers import answer, next_answer
from surgplan.base.errors import BadInput
from surgplan.base.framed import send

Tell = Callable[[int], None]
"""Called with how many more things are done."""


class Forked:
    """`work(number, tell)`, which returns a JSON value, begun for every number below `count`, each in a copy of this process.

    What a copy changes in memory stays there; files are shared.
    """

    def __init__(self, work: Callable[[int, Tell], Any], count: int) -> None:
        self._pipes: dict[int, tuple[BinaryIO, int, int]] = {}
        self._count = count
        try:
            for number in range(count):
                read, write = os.pipe()
                process = os.fork()
                if not process:
                    _work(os.fdopen(write, "wb"), lambda tell, number=number: work(number, tell))  # type: ignore[misc]
                os.close(write)
                self._pipes[read] = (os.fdopen(read, "rb"), process, number)
        except OSError:
            self._end()
            raise

    def results(self, tell: Tell) -> list[Any]:
        """What each returned, once all have; raises what one of them raised, and ends the others; BadInput if one died."""
        results: list[Any] = [None] * self._count
        pipes = self._pipes
        try:
            while pipes:
                ready, _, _ = select.select(list(pipes), [], [])
                for read in ready:
                    pipe, process, number = pipes[read]
                    done, value = next_answer(pipe, lambda more, words: tell(int(more)))
                    if done:
                        results[number] = value
                        pipe.close()
                        del pipes[read]
                        os.waitpid(process, 0)
        except EOFError as exc:
            raise BadInput("a file ended its reader: it may be damaged; copy the scan again from its source") from exc
        finally:
            self._end()
        return results

    def _end(self) -> None:
        for pipe, process, _ in self._pipes.values():
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
            pipe.close()
        self._pipes.clear()


def forked(work: Callable[[int, Tell], Any], count: int, tell: Tell) -> list[Any]:
    """The results of `Forked` work, waited for."""
    return Forked(work, count).results(tell)


def _work(pipe: BinaryIO, work: Callable[[Tell], Any]) -> None:
    if sys.platform == "linux":
        from surgplan.base.confined_child import end_with_parent

        end_with_parent()
    tell = lambda more: send(pipe, ["progress", more, ""])  # noqa: E731
    answer(pipe, lambda: work(tell), "reading this needs more memory than it may take; it may be damaged, copy it again")
    os._exit(0)
