"""Elasticity against closed forms and balances."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import Cancelled, NotConverged, Refused
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.solve import solve, solve_cases
from surgplan.simulate.verification.meshes import block


def bar(counts: tuple[int, int, int] = (2, 2, 5), length: float = 5.0) -> Problem:
    """A bar along z, held at z = 0 and pulled and bent at its end; soft and stiff layers."""
    points, tets = block(counts, lambda x: x * [2.0, 2.0, length])
    layer = points[tets[:, :4]].mean(axis=1)[:, 2] > length / 2
    force = np.where(points[:, 2:] == length, [3.0, 1.0, 10.0], 0.0)
    held = np.repeat(points[:, 2:] == 0, 3, axis=1)
    return Problem(points, tets, np.where(layer, 300.0, 17000.0), np.where(layer, 0.2, 0.3), held, force)


def test_reactions_balance_the_load_and_its_moment() -> None:
    solution = solve(bar())
    assert solution.residual <= 1e-8
    for name in ("force_balance", "moment_balance", "energy_balance"):
        assert solution.checks[name].value < 1e-8, name
    np.testing.assert_allclose(solution.reaction_n.sum(axis=0), -bar().force_n.sum(axis=0), rtol=1e-6)


def test_a_body_with_no_free_corner_can_still_bend_between_them() -> None:
    problem = bar((1, 1, 1))
    corners = np.zeros(len(problem.points), dtype=bool)
    corners[problem.tets[:, :4]] = True
    solution = solve(replace(problem, fixed=np.repeat(corners[:, None], 3, axis=1)))
    assert solution.checks["force_balance"].value < 1e-8


def test_two_runs_give_the_same_bits() -> None:
    problem = bar((6, 6, 12))
    assert solve(problem).displacement_mm.tobytes() == solve(problem).displacement_mm.tobytes()


def test_load_cases_superpose() -> None:
    problem = bar()
    one, two = problem.force_n, np.roll(problem.force_n, 1, axis=1)
    a, b, both = solve_cases(problem, [one, two, one + 2 * two])
    np.testing.assert_allclose(both.displacement_mm, a.displacement_mm + 2 * b.displacement_mm, atol=1e-8)


def test_the_solution_does_not_depend_on_how_nodes_are_numbered() -> None:
    problem = bar()
    shuffle = np.random.default_rng(1).permutation(len(problem.points))
    place = np.argsort(shuffle).astype(np.int32)
    other = replace(
        problem,
        points=problem.points[shuffle],
        tets=place[problem.tets],
        fixed=problem.fixed[shuffle],
        force_n=problem.force_n[shuffle],
    )
    expected = solve(problem, tolerance=1e-11).displacement_mm[shuffle]
    np.testing.assert_allclose(solve(other, tolerance=1e-11).displacement_mm, expected, atol=1e-9 * np.abs(expected).max())


def test_a_sliding_support_lets_a_bar_stretch_freely() -> None:
    points, tets = block((2, 2, 2), lambda x: x)
    fixed = points == 0
    pulled = np.zeros_like(points)
    pulled[points[:, 2] == 1, 2] = 0.01
    fixed[points[:, 2] == 1, 2] = True
    count = len(tets)
    solution = solve(
        Problem(points, tets, np.full(count, 100.0), np.full(count, 0.3), fixed, np.zeros_like(points), pulled), tolerance=1e-12
    )
    np.testing.assert_allclose(solution.displacement_mm, points * [-0.003, -0.003, 0.01], atol=1e-12)
    assert solution.reaction_n[points[:, 2] == 1, 2].sum() == pytest.approx(100 * 0.01)


def test_supports_that_hold_one_component_slow_nothing_down() -> None:
    points, tets = block((6, 6, 6), lambda x: x)
    count = len(tets)
    force = np.where(points == 1, 1.0, 0.0)
    symmetric = Problem(points, tets, np.full(count, 1e4), np.full(count, 0.3), points == 0, force)
    clamped = replace(symmetric, fixed=np.repeat(points[:, :1] == 0, 3, axis=1))
    assert solve(symmetric).iterations <= solve(clamped).iterations + 3


def test_a_flat_element_is_refused() -> None:
    problem = bar()
    points = problem.points.copy()
    points[problem.tets[0]] = points[problem.tets[0, 0]]
    with pytest.raises(Refused, match="negative volume"):
        solve(replace(problem, points=points))


def test_a_body_without_supports_is_refused() -> None:
    problem = bar()
    with pytest.raises(Refused, match="nothing holds the body"):
        solve(replace(problem, fixed=np.zeros_like(problem.fixed)))


def test_a_body_that_can_still_turn_is_refused_with_the_axis() -> None:
    problem = bar()
    hinge = np.repeat(((problem.points[:, 2] == 0) & (problem.points[:, 1] == 0))[:, None], 3, axis=1)
    with pytest.raises(Refused, match=r"free to turn about \(-?1.00, -?0.00, -?0.00\)"):
        solve(replace(problem, fixed=hinge))


def test_a_body_that_can_still_slide_is_refused_with_the_direction() -> None:
    problem = bar()
    sliding = np.ones_like(problem.fixed) & np.array([True, True, False])
    with pytest.raises(Refused, match=r"free to slide along \(-?0.00, -?0.00, -?1.00\)"):
        solve(replace(problem, fixed=sliding))


def test_a_part_that_nothing_holds_is_refused_with_its_place() -> None:
    problem = bar()
    n = len(problem.points)
    two = Problem(
        np.concatenate([problem.points, problem.points + np.array([100.0, 0, 0])]),
        np.concatenate([problem.tets, problem.tets + n]).astype(np.int32),
        np.tile(problem.modulus_mpa, 2),
        np.tile(problem.poisson, 2),
        np.concatenate([problem.fixed, np.zeros_like(problem.fixed)]),
        np.tile(problem.force_n, (2, 1)),
    )
    with pytest.raises(Refused, match=r"120 elements near \(101, 1, 2\) mm is not held"):
        solve(two)


def test_a_part_that_hangs_by_an_edge_is_refused() -> None:
    problem = bar()
    low = problem.points[problem.tets[:, :4]].mean(axis=1)
    # bricks that meet along the edge x = 1, z = 2 only
    keep = ((low[:, 2] < 2) & (low[:, 0] < 1)) | ((low[:, 2] > 2) & (low[:, 2] < 3) & (low[:, 0] > 1))
    used, tets = np.unique(problem.tets[keep], return_inverse=True)
    hinged = Problem(
        problem.points[used],
        tets.reshape(-1, 10).astype(np.int32),
        problem.modulus_mpa[keep],
        problem.poisson[keep],
        problem.fixed[used],
        np.ones((len(used), 3)),
    )
    with pytest.raises(Refused, match=r"is not held: it can turn about \(-?0.00, -?1.00, -?0.00\)"):
        solve(hinged)


def test_a_body_without_load_is_refused() -> None:
    problem = bar()
    with pytest.raises(Refused, match="no load"):
        solve(replace(problem, force_n=np.zeros_like(problem.force_n)))


def test_a_load_on_the_held_part_alone_is_refused() -> None:
    problem = bar()
    with pytest.raises(Refused, match="no load"):
        solve(replace(problem, force_n=np.where(problem.fixed, 1.0, 0.0)))


def test_an_inverted_element_is_refused_with_its_place() -> None:
    problem = bar()
    tets = problem.tets.copy()
    tets[3, [0, 1]] = tets[3, [1, 0]]
    with pytest.raises(Refused, match="negative volume"):
        solve(replace(problem, tets=tets))


@pytest.mark.parametrize("value", [np.nan, 0.0, -1.0, np.inf])
def test_a_modulus_that_is_not_positive_is_refused(value: float) -> None:
    problem = bar()
    modulus = problem.modulus_mpa.copy()
    modulus[7] = value
    with pytest.raises(Refused, match="no positive modulus"):
        solve(replace(problem, modulus_mpa=modulus))


@pytest.mark.parametrize("value", [0.5, np.nan, -1.0])
def test_a_poisson_ratio_that_locks_or_makes_no_sense_is_refused(value: float) -> None:
    problem = bar()
    with pytest.raises(Refused, match="Poisson"):
        solve(replace(problem, poisson=np.full(len(problem.tets), value)))


def test_a_force_that_is_not_a_number_is_refused() -> None:
    problem = bar()
    with pytest.raises(Refused, match="forces are not numbers"):
        solve(replace(problem, force_n=problem.force_n * np.nan))


def test_an_iteration_that_stops_short_is_not_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surgplan.simulate.solve.MOST_ITERATIONS", 2)
    with pytest.raises(NotConverged):
        solve(bar((6, 6, 12)))


def test_the_solver_can_be_stopped_at_any_iteration() -> None:
    def stop(fraction: float, words: str) -> None:
        if words.startswith("iteration 3"):
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        solve(bar((6, 6, 12)), stop)
