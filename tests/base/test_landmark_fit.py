"""The rigid motion between landmarks."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.base.landmark_fit import fitted

POINTS = np.array([(0.0, 0, 0), (80, 0, 0), (0, 60, 10), (20, 30, 90)])
MOTION = Rigid.about((5, 5, 5), (1, -1, 2), 50).then(Rigid.from_matrix(np.eye(3), (10, 20, -30)))


def test_exact_landmarks_give_the_exact_motion():
    motion, fre = fitted(POINTS, MOTION.apply(POINTS))
    assert np.allclose(motion.matrix4, MOTION.matrix4, atol=1e-9)
    assert fre < 1e-9


def test_what_is_left_is_the_root_mean_square_and_no_scale_is_fitted():
    grown = 1.05 * (POINTS - POINTS.mean(axis=0))
    _, fre = fitted(POINTS, grown)
    assert fre == pytest.approx(np.sqrt((np.linalg.norm(0.05 * (POINTS - POINTS.mean(axis=0)), axis=1) ** 2).mean()))


def test_a_mirror_is_not_a_motion():
    with pytest.raises(Refused, match="do not match"):
        fitted(POINTS, POINTS * (-1, 1, 1))


def test_exchanged_landmarks_are_refused_with_the_error():
    with pytest.raises(Refused, match=r"mm are left \(at most 5\)"):
        fitted(POINTS, MOTION.apply(POINTS[[1, 0, 2, 3]]))


def test_landmarks_on_a_line_are_refused():
    line = np.outer([0.0, 40, 90], (1, 2, 3))
    with pytest.raises(Refused, match="on a line"):
        fitted(line, line + 5)


def test_two_landmarks_are_too_few():
    with pytest.raises(Refused, match="three pairs"):
        fitted(POINTS[:2], POINTS[:2])
