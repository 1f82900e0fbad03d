"""Memory that was let go of goes back to the system: with glibc, each thread would keep heaps of its own, full of holes."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

M_ARENA_MAX = -8
"""glibc's number for the most heaps, malloc.h."""


@cache
def _libc() -> ctypes.CDLL | None:
    """The C library, where it is glibc."""
    try:
        found = ctypes.CDLL("libc.so.6") if sys.platform.startswith("linux") else None
        return found if hasattr(found, "malloc_trim") else None
    except OSError:
        return None


def use_one_heap() -> bool:
    """Let all threads take memory from one heap; to be called before there are any. Whether that could be had."""
    libc = _libc()
    return libc is not None and libc.mallopt(M_ARENA_MAX, 1) == 1


def give_back() -> bool:
    """Give freed memory back to the system, after a case was closed say. Whether that could be asked."""
    libc = _libc()
    if libc is None:
        return False
    libc.malloc_trim(0)
    return True
