"""Arrows and rings to move and turn a thing by hand, in the 3D view and in slices alike."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from surgplan.app.style.tokens import OVERLAY_HALO
from surgplan.app.views.gizmo_geometry import CENTRE_PX, Drag, Handle, handles, hit
from surgplan.app.views.halo import halo_text
from surgplan.app.views.projection import Projection
from surgplan.base.geometry import Rigid

AXIS_COLOURS = ("#F08A7A", "#7FD3A3", "#7FB4F0")
CENTRE_COLOUR = "#E8ECEE"
LIT = "#FFE08A"
LINE_PX = 3.0
LIT_LINE_PX = 4.5
HEAD_PX = 12.0
FAINT = 0.28


class Seen(Protocol):
    """A view the gizmo can be used in."""

    tools: list[object]

    @property
    def projection(self) -> Projection | None:
        """From the patient to the view's pixels."""

    def update(self) -> None:
        """Draw again."""


class Gizmo(QObject):
    """A tool of views: drag an arrow to shift along an axis, a ring to turn about it, the centre to shift freely.

    Motions are in patient coordinates: the new pose is `pose.then(delta)`. Ctrl keeps to whole millimetres and 5 degrees.
    """

    preview = Signal(object)
    """The motion so far, a Rigid; the identity when a drag is given up."""
    released = Signal(object)
    """The motion of a finished drag, a Rigid."""
    changed = Signal()
    """It looks different now."""

    def __init__(self, pose: Rigid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.visible = True
        self._pose = pose
        self._delta = Rigid.identity()
        self._drag: Drag | None = None
        self._drag_view: object = None
        self._words = ""
        self._mouse = QPointF()
        self._lit: str | None = None

    @property
    def pose(self) -> Rigid:
        """Where it stands, without a drag that is under way."""
        return self._pose

    def set_pose(self, pose: Rigid) -> None:
        """Stand at another pose."""
        self._pose = pose
        self.changed.emit()

    def attach(self, view: Seen) -> None:
        """Work in a view."""
        view.tools.append(self)
        self.changed.connect(view.update)
        view.update()

    def detach(self, view: Seen) -> None:
        """Leave a view."""
        view.tools.remove(self)
        self.changed.disconnect(view.update)
        view.update()

    # As a tool

    def press(self, view: Seen, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take hold of a handle, if one is there."""
        projection = view.projection
        if not self.visible or projection is None:
            return False
        handle = hit(handles(self._pose, projection), at.x(), at.y())
        if handle is None:
            return False
        self._drag, self._drag_view = Drag(self._pose, handle, projection, at.x(), at.y()), view
        self._mouse, self._words = at, ""
        self.changed.emit()
        return True

    def move(self, view: Seen, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Drag, or light up the handle under the mouse."""
        projection = view.projection
        if not self.visible or projection is None:
            return False
        if self._drag is None:
            under = hit(handles(self._pose, projection), at.x(), at.y())
            self._light(None if under is None else under.name)
            return False
        if view is not self._drag_view:
            return False
        self._mouse = at
        steps = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._delta, self._words = self._drag.moved(projection, at.x(), at.y(), steps=steps)
        self.preview.emit(self._delta)
        self.changed.emit()
        return True

    def release(self, view: Seen, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Let go; the pose follows, and the motion is told."""
        if self._drag is None:
            return False
        delta = self._delta
        self._end()
        if delta != Rigid.identity():
            self._pose = self._pose.then(delta)
            self.released.emit(delta)
        self.changed.emit()
        return True

    def cancel(self) -> bool:
        """Give up the drag that is under way."""
        if self._drag is None:
            return False
        self._end()
        self.preview.emit(Rigid.identity())
        self.changed.emit()
        return True

    def _end(self) -> None:
        self._drag, self._drag_view, self._words = None, None, ""
        self._delta = Rigid.identity()

    def _light(self, name: str | None) -> None:
        if name != self._lit:
            self._lit = name
            self.changed.emit()

    # Drawing

    def paint(self, view: Seen, painter: QPainter) -> None:
        """Draw the handles over a view."""
        projection = view.projection
        if not self.visible or projection is None:
            return
        held = None if self._drag is None else self._drag.handle.name
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for handle in handles(self._pose.then(self._delta), projection):
            lit = handle.name == (held or self._lit)
            _draw_handle(painter, handle, lit=lit, faint=held is not None and not lit)
        if self._words and view is self._drag_view:
            halo_text(painter, self._mouse + QPointF(16, -12), self._words)
        painter.restore()


def _draw_handle(painter: QPainter, handle: Handle, *, lit: bool, faint: bool) -> None:
    colour = QColor(LIT if lit else CENTRE_COLOUR if handle.axis < 0 else AXIS_COLOURS[handle.axis])
    colour.setAlphaF(FAINT if faint else 1.0)
    width = LIT_LINE_PX if lit else LINE_PX
    if handle.kind == "centre":
        painter.setPen(QPen(QColor(OVERLAY_HALO), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(*handle.line[0]), CENTRE_PX - 2, CENTRE_PX - 2)
        return
    for part, share in ((handle.front, 1.0), (~handle.front, FAINT)):
        for piece in _pieces(handle.line, part):
            shade = QColor(colour)
            shade.setAlphaF(colour.alphaF() * share)
            _stroke(painter, piece, shade, width)
    if handle.kind == "arrow":
        _draw_head(painter, handle.line, colour)


def _pieces(line: np.ndarray, part: np.ndarray) -> list[np.ndarray]:
    """The runs of a line whose points belong to a part."""
    edges = np.flatnonzero(np.diff(part.astype(np.int8))) + 1
    runs = np.split(np.arange(len(line)), edges)
    return [line[run] for run in runs if len(run) > 1 and part[run[0]]]


def _stroke(painter: QPainter, line: np.ndarray, colour: QColor, width: float) -> None:
    polygon = QPolygonF([QPointF(*point) for point in line])
    halo = QColor(OVERLAY_HALO)
    halo.setAlphaF(0.55 * colour.alphaF())
    for pen_colour, pen_width in ((halo, width + 2), (colour, width)):
        painter.setPen(QPen(pen_colour, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(polygon)


def _draw_head(painter: QPainter, line: np.ndarray, colour: QColor) -> None:
    """A fat tip at the end of an arrow, however short it is seen."""
    along = line[1] - line[0]
    length = float(np.linalg.norm(along))
    along = along / length if length > 1e-6 else np.array([0.0, 0.0])
    aside = np.array([-along[1], along[0]])
    tip = line[1] + HEAD_PX * along
    corners = (tip, line[1] + aside * HEAD_PX / 2, line[1] - aside * HEAD_PX / 2)
    painter.setPen(QPen(QColor(OVERLAY_HALO), 1))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
