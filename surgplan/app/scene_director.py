"""Does in the 3D view what its state asks for: the scan, cuts, views that are kept, pictures and movies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from surgplan.app.bridge import Bridge
from surgplan.app.kept_views import case_key, load_views, save_views
from surgplan.app.scene_state import PrintOrder, Turntable
from surgplan.app.showing import Showing
from surgplan.app.tools.clip_tool import ClipTool
from surgplan.app.view_state import ViewState
from surgplan.app.views.camera import Camera
from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_view import SceneView
from surgplan.app.views.scene_volume import Wish
from surgplan.app.words import say
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Plane, Vector, vector

if TYPE_CHECKING:
    from surgplan.app.views.scene_movie import TurntableMovie

PLANE_NORMALS: dict[str, Vector] = {"axial": (0.0, 0.0, 1.0), "coronal": (0.0, 1.0, 0.0), "sagittal": (1.0, 0.0, 0.0)}
FACING = "facing"
BOX_MARGIN = 0.02
"""The first box lies this share of the scene within what is seen, so that its handles stand on it."""


class SceneDirector(QObject):
    """Keeps one 3D view in step with the scene state."""

    def __init__(self, bridge: Bridge, state: ViewState, view: SceneView, showing: Showing) -> None:
        super().__init__(view)
        self._bridge, self._view_state, self._state, self._view = bridge, state, state.scene, view
        self._showing = showing
        self._movie: TurntableMovie | None = None
        self._key = ""
        view.tools.append(ClipTool(view, self._state))
        scene = self._state
        scene.volume_changed.connect(self._show_scan)
        scene.clipping_changed.connect(self._clip)
        scene.camera_asked.connect(self._look)
        scene.parallel_asked.connect(self._set_parallel)
        scene.keep_asked.connect(self._keep)
        scene.plane_asked.connect(self._add_plane)
        scene.box_asked.connect(self._add_box)
        scene.print_asked.connect(self._print)
        scene.movie_asked.connect(self._film)
        scene.movie_stop_asked.connect(self._stop_film)
        scene.views_changed.connect(self._save_views)
        showing.volume_shown.connect(self._take_scan)
        state.changed.connect(self._take_scan)
        bridge.case_changed.connect(self._follow)
        self._follow()
        self._take_scan()

    # The scan

    def _take_scan(self, *_: object) -> None:
        """Another scan may lie in the slices now: offer what suits its values."""
        from surgplan.app.views.scene_transfer import presets_for

        scan = self._showing.volume
        unit = "" if scan is None else scan.unit
        names = presets_for(unit)
        if self._state.volume.preset not in names:
            self._state.set_volume(preset=names[0], shift=0.0)
        self._state.set_unit(unit, scan is not None)
        self._show_scan()

    def _show_scan(self) -> None:
        look = self._state.volume
        scan = self._showing.volume
        if look.visible and scan is not None:
            self._view.show_scan(scan, Wish(look.preset, look.shift, look.strength))
            self._state.set_drawn_by(self._view.drawn_by)
        else:
            self._view.show_scan(None, None)

    # Cuts

    def _clip(self) -> None:
        self._view.clip(self._state.clipping)
        self._view.update()

    def _middle(self) -> Vector:
        """The crosshair where it lies within the scene, else the scene's middle."""
        bounds, crosshair = self._view.bounds, self._view_state.crosshair
        if bounds is None:
            return crosshair or (0.0, 0.0, 0.0)
        if crosshair is not None and np.all((bounds[0] <= crosshair) & (np.array(crosshair) <= bounds[1])):
            return crosshair
        return vector((bounds[0] + bounds[1]) / 2)

    def _say_empty(self) -> None:
        words = say("There is nothing in the 3D view yet: show a segment, an implant or the scan first")
        self._state.cut_refused.emit(words)

    def _add_plane(self, name: str) -> None:
        """What lies before the plane, as it is seen now, is cut away."""
        camera = self._view.camera
        if camera is None:
            self._say_empty()
            return
        normal = np.array(PLANE_NORMALS.get(name, camera.direction))
        if normal @ camera.direction < 0:
            normal = -normal
        self._change(lambda now: now.with_plane(name, Plane.through(self._middle(), normal)))

    def _add_box(self) -> None:
        bounds = self._view.bounds
        if bounds is None:
            self._say_empty()
            return
        margin = BOX_MARGIN * (bounds[1] - bounds[0])
        self._change(lambda now: now.with_box(bounds[0] + margin, bounds[1] - margin))

    def _change(self, how: Callable[[Clipping], Clipping]) -> None:
        try:
            changed = how(self._state.clipping)
        except SurgplanError as exc:
            self._state.cut_refused.emit(str(exc))
            return
        self._state.set_clipping(changed)

    # Views

    def _look(self, wanted: object) -> None:
        if isinstance(wanted, Camera):
            self._state.set_parallel(wanted.parallel)
            self._view.set_parallel(wanted.parallel)
            self._view.set_camera(wanted)
        elif wanted == "fit":
            self._view.fit()
        else:
            self._view.look_from(str(wanted))

    def _set_parallel(self, parallel: bool) -> None:
        self._state.set_parallel(parallel)
        self._view.set_parallel(parallel)

    def _keep(self, name: str) -> None:
        """Keep the present view under a name; without one the next number is its name."""
        names = self._state.kept_views
        free = next(words for n in range(1, len(names) + 2) if (words := say("View {number}", number=n)) not in names)
        if self._view.camera is not None:
            self._state.set_kept_views({**names, name or free: self._view.camera})

    def _follow(self, *_: object) -> None:
        """Views are kept for a patient and a frame: find those of the case."""
        key = case_key(self._bridge.case)
        if key != self._key:
            self._key = ""
            self._state.set_kept_views(load_views(key))
            self._key = key

    def _save_views(self) -> None:
        if self._key:
            save_views(self._key, self._state.kept_views)

    # Pictures

    def _print(self, order: PrintOrder) -> None:
        from surgplan.app.views.scene_print import print_picture

        try:
            made = print_picture(self._view, order)
        except SurgplanError as exc:
            self._state.said.emit(str(exc), True)
            return
        finally:
            self._view.refresh()
        if made.save(str(order.target)):
            self._state.said.emit(say("Written: {name}", name=order.target.name), False)
        else:
            name = order.target.name
            words = say("{name} can't be written; choose PNG, JPEG or TIFF and a folder you may write to", name=name)
            self._state.said.emit(words, True)

    def _film(self, order: Turntable) -> None:
        from surgplan.app.views.scene_movie import TurntableMovie

        self._stop_film()
        try:
            movie = TurntableMovie(self._view, order, self)
        except SurgplanError as exc:
            self._state.said.emit(str(exc), True)
            return
        self._movie = movie
        movie.progressed.connect(self._state.movie_progress)
        movie.failed.connect(lambda words: self._end_film(words, failed=True))
        movie.finished.connect(lambda target: self._end_film(say("Written: {name}", name=order.target.name) if target else ""))
        self._state.movie_progress.emit(0.0)

    def _end_film(self, words: str, *, failed: bool = False) -> None:
        self._movie = None
        self._state.movie_progress.emit(1.0)
        self._state.said.emit(words or say("The movie was stopped; nothing was written"), failed)
        self._view.refresh()

    def _stop_film(self) -> None:
        if self._movie is not None:
            self._movie.stop()

    def close(self) -> None:
        """End what is under way."""
        self._stop_film()
