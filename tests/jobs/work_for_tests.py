"""Work for tests of jobs: importable in a spawned process."""

from __future__ import annotations

import os
import time

from surgplan.base.errors import NotConverged, Refused


def add(a: int, b: int, progress) -> int:
    progress(0.5, "adding")
    return a + b


def refuse(progress) -> None:
    raise Refused("this can't be; do that")


def diverge(progress) -> None:
    raise NotConverged("the solution", 0.5)


def fall_over(progress) -> None:
    raise ZeroDivisionError("oh")


def die(progress) -> None:
    os.abort()


def sleep(progress) -> None:
    progress(0.1, f"{os.getpid()}")
    time.sleep(60)
