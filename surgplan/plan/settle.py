"""Letting a stem slip to where the canal leaves it room."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats, Rigid, vector
from surgplan.mesh.fields import Field, gradient

MOST_SHIFT_MM = 3.0
MOST_TILT_DEG = 3.0
"""Across the canal, and out of its axis; a proposed stem stays within these."""
USUAL_SHIFT_MM, USUAL_TILT_DEG = 1.5, 1.0
"""Moves of this size are held back as much as a root mean square overlap of `HOLD_MM` pushes."""
HOLD_MM = 0.02
MARGIN_MM = 0.3
"""Room that is asked for beside the wall."""
ROUNDS = 8


def settled(points: Floats, pose: Rigid, canal: Field) -> Rigid:
    """The pose moved a little across its own z, and tilted about its own x and y, so that points (n, 3) leave the canal's wall.

    Gauss-Newton on the squared overlap of the points, which are in the own frame, with the wall, held back towards no move.
    """
    middle = points.mean(axis=0)
    arms = points - middle
    held = np.array([USUAL_SHIFT_MM, USUAL_SHIFT_MM, np.radians(USUAL_TILT_DEG), np.radians(USUAL_TILT_DEG)])
    most = np.array([MOST_SHIFT_MM, MOST_SHIFT_MM, np.radians(MOST_TILT_DEG), np.radians(MOST_TILT_DEG)])
    move, best, least = np.zeros(4), pose, np.inf
    for _ in range(ROUNDS):
        here = _moved(pose, middle, move)
        placed = here.apply(points)
        depth = canal(placed)
        if depth.max() < least:
            best, least = here, float(depth.max())
        tight = depth > -MARGIN_MM
        if not tight.any():
            break
        slope = gradient(canal, placed[tight], 0.05) @ here.matrix3
        x, y, z = arms[tight].T
        # how the overlap of a point grows with a shift along x and y and with a small turn about x and about y
        turn_x = slope[:, 2] * y - slope[:, 1] * z
        turn_y = slope[:, 0] * z - slope[:, 2] * x
        system = np.column_stack([slope[:, 0], slope[:, 1], turn_x, turn_y]) / np.sqrt(len(points))
        overlap = (depth[tight] + MARGIN_MM) / np.sqrt(len(points))
        hold = np.diag(HOLD_MM / held)
        step = np.linalg.lstsq(np.vstack([system, hold]), -np.concatenate([overlap, hold @ move]), rcond=None)[0]
        move = np.clip(move + step, -most, most)
    return best


def _moved(pose: Rigid, middle: Floats, move: Floats) -> Rigid:
    turn = Rigid.about(vector(middle), (1.0, 0.0, 0.0), float(np.degrees(move[2]))).then(
        Rigid.about(vector(middle), (0.0, 1.0, 0.0), float(np.degrees(move[3])))
    )
    shift = Rigid.from_matrix(np.eye(3), (float(move[0]), float(move[1]), 0.0))
    return turn.then(shift).then(pose)
