"""The guess at the time left: right for even work, follows a change of speed, and says nothing before it knows."""

from __future__ import annotations

import pytest

from surgplan.app.time_left import Pace, left_words, took_words


def told(marks) -> Pace:
    """What has been told of the progress, as (seconds, fraction)."""
    pace = Pace()
    for at, fraction in marks:
        pace.note(at, fraction)
    return pace


@pytest.mark.parametrize("speed", [0.001, 0.01, 0.1])
@pytest.mark.parametrize("done", [0.1, 0.5, 0.99])
def test_even_work_is_foretold_exactly(speed, done) -> None:
    pace = told([(100 + n * done / speed / 20, n * done / 20) for n in range(21)])
    now = 100 + done / speed
    if done / speed > 1.5:
        assert pace.seconds_left(now) == pytest.approx((1 - done) / speed)


def test_between_two_marks_it_counts_down_and_never_below_nothing() -> None:
    pace = told([(0, 0.0), (10, 0.5)])
    assert pace.seconds_left(10) == pytest.approx(10)
    assert pace.seconds_left(14) == pytest.approx(6)
    assert pace.seconds_left(40) == 0.0


def test_work_that_slows_down_is_foretold_longer_than_by_its_mean_alone() -> None:
    quick_then_slow = [(n, 0.05 * n) for n in range(11)] + [(10 + n, 0.5 + 0.005 * n) for n in range(1, 21)]
    left = told(quick_then_slow).seconds_left(30)
    assert left > 1.5 * 0.4 / (0.6 / 30)
    assert left < 0.4 / 0.005


def test_nothing_is_said_before_there_is_something_to_go_by() -> None:
    assert Pace().seconds_left(5) is None
    assert told([(0, 0.0)]).seconds_left(60) is None
    assert told([(0, 0.0), (1.0, 0.5)]).seconds_left(1.0) is None
    assert told([(0, 0.0), (30, 0.01)]).seconds_left(30) is None


def test_work_that_begins_anew_is_guessed_anew() -> None:
    pace = told([(0, 0.0), (10, 0.9), (11, 0.0)])
    assert pace.seconds_left(12) is None
    pace.note(21, 0.5)
    assert pace.seconds_left(21) == pytest.approx(10)


def test_words_are_no_finer_than_the_guess() -> None:
    assert [left_words(s) for s in (None, 0, 12, 88, 95, 3599, 9000)] == [
        "",
        "a few seconds left",
        "about 10 s left",
        "about 90 s left",
        "about 2 min left",
        "about 60 min left",
        "about 2.5 h left",
    ]
    assert [took_words(s) for s in (4.4, 60, 3599.6)] == ["4 s", "1 min 0 s", "60 min 0 s"]
