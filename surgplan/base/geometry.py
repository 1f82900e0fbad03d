"""Points, planes and rigid motions in patient coordinates (DICOM LPS, mm)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.vector import Vector as Vector
from surgplan.base.vector import vector as vector

Floats = NDArray[np.float64]


def unit(values: Sequence[float] | Floats) -> Vector:
    """The direction of a vector, with length 1.

    >>> unit((0, 0, 5))
    (0.0, 0.0, 1.0)
    """
    array = np.asarray(values, dtype=float)
    length = float(np.linalg.norm(array))
    if not length > 1e-12:
        raise ValueError(f"a direction needs a length; {tuple(values)} has none")
    return vector(array / length)


@dataclass(frozen=True, slots=True)
class Plane:
    """An oriented plane: a point on it (mm) and a unit normal that points to its positive side."""

    origin: Vector
    normal: Vector

    def __post_init__(self) -> None:
        # a plane read from a file has a normal of any length, and a distance in mm needs one of length 1
        if abs(math.hypot(*self.normal) - 1.0) > 1e-12:
            object.__setattr__(self, "normal", unit(self.normal))

    @classmethod
    def through(cls, origin: Sequence[float], normal: Sequence[float]) -> Plane:
        """The plane through a point with a normal of any length."""
        return cls(vector(origin), unit(normal))

    def signed_distance_mm(self, points: Floats) -> Floats:
        """Distance of points (..., 3) from the plane, positive on the side of the normal."""
        distance: Floats = (np.asarray(points) - np.asarray(self.origin)) @ np.asarray(self.normal)
        return distance

    def moved(self, motion: Rigid) -> Plane:
        """The plane moved with what it is fixed to."""
        return Plane(vector(motion.apply(np.asarray(self.origin))), unit(motion.rotate(np.asarray(self.normal))))


@dataclass(frozen=True, slots=True)
class Rigid:
    """A frame placed in the patient: `x_patient = rotation @ x_own + translation`."""

    rotation: tuple[float, ...]
    """Nine numbers, the 3x3 matrix row by row; its columns are the own x, y, z axes in LPS."""
    translation: Vector
    """The own origin in LPS, mm."""

    def __post_init__(self) -> None:
        matrix = self.matrix3
        if not np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-6) or np.linalg.det(matrix) < 0:
            raise ValueError("a pose needs a right-handed orthonormal rotation")

    @classmethod
    def identity(cls) -> Rigid:
        """The pose that moves nothing."""
        return cls((1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0))

    @classmethod
    def from_matrix(cls, rotation: Floats, translation: Sequence[float] | Floats) -> Rigid:
        """A pose from a 3x3 matrix, made exactly orthonormal, and an origin in mm."""
        u, _, vt = np.linalg.svd(np.asarray(rotation, dtype=float))
        return cls(tuple(float(v) for v in (u @ vt).ravel()), vector(translation))

    @classmethod
    def from_axes(cls, origin: Sequence[float], x: Sequence[float], y: Sequence[float]) -> Rigid:
        """The frame at `origin` with its x axis along `x` and its y axis in the plane of `x` and `y`."""
        ex = np.asarray(unit(x))
        ez = np.asarray(unit(np.cross(ex, np.asarray(y, dtype=float))))
        return cls.from_matrix(np.column_stack([ex, np.cross(ez, ex), ez]), origin)

    @classmethod
    def about(cls, point: Sequence[float], axis: Sequence[float], angle_deg: float) -> Rigid:
        """The turn by `angle_deg` about an axis through `point` (mm), right-handed."""
        a = np.asarray(unit(axis))
        k = np.array([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
        t = math.radians(angle_deg)
        r = np.eye(3) + math.sin(t) * k + (1 - math.cos(t)) * k @ k
        p = np.asarray(point, dtype=float)
        return cls.from_matrix(r, p - r @ p)

    @property
    def matrix3(self) -> Floats:
        """The rotation as a 3x3 array."""
        return np.asarray(self.rotation, dtype=float).reshape(3, 3)

    @property
    def matrix4(self) -> Floats:
        """The homogeneous 4x4 array."""
        m = np.eye(4)
        m[:3, :3] = self.matrix3
        m[:3, 3] = self.translation
        return m

    def apply(self, points: Floats) -> Floats:
        """Points (..., 3) from the own frame into the patient."""
        moved: Floats = np.asarray(points) @ self.matrix3.T + np.asarray(self.translation)
        return moved

    def rotate(self, directions: Floats) -> Floats:
        """Directions (..., 3) from the own frame into the patient."""
        turned: Floats = np.asarray(directions) @ self.matrix3.T
        return turned

    def turn(self) -> tuple[Vector, float]:
        """Axis (unit, LPS) and angle, 0 to 180 degrees, of the rotation, right-handed; z and 0 where nothing turns.

        >>> Rigid.about((1, 2, 3), (0, 2, 0), 30).turn()[0]
        (0.0, 1.0, 0.0)
        """
        m = self.matrix3
        # of the quaternion (Shepperd 1978), whose largest part is found first so that no small one is divided by
        parts = np.array([np.trace(m), m[0, 0], m[1, 1], m[2, 2]])
        largest = int(np.argmax(parts))
        skew = np.array([m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]])
        if largest == 0:
            real, axis = 1 + parts[0], skew
        else:
            n = largest - 1
            axis = m[:, n] + m[n, :]
            axis[n] = 1 + 2 * m[n, n] - parts[0]
            real = skew[n]
            if real < 0:
                real, axis = -real, -axis
        length = float(np.linalg.norm(axis))
        if length < 1e-15:
            return (0.0, 0.0, 1.0), 0.0
        return vector(axis / length + 0.0), math.degrees(2 * math.atan2(length, float(real)))

    def inverse(self) -> Rigid:
        """The pose that undoes this one."""
        r = self.matrix3.T
        return Rigid.from_matrix(r, -r @ np.asarray(self.translation))

    def then(self, outer: Rigid) -> Rigid:
        """This pose followed by `outer`: `outer.apply(self.apply(x))`.

        >>> Rigid.about((0, 0, 0), (0, 0, 1), 90).then(Rigid.about((0, 0, 0), (0, 0, 1), -90)) == Rigid.identity()
        True
        """
        return Rigid.from_matrix(outer.matrix3 @ self.matrix3, outer.apply(np.asarray(self.translation)))
