"""The editor's tools that work on several segments: the joint is split, smoothed, put together again and cut by a curve."""

from __future__ import annotations

from typing import Any

from editing_walk import BONE, Editing, more_segments

CURVE_MM = 90.0
"""Half the length of the curve that cuts the bone."""


def together(e: Editing) -> None:
    """Split joint, smooth all, combine, cut by curve; the first three need points inside both bones."""
    start = e.case
    if e.seeds:
        split_joint(e)
        names = list(e.seeds)
        panel = e.take("joint_smooth")
        tick(e, panel.form.editor("segments"), names)
        e.set_field(panel, "sigma_mm", "3")
        e.apply(panel, "smooth all", lambda b, a: all(a.segments[n].labels != b.segments[n].labels for n in names))
        panel = e.take("combine")
        e.set_field(panel, "how", "union")
        tick(e, panel.form.editor("segments"), names)
        e.set_field(panel, "into", "both")
        e.apply(panel, "combine", more_segments)
        e.back(start)
    cut_by_curve(e)


def split_joint(e: Editing) -> None:
    """Name each bone and give it its points; what comes of it stays for the next tools."""
    walk = e.walk
    panel = e.take("split")
    editor = panel.form.editor("seeds")
    for row, (name, points) in zip(editor._parts, e.seeds.items(), strict=True):
        walk.click(row._name)
        walk.pointer.type(name)
        for point in points:
            e.look_at(point)
            walk.click(row.add_button)
    e.set_field(panel, "heads", next(iter(e.seeds)))
    before = e.case
    walk.click(panel.form.button)
    walk.until(lambda: e.case is not before)
    walk.driven.settle()
    walk.check("split joint", more_segments(before, e.case) and set(e.seeds) <= set(e.case.segments))


def cut_by_curve(e: Editing) -> None:
    """Three points across the bone; the cut runs along the body."""
    walk = e.walk
    walk.click(e.page._list.row(BONE)._name)
    panel = e.take("cut_curve")
    editor = panel.form.editor("curve")
    for number, aside in enumerate((-CURVE_MM, 0.0, CURVE_MM)):
        left, posterior, superior = e.deep
        e.look_at((left + aside, posterior, superior))
        walk.click(editor._editors[number].take_button)
    panel.form.editor("direction").set_value([0, 0, 1])
    for field, name in (("left", "front"), ("right", "back")):
        e.set_field(panel, field, name)
    e.apply(panel, "cut by curve", more_segments)


def tick(e: Editing, box: Any, names: list[str]) -> None:
    """Click the boxes before these names, and no others."""
    for row in range(box.count()):
        if (box.item(row).text() in names) != bool(box.item(row).checkState().value):
            place = box.visualItemRect(box.item(row))
            e.walk.reach(box)
            e.walk.pointer.click(box.viewport(), (12.0, place.center().y()))
