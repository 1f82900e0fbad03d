"""`python packaging/real_mouse_editor.py SCAN OUT [WIDTHxHEIGHT] [light] [PART]`: tools of the editor, by a real pointer.

SCAN is a file or a folder with one CT series that shows bone. It needs Xvfb, openbox and xdotool. Each tool is taken up by a
click on its button, used on the bone of the scan, checked, photographed into OUT, and undone with Ctrl+Z. PART leaves out what
comes before it: by_hand, from_values, shapes, parts, figures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from real_mouse import PROGRAMS
from virtual_screen import MARK, SIZE, missing, run_again
from walk import Walk

BONE, PIECE = "bone", "piece"
PARTS = ("by_hand", "from_values", "shapes", "parts", "figures")
LOOP = 28
"""Points of a loop that is drawn by hand."""


class Editing:
    """The walk through the tools, with places of the bone to work at."""

    def __init__(self, walk: Walk) -> None:
        from surgplan.app.pages.segment_page import SegmentPage

        self.walk = walk
        self.page = walk.space.page(SegmentPage)
        self.editor = self.page.editor
        self.mask = self.read(BONE)
        self.grid = self.case.segments[BONE].grid
        self.deep = self._deepest()

    @property
    def case(self) -> Any:
        """The case as it is."""
        return self.walk.space.bridge.case

    def read(self, name: str) -> Any:
        """The voxels of a segment [k, j, i]."""
        from surgplan.case.labels import read_labels

        return read_labels(self.walk.space.bridge.session.blobs, self.case.segments[name].labels)

    def _deepest(self) -> Any:
        """A point deep inside the bone, LPS mm."""
        from scipy import ndimage

        sampling = tuple(reversed(self.grid.spacing_mm))
        depth = ndimage.distance_transform_edt(self.mask, sampling=sampling)
        k, j, i = np.unravel_index(int(depth.argmax()), depth.shape)
        return self.grid.to_lps(np.array([i, j, k]))

    def look_at(self, point: Any) -> None:
        """Bring all slices to a point, as a click in 3D would."""
        from surgplan.base.geometry import vector

        self.walk.space.state.set_crosshair(vector(point))
        self.walk.driven.run(300)

    def screen(self, view: Any, point: Any) -> tuple[float, float]:
        """Where a point is in a slice view."""
        x, y = view.frame.to_screen(np.asarray(point, dtype=float))
        return float(x), float(y)

    def loop(self, view: Any, middle: Sequence[float], radius: float) -> None:
        """Draw a round closed line with the left button down."""
        pointer = self.walk.pointer
        turns = np.linspace(0, 2 * np.pi, LOOP)
        places = [(middle[0] + radius * np.cos(t), middle[1] + radius * np.sin(t)) for t in turns]
        pointer.go(view, places[0])
        pointer._do("mousedown", 1)
        for place in places[1:]:
            pointer.go(view, place)
        pointer._do("mouseup", 1)
        self.walk.driven.run(400)

    def take(self, name: str) -> Any:
        """Take up a tool by its button; its panel, where it has one."""
        if self.editor.chosen != name:
            self.walk.click(self.editor.palette.button(name))
        self.walk.driven.run(300)
        return self.editor._panels.get(name)

    def set_field(self, panel: Any, field: str, words: str) -> None:
        """Type into a field, or choose in a list."""
        from PySide6.QtWidgets import QComboBox

        editor = panel.form.editor(field)
        if isinstance(editor, QComboBox) and not editor.isEditable():
            self.walk.pick(editor, words)
            return
        self.walk.click(editor)
        self.walk.pointer.key("ctrl+a")
        self.walk.pointer.type(words)
        self.walk.driven.run(300)

    def apply(self, panel: Any, step: str, changed: Callable[[Any, Any], bool]) -> None:
        """Wait for the outcome, photograph it, press the button, check the case, take it back."""
        before = self.case
        live = panel.live.isChecked() and not panel.entry.tints
        self.walk.driven.settle(lambda: not live or self.editor.preview.current is not None or bool(panel._said.text()))
        self.walk.reach(panel.form.button)
        self.walk.driven.picture(self.walk.out / f"{self.walk.number + 1:02d}-{step.replace(' ', '-')}-shown.png")
        self.walk.click(panel.form.button)
        self.walk.until(lambda: self.case is not before)
        self.checked(step, before, changed)

    def checked(self, step: str, before: Any, changed: Callable[[Any, Any], bool]) -> None:
        """Check what a tool did, and take it back with the keys."""
        self.walk.driven.settle()
        self.walk.check(step, self.case is not before and changed(before, self.case))
        self.back(before)

    def back(self, before: Any) -> None:
        """Undo until the segments are those of before."""
        for _ in range(6):
            if dict(self.case.segments) == dict(before.segments):
                return
            self.walk.space.views.axial.setFocus()
            self.walk.pointer.key("ctrl+z")
            self.walk.driven.settle()


def count(case: Any, name: str = BONE) -> int:
    """Voxels of a segment; -1 where there is none."""
    return case.segments[name].voxel_count if name in case.segments else -1


def grew(before: Any, after: Any) -> bool:
    """The bone has more voxels."""
    return count(after) > count(before)


def shrank(before: Any, after: Any) -> bool:
    """The bone has fewer voxels."""
    return count(after) < count(before)


def differs(before: Any, after: Any) -> bool:
    """The bone has other voxels."""
    return after.segments[BONE].labels != before.segments[BONE].labels


def more_segments(before: Any, after: Any) -> bool:
    """There are new segments, none of them empty."""
    new = set(after.segments) - set(before.segments)
    return bool(new) and all(after.segments[name].voxel_count for name in new)


def by_hand(e: Editing) -> None:
    """Brush, lasso, level trace and scissors."""
    walk, views = e.walk, e.walk.space.views
    axial, coronal, scene = views.axial, views.coronal, views.scene
    e.look_at(e.deep)
    here = e.screen(axial, e.deep)
    for name, changed in (("paint", grew), ("erase", shrank)):
        e.take(name)
        before = e.case
        walk.pointer.drag(axial, np.subtract(here, (60, 50)), np.add(here, (60, 50)))
        e.checked(f"{name} in a slice", before, changed)
    e.take("paint")
    before = e.case
    middle = (scene.width() / 2, scene.height() / 2)
    walk.pointer.drag(scene, np.subtract(middle, (40, 0)), np.add(middle, (40, 10)))
    e.checked("paint on the surface", before, grew)
    e.take("draw")
    before = e.case
    e.loop(coronal, e.screen(coronal, e.deep), 0.25 * min(coronal.width(), coronal.height()))
    e.checked("draw in a slice", before, grew)
    e.take("level_trace")
    before = e.case
    edge = np.argwhere(~e.mask[_slice(e)])
    nearest = edge[np.argmin(((edge - _inside(e)) ** 2).sum(axis=1))]
    at = e.grid.to_lps(np.array([nearest[1], nearest[0], _slice(e)]))
    walk.pointer.go(axial, e.screen(axial, at))
    walk.driven.run(500)
    walk.driven.picture(walk.out / f"{walk.number + 1:02d}-level-trace-shown.png")
    walk.pointer.click(axial, e.screen(axial, at))
    e.checked("level trace", before, differs)
    e.take("scissors")
    before = e.case
    e.loop(axial, here, 40)
    e.checked("scissors in a slice", before, shrank)
    e.take("scissors")
    before = e.case
    e.loop(scene, middle, 60)
    e.checked("scissors in 3D", before, shrank)


def _slice(e: Editing) -> int:
    return round(float(e.grid.to_index(np.asarray(e.deep))[2]))


def _inside(e: Editing) -> Any:
    i, j, _ = e.grid.to_index(np.asarray(e.deep))
    return np.array([j, i])


def from_values(e: Editing) -> None:
    """Threshold, growing, seeds, local threshold, between slices, refining."""
    walk, axial = e.walk, e.walk.space.views.axial
    panel = e.take("threshold")
    e.set_field(panel, "low", "600")
    e.set_field(panel, "into", "dense")
    e.apply(panel, "threshold", more_segments)
    before = e.case
    walk.click(e.page.new)
    walk.until(lambda: e.case is not before)
    walk.check("new segment", count(e.case, "segment") == 0)
    panel = e.take("region_grow")
    e.look_at(e.deep)
    walk.pointer.click(axial, e.screen(axial, e.deep))
    e.apply(panel, "region grow", lambda b, a: count(a, "segment") > 0)
    panel = e.take("local_threshold")
    e.apply(panel, "local threshold", lambda b, a: a.segments["segment"].labels != b.segments["segment"].labels)
    strokes(e)
    between(e)
    e.back(before)
    walk.click(e.page._list.row(BONE)._name)
    panel = e.take("refine")
    e.apply(panel, "refine", differs)


def strokes(e: Editing) -> None:
    """Grow from seeds: a stroke in the new segment, one in another."""
    walk, axial = e.walk, e.walk.space.views.axial
    e.look_at(e.deep)
    here = e.screen(axial, e.deep)
    start = e.case
    e.take("paint")
    walk.pointer.drag(axial, np.subtract(here, (6, 0)), np.add(here, (6, 0)))
    before = e.case
    walk.click(e.page.new)
    walk.until(lambda: e.case is not before)
    e.take("paint")
    walk.pointer.drag(axial, np.add(here, (-60, 90)), np.add(here, (60, 90)))
    panel = e.take("grow_seeds")
    names = [name for name in e.case.segments if name.startswith("segment")]
    chosen = panel.form.editor("segments")
    for row in range(chosen.count()):
        if chosen.item(row).text() in names:
            box = chosen.visualItemRect(chosen.item(row))
            walk.reach(chosen)
            walk.pointer.click(chosen.viewport(), (12.0, box.center().y()))
    e.apply(panel, "grow from seeds", lambda b, a: count(a, names[0]) > 1.5 * count(b, names[0]))
    e.back(start)


def between(e: Editing) -> None:
    """Fill between two drawn slices."""
    walk, axial = e.walk, e.walk.space.views.axial
    start = e.case
    walk.click(e.page._list.row("segment")._name)
    for radius, steps in ((40, 6), (24, 0)):
        e.take("draw")
        e.loop(axial, e.screen(axial, e.walk.space.state.crosshair), radius)
        for _ in range(steps):
            walk.pointer.click(axial, button=4)
    panel = e.take("fill_between")
    e.apply(panel, "between slices", lambda b, a: count(a, "segment") > 2 * count(b, "segment"))
    e.back(start)


def shapes(e: Editing) -> None:
    """Margin, hollow, smoothing, filling, wrapping."""
    e.walk.click(e.page._list.row(BONE)._name)
    for name, fields, changed in (
        ("margin", {"margin_mm": "3"}, grew),
        ("hollow", {"thickness_mm": "6"}, shrank),
        ("smooth", {"radius_mm": "4"}, differs),
        ("wrap", {"gap_mm": "12"}, grew),
    ):
        panel = e.take(name)
        for field, words in fields.items():
            e.set_field(panel, field, words)
        e.apply(panel, name, changed)
    before = e.case
    panel = e.take("hollow")
    e.walk.click(panel.form.button)
    e.walk.until(lambda: e.case is not before)
    panel = e.take("fill")
    e.apply(panel, "fill holes", grew)
    e.back(before)


def parts(e: Editing) -> None:
    """Islands, splits, cuts; putting together, mirroring, copying, describing."""
    walk, axial = e.walk, e.walk.space.views.axial
    e.look_at(e.deep)
    panel = e.take("islands")
    walk.pointer.click(axial, e.screen(axial, e.deep))
    e.apply(panel, "islands", lambda b, a: 0 < count(a) <= count(b))
    e.apply(e.take("split_islands"), "split islands", more_segments)
    panel = e.take("watershed")
    ends = _ends(e)
    for point in ends:
        e.look_at(point)
        walk.pointer.click(axial, e.screen(axial, point))
    e.apply(panel, "split by clicks", more_segments)
    panel = e.take("cut")
    e.look_at(e.deep)
    plane = panel.form.editor("plane")
    plane.set_value({"origin": [float(v) for v in e.deep], "normal": [0, 0, 1]})
    panel.form.refresh()
    e.apply(panel, "cut by plane", shrank)
    panel = e.take("mirror")
    e.set_field(panel, "into", "mirrored")
    panel.form.editor("plane").set_value({"origin": [float(v) for v in e.deep], "normal": [1, 0, 0]})
    panel.form.refresh()
    e.apply(panel, "mirror", more_segments)
    panel = e.take("copy")
    e.set_field(panel, "segment", BONE)
    e.set_field(panel, "as", PIECE)
    e.apply(panel, "copy", more_segments)
    panel = e.take("describe")
    panel.form.set_values({"anatomy": "femur", "side": "right"})
    panel.form.refresh()
    e.apply(panel, "describe", lambda b, a: a.segments[BONE].anatomy == "femur")


def _ends(e: Editing) -> list[Any]:
    """Two points inside the bone, far apart along its length."""
    k = np.flatnonzero(e.mask.any(axis=(1, 2)))
    found = []
    for at in (k[len(k) // 5], k[4 * len(k) // 5]):
        inside = np.argwhere(e.mask[at])
        middle = inside[np.argmin(((inside - inside.mean(axis=0)) ** 2).sum(axis=1))]
        found.append(e.grid.to_lps(np.array([middle[1], middle[0], at])))
    return found


def figures(e: Editing) -> None:
    """Limits of editing, measurements, comparison."""
    walk = e.walk
    walk.unfold(e.editor.limits)
    walk.click(e.editor.limits.low)
    walk.pointer.type("700")
    walk.tick(e.editor.limits.shown)
    panel = e.take("margin")
    e.apply(panel, "margin within limits", lambda b, a: differs(b, a))
    walk.click(e.editor.limits.low)
    walk.pointer.key("ctrl+a")
    walk.pointer.key("BackSpace")
    e.take("margin")
    walk.click(e.editor.palette.button("margin"))
    walk.unfold(e.page.statistics)
    walk.until(lambda: bool(e.page.statistics.figures._shown and e.page.statistics.figures._shown[0]))
    walk.reach(e.page.statistics.chart)
    walk.check("measurements", e.page.statistics.chart.isVisible())


def go_through(scan: Path, out: Path, light: bool, first: str) -> int:
    """All tools; 1 if one did not do what it should."""
    from surgplan.case.session import Session
    from surgplan.imaging.import_image import ImportImage

    case = Path(tempfile.mkdtemp()) / "editor.surgplan"
    with Session.create(case) as session:
        session.do(ImportImage(str(scan), "ct"))
    walk = Walk(out, light)
    try:
        walk.driven.open(case)
        walk.pointer.click(walk.window.rail._group.button(1))
        from surgplan.app.pages.segment_page import SegmentPage

        page = walk.space.page(SegmentPage)
        walk.click(page.presets.run)
        walk.until(lambda: BONE in walk.space.bridge.case.segments)
        walk.check("preset bone", count(walk.space.bridge.case) > 0)
        walk.click(page._list.row(BONE)._name)
        walk.driven.settle()
        editing = Editing(walk)
        steps = {part.__name__: part for part in (by_hand, from_values, shapes, parts, figures)}
        for name in list(steps)[list(steps).index(first) :]:
            steps[name](editing)
    finally:
        walk.driven.close()
    print(f"{len(walk.failed)} failed" if walk.failed else "all did what they should")
    return 1 if walk.failed else 0


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    scan, out, *more = arguments
    if os.environ.get(MARK):
        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        first = next((word for word in more if word in PARTS), PARTS[0])
        return go_through(Path(scan), Path(out), "light" in more, first)
    if missing(PROGRAMS):
        print(f"{', '.join(missing(PROGRAMS))} is missing; install it first", file=sys.stderr)
        return 1
    stated = next((word.split("x") for word in more if word[:1].isdigit()), SIZE)
    width, height = (int(number) for number in stated)
    return run_again(__file__, arguments, window_manager="openbox", size=(width, height))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
