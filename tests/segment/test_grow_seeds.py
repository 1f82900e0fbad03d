"""Growing seeds against Dijkstra's search on a heap, and on shapes known beforehand."""

from __future__ import annotations

import heapq

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.segment.editing import Limits
from surgplan.segment.tools.grow_seeds import GrowSeeds
from surgplan.segment.tools.new import New
from surgplan.segment.voxels.grow_cut import FAR, costs, grown, regrown


def dijkstra(steps, seeds):
    """The least cost of every voxel by a plain search on a heap."""
    levels = steps.levels[1:-1, 1:-1, 1:-1].astype(int)
    best = np.full(levels.shape, int(FAR))
    queue = [(0, tuple(at)) for at in np.argwhere(seeds)]
    while queue:
        cost, at = heapq.heappop(queue)
        if cost >= best[at]:
            continue
        best[at] = cost
        for axis in range(3):
            for step in (-1, 1):
                to = (*at[:axis], at[axis] + step, *at[axis + 1 :])
                if 0 <= to[axis] < levels.shape[axis] and levels[to] >= 0:
                    heapq.heappush(queue, (cost + int(steps.prices[abs(levels[to] - levels[at])]) + steps.steps[axis], to))
    return best


@pytest.fixture
def contest():
    """Costs of a random box with a wall in it, and three seeds."""
    rng = np.random.default_rng(3)
    voxels = rng.normal(0, 100, (11, 14, 9)).cumsum(axis=1).astype(np.int16)
    area = np.ones(voxels.shape, bool)
    area[5, 2:] = False
    seeds = np.zeros(voxels.shape, np.uint8)
    seeds[1, 1:4, 1], seeds[8, 12, 7], seeds[2, 9, 4] = 1, 2, 3
    return costs(voxels, (0.5, 1.0, 3.0), area), seeds


def test_every_voxel_falls_to_the_seed_with_the_cheapest_way(contest):
    steps, seeds = contest
    found = grown(steps, seeds)
    alone = np.stack([dijkstra(steps, seeds == n) for n in (1, 2, 3)])
    reached = found.labels > 0
    assert np.array_equal(reached, alone.min(axis=0) < FAR)
    assert np.array_equal(found.cost[1:-1, 1:-1, 1:-1][reached], alone.min(axis=0)[reached])
    own = np.take_along_axis(alone, found.labels.astype(int)[None] - 1, axis=0)[0]
    assert np.array_equal(own[reached], alone.min(axis=0)[reached])
    assert not reached[5, 2:].any()


@pytest.mark.parametrize("change", ["added", "taken", "changed"])
def test_after_a_further_stroke_it_is_as_if_grown_anew(contest, change):
    steps, seeds = contest
    after = seeds.copy()
    if change == "added":
        after[9, 1, 1:4] = 3
    elif change == "taken":
        after[1, 1:3, 1] = 0
    else:
        after[8, 12, 7], after[6, 0, 0] = 1, 2
    before = grown(steps, seeds)
    kept = before.cost.copy()
    anew, found = grown(steps, after), regrown(steps, before, seeds, after)
    assert np.array_equal(found.cost, anew.cost)
    assert np.array_equal(before.cost, kept)  # what the window shows meanwhile stays whole
    alone = {n: dijkstra(steps, after == n) for n in (1, 2, 3)}
    for n, cost in alone.items():
        mine = found.labels == n
        assert np.array_equal(cost[mine], anew.cost[1:-1, 1:-1, 1:-1][mine])


@pytest.fixture
def painted(imaged, drawn, ball, blobs):
    """Two noisy balls that touch, in dark, and a stroke in each and outside."""
    rng = np.random.default_rng(2)
    shape = (40, 44, 70)
    left, right = ball(shape, (22, 22, 20), 12), ball(shape, (46, 22, 20), 12)
    values = np.where(left, 200, 0) + np.where(right & ~left, 130, 0) + rng.normal(0, 12, shape)
    strokes = {"left": ball(shape, (20, 22, 20), 4), "right": ball(shape, (48, 22, 20), 4)}
    outside = np.zeros(shape, bool)
    outside[20, 2, 5:65] = outside[20, 41, 5:65] = outside[2, 22, 5:65] = outside[38, 22, 5:65] = True
    case = drawn(**strokes, outside=outside)
    image = imaged(values).images["ct"]
    return case.with_item(image), left, right, outside


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


def test_strokes_grow_to_the_borders_between_two_balls_and_the_rest(painted, do, mask_of):
    case, left, right, outside = painted
    case = do(case, GrowSeeds(("left", "right"), rivals=("outside",)))
    assert dice(mask_of(case, "left"), left) > 0.96
    assert dice(mask_of(case, "right"), right) > 0.93
    assert not (mask_of(case, "left") & mask_of(case, "right")).any()
    assert np.array_equal(mask_of(case, "outside"), outside)
    assert case.segments["left"].note == "Grown from strokes against right, outside by ct."


def test_nothing_grows_beyond_the_box_the_margin_or_the_limits(painted, do, mask_of):
    case, left, _, _ = painted
    strokes = mask_of(case, "left")
    boxed = do(case, GrowSeeds(("left", "right"), corners=((60.0, 34.0, 30.0), (10.0, 10.0, 18.0))))
    grown_left = mask_of(boxed, "left")
    assert not grown_left[:18].any() or np.array_equal(grown_left[:18], strokes[:18])
    assert not grown_left[:, :, :10].any()
    near = mask_of(do(case, GrowSeeds(("left", "right"), margin_mm=2)), "left")
    k, _, i = np.nonzero(near)
    assert (k.min(), k.max(), i.min()) == (14, 26, 14)
    bright = mask_of(do(case, GrowSeeds(("left",), rivals=("right",), limits=Limits(low=165))), "left")
    assert dice(bright, left) > 0.96


def test_voxels_painted_in_both_are_fought_for(drawn, do, mask_of):
    a, b = (np.zeros((3, 3, 20), bool) for _ in range(2))
    a[1, 1, 2:12] = b[1, 1, 8:17] = True
    case = do(drawn(a=a, b=b), GrowSeeds(("a", "b"), margin_mm=1))
    assert np.array_equal(np.flatnonzero(mask_of(case, "a")[1, 1]), np.arange(1, 10))
    assert np.array_equal(np.flatnonzero(mask_of(case, "b")[1, 1]), np.arange(10, 18))


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (GrowSeeds(("left",)), "two segments"),
        (GrowSeeds(("left", "left")), "named twice"),
        (GrowSeeds(("left", "empty")), "nothing is painted in empty"),
        (GrowSeeds(("left", "spine")), "no segment called 'spine'"),
        (GrowSeeds(("left", "right"), corners=((0.0, 0.0, 0.0),)), "two opposite corners"),
        (GrowSeeds(("left", "right"), corners=((900.0, 0.0, 0.0), (950.0, 5.0, 5.0))), "outside the image"),
        (GrowSeeds(("left", "right"), margin_mm=float("nan")), "margin"),
    ],
)
def test_growing_refuses_in_words(painted, do, operation, words):
    case = do(painted[0], New("ct", "empty"))
    with pytest.raises(Refused, match=words):
        do(case, operation)


def test_a_segment_that_two_grow_into_loses_to_both(drawn, do, mask_of):
    strokes = {name: np.zeros((9, 9, 20), bool) for name in ("left", "right", "between")}
    strokes["left"][4, 4, 2], strokes["right"][4, 4, 17], strokes["between"][3:6, 3:6, 4:16] = True, True, True
    done = do(drawn(**strokes), GrowSeeds(("left", "right"), limits=Limits(overlaps="take")))
    left, right, between = (mask_of(done, name) for name in ("left", "right", "between"))
    assert (left & strokes["between"]).any()
    assert (right & strokes["between"]).any()
    assert not ((left | right) & between).any()
    assert done.segments["between"].voxel_count == between.sum()


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_growing_in_one_layer_of_voxels_ends_at_the_border_there(axis):
    voxels = np.zeros((12, 12), np.int16)
    voxels[:, 7:] = 500
    seeds = np.zeros((12, 12), np.uint8)
    seeds[5, 1], seeds[5, 10] = 1, 2
    found = grown(costs(np.expand_dims(voxels, axis), (1.0, 1.0, 1.0)), np.expand_dims(seeds, axis)).labels
    assert np.array_equal(np.squeeze(found, axis), np.where(voxels > 0, 2, 1))


def test_a_single_voxel_is_its_seeds():
    assert grown(costs(np.zeros((1, 1, 1), np.int16), (1.0, 1.0, 1.0)), np.ones((1, 1, 1), np.uint8)).labels[0, 0, 0] == 1


@pytest.mark.parametrize("factor", [1e-9, 1.0, 1e6])
def test_the_unit_of_values_does_not_matter(factor):
    voxels = (np.arange(20) >= 13).astype(np.float32)[None, None].repeat(8, 0).repeat(8, 1) * np.float32(factor)
    seeds = np.zeros(voxels.shape, np.uint8)
    seeds[4, 4, 1], seeds[4, 4, 18] = 1, 2
    found = grown(costs(voxels, (1.0, 1.0, 1.0)), seeds).labels
    assert np.array_equal(found == 2, voxels > 0)
