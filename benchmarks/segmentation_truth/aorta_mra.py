"""The aorta in an MR angiogram against a surface an independent toolkit made, from one click."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import SimpleITK

from benchmarks.segmentation_truth.abdomen import made
from benchmarks.segmentation_truth.figures import data
from surgplan.base.geometry import Floats, Vector
from surgplan.base.grid import Grid
from surgplan.imaging.volume import Volume
from surgplan.mesh.formats.stl import read_stl
from surgplan.mesh.surface import TriMesh, extract
from surgplan.segment.compare import distances

TO_LPS = np.array([-1.0, -1.0, 1.0])
"""The surface's x and y count the other way."""
TARGET_MM = 0.3
INNER_MM = 1.5
"""Where the reference was cut open there is no border to compare."""
CLICKS: Sequence[Vector] = ((-233.97, -106.14, 27.91), (-226.55, -131.8, 23.62), (-217.1, -132.11, 25.44))
"""In the aorta and in both iliac arteries."""


@dataclass(frozen=True)
class MeanDistance:
    """A surface held against a reference."""

    structure: str
    to_reference_mm: float
    from_reference_mm: float
    target_mm: float
    seconds: float

    @property
    def words(self) -> str:
        """A row for people."""
        good = "ok  " if max(self.to_reference_mm, self.from_reference_mm) <= self.target_mm else "LOW "
        both = f"mean distance {self.to_reference_mm:.3f} and {self.from_reference_mm:.3f} of {self.target_mm:g} mm"
        return f"{good} {'aorta_mra':22.22} {self.structure:26.26} {both}  {self.seconds:5.1f} s"


def figures(clicks: Sequence[Vector] = CLICKS) -> list[MeanDistance]:
    """One row a click; our surface counts where the reference is, for it ends before the vessels do."""
    folder = data()
    if folder is None:
        return []
    volume, reference = scan(folder)
    low, high = reference.points.min(axis=0) + INNER_MM, reference.points.max(axis=0) - INNER_MM
    rows = []
    for number, point in enumerate(clicks, 1):
        began = time.perf_counter()
        found = made("vessel", volume, [point])[0]
        seconds = time.perf_counter() - began
        surface = extract(found.mask, volume.grid)
        both = distances(surface, reference)
        there = ((surface.points > low) & (surface.points < high)).all(axis=1)
        to_reference = _mean(both.first_to_second[there], both.first_weights[there])
        from_reference = _mean(both.second_to_first, both.second_weights)
        rows.append(MeanDistance(f"aorta, click {number}", to_reference, from_reference, TARGET_MM, seconds))
    return rows


def scan(folder: Path) -> tuple[Volume, TriMesh]:
    """The angiogram and the reference surface, open at its ends, LPS mm."""
    files = folder / "aorta_mra" / "files"
    image = SimpleITK.ReadImage(str(files / "aorta.mha"))
    grid = Grid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    points, triangles = read_stl((files / "aorta-surface-open-ends.stl").read_bytes())
    values = SimpleITK.GetArrayFromImage(image).astype(np.float32)
    return Volume(grid, values), TriMesh(points * TO_LPS, triangles)


def _mean(distance_mm: Floats, weights: Floats) -> float:
    return float(np.average(np.abs(distance_mm), weights=weights))
