"""`make demo`: the main job in one go, with progress, and the window where there is a screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.structure import solve_study
from surgplan.base.errors import Refused, StorageFailed, SurgplanError
from surgplan.base.progress import Progress, part
from surgplan.base.resources import resource
from surgplan.case.lock import WriterLock
from surgplan.case.session import Session
from surgplan.case.verify import verify_file
from surgplan.cli.output import Output
from surgplan.procedures.plan_file import load_plan, run_plan
from surgplan.procedures.sample import sample_folder, sample_values
from surgplan.report.report import write_report
from surgplan.report.tree import case_tree
from surgplan.vocabulary import workshop_for

STEM, STUDY, FEMUR = "stem", "walking", "femur_shaft"
CASE, REPORT, RESULTS, PICTURES = "hip.surgplan", "report.pdf", "results.json", "pictures"


def clear(out: Path) -> None:
    """Take an earlier demo out of its folder and leave all else; CaseReadOnly if its case is open in a window."""
    out.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(out / CASE)
    try:
        shutil.rmtree(out / f"{CASE}-cache", ignore_errors=True)
        made = [out / f"{CASE}{ending}" for ending in ("", "-wal", "-shm")]
        for path in (*made, out / REPORT, out / RESULTS, *(out / PICTURES).glob("*.png")):
            path.unlink(missing_ok=True)
    except OSError as exc:
        raise StorageFailed(f"{out} can't be cleared: {exc.strerror}; name another folder") from exc
    finally:
        lock.release()


def run_demo(out: Path, progress: Progress) -> dict[str, Any]:
    """Plan, solve and report into a folder, anew; the tree of the case."""
    clear(out)
    plan = load_plan(resource("procedures", "hip.yaml"), sample_values(sample_folder()))
    with Session.create(out / CASE, by="demo") as session:
        for step in run_plan(session, plan, part(progress, 0.0, 0.45)):
            if step["status"] != "done":
                raise Refused(f"{step['do']}: {step['reason']}")
        shop = workshop_for(session)
        shop.make(fit_recipe(session.case, STEM, FEMUR), part(progress, 0.45, 0.5))
        solve_study(shop, session.case, STUDY, part(progress, 0.5, 0.8))
        write_report(session, shop, out / REPORT, part(progress, 0.8, 1.0), pictures=out / PICTURES)
        tree = case_tree(session, shop, verified=True)
    tree["verified"] = verify_file(out / CASE).ok
    (out / RESULTS).write_text(json.dumps(tree, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return tree


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
        output.line(f"there is no screen here; on one, `surgplan app {out}/{CASE}` opens the plan")
        return 0
    output.line("opening the window ...")
    return subprocess.call([sys.executable, "-m", "surgplan", "app", str(Path(out) / CASE)])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
