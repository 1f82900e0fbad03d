"""The editor as the walks use it: places of a bone to work at, tools taken up by their buttons, outcomes checked and undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from walk import Walk

BONE = "bone"
LOOP = 28
"""Points of a loop that is drawn by hand."""

Seeds = Mapping[str, Sequence[Sequence[float]]]
"""Points inside each bone of a joint, LPS mm."""


class Editing:
    """The walk through the tools, with places of the bone to work at."""

    def __init__(self, walk: Walk, seeds: Seeds) -> None:
        from surgplan.app.pages.segment_page import SegmentPage

        self.walk, self.seeds = walk, seeds
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
