"""The segmentation editor in its window: a brush, a threshold's preview and the 3D surface on a CT of 512 x 512 x 600, memory.

The window runs in a process of its own without a screen; times are from the mouse's move to the finished pictures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import numpy as np

SHAPE = (600, 512, 512)
SEGMENTS = 12
SIZE = f"{SHAPE[2]} x {SHAPE[1]} x {SHAPE[0]}, {SEGMENTS} segments"
STEPS = 60
GOALS = {
    "brush in slices": 0.020,
    "threshold preview": 0.050,
    "end of a stroke": 0.150,
    "stroke in 3D": 0.150,
}
GOAL_MB = 2500


def run() -> list[dict[str, Any]]:
    """A row for each measure; there is no peer, the goal stands in the note."""
    with tempfile.TemporaryDirectory() as folder:
        path = made_case(Path(folder) / "editor.surgplan")
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        code = f"from benchmarks.editor import in_window; in_window({str(path)!r})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    found = next((json.loads(line[5:]) for line in done.stdout.splitlines() if line.startswith("FOUND")), None)
    if found is None:
        raise RuntimeError(f"the editor's window failed:\n{done.stderr[-2000:]}")
    rows = [_row(name, values, found["mb"]) for name, values in found["times"].items()]
    return [*rows, _memory_row(found)]


def _row(name: str, seconds: list[tuple[float, float]], mb: float) -> dict[str, Any]:
    goal = next(value for key, value in GOALS.items() if name.startswith(key))
    median, cpu = (float(v) for v in np.median(seconds, axis=0))
    most = max(wall for wall, _ in seconds)
    note = f"median of {len(seconds)}, slowest {1000 * most:.0f} ms; goal {1000 * goal:.0f} ms"
    return _plain(name, round(median, 4), round(cpu, 4), mb, note)


def _memory_row(found: dict[str, Any]) -> dict[str, Any]:
    note = f"peak of the window and its jobs together; of the window alone {found['window_mb']:.0f} MB; goal {GOAL_MB} MB"
    return _plain("memory of the editor", found["opened_s"], None, found["mb"], note)


def _plain(name: str, seconds: float, cpu_s: float | None, mb: float, note: str) -> dict[str, Any]:
    return {
        "name": name,
        "size": SIZE,
        "ours_s": seconds,
        "ours_cpu_s": cpu_s,
        "ours_mb": mb,
        "peer": None,
        "peer_s": None,
        "ratio": None,
        "note": note,
    }


def made_case(path: Path) -> Path:
    """A body with twelve rods and balls in it, each a segment."""
    from surgplan.base.grid import Grid
    from surgplan.case.document import Image, Segment
    from surgplan.case.labels import write_labels
    from surgplan.case.session import Session

    grid = Grid((SHAPE[2], SHAPE[1], SHAPE[0]), (0.8, 0.8, 0.8), (0.0, 0.0, 0.0))
    rng = np.random.default_rng(4)
    k, j, i = np.ogrid[: SHAPE[0], : SHAPE[1], : SHAPE[2]]
    voxels = np.full(SHAPE, -1000, np.int16)
    voxels[:, (((j - 256) / 180.0) ** 2 + ((i - 256) / 230.0) ** 2 <= 1)[0]] = 40
    voxels += rng.integers(-20, 20, SHAPE, dtype=np.int16)
    masks = {}
    for n in range(SEGMENTS):
        angle = 2 * np.pi * n / SEGMENTS
        y, x, radius = 256 + 120 * np.sin(angle), 256 + 160 * np.cos(angle), 22 + 2 * n
        bent = 18 * np.sin(k / 60 + n)
        masks[f"part{n}"] = (np.abs(k - 300) < 240) & ((j - y) ** 2 + (i - x - bent) ** 2 < radius**2)
    with Session.create(path) as session:
        for mask in masks.values():
            voxels[mask] += 300
        case = session.case.with_item(Image("ct", "CT", grid, session.blobs.put(voxels.data.cast("B")), "int16", "HU"))
        for name, mask in masks.items():
            case = case.with_item(Segment(name, "ct", grid, write_labels(session.blobs, mask), int(mask.sum())))
        session._record(None, {}, case, "Made")
    return path


class Watched(threading.Thread):
    """Follows the memory of this process and of those it starts; `ru_maxrss` would tell what the parent had before."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.window_mb = self.all_mb = 0.0
        self.start()

    def run(self) -> None:
        """Look ten times a second."""
        while True:
            window, jobs = resident_mb(os.getpid()), [resident_mb(child.pid or 0) for child in active_children()]
            self.window_mb, self.all_mb = max(self.window_mb, window), max(self.all_mb, window + sum(jobs))
            time.sleep(0.1)


def resident_mb(process: int) -> float:
    """The memory a process holds; 0 once it has ended."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("VmRSS")) / 1024


def in_window(path: str) -> None:
    """Open the case in the window, edit it, and print what was measured."""
    from PySide6.QtCore import QPointF, Qt

    from surgplan.app.main import application
    from surgplan.app.theme import theme
    from surgplan.app.window import MainWindow

    watched = Watched()
    app = application()
    theme().apply(app, "dark")
    window = MainWindow()
    window.resize(1920, 1080)
    window.show()
    began = time.perf_counter()
    window.open_case(Path(path))
    space = window.space
    assert space is not None
    views = space.views

    def until(there: Callable[[], bool], seconds: float) -> None:
        stop = time.perf_counter() + seconds
        while not there() and time.perf_counter() < stop:
            app.processEvents()
            time.sleep(0.002)

    until(lambda: len(views.axial._segments) == SEGMENTS, 120)
    opened_s = time.perf_counter() - began
    until(lambda: len(views.scene.items) >= SEGMENTS and not space.bridge.tasks.running(), 900)
    space.state.edit.set(segment="part3", radius_mm=8.0, shape="sphere", tool="paint")
    tool = views.axial.tools[0]
    none = Qt.KeyboardModifier.NoModifier

    def painted() -> None:
        for view in views.slices:
            view.repaint()

    times: dict[str, list[tuple[float, float]]] = {}

    def timed(name: str, *acts: Callable[[], object]) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        for act in acts:
            act()
        times.setdefault(name, []).append((time.perf_counter() - wall, time.process_time() - cpu))

    frame = views.axial.frame
    assert frame is not None
    segment = space.bridge.case.segments["part3"]
    x, y = frame.to_screen(segment.grid.to_lps(np.array([256.0, 256 + 120, 300])))
    until(lambda: False, 1.0)
    for shape, way in (("sphere", -1), ("disc", 1)):
        space.state.edit.set(shape=shape)
        tool.press(views.axial, QPointF(x, y), none)
        painted()
        for n in range(STEPS):
            at = QPointF(x + 2.5 * n * way, y + 20 * np.sin(n / 6))
            timed(f"brush in slices, {shape}", partial(tool.move, views.axial, at, none), painted)
        timed(f"end of a stroke, {shape}", partial(tool.release, views.axial, at, none), painted)
        until(lambda: False, 0.3)
    for low in range(100, 400, 10):
        timed("threshold preview", partial(space.showing.show_threshold, low, None), painted)
    space.showing.show_threshold(None, None)
    for n in range(12):
        at = QPointF(x + 6 * n, y - 25)
        tool.press(views.axial, at, none)
        tool.move(views.axial, at + QPointF(8, 5), none)
        timed("stroke in 3D", partial(space.showing._show_scene, quick=True), views.scene.repaint)
        tool.release(views.axial, at, none)
        until(lambda: False, 0.05)
    until(lambda: False, 2.0)
    until(lambda: not space.bridge.tasks.running(), 120)
    memory = {"mb": watched.all_mb, "window_mb": watched.window_mb}
    window.close()
    print("FOUND" + json.dumps({"times": times, "opened_s": opened_s, **memory}), flush=True)
