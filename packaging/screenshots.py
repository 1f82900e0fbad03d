"""`make screenshots`: the real window on a virtual screen, driven through the hip case, pictured page by page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from virtual_screen import MARK, missing, run_again

PAGES = ("scan", "segment", "plan", "simulate", "compare", "report")
PICTURED = {"dark": ("segment", "plan", "simulate"), "light": ("plan",)}
"""Few pages, so that the repository stays small."""
DEMO = Path("demo/hip.surgplan")


def picture_all(out: Path) -> int:
    """The pages of the window on the demo's case, dark and light."""
    from driven_window import DrivenWindow

    from surgplan.app.pages.plan_page import PlanPage

    if not DEMO.is_file():
        print("run `make demo` first: the pictures show its case", file=sys.stderr)
        return 1
    driven = DrivenWindow()
    driven.open(DEMO)
    space = driven.window.space
    assert space is not None
    plan = space.page(PlanPage)
    plan.implants.select(next(iter(space.bridge.case.implants)))
    driven.window.turn_to("Plan")
    plan.fit.measure()
    for theme, names in PICTURED.items():
        for name in names:
            driven.window.rail.choose(PAGES.index(name))
            study = next(iter(space.bridge.case.studies), None)
            space.state.show_map(study if name in ("simulate", "compare") else None)
            driven.picture(out / f"{name}-{theme}.png")
        driven.window.toggle_theme()
    driven.close()
    return 0


def main(folder: Path) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if os.environ.get(MARK):
        return picture_all(folder)
    if missing(["Xvfb"]):
        print("Xvfb is missing; SURGPLAN_TEST_SYSTEM=1 make system installs it", file=sys.stderr)
        return 1
    return run_again(__file__, [str(folder)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
