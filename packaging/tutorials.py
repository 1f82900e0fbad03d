"""`python packaging/tutorials.py head|vessel OUT [light]`: every step of a tutorial of the guide, by a real pointer and keys.

From the start page to the report, as `docs/tutorials` says it; each step is checked and pictured into OUT. The hip is gone
through by `whole_hip.py`. It needs Xvfb, openbox and xdotool.
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
from real_mouse import PROGRAMS
from virtual_screen import MARK, missing, run_again
from walk import Walk

SAMPLES = Path(__file__).resolve().parents[1] / "sample_scans"
NEAR_MM = 3.0
"""A slice that lies so near shows a place."""


class TutorialWalk(Walk):
    """The walk on a sample whose anatomy is known."""

    def __init__(self, out: Path, light: bool, sample: str) -> None:
        super().__init__(out, light)
        self.truth = json.loads((SAMPLES / sample / "truth.json").read_text(encoding="utf-8"))
        self.work = Path(tempfile.mkdtemp())

    @property
    def case(self) -> Any:
        """The case as it is."""
        return self.space.bridge.case

    def begin(self, sample: str) -> None:
        """Click a sample's card and wait for its scan."""
        from surgplan.app.start.cards import CARD

        cards = self.window.start.samples
        rows = [cards.item(row) for row in range(cards.count())]
        item = next(row for row in rows if row.data(CARD).key == sample)
        self.check("start page", True)
        self.pointer.click(cards.viewport(), (cards.visualItemRect(item).center().x(), cards.visualItemRect(item).center().y()))
        self.until(lambda: self.window.space is not None and self.space.showing.volume is not None)
        self.check("sample opened", len(self.case.images) == 1)

    def turn_to(self, title: str) -> None:
        """Click a step of the path."""
        self.pointer.click(self.window.rail.steps[title])
        self.driven.run(300)

    def side_page(self, title: str) -> None:
        """Click a side page in the top bar."""
        if not self.window.top.sides[title].isChecked():
            self.pointer.click(self.window.top.sides[title])
        self.driven.run(300)

    def point_at(self, point: Sequence[float], view: str = "coronal", near_mm: float = NEAR_MM) -> None:
        """Turn the wheel until a place is seen in a view, and click it."""
        there = getattr(self.space.views, view)
        place = np.asarray(point, dtype=float)
        for _ in range(250):
            off_mm = there.frame.off_slice_mm(place)
            if abs(off_mm) <= near_mm:
                break
            self.pointer.click(there, button=4 if off_mm > 0 else 5)
        self.pointer.click(there, there.frame.to_screen(place))
        self.driven.run(200)

    def button(self, page: Any, words: str) -> Any:
        """The button of a page with these words."""
        from PySide6.QtWidgets import QPushButton

        return next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())

    def set_field(self, form: Any, field: str, words: str) -> None:
        """Type into a field, or choose in a list."""
        from PySide6.QtWidgets import QComboBox

        editor = form.editor(field)
        if isinstance(editor, QComboBox) and not editor.isEditable():
            self.pick(editor, words)
            return
        self.click(editor)
        self.pointer.key("ctrl+a")
        self.pointer.type(words) if words else self.pointer.key("Delete")
        self.driven.run(300)

    def tick_names(self, chosen: Any, names: Sequence[str]) -> None:
        """Tick some names of a list."""
        self.reach(chosen)
        for row in range(chosen.count()):
            if chosen.item(row).text() in names:
                box = chosen.visualItemRect(chosen.item(row))
                self.pointer.click(chosen.viewport(), (12.0, box.center().y()))

    def preset(self, words: str, seed: Sequence[float] | None, made: str) -> None:
        """Choose a preset, click its point, run it."""
        from surgplan.app.pages.segment_page import SegmentPage

        page = self.space.page(SegmentPage)
        self.pick(page.presets.preset, words)
        if seed is not None:
            self.point_at(seed)
        self.click(page.presets.run)
        self.until(lambda: made in self.case.segments)
        self.driven.settle()
        self.check(f"preset {words.lower()}", made in self.case.segments)

    def report(self) -> None:
        """Write the report beside the case."""
        from surgplan.app.pages.report_page import ReportPage

        self.turn_to("Report")
        page, path = self.space.page(ReportPage), self.work / "report.pdf"
        self.choose(self.button(page, "Write report…"), path)
        self.until(page._open.isVisible)
        self.check("report written", path.is_file() and path.read_bytes().startswith(b"%PDF"))


def head(walk: TutorialWalk) -> None:
    """A tumour by core and rim, a margin, a distance, 3D cut open, a note."""
    walk.begin("head")
    walk.turn_to("Segment")
    walk.preset("Brain", None, "brain")
    centre = np.array(walk.truth["landmarks"]["tumour_centre"], dtype=float)
    grow(walk, "core", centre, "100", "700")
    grow(walk, "rim", np.add(centre, (0.0, 13.0, 0.0)), "850", "")
    together(walk)
    margin(walk)
    figures(walk)
    way_in(walk, centre)
    open_up(walk)
    note(walk, centre)
    walk.report()


def grow(walk: TutorialWalk, name: str, at: Any, low: str, high: str) -> None:
    """A new segment, named, grown from a click between two values."""
    from surgplan.app.pages.segment_page import SegmentPage

    page = walk.space.page(SegmentPage)
    before = set(walk.case.segments)
    walk.click(page.new)
    walk.until(lambda: set(walk.case.segments) != before)
    walk.click(page.editor.palette.button("describe"))
    form = page.editor.panel("describe").form
    walk.set_field(form, "name", name)
    walk.click(form.button)
    walk.until(lambda: name in walk.case.segments)
    walk.check(f"{name} named", name in walk.case.segments)
    if walk.space.state.edit.now.segment != name:
        walk.click(page._list.row(name)._name)
    walk.click(page.editor.palette.button("region_grow"))
    form = page.editor.panel("region_grow").form
    walk.set_field(form, "low", low)
    walk.set_field(form, "high", high)
    walk.point_at(at, "axial")
    panel = page.editor.panel("region_grow")
    walk.driven.settle(lambda: page.editor.preview.current is not None or bool(panel._said.text()))
    walk.reach(form.button)
    walk.driven.picture(walk.out / f"{walk.number + 1:02d}-{name}-grown-shown.png")
    walk.click(form.button)
    walk.until(lambda: walk.case.segments[name].voxel_count > 0)
    walk.check(f"{name} grown", walk.case.segments[name].voxel_count > 0)


def together(walk: TutorialWalk) -> None:
    """Core and rim as one segment."""
    from surgplan.app.pages.segment_page import SegmentPage

    page = walk.space.page(SegmentPage)
    walk.click(page.editor.palette.button("combine"))
    form = page.editor.panel("combine").form
    walk.set_field(form, "how", "union")
    walk.tick_names(form.editor("segments"), ("core", "rim"))
    walk.set_field(form, "into", "tumour")
    walk.click(form.button)
    walk.until(lambda: "tumour" in walk.case.segments)
    walk.check("tumour", "tumour" in walk.case.segments)


def margin(walk: TutorialWalk) -> None:
    """Five millimetres round the tumour, within the brain."""
    from surgplan.app.pages.segment_page import SegmentPage

    page = walk.space.page(SegmentPage)
    walk.click(page._list.row("tumour")._name)
    walk.click(page.editor.palette.button("margin"))
    form = page.editor.panel("margin").form
    limits = page.editor.limits
    if not limits.is_open:
        walk.unfold(limits)
    walk.tick_names(limits.inside, ("brain",))
    walk.set_field(form, "margin_mm", "5")
    more = next(s for s in form.findChildren(type(limits).__mro__[1]) if not s.is_open)
    walk.unfold(more)
    walk.set_field(form, "into", "margin")
    walk.click(form.button)
    walk.until(lambda: "margin" in walk.case.segments)
    walk.check("margin", "margin" in walk.case.segments)
    walk.click(walk.button(limits, "Clear limits"))


def figures(walk: TutorialWalk) -> None:
    """What the tumour measures."""
    from surgplan.app.pages.segment_page import SegmentPage

    page = walk.space.page(SegmentPage)
    walk.click(page._list.row("tumour")._name)
    walk.unfold(page.statistics)
    walk.driven.settle(lambda: not page.statistics._said.isVisible(), least_s=3.0)
    walk.reach(page.statistics.figures)
    walk.check("measurements of the tumour", page.statistics.chart.isVisible())


def way_in(walk: TutorialWalk, centre: Any) -> None:
    """A distance from the head's surface to the middle of the tumour."""
    from surgplan.app.pages.measures_page import MeasuresPage

    walk.side_page("Measures")
    page = walk.space.page(MeasuresPage)
    walk.click(page.tools.button("distance"))
    walk.point_at(walk.truth["trajectory"]["entry"])
    walk.point_at(centre)
    walk.until(lambda: bool(walk.case.measures))
    walk.check("distance to the tumour", len(walk.case.measures) == 1)


def open_up(walk: TutorialWalk) -> None:
    """The brain cut open in 3D at the coronal slice, seen from the front."""
    from surgplan.app.pages.views_page import ViewsPage

    walk.side_page("Views")
    page = walk.space.page(ViewsPage)
    panel = page.sections["Cut away in 3D"]
    if not panel.is_open:
        walk.unfold(panel)
    from surgplan.app.pages.clipping_panel import ClippingPanel

    clipping = panel.findChild(ClippingPanel)
    walk.tick(clipping.planes["coronal"])
    walk.driven.settle(least_s=3.0)
    walk.check("cut open in 3D", clipping.planes["coronal"].isChecked())


def note(walk: TutorialWalk, centre: Any) -> None:
    """An arrow with words."""
    from surgplan.app.pages.measures_page import MeasuresPage

    walk.side_page("Measures")
    page = walk.space.page(MeasuresPage)
    walk.click(page.tools.button("arrow"))
    walk.point_at(centre)
    walk.point_at(np.add(centre, (-50.0, 0.0, 40.0)))
    walk.driven.run(300)
    if not page.tools.words.hasFocus():
        walk.click(page.tools.words)
    walk.pointer.type("Rim takes up contrast")
    walk.pointer.key("Return")
    walk.until(lambda: bool(walk.case.notes))
    walk.check("note with an arrow", bool(walk.case.notes))


def vessel(walk: TutorialWalk) -> None:
    """Aorta and branches, a slab, a straightened aorta, its diameter, a profile, figures, a print."""
    walk.begin("vessel")
    walk.turn_to("Segment")
    lumen = walk.truth["seeds"]["lumen"]
    walk.preset("Aorta", lumen, "aorta")
    walk.preset("Vessel", lumen, "vessel")
    slab(walk)
    straighten(walk)
    diameter(walk)
    profile(walk)
    printed(walk)
    walk.report()


def slab(walk: TutorialWalk) -> None:
    """The highest values of a thick slab, and thin slices again."""
    from surgplan.app.pages.slab_panel import SlabPanel
    from surgplan.app.pages.views_page import ViewsPage

    walk.side_page("Views")
    page = walk.space.page(ViewsPage)
    panel = page.findChild(SlabPanel)
    walk.pick(panel.mode, "Highest")
    walk.click(panel.thickness)
    walk.pointer.key("ctrl+a")
    walk.pointer.type("60")
    walk.pointer.key("Return")
    walk.driven.settle(least_s=2.0)
    walk.check("slab", bool(walk.space.state.reslice.now.mode))
    walk.pick(panel.mode, "One")
    walk.check("thin again", not walk.space.state.reslice.now.mode)


def straighten(walk: TutorialWalk) -> None:
    """A path along the aorta, clicked in sagittal slices, and slices across it at the widest place."""
    from surgplan.app.pages.curve_panel import CurvePanel
    from surgplan.app.pages.views_page import ViewsPage

    page = walk.space.page(ViewsPage)
    panel = page.findChild(CurvePanel)
    if not panel.isVisible():
        walk.unfold(page.sections["Curved reformat"])
    walk.click(panel.draw)
    line = walk.truth["centrelines"]["aorta"]["points"]
    for point in line[4 :: (len(line) - 8) // 6]:
        walk.point_at(point, "sagittal")
    walk.pointer.key("Return")
    walk.driven.settle(least_s=2.0)
    walk.check("straightened", len(walk.space.state.curve.now.points) >= 6 and not walk.space.state.curve.now.is_drawn)
    walk.point_at(walk.truth["aneurysm"]["max_outer_at"], "sagittal")
    walk.click(panel.across)
    walk.driven.settle(least_s=2.0)
    walk.check("slices across the path", walk.space.state.curve.now.points != ())


def diameter(walk: TutorialWalk) -> None:
    """Across the aneurysm where it is widest, from outer wall to outer wall."""
    from surgplan.app.pages.curve_panel import CurvePanel
    from surgplan.app.pages.measures_page import MeasuresPage
    from surgplan.app.pages.views_page import ViewsPage

    walk.side_page("Measures")
    page = walk.space.page(MeasuresPage)
    walk.click(page.tools.button("distance"))
    view, middle = walk.space.views.axial, np.array(walk.truth["aneurysm"]["max_outer_at"])
    half = walk.truth["aneurysm"]["max_outer_diameter_mm"] / 2
    for side in (-half, half):
        walk.pointer.click(view, view.frame.to_screen(np.add(middle, (side, 0.0, 0.0))))
        walk.driven.run(200)
    walk.until(lambda: bool(walk.case.measures))
    walk.check("diameter", len(walk.case.measures) == 1)
    walk.pointer.key("ctrl+r")
    walk.side_page("Views")
    walk.click(walk.space.page(ViewsPage).findChild(CurvePanel).clear)
    walk.side_page("Measures")
    walk.driven.settle()


def profile(walk: TutorialWalk) -> None:
    """The values across the narrow place of the right renal artery."""
    from surgplan.app.pages.measures_page import MeasuresPage

    page = walk.space.page(MeasuresPage)
    walk.click(page.tools.button("profile"))
    place = np.array(walk.truth["stenosis"]["point"])
    for off in (-8.0, 8.0):
        walk.point_at(np.add(place, (0.0, 0.0, off)), near_mm=0.5)
    walk.until(lambda: len(walk.case.measures) == 2)
    walk.driven.settle()
    walk.reach(page.list.chart)
    walk.check("profile", len(walk.case.measures) == 2)


def printed(walk: TutorialWalk) -> None:
    """The branches as a surface to print."""
    from surgplan.app.pages.report_page import ReportPage

    walk.turn_to("Report")
    panel = walk.space.page(ReportPage).hospital
    walk.unfold(panel)
    walk.pick(panel.form, "STL for")
    walk.pick(panel.what, "vessel")
    walk.choose(walk.button(panel, "Write…"), walk.work / "vessel.stl")
    walk.until(lambda: bool(list(walk.work.glob("*.stl"))) and panel.said.isVisible())
    walk.check("surface to print", bool(list(walk.work.glob("*.stl"))))


TUTORIALS: dict[str, Callable[[TutorialWalk], None]] = {"head": head, "vessel": vessel}


def go_through(sample: str, out: Path, light: bool) -> int:
    """A tutorial; 1 if a step did not do what it should."""
    walk = TutorialWalk(out, light, sample)
    try:
        TUTORIALS[sample](walk)
        walk.driven.close()
    finally:
        shutil.rmtree(walk.work, ignore_errors=True)
    print(f"{len(walk.failed)} failed" if walk.failed else "all steps did what the tutorial says")
    return 1 if walk.failed else 0


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if len(arguments) not in (2, 3) or arguments[0] not in TUTORIALS or arguments[2:] not in ([], ["light"]):
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get(MARK):
        return go_through(arguments[0], Path(arguments[1]), "light" in arguments)
    if missing(PROGRAMS):
        print(f"{', '.join(missing(PROGRAMS))} is missing; install it first", file=sys.stderr)
        return 1
    return run_again(__file__, arguments, window_manager="openbox")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
