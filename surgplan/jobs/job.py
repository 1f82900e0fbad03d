"""A pure function at work in a spawned process, so that it can always be stopped and never freezes a window."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from surgplan.base.errors import Cancelled, JobFailed, SurgplanError
from surgplan.base.progress import Progress, silent

Work = Callable[..., Any]
"""`work(*args, progress)`, importable by name, with JSON-like arguments and result: bulk goes through the case file."""


BEHIND = 5
"""How far work stands behind the window in line for the processor: a mouse that waits is felt, work that does is not."""


def _stand_apart() -> None:
    """Be the first of a group, so that whatever this work starts is stopped with it; POSIX has groups, Windows has not."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()
        os.nice(BEHIND)


def _child(pipe: Connection, work: Work, args: tuple[Any, ...]) -> None:
    _stand_apart()

    def progress(fraction: float, words: str) -> None:
        pipe.send(("progress", fraction, words))

    try:
        pipe.send(("done", work(*args, progress)))
    except SurgplanError as exc:
        pipe.send(("refused", exc))
    except BaseException as exc:
        pipe.send(("failed", f"{type(exc).__name__}: {exc}", traceback.format_exc()))
    finally:
        pipe.close()


class Job:
    """One run of a function in a process of its own."""

    def __init__(self, work: Work, *args: Any) -> None:
        context = multiprocessing.get_context("spawn")  # fork is unsafe once Qt or VTK has threads
        self._pipe, child = context.Pipe(duplex=False)
        self._process = context.Process(target=_child, args=(child, work, args), daemon=True)
        self._cancelled = False
        self.detail = ""
        """The traceback of a failed job, for a report."""
        self._process.start()
        child.close()  # so that a dead process ends the pipe

    def run(self, on_progress: Progress = silent) -> Any:
        """Wait for the result; Cancelled, JobFailed, or what the work raised."""
        try:
            while True:
                message = self._pipe.recv()
                if message[0] == "progress":
                    on_progress(message[1], message[2])
                elif message[0] == "done":
                    return message[1]
                elif message[0] == "refused":
                    raise message[1]
                else:
                    self.detail = message[2]
                    raise JobFailed(f"the work stopped on an error in the program: {message[1]}")
        except EOFError as exc:
            self._process.join()
            if self._cancelled:
                raise Cancelled("stopped; nothing was changed") from exc
            code = self._process.exitcode
            raise JobFailed(f"the process of the work ended with code {code}, perhaps for want of memory") from exc
        except OSError as exc:
            raise Cancelled("stopped; nothing was changed") from exc
        finally:
            self._end()

    def cancel(self) -> None:
        """Kill the process and what it started: what it had finished is kept, the rest never existed."""
        self._cancelled = True
        self._kill()

    def _kill(self) -> None:
        pid = self._process.pid
        if hasattr(os, "killpg") and pid is not None and self._process.exitcode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):  # it has not come so far as to have a group
                os.killpg(pid, signal.SIGKILL)
        self._process.kill()

    def _end(self) -> None:
        with contextlib.suppress(OSError):
            self._pipe.close()
        self._process.join(timeout=5)
        if self._process.is_alive():
            self._kill()
            self._process.join()
