"""Everything drawn over a slice: letters, position, crosshair, landmarks, rulers, cut lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from surgplan.app.style.tokens import OVERLAY_TEXT, PLANE_COLOURS
from surgplan.app.views.contents import PlaneOverlay, PointOverlay, RulerOverlay
from surgplan.app.views.halo import halo_line, nice_length_mm, text_in
from surgplan.app.views.planes import OBLIQUE_DEG, SCREEN_AXES, patient_words
from surgplan.app.views.slab import SHORT
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.words import decimal, say

Floats = NDArray[np.float64]
Flag = Qt.AlignmentFlag

EDGE_PX = 10.0
FRAME_LINE_PX = 2
LINE_PX = 18.0
NARROW_PX = 340.0
"""In a view narrower than this, words at the sides stand a line further in than the letters in the middle."""
NEAR_MM = 1.0
"""A landmark this near to a slice, or within half a slice, lies on it."""
FAINT_MM = 12.0
"""A landmark farther away than this is not drawn."""
SCALE_SHARE = 0.3
"""Longest part of a view's width the ruler takes."""
CAUTION = "#E0A33A"
LEAST_MARK_PX = 6.0
"""Marks of the ruler stand no nearer to each other."""


def draw_frame_line(painter: QPainter, width: int, colour: QColor) -> None:
    """The line along the top that says which view this is."""
    painter.fillRect(0, 0, width, FRAME_LINE_PX, colour)


def draw_words(
    painter: QPainter, frame: SliceFrame, window: tuple[float, float], unit: str, value: str = "", *, ruler: bool = True
) -> None:
    """Name, orientation letters, slice position with the value under the mouse over it, window and ruler."""
    box = QRectF(0, 0, frame.width, frame.height).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
    plane = frame.plane
    text_in(painter, box, Flag.AlignLeft | Flag.AlignTop, say(plane.name.capitalize()), PLANE_COLOURS[plane.name])
    narrow = box.width() < NARROW_PX
    below = box.adjusted(0, (2 if narrow else 1) * LINE_PX, 0, 0)
    if frame.slab is not None:
        slab = decimal(f"{say(SHORT[frame.slab.mode])} {frame.slab.thickness_mm:g} mm")
        text_in(painter, below, Flag.AlignLeft | Flag.AlignTop, slab, CAUTION)
        below = below.adjusted(0, LINE_PX, 0, 0)
    if plane.is_turned:
        if plane.angle_deg >= OBLIQUE_DEG:
            words = say("oblique, {angle:.0f}° from {plane}", angle=plane.angle_deg, plane=say(plane.name.capitalize()).lower())
            text_in(painter, below, Flag.AlignLeft | Flag.AlignTop, words, CAUTION)
    elif plane.is_oblique:
        angle, name = plane.angle_deg, say(plane.name.capitalize()).lower()
        if angle < OBLIQUE_DEG:
            words = say("oblique scan: turned within the slice")
        elif narrow:
            words = say("oblique scan: nearest slices, {angle:.0f}°", angle=angle)
        else:
            words = say("oblique scan: nearest slices, {angle:.0f}° from {plane}", angle=angle, plane=name)
        text_in(painter, below, Flag.AlignLeft | Flag.AlignTop, words, CAUTION)
    for edge, words in plane.letters().items():
        text_in(painter, box, _EDGES[edge], words)
    place = box.adjusted(0, 0, 0, -LINE_PX) if narrow else box
    text_in(painter, place, Flag.AlignLeft | Flag.AlignBottom, position_words(frame))
    text_in(painter, place.adjusted(0, 0, 0, -LINE_PX), Flag.AlignLeft | Flag.AlignBottom, value)
    level, width = window
    corner = box.adjusted(0, LINE_PX, 0, 0) if narrow else box
    text_in(painter, corner, Flag.AlignRight | Flag.AlignTop, f"L {level:.0f}  W {width:.0f} {unit}".rstrip(), "#A9B3B9")
    if ruler:
        draw_ruler(painter, box, frame.mm_per_pixel)


def draw_remarks(painter: QPainter, frame: SliceFrame, remarks: Sequence[str]) -> None:
    """What must be known of the picture before it is believed, above the letter at the bottom."""
    box = QRectF(0, 0, frame.width, frame.height).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
    metrics = painter.fontMetrics()
    if box.width() < NARROW_PX:  # what comes after a comma explains, and would hide the picture here
        remarks = [words.partition(", ")[0] for words in remarks]
    lines = [line for words in remarks for line in _in_lines(words, box.width(), metrics.horizontalAdvance)]
    for number, words in enumerate(reversed(lines), start=2):
        line = box.adjusted(0, 0, 0, -(number + (box.width() < NARROW_PX)) * LINE_PX)
        text_in(painter, line, Flag.AlignHCenter | Flag.AlignBottom, words, CAUTION)


def _in_lines(words: str, width: float, measure: Callable[[str], int]) -> list[str]:
    """Words in lines no longer than a width."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


_EDGES = {
    "left": Flag.AlignLeft | Flag.AlignVCenter,
    "right": Flag.AlignRight | Flag.AlignVCenter,
    "top": Flag.AlignHCenter | Flag.AlignTop,
    "bottom": Flag.AlignHCenter | Flag.AlignBottom,
}


def position_words(frame: SliceFrame) -> str:
    """Where a slice lies: the patient's coordinate across it, or the way from the pivot, and its number, counted from 1."""
    plane = frame.plane
    if plane.is_turned and plane.angle_deg >= OBLIQUE_DEG:
        return decimal(f"{round(plane.from_pivot_mm(frame.middle), 1) + 0.0:+.1f} mm   {frame.index + 1}/{plane.count}")
    axis = SCREEN_AXES[plane.name][2][0]
    place = patient_words(frame.middle).removesuffix(" mm").split("  ")[axis]
    return f"{place} mm   {frame.index + 1}/{plane.count}"


def draw_ruler(painter: QPainter, box: QRectF, mm_per_pixel: float) -> None:
    """A ruler of a round number of millimetres in the lower right corner, with a mark at each tenth or fifth of it."""
    length = nice_length_mm(box.width() * SCALE_SHARE * mm_per_pixel)
    pixels = length / mm_per_pixel
    y = box.bottom() - 3
    right, left = box.right(), box.right() - pixels
    colour = QColor(OVERLAY_TEXT)
    halo_line(painter, QPointF(left, y), QPointF(right, y), colour)
    parts = 10 if pixels >= 10 * LEAST_MARK_PX else 5
    for n in range(parts + 1):
        x = left + pixels * n / parts
        tall = 7 if n in (0, parts) else 5 if 2 * n == parts else 3
        halo_line(painter, QPointF(x, y - tall), QPointF(x, y), colour, 1.5 if n in (0, parts) else 1.0)
    text_in(painter, QRectF(left - 60, y - 26, pixels + 60, 16), Flag.AlignRight | Flag.AlignTop, decimal(f"{length:g} mm"))


def draw_points(painter: QPainter, frame: SliceFrame, points: Sequence[PointOverlay]) -> None:
    """Landmarks: full on their slice, hollow and faint near it, with their names."""
    reach = max(NEAR_MM, frame.reach_mm)
    for item in points:
        away = abs(frame.off_slice_mm(np.array(item.at)))
        if not item.visible or away > FAINT_MM:
            continue
        at = QPointF(*frame.to_screen(np.array(item.at)))
        here = away <= reach
        colour = QColor(item.colour)
        colour.setAlphaF(1.0 if here else 0.2 + 0.5 * (1 - away / FAINT_MM))
        painter.setPen(QPen(QColor(11, 13, 15, 180), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 4.5, 4.5)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 4.5, 4.5)
        if here and item.label:
            text_in(painter, QRectF(at.x() + 9, at.y() - 10, 10, 20), Flag.AlignLeft | Flag.AlignVCenter, item.label)


def draw_rulers(painter: QPainter, frame: SliceFrame, rulers: Sequence[RulerOverlay]) -> None:
    """Measured lines; dashed where an end lies off the slice."""
    reach = max(NEAR_MM, frame.plane.thickness_mm, frame.reach_mm)
    for item in rulers:
        away = [frame.off_slice_mm(np.array(end)) for end in (item.start, item.end)]
        if not item.visible or (min(away) > FAINT_MM or max(away) < -FAINT_MM):
            continue
        start, end = (QPointF(*frame.to_screen(np.array(p))) for p in (item.start, item.end))
        flat = max(abs(a) for a in away) <= reach
        halo_line(painter, start, end, QColor(item.colour), dashed=not flat)
        for at in (start, end):
            painter.setBrush(QColor(item.colour))
            painter.setPen(QPen(QColor(11, 13, 15, 180), 1))
            painter.drawEllipse(at, 3, 3)
        middle = (start + end) / 2
        text_in(painter, QRectF(middle.x() + 8, middle.y() - 10, 10, 20), Flag.AlignLeft | Flag.AlignVCenter, item.label)


def draw_planes(painter: QPainter, frame: SliceFrame, planes: Sequence[PlaneOverlay]) -> None:
    """The lines in which planes cut the slice."""
    for item in planes:
        ends = plane_line(frame, item) if item.visible else None
        if ends is None:
            continue
        start, end = (QPointF(*p) for p in ends)
        halo_line(painter, start, end, QColor(item.colour), 1.5)
        if item.label:
            at = label_place(frame, ends)
            text_in(painter, QRectF(at.x() + 8, at.y() - 20, 10, 16), Flag.AlignLeft | Flag.AlignTop, item.label, item.colour)


def label_place(frame: SliceFrame, ends: Floats) -> QPointF:
    """The point of a line within the view that lies a fifth of the way in from its left end."""
    along = ends[1] - ends[0]
    shares = np.linspace(0, 1, 200)
    points = ends[0] + shares[:, None] * along
    inside = points[np.all((points > EDGE_PX) & (points < [frame.width - 60, frame.height - EDGE_PX]), axis=1)]
    if len(inside) == 0:
        return QPointF(*points[100])
    inside = inside[np.argsort(inside[:, 0], kind="stable")]
    return QPointF(*inside[len(inside) // 5])


def plane_line(frame: SliceFrame, item: PlaneOverlay) -> Floats | None:
    """Both ends (2, 2) in pixels of a plane's line across the view; None where the plane misses it."""
    normal, middle = np.array(item.plane.normal), frame.middle
    slope = np.array([normal @ frame.plane.right, normal @ frame.plane.down])
    steepness = float(np.linalg.norm(slope))
    if steepness < 1e-6:
        return None
    away_px = float((np.array(item.plane.origin) - middle) @ normal) / steepness / frame.mm_per_pixel
    reach = float(np.hypot(frame.width, frame.height))
    if abs(away_px) > reach:
        return None
    across = slope / steepness
    foot = np.array([frame.width / 2, frame.height / 2]) + away_px * across
    along = np.array([-across[1], across[0]])
    return np.stack([foot - reach * along, foot + reach * along])
