"""The editor's tools that change shapes and parts, and its figures."""

from __future__ import annotations

from typing import Any

import numpy as np
from editing_walk import BONE, Editing, count, differs, grew, more_segments, shrank

PIECE = "piece"


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
    e.set_field(panel, "margin_mm", "4")
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
