"""Tasks in processes of their own: progress, order, cancelling, and nothing left when a window closes."""

from __future__ import annotations

import multiprocessing
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from surgplan.app.task_bar import TaskBar
from surgplan.app.task_list import words_of
from surgplan.app.tasks import KEPT, Task, Tasks
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
    assert bar.list._rows[task.number]._words.text() == "Failed: there is no bone here; choose another segment"
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


def start_another(progress) -> None:
    """Work that has begun a process of its own, tells its number, and waits for it."""
    with subprocess.Popen(["sleep", "60"]) as other:
        progress(0.25, str(other.pid))
        other.wait()


def is_alive(pid: int) -> bool:
    """Whether a process is at work; one that has ended but was not asked for is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_what_a_stopped_task_has_started_is_stopped_with_it(qtbot, made) -> None:
    tasks = made()
    task = tasks.start("Starting another", start_another)
    qtbot.waitUntil(lambda: task.fraction == 0.25, timeout=20000)
    pid = int(task.words)
    assert is_alive(pid)
    tasks.cancel(task)
    assert task.stopping
    qtbot.waitUntil(lambda: task.state == "cancelled", timeout=5000)
    qtbot.waitUntil(lambda: not is_alive(pid), timeout=5000)


def test_a_task_can_be_stopped_while_its_process_is_made(qtbot, made) -> None:
    tasks, ended = made(), []
    task = tasks.start("Waiting", wait_long, done=ended.append, failed=ended.append)
    tasks.cancel(task)
    assert words_of(task) == "stopping"
    qtbot.waitUntil(lambda: task.state == "cancelled", timeout=10000)
    assert ended == []
    assert multiprocessing.active_children() == []


def test_the_bar_says_what_waits_and_how_long_the_rest_takes(qtbot, made) -> None:
    bar, tasks = TaskBar(), made(at_once=1)
    qtbot.addWidget(bar)
    bar.watch(tasks)
    first, second = Task("Solve walking"), Task("Surface of femur")
    tasks.tasks += [first, second]
    assert words_of(first) == "waits for the work before it"
    first.waits, first.fraction, first.words = False, 0.5, "assembling"
    now = time.monotonic()
    first.pace.note(now - 20, 0.0)
    first.pace.note(now, 0.5)
    bar._show_running()
    assert bar._words.text() == "Solve walking: assembling 50%, about 20 s left, 1 more"
    assert bar._bar.value() == 500
    first.stopping = True
    bar._show_running()
    assert not bar._cancel.isEnabled()


def test_old_tasks_are_forgotten_once_there_are_many(qtbot, made, jobs_here) -> None:
    tasks = made()
    tasks.tasks += [Task(f"old {n}", state="done") for n in range(KEPT + 5)]
    task = tasks.start("new", answer, 1)
    qtbot.waitUntil(lambda: task.state == "done")
    assert len(tasks.tasks) == KEPT
    assert tasks.tasks[-1] is task


@pytest.fixture
def bar_in_window(qtbot) -> tuple[QMainWindow, QLineEdit, TaskBar]:
    """A window with a field that has the focus, and the bar under it."""
    window, field, bar = QMainWindow(), QLineEdit(), TaskBar()
    qtbot.addWidget(window)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.addWidget(field)
    column.addStretch(1)
    column.addWidget(bar)
    window.setCentralWidget(whole)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window, field, bar


def test_the_list_stays_open_beside_the_work_and_escape_closes_it(qtbot, bar_in_window, made, jobs_here) -> None:
    window, field, bar = bar_in_window
    tasks = made()
    bar.watch(tasks)
    bar.open_list()
    assert window.rect().contains(bar.list.geometry())
    task = tasks.start("Thinking", answer, 1)
    qtbot.waitUntil(lambda: task.state == "done")
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert bar.list.isVisible()
    assert bar.list._rows[task.number]._words.text() == "Done"
    window.resize(700, 420)
    qtbot.wait(1)
    assert window.rect().contains(bar.list.geometry())
    bar.list.setFocus()
    qtbot.keyClick(bar.list, Qt.Key.Key_Escape)
    assert not bar.list.isVisible()
    assert field.hasFocus()


def test_the_end_of_long_work_is_told_without_taking_the_focus(qtbot, bar_in_window, made, monkeypatch) -> None:
    _, field, bar = bar_in_window
    tasks, system = made(), []
    monkeypatch.setattr(bar.announcer, "tell_system", system.append)
    bar.watch(tasks)
    asked = Task("Solve walking", state="done", started=0.0, ended=34.0)
    for quiet in (
        Task("Surface of femur", state="done", started=0.0, ended=34.0, in_background=True),
        Task("Short", state="done", started=0.0, ended=1.0),
        Task("Given up", state="cancelled", started=0.0, ended=34.0),
    ):
        tasks.tasks.append(quiet)
        tasks.changed.emit(quiet)
        assert bar.announcer.note.words == ""
    tasks.tasks.append(asked)
    tasks.changed.emit(asked)
    assert bar.announcer.note.words == "Solve walking: done after 34 s"
    assert field.hasFocus()
    assert system == []
    bar.watch(None)
    assert bar.announcer.note.words == ""


def test_the_system_is_told_while_another_program_is_in_front(qtbot, bar_in_window, made, monkeypatch) -> None:
    _, _, bar = bar_in_window
    tasks, system = made(), []
    monkeypatch.setattr(bar.announcer, "_in_front", lambda: False)
    monkeypatch.setattr(bar.announcer, "tell_system", system.append)
    bar.watch(tasks)
    for state in ("done", "failed"):
        task = Task(f"Solve {state}", state=state, started=0.0, ended=34.0)
        tasks.tasks.append(task)
        tasks.changed.emit(task)
    assert system == ["Solve done: done after 34 s", "Solve failed: failed"]
    assert bar.announcer.note.words == "Solve done: done after 34 s"


def test_what_went_wrong_can_be_copied_from_the_list(qtbot, made, jobs_here) -> None:
    bar, tasks = TaskBar(), made()
    qtbot.addWidget(bar)
    bar.watch(tasks)
    task = tasks.start("Measuring", refuse)
    qtbot.waitUntil(lambda: task.state == "failed")
    bar.list._fill()
    bar.list._rows[task.number]._copy.click()
    assert QApplication.clipboard().text() == "Measuring\nthere is no bone here; choose another segment"


def test_an_error_of_the_program_ends_the_task_with_its_traceback(qtbot, made, monkeypatch) -> None:
    def fall_over(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("surgplan.app.tasks.Job", fall_over)
    task = made().start("Thinking", answer, 1)
    qtbot.waitUntil(lambda: task.state == "failed", timeout=10000)
    assert "ZeroDivisionError: oh" in task.error
    assert "fall_over" in task.detail
