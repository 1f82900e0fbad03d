"""The other side of `confined`: a keeper, which only waits, and the worker, which runs the function under its limits.

The keeper ends the worker as soon as the pipe from the parent ends, however the parent ended, and removes the private folder
then; the system ends the worker if its keeper dies. Where a process can't be forked (Windows) a thread keeps watch.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import select
import shutil
import signal
import sys
import threading
import time
from typing import Any, BinaryIO, NoReturn

from surgplan.base.answers import answer
from surgplan.base.errors import BadInput
from surgplan.base.framed import receive, send

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
PROGRESS_S = 0.02
"""Progress is told no more often than this."""


_confined = False


def main() -> NoReturn:
    """Read one request from the standard input, run it, answer on what was the standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted parent ends this process itself
    with open(0, "rb", closefd=False) as parent:
        request = receive(parent)
    if hasattr(os, "fork"):
        _keep(request)
    threading.Thread(target=_watch, args=(request["folder"],), daemon=True).start()
    _work(request)


def _keep(request: dict[str, Any]) -> None:
    """Returns in the worker; the keeper stays here until the worker or the parent has ended."""
    keeper = os.getpid()
    ended, alive = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(ended)
        _confine(request, keeper)
        _work(request)
    os.close(alive)
    _to_nothing(1)  # so that the pipe ends with the worker
    ready, _, _ = select.select([0, ended], [], [])
    if 0 in ready:
        os.kill(worker, signal.SIGKILL)
    orphaned = 0 in ready and not os.read(0, 1)
    _, status = os.waitpid(worker, 0)
    if orphaned:
        shutil.rmtree(request["folder"], ignore_errors=True)
    os._exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))


def _watch(folder: str) -> None:
    if not os.read(0, 1):
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _confine(request: dict[str, Any], keeper: int) -> None:
    """Limits that this process can't lift again."""
    global _confined
    import resource

    _confined = True

    if sys.platform == "linux":
        end_with_parent()
        if os.getppid() != keeper:
            os._exit(1)
    # one byte, unlike none, also keeps a crash reporter from being called
    limits = {
        resource.RLIMIT_CORE: 1,
        resource.RLIMIT_FSIZE: request["file_bytes"],
        resource.RLIMIT_CPU: int(request["seconds"] * (os.cpu_count() or 1)) + 1,
    }
    for limit, most in limits.items():
        _, hard = resource.getrlimit(limit)
        bound = int(most) if hard == resource.RLIM_INFINITY else min(int(most), hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (bound, bound))
    # private memory that may be written: not the address space, which libraries reserve without using it
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (int(request["memory_bytes"]), int(request["most_memory_bytes"])))
    _to_nothing(0)


def end_with_parent() -> None:
    """Ask Linux to end this process when the one that started it ends, and never to let it gain rights."""
    import ctypes

    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def may_fork() -> bool:
    """Whether this process is a confined one, without threads."""
    return _confined and hasattr(os, "fork")


def allow_memory(further_bytes: int) -> None:
    """Lift the limit of this process by what its work has found it needs; nothing happens where it is not confined.

    BadInput if that is more than it may have at all.
    """
    if not _confined:
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if further_bytes <= soft // 2:  # what the work was given leaves room for that
        return
    if hard != resource.RLIM_INFINITY and soft + further_bytes > hard:
        needed, most = (soft + further_bytes) / 1e9, hard / 1e9
        raise BadInput(
            f"reading it would need {needed:.1f} GB of memory, {most:.1f} may be used; save it at a lower resolution"
        )
    resource.setrlimit(resource.RLIMIT_DATA, (soft + further_bytes, hard))


def _work(request: dict[str, Any]) -> NoReturn:
    answers = os.fdopen(os.dup(1), "wb")
    _to_nothing(1)  # what libraries print goes nowhere
    _answer(request, answers)
    os._exit(0)


def _answer(request: dict[str, Any], answers: BinaryIO) -> None:
    told = 0.0

    def progress(fraction: float, words: str) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= PROGRESS_S or fraction >= 1:
            told = now
            send(answers, ["progress", fraction, words])

    def work() -> Any:
        sys.path[:] = request["path"]
        module, _, name = request["function"].partition(":")
        return getattr(importlib.import_module(module), name)(request["arguments"], _folder(request), progress)

    limit = f"{request['most_memory_bytes'] / 1e9:.1f} GB"
    answer(answers, work, f"reading this needs more than the {limit} of memory it may take; it may be damaged, copy it again")


def _folder(request: dict[str, Any]) -> Any:
    from pathlib import Path

    return Path(request["folder"])


def _to_nothing(descriptor: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, descriptor)
    os.close(nothing)
