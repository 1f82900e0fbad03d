"""What the tools of the segmentation editor share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter

from surgplan.app.bridge import Bridge
from surgplan.app.editor.edit_state import EditState
from surgplan.app.views.four_up import FourUp
from surgplan.app.words import say
from surgplan.case.document import Segment

if TYPE_CHECKING:
    from surgplan.app.editor.live_edit import LiveEdit

Modifiers = Qt.KeyboardModifier

GIVEN_UP = "The case was changed while something was drawn with the mouse: that was given up; draw it again."


@dataclass(frozen=True, eq=False)
class Desk:
    """What a tool works with: the case, the views, the editor's settings, and the picture of a stroke under way."""

    bridge: Bridge
    views: FourUp
    edit: EditState
    live: LiveEdit

    @property
    def segment(self) -> Segment | None:
        """The segment that is edited; None where none is chosen or it can't be changed."""
        if self.bridge.session.read_only:
            return None
        return self.bridge.case.segments.get(self.edit.now.segment or "")


class EditTool(QObject):
    """A tool that takes the left button while it is chosen; each kind of view has a tool of its own."""

    changes_voxels = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.views)
        self.desk = desk
        self.begun = desk.edit.now
        """The settings with which the last use of it began; they hold to its end."""
        self._case = desk.bridge.case
        desk.bridge.case_changed.connect(self._follow_case)

    @property
    def is_under_way(self) -> bool:
        """Whether it is in the middle of something."""
        return False

    def keep_settings(self) -> None:
        """Remember the settings and the case of the press."""
        self.begun, self._case = self.desk.edit.now, self.desk.bridge.case

    def case_stands(self) -> bool:
        """Whether the case is that of the press; if not, what was begun is given up and the user told."""
        if self._case is self.desk.bridge.case:
            return True
        if self.cancel():
            self.desk.bridge.refused.emit(say(GIVEN_UP))
        return False

    def _follow_case(self, *_: object) -> None:
        if self.is_under_way:
            self.case_stands()

    def press(self, view: object, at: QPointF, modifiers: Modifiers) -> bool:
        """The left button went down."""
        return False

    def move(self, view: object, at: QPointF, modifiers: Modifiers) -> bool:
        """The mouse moved, with the left button down or not."""
        return False

    def release(self, view: object, at: QPointF, modifiers: Modifiers) -> bool:
        """The left button went up."""
        return False

    def cancel(self) -> bool:
        """Give up what is under way."""
        return False

    def leave(self, view: object) -> None:
        """The mouse left the view."""

    def wheel(self, view: object, notches: int, modifiers: Modifiers) -> bool:
        """The wheel was turned."""
        return False

    def key(self, view: object, key: int) -> bool:
        """A key was pressed."""
        return False

    def paint(self, view: object, painter: QPainter) -> None:
        """Draw over the view."""

    def update_views(self) -> None:
        """Have all views draw what tools paint over them."""
        for view in (*self.desk.views.slices, self.desk.views.scene):
            view.update()
