"""A scan drawn by the graphics card, with the same transfer function as by rays of the processor."""

from __future__ import annotations

import numpy as np
import vtkmodules.vtkRenderingVolumeOpenGL2  # noqa: F401  (the mapper's implementation)
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPiecewiseFunction, vtkPlane, vtkPlaneCollection
from vtkmodules.vtkRenderingCore import vtkColorTransferFunction, vtkVolume, vtkVolumeProperty
from vtkmodules.vtkRenderingVolume import vtkGPUVolumeRayCastMapper

from surgplan.app.views.scene_clipping import Clipping
from surgplan.app.views.scene_ray_caster import AMBIENT, DIFFUSE, GLOSS_POWER, CastVolume
from surgplan.app.views.scene_transfer import Transfer

KNOTS = 256
"""Entries of the transfer function that are handed over."""
STEP_VOXELS = 0.6
SOFTER = 0.75
"""The lights of the scene are this much weaker for rays, which have no back light."""
MOST_OPAQUE = 0.999999


class GpuVolume:
    """Holds what the renderer needs to draw one scan."""

    def __init__(self, volume: CastVolume) -> None:
        self.volume = volume
        grid = volume.grid
        image = vtkImageData()
        image.SetDimensions(*grid.size)
        image.SetSpacing(*grid.spacing_mm)
        image.SetOrigin(*grid.origin_mm)
        image.SetDirectionMatrix(*grid.direction)
        self._values = volume.voxels.reshape(-1)
        image.GetPointData().SetScalars(numpy_to_vtk(self._values, deep=False))
        self._mapper = vtkGPUVolumeRayCastMapper()
        self._mapper.SetInputData(image)
        self._mapper.SetAutoAdjustSampleDistances(True)
        self._mapper.SetSampleDistance(STEP_VOXELS * volume.least_spacing_mm)
        self._mapper.SetUseJittering(True)
        self._look = vtkVolumeProperty()
        self._look.SetInterpolationTypeToLinear()
        self._look.ShadeOn()
        self._look.SetAmbient(AMBIENT)
        self._look.SetDiffuse(SOFTER * DIFFUSE)
        self._look.SetSpecularPower(GLOSS_POWER)
        self._look.SetScalarOpacityUnitDistance(1.0)
        self.prop = vtkVolume()
        self.prop.SetMapper(self._mapper)
        self.prop.SetProperty(self._look)
        self._drawn_with: Transfer | None = None

    def draw_with(self, transfer: Transfer) -> None:
        """Use this transfer function."""
        if transfer is self._drawn_with:
            return
        self._drawn_with = transfer
        colours, opacity = vtkColorTransferFunction(), vtkPiecewiseFunction()
        entries = np.linspace(0, len(transfer.per_mm) - 1, KNOTS).round().astype(int)
        for n in entries:
            value = transfer.start + n * transfer.step
            colours.AddRGBPoint(value, *(float(c) for c in transfer.colours[n]))
            opacity.AddPoint(value, min(1.0 - float(np.exp(-transfer.per_mm[n])), MOST_OPAQUE))
        self._look.SetColor(colours)
        self._look.SetScalarOpacity(opacity)
        self._look.SetSpecular(SOFTER * transfer.specular)

    def clip(self, clipping: Clipping) -> None:
        """Cut this away."""
        planes = vtkPlaneCollection()
        for row in clipping.half_spaces():
            plane = vtkPlane()
            plane.SetNormal(*row[:3])
            plane.SetOrigin(*(-row[3] * row[:3]))
            planes.AddItem(plane)
        self._mapper.SetClippingPlanes(planes)
