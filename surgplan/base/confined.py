"""Work on files that nobody can vouch for, in a process that may die, hang or swell without harm.

A function called by name runs in a fresh Python process under limits of time, memory and file size. What it hands back is
JSON on a pipe of its own; bulk it leaves in a private folder, which is removed in every case: by this process, or by the
child's keeper if this process was killed. Nothing is ever unpickled.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from surgplan.base.answers import next_answer
from surgplan.base.errors import BadInput, StorageFailed
from surgplan.base.framed import send
from surgplan.base.progress import Progress, silent

IN_MEMORY = Path("/dev/shm")
"""A folder that needs no disk, on Linux."""
SPARE_BYTES = 256 << 20
"""Left free of the disk, or of the folder in memory, beside what the work is to leave."""
ENDS_WITHIN_S = 5.0
"""The keeper of a child ends it at once; this long it is waited for before it is killed itself."""
ENOUGH = b"x"
"""Tells a keeper that this process lives and removes the folder itself."""
ENVIRONMENT = {
    "PYTHONWARNINGS": "ignore",
    # one thread of linear algebra: more of them only reserve memory and slow the start
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # the GNU C library is to keep the memory of one image plane for the next: to get it anew takes longer than to decode it
    "MALLOC_MMAP_THRESHOLD_": str(4 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(4 << 20),
}
ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv[1]); from surgplan.base.confined_child import main; main()"


def started() -> subprocess.Popen[bytes]:
    """A child for `confined`, which starts while what it is to do is still being found out; nothing is read in it before."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-P", "-c", START, str(ROOT)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env={**os.environ, **ENVIRONMENT})


def confined(
    function: str,
    arguments: Mapping[str, Any],
    *,
    seconds: float,
    memory_bytes: int,
    most_memory_bytes: int | None = None,
    progress: Progress = silent,
    files_to: Callable[[Path, Any], Any] | None = None,
    file_bytes: int | None = None,
    room_bytes: int = 0,
    in_memory: bool = True,
    subject: str = "the file",
    child: subprocess.Popen[bytes] | None = None,
) -> Any:
    """What `function(arguments, folder, progress)`, named "package.module:name", returns in a process of its own.

    `arguments` and the answer are JSON values; `folder` is a private one for bulk, in memory unless there are no `room_bytes`:
    `files_to(folder, answer)` is called while it is there, and what it returns is returned. `memory_bytes` bounds the child's
    private memory (where the system can: Linux), up to `most_memory_bytes` once the function has learnt and said that it
    needs more (`confined_child.allow_memory`); `file_bytes` bounds each file it writes. Raises what the function raised of
    surgplan's errors; BadInput, naming `subject`, if it took longer than `seconds`, wanted more memory or died; JobFailed for
    an error in the program. `child` is one that was `started` for this, and is ended by it.
    """
    request = {
        "function": function,
        "arguments": dict(arguments),
        "seconds": seconds,
        "memory_bytes": memory_bytes,
        "most_memory_bytes": memory_bytes if most_memory_bytes is None else most_memory_bytes,
        "file_bytes": memory_bytes if file_bytes is None else file_bytes,
        "path": [entry or os.getcwd() for entry in sys.path],
    }
    child = started() if child is None else child
    try:
        with _private_folder(room_bytes, in_memory) as folder:
            answer = _run(child, {**request, "folder": str(folder)}, subject, progress)
            return answer if files_to is None else files_to(folder, answer)
    finally:
        _end(child)
        child.stdout.close()  # type: ignore[union-attr]


@contextlib.contextmanager
def _private_folder(room_bytes: int, in_memory: bool) -> Iterator[Path]:
    """A new folder that only this user may open: in memory where there is room for `room_bytes`, else on the disk."""
    needed = room_bytes + SPARE_BYTES
    in_memory = (
        in_memory and IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= needed
    )
    try:
        if not in_memory and shutil.disk_usage(tempfile.gettempdir()).free < needed:
            raise StorageFailed(f"there is less than {needed / 1e9:.1f} GB free in {tempfile.gettempdir()}; make room there")
        folder = Path(tempfile.mkdtemp(prefix="surgplan-", dir=IN_MEMORY if in_memory else None))
    except OSError as exc:
        raise StorageFailed(f"no temporary folder can be made ({exc.strerror or exc}); check the disk") from exc
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(child: subprocess.Popen[bytes], request: dict[str, Any], subject: str, progress: Progress) -> Any:
    late = threading.Event()

    def stop() -> None:
        late.set()
        _end(child)

    timer = threading.Timer(request["seconds"], stop)
    timer.daemon = True
    timer.start()
    try:
        return _conversation(child, request, progress)
    except (EOFError, BrokenPipeError) as exc:
        code = _end(child)
        if late.is_set():
            reason = f"took longer than {request['seconds']:.0f} s and was stopped"
        else:
            reason = f"ended its reader ({_cause(code)})"
        raise BadInput(f"{subject} {reason}: it may be damaged or too large; copy it again from its source") from exc
    finally:
        timer.cancel()
        _end(child)


def _conversation(child: subprocess.Popen[bytes], request: dict[str, Any], progress: Progress) -> Any:
    assert child.stdin is not None
    assert child.stdout is not None
    send(child.stdin, request)  # type: ignore[arg-type]
    while True:
        done, value = next_answer(child.stdout, progress)  # type: ignore[arg-type]
        if done:
            return value


def _end(child: subprocess.Popen[bytes]) -> int:
    """End a child, by a word on the pipe its keeper watches, and with it all it started; its exit code."""
    assert child.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        child.stdin.write(ENOUGH)
        child.stdin.close()
    try:
        code = child.wait(ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        child.kill()
        code = child.wait()
    return code


def _cause(code: int) -> str:
    number = -code if code < 0 else code - 128
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"code {code}"
