"""Where the 3D view is seen from, and how the mouse moves it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from surgplan.app.views.projection import Projection

Floats = NDArray[np.float64]

VIEW_ANGLE_DEG = 25.0
FIT_SHARE = 0.88
PARALLEL_EYE_MM = 5000.0
SUPERIOR = np.array([0.0, 0.0, 1.0])
STEEPEST = 0.9995
"""Cosine to the patient's long axis at which turning up or down stops."""

NAMED_VIEWS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "anterior": ((0, 1, 0), (0, 0, 1)),
    "posterior": ((0, -1, 0), (0, 0, 1)),
    "left": ((-1, 0, 0), (0, 0, 1)),
    "right": ((1, 0, 0), (0, 0, 1)),
    "superior": ((0, 0, -1), (0, -1, 0)),
    "inferior": ((0, 0, 1), (0, -1, 0)),
}
"""Direction of sight and upward direction in LPS of each view, named by the side that is seen."""


@dataclass(frozen=True, eq=False)
class Camera:
    """An eye at `focal - distance * direction`, in LPS mm."""

    focal: Floats
    direction: Floats
    """Unit direction of sight."""
    up: Floats
    distance_mm: float
    near_mm: float = 1.0
    far_mm: float = 10000.0
    parallel: bool = False
    """Without perspective: what lies at the focal point keeps its size, and all else is as large as it is there."""

    @classmethod
    def named(cls, name: str, low: Floats, high: Floats, aspect: float) -> Camera:
        """One of the named views of a box, which fills it."""
        direction, up = (np.array(v, dtype=float) for v in NAMED_VIEWS[name])
        return cls((low + high) / 2, direction, up, 1000.0).fitted(low, high, aspect)

    @property
    def right(self) -> Floats:
        """Unit direction to the right of the screen."""
        return np.cross(self.direction, self.up)

    @property
    def eye(self) -> Floats:
        """Where it is seen from; without perspective a place before everything."""
        return self.focal - (PARALLEL_EYE_MM if self.parallel else self.distance_mm) * self.direction

    @property
    def half_height_mm(self) -> float:
        """Half of what is seen from top to bottom, at the depth of the focal point."""
        return self.distance_mm * math.tan(math.radians(VIEW_ANGLE_DEG / 2))

    def fitted(self, low: Floats, high: Floats, aspect: float) -> Camera:
        """The same direction, as near as lets a box be seen whole."""
        corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
        middle = (low + high) / 2
        offset = corners - middle
        tangent = math.tan(math.radians(VIEW_ANGLE_DEG / 2)) * FIT_SHARE
        depth = offset @ self.direction
        needed = np.maximum(np.abs(offset @ self.up) / tangent, np.abs(offset @ self.right) / (tangent * min(aspect, 1e3)))
        nearer = 0.0 if self.parallel else depth
        return replace(self, focal=middle, distance_mm=max(float(np.max(needed - nearer)), 1.0)).clipped(low, high)

    def with_parallel(self, parallel: bool) -> Camera:
        """Without perspective, or with it; the depths that are drawn stay what they are."""
        made = replace(self, parallel=parallel)
        moved = float((self.eye - made.eye) @ self.direction)
        far = max(self.far_mm + moved, 2.0)
        return replace(made, near_mm=max(self.near_mm + moved, far / 2000), far_mm=far)

    def clipped(self, low: Floats, high: Floats) -> Camera:
        """Nearest and farthest depth set around a box."""
        radius = float(np.linalg.norm(high - low)) / 2 + 1.0
        depth = float(((low + high) / 2 - self.eye) @ self.direction)
        far = max(depth + radius, 2.0)
        return replace(self, near_mm=max(depth - radius, far / 2000), far_mm=far)

    def turned(self, yaw_deg: float, pitch_deg: float) -> Camera:
        """Round the patient's long axis by `yaw_deg`, then up or down by `pitch_deg`, never over the top."""
        spin = _rotation(SUPERIOR, yaw_deg)
        direction, up = spin @ self.direction, spin @ self.up
        tilt = _rotation(np.cross(direction, up), pitch_deg)
        new_direction, new_up = tilt @ direction, tilt @ up
        steeper = abs(new_direction @ SUPERIOR) > abs(direction @ SUPERIOR)
        if new_up @ SUPERIOR < 0 or (steeper and abs(new_direction @ SUPERIOR) > STEEPEST):
            new_direction, new_up = direction, up
        new_direction = new_direction / np.linalg.norm(new_direction)
        new_up = new_up - (new_up @ new_direction) * new_direction
        return replace(self, direction=new_direction, up=new_up / np.linalg.norm(new_up))

    def panned(self, dx: float, dy: float, height: float) -> Camera:
        """The scene moved by pixels in a view `height` pixels high."""
        mm = 2 * self.distance_mm * math.tan(math.radians(VIEW_ANGLE_DEG / 2)) / height
        return replace(self, focal=self.focal - dx * mm * self.right + dy * mm * self.up)

    def zoomed(self, factor: float, x: float, y: float, width: float, height: float) -> Camera:
        """Nearer by a factor; what lies under pixel (x, y) at the depth of the focal point stays there."""
        moved = self.panned(width / 2 - x, height / 2 - y, height)
        nearer = replace(moved, distance_mm=float(np.clip(self.distance_mm / factor, 1.0, 20000.0)))
        return nearer.panned(x - width / 2, y - height / 2, height)

    def projection(self, width: float, height: float) -> Projection:
        """To the pixels of a view of this size."""
        view = np.eye(4)
        view[:3, :3] = np.stack([self.right, self.up, -self.direction])
        view[:3, 3] = -view[:3, :3] @ self.eye
        scale = 1 / math.tan(math.radians(VIEW_ANGLE_DEG / 2))
        near, far = self.near_mm, self.far_mm
        lens = np.zeros((4, 4))
        lens[0, 0], lens[1, 1] = scale * height / width, scale
        if self.parallel:
            lens[:2] /= self.distance_mm
            lens[2, 2], lens[2, 3] = -2 / (far - near), -(far + near) / (far - near)
            lens[3, 3] = 1.0
        else:
            lens[2, 2], lens[2, 3] = -(far + near) / (far - near), -2 * far * near / (far - near)
            lens[3, 2] = -1.0
        return Projection(lens @ view, width, height)


def _rotation(axis: Floats, angle_deg: float) -> Floats:
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = math.radians(angle_deg)
    return np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * cross @ cross
