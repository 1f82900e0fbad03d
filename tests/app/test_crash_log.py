"""Errors in the program itself: what is logged, what is not, and what the window says."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from surgplan.app.crash_log import LARGEST_BYTES, CrashLog
from surgplan.app.fault_detail import detail_of, frames

NAME = "Doeringer"


def fall_over(patient: str = NAME) -> None:
    try:
        {}[patient]
    except KeyError as exc:
        raise ValueError(f"no record of {patient}") from exc


def caught() -> ValueError:
    try:
        fall_over()
    except ValueError as exc:
        return exc
    raise AssertionError


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashLog:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    return CrashLog(tmp_path / "errors")


def take(log: CrashLog, error: BaseException) -> None:
    log.take(type(error), error, error.__traceback__)


def test_the_log_tells_kind_place_and_version_and_no_word_that_may_name_a_patient(log) -> None:
    take(log, caught())
    said = log.text()
    assert "ValueError" in said
    assert "caused by KeyError" in said
    assert "tests/app/test_crash_log.py" in said
    assert "in fall_over" in said
    assert "surgplan 0." in said
    assert NAME not in said
    assert str(Path.home()) not in said


def test_the_same_error_is_told_once_with_a_detail_for_the_user(log, qtbot) -> None:
    told = []
    log.told.connect(lambda kind, detail: told.append((kind, detail)))
    for _ in range(3):
        take(log, caught())
    assert [kind for kind, _ in told] == ["ValueError"]
    assert NAME in told[0][1]
    assert log.text().count("caused by KeyError") == 1


def test_an_error_in_another_thread_is_told_too(log, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log.install()
    try:
        thread = threading.Thread(target=fall_over)
        thread.start()
        thread.join()
    finally:
        log.close()
        faulthandler.enable(sys.__stderr__)  # as the test runner has it
    assert "in fall_over" in log.text()
    assert not list(log.path.parent.glob("*.fault"))


def test_a_log_that_has_grown_begins_anew_and_keeps_the_one_before(log) -> None:
    log.path.parent.mkdir()
    log.path.write_text("x" * (LARGEST_BYTES + 1))
    take(log, caught())
    assert len(log.text()) < 4000
    assert log.path.with_suffix(".old").is_file()


FAULT = """
import faulthandler, sys
from pathlib import Path
from surgplan.app.crash_log import CrashLog
CrashLog(Path(sys.argv[1])).install()
faulthandler._sigabrt()
"""


def test_a_fault_that_ends_the_program_stands_in_the_log_at_the_next_start(log) -> None:
    done = subprocess.run([sys.executable, "-c", FAULT, str(log.path.parent)], capture_output=True, check=False, timeout=60)
    assert done.returncode != 0
    assert log.text() == ""
    log._take_in_faults()
    assert "ended by a fault" in log.text()
    assert "Aborted" in log.text()
    assert not list(log.path.parent.glob("*.fault"))


def test_the_window_says_that_something_went_wrong_and_goes_on(opened) -> None:
    error = caught()
    opened.tell_of_fault("ValueError", detail_of("ValueError", error))
    assert "Everything done before is in the file" in opened.notice.words
    assert "in fall_over" in opened.notice.copied
    assert opened.space is not None


def test_frames_of_a_cause_are_told_unless_it_was_hidden() -> None:
    try:
        try:
            raise KeyError("inner")
        except KeyError:
            raise ValueError("outer") from None
    except ValueError as exc:
        lines = frames(exc, with_words=True)
    assert lines[0] == "ValueError: outer"
    assert not any("KeyError" in line for line in lines)
