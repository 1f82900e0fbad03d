"""The cheapest cut against a linear program's own maximum flow, and against shapes known beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from scipy.sparse.csgraph import maximum_flow

from surgplan.segment.voxels.graph_cut import edges_of, graph_cut


def price(inside, cost_inside, cost_outside, edges):
    """What a division costs in all."""
    total = cost_inside[inside].sum(dtype=float) + cost_outside[~inside].sum(dtype=float)
    for axis, edge in enumerate(edges):
        low = (slice(None),) * axis + (slice(None, -1),)
        total += edge[low][np.diff(inside.astype(np.int8), axis=axis) != 0].sum(dtype=float)
    return total


def least_price(cost_inside, cost_outside, edges):
    """The least cost of any division, whole-numbered, by scipy's maximum flow."""
    n = cost_inside.size
    index = np.arange(n).reshape(cost_inside.shape)
    rows = [np.full(n, n), index.ravel()]
    columns = [index.ravel(), np.full(n, n + 1)]
    values = [cost_outside.ravel(), cost_inside.ravel()]
    for axis, edge in enumerate(edges):
        low = (slice(None),) * axis + (slice(None, -1),)
        high = (slice(None),) * axis + (slice(1, None),)
        for a, b in ((low, high), (high, low)):
            rows.append(index[a].ravel())
            columns.append(index[b].ravel())
            values.append(edge[low].ravel())
    graph = sparse.csr_matrix(
        (np.concatenate(values).astype(np.int32), (np.concatenate(rows), np.concatenate(columns))), shape=(n + 2, n + 2)
    )
    return maximum_flow(graph, n, n + 1).flow_value


@pytest.mark.parametrize("seed", range(6))
def test_no_division_of_random_costs_is_cheaper(seed):
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 13, 3))
    cost_inside, cost_outside = (rng.integers(0, 40, shape).astype(np.float32) for _ in range(2))
    edges = tuple(rng.integers(0, (5, 20, 60)[seed % 3], shape).astype(np.float32) for _ in range(3))
    inside = graph_cut(cost_inside, cost_outside, edges)
    # a dearest edge that does not divide 65536 rounds every cost by up to half a unit of it
    assert price(inside, cost_inside, cost_outside, edges) == pytest.approx(
        least_price(cost_inside, cost_outside, edges), abs=0.2
    )


def test_a_long_chain_is_cut_at_its_weakest_link():
    shape = (1, 1, 400)
    hard = np.zeros(shape, np.int8)
    hard[..., 0], hard[..., -1] = 1, -1
    weights = np.full(shape, 5, np.float32)
    weights[..., 271] = 4
    none = np.zeros(shape, np.float32)
    assert graph_cut(none, none, (none, none, weights), hard).sum() == 272


def test_seeds_find_the_edge_of_a_noisy_ball(ball):
    rng = np.random.default_rng(1)
    truth = ball((40, 40, 40), (20, 20, 20), 12)
    values = np.where(truth, 100, 0) + rng.normal(0, 20, truth.shape)
    hard = np.where(ball(truth.shape, (20, 20, 20), 4), 1, 0).astype(np.int8)
    hard[~ball(truth.shape, (20, 20, 20), 18)] = -1
    none = np.zeros(truth.shape, np.float32)
    found = graph_cut(none, none, edges_of(values, 25, least=0.01), hard)
    assert 2 * (found & truth).sum() / (found.sum() + truth.sum()) > 0.98


def test_hard_voxels_stay_on_their_side_against_any_cost():
    shape = (5, 6, 7)
    dear, none = np.full(shape, 1e9, np.float32), np.zeros(shape, np.float32)
    hard = np.zeros(shape, np.int8)
    hard[0], hard[-1] = 1, -1
    found = graph_cut(dear, none, (none, none, none), hard)
    assert found[0].all()
    assert not found[1:].any()
    assert graph_cut(none, dear, (none, none, none), hard)[:-1].all()
    assert np.array_equal(graph_cut(none, none, (none, none, none), np.where(hard == 0, -1, hard).astype(np.int8)), hard > 0)


def test_edges_follow_the_faces_of_voxels_that_are_no_cubes():
    k, j, i = edges_of(np.zeros((3, 3, 3)), 1.0, 2.0, 0.5, spacing_mm=(1.0, 1.0, 8.0))
    assert k[0, 0, 0] == pytest.approx(2.5 / 16)
    assert j[0, 0, 0] == i[0, 0, 0] == pytest.approx(2.5 * 4)
    assert i[0, 0, 2] == 0
