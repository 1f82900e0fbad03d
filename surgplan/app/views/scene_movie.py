"""Turning movies of the 3D view, made frame by frame so that the window stays live between two frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from surgplan.app.theme import theme
from surgplan.app.views.scene_print import view_picture
from surgplan.app.words import say
from surgplan.base.errors import BadInput, Refused, SurgplanError
from surgplan.base.mjpeg_avi import MjpegAvi

if TYPE_CHECKING:
    from surgplan.app.scene_state import Turntable
    from surgplan.app.views.camera import Camera
    from surgplan.app.views.scene_view import SceneView

JPEG_QUALITY = 92
MOST_FRAMES = 1800
PAUSE_MS = 1
LEGEND_HEIGHT = 540.0
"""Height of a frame for which legend and words are drawn at their own size."""


class _Writer(Protocol):
    def add(self, image: QImage) -> None: ...

    def close(self) -> None: ...

    def forget(self) -> None: ...


class TurntableMovie(QObject):
    """One movie that is being made: the scene turned once round the patient's long axis."""

    progressed = Signal(float)
    finished = Signal(str)
    """Where it was written; nothing if it was stopped."""
    failed = Signal(str)

    def __init__(self, view: SceneView, order: Turntable, parent: QObject | None = None) -> None:
        """Raises Refused where there is nothing to see or the movie is too long, BadInput where it can't be written."""
        super().__init__(parent)
        self.count = round(order.seconds * order.frames_per_second)
        if view.camera is None or view.bounds is None:
            raise Refused(say("There is nothing in the 3D view yet: show a segment, an implant or the scan first"))
        if not 2 <= self.count <= MOST_FRAMES:
            raise Refused(say("A movie has 2 to {most} frames, not {count}", most=MOST_FRAMES, count=self.count))
        self._view, self._order, self._first = view, order, view.camera
        self._writer: _Writer = _Avi(order) if order.target.suffix.lower() == ".avi" else _Series(order.target)
        self._done = 0
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def camera(self, frame: int) -> Camera:
        """Where a frame is seen from: the last one is one step before the first."""
        return self._first.turned(360.0 * frame / self.count, 0.0)

    def stop(self) -> None:
        """End it; what was written is taken away."""
        if self._timer.isActive():
            self._timer.stop()
            self._writer.forget()
            self.finished.emit("")

    def _next(self) -> None:
        order = self._order
        try:
            scale = order.height / LEGEND_HEIGHT
            made = view_picture(self._view, self.camera(self._done), order.width, order.height, scale, theme().tokens)
            self._writer.add(made)
            self._done += 1
            if self._done == self.count:
                self._timer.stop()
                self._writer.close()
        except SurgplanError as exc:
            self._timer.stop()
            self._writer.forget()
            self.failed.emit(str(exc))
            return
        self.progressed.emit(self._done / self.count)
        if self._done == self.count:
            self.finished.emit(str(order.target))


class _Avi:
    """Into a file beside the target, which takes its place when it is whole."""

    def __init__(self, order: Turntable) -> None:
        self._target, self._part = order.target, order.target.with_name(order.target.name + ".part")
        self._movie = MjpegAvi(self._part, order.width, order.height, order.frames_per_second)

    def add(self, image: QImage) -> None:
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPG", JPEG_QUALITY)
        buffer.close()
        self._movie.add(held.data())

    def close(self) -> None:
        try:
            self._movie.close()
            self._part.replace(self._target)
        except OSError as exc:
            raise BadInput(f"{self._target.name} can't be written ({exc.strerror}); choose another name or folder") from exc

    def forget(self) -> None:
        self._movie.close()
        self._part.unlink(missing_ok=True)


class _Series:
    """PNG pictures in a new folder."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True)
        except FileExistsError as exc:
            raise BadInput(f"{folder.name} is already there; choose the name of a new folder for the pictures") from exc
        except OSError as exc:
            raise BadInput(f"{folder.name} can't be made ({exc.strerror}); choose another place") from exc
        self._folder = folder
        self._written: list[Path] = []

    def add(self, image: QImage) -> None:
        path = self._folder / f"frame-{len(self._written) + 1:04d}.png"
        if not image.save(str(path), "PNG"):
            raise BadInput(f"{path.name} can't be written; make room on the disk or choose another place")
        self._written.append(path)

    def close(self) -> None:
        pass

    def forget(self) -> None:
        for path in self._written:
            path.unlink(missing_ok=True)
        self._folder.rmdir()
