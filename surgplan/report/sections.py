"""Sections across a stem: its outline in the canal, with the inner and the outer border of the cortex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges2D

from surgplan.base.geometry import vector
from surgplan.case.document import Implant
from surgplan.imaging.volume import Volume
from surgplan.mesh.triangles import TriMesh
from surgplan.plan.canal import PIXEL_MM, CanalSection, Wall, find_wall
from surgplan.plan.canal_fill import FillLevel, canal_fill
from surgplan.plan.implant_fit import WALL_FROM, WALL_TO
from surgplan.plan.shaft_axis import Axis
from surgplan.report.hatch import Unscanned
from surgplan.report.picture import Line, Picture
from surgplan.report.slices import Frame, framed_picture

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

STEM, INNER, OUTER = "#FFFFFF", "#E0A33A", "#63C6E0"
AROUND_MM = 6.0
SMOOTHED_PX = 1.0
"""Takes the stairs off the outline of a section's pixels, which are a quarter of a mm wide."""


def stem_levels(implant: Implant, surface: TriMesh, volume: Volume, mask: Mask) -> tuple[list[FillLevel], Wall]:
    """The levels at which canal fill is measured, found as the fit found them; Refused where the stem lies in no canal."""
    tip = np.asarray(implant.pose.apply(np.asarray(implant.features["tip"])))
    along = np.asarray(implant.pose.rotate(np.asarray(implant.features["stem_axis"])))
    origin = np.asarray(implant.pose.translation)
    length = float((origin - tip) @ along)
    distal, proximal = (vector(origin - share * length * along) for share in (WALL_TO, WALL_FROM))
    wall = find_wall(volume, mask, Axis(vector(origin), vector(along)), distal, proximal)
    return canal_fill(surface, implant.pose, length, volume, mask, wall.threshold_hu), wall


def section_pictures(
    levels: Sequence[FillLevel], volume: Volume, window: tuple[float, float], unscanned: Unscanned | None = None
) -> tuple[Picture, ...]:
    """A picture of each level, all to one scale, seen from below as an axial slice is; what is `unscanned` is hatched."""
    reach = max((_reach_mm(level.canal) for level in levels), default=0.0) + AROUND_MM
    return tuple(_section_picture(level, volume, window, 2 * reach, unscanned) for level in levels)


def _section_picture(
    level: FillLevel, volume: Volume, window: tuple[float, float], extent_mm: float, unscanned: Unscanned | None
) -> Picture:
    normal = np.cross(level.canal.x, level.canal.y)
    frame = Frame(_middle(level.canal), *radiological(normal), extent_mm, extent_mm)
    title = f"{level.name.capitalize()}, {level.below_cut_mm:.0f} mm below the origin"
    picture = framed_picture(volume, frame, title, window, unscanned=unscanned)
    borders = ((INNER, "inner cortex", level.canal.inside), (OUTER, "outer cortex", level.canal.bone))
    lines = [Line(frame.to_px(outline(level.canal, mask), picture.size_px), colour) for colour, _, mask in borders]
    stem = frame.to_px(np.stack([level.stem.starts, level.stem.ends], axis=1), picture.size_px)
    key = ((STEM, "implant"), *((colour, name) for colour, name, _ in borders), *picture.key)
    return replace(picture, lines=(*lines, Line(stem, STEM, 1.2)), key=key)


def radiological(normal: Floats) -> tuple[Floats, Floats]:
    """Right and down of a picture across a direction: left of the patient at the right, front on top, as near as may be."""
    normal = np.asarray(normal) * (1.0 if normal[2] >= 0 else -1.0)
    left = np.array([1.0, 0.0, 0.0])
    if abs(normal[0]) > 0.9:
        left = np.array([0.0, 1.0, 0.0])
    right = left - (left @ normal) * normal
    right /= np.linalg.norm(right)
    return right, np.cross(normal, right)


def outline(found: CanalSection, mask: Mask) -> Floats:
    """The border (n, 2, 3) of a section's pixels in LPS mm."""
    soft = ndimage.gaussian_filter(np.pad(mask, 1).astype(np.float32), SMOOTHED_PX)
    image = vtkImageData()
    image.SetDimensions(soft.shape[1], soft.shape[0], 1)
    image.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(soft).ravel(), deep=True))
    edges = vtkFlyingEdges2D()
    edges.SetInputData(image)
    edges.SetValue(0, 0.5)
    edges.Update()
    lines = edges.GetOutput()
    if not lines.GetNumberOfLines():
        return np.zeros((0, 2, 3))
    points = vtk_to_numpy(lines.GetPoints().GetData())[:, :2].astype(float)
    ends = vtk_to_numpy(lines.GetLines().GetConnectivityArray()).reshape(-1, 2)
    half = (np.array([mask.shape[1], mask.shape[0]]) - 1) / 2
    places = (points[ends] - 1 - half) * PIXEL_MM
    border: Floats = np.asarray(found.origin) + places @ np.array([found.x, found.y])
    return border


def _middle(found: CanalSection) -> Floats:
    rows, columns = np.nonzero(found.bone)
    half = (np.array(found.bone.shape) - 1) / 2
    place = np.array([(columns.min() + columns.max()) / 2 - half[1], (rows.min() + rows.max()) / 2 - half[0]]) * PIXEL_MM
    middle: Floats = np.asarray(found.origin) + place @ np.array([found.x, found.y])
    return middle


def _reach_mm(found: CanalSection) -> float:
    rows, columns = np.nonzero(found.bone)
    return float(max(np.ptp(rows), np.ptp(columns)) / 2 * PIXEL_MM) if len(rows) else 20.0
