"""The picture of a slice: grey values, segments and cut surfaces, as a QImage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from surgplan.app.style.tokens import DARK
from surgplan.app.views import overlay_kernels, slice_kernels
from surgplan.app.views.colormaps import COLOUR_MAPS, ColourMap, ContinuousMap, rgb
from surgplan.app.views.contents import FieldOverlay, Hatching, SecondScan, SegmentOverlay, SurfaceOverlay, VolumeLike
from surgplan.app.views.frame_plane import frame_plane
from surgplan.app.views.slice_frame import SliceFrame
from surgplan.app.views.slice_sections import Sections
from surgplan.mesh.plane_section import solid_section, surface_lines

WIDE_PX = 2.0
"""A contour wider than this is drawn as a stroke: the shading along it does not reach so far."""
OUTLINE_HALO_PX = 0.9
STEPS = 1024.0
"""Parts of a pixel to which the corners of a filled outline are rounded."""
HATCH_COLOUR = "#E0A33A"
HATCH_PERIOD_PX, HATCH_SHARE = 9.0, 0.55

_BACKGROUND = 0xFF000000 | int(DARK.view[1:], 16)


class SlicePicture:
    """Draws slices and keeps what did not change between two of them."""

    def __init__(self) -> None:
        self._sections = Sections()
        self._pixels = np.empty((0, 0), np.uint32)
        self._below = np.empty((0, 0), np.uint32)
        self._below_of: tuple[Any, ...] | None = None

    def draw(
        self,
        volume: VolumeLike,
        frame: SliceFrame,
        window: tuple[float, float],
        segments: Sequence[SegmentOverlay] = (),
        surfaces: Sequence[SurfaceOverlay] = (),
        scale: float = 1.0,
        second: SecondScan | None = None,
        hatching: Hatching | None = None,
        field: FieldOverlay | None = None,
    ) -> QImage:
        """The frame's picture with grey values from `level - width/2` to `level + width/2`; `window` is (level, width).

        The image shares memory with this object: it is good until the next draw.
        """
        shown = [segment for segment in segments if segment.visible]
        self._draw_below(volume, frame, window, shown[:-1], scale, second, hatching, field)
        for segment in shown[-1:]:
            self._lay_segment(segment, frame, scale)
        for surface in surfaces:
            if surface.visible:
                self._lay_outline(surface, frame, scale)
        height, columns = self._pixels.shape
        image = QImage(self._pixels.data, columns, height, columns * 4, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        return image

    def _draw_below(
        self,
        volume: VolumeLike,
        frame: SliceFrame,
        window: tuple[float, float],
        segments: Sequence[SegmentOverlay],
        scale: float,
        second: SecondScan | None,
        hatching: Hatching | None,
        field: FieldOverlay | None,
    ) -> None:
        """All that lies below the last segment, which alone changes while it is edited."""
        masks = [segment.mask for segment in segments]
        looks = [
            (segment.id, segment.grid, segment.colour, segment.fill, segment.line, segment.line_px) for segment in segments
        ]
        drawn_of = ((volume, second, hatching, field, *masks), (frame, window, scale, looks))
        if self._below_of is not None and _same(self._below_of, drawn_of):
            np.copyto(self._pixels, self._below)
            return
        level, width = window
        values = self._sections.sampled(volume.voxels, volume.grid, frame, scale, np.nan, slab=frame.slab)
        if self._pixels.shape != values.shape:
            self._pixels = np.empty(values.shape, np.uint32)
        slice_kernels.grey(values, level - width / 2, level + width / 2, _BACKGROUND, self._pixels)
        if second is not None:
            self._lay_second(second, frame, scale)
        if hatching is not None:
            marked = self._sections.sampled(hatching.mask, hatching.grid, frame, scale, 0.0)
            slice_kernels.hatch(self._pixels, marked, *rgb(HATCH_COLOUR), HATCH_PERIOD_PX * scale, HATCH_SHARE)
        if field is not None:
            self._lay_field(field, frame, scale)
        for segment in segments:
            self._lay_segment(segment, frame, scale)
        self._below = self._pixels.copy()
        self._below_of = drawn_of

    def _lay_second(self, second: SecondScan, frame: SliceFrame, scale: float) -> None:
        level, width = second.window
        volume = second.volume
        values = self._sections.sampled(volume.voxels, volume.grid, frame, scale, np.nan, between=True, slab=frame.slab)
        if second.checkerboard:
            edge = max(second.square_px * scale, 1.0)
            if second.colours is not None:
                values = overlay_kernels.odd_squares(values, edge)
                self._lay_colours(values, second.colours, level - width / 2, level + width / 2, 1.0, False)
            else:
                slice_kernels.checkerboard(self._pixels, values, level - width / 2, level + width / 2, edge)
        elif second.colours is not None or second.low_is_clear:
            colours = second.colours or COLOUR_MAPS["grey"]
            self._lay_colours(values, colours, level - width / 2, level + width / 2, second.share, second.low_is_clear)
        else:
            slice_kernels.lay_over(self._pixels, values, level - width / 2, level + width / 2, second.share)

    def _lay_colours(
        self, values: NDArray[np.float32], colours: ColourMap, low: float, high: float, share: float, low_is_clear: bool
    ) -> None:
        assert isinstance(colours, ContinuousMap)
        over = np.array([rgb(colours.over)] if colours.over else np.empty((0, 3)), np.uint8)
        overlay_kernels.lay_colours(self._pixels, values, low, high, colours.table(256), over, share, low_is_clear)

    def _lay_field(self, field: FieldOverlay, frame: SliceFrame, scale: float) -> None:
        """Values of a solid in the plane of the frame itself, whatever thickness of the scan is shown."""
        start, normal = frame_plane(frame)
        section = solid_section(field.points, field.tets, field.values, start, normal)
        if len(section.points) == 0:
            return
        corners = np.ascontiguousarray(frame.to_screen(section.points).reshape(-1, 6)) * scale
        out = np.full(self._pixels.shape, np.nan, np.float32)
        overlay_kernels.fill_values(corners, section.values.reshape(-1, 3), out)
        self._lay_colours(out, field.colours, *field.range, field.share, False)

    def _lay_segment(self, segment: SegmentOverlay, frame: SliceFrame, scale: float) -> None:
        inside = self._sections.sampled(segment.mask, segment.grid, frame, scale, 0.0, name=segment.id)
        red, green, blue = rgb(segment.colour)
        wide = segment.line_px > WIDE_PX
        line = 0.0 if wide else segment.line
        slice_kernels.blend_segment(self._pixels, inside, red, green, blue, segment.fill, line, segment.line_px / 2 * scale)
        if wide and segment.line > 0:
            ends = overlay_kernels.level_lines(inside, 0.5)
            overlay_kernels.stroke(self._pixels, ends, red, green, blue, segment.line_px / 2 * scale, segment.line)

    def _lay_outline(self, surface: SurfaceOverlay, frame: SliceFrame, scale: float) -> None:
        pieces = surface_cut(surface, frame)
        if len(pieces) == 0:
            return
        ends = np.ascontiguousarray(frame.to_screen(pieces).reshape(-1, 4)) * scale
        red, green, blue = rgb(surface.colour)
        if surface.fill > 0:
            whole = np.round(ends * STEPS) / STEPS  # the ends of neighbours are one place again after all the sums
            overlay_kernels.fill_outline(self._pixels, whole, red, green, blue, surface.fill)
        slice_kernels.blend_lines(self._pixels, ends, red, green, blue, surface.width_px / 2 * scale, OUTLINE_HALO_PX * scale)

    def clear(self) -> None:
        """Let go of every array."""
        self._sections.clear()
        self._below_of = None


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two pictures come of the very same things, seen in the same way."""
    things, looks = one
    others, other_looks = other
    same = len(things) == len(others) and all(a is b for a, b in zip(things, others, strict=True))
    return same and bool(looks == other_looks)


def surface_cut(surface: SurfaceOverlay, frame: SliceFrame) -> NDArray[np.float64]:
    """The line pieces (n, 2, 3) in LPS mm in which a surface meets a frame's slice."""
    origin, normal = frame_plane(frame)
    if surface.pose is not None:
        back = surface.pose.inverse()
        origin, normal = back.apply(origin), back.rotate(normal)
    pieces = surface_lines(surface.points, surface.triangles, origin, normal)
    return pieces if surface.pose is None else surface.pose.apply(pieces)
