"""Filling between slices against shapes known everywhere."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.segment.editing import Limits
from surgplan.segment.tools.fill_between import FillBetween
from surgplan.segment.tools.new import New
from surgplan.segment.voxels.between_slices import drawn_axis, filled_between, morphed

N = 64
MM = (1.0, 1.0, 1.0)
K, J, I = np.ogrid[:N, :N, :N]  # noqa: E741


def disc(row, column, radius):
    return (J - row) ** 2 + (I - column) ** 2 <= radius**2


def cone():
    return disc(32, 32, 6 + 0.35 * K)


def tilted():
    """So steep that no two drawn slices overlap."""
    return disc(32, 8 + 0.75 * K, 4)


def bifurcation():
    apart = 0.35 * np.maximum(K - 20, 0)
    return disc(32, 32 - apart, 8) | disc(32, 32 + apart, 8)


def confluence():
    return bifurcation()[::-1]


def tube():
    return disc(32, 32, 20 + 0.1 * K) & ~disc(32, 32, 14 - 0.1 * K)


def two_crossing_vessels():
    """Beside each other all the way, one of them moving."""
    return disc(14, 12 + 0.6 * K, 5) | disc(44, 32, 7)


def drawn_in(shape, step, axis=0):
    """Only every so manieth slice of a shape."""
    drawn = np.zeros_like(shape)
    at = (slice(None),) * axis + (slice(None, None, step),)
    drawn[at] = shape[at]
    return drawn


def between(shape, step, axis=0):
    """The shape from its first to its last drawn slice."""
    last = (N - 1) // step * step
    part = np.zeros_like(shape)
    at = (slice(None),) * axis + (slice(0, last + 1),)
    part[at] = shape[at]
    return part


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


SHAPES = [(cone, 0.985), (tilted, 0.95), (bifurcation, 0.98), (confluence, 0.98), (tube, 0.98), (two_crossing_vessels, 0.97)]


@pytest.mark.parametrize("step", [4, 9])
@pytest.mark.parametrize(("shape", "least"), SHAPES)
def test_slices_between_come_out_as_the_shape_was(shape, least, step):
    truth = shape() & np.ones((N, N, N), bool)
    drawn = drawn_in(truth, step)
    filled = filled_between(drawn, 0, MM)
    truth = between(truth, step)
    assert dice(filled, truth) > least
    assert filled.sum() == pytest.approx(truth.sum(), rel=0.035)  # the thin one is but eight voxels wide
    assert np.array_equal(filled[::step], drawn[::step])


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_it_works_across_any_axis_which_it_finds_by_itself(axis):
    truth = np.moveaxis(bifurcation() & np.ones((N, N, N), bool), 0, axis)
    drawn = drawn_in(truth, 5, axis)
    assert drawn_axis(drawn) == axis
    assert dice(filled_between(drawn, axis, MM), between(truth, 5, axis)) > 0.98


def test_two_parts_apart_do_not_hide_which_axis_was_drawn():
    shape = (disc(14, 32, 8) | disc(50, 32, 8)) & np.ones((N, N, N), bool)
    assert drawn_axis(drawn_in(shape, 3)) == 0
    assert drawn_axis(cone() & np.ones((N, N, N), bool)) is None


def test_an_outline_on_oblong_pixels_moves_in_mm():
    columns_mm = 0.4
    far = np.hypot(np.arange(40)[:, None] - 20, (np.arange(100)[None] - 50) * columns_mm)
    made = morphed(far <= 6, far <= 14, 4, (1.0, columns_mm), 8.0)
    for section, radius in zip(made, (8, 10, 12), strict=True):
        assert section.sum() * columns_mm == pytest.approx(np.pi * radius**2, rel=0.03)
        assert np.ptp(np.nonzero(section)[1]) * columns_mm == pytest.approx(2 * radius, abs=1.0)


def test_a_part_without_a_partner_ends_half_way_and_round():
    first, last = np.zeros((50, 50), bool), np.zeros((50, 50), bool)
    first[5:20, 5:20] = last[5:20, 5:20] = True
    first |= (np.arange(50)[:, None] - 38) ** 2 + (np.arange(50)[None] - 38) ** 2 <= 64
    made = morphed(first, last, 20, (1.0, 1.0), 20.0)
    areas = made[:, 25:, 25:].sum(axis=(1, 2))
    assert areas[0] > 180
    assert (np.diff(areas) <= 0).all()
    assert areas[9:].sum() == 0
    assert areas[:9].sum() == pytest.approx(2 / 3 * np.pi * 8 * 8 * 10, rel=0.15)
    assert np.array_equal(made[:, :25, :25].all(axis=0), first[:25, :25])
    backwards = morphed(last, first, 20, (1.0, 1.0), 20.0)
    assert np.array_equal(backwards[::-1], made)


def test_two_vessels_that_move_on_by_their_distance_are_not_taken_for_each_other():
    rows, columns = np.ogrid[:40, :70]

    def vessels(*middles):
        return np.logical_or.reduce([(rows - 20) ** 2 + (columns - m) ** 2 <= 25 for m in middles])

    made = morphed(vessels(20, 34), vessels(34, 48), 2, (1.0, 1.0), 6.0)
    assert dice(made[0], vessels(27, 41)) > 0.95


def test_the_operation_fills_in_place_or_into_another_and_obeys_the_limits(drawn, do, mask_of):
    sparse = drawn_in(cone() & np.ones((N, N, N), bool), 6)
    case = drawn((0.8, 0.8, 2.0), liver=sparse)
    done = do(case, FillBetween("liver", into="whole"))
    assert np.array_equal(mask_of(done, "liver"), sparse)
    assert np.array_equal(mask_of(done, "whole")[::6], sparse[::6])
    assert done.segments["whole"].note == "50 slices filled between the 11 drawn from I to S."
    box = np.zeros_like(sparse)
    box[:, :32] = True
    limited = do(drawn(liver=sparse, box=box), FillBetween("liver", limits=Limits(inside=("box",))))
    found = mask_of(limited, "liver")
    assert not (found & ~box & ~sparse).any()
    assert (found & box & ~sparse).any()


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (FillBetween("cone"), "leaves no slice out"),
        (FillBetween("sparse", axis="i"), "leaves no slice out"),
        (FillBetween("sparse", axis="x"), "no axis"),
        (FillBetween("empty"), "is empty"),
    ],
)
def test_it_refuses_in_words(drawn, do, operation, words):
    whole = cone() & np.ones((N, N, N), bool)
    case = do(drawn(cone=whole, sparse=drawn_in(whole, 6)), New("ct", "empty"))
    with pytest.raises(Refused, match=words):
        do(case, operation)
