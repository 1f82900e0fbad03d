"""The sphere of a head that is half hidden in its socket."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.segment.joint.head_sphere import HeadRange, free_sphere

SPACING = (1.6, 1.6, 2.0)
ALLOWED = HeadRange(17.0, 28.5, 9.0)
CENTRE_IJK_MM = (50.0, 48.0, 52.0)


@pytest.fixture
def joint(ball):
    """A head of 23 mm on a neck, and a block of bone round its upper half that has taken part of the head."""
    shape = (60, 60, 64)
    k, j, i = np.ogrid[tuple(slice(0, n) for n in shape)]
    whole = ball(shape, CENTRE_IJK_MM, 23.0, SPACING)
    neck = (k * SPACING[2] < CENTRE_IJK_MM[2]) & ((i * SPACING[0] - 50) ** 2 + (j * SPACING[1] - 48) ** 2 < 13**2)
    above = k * SPACING[2] > CENTRE_IJK_MM[2] + 4
    socket = above & ball(shape, CENTRE_IJK_MM, 36.0, SPACING)
    return (whole | neck) & ~socket, socket


@pytest.mark.parametrize("off_mm", [(0, 0, 0), (5, -3, 2), (-4, 4, -5)])
def test_the_head_is_found_on_its_free_half(joint, off_mm):
    near = np.add(CENTRE_IJK_MM, off_mm)[::-1] / np.array(SPACING[::-1])
    centre, radius = free_sphere(*joint, SPACING, near, ALLOWED)
    assert (centre * np.array(SPACING[::-1]))[::-1] == pytest.approx(CENTRE_IJK_MM, abs=0.6)
    assert radius == pytest.approx(23.0, abs=0.6)


def test_no_head_is_found_far_from_the_point(joint):
    near = np.add(CENTRE_IJK_MM, (14, 0, 0))[::-1] / np.array(SPACING[::-1])
    assert free_sphere(*joint, SPACING, near, ALLOWED) is None


def test_a_block_has_no_head():
    block = np.zeros((60, 60, 64), dtype=bool)
    block[5:55, 10:50, 10:50] = True
    assert free_sphere(block, np.zeros_like(block), SPACING, np.array([30.0, 30.0, 30.0]), ALLOWED) is None
