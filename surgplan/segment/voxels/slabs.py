"""Work on an array's slices by several threads at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

THREADS = os.cpu_count() or 1


def in_slabs(count: int, work: Callable[[int, int], object], thickness: int = 8) -> None:
    """Call `work(first, last)` for every slab of `count` slices; it must let go of the interpreter's lock and write apart."""
    steps = [(n, min(n + thickness, count)) for n in range(0, count, thickness)]
    if len(steps) < 2:
        for first, last in steps:
            work(first, last)
        return
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda step: work(*step), steps))
