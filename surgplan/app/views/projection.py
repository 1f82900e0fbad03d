"""From patient coordinates to pixels of a view, and back along a ray."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Projection:
    """What a view shows of the patient: pixels are points of the widget, x right, y down."""

    matrix: Floats
    """4x4, from homogeneous LPS mm to clip coordinates (-1 to 1 after division)."""
    width: float
    height: float

    def project(self, points: Floats) -> Floats:
        """Pixels (..., 2) of points (..., 3) in LPS mm."""
        clip = np.asarray(points, dtype=float) @ self.matrix[:, :3].T + self.matrix[:, 3]
        w = np.where(np.abs(clip[..., 3:4]) < 1e-12, 1e-12, clip[..., 3:4])
        ndc = clip[..., :2] / w
        return np.stack([(ndc[..., 0] + 1) / 2 * self.width, (1 - ndc[..., 1]) / 2 * self.height], axis=-1)

    def depth(self, points: Floats) -> Floats:
        """Depth (...) of points in clip coordinates, larger is farther."""
        clip = np.asarray(points, dtype=float) @ self.matrix[:, :3].T + self.matrix[:, 3]
        return clip[..., 2] / np.where(np.abs(clip[..., 3]) < 1e-12, 1e-12, clip[..., 3])

    def ray(self, x: float, y: float) -> tuple[Floats, Floats]:
        """Start (mm) and unit direction of the line of sight through a pixel."""
        ndc_x, ndc_y = x / self.width * 2 - 1, 1 - y / self.height * 2
        ends = np.array([[ndc_x, ndc_y, -1.0, 1.0], [ndc_x, ndc_y, 1.0, 1.0]]) @ np.linalg.inv(self.matrix).T
        near, far = ends[:, :3] / ends[:, 3:]
        direction = far - near
        return near, direction / np.linalg.norm(direction)

    def sight(self, point: Floats) -> Floats:
        """Unit direction in which a point is looked at."""
        x, y = self.project(np.asarray(point))
        return self.ray(float(x), float(y))[1]

    def mm_per_pixel(self, point: Floats) -> float:
        """Size of a pixel at the depth of a point."""
        point = np.asarray(point, dtype=float)
        x, y = self.project(point)
        aside, direction = self.ray(float(x) + 1.0, float(y))
        sight = self.sight(point)
        reach = float((point - aside) @ sight) / float(direction @ sight)
        return float(np.linalg.norm(aside + reach * direction - point))


def slice_projection(
    centre: Floats, right: Floats, down: Floats, mm_per_pixel: float, width: float, height: float
) -> Projection:
    """The parallel projection of a slice whose middle pixel is `centre` (LPS mm); `right` and `down` are unit directions."""
    into = np.cross(right, down)
    rows = np.stack(
        [right * (2 / (mm_per_pixel * width)), -down * (2 / (mm_per_pixel * height)), into / 1000.0, np.zeros(3)],
    )
    matrix = np.zeros((4, 4))
    matrix[:, :3] = rows
    matrix[:, 3] = -rows @ np.asarray(centre, dtype=float)
    matrix[3, 3] = 1.0
    return Projection(matrix, width, height)
