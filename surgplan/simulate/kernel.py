"""How the numerical kernels are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

FREEDOMS = {"contract"}
"""Kernels may fuse a product with a sum. Reordering sums as well makes LLVM gather, which is several times slower here."""


def kernel(function: Kernel) -> Kernel:
    """Compile a function once, keep it on disk, and let it run beside other Python threads."""
    return cast(Kernel, njit(cache=True, nogil=True, fastmath=FREEDOMS, error_model="numpy")(function))
