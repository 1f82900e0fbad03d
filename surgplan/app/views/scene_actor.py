"""A scene item as the renderer holds it."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import Any

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import vtkLookupTable, vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPlane, vtkPlaneCollection, vtkPolyData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkFiltersCore import vtkPolyDataNormals
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkProperty

from surgplan.app.views import scene_kernels
from surgplan.app.views.colormaps import NO_VALUE, BandedMap, rgb
from surgplan.app.views.materials import material
from surgplan.app.views.scene_clipping import Clipping, cuts, kept_interval
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_lod import coarse
from surgplan.base.geometry import Rigid

Floats = NDArray[np.float64]

BAND_STEPS = 1024
EDGE_COLOUR = "#2A3136"
INSIDE = 0.72
"""How light the inside of a cut surface is, times the outside."""


class SceneActor:
    """Keeps the actor of one item, its full and its coarse surface, each made when it is first drawn."""

    def __init__(self, item: SceneItem) -> None:
        self.points = np.ascontiguousarray(item.points, dtype=np.float64)
        self.triangles = np.ascontiguousarray(item.triangles, dtype=np.int32)
        self.actor = vtkActor()
        self._full: vtkPolyDataMapper | None = None
        self._coarse: dict[int, tuple[vtkPolyDataMapper, int]] = {}
        self._begun: dict[int, Future[tuple[Floats, NDArray[np.int32], NDArray[Any] | None]]] = {}
        self.drawn_triangles = 0
        self.item = item
        self._box: tuple[Rigid | None, Floats, Floats] | None = None
        self._clipping = Clipping()
        self._half_spaces: Floats = np.empty((0, 4))
        self._planes = vtkPlaneCollection()
        self.update(item)

    def update(self, item: SceneItem) -> None:
        """Take over what may change without a new surface: colour, opacity, visibility, pose, colour map."""
        if item.scalars is not None and (item.map, item.shown_range) != (self.item.map, self.item.shown_range):
            for mapper in (self._full, *(m for m, _ in self._coarse.values())):
                if mapper is not None:
                    _colour_by_values(mapper, item)
        if item.values_key != self.item.values_key:
            self._send_values(item)
        self.item = item
        look = material(item.material)
        surface = self.actor.GetProperty()
        red, green, blue = (c / 255 for c in rgb(item.shown_colour))
        surface.SetColor(red, green, blue)
        surface.SetOpacity(item.shown_opacity)
        surface.SetAmbient(look.ambient)
        surface.SetDiffuse(look.diffuse)
        surface.SetSpecular(look.specular)
        surface.SetSpecularPower(look.shininess)
        surface.SetInterpolationToPhong()
        surface.SetEdgeVisibility(item.edges)
        surface.SetEdgeColor(*(c / 255 for c in rgb(EDGE_COLOUR)))
        self.actor.SetVisibility(item.visible)
        if item.pose is None:
            self.actor.SetUserMatrix(None)
        else:
            matrix = vtkMatrix4x4()
            matrix.DeepCopy(item.pose.matrix4.ravel().tolist())
            self.actor.SetUserMatrix(matrix)
        self._show_inside()

    def _send_values(self, item: SceneItem) -> None:
        """Other values on the same surface; coarse copies are made again when they are drawn."""
        self._coarse.clear()
        if self._full is not None and item.scalars is not None:
            data = self._full.GetInput()
            values = numpy_to_vtk(np.asarray(item.scalars, dtype=np.float32), deep=True)
            (data.GetCellData() if item.by_triangle else data.GetPointData()).SetScalars(values)
            data.Modified()
            self._full = _mapper(data, item)
            self.actor.SetMapper(self._full)

    @property
    def is_translucent(self) -> bool:
        """Whether something can be seen through it."""
        return self.item.visible and self.item.shown_opacity < 1.0

    def bounds(self) -> tuple[Floats, Floats]:
        """Lowest and highest corner in LPS."""
        if self._box is None or self._box[0] != self.item.pose:
            placed = self.points if self.item.pose is None else self.item.pose.apply(self.points)
            self._box = (self.item.pose, placed.min(axis=0), placed.max(axis=0))
        return self._box[1], self._box[2]

    def draw_full(self) -> None:
        """Draw every triangle from now on."""
        if self._full is None:
            crease_deg = material(self.item.material).crease_deg
            whole = _poly_data(self.points, self.triangles, self.item.scalars, crease_deg)
            self._full = self._ready(_mapper(whole, self.item))
        self.actor.SetMapper(self._full)
        self.drawn_triangles = len(self.triangles)

    def draw_coarse(self, most: int) -> bool:
        """Draw at most `most` triangles from now on, or all where few are not ready yet; whether they are few."""
        if len(self.triangles) <= most:
            self.draw_full()
            return True
        if most not in self._coarse:
            begun = self._begun.get(most)
            if begun is None or not begun.done():
                self.draw_full()
                return False
            points, triangles, scalars = begun.result()
            few = _mapper(_poly_data(points, triangles, scalars, None), self.item)
            self._coarse[most] = (self._ready(few), len(triangles))
        mapper, self.drawn_triangles = self._coarse[most]
        self.actor.SetMapper(mapper)
        return True

    def prepare_coarse(self, most: int, pool: Executor) -> None:
        """Begin to make a copy of at most `most` triangles (a power of two, so that few copies are ever made) in a thread."""
        if len(self.triangles) > most and most not in self._begun:
            self._begun[most] = pool.submit(coarse, self.points, self.triangles, self.item.scalars, most)

    def clip(self, clipping: Clipping) -> None:
        """Cut this away, unless it is kept whole; what is seen of the inside is drawn in one even tone."""
        self._clipping = clipping
        self._planes = vtkPlaneCollection()
        self._half_spaces = clipping.half_spaces() if cuts(self.item.material, clipping) else np.empty((0, 4))
        for row in self._half_spaces:
            plane = vtkPlane()
            plane.SetNormal(*row[:3])
            plane.SetOrigin(*(-row[3] * row[:3]))
            self._planes.AddItem(plane)
        for mapper in (self._full, *(m for m, _ in self._coarse.values())):
            if mapper is not None:
                mapper.SetClippingPlanes(self._planes)
        self._show_inside()

    def _show_inside(self) -> None:
        if not len(self._half_spaces) or self.item.shown_opacity < 1.0:
            self.actor.SetBackfaceProperty(None)
            return
        inside = vtkProperty()
        inside.DeepCopy(self.actor.GetProperty())
        inside.SetColor(*(INSIDE * c for c in self.actor.GetProperty().GetColor()))
        inside.SetAmbient(0.8)
        inside.SetDiffuse(0.15)
        inside.SetSpecular(0.0)
        self.actor.SetBackfaceProperty(inside)

    def _ready(self, mapper: vtkPolyDataMapper) -> vtkPolyDataMapper:
        mapper.SetClippingPlanes(self._planes)
        return mapper

    def hit(self, start: NDArray[np.float64], direction: NDArray[np.float64]) -> float:
        """Distance in mm along a ray (LPS) to what is seen of the surface; inf if it misses."""
        nearest, farthest = kept_interval(self._half_spaces, start, direction)
        if self.item.pose is not None:
            back = self.item.pose.inverse()
            start, direction = back.apply(start), back.rotate(direction)
        away, _ = scene_kernels.first_hit(
            self.points, self.triangles, np.ascontiguousarray(start), np.ascontiguousarray(direction), nearest, farthest
        )
        return float(away)


def _poly_data(
    points: NDArray[np.float64], triangles: NDArray[np.int32], scalars: NDArray[Any] | None, crease_deg: float | None
) -> vtkPolyData:
    data = vtkPolyData()
    corners = vtkPoints()
    corners.SetData(numpy_to_vtk(points.astype(np.float32), deep=True))
    data.SetPoints(corners)
    cells = vtkCellArray()
    cells.SetData(3, numpy_to_vtk(triangles.ravel(), deep=True))
    data.SetPolys(cells)
    if scalars is not None:
        values = numpy_to_vtk(np.asarray(scalars, dtype=np.float32), deep=True)
        (data.GetPointData() if len(scalars) == len(points) else data.GetCellData()).SetScalars(values)
    if crease_deg is None:
        data.GetPointData().SetNormals(numpy_to_vtk(scene_kernels.point_normals(points, triangles), deep=True))
        return data
    normals = vtkPolyDataNormals()
    normals.SetInputData(data)
    normals.SetFeatureAngle(crease_deg)
    normals.SplittingOn()
    normals.ConsistencyOff()
    normals.Update()
    return normals.GetOutput()


def _mapper(data: vtkPolyData, item: SceneItem) -> vtkPolyDataMapper:
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    mapper.SetStatic(True)
    if item.scalars is None:
        mapper.ScalarVisibilityOff()
    else:
        _colour_by_values(mapper, item)
    return mapper


def _colour_by_values(mapper: vtkPolyDataMapper, item: SceneItem) -> None:
    """Interpolate values, then look up colours, so that bands have sharp edges within triangles."""
    table = lookup_table(item)
    mapper.SetLookupTable(table)
    mapper.SetUseLookupTableScalarRange(True)
    mapper.SetInterpolateScalarsBeforeMapping(not item.by_triangle)
    if item.by_triangle:
        mapper.SetScalarModeToUseCellData()
    else:
        mapper.SetScalarModeToUsePointData()
    mapper.ScalarVisibilityOn()


def lookup_table(item: SceneItem) -> vtkLookupTable:
    """The item's colour map over its range, in the renderer's form."""
    table = vtkLookupTable()
    low, high = item.shown_range
    chosen = item.map
    if isinstance(chosen, BandedMap):
        edges = [band.upper for band in chosen.bands[:-1]]
        margin = max(edges[-1] - edges[0], 1e-6) * 0.25
        low, high = edges[0] - margin, edges[-1] + margin
        middle = low + (np.arange(BAND_STEPS) + 0.5) * (high - low) / BAND_STEPS
        colours = chosen.colours(middle)
    else:
        colours = chosen.table(256)
        for colour, use, place in (
            (chosen.over, table.SetUseAboveRangeColor, table.SetAboveRangeColor),
            (chosen.under, table.SetUseBelowRangeColor, table.SetBelowRangeColor),
        ):
            if colour:
                use(True)
                place(*(c / 255 for c in rgb(colour)), 1.0)
    opaque = np.full((len(colours), 4), 255, np.uint8)
    opaque[:, :3] = colours
    table.SetNumberOfTableValues(len(opaque))
    table.SetTable(numpy_to_vtk(opaque, deep=True))
    table.SetTableRange(low, high if high > low else low + 1e-6)
    table.SetNanColor(*(c / 255 for c in rgb(NO_VALUE)), 1.0)
    return table
