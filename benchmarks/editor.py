"""The segmentation editor in its window: a brush, a threshold's preview and the 3D surface on a CT of 512 x 512 x 600, memory.

The window runs in a process of its own without a screen; times are from the mouse's move to the finished pictures.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

SHAPE = (600, 512, 512)
SEGMENTS = 12
SIZE = f"{SHAPE[2]} x {SHAPE[1]} x {SHAPE[0]}, {SEGMENTS} segments"
STEPS = 60
GOALS = {"brush in slices": 0.020, "threshold preview": 0.050, "stroke in 3D": 0.150, "memory": 2500.0}


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
    return [_row(name, values, found["mb"]) for name, values in found["times"].items()] + [_memory_row(found)]


def _row(name: str, seconds: list[float], mb: float) -> dict[str, Any]:
    goal = next(value for key, value in GOALS.items() if name.startswith(key))
    median, most = float(np.median(seconds)), float(np.max(seconds))
    note = f"median of {len(seconds)}, slowest {1000 * most:.0f} ms; goal {1000 * goal:.0f} ms"
    return _plain(name, round(median, 4), mb, note)


def _memory_row(found: dict[str, Any]) -> dict[str, Any]:
    note = (
        f"peak of the window {found['mb']:.0f} MB, of its largest job {found['job_mb']:.0f} MB; goal {GOALS['memory']:.0f} MB"
    )
    return _plain("memory of the editor", found["opened_s"], found["mb"], note)


def _plain(name: str, seconds: float, mb: float, note: str) -> dict[str, Any]:
    return {
        "name": name,
        "size": SIZE,
        "ours_s": seconds,
        "ours_cpu_s": None,
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


def in_window(path: str) -> None:
    """Open the case in the window, edit it, and print what was measured."""
    from PySide6.QtCore import QPointF, Qt

    from surgplan.app.main import application
    from surgplan.app.theme import theme
    from surgplan.app.window import MainWindow

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

    times: dict[str, list[float]] = {}
    frame = views.axial.frame
    segment = space.bridge.case.segments["part3"]
    centre = frame.to_screen(segment.grid.to_lps(np.array([256.0 + 36, 256 + 120, 300])))
    for name in ("brush in slices", "brush in slices, disc"):
        space.state.edit.set(shape="disc" if "disc" in name else "sphere")
        tool.press(views.axial, QPointF(*centre), none)
        painted()
        times[name] = []
        for n in range(STEPS):
            at = QPointF(float(centre[0]) + 2.5 * n * (1 if "disc" in name else -1), float(centre[1]) + 20 * np.sin(n / 6))
            start = time.perf_counter()
            tool.move(views.axial, at, none)
            painted()
            times[name].append(time.perf_counter() - start)
        start = time.perf_counter()
        tool.release(views.axial, at, none)
        painted()
        times[name + ", release"] = [time.perf_counter() - start]
        until(lambda: False, 0.3)
    times["threshold preview"] = []
    for low in range(100, 400, 10):
        start = time.perf_counter()
        space.showing.show_threshold(low, None)
        painted()
        times["threshold preview"].append(time.perf_counter() - start)
    space.showing.show_threshold(None, None)
    times["stroke in 3D"] = []
    for n in range(12):
        at = QPointF(float(centre[0]) + 6 * n, float(centre[1]) - 25)
        tool.press(views.axial, at, none)
        tool.move(views.axial, at + QPointF(8, 5), none)
        start = time.perf_counter()
        space.showing._show_scene(quick=True)
        views.scene.repaint()
        times["stroke in 3D"].append(time.perf_counter() - start)
        tool.release(views.axial, at, none)
        until(lambda: False, 0.05)
    until(lambda: False, 2.0)
    until(lambda: not space.bridge.tasks.running(), 120)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    job_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    window.close()
    print("FOUND" + json.dumps({"times": times, "mb": mb, "job_mb": job_mb, "opened_s": opened_s}), flush=True)
