"""The case in the four views: what is drawn follows from the case, its artefacts and the view state."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from surgplan.app.bridge import Bridge
from surgplan.app.loading import Loader
from surgplan.app.showing_maps import gap_items, result_items
from surgplan.app.view_state import ViewState
from surgplan.app.views.contents import PlaneOverlay, PointOverlay, SegmentOverlay, SurfaceOverlay
from surgplan.app.views.four_up import FourUp
from surgplan.app.views.scene_item import SceneItem
from surgplan.artifacts.shapes import surface_recipe
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Rigid, vector
from surgplan.case.document import Case, Implant
from surgplan.case.labels import read_labels

IMPLANT_LOOKS = {"Ti6Al4V": "titanium", "CoCrMo": "cobalt-chrome", "316L": "cobalt-chrome", "UHMWPE": "polyethylene"}
PLANE_HALF_MM = 45.0
"""Half the edge of the square that stands for a cut in 3D."""
SOFT = {"skin": 0.25}


class Showing(QObject):
    """Keeps the views in step with the case; a drag shows a preview in the place of it."""

    volume_shown = Signal(str)

    def __init__(self, bridge: Bridge, state: ViewState, views: FourUp) -> None:
        super().__init__(views)
        self._bridge, self._state, self._views = bridge, state, views
        self._loader = Loader(self)
        self._loader.failed.connect(bridge.refused)
        self._masks: dict[str, Any] = {}
        self._asked: set[str] = set()
        self._shapes: dict[str, tuple[Any, Any]] = {}
        self._volume_id: str | None = None
        self._preview: Case | None = None
        self._threshold: SegmentOverlay | None = None
        bridge.case_changed.connect(lambda before, after: self.refresh())
        bridge.artifact_ready.connect(lambda key: self.refresh())
        state.changed.connect(self.refresh)
        views.crosshair_moved.connect(lambda point: state.set_crosshair(vector(point)))
        state.crosshair_changed.connect(self._follow_crosshair)
        self.volume: Any = None
        self.refresh()

    def show_preview(self, case: Case | None) -> None:
        """Draw a case that is not done yet, or the real one again."""
        self._preview = case
        self.refresh()

    def show_threshold(self, low: float | None, high: float | None) -> None:
        """Tint what lies between two values, or nothing."""
        self._threshold = None
        if self.volume is not None and low is not None:
            top = np.inf if high is None else high
            mask = (self.volume.voxels >= low) & (self.volume.voxels <= top)
            self._threshold = SegmentOverlay("threshold preview", mask, self.volume.grid, "#63C6E0")
        self._show_segments(self._case())

    def close(self) -> None:
        """Let go of the file."""
        self._loader.drop_all()

    def _case(self) -> Case:
        return self._preview or self._bridge.case

    def refresh(self) -> None:
        """Draw everything that has changed."""
        case = self._case()
        self._show_volume(case)
        self._show_segments(case)
        self._show_overlays(case)
        self._views.scene.show_items(self._scene_items(case))

    def _follow_crosshair(self, point: Any) -> None:
        shown = self._views.crosshair
        if shown is None or not np.allclose(shown, point, atol=1e-6):
            self._views.set_crosshair(point)

    def _show_volume(self, case: Case) -> None:
        name = self._state.image if self._state.image in case.images else next(iter(case.images), None)
        image = case.images[name] if name else None
        wanted = image.voxels if image else None
        if wanted == self._volume_id:
            return
        self._volume_id = wanted
        if image is None:
            self.volume = None
            self._views.set_volume(None)
            return

        from surgplan.imaging.volume import read_volume

        def arrived(volume: Any) -> None:
            if self._volume_id == wanted:
                self.volume = volume
                self._views.set_volume(volume)
                self._state.set_crosshair(self._state.crosshair or volume.grid.centre_mm)
                self._views.set_crosshair(self._state.crosshair or volume.grid.centre_mm)
                self.volume_shown.emit(image.id)

        self._loader.load(lambda: read_volume(self._bridge.session.blobs, image), arrived)

    def _show_segments(self, case: Case) -> None:
        overlays = []
        for segment in case.segments.values():
            mask = self._masks.get(segment.labels)
            if mask is None:
                self._load_mask(segment.labels)
                continue
            look = self._state.look(segment.id)
            colour = look.colour or segment.colour
            overlays.append(SegmentOverlay(segment.id, mask, segment.grid, colour, visible=look.visible))
        if self._threshold is not None:
            overlays.append(self._threshold)
        self._views.set_segments(overlays)

    def _load_mask(self, labels: str) -> None:
        if labels in self._asked:
            return
        self._asked.add(labels)

        def arrived(mask: Any) -> None:
            self._masks[labels] = mask
            used = {segment.labels for segment in self._bridge.case.segments.values()}
            for old in [key for key in self._masks if key not in used]:
                del self._masks[old]
                self._asked.discard(old)
            self._show_segments(self._case())

        self._loader.load(lambda: read_labels(self._bridge.session.blobs, labels), arrived)

    def _show_overlays(self, case: Case) -> None:
        surfaces = []
        for implant in case.implants.values():
            shape = self._own_surface(implant)
            if shape is not None:
                visible = self._state.look(implant.id).visible
                surfaces.append(SurfaceOverlay(implant.id, shape[0], shape[1], "#E8ECEE", pose=implant.pose, visible=visible))
        self._views.set_surfaces(surfaces)
        self._views.set_points(
            [PointOverlay(m.id, m.at, m.id, visible=self._state.look(m.id).visible) for m in case.landmarks.values()]
        )
        self._views.set_planes(
            [PlaneOverlay(c.id, c.plane, label=c.id, visible=self._state.look(c.id).visible) for c in case.resections.values()]
        )

    def _scene_items(self, case: Case) -> list[SceneItem]:
        mapped, hidden = self._mapped(case)
        items = list(mapped)
        for segment in case.segments.values():
            look = self._state.look(segment.id)
            opacity = SOFT.get(segment.tissue, 1.0) if look.opacity is None else look.opacity
            if segment.id in hidden:
                continue
            for name in self._pieces(case, segment.id):
                if name not in hidden:
                    self._add_surface(items, case, name, segment.tissue, look.colour or segment.colour, opacity, look.visible)
        for implant in case.implants.values():
            shape = None if implant.id in hidden else self._own_surface(implant)
            if shape is not None:
                key = self._implant_key(implant)
                kind = IMPLANT_LOOKS.get(implant.material, "titanium")
                visible = self._state.look(implant.id).visible
                items.append(SceneItem(implant.id, key, shape[0], shape[1], kind, pose=implant.pose, visible=visible))
        for surface in case.surfaces.values():
            self._add_surface(items, case, surface.id, "guide", None, 1.0, self._state.look(surface.id).visible)
        for cut in case.resections.values():
            items.append(_plane_item(cut, self._state.look(cut.id).visible))
        return items

    def _pieces(self, case: Case, segment: str) -> list[str]:
        """The fragments of a segment that was cut, else the segment."""
        cuts = [cut for cut in case.resections.values() if cut.segment == segment]
        names = [name for cut in cuts for name in (cut.negative, cut.positive)]
        return names if len(cuts) == 1 else [segment]

    def _add_surface(
        self, items: list[SceneItem], case: Case, name: str, kind: str, colour: str | None, opacity: float, visible: bool
    ) -> None:
        try:
            recipe = surface_recipe(case, name)
        except SurgplanError:
            return
        surface = self._bridge.need(recipe, f"Surface of {name}")
        if surface is None:
            return
        owner = case.fragments().get(name)
        faint = owner is not None and name == owner.positive
        shown = min(opacity, 0.25) if faint else opacity
        show = visible and self._state.look(name).visible
        material = kind if kind in ("bone", "skin", "vessel", "brain", "tumour", "liver", "guide") else "other"
        points, triangles = surface["points"], surface["triangles"]
        items.append(SceneItem(name, recipe.key, points, triangles, material, colour, shown, show))

    def _mapped(self, case: Case) -> tuple[list[SceneItem], set[str]]:
        of = self._state.map_of
        if of is None:
            return [], set()
        if of in case.studies:
            return result_items(self._bridge, case, of, self._state.quantity)
        return gap_items(self._bridge, case, of)

    def _implant_key(self, implant: Implant) -> str:
        return f"{implant.component} {implant.size} {sorted(implant.parameters.items())} {implant.mesh}"

    def _own_surface(self, implant: Implant) -> tuple[Any, Any] | None:
        key = self._implant_key(implant)
        if key not in self._shapes:
            from surgplan.plan.implant_surface import own_surface

            try:
                mesh = own_surface(implant, self._bridge.session.blobs)
            except SurgplanError as exc:
                self._bridge.refused.emit(str(exc))
                return None
            self._shapes[key] = (mesh.points, mesh.triangles)
        return self._shapes[key]


def _plane_item(cut: Any, visible: bool) -> SceneItem:
    """A square in the plane of a cut."""
    normal = np.asarray(cut.plane.normal)
    helper = np.eye(3)[int(np.argmin(np.abs(normal)))]
    x = np.cross(normal, helper)
    pose = Rigid.from_axes(cut.plane.origin, x, np.cross(normal, x))
    corners = PLANE_HALF_MM * np.array([[-1.0, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]])
    triangles = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)
    return SceneItem(cut.id, "plane", corners, triangles, "plane", pose=pose, visible=visible, pickable=False)
