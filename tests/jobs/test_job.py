"""Work in a process of its own."""

from __future__ import annotations

import os
import threading
import time

import pytest

from surgplan.base.errors import Cancelled, JobFailed, NotConverged, Refused
from surgplan.jobs.job import Job
from tests.jobs import work_for_tests as work


def test_a_job_gives_its_value_and_tells_its_progress() -> None:
    seen = []
    assert Job(work.add, 2, 3).run(lambda f, w: seen.append((f, w))) == 5
    assert seen == [(0.5, "adding")]


def test_refusals_come_through_as_they_are() -> None:
    with pytest.raises(Refused, match="do that"):
        Job(work.refuse).run()
    with pytest.raises(NotConverged) as told:
        Job(work.diverge).run()
    assert told.value.residual == 0.5


def test_an_error_of_the_program_keeps_its_traceback() -> None:
    job = Job(work.fall_over)
    with pytest.raises(JobFailed, match="ZeroDivisionError: oh"):
        job.run()
    assert "fall_over" in job.detail


def test_a_dead_process_is_told_from_a_cancelled_one() -> None:
    with pytest.raises(JobFailed, match="ended with code -6"):
        Job(work.die).run()
    pids: list[int] = []
    job = Job(work.sleep)

    def cancel_once_at_work() -> None:
        while not pids:
            time.sleep(0.01)
        job.cancel()

    threading.Thread(target=cancel_once_at_work, daemon=True).start()
    with pytest.raises(Cancelled):
        job.run(lambda f, w: pids.append(int(w)))
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
