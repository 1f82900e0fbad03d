"""Work in a child that may die, hang or swell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from surgplan.base import confined as module
from surgplan.base.confined import confined
from surgplan.base.errors import BadInput, Cancelled, JobFailed

WORK = "confined_work"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a process is bounded on Linux only")


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def run(name: str, seconds: float = 20.0, memory: int = 1 << 30, **more):
    arguments = more.pop("arguments", {})
    return confined(f"{WORK}:{name}", arguments, seconds=seconds, memory_bytes=memory, **more)


def left() -> set[str]:
    return {path.name for path in module.IN_MEMORY.glob("surgplan-*")} if module.IN_MEMORY.is_dir() else set()


def test_the_answer_and_progress_come_through_the_noise_of_libraries():
    told = []
    answer = run("echo", arguments={"a": [1, None, "ü"]}, progress=lambda *seen: told.append(seen))
    assert answer["got"] == {"a": [1, None, "ü"]}
    assert told == [(0.5, "half")]
    assert not Path(answer["folder"]).exists()


def test_bulk_is_read_from_the_folder_before_it_is_removed():
    seen = []

    def take(folder: Path, answer: int) -> bytes:
        seen.append(folder)
        return (folder / "bulk").read_bytes()

    assert run("bulk", arguments={"bytes": 1000}, files_to=take) == bytes(1000)
    assert not seen[0].exists()


def test_a_refusal_comes_back_as_what_it_was_in_one_line():
    with pytest.raises(BadInput, match=r"^this file is no good; choose another$"):
        run("refuse")
    with pytest.raises(Cancelled, match="nothing was changed"):
        run("cancelled")


def test_an_error_in_the_program_is_no_fault_of_the_file():
    with pytest.raises(JobFailed, match="KeyError: 'nothing'"):
        run("stumble")
    with pytest.raises(JobFailed, match="no_such"):
        run("no_such")


@pytest.mark.parametrize(("name", "cause"), [("abort", "SIGABRT"), ("fault", "SIGSEGV")])
def test_a_reader_that_crashes_is_survived(name, cause, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = left()
    with pytest.raises(BadInput, match=rf"the scan ended its reader \({cause}\).*copy it again"):
        run(name, subject="the scan")
    assert left() <= before
    assert not list(tmp_path.iterdir())  # no core dump


@pytest.mark.parametrize("name", ["hang", "hang_in_c"])
def test_a_reader_that_hangs_is_stopped(name, tmp_path):
    started = tmp_path / "started"
    before = time.monotonic()
    with pytest.raises(BadInput, match="took longer than 1 s and was stopped"):
        run(name, seconds=1.0, arguments={"started": str(started)})
    assert time.monotonic() - before < 30
    if started.exists():
        worker, folder = started.read_text().split()
        assert not Path(folder).exists()
        assert not is_running(int(worker))


def test_nesting_beyond_measure_is_refused():
    with pytest.raises(BadInput, match="nested too deeply"):
        run("nest")


@LINUX
def test_memory_beyond_the_limit_is_refused():
    assert run("swell", memory=300 << 20, arguments={"bytes": 100 << 20}) == 100 << 20
    with pytest.raises(BadInput, match=r"more than the 0.3 GB of memory"):
        run("swell", memory=300 << 20, arguments={"bytes": 400 << 20})


@LINUX
def test_a_file_beyond_the_limit_is_not_written():
    with pytest.raises(JobFailed, match="File too large"):
        run("bulk", arguments={"bytes": 3 << 20}, file_bytes=1 << 20)


@LINUX
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_the_child_and_its_folder_end_with_the_parent(sent, tmp_path):
    started = tmp_path / "started"
    arguments = {"started": str(started)}
    code = (
        f"import sys; sys.path[:0] = {[str(Path(__file__).parent), str(module.ROOT)]!r}\n"
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # which is off where the tests run in the background\n"
        "from surgplan.base.confined import confined\n"
        f"confined('{WORK}:hang_in_c', {json.dumps(arguments)}, seconds=60, memory_bytes=1 << 30)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    wait_for(lambda: started.exists() and len(started.read_text().split()) == 2)
    worker, folder = started.read_text().split()
    assert Path(folder).is_dir()
    try:
        parent.send_signal(sent)
        parent.wait(30)
    finally:
        parent.kill()
        parent.wait()
    wait_for(lambda: not is_running(int(worker)) and not Path(folder).exists())


FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can't be copied here")


@FORKS
def test_copies_of_the_child_share_its_work():
    assert run("share") == [True, [0, 1, 4], 6, ["0", "1", "2"]]


@FORKS
def test_a_copy_that_dies_or_refuses_ends_the_work():
    with pytest.raises(BadInput, match="ended its reader"):
        run("share", arguments={"dies": 1})
    with pytest.raises(BadInput, match="file 2 is no good"):
        run("share", arguments={"refuses": 2})


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def wait_for(condition, seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
