"""Long work in the window: how long its timer waits while a job runs and arrives, and how soon a job that is stopped is gone.

The window runs in a process of its own without a screen, on the case of `desktop_case` or on one that is given.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TICK_MS = 5
GOAL_GAP_S, GOAL_STOP_S = 0.1, 0.5
LONGEST_S = 900.0


def run() -> list[dict[str, Any]]:
    """Two rows for each job; there is no peer, the goal stands in the note."""
    from benchmarks.desktop_case import SEGMENTS, SIZE, made_case

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.surgplan"
        made_case(path)
        return run_on(path, f"{' x '.join(map(str, SIZE))}, {SEGMENTS} segments")


def run_on(path: Path, size: str) -> list[dict[str, Any]]:
    """The rows for a case that has a scan `ct`, a segment and a study; the file is changed."""
    code = f"from benchmarks.long_work import in_window; in_window({str(path)!r})"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    found = next((json.loads(line[5:]) for line in done.stdout.splitlines() if line.startswith("FOUND")), None)
    if found is None:
        raise RuntimeError(f"the window failed:\n{done.stderr[-2000:]}")
    return [_row(size, each) for each in found]


def _row(size: str, found: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": found["name"],
        "size": size,
        "ours_s": round(found["s"], 4),
        "ours_cpu_s": found["cpu_s"] and round(found["cpu_s"], 4),
        "ours_mb": None,
        "peer": None,
        "peer_s": None,
        "ratio": None,
        "note": found["note"],
    }


class Gaps:
    """The longest wait of a timer of the window, by the clock and by what the whole window computed meanwhile.

    Where others want the processor too, the second tells more: the drawing of software GL is in it, nobody else's work is not.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.longest_s = self.longest_cpu_s = 0.0
        self._last, self._cpu = time.perf_counter(), time.process_time()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.process_time()
        self.longest_s = max(self.longest_s, now - self._last)
        self.longest_cpu_s = max(self.longest_cpu_s, cpu - self._cpu)
        self._last, self._cpu = now, cpu

    def begin(self) -> None:
        """Forget what was."""
        self._tick()
        self.longest_s = self.longest_cpu_s = 0.0


class Desk:
    """The window on a case, with something to wait by."""

    def __init__(self, path: str) -> None:
        from surgplan.app.main import application
        from surgplan.app.window import MainWindow

        self.app = application()
        self.window = MainWindow()
        self.window.resize(1440, 900)
        self.window.show()
        self.gaps = Gaps()
        self.window.open_case(Path(path))
        assert self.window.space is not None
        self.bridge = self.window.space.bridge
        self.rest()

    def until(self, there: Callable[[], bool]) -> float:
        """Let the window live until something is so; the seconds it took."""
        begun = time.perf_counter()
        while not there() and time.perf_counter() - begun < LONGEST_S:
            self.app.processEvents()
            time.sleep(0.001)
        return time.perf_counter() - begun

    def rest(self) -> None:
        """Until nothing is worked on and everything that arrived is drawn."""
        still = [time.perf_counter()]

        def rested() -> bool:
            if self.bridge.tasks.running() or self.window.space is None or self.window.space.views.scene.is_moving:
                still[0] = time.perf_counter()
            return time.perf_counter() - still[0] > 1.5

        self.until(rested)

    def measured(self, name: str, begin: Callable[[], Any]) -> dict[str, Any]:
        """The longest gap from the beginning of a job until its result is drawn."""
        self.rest()
        self.gaps.begin()
        begun = time.perf_counter()
        begin()
        self.rest()
        took, ended = time.perf_counter() - begun - 1.5, self.bridge.tasks.tasks[-1].state
        note = f"longest gap of the window's timer in {took:.0f} s of work ({ended}); goal {1000 * GOAL_GAP_S:.0f} ms"
        return {"name": f"gap: {name}", "s": self.gaps.longest_s, "cpu_s": self.gaps.longest_cpu_s, "note": note}

    def stopped(self, name: str, begin: Callable[[], Any]) -> dict[str, Any]:
        """From the click on Cancel, in the middle of a job, until its processes are gone."""
        from multiprocessing import active_children

        self.rest()
        begin()
        task = self.bridge.tasks.running()[0]
        self.until(lambda: task.fraction > 0.1 or task.seconds > 4.0 or task.state != "running")
        at = task.fraction
        if task.state != "running":
            return {"name": f"stop: {name}", "s": 0.0, "cpu_s": None, "note": "over before it could be stopped"}
        begun = time.perf_counter()
        for each in self.bridge.tasks.running():
            self.bridge.tasks.cancel(each)
        self.until(lambda: task.state != "running" and not active_children())
        took = time.perf_counter() - begun
        return {"name": f"stop: {name}", "s": took, "cpu_s": None, "note": f"stopped at {at:.0%}; goal {GOAL_STOP_S} s"}


def in_window(path: str) -> None:
    """Run the jobs, and print what was measured."""
    from surgplan.artifacts.shapes import display_recipe
    from surgplan.artifacts.structure import solution_recipe
    from surgplan.imaging.import_image import ImportImage
    from surgplan.imaging.registration.register_image import RegisterImage
    from surgplan.procedures.sample import sample_folder
    from surgplan.segment.tools.threshold import Threshold

    shutil.rmtree(f"{path}-cache", ignore_errors=True)  # so that everything is made anew
    desk = Desk(path)
    do, case = desk.bridge.do, lambda: desk.bridge.case
    study = next(iter(case().studies))

    def solve() -> None:
        desk.bridge.retry(solution_recipe(case(), study), f"Solve {study}", study)

    def surface() -> None:
        desk.bridge.need(display_recipe(case(), "benchmarked"), "Surface of benchmarked")

    scan = str(sample_folder() / "dicom")
    found = [
        desk.measured("warming up", lambda: do(ImportImage(scan, "warm"))),
        desk.stopped("import", lambda: do(ImportImage(scan, "again"))),
        desk.measured("import", lambda: do(ImportImage(scan, "again"))),
        desk.stopped("register", lambda: do(RegisterImage("again", "warm", "moved"))),
        desk.measured("register", lambda: do(RegisterImage("again", "warm", "moved"))),
        desk.measured("threshold and its surface", lambda: do(Threshold("ct", 250.0, "benchmarked"))),
        desk.measured("surface", surface),
        desk.stopped("solve", solve),
        desk.measured("solve", solve),
        desk.measured("undo", desk.bridge.undo),
        desk.measured("redo", desk.bridge.redo),
    ]
    desk.window.close()
    print("FOUND" + json.dumps(found), flush=True)


def main(path: str) -> None:
    """Measure on a copy of a case."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, folder))
        for row in run_on(copy, copy.stem):
            cpu = "" if row["ours_cpu_s"] is None else f"own {1000 * row['ours_cpu_s']:6.0f} ms"
            print(f"{row['name']:34} {1000 * row['ours_s']:7.0f} ms  {cpu:14}  {row['note']}")


if __name__ == "__main__":
    main(sys.argv[1])
