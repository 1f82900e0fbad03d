"""A stroke that is under way: the segment as it will be, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from surgplan.app.bridge import Bridge
from surgplan.app.editor.edit_state import EditState
from surgplan.app.showing import Showing
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.base.grid import Grid
from surgplan.case.bricks import Box, Bricks, Mask
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import read_bricks
from surgplan.case.operation import Operation
from surgplan.segment.editing import Limits, allowed_change, others_of, read_segment_bricks

Parts = Iterable[tuple[Box, Mask]]


@dataclass
class _Stroke:
    case: Case
    segment: Segment
    limits: Limits
    others: dict[str, Bricks]
    """Before the stroke."""
    now: dict[str, Bricks] = field(default_factory=dict)
    """The edited segment, and what others have left, by name."""
    wanted: bool = False
    """Whether anything would have changed but for the limits."""


class LiveEdit(QObject):
    """Collects what a stroke changes, brick by brick, shows it at once, and hands over to the one operation at its end."""

    def __init__(self, bridge: Bridge, showing: Showing, edit: EditState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._showing, self._edit = bridge, showing, edit
        self._stroke: _Stroke | None = None
        self._read = ""
        """The name of the scan whose voxels are in the slices."""
        showing.volume_shown.connect(self._take_note)

    def _take_note(self, name: str) -> None:
        self._read = name

    @property
    def is_under_way(self) -> bool:
        """Whether there is a stroke."""
        return self._stroke is not None

    @property
    def bricks(self) -> Bricks | None:
        """The edited segment as the stroke has left it so far."""
        return None if self._stroke is None else self._stroke.now[self._stroke.segment.id]

    @property
    def grid(self) -> Grid | None:
        """The grid of the segment of the stroke."""
        return None if self._stroke is None else self._stroke.segment.grid

    @property
    def volume(self) -> Any:
        """The scan in the slices; None without one, and while another one is being read."""
        return None if self.image is None else self._showing.volume

    @property
    def image(self) -> Image | None:
        """What the scan in the slices is in the case; None while another one is being read."""
        image, volume = self._showing.image, self._showing.volume
        return image if image is not None and volume is not None and self._shows(image, volume) else None

    def _shows(self, image: Image, volume: Any) -> bool:
        """Whether the voxels at hand are an image's: its own were read last, and they lie where it lies now."""
        return bool(image.id == self._read and image.grid == volume.grid)

    def shown(self, name: str) -> Bricks | None:
        """The label map of a segment on the grid of the edited one; None where it is none."""
        case = self._bridge.case
        segment, edited = case.segments.get(name), case.segments.get(self._edit.now.segment or "")
        if segment is None or edited is None or segment.grid != edited.grid:
            return None
        return read_bricks(self._bridge.session.blobs, segment.labels)

    def may_edit(self) -> bool:
        """Whether there is a segment to edit; if not, the user is told."""
        if self._bridge.session.read_only:
            self._bridge.refused.emit(say("This case is open for reading only; save a copy to change it."))
            return False
        if self._edit.now.segment not in self._bridge.case.segments:
            self._bridge.refused.emit(say("No segment is chosen; choose one in the list, or begin a new one."))
            return False
        return True

    def begin(self) -> bool:
        """Take up the segment that is edited; False, with a word to the user, where there is none."""
        case, blobs, name = self._bridge.case, self._bridge.session.blobs, self._edit.now.segment or ""
        if not self.may_edit():
            return False
        limits = self._edit.now.limits
        try:
            segment, bricks = read_segment_bricks(case, blobs, name)
            others = {other.id: read_bricks(blobs, other.labels) for other in others_of(case, segment, limits)}
        except SurgplanError as exc:
            self._bridge.refused.emit(str(exc))
            return False
        self._stroke = _Stroke(case, segment, limits, others, {name: bricks})
        return True

    def change(self, parts: Parts, *, erase: bool) -> None:
        """Add voxels to the segment, or take them away, as far as the limits let it; show it."""
        if self._stroke is None:
            return
        try:
            for box, part in parts:
                self._change_part(self._stroke, box, part, erase=erase)
        except SurgplanError as exc:
            self.drop()
            self._bridge.refused.emit(str(exc))
            return
        self._showing.show_live(self._stroke.now)

    def _change_part(self, stroke: _Stroke, box: Box, part: Mask, *, erase: bool) -> None:
        name = stroke.segment.id
        was = stroke.now[name].box(box)
        change = part & was if erase else part & ~was
        if not change.any():
            return
        stroke.wanted = True
        blobs = self._bridge.session.blobs
        change &= allowed_change(stroke.case, blobs, stroke.segment, stroke.limits, box, was, stroke.others)
        if not change.any():
            return
        stroke.now[name] = stroke.now[name].with_box(box, was ^ change)
        if stroke.limits.overlaps == "take" and not erase:
            for other, before in stroke.others.items():
                left = stroke.now.get(other, before)
                theirs = left.box(box)
                if np.any(theirs & change):
                    stroke.now[other] = left.with_box(box, theirs & ~change)

    def finish(self, made: Callable[[], Operation]) -> None:
        """Do the operation that the stroke stands for, unless it would change nothing; the picture stays as it is."""
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            return
        if stroke.wanted:
            self._bridge.do(made())
        self._showing.show_live({})

    def drop(self) -> None:
        """Give up the stroke."""
        self._stroke = None
        self._showing.show_live({})
