"""A case with one image made from an array, and a way to do an operation on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import read_labels, write_labels
from surgplan.case.operation import Operation


@pytest.fixture
def imaged(blobs: Any) -> Callable[..., Case]:
    """A function that makes a case whose image `ct` holds an array [k, j, i]."""

    def make(voxels: np.ndarray, spacing: tuple[float, float, float] = (1.0, 1.0, 1.0), modality: str = "CT") -> Case:
        k, j, i = voxels.shape
        grid = Grid((i, j, k), spacing, (0.0, 0.0, 0.0))
        data = np.ascontiguousarray(voxels, dtype="<i2").tobytes()
        unit = "HU" if modality == "CT" else ""
        return Case().with_item(Image("ct", modality, grid, blobs.put(data), "int16", unit))

    return make


@pytest.fixture
def drawn(blobs: Any, imaged: Callable[..., Case]) -> Callable[..., Case]:
    """A function that makes a case with segments drawn as masks on one empty image."""

    def make(spacing: tuple[float, float, float] = (1.0, 1.0, 1.0), **masks: np.ndarray) -> Case:
        case = imaged(np.zeros(next(iter(masks.values())).shape), spacing)
        grid = case.images["ct"].grid
        for name, mask in masks.items():
            case = case.with_item(Segment(name, "ct", grid, write_labels(blobs, mask), int(mask.sum())))
        return case

    return make


@pytest.fixture
def do(blobs: Any) -> Callable[[Case, Operation], Case]:
    """A function that does an operation as a session would: compute, then apply."""

    def run(case: Case, operation: Operation) -> Case:
        return operation.apply(case, operation.compute(case, blobs, silent))

    return run


@pytest.fixture
def mask_of(blobs: Any) -> Callable[[Case, str], np.ndarray]:
    """A function that reads a segment's mask."""
    return lambda case, name: read_labels(blobs, case.segments[name].labels)


@pytest.fixture
def ball() -> Callable[..., np.ndarray]:
    """A function that draws a ball by its centre and radius in mm on a grid at the origin."""

    def make(
        shape: tuple[int, int, int],
        centre_ijk_mm: tuple[float, float, float],
        radius_mm: float,
        spacing: tuple[float, float, float] = (1.0, 1.0, 1.0),
    ) -> np.ndarray:
        k, j, i = np.ogrid[tuple(slice(0, n) for n in shape)]
        x, y, z = centre_ijk_mm
        square = (i * spacing[0] - x) ** 2 + (j * spacing[1] - y) ** 2 + (k * spacing[2] - z) ** 2
        return np.asarray(square <= radius_mm**2)

    return make
