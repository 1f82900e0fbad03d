"""What is let go of goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import threading, numpy as np
from pathlib import Path
from surgplan.app.memory import give_back, use_one_heap
{first}
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20
def work():
    kept.append([bytes(60000) for _ in range(1500)][::50])
kept = []
resident()
before = resident()
for _ in range(6):
    threads = [threading.Thread(target=work) for _ in range(4)]
    [t.start() for t in threads]; [t.join() for t in threads]
kept.clear()
{last}
print(resident() - before)
"""


def left_mb(first: str, last: str) -> float:
    """What a process of many threads holds of the memory it freed."""
    code = PROBE.format(first=first, last=last)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    return float(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc alone keeps a heap for each thread")
def test_what_threads_freed_is_given_back() -> None:
    assert left_mb("assert use_one_heap()", "assert give_back()") < 15
