"""A small picture of a plan for its card; it lies in the cache beside the case, so it goes where the case goes."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from surgplan.app.views.four_up import FourUp

SIZE = (480, 300)
"""Pixels; twice the size of the card's picture, for fine screens."""


def thumbnail_file(case: Path) -> Path:
    """Where the picture of a case lies."""
    return case.with_name(case.name + "-cache") / "card.png"


def keep_thumbnail(case: Path, views: FourUp) -> None:
    """Keep a picture of the scene, or of the axial slice where nothing is drawn in 3D; a disk that is full does not matter."""
    picture = thumbnail_of(views)
    if picture.isNull():
        return
    file = thumbnail_file(case)
    with contextlib.suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        picture.save(str(file), "PNG")


def thumbnail_of(views: FourUp) -> QImage:
    """The scene as it is seen, else the axial slice, filling the card; a null image while nothing is shown."""
    if views.scene.items and views.scene.drawn_triangles:
        return views.scene.picture(*SIZE)
    if views.axial.frame is None:
        return QImage()
    shot = views.axial.grab().toImage()
    fill, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    large = shot.scaled(*SIZE, fill, smooth)
    left, top = (large.width() - SIZE[0]) // 2, (large.height() - SIZE[1]) // 2
    return large.copy(left, top, *SIZE)


def thumbnail(case: Path) -> QPixmap | None:
    """The picture of a case; None if there is none."""
    file = thumbnail_file(case)
    found = QPixmap(str(file)) if file.is_file() else QPixmap()
    return None if found.isNull() else found
