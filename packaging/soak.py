"""`python packaging/soak.py CASE [ROUNDS] [HOURS]`: use the window over and over, and watch what it keeps.

CASE is a planned hip, `demo/hip.surgplan` say. Every round opens a copy, looks round, moves the implant, simulates, paints,
takes all back and closes; every fifth makes a case from a scan. It stops after ROUNDS (200) or HOURS (2), whichever comes
later, and fails if the memory of the window, told after each round, grew by more than 5 % after warm-up, or a process is left.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROUNDS, HOURS = 200, 2.0
WARM_UP = 0.15
"""Share of the rounds before memory counts."""
MOST_GROWTH = 0.05
SIMULATED_EVERY, MADE_EVERY = 4, 5
COARSE_MM = 9.0


def resident_mb() -> float:
    """The memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def children() -> list[int]:
    """Processes this one has started that are still there, but for Python's own, which keeps track of shared memory."""
    found = [int(n) for task in Path("/proc/self/task").iterdir() for n in (task / "children").read_text().split()]
    return [n for n in found if b"resource_tracker" not in Path(f"/proc/{n}/cmdline").read_bytes()]


class Soak:
    """One window that is used over and over."""

    def __init__(self, case: Path, seed: int = 5) -> None:
        from driven_window import DrivenWindow

        self.case, self.driven = case, DrivenWindow()
        self.window = self.driven.window
        self.rng = np.random.default_rng(seed)

    @property
    def space(self) -> Any:
        """What shows the open case."""
        assert self.window.space is not None
        return self.window.space

    def round(self, number: int) -> None:
        """One case from opening to closing."""
        if number % MADE_EVERY == MADE_EVERY - 1:
            self.make(number)
        else:
            self.open()
            self.look()
            self.plan()
            if number % SIMULATED_EVERY == 0:
                self.simulate()
            self.paint()
            self.take_back()
        folder = self.space.bridge.path.parent
        self.window.close_case()
        self.driven.settle()
        shutil.rmtree(folder)

    def open(self) -> None:
        """A copy of the case, until all of it is shown."""
        self.driven.open(self.case)

    def make(self, number: int) -> None:
        """A new case from a sample scan, with a segment."""
        from surgplan.imaging.import_image import ImportImage
        from surgplan.segment.tools.threshold import Threshold

        name = ("vessel", "head")[number // MADE_EVERY % 2]
        self.window.new_case(Path(tempfile.mkdtemp()) / "made.surgplan")
        bridge = self.space.bridge
        bridge.do(ImportImage(str(self.case.parents[1] / "sample_scans" / name / "dicom"), "scan"))
        self.driven.settle(lambda: "scan" in bridge.case.images and self.space.showing.volume is not None)
        bridge.do(Threshold("scan", 250.0, "bright"))
        self.driven.settle(lambda: "bright" in bridge.case.segments)
        self.driven.settle()

    def look(self) -> None:
        """Every page, slices scrolled, the scene turned."""
        for number in range(len(self.space.pages)):
            self.window.rail.choose(number)
            self.driven.run(50)
        for title in self.window.top.sides:
            self.window.show_side_page(title)
            self.driven.run(50)
        for view in self.space.views.slices:
            for _ in range(10):
                view.step(int(self.rng.integers(-3, 4)))
                self.driven.run(5)
        for _ in range(10):
            self.space.views.scene.turn(*self.rng.uniform(-20, 20, 2))
            self.driven.run(10)

    def paint(self) -> None:
        """Strokes on a bone."""
        from PySide6.QtCore import QPointF, Qt

        self.window.rail.choose(1)
        space, axial = self.space, self.space.views.axial
        space.state.edit.set(segment="femur", tool="paint", radius_mm=5.0)
        self.driven.run(100)
        tool, none = axial.tools[0], Qt.KeyboardModifier.NoModifier
        for _ in range(4):
            x, y = self.rng.uniform(0.3, 0.7, 2) * (axial.width(), axial.height())
            tool.press(axial, QPointF(x, y), none)
            for n in range(8):
                tool.move(axial, QPointF(x + 4 * n, y + n), none)
                self.driven.run(5)
            tool.release(axial, QPointF(x + 30, y), none)
            self.driven.run(50)
        space.state.edit.set(tool="")

    def plan(self) -> None:
        """The implant moved and moved again."""
        from surgplan.plan.move_implant import MoveImplant

        self.window.rail.choose(2)
        for _ in range(3):
            self.space.bridge.do(MoveImplant("stem", translate_mm=tuple(self.rng.uniform(-1, 1, 3).tolist())))
            self.driven.run(200)
        self.driven.settle()

    def simulate(self) -> None:
        """A coarse study of the plan as it is now, solved."""
        from dataclasses import replace

        from surgplan.artifacts.structure import solution_recipe
        from surgplan.case.session import decode_operation
        from surgplan.vocabulary import OPERATIONS

        self.window.rail.choose(3)
        bridge = self.space.bridge
        path = bridge.session.journal.path_to(bridge.session.head.id)
        asked = next(r.op for r in reversed(path) if (r.op or {}).get("do") == "study.structure")
        study: Any = replace(decode_operation(asked, OPERATIONS), as_="coarse", element_mm=COARSE_MM)  # type: ignore[type-var]
        bridge.do(study)
        self.driven.run(100)
        recipe = solution_recipe(bridge.case, "coarse")
        bridge.retry(recipe, "Solve coarse")
        self.driven.settle(lambda: bridge.peek(recipe) is not None or bool(bridge.why_not(recipe)))

    def take_back(self) -> None:
        """Undo what this round did, and do half of it again."""
        for _ in range(6):
            self.space.bridge.undo()
            self.driven.run(30)
        for _ in range(3):
            self.space.bridge.redo()
            self.driven.run(30)
        self.driven.settle()


def verdict(memory: Sequence[float], left: Sequence[int]) -> tuple[float, bool]:
    """Growth of the memory after warm-up, and whether all is well."""
    counted = np.asarray(memory[int(WARM_UP * len(memory)) :])
    part = max(len(counted) // 10, 1)
    growth = float(np.median(counted[-part:]) / np.median(counted[:part]) - 1)
    return growth, growth <= MOST_GROWTH and not left


def main(arguments: Sequence[str]) -> int:
    """See the top of this file."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    rounds = int(arguments[1]) if len(arguments) > 1 else ROUNDS
    seconds = 3600 * (float(arguments[2]) if len(arguments) > 2 else HOURS)
    soak, began = Soak(Path(arguments[0]).resolve()), time.monotonic()
    memory: list[float] = []
    while len(memory) < rounds or time.monotonic() - began < seconds:
        soak.round(len(memory))
        gc.collect()
        memory.append(resident_mb())
        said = {"round": len(memory), "s": round(time.monotonic() - began), "mb": round(memory[-1], 1), "left": len(children())}
        print(json.dumps(said), flush=True)
    soak.driven.close()
    left = children()
    growth, well = verdict(memory, left)
    print(f"{len(memory)} rounds, {memory[-1]:.0f} MB, grew by {100 * growth:.1f} % after warm-up, {len(left)} processes left")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
