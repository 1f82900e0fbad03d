"""Tasks in processes of their own: progress, order, cancelling, and nothing left when a window closes."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from surgplan.app.bars import TaskBar
from surgplan.app.tasks import Tasks
from surgplan.base.errors import Refused


@pytest.fixture
def made() -> Iterator[Callable[..., Tasks]]:
    """Makes tasks that are stopped at the end of the test, however it ends."""
    all_made: list[Tasks] = []

    def make(**options: int) -> Tasks:
        all_made.append(Tasks(**options))
        return all_made[-1]

    yield make
    for tasks in all_made:
        tasks.stop_all()


def wait_long(progress) -> str:
    """Work that says it has begun and then takes much too long."""
    progress(0.25, "waiting")
    time.sleep(120)
    return "never"


def answer(number: int, progress) -> int:
    """Work that is done at once."""
    progress(0.5, "thinking")
    return number


def refuse(progress) -> None:
    """Work that can't be done."""
    raise Refused("there is no bone here; choose another segment")


def test_a_task_is_stopped_from_the_list_and_its_process_is_gone(qtbot, made) -> None:
    bar, tasks = TaskBar(), made()
    qtbot.addWidget(bar)
    bar.show()
    bar.watch(tasks)
    ended = []
    task = tasks.start("Waiting", wait_long, done=ended.append, failed=ended.append)
    qtbot.waitUntil(lambda: task.fraction == 0.25, timeout=20000)
    assert bar._words.text().startswith("Waiting: waiting 25%")
    bar.open_list()
    qtbot.mouseClick(bar.list._rows[task.number]._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: task.state == "cancelled", timeout=10000)
    assert ended == []
    assert bar._words.text() == "Waiting: stopped"
    assert multiprocessing.active_children() == []
    bar.list.hide()


def test_closing_stops_what_is_under_way(qtbot, made) -> None:
    tasks = made(at_once=1)
    first = tasks.start("Waiting", wait_long)
    tasks.start("Waiting too", wait_long)
    qtbot.waitUntil(lambda: first.fraction == 0.25, timeout=20000)
    tasks.stop_all()
    assert multiprocessing.active_children() == []


def test_what_the_user_asks_goes_before_the_background(qtbot, made, jobs_here) -> None:
    tasks, order = made(at_once=1), []
    for number in range(3):
        tasks.start(f"surface {number}", answer, number, done=order.append, in_background=True)
    tasks.start("asked", answer, 9, done=order.append)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == [0, 9, 1, 2]


def test_a_waiting_task_that_is_stopped_holds_nobody_up(qtbot, made, jobs_here) -> None:
    tasks, order = made(at_once=1), []
    tasks.start("first", answer, 1, done=order.append)
    second = tasks.start("second", answer, 2, done=order.append)
    tasks.start("third", answer, 3, done=order.append)
    tasks.cancel(second)
    qtbot.waitUntil(lambda: order == [1, 3])
    assert [task.state for task in tasks.tasks] == ["done", "cancelled", "done"]


def test_a_refusal_is_kept_with_its_words(qtbot, made, jobs_here) -> None:
    bar, tasks = TaskBar(), made()
    qtbot.addWidget(bar)
    bar.watch(tasks)
    task = tasks.start("Measuring", refuse)
    qtbot.waitUntil(lambda: task.state == "failed")
    bar.list._fill()
    assert bar.list._rows[task.number]._words.text() == "Failed. there is no bone here; choose another segment"
    tasks.forget_ended()
    assert tasks.tasks == []


def test_work_that_can_not_be_started_has_failed(qtbot, made, monkeypatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("surgplan.app.tasks.Job", no_room)
    said: list[Exception] = []
    task = made().start("Thinking", answer, 1, failed=said.append)
    qtbot.waitUntil(lambda: task.state == "failed", timeout=10000)
    assert "could not be started (Cannot allocate memory)" in str(said[0])
