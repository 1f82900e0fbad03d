"""Single frames that lie in planes of one volume, in any order and with planes left out: the grid they lie on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats, vector
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.placement import grid_from_affine

SAME_DIRECTION = 1e-3
"""Cosine or length by which the directions of two frames may differ."""
OFF_STEP = 0.05
"""Steps by which a frame may lie off its place in an even stack, and pixels by which it may lie sideways."""
MOST_PLANES = 20_000


@dataclass(frozen=True, slots=True)
class FramePlace:
    """Where a frame lies: LPS mm."""

    position: tuple[float, ...]
    """Centre of its first pixel."""
    row: tuple[float, ...]
    """Direction along a row."""
    column: tuple[float, ...]
    """Direction down a column."""
    spacing: tuple[float, float]
    """Between pixels along a row, and down a column."""
    steps: tuple[float, float]
    """SpacingBetweenSlices and SliceThickness, 0 where not stated."""


def stack_grid(places: Sequence[FramePlace], rows: int, columns: int, image: Grid) -> tuple[Grid, list[int]]:
    """The grid that holds all frames, and the slice of each. BadInput where they are turned, sheared or uneven.

    How far slices are apart is what the file states if every frame fits that (their distance, else their thickness), else
    what the image has, else the smallest distance between two frames.
    """
    first = places[0]
    if any(p.row != first.row or p.column != first.column or p.spacing != first.spacing for p in places):
        _refuse_turned(places, first)
    row, column = np.array(first.row), np.array(first.column)
    normal = np.cross(row, column)
    lengths = [np.linalg.norm(row), np.linalg.norm(column), np.linalg.norm(normal)]
    if not np.isfinite(lengths).all() or max(abs(length - 1) for length in lengths) > SAME_DIRECTION:
        raise BadInput("the directions of its frames are not at right angles and of length 1; export it again")
    positions = np.array([p.position for p in places])
    if not np.isfinite(positions).all() or min(first.spacing) <= 0:
        raise BadInput("some of its frames lie nowhere: their positions or pixel sizes are no lengths; export it again")
    height = positions @ normal
    start = int(np.argmin(height))
    across = positions - positions[start]
    sideways = across - np.outer(across @ normal, normal)
    if np.abs(sideways).max() > OFF_STEP * min(first.spacing):
        raise BadInput(
            "its frames are shifted against each other, as those of a tilted scan are; export it on a straight volume"
        )
    step, slices = _even(height - height[start], _steps(first, normal, height, image))
    affine = np.eye(4)
    affine[:3, :3] = np.column_stack([row * first.spacing[0], column * first.spacing[1], normal * step])
    affine[:3, 3] = vector(positions[start])
    return grid_from_affine((columns, rows, max(slices) + 1), affine, "it"), slices


def _refuse_turned(places: Sequence[FramePlace], first: FramePlace) -> None:
    for place in places:
        turned = [np.subtract(place.row, first.row), np.subtract(place.column, first.column)]
        sized = np.subtract(place.spacing, first.spacing)
        if not (np.abs(turned).max() <= SAME_DIRECTION and np.abs(sized).max() <= SAME_DIRECTION * min(first.spacing)):
            raise BadInput("its frames lie in different directions or have pixels of different sizes; export one volume")


def _steps(first: FramePlace, normal: Floats, height: Floats, image: Grid) -> list[float]:
    """Distances between slices, the most trusted first."""
    along = np.abs(normal @ image.axes)
    axis = int(np.argmax(along))
    levels = np.unique(height)
    gaps = np.diff(levels)
    real = gaps[gaps > 1e-3]
    smallest = float(real.min()) if len(real) else 0.0
    between, thickness = first.steps
    # slices thinner than their distance leave gaps that no thickness tells of
    found = [between, thickness if thickness > 0.99 * smallest else 0.0]
    found += [image.spacing_mm[axis] if along[axis] > 1 - 1e-6 else 0.0]
    if smallest:
        span = float(levels[-1] - levels[0])
        found += [span / max(1, round(span / smallest))]
    return [step for step in found if np.isfinite(step) and step > 0]


def _even(height: Floats, steps: Sequence[float]) -> tuple[float, list[int]]:
    for step in steps:
        at = height / step
        whole = np.rint(at)
        if np.abs(at - whole).max() <= OFF_STEP:
            if whole.max() >= MOST_PLANES:
                raise BadInput(f"its frames are up to {height.max():g} mm apart, {step:g} mm each: that can't be right")
            return step, [int(n) for n in whole]
    if not steps:
        raise BadInput("it has a single slice and does not say how thick that is; export it with its slice thickness")
    raise BadInput("its slices are not evenly spaced, so what lies between them is not known; export it on an even volume")
