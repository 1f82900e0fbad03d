"""`make demo`: the main job in one go, with progress, and the window where there is a screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from surgplan.base.errors import SurgplanError
from surgplan.cli.output import Output
from surgplan.procedures.demo import run_demo


def main(out: str) -> int:
    """Run the demo with progress, say where things are, and open the window where there is a screen."""
    output = Output()
    started = time.perf_counter()
    try:
        run_demo(Path(out), output.progress)
    except SurgplanError as exc:
        output.error(str(exc))
        return 1
    output.line(f"done in {time.perf_counter() - started:.0f} s; in {Path(out).absolute()}:")
    for path in sorted(Path(out).rglob("*")):
        if path.is_file() and "-cache" not in str(path):
            output.line(f"  {path.relative_to(out)}  {path.stat().st_size / 1e6:.1f} MB")
    screen = sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if os.environ.get("CI") or not screen:
        output.line(f"there is no screen here; on one, `surgplan app {out}/hip.surgplan` opens the plan")
        return 0
    output.line("opening the window ...")
    return subprocess.call([sys.executable, "-m", "surgplan", "app", str(Path(out) / "hip.surgplan")])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
