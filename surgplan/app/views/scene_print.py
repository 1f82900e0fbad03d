"""Pictures of the 3D view for paper and for movies: with legend, sides of the patient and a scale."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from surgplan.app.style.tokens import LIGHT, Tokens
from surgplan.app.theme import overlay_font, theme
from surgplan.app.views.camera import VIEW_ANGLE_DEG, Camera
from surgplan.app.views.halo import nice_length_mm
from surgplan.app.views.legend import draw_legends, legends
from surgplan.app.views.orientation_cube import draw_cube
from surgplan.app.words import say
from surgplan.base.errors import Refused

if TYPE_CHECKING:
    from surgplan.app.scene_state import PrintOrder
    from surgplan.app.views.scene_view import SceneView

MM_PER_INCH = 25.4
SCREEN_DPI = 96.0
"""What legend and words are drawn for; they are enlarged from there to the paper's."""
MOST_PIXELS = 10_000
"""Along one side: what renderers draw in one piece."""
LEAST_MM, MOST_MM = 20.0, 1200.0
BAR_SHARE = 0.3
MARGIN = 14.0


def print_picture(view: SceneView, order: PrintOrder) -> QImage:
    """The 3D view as it is seen, at a size on paper.

    Raises Refused where there is nothing to see, or where the picture would be too large.
    """
    width, height = (round(mm / MM_PER_INCH * order.dots_per_inch) for mm in (order.width_mm, order.height_mm))
    if view.camera is None or view.bounds is None:
        raise Refused(say("There is nothing in the 3D view yet: show a segment, an implant or the scan first"))
    if not all(LEAST_MM <= mm <= MOST_MM for mm in (order.width_mm, order.height_mm)):
        raise Refused(say("A picture may be {least:.0f} to {most:.0f} mm wide and high", least=LEAST_MM, most=MOST_MM))
    if max(width, height) > MOST_PIXELS:
        raise Refused(
            say("{width} x {height} dots are too many: choose fewer dots per inch or less paper", width=width, height=height)
        )
    camera = print_camera(view, order)
    tokens = LIGHT if order.white else theme().tokens
    scale = order.dots_per_inch / SCREEN_DPI
    made = view_picture(view, camera, width, height, scale, tokens, white=order.white)
    painter = QPainter(made)
    painter.scale(scale, scale)
    painter.setFont(overlay_font(view))
    _draw_scale(painter, camera, width / scale, height / scale, order, tokens)
    painter.end()
    for set_dots in (made.setDotsPerMeterX, made.setDotsPerMeterY):
        set_dots(round(order.dots_per_inch / MM_PER_INCH * 1000))
    return made


def view_picture(
    view: SceneView, camera: Camera, width: int, height: int, scale: float, tokens: Tokens, *, white: bool = False
) -> QImage:
    """The scene from a camera, with its legends and the cube that tells the sides; `scale` enlarges these."""
    top, bottom = ("#FFFFFF", "#FFFFFF") if white else (tokens.scene_top, tokens.scene_bottom)
    view.set_background(top, bottom)
    made = view.picture_from(camera, width, height)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setFont(overlay_font(view))
    draw_cube(painter, camera, height / scale, None, tokens)
    draw_legends(painter, legends(view.items), width / scale, height / scale, tokens)
    painter.end()
    return made


def print_camera(view: SceneView, order: PrintOrder) -> Camera:
    """The view's camera for paper of another shape: all that the view shows, or at true scale what lies round its middle."""
    camera = view.camera
    assert camera is not None
    tangent = math.tan(math.radians(VIEW_ANGLE_DEG / 2))
    if order.true_scale:
        return replace(camera.with_parallel(True), distance_mm=order.height_mm / 2 / tangent)
    wider = (view.width() / max(view.height(), 1)) / (order.width_mm / order.height_mm)
    return replace(camera, distance_mm=camera.distance_mm * max(wider, 1.0))


def _draw_scale(painter: QPainter, camera: Camera, width: float, height: float, order: PrintOrder, tokens: Tokens) -> None:
    """A bar of a round length in the patient, and the scale in figures, at the lower right."""
    pixels_per_mm = height / (2 * camera.half_height_mm)
    length = nice_length_mm(BAR_SHARE * width / pixels_per_mm)
    end = QPointF(width - MARGIN, height - MARGIN)
    start = end - QPointF(length * pixels_per_mm, 0)
    painter.setPen(QPen(QColor(tokens.text), 1.5))
    painter.drawLine(start, end)
    for tip in (start, end):
        painter.drawLine(tip - QPointF(0, 4), tip + QPointF(0, 4))
    painter.drawText(
        QRectF(width / 2, height - MARGIN - 26, width / 2 - MARGIN, 18),
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        scale_words(length, camera, order),
    )


def scale_words(length_mm: float, camera: Camera, order: PrintOrder) -> str:
    """How long the bar is, what one mm on paper stands for, and where that holds."""
    share = 2 * camera.half_height_mm / order.height_mm
    if abs(share - 1) < 1e-6:
        return say("{length:g} mm, 1 : 1", length=length_mm)
    if camera.parallel:
        return say("{length:g} mm, 1 : {share:.2f}", length=length_mm, share=share)
    return say("{length:g} mm at the middle, in perspective", length=length_mm)
