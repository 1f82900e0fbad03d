"""Compiled loops made ready in a thread, so that the first stroke does not wait for them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QThreadPool

_begun: list[bool] = []


def warm_up() -> None:
    """Begin to load, or to compile, what tools need; once in a program."""
    if not _begun:
        _begun.append(True)
        QThreadPool.globalInstance().start(_use_all)


def _use_all() -> None:
    """Use every loop on next to nothing."""
    from surgplan.app.editor.surface_nets import counted, surface_nets
    from surgplan.base.grid import Grid
    from surgplan.case.bricks import whole
    from surgplan.segment.voxels.level_line import level_line
    from surgplan.segment.voxels.prism import Prism, prism_parts
    from surgplan.segment.voxels.stroke import Brush, stroke_parts

    grid = Grid((8, 8, 8), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    line, up = np.array([[2.0, 4.0, 4.0], [5.0, 4.0, 4.0]]), np.array([0.0, 0.0, 1.0])
    for brush in (Brush(2.0, (0.0, 0.0, 1.0)), Brush(2.0)):
        for _, part in stroke_parts(grid, line, brush):
            surface_nets(counted(part))
    square = np.array([[1.0, 1.0, 4.0], [6.0, 1.0, 4.0], [6.0, 6.0, 4.0]])
    list(prism_parts(grid, Prism(square, up), whole(grid.array_shape)))
    values = np.arange(512, dtype=np.int16).reshape(8, 8, 8)
    level_line(values, grid, np.array([3.3, 3.3, 3.0]), up)
