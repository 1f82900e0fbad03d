"""Pictures of surfaces in 3D, drawn without a window, to scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.mesh.triangles import TriMesh
from surgplan.report.colours import NO_VALUE, SCENE_BOTTOM, SCENE_TOP, Bands, ColourMap, rgb
from surgplan.report.picture import Label, Picture, edge_letters
from surgplan.report.rendering import prepare_rendering

Floats = NDArray[np.float64]

MARGIN = 1.08
"""Share of the picture round what is shown."""
PEELS = 6
"""Layers of translucent surfaces that are drawn in the right order."""


@dataclass(frozen=True, eq=False)
class Body:
    """A surface to draw: in one colour, or by values at its points and a map."""

    surface: TriMesh
    colour: str = "#E3DAC9"
    opacity: float = 1.0
    shiny: bool = False
    values: NDArray[np.floating] | None = None
    colours: ColourMap | None = None
    name: str = ""
    """Said in the key below the picture, where it is not empty."""


@dataclass(frozen=True)
class Arrow:
    """A force: it ends at the point it acts on (LPS mm) and comes from against `direction`."""

    at: Floats
    direction: Floats
    length_mm: float
    words: str
    colour: str = "#B3361F"


@dataclass(frozen=True)
class Marker:
    """A point with a name, drawn as a small ball."""

    at: Floats
    words: str
    radius_mm: float = 1.8
    colour: str = "#0B6B85"


@dataclass(frozen=True)
class View:
    """Where the camera stands, and which way is up, in LPS."""

    words: str
    look: tuple[float, float, float]
    """Direction from the camera into the patient."""
    up: tuple[float, float, float] = (0.0, 0.0, 1.0)


FRONT = View("From the front", (0.0, 1.0, 0.0))
BACK = View("From behind", (0.0, -1.0, 0.0))
FROM_LEFT = View("From the left", (-1.0, 0.0, 0.0))
FROM_RIGHT = View("From the right", (1.0, 0.0, 0.0))


def scene_picture(
    bodies: Sequence[Body],
    view: View,
    focus: tuple[Floats, Floats] | None = None,
    arrows: Sequence[Arrow] = (),
    markers: Sequence[Marker] = (),
    size_px: tuple[int, int] = (800, 900),
) -> Picture:
    """Surfaces seen from one side; see `scene_pictures`."""
    return scene_pictures(bodies, [view], focus, arrows, markers, size_px)[0]


def scene_pictures(
    bodies: Sequence[Body],
    views: Sequence[View],
    focus: tuple[Floats, Floats] | None = None,
    arrows: Sequence[Arrow] = (),
    markers: Sequence[Marker] = (),
    size_px: tuple[int, int] = (800, 900),
) -> tuple[Picture, ...]:
    """Surfaces seen in parallel projection, so that the ruler holds everywhere; Refused where nothing can be drawn.

    `focus` is the box (lowest, highest L, P, S) to fill the pictures with; without it all bodies and arrows are shown.
    """
    low, high = focus if focus is not None else _bounds(bodies, arrows)
    cameras = [_Camera.fitting(view, np.asarray(low), np.asarray(high), size_px) for view in views]
    pictures = _drawn(bodies, arrows, markers, cameras, size_px)
    key = tuple((body.colour, body.name) for body in bodies if body.name and body.values is None)
    return tuple(
        Picture(
            pixels=pixels,
            title=view.words,
            mm_per_px=camera.mm_per_px,
            letters=edge_letters(camera.right, camera.down),
            labels=_labels(camera, arrows, markers),
            dark=False,
            key=key,
        )
        for view, camera, pixels in zip(views, cameras, pictures, strict=True)
    )


def _labels(camera: _Camera, arrows: Sequence[Arrow], markers: Sequence[Marker]) -> tuple[Label, ...]:
    middles = [(a.at - 0.7 * a.length_mm * np.asarray(a.direction), a.words) for a in arrows]
    return tuple(Label(*camera.to_px(at), words) for at, words in (*middles, *((m.at, m.words) for m in markers)))


def projected(
    bodies: Sequence[Body],
    view: View,
    point: Floats,
    focus: tuple[Floats, Floats] | None = None,
    arrows: Sequence[Arrow] = (),
    size_px: tuple[int, int] = (800, 900),
) -> tuple[float, float]:
    """Where a point (LPS mm) lies in the picture that `scene_picture` makes of the same things, in pixels."""
    low, high = focus if focus is not None else _bounds(bodies, arrows)
    return _Camera.fitting(view, np.asarray(low), np.asarray(high), size_px).to_px(point)


@dataclass(frozen=True)
class _Camera:
    middle: Floats
    right: Floats
    down: Floats
    look: Floats
    mm_per_px: float
    size_px: tuple[int, int]
    depth_mm: float

    @classmethod
    def fitting(cls, view: View, low: Floats, high: Floats, size_px: tuple[int, int]) -> _Camera:
        look = np.asarray(view.look) / np.linalg.norm(view.look)
        right = np.cross(look, view.up)
        right = right / np.linalg.norm(right)
        down = np.cross(look, right)
        corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
        middle = (np.asarray(low) + high) / 2
        wide, tall, deep = (float(np.ptp(corners @ axis)) for axis in (right, down, look))
        scale = MARGIN * max(wide / size_px[0], tall / size_px[1], 1e-6)
        return cls(middle, right, down, look, scale, size_px, deep + 10.0)

    def to_px(self, point: Floats) -> tuple[float, float]:
        away = (np.asarray(point) - self.middle) / self.mm_per_px
        return float(away @ self.right + self.size_px[0] / 2), float(away @ self.down + self.size_px[1] / 2)


def _bounds(bodies: Sequence[Body], arrows: Sequence[Arrow]) -> tuple[Floats, Floats]:
    ends = [np.asarray([a.at, a.at - a.length_mm * np.asarray(a.direction)]) for a in arrows]
    points = np.concatenate(
        [*(b.surface.points for b in bodies if len(b.surface.points)), *ends, *([np.zeros((1, 3))] if not bodies else [])]
    )
    return points.min(axis=0), points.max(axis=0)


def _drawn(
    bodies: Sequence[Body],
    arrows: Sequence[Arrow],
    markers: Sequence[Marker],
    cameras: Sequence[_Camera],
    size_px: tuple[int, int],
) -> list[NDArray[np.uint8]]:
    prepare_rendering()
    import pyvista

    plotter = pyvista.Plotter(off_screen=True, window_size=list(size_px), lighting="none")
    try:
        plotter.set_background(SCENE_BOTTOM, top=SCENE_TOP)
        for body in bodies:
            _add(plotter, body)
        for arrow in arrows:
            _add_arrow(plotter, arrow)
        for marker in markers:
            plotter.add_mesh(pyvista.Sphere(radius=marker.radius_mm, center=marker.at), color=marker.colour, ambient=0.4)
        if any(body.opacity < 1 for body in bodies):
            plotter.enable_depth_peeling(PEELS)
        plotter.enable_anti_aliasing("ssaa")
        return [_shot(plotter, camera) for camera in cameras]
    finally:
        plotter.close()


def _shot(plotter: Any, camera: _Camera) -> NDArray[np.uint8]:
    plotter.remove_all_lights()
    _light(plotter, camera)
    _aim(plotter.camera, camera)
    plotter.renderer.reset_camera_clipping_range()
    plotter.render()
    pixels: NDArray[np.uint8] = np.ascontiguousarray(plotter.screenshot(return_img=True)[..., :3])
    return pixels


def _add_arrow(plotter: Any, arrow: Arrow) -> None:
    import pyvista

    mesh = pyvista.Arrow(
        start=arrow.at - arrow.length_mm * np.asarray(arrow.direction),
        direction=arrow.direction,
        scale=arrow.length_mm,
        tip_length=0.3,
        tip_radius=0.09,
        shaft_radius=0.035,
    )
    plotter.add_mesh(mesh, color=arrow.colour, ambient=0.3)


def _light(plotter: Any, camera: _Camera) -> None:
    """A key light over the viewer's left shoulder, a weak fill and a weak back light."""
    import pyvista

    for side, up, towards, strength in ((-0.6, 0.7, 1.0, 0.82), (0.9, 0.1, 0.7, 0.28), (0.2, 0.5, -1.0, 0.18)):
        direction = side * camera.right - up * camera.down - towards * camera.look
        light = pyvista.Light(position=tuple(camera.middle + 1000 * direction), focal_point=tuple(camera.middle))
        light.intensity = strength
        light.positional = False
        plotter.add_light(light)


def _aim(view: Any, camera: _Camera) -> None:
    distance = camera.depth_mm + 2000.0
    view.focal_point = tuple(camera.middle)
    view.position = tuple(camera.middle - distance * camera.look)
    view.up = tuple(-camera.down)
    view.parallel_projection = True
    view.parallel_scale = camera.mm_per_px * camera.size_px[1] / 2


def _add(plotter: Any, body: Body) -> None:
    import pyvista

    if not len(body.surface.triangles):
        return
    faces = np.column_stack([np.full(len(body.surface.triangles), 3), body.surface.triangles]).ravel()
    mesh = pyvista.PolyData(np.asarray(body.surface.points, dtype=np.float32), faces)
    mesh = mesh.compute_normals(auto_orient_normals=False, consistent_normals=False, split_vertices=True, feature_angle=50.0)
    look = {"opacity": body.opacity, "smooth_shading": True, "split_sharp_edges": False, "show_scalar_bar": False}
    look |= {"specular": 0.5, "specular_power": 30.0} if body.shiny else {"specular": 0.08, "specular_power": 10.0}
    if body.values is None or body.colours is None:
        plotter.add_mesh(mesh, color=body.colour, ambient=0.18, diffuse=0.85, **look)
        return
    origin = mesh.point_data.get("pyvistaOriginalPointIds", np.arange(mesh.n_points))
    mesh.point_data["shown"] = np.asarray(body.values, dtype=np.float32)[origin]
    table = _lookup(body.colours, body.values)
    plotter.add_mesh(
        mesh, scalars="shown", cmap=table, interpolate_before_map=True, ambient=0.42, diffuse=0.62, **(look | {"specular": 0.0})
    )


def _lookup(colours: ColourMap, values: NDArray[np.floating]) -> object:
    """The map as VTK's table, so that a band's edge stays sharp inside a triangle."""
    import pyvista

    if isinstance(colours, Bands):
        low, high = colours.uppers[0] - 1.0, colours.uppers[-1] + 1.0
        at = np.linspace(low, high, 4096)
        entries = np.array([rgb(c) for c in colours.colours])[np.searchsorted(colours.uppers, at)]
        over: str | None = colours.colours[-1]
        under: str | None = colours.colours[0]
    else:
        low, high, entries, over, under = colours.low, colours.high, colours.table(), colours.over, colours.under
    table = pyvista.LookupTable()
    table.values = np.column_stack([entries, np.full(len(entries), 255)]).astype(np.uint8)
    table.scalar_range = (low, high)
    table.nan_color = NO_VALUE
    if over:
        table.above_range_color = over
    if under:
        table.below_range_color = under
    return table
