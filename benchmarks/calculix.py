"""CalculiX as a peer: the same deck, its own solver, timed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from surgplan.base.geometry import Floats
from surgplan.simulate.calculix import read_displacements, write_deck
from surgplan.simulate.elasticity import Problem


def installed() -> bool:
    """Whether `ccx` can be run (apt-get install calculix-ccx)."""
    return shutil.which("ccx") is not None


def solved(problem: Problem) -> tuple[Floats, float, float]:
    """Displacement (n, 3) in mm, seconds and megabytes of a run of CalculiX with as many threads as there are cores."""
    with tempfile.TemporaryDirectory() as folder:
        write_deck(problem, Path(folder, "study.inp"), "benchmark")
        environment = {**os.environ, "OMP_NUM_THREADS": str(os.cpu_count() or 1)}
        start = time.perf_counter()
        child = subprocess.Popen(["ccx", "study"], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            raise RuntimeError(f"CalculiX ended with status {status}")
        return read_displacements(Path(folder, "study.dat"), len(problem.points)), seconds, usage.ru_maxrss / 1024
