"""The editor's tools that are held in the hand, and those that work from the values of the scan."""

from __future__ import annotations

from typing import Any

import numpy as np
from editing_walk import BONE, Editing, count, differs, grew, more_segments, shrank


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
    middle = scene.projection.project(np.asarray(e.deep)[None])[0]  # what lies behind it on the screen is bone
    walk.pointer.drag(scene, np.subtract(middle, (8, 12)), np.add(middle, (8, 12)))
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
