"""`python packaging/whole_hip.py OUT [light]`: the whole sample hip, by a real pointer and keys alone.

From the start page to an approved plan and its report, as a newcomer would go. It needs Xvfb, openbox and xdotool. Each
step says what came of it and how many clicks and typed words it took; pictures of all steps go to OUT.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from real_mouse import PROGRAMS, Pointer
from virtual_screen import MARK, missing, run_again
from walk import Walk

SCAN = Path(__file__).resolve().parents[1] / "sample_scans" / "hip"
MOST_CLICKS = 40
"""What a newcomer may need after the segmentation."""
OFF_MM = (2.0, -3.0, 4.0)
"""A hand does not meet the middle of anything: clicks are this far off."""
WEIGHT_KG = "75"
SOLVING_WAITS = 4
"""A study may take this many times the wait for anything else, where the machine does other work."""


class CountingPointer(Pointer):
    """Counts what a hand does."""

    def __init__(self, driven: Any) -> None:
        super().__init__(driven)
        self.clicks = self.turns = self.keys = self.words = 0

    def click(self, widget: Any, at: Sequence[float] | None = None, button: int = 1) -> None:
        """A click, or a turn of the wheel."""
        super().click(widget, at, button)
        self.clicks += button in (1, 3)
        self.turns += button in (4, 5)

    def drag(self, *args: Any, **options: Any) -> None:
        """Counts as a click."""
        super().drag(*args, **options)
        self.clicks += 1

    def key(self, keys: str) -> None:
        """One press."""
        super().key(keys)
        self.keys += 1

    def type(self, words: str) -> None:
        """One thing typed."""
        super().type(words)
        self.words += 1


class HipWalk(Walk):
    """The walk with its counts, on the sample hip whose anatomy is known."""

    def __init__(self, out: Path, light: bool) -> None:
        super().__init__(out, light)
        self.pointer: Any = CountingPointer(self.driven)
        self.truth = json.loads((SCAN / "truth.json").read_text(encoding="utf-8"))
        self._counted = 0

    def check(self, step: str, ok: bool) -> None:
        """Say how a step went and what it took."""
        made, self._counted = self.pointer.clicks - self._counted, self.pointer.clicks
        print(f"{made:3d} clicks, {self._counted:3d} in all  ", end="")
        super().check(step, ok)

    def point_at(self, place: str) -> None:
        """Turn the wheel over the coronal slices until a place of the anatomy is seen, and click it, a little off."""
        point = [v + off for v, off in zip(self._place(place), OFF_MM, strict=True)]
        view = self.space.views.coronal
        for _ in range(200):
            off_mm = view.frame.off_slice_mm(point)
            if abs(off_mm) <= 4.0:
                break
            self.pointer.click(view, button=4 if off_mm > 0 else 5)
        self.pointer.click(view, view.frame.to_screen(point))
        self.driven.run(150)

    def _place(self, place: str) -> list[float]:
        return self.truth["seeds"].get(place) or self.truth["landmarks"][place]

    def turn_to(self, title: str) -> None:
        """Click a step of the path."""
        self.pointer.click(self.window.rail.steps[title])
        self.driven.run(300)

    def button(self, page: Any, words: str) -> Any:
        """The button of a page with these words."""
        from PySide6.QtWidgets import QPushButton

        made = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
        if not made:
            raise LookupError(f"no button {words!r} is seen on this page")
        return made[0]

    def answer(self, click: Callable[[], None], words: str, picture: str) -> None:
        """Click what opens a dialog, type into it and press Enter; without words take what it proposes."""

        def do() -> None:
            self.driven.picture(self.out / f"{picture}.png")
            if words:
                self.pointer.key("ctrl+a")
                self.pointer.type(words)
            self.pointer.key("Return")

        self.answering(click, do)


def go_through(out: Path, light: bool) -> int:
    """All steps; 1 if one did not do what it should, or the clicks were too many."""
    work = Path(tempfile.mkdtemp())
    walk = HipWalk(out, light)
    try:
        begin(walk, work)
        bring_in(walk)
        find_bone(walk)
        part_bones(walk)
        sides(walk)
        before = walk.pointer.clicks
        for step in (landmarks, stem, cut, fit, study, second_size, measure, finish):
            step(walk)
        report(walk, work)
        after = walk.pointer.clicks - before
        counts = walk.pointer
        print(f"{after} clicks after segmentation; {counts.clicks} in all, {counts.words} things typed, {counts.keys} keys")
        if after > MOST_CLICKS:
            walk.failed.append("too many clicks")
        walk.driven.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if walk.failed else 0


def begin(walk: HipWalk, work: Path) -> None:
    """A new case from the scan's folder."""
    walk.check("start page", True)
    asked = walk.window.start.begin["folder"]

    def folder() -> None:
        walk.driven.picture(walk.out / "dialog-folder.png")
        walk.pointer.key("ctrl+a")
        walk.pointer.type(str(SCAN / "dicom"))
        _later(walk, case)
        walk.pointer.key("Return")

    def case() -> None:
        walk.driven.picture(walk.out / "dialog-case.png")
        walk.pointer.key("ctrl+a")
        walk.pointer.type(str(work / "hip.surgplan"))
        walk.pointer.key("Return")

    walk.answering(lambda: walk.click(asked), folder)
    walk.until(lambda: walk.window.space is not None)
    walk.check("new case", walk.window.space is not None)


def bring_in(walk: HipWalk) -> None:
    """The series that was found."""
    from surgplan.app.pages.scan_page import ScanPage

    page = walk.space.page(ScanPage)
    walk.until(lambda: page.found.chosen is not None)
    walk.check("series found", page.found.go.isEnabled())
    walk.click(page.found.go)
    walk.until(lambda: walk.space.showing.volume is not None)
    walk.check("scan in the views", len(walk.space.bridge.case.images) == 1)


def find_bone(walk: HipWalk) -> None:
    """One press: all bone."""
    from surgplan.app.pages.segment_page import SegmentPage

    walk.turn_to("Segment")
    page = walk.space.page(SegmentPage)
    walk.check("segment page", walk.space.page_number == 1)
    walk.click(page.presets.run)
    walk.until(lambda: bool(walk.space.bridge.case.segments))
    walk.check("bone", list(walk.space.bridge.case.segments) == ["bone"])


def part_bones(walk: HipWalk) -> None:
    """Femur and pelvis: names typed, the bones clicked."""
    from surgplan.app.pages.segment_page import SegmentPage

    page = walk.space.page(SegmentPage)
    walk.click(page.next.go)
    walk.check("split joint taken up", page.editor.chosen == "split")
    seeds = page.editor.panel("split").form.editor("seeds")
    for row, name, places in ((0, "femur", ("femur_head", "femur_shaft")), (1, "pelvis", ("pelvis_roof",))):
        if row:
            walk.click(seeds.rows[row].name_field)
        walk.pointer.type(name)
        for place in places:
            walk.point_at(place)
    walk.check("bones clicked", [len(part.points) for part in seeds.rows] == [2, 1])
    walk.click(page.editor.panel("split").form.button)
    walk.until(lambda: "femur" in walk.space.bridge.case.segments)
    walk.check("femur and pelvis", {"femur", "pelvis"} <= set(walk.space.bridge.case.segments))


def sides(walk: HipWalk) -> None:
    """The right femur is at the left of the pictures, and the words for a side are where they belong."""
    head, shaft = np.array(walk._place("head_centre")), np.array(walk._place("shaft_distal"))
    middle = np.add(head, (100.0, 0.0, 0.0))
    views = walk.space.views
    for name, view in (("axial", views.axial), ("coronal", views.coronal), ("3D", views.scene)):
        (x, _), (towards, _) = view.projection.project(np.array([head, middle]))
        if x >= towards:
            walk.failed.append(f"sides in {name}")
    heights = [views.scene.projection.project(np.array([p]))[0][1] for p in (head, shaft)]
    walk.check("sides", heights[0] < heights[1] and walk.truth["side"] == "R")


def landmarks(walk: HipWalk) -> None:
    """Head and shaft, each clicked roughly and fitted to the bone."""
    from surgplan.app.pages.plan_page import PlanPage

    walk.turn_to("Plan")
    page = walk.space.page(PlanPage)
    walk.check("plan page", walk.space.page_number == 2)
    walk.click(page.next.go)
    walk.point_at("head_centre")
    walk.check("head clicked", not page.head.editor("near").is_empty())
    walk.click(page.head.button)
    walk.until(lambda: "head_centre" in walk.space.bridge.case.landmarks)
    walk.check("head fitted", "head_centre" in walk.space.bridge.case.landmarks)
    walk.click(page.next.go)
    walk.point_at("shaft_proximal")
    walk.point_at("shaft_distal")
    walk.check("shaft clicked", page.shaft.editor("distal").value() is not None)
    walk.click(page.shaft.button)
    walk.until(lambda: "shaft_distal" in walk.space.bridge.case.landmarks)
    walk.check("shaft fitted", "shaft_distal" in walk.space.bridge.case.landmarks)


def stem(walk: HipWalk) -> None:
    """The stem that fits, proposed."""
    from surgplan.app.pages.plan_page import PlanPage

    page = walk.space.page(PlanPage)
    walk.click(page.next.go)
    walk.click(page.template.button)
    walk.until(lambda: bool(walk.space.bridge.case.implants))
    walk.check("stem proposed", "stem" in walk.space.bridge.case.implants)


def cut(walk: HipWalk) -> None:
    """Where the stem wants it."""
    from surgplan.app.pages.plan_page import PlanPage

    page = walk.space.page(PlanPage)
    walk.click(page.next.go)
    walk.check("cut is offered", bool(page.cut.editor("origin").value()))
    walk.click(page.cut.button)
    walk.until(lambda: bool(walk.space.bridge.case.resections))
    walk.check("neck cut", "stem.cut_origin" in [c.origin_from for c in walk.space.bridge.case.resections.values()])


def fit(walk: HipWalk) -> None:
    """How the stem sits, measured and coloured."""
    from surgplan.app.pages.plan_page import PlanPage

    panel = walk.space.page(PlanPage).fit
    walk.click(panel._measure)
    walk.until(lambda: panel._map.isEnabled())
    walk.check("fit measured", panel._map.isEnabled())
    walk.click(panel._map)
    walk.until(lambda: walk.space.state.map_of == panel.pair)
    walk.check("gap map", walk.space.state.map_of == panel.pair)


def study(walk: HipWalk) -> None:
    """Walking, with the patient's weight."""
    from surgplan.app.pages.plan_page import PlanPage
    from surgplan.app.pages.simulate_page import SimulatePage

    walk.click(walk.space.page(PlanPage).next.go)
    page = walk.space.page(SimulatePage)
    walk.check("simulate page", walk.space.page_number == 3)
    walk.click(page.study_form.editor("body_weight_kg"))
    walk.pointer.type(WEIGHT_KG)
    walk.click(page.study_form.button)
    walk.until(lambda: bool(walk.space.bridge.case.studies))
    walk.check("study made", bool(walk.space.bridge.case.studies))
    solve(walk, "solved")


def solve(walk: HipWalk, step: str) -> None:
    """The study as the plan is now."""
    from surgplan.app.pages.simulate_page import SimulatePage
    from surgplan.app.solved import all_solved

    page = walk.space.page(SimulatePage)
    walk.click(page._solve)
    for _ in range(SOLVING_WAITS):
        walk.until(lambda: all_solved(walk.space.bridge.case, walk.space.bridge.shop))
    walk.check(step, all_solved(walk.space.bridge.case, walk.space.bridge.shop))


def second_size(walk: HipWalk) -> None:
    """A size smaller as a scenario of its own, solved as well."""
    from surgplan.app.pages.compare_page import ComparePage
    from surgplan.app.pages.plan_page import PlanPage

    walk.turn_to("Compare")
    page = walk.space.page(ComparePage)
    walk.check("compare page", walk.space.page_number == 4)
    walk.click(page.name)
    walk.pointer.type("one size smaller")
    walk.pointer.key("Return")
    walk.until(lambda: walk.space.bridge.session.branch != "A")
    walk.check("scenario begun", walk.space.bridge.session.branch == "one size smaller")
    walk.click(page.next.go)
    plan, before = walk.space.page(PlanPage), walk.space.bridge.case.implants["stem"].size
    walk.click(plan.implants._size)
    walk.pointer.key("Up")
    walk.pointer.key("Return")
    walk.click(walk.button(plan.implants, "Change size"))
    walk.until(lambda: walk.space.bridge.case.implants["stem"].size != before)
    walk.check("size changed", walk.space.bridge.case.implants["stem"].size != before)
    walk.turn_to("Simulate")
    solve(walk, "solved again")
    walk.turn_to("Compare")
    walk.driven.settle()
    walk.check("results side by side", page._table.columnCount() == 3)


def measure(walk: HipWalk) -> None:
    """A distance by two clicks on the slice."""
    from surgplan.app.pages.measures_page import MeasuresPage

    walk.pointer.click(walk.window.top.sides["Measures"])
    page = walk.space.page(MeasuresPage)
    walk.driven.run(300)
    walk.click(page.tools.button("distance"))
    walk.point_at("head_centre")
    walk.point_at("greater_trochanter")
    walk.until(lambda: bool(walk.space.bridge.case.measures))
    walk.check("distance measured", len(walk.space.bridge.case.measures) == 1)


def finish(walk: HipWalk) -> None:
    """Reviewed and approved."""
    from surgplan.app.pages.report_page import ReportPage

    walk.turn_to("Report")
    page = walk.space.page(ReportPage)
    walk.check("report page", walk.space.page_number == 5)
    walk.click(page.plan_state.reviewed)
    walk.until(lambda: walk.space.bridge.case.state == "reviewed")
    walk.check("reviewed", walk.space.bridge.case.state == "reviewed")
    walk.click(page.plan_state.approve)
    walk.until(lambda: walk.space.bridge.case.state == "approved")
    walk.check("approved", walk.space.bridge.case.state == "approved")


def report(walk: HipWalk, work: Path) -> None:
    """The PDF, beside the case."""
    from surgplan.app.pages.report_page import ReportPage

    page, path = walk.space.page(ReportPage), work / "hip.pdf"
    walk.answer(lambda: walk.click(walk.button(page, "Write report…")), "", "dialog-report")
    walk.until(page._open.isVisible)
    walk.check("report written", path.is_file() and path.read_bytes().startswith(b"%PDF"))
    if path.is_file():
        shutil.copy(path, walk.out / "report.pdf")


def _later(walk: HipWalk, act: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer
    from walk import DIALOG_MS

    QTimer.singleShot(2 * DIALOG_MS, act)


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if len(arguments) not in (1, 2) or arguments[1:] not in ([], ["light"]):
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get(MARK):
        return go_through(Path(arguments[0]), "light" in arguments)
    if missing(PROGRAMS):
        print(f"{', '.join(missing(PROGRAMS))} is missing; install it first", file=sys.stderr)
        return 1
    return run_again(__file__, arguments, window_manager="openbox")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
