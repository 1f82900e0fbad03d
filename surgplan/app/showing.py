"""The case in the four views: what is drawn follows from the case, its artefacts and the view state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from surgplan.app.bridge import Bridge
from surgplan.app.editor.followed_surfaces import QUIET_S
from surgplan.app.editor.tool_preview import Preview
from surgplan.app.loading import Loader
from surgplan.app.showing_cut import Plane
from surgplan.app.showing_fragments import MovedFragments
from surgplan.app.showing_maps import study_result
from surgplan.app.showing_moved import MovedShown, scene_items, slice_surfaces
from surgplan.app.showing_scan import ScanShown
from surgplan.app.showing_second import SecondShown
from surgplan.app.showing_surfaces import Ranges, Shape, Surfaces
from surgplan.app.view_state import ViewState
from surgplan.app.views.contents import PlaneOverlay, PointOverlay, SegmentOverlay, SurfaceOverlay, ValuesBetween
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.frame_plane import frame_plane
from surgplan.app.words import say
from surgplan.base.geometry import vector
from surgplan.case.apart import why_apart
from surgplan.case.bricks import Bricks
from surgplan.case.document import Case, Image, Implant
from surgplan.case.labels import held_bricks, read_bricks
from surgplan.imaging.registration.together import shown_together

PAUSE_MS = 40
"""When the mouse rests this long within a stroke, the 3D view follows."""
LONGEST_WAIT_S = 0.3
"""It follows this often at least."""
SETTLED_MS = round(1000 * QUIET_S) + 100


def _timer(parent: QObject, ms: int, act: Callable[[], None]) -> QTimer:
    """A timer that runs out once."""
    made = QTimer(parent, interval=ms, singleShot=True)
    made.timeout.connect(act)
    return made


class Showing(QObject):
    """Keeps the views in step with the case; a drag shows a preview in the place of it."""

    volume_shown = Signal(str)

    def __init__(self, bridge: Bridge, state: ViewState, views: FourUp) -> None:
        super().__init__(views)
        self._bridge, self._state, self._views = bridge, state, views
        self._loader = Loader(self)
        self._loader.failed.connect(bridge.refused)
        self._masks: dict[str, Bricks] = {}
        self._live: Mapping[str, Bricks] = {}
        self._asked: set[str] = set()
        self._last_labels: dict[str, str] = {}
        """The label map each segment was drawn with last."""
        self._surfaces = Surfaces(bridge, state)
        self._scene_at = 0.0
        self._paused = _timer(self, PAUSE_MS, lambda: self._show_scene(quick=True))
        self._settled = _timer(self, SETTLED_MS, self.refresh)
        self._second = SecondShown(state, self._loader, self.refresh)
        self._fragments = MovedFragments(bridge, state, self._loader, self.refresh)
        self._moved: MovedShown | None = None
        self._drawn_segments: list[Any] = []
        self._cut_moved = _timer(self, PAUSE_MS, lambda: self._show_scene(quick=True))
        self._second_remark = ""
        self._scan = ScanShown(bridge, state, views, self._loader, self._take_scan)
        self._preview: Case | None = None
        self._tinted: tuple[float | None, float | None, str] = (None, None, "")
        self._threshold: SegmentOverlay | None = None
        bridge.case_changed.connect(lambda before, after: self.refresh())
        bridge.artifact_ready.connect(lambda key: self.refresh())
        state.changed.connect(self.refresh)
        state.slices.changed.connect(self.refresh)
        state.reslice.changed.connect(self._follow_cut)
        state.edit.changed.connect(lambda: self._show_segments(self._planned()))
        views.crosshair_moved.connect(lambda point: state.set_crosshair(vector(point)))
        state.crosshair_changed.connect(self._follow_crosshair)
        state.cine.changed.connect(self._follow_cine)
        self.refresh()

    @property
    def ranges(self) -> Ranges:
        """The ranges results are coloured in, for another view to be compared with these."""
        return self._surfaces.ranges

    def show_preview(self, case: Case | None, moved: MovedShown | None = None) -> None:
        """Draw a case that is not done yet, or the real one again; `moved` is the thing that is dragged."""
        self._preview, self._moved = case, moved
        self.refresh()

    def show_outcome(self, outcome: Preview | None) -> None:
        """Draw the segments as a tool would leave them, or the real ones again; 3D waits until it is done."""
        if outcome is not None:
            self._masks.update(outcome.masks)
            self._asked.update(outcome.masks)
        self.show_preview(None if outcome is None else outcome.after)

    def show_live(self, live: Mapping[str, Bricks]) -> None:
        """Draw these segments, by name, as they are in the middle of a stroke; without any as the case has them."""
        ended = bool(self._live) and not live
        self._live = dict(live)
        self._show_segments(self._planned())
        if ended:
            self._paused.stop()
            self._show_scene(quick=True)
        elif not self._paused.isActive() or monotonic() - self._scene_at < LONGEST_WAIT_S:
            self._paused.start()

    def show_threshold(self, low: float | None, high: float | None, image: str = "") -> None:
        """Tint what lies between two values of an image, while that is the one in the slices; without either nothing."""
        self._tinted = (low, high, image)
        self._tint()
        self._show_segments(self._planned())

    def _tint(self) -> None:
        low, high, image = self._tinted
        self._threshold = None
        if self.volume is not None and self.image is not None and image == self.image.id and (low, high) != (None, None):
            least, most = -np.inf if low is None else low, np.inf if high is None else high
            between = ValuesBetween(self.volume, least, most)
            self._threshold = SegmentOverlay("threshold preview", between, self.volume.grid, "#63C6E0")

    def own_shape(self, implant: Implant) -> Shape | None:
        """Points and triangles of an implant in its own frame, as they are drawn."""
        return self._surfaces.own_shape(implant)

    def close(self) -> None:
        """Let go of the file."""
        self._scan.close()
        self._loader.drop_all()

    def _case(self) -> Case:
        return self._preview or self._bridge.case

    def alone(self, case: Case) -> bool:
        """Whether the scan in the slices lies elsewhere than the plan."""
        image = self._state.shown_image(case)
        if image is None or why_apart(case, image):
            return image is not None
        drawn_on = {segment.image for segment in case.segments.values() if segment.image in case.images}
        return any(shown_together(case, image.id, name) for name in drawn_on)

    def _planned(self) -> Case:
        """What is drawn over the scan: nothing planned lies where it seems to lie on one of another frame of reference."""
        case = self._case()
        return Case() if self.alone(case) else case

    def refresh(self) -> None:
        """Draw everything that has changed."""
        case = self._case()
        self._scan.show(case)
        image = self._state.shown_image(case)
        second, self._second_remark = self._second.overlay(case, image, self._bridge.session.blobs)
        self._views.set_second(second)
        self._show_remarks(case, self._second_remark)
        case = self._planned()
        self._views.set_look(self._state.slices.look)
        self._show_segments(case)
        self._show_overlays(case)
        self._show_field(case)
        self._show_scene()

    def _show_remarks(self, case: Case, second: str) -> None:
        """What must be known of the slices before they are believed."""
        image = self._state.shown_image(case)
        phase = "" if image is None else self._scan.cine.remark(image)
        remarks = [phase, second]
        if image is not None and image.interpolated is not None:
            remarks.insert(0, say("hatched: not scanned, worked out from the slices beside it"))
        if self.alone(case):
            remarks.insert(0, say("lies elsewhere than the plan: shown without it"))
        self._views.set_remarks([words for words in remarks if words])

    def _show_scene(self, *, quick: bool = False) -> None:
        """Draw the solids; `quick` for a picture in the middle of a stroke."""
        case = self._planned()
        done = self._bridge.case.segments  # a preview is drawn with the solids of what is done
        labels = {name: done.get(name, segment).labels for name, segment in case.segments.items()}
        shown = {name: self._live.get(name) or self._masks.get(labels[name]) for name in labels}
        self._surfaces.cut_plane = self._cut_plane()
        followed = self._surfaces.followed
        followed.bricks = {name: bricks for name, bricks in shown.items() if bricks is not None}
        followed.under_way = frozenset(self._live)
        items = self._surfaces.items(case, self._bridge.case)
        self._views.scene.show_items(scene_items(items, self._moved), quick=quick)
        self._scene_at = monotonic()
        if self._surfaces.is_restless and not self._live:
            self._settled.start()

    def _follow_crosshair(self, point: Any) -> None:
        shown = self._views.crosshair
        if shown is None or not np.allclose(shown, point, atol=1e-6):
            self._views.set_crosshair(point)
        self._follow_cut()

    def _follow_cut(self) -> None:
        """A result that is opened in 3D at a slice follows that slice."""
        if self._cut_plane() is not None and not self._cut_moved.isActive():
            self._cut_moved.start()

    def _cut_plane(self) -> Plane | None:
        """The plane of the slice at which a result is opened in 3D."""
        cut = self._state.slices.results.cut
        view = next((view for view in self._views.slices if view.name == cut), None)
        if view is None or view.frame is None or self._state.map_of not in self._bridge.case.studies:
            return None
        return frame_plane(view.frame)

    def _show_field(self, case: Case) -> None:
        """Colour what slices cut of the bodies of a study by its result."""
        of, result = self._state.map_of, None
        if of in case.studies:
            result = study_result(self._bridge, case, of, self._state.quantity, self._surfaces.ranges)
        self._views.set_field(self._surfaces.cuts.field(result, self._state.slices.results))

    def _take_scan(self, image: Image) -> None:
        """The voxels of what is looked at are there."""
        self._tint()
        self._show_segments(self._planned())
        self.volume_shown.emit(image.id)

    def _follow_cine(self) -> None:
        self._scan.show(self._case())
        self._show_remarks(self._case(), self._second_remark)

    @property
    def volume(self) -> Any:
        """The voxels in the slices; None before there are any."""
        return self._scan.volume

    @property
    def image(self) -> Image | None:
        """The scan in the slices; None while another one, or another phase than the planned one, is there."""
        return self._scan.image

    def _show_segments(self, case: Case) -> None:
        overlays = []
        look, coloured = self._state.slices.look, self._is_field_shown(case)
        for segment in case.segments.values():
            mask = self._live.get(segment.id) or self._masks.get(segment.labels) or self._at_hand(segment.labels)
            if mask is None:
                self._load_mask(segment.labels)
                mask = self._masks.get(self._last_labels.get(segment.id, ""))
                if mask is None or mask.shape != segment.grid.array_shape:
                    continue  # what was there before stands until the new one is read
            else:
                self._last_labels[segment.id] = segment.labels
            own = self._state.look(segment.id)
            colour = own.colour or segment.colour
            fill = 0.0 if coloured else look.fill  # a fill would change the colours of a result
            line = max(look.line, float(coloured))
            whole = SegmentOverlay(segment.id, mask, segment.grid, colour, fill, line, look.line_px, visible=own.visible)
            overlays += self._fragments.overlays(case, segment, whole, self._live.get(segment.id))
        front = self._state.edit.now.segment
        overlays.sort(key=lambda overlay: overlay.id == front)  # the edited one on top
        if self._threshold is not None:
            overlays.append(self._threshold)
        drawn = [(o.id, id(o.mask), o.grid, o.colour, o.fill, o.line, o.line_px, o.visible) for o in overlays]
        if drawn != self._drawn_segments:  # each change draws three slices anew
            self._drawn_segments = drawn
            self._views.set_segments(overlays)

    def _is_field_shown(self, case: Case) -> bool:
        return self._state.slices.results.in_slices and self._state.map_of in case.studies

    def _at_hand(self, labels: str) -> Bricks | None:
        """The label map of an edit that was done just now."""
        bricks = held_bricks(self._bridge.session.blobs, labels)
        if bricks is not None:
            self._take_mask(labels, bricks)
        return bricks

    def _take_mask(self, labels: str, mask: Bricks) -> None:
        self._asked.add(labels)
        self._masks[labels] = mask
        used = {segment.labels for case in (self._case(), self._bridge.case) for segment in case.segments.values()}
        used.update(self._last_labels.values())
        for old in [key for key in self._masks if key not in used]:
            del self._masks[old]
            self._asked.discard(old)

    def _load_mask(self, labels: str) -> None:
        if labels in self._asked:
            return
        self._asked.add(labels)

        def arrived(mask: Bricks) -> None:
            self._take_mask(labels, mask)
            self._show_segments(self._planned())

        self._loader.load(lambda: read_bricks(self._bridge.session.blobs, labels), arrived)

    def _show_overlays(self, case: Case) -> None:
        surfaces = []
        for implant in case.implants.values():
            shape = self._surfaces.own_shape(implant)
            if shape is not None:
                visible = self._state.look(implant.id).visible
                fill = self._state.slices.look.implant_fill
                surfaces.append(SurfaceOverlay(implant.id, *shape, "#E8ECEE", pose=implant.pose, fill=fill, visible=visible))
        surfaces += self._surfaces.imported_outlines(case)
        surfaces += self._fragments.outlines(case)
        self._views.set_surfaces(slice_surfaces(surfaces, self._moved))
        self._views.set_points(
            [PointOverlay(m.id, m.at, m.id, visible=self._state.look(m.id).visible) for m in case.landmarks.values()]
        )
        self._views.set_planes(
            [PlaneOverlay(c.id, c.plane, label=c.id, visible=self._state.look(c.id).visible) for c in case.resections.values()]
        )
