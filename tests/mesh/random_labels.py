"""Random label volumes that a mesher has to bear: noise, thin sheets, touching corners, one voxel, everything, nothing.

`volume(number)` gives the same volume for the same number on every computer; `KINDS` of them in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid

Labels = NDArray[np.uint8]
Random = np.random.Generator
MOST = 22
"""Voxels along the longest side."""


@dataclass(frozen=True, eq=False)
class LabelVolume:
    """Labels [k, j, i] of 0 (nothing) and 1, 2, ... on a grid that may be stretched, turned and mirrored."""

    name: str
    labels: Labels
    grid: Grid

    @property
    def values(self) -> tuple[int, ...]:
        """The labels that occur, without 0."""
        return tuple(int(v) for v in np.unique(self.labels) if v)


def volume(number: int) -> LabelVolume:
    """The volume of a number; the kinds take turns."""
    name = list(KINDS)[number % len(KINDS)]
    random = np.random.default_rng((20261123, number))
    shape = tuple(int(n) for n in random.integers(4, MOST, 3))
    labels = KINDS[name](random, shape).astype(np.uint8)
    return LabelVolume(f"{number} {name} {labels.shape}", labels, _grid(random, labels.shape))


def _grid(random: Random, shape: tuple[int, ...]) -> Grid:
    spacing = [float(v) for v in random.choice([0.5, 0.8, 1.0, 1.6], 3)] if random.random() < 0.5 else [1.0] * 3
    turn = np.eye(3)
    if random.random() < 0.4:
        turn = Rigid.about((0, 0, 0), tuple(random.normal(size=3)), float(random.uniform(0, 180))).matrix3
    if random.random() < 0.3:
        turn = turn * [-1, 1, 1]
    origin = [float(v) for v in random.uniform(-200, 200, 3)]
    return Grid(shape[::-1], tuple(spacing), tuple(origin), tuple(float(v) for v in turn.ravel()))


def _places(shape: tuple[int, ...]) -> NDArray[np.float64]:
    return np.stack(np.indices(shape), axis=-1).astype(float)


def _noise(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    return (random.random(shape) < random.choice([0.02, 0.1, 0.3, 0.5, 0.7, 0.97])).astype(int)


def _many_noise(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    return random.integers(0, random.integers(2, 6), shape)


def _sheet(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """A plate one voxel thick, straight or tilted, which may reach the border."""
    normal = random.normal(size=3) if random.random() < 0.6 else np.eye(3)[random.integers(3)]
    normal /= np.linalg.norm(normal)
    away = _places(shape) @ normal
    middle = (np.array(shape) - 1) @ normal / 2
    return (np.abs(away - middle - random.uniform(-1, 1)) < random.choice([0.5, 0.6, 1.0])).astype(int)


def _corners(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """Cubes that touch at corners or edges only, of one label or two."""
    edge, step = int(random.integers(1, 4)), random.choice([2, 3])
    block = np.indices(shape) // edge
    labels = (block.sum(axis=0) % 2 == 0) & (block[random.integers(3)] % step < 2)
    return np.where(labels, 1 + (block[0] // 2 % int(random.integers(1, 3))), 0)


def _one_voxel(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    labels = np.zeros(shape, dtype=int)
    labels[tuple(random.integers(0, shape))] = 1
    if random.random() < 0.3:
        labels[tuple(random.integers(0, shape))] = 2
    return labels


def _everything(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    labels = np.ones(shape, dtype=int)
    if random.random() < 0.5:
        labels[tuple(slice(int(n) // 2, None) for n in shape[:1])] = 2
    return labels


def _nothing(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    return np.zeros(shape, dtype=int)


def _balls(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """Balls that overlap, touch and leave the volume."""
    labels, at = np.zeros(shape, dtype=int), _places(shape)
    for label in range(1, int(random.integers(2, 6))):
        centre = random.uniform(-1, np.array(shape) + 1)
        labels[np.linalg.norm(at - centre, axis=-1) < random.uniform(1.5, 8)] = label
    return labels


def _shells(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """Shells in each other, hollow or filled."""
    away = np.linalg.norm(_places(shape) - (np.array(shape) - 1) / 2, axis=-1)
    ring = (away / random.uniform(1.0, 3.0)).astype(int)
    return ring % int(random.integers(2, 5))


def _rods(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """Lines of single voxels that cross or pass each other."""
    labels = np.zeros(shape, dtype=int)
    for label in range(1, int(random.integers(3, 9))):
        a, b = random.uniform(0, np.array(shape) - 1, (2, 3))
        steps = np.linspace(a, b, 60).round().astype(int)
        labels[tuple(steps.T)] = 1 + label % 3
    return labels


def _blobs(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """Smoothed noise in bands: curved borders that several labels share."""
    field = random.normal(size=shape)
    for axis in (0, 1, 2):
        for _ in range(int(random.integers(1, 4))):
            field = (field + np.roll(field, 1, axis) + np.roll(field, -1, axis)) / 3
    bands = np.quantile(field, np.linspace(0, 1, int(random.integers(3, 6))))
    return np.searchsorted(bands[1:-1], field.ravel()).reshape(shape)


def _flat(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """A volume of one or two slices, rows or columns."""
    thin = list(shape)
    thin[int(random.integers(3))] = int(random.integers(1, 3))
    return random.integers(0, 3, thin)


def _pinched(random: Random, shape: tuple[int, ...]) -> NDArray[np.integer]:
    """Two cones tip to tip, and a cavity that opens through one voxel."""
    at = _places(shape) - (np.array(shape) - 1) / 2
    axis = int(random.integers(3))
    across = np.linalg.norm(np.delete(at, axis, axis=-1), axis=-1)
    labels = (across <= np.abs(at[..., axis])).astype(int)
    labels[tuple(int(n) // 2 for n in shape)] = int(random.integers(0, 3))
    return labels


KINDS: dict[str, Callable[[Random, tuple[int, ...]], NDArray[np.integer]]] = {
    "noise": _noise,
    "noise of many labels": _many_noise,
    "thin sheet": _sheet,
    "touching corners": _corners,
    "one voxel": _one_voxel,
    "everything": _everything,
    "nothing": _nothing,
    "balls": _balls,
    "shells": _shells,
    "rods": _rods,
    "blobs": _blobs,
    "flat": _flat,
    "pinched": _pinched,
}
