"""A screen in memory, for pictures and for a real mouse on machines without one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SIZE = (1440, 900)
MARK = "SURGPLAN_VIRTUAL_SCREEN"
"""Set in the environment of what runs on such a screen."""


def missing(programs: Sequence[str]) -> list[str]:
    """Those of some programs that are not installed."""
    return [name for name in programs if shutil.which(name) is None]


@contextmanager
def screen(size: tuple[int, int] = SIZE, window_manager: str | None = None) -> Iterator[dict[str, str]]:
    """The environment of a virtual screen that lives as long as the block; its home folder is new and empty."""
    number = f":{os.getpid() % 10000 + 100}"
    command = ["Xvfb", number, "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"]
    with tempfile.TemporaryDirectory() as home, subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        time.sleep(1.0)
        env = {**os.environ, "DISPLAY": number, "QT_QPA_PLATFORM": "xcb", "HOME": home, MARK: "1"}
        manager = subprocess.Popen([window_manager], env=env, stderr=subprocess.DEVNULL) if window_manager else None
        try:
            yield env
        finally:
            for process in (manager, server):
                if process is not None:
                    process.terminate()


def run_again(script: str, arguments: Sequence[str], window_manager: str | None = None, size: tuple[int, int] = SIZE) -> int:
    """Run a script of ours on a virtual screen; its exit code."""
    with screen(size, window_manager) as env:
        return subprocess.call([sys.executable, script, *arguments], env=env)
