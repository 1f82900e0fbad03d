"""Following a line of equal value: seen while the mouse moves, taken with a click."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from surgplan.app.tools.edit_tool import Desk, EditTool, Modifiers
from surgplan.app.tools.lasso_tool import draw_outline
from surgplan.app.tools.stroke_tool import rounded, shift_held
from surgplan.app.views.slice_view import SliceView
from surgplan.app.words import say
from surgplan.base.geometry import vector
from surgplan.segment.tools.level_trace import LevelTrace


class LevelTraceTool(EditTool):
    """The line through the mouse along which the scan has one value; a click adds what it encloses, with Shift erases it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._over: SliceView | None = None
        self._line: Any = None
        self._erase = False

    def press(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Take what the line encloses: one operation."""
        if view.frame is None:
            return False
        if view.frame.plane.is_turned:
            self.desk.bridge.refused.emit(say("A level is traced within the scan's own slices; straighten the slices first."))
        elif self.desk.live.image is None:
            self.desk.bridge.refused.emit(say("The scan is still being read; trace a level once the slices show it."))
        elif self.desk.live.may_edit():
            now, frame = self.desk.edit.now, view.frame
            point, normal = rounded(frame.to_lps(at.x(), at.y())), vector(frame.plane.through)
            erase = now.erase != shift_held(modifiers)
            image = self._image_id()
            self.desk.bridge.do(
                LevelTrace(
                    now.segment or "", point, normal, image, now.smoothing_mm, now.thickness_mm, erase, limits=now.limits
                )
            )
        return True

    def move(self, view: SliceView, at: QPointF, modifiers: Modifiers) -> bool:  # type: ignore[override]
        """Show the line through the mouse."""
        from surgplan.segment.voxels.level_line import level_line

        self._over, self._line, self._erase = view, None, self.desk.edit.now.erase != shift_held(modifiers)
        volume, frame = self.desk.live.volume, view.frame
        if volume is not None and frame is not None and not frame.plane.is_turned:
            point = frame.to_lps(at.x(), at.y())
            if bool(volume.grid.contains(point)):
                smoothing = self.desk.edit.now.smoothing_mm
                self._line = level_line(volume.voxels, volume.grid, point, np.asarray(frame.plane.through), smoothing)
        self.update_views()
        return False

    def leave(self, view: object) -> None:
        """The line goes with the mouse."""
        self._over = self._line = None
        self.update_views()

    def paint(self, view: SliceView, painter: QPainter) -> None:  # type: ignore[override]
        """The line."""
        if view is self._over and self._line is not None and view.frame is not None:
            draw_outline(painter, view.frame.to_screen(self._line), erase=self._erase)

    def _image_id(self) -> str | None:
        """The scan in the slices, unless the segment was drawn on it."""
        segment, shown = self.desk.segment, self.desk.live.image
        return None if segment is None or shown is None or shown.id == segment.image else shown.id
