"""The off-screen window in which the 3D scene is rendered, read back as a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkLight, vtkRenderer, vtkRenderWindow
from vtkmodules.vtkRenderingOpenGL2 import (
    vtkCameraPass,
    vtkDepthPeelingPass,
    vtkLightsPass,
    vtkOpaquePass,
    vtkOverlayPass,
    vtkRenderPassCollection,
    vtkSequencePass,
    vtkTranslucentPass,
    vtkVolumetricPass,
)

from surgplan.app.views import scene_kernels
from surgplan.app.views.camera import VIEW_ANGLE_DEG, Camera
from surgplan.app.views.colormaps import rgb
from surgplan.app.views.opengl import prefer_offscreen_opengl

LIGHTS = (((-0.8, 0.9, 1.1), 0.95), ((1.0, 0.1, 0.8), 0.34), ((0.3, 0.5, -1.0), 0.25))
"""Places (right, up, towards the eye) and strengths: key over the left shoulder, weak fill, weak back light."""

PEELS = 24
"""As many layers that can be seen through are sorted."""
LEAST_CHANGE = 0.002
"""A layer that changes less than this share of the picture is the last."""
LARGEST_SMOOTHED = 9_000_000
"""Pictures of more rendered pixels than this are not smoothed in a view."""
LARGEST_PRINTED = 60_000_000
"""And these not on paper."""


class SceneWindow:
    """Renders actors from a camera into QImages."""

    def __init__(self) -> None:
        prefer_offscreen_opengl()
        self.renderer = vtkRenderer()
        self._window = vtkRenderWindow()
        self._window.SetOffScreenRendering(True)
        self._window.SetShowWindow(False)
        self._window.SetMultiSamples(0)
        self._window.SetAlphaBitPlanes(True)
        self._window.AddRenderer(self.renderer)
        self.renderer.SetAutomaticLightCreation(False)
        self.renderer.GradientBackgroundOn()
        self.renderer.GetActiveCamera().SetViewAngle(VIEW_ANGLE_DEG)
        for place, strength in LIGHTS:
            light = vtkLight()
            light.SetLightTypeToCameraLight()
            light.SetPosition(*place)
            light.SetFocalPoint(0, 0, 0)
            light.SetIntensity(strength)
            self.renderer.AddLight(light)
        self._bytes = vtkUnsignedCharArray()
        self._factor = 1
        self._renderer_words = ""
        self._sorted: vtkCameraPass | None = None

    def set_background(self, top: str, bottom: str) -> None:
        """A gradient from top to bottom."""
        self.renderer.SetBackground(*(c / 255 for c in rgb(bottom)))
        self.renderer.SetBackground2(*(c / 255 for c in rgb(top)))

    def render(
        self,
        camera: Camera,
        width: int,
        height: int,
        *,
        smooth: bool,
        peel: bool,
        printed: bool = False,
        offset: tuple[float, float] = (0.0, 0.0),
    ) -> QImage:
        """The scene in `width` x `height` pixels; `smooth` renders at twice the size, `peel` sorts what is translucent.

        One that is `printed` is smoothed at larger sizes too. `offset` looks so many pixels past the scene.
        """
        most = LARGEST_PRINTED if printed else LARGEST_SMOOTHED
        factor = 2 if smooth and width * height * 4 <= most else 1
        self._factor = factor
        if self._window.GetSize() != (width * factor, height * factor):
            self._window.SetSize(width * factor, height * factor)
        self.renderer.SetPass(self._sorted_passes() if peel else None)
        self._place(camera)
        self.renderer.GetActiveCamera().SetWindowCenter(2 * offset[0] / width, 2 * offset[1] / height)
        self._window.Render()
        self._window.GetRGBACharPixelData(0, 0, width * factor - 1, height * factor - 1, 0, self._bytes)
        rendered = vtk_to_numpy(self._bytes).reshape(height * factor, width * factor, 4)
        pixels = np.empty((height, width), np.uint32)
        scene_kernels.to_picture(rendered, factor, pixels)
        return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()

    def _sorted_passes(self) -> vtkCameraPass:
        """Drawing that peels layer after layer from the front.

        The renderer's own way peels from both sides at once, which on some software drivers shows the first layer alone.
        """
        if self._sorted is None:
            peeling = vtkDepthPeelingPass()
            peeling.SetTranslucentPass(vtkTranslucentPass())
            peeling.SetMaximumNumberOfPeels(PEELS)
            peeling.SetOcclusionRatio(LEAST_CHANGE)
            order = vtkRenderPassCollection()
            for part in (vtkLightsPass(), vtkOpaquePass(), peeling, vtkVolumetricPass(), vtkOverlayPass()):
                order.AddItem(part)
            sequence = vtkSequencePass()
            sequence.SetPasses(order)
            self._sorted = vtkCameraPass()
            self._sorted.SetDelegatePass(sequence)
        return self._sorted

    def _place(self, camera: Camera) -> None:
        seen = self.renderer.GetActiveCamera()
        seen.SetFocalPoint(*camera.focal)
        seen.SetPosition(*camera.eye)
        seen.SetViewUp(*camera.up)
        seen.SetParallelProjection(camera.parallel)
        seen.SetParallelScale(camera.half_height_mm)
        seen.SetClippingRange(camera.near_mm, camera.far_mm)

    def depth_at(self, pixels: NDArray[np.float64], height: int) -> list[float]:
        """Depth (0 near to 1 far) of what was last rendered at pixels (n, 2), y down, in a picture `height` high."""
        found = []
        columns, rows = self._window.GetSize()
        for x, y in pixels:
            column, row = int(x * self._factor), int((height - 1 - y) * self._factor)
            inside = 0 <= column < columns and 0 <= row < rows
            found.append(float(self._window.GetZbufferDataAtPoint(column, row)) if inside else 1.0)
        return found

    def depths(self) -> NDArray[np.float32]:
        """Depth (rows, columns) of what was last rendered, 0 near to 1 far, top row first."""
        columns, rows = self._window.GetSize()
        held = vtkFloatArray()
        self._window.GetZbufferData(0, 0, columns - 1, rows - 1, held)
        return vtk_to_numpy(held).reshape(rows, columns)[::-1]

    def renderer_words(self) -> str:
        """What draws: the name OpenGL gives of itself."""
        if not self._renderer_words:
            self._renderer_words = self._asked_words()
        return self._renderer_words

    def _asked_words(self) -> str:
        lines = self._window.ReportCapabilities().splitlines()
        return next((line.split(":", 1)[1].strip() for line in lines if "renderer string" in line), "unknown")

    def close(self) -> None:
        """Give the graphics memory back."""
        self.renderer.RemoveAllViewProps()
        self._window.Finalize()
