"""A few threads for kernels that release the GIL."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from types import TracebackType
from typing import Any

Range = tuple[int, int]
"""Rows from the first up to, not including, the second."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Team:
    """Runs one kernel over several ranges at once.

    Plain Python threads are used, not numba's: its default threading layer ends the process when two threads of the program
    enter it, and what a range computes must not depend on how many threads there are.
    """

    def __init__(self, size: int | None = None) -> None:
        self.size = size or min(cores(), 8)
        self._pool = ThreadPoolExecutor(self.size, thread_name_prefix="simulate")

    def __enter__(self) -> Team:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def run(self, kernel: Callable[..., Any], ranges: Sequence[Range], *arguments: Any) -> list[Any]:
        """`[kernel(start, stop, *arguments) for each range]`, in the order of the ranges."""
        if len(ranges) == 1 or self.size == 1:
            return [kernel(start, stop, *arguments) for start, stop in ranges]
        waiting = [self._pool.submit(kernel, start, stop, *arguments) for start, stop in ranges]
        return [task.result() for task in waiting]


def even_ranges(count: int, parts: int) -> list[Range]:
    """`count` rows in at most `parts` ranges of nearly equal length.

    >>> even_ranges(10, 3)
    [(0, 4), (4, 7), (7, 10)]
    """
    parts = max(1, min(parts, count))
    short, longer = divmod(count, parts)
    edges = [0]
    for i in range(parts):
        edges.append(edges[-1] + short + (i < longer))
    return list(pairwise(edges))
