"""Pictures of surfaces and of the scan together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from surgplan.app.views.camera import Camera
from surgplan.app.views.contents import VolumeLike
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_stage import SceneStage
from surgplan.app.views.scene_volume import VolumeLayer, Wish

Floats = NDArray[np.float64]


class ScenePicture(QObject):
    """Draws the stage, and the scan over it: by the graphics card within the stage, else by rays that end at solid things.

    Rays end at what is solid; what is faint and lies before the scan is drawn behind it.
    """

    changed = Signal()
    """There is something new to be drawn."""
    refined = Signal()
    """Only the scan's picture has become finer."""
    smoothed = Signal()
    """Only `surfaces` has become smoother."""

    def __init__(self, stage: SceneStage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._layer = VolumeLayer(self)
        self._layer.changed.connect(self._told)
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._smooth_on)
        self.surfaces: QImage | None = None
        """All but the scan, as it was drawn last."""
        self.scan: QImage | None = None
        """The scan by rays, of any size; None where there is none, or where the graphics card drew it."""

    def show_scan(self, source: VolumeLike | None, wish: Wish | None) -> None:
        """Draw a scan in this way; without either draw none."""
        self._layer.show(source, wish)
        self._follow()

    def clip(self, clipping: Clipping) -> None:
        """Cut this away."""
        self._stage.clip(clipping)

    @property
    def shows_scan(self) -> bool:
        """Whether a scan is to be seen, be it ready or not."""
        return self._layer.wanted

    def hit(self, start: Floats, direction: Floats) -> tuple[Floats, str] | None:
        """The point (LPS mm) a ray meets, and the item, or no name where it is the scan; None if it meets nothing."""
        found = self._stage.hit(start, direction)
        away = self._layer.hit(self._stage.clipping.half_spaces(), start, direction)
        if np.isfinite(away) and (found is None or away < float((found[0] - start) @ direction)):
            return start + away * direction, ""
        return found

    @property
    def waits(self) -> bool:
        """Whether the scan is still made ready."""
        return self._layer.wanted and self._layer.volume is None

    def _told(self) -> None:
        if self._layer.fine is not None:
            self.scan = self._layer.fine
            self.refined.emit()
        else:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        volume = self._layer.volume
        self._stage.show_scan(volume, self._layer.transfer, by_card=volume is not None and self._stage.draws_scans)

    def draw(self, camera: Camera, width: int, height: int, *, moving: bool) -> bool:
        """Draw anew; whether the surfaces are the full ones. At rest a finer picture of the scan follows."""
        self._follow()
        self.surfaces, full = self._stage.draw(camera, width, height, moving=moving)
        if self._stage.is_smoothing:
            self._turns.start()
        self.scan = None
        self._layer.refine_again()
        shot = self._shot(camera, width, height)
        if shot is not None:
            self.scan = self._layer.quick(shot, width, height)
            if not moving:
                self._layer.refine(shot, width, height)
        return full

    @property
    def is_smoothing(self) -> bool:
        """Whether the surfaces become smoother by themselves."""
        return self._stage.is_smoothing

    def _smooth_on(self) -> None:
        """One turn, then the window has its turn."""
        made = self._stage.smooth_on()
        if made is not None:
            self.surfaces = made
            self.smoothed.emit()
        if not self._stage.is_smoothing:
            self._turns.stop()

    def _shot(self, camera: Camera, width: int, height: int) -> object:
        if self._layer.volume is None or self._stage.draws_scans:
            return None
        return self._layer.shot(camera, width, height, self._stage.clipping.half_spaces(), self._stage.depths())

    def whole(self, camera: Camera, width: int, height: int) -> QImage:
        """Everything at full quality, waited for."""
        made = self._stage.full(camera, width, height, printed=True)
        shot = self._shot(camera, width, height)
        if shot is not None:
            painter = QPainter(made)
            painter.drawImage(QRect(0, 0, width, height), self._layer.full(shot, width, height))
            painter.end()
        return made

    def close(self) -> None:
        """Let go of everything."""
        self._turns.stop()
        self._layer.close()
        self.surfaces = self.scan = None
