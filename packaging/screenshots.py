"""`make screenshots`: the pictures of the guide, from the real window on a virtual screen.

Every page of the window on the demo's case, by `pages`; every tool of the editor and every step of the tutorials by a real
pointer, by `editor`, `hip`, `head` and `vessel`, which take some minutes each. Without any of these words all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import guide_pictures
from virtual_screen import MARK, missing, run_again

HERE = Path(__file__).resolve().parent
DEMO = Path("demo/hip.surgplan")
PAGES = ("Scan", "Segment", "Plan", "Simulate", "Compare", "Report")
SIDE_PAGES = ("Measures", "Views", "History")
LARGE = (1200, 750)
HIP = ("sample_scans/hip/dicom", "femur:-86,0,0:-116.1,-5.7,-185.7", "pelvis:-81,5,36")
"""The sample hip and points inside its bones, LPS mm, for the tool that parts a joint."""
WALKS = {
    "editor": ("real_mouse_editor.py", ["{scan}", "{out}", *HIP[1:]], "editor", ""),
    "hip": ("whole_hip.py", ["{out}"], "tutorials", "hip-"),
    "head": ("tutorials.py", ["head", "{out}"], "tutorials", "head-"),
    "vessel": ("tutorials.py", ["vessel", "{out}"], "tutorials", "vessel-"),
}
"""Script, its arguments, the folder of its pictures and what their names begin with."""


def picture_pages(out: Path) -> int:
    """Every page, side page and window, dark, and the plan in light."""
    from driven_window import DrivenWindow

    from surgplan.app.pages.plan_page import PlanPage

    if not DEMO.is_file():
        print("run `make demo` first: the pictures show its case", file=sys.stderr)
        return 1
    driven = DrivenWindow()
    window = driven.window
    driven.picture(out / "start-dark.png")
    driven.open(DEMO)
    space = window.space
    assert space is not None
    plan = space.page(PlanPage)
    for name in PAGES:
        window.turn_to(name)
        if name == "Plan":
            plan.implants.select(next(iter(space.bridge.case.implants)))
            plan.fit.measure()
        study = next(iter(space.bridge.case.studies), None)
        space.state.show_map(study if name in ("Simulate", "Compare") else None)
        driven.picture(out / f"{name.lower()}-dark.png")
    window.turn_to("Plan")
    for name in SIDE_PAGES:
        window.show_side_page(name)
        driven.picture(out / f"{name.lower()}-dark.png")
    window.show_side_page("")
    picture_windows(driven, out)
    window.turn_to("Plan")
    window.toggle_theme()
    driven.picture(out / "plan-light.png")
    driven.close()
    return 0


def picture_windows(driven: Any, out: Path) -> None:
    """The windows beside the main one."""
    from surgplan.app.help.guide import Place
    from surgplan.app.help.help_window import open_help
    from surgplan.app.pages.scan_page import ScanPage
    from surgplan.app.settings.preferences_window import open_preferences

    window = driven.window
    page = window.space.page(ScanPage)
    page.open_archive()
    for name, made in (
        ("archive", page.archive),
        ("preferences", open_preferences(window, "General")),
        ("guide", open_help(window, Place("guide/moving.md"))),
    ):
        made.show()
        made.raise_()
        driven.settle()
        made.grab().save(str(out / f"{name}-dark.png"))
        made.close()


def picture_walk(name: str, docs: Path) -> int:
    """Go through a walk and take its pictures over, if all of its steps did what they should."""
    script, words, folder, beginning = WALKS[name]
    with tempfile.TemporaryDirectory() as work:
        given = [word.format(scan=HIP[0], out=work) for word in words]
        failed = subprocess.call([sys.executable, str(HERE / script), *given])
        if failed:
            print(f"{name}: its pictures are left as they were", file=sys.stderr)
            return failed
        return guide_pictures.main([work, str(docs / folder), beginning])


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if os.environ.get(MARK):
        return picture_pages(Path(arguments[0]))
    if missing(["Xvfb"]):
        print("Xvfb is missing; SURGPLAN_TEST_SYSTEM=1 make system installs it", file=sys.stderr)
        return 1
    docs = Path(arguments[0]) if arguments else Path("docs/pictures")
    parts = [word for word in arguments[1:] if word == "pages" or word in WALKS] or ["pages", *WALKS]
    failed = 0
    if "pages" in parts:
        with tempfile.TemporaryDirectory() as work:
            failed |= run_again(__file__, [work])
            for path in sorted(Path(work).glob("*.png")):
                guide_pictures.shrink(path, docs / "pages" / path.name, LARGE)
    for name in parts:
        if name in WALKS:
            failed |= picture_walk(name, docs)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
