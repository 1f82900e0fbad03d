"""Smoothing a picture of the 3D view in several turns, so that none of them keeps the window waiting for long."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Offset = tuple[float, float]
OFFSETS: tuple[Offset, ...] = ((-0.25, -0.25), (0.25, 0.25), (0.25, -0.25), (-0.25, 0.25))
"""Pixels to the right and up by which the turns look past each other: together they see each pixel at the places where a
picture of twice the size would."""


class Smoothing:
    """The mean of pictures that are rendered one by one."""

    def __init__(self, render: Callable[[Offset], QImage]) -> None:
        self._render = render
        self._sum: NDArray[np.uint16] | None = None
        self._turns = 0

    @property
    def is_over(self) -> bool:
        """Whether the last turn was done."""
        return self._turns == len(OFFSETS)

    def turn(self) -> QImage:
        """Render one more: the first picture as it is, the mean of all after the last turn."""
        made = self._render(OFFSETS[self._turns])
        self._turns += 1
        seen = _bytes_of(made)
        self._sum = seen.astype(np.uint16) if self._sum is None else np.add(self._sum, seen, out=self._sum)
        if not self.is_over:
            return made
        mean = np.ascontiguousarray(((self._sum + len(OFFSETS) // 2) // len(OFFSETS)).astype(np.uint8))
        return QImage(mean.data, made.width(), made.height(), 4 * made.width(), QImage.Format.Format_RGB32).copy()


def _bytes_of(image: QImage) -> NDArray[np.uint8]:
    """The pixels (h, w, 4) of a picture of 32 bits a pixel, which has no padding."""
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
