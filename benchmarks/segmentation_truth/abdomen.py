"""The abdominal CT with masks drawn by experts, and the aorta's MR angiogram with its reference surface."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import SimpleITK
from scipy import ndimage

from surgplan.base.geometry import Vector, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.labels import Mask
from surgplan.imaging.volume import Volume
from surgplan.segment.presets.made import Asked, Made
from surgplan.segment.presets.preset_data import function, load
from surgplan.segment.voxels.distance import depth_in

LEAST_DEPTH_MM = 4.0
"""Clicks lie at least this deep where the structure is as deep."""


@dataclass(frozen=True, eq=False)
class Abdomen:
    """The CT, and the folder of its masks."""

    volume: Volume
    masks: Path

    def mask(self, name: str) -> Mask:
        """The experts' mask of a structure [k, j, i]."""
        found: Mask = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(self.masks / f"{name}.nii.gz"))) > 0
        return found


@lru_cache(maxsize=1)
def abdomen(data: Path) -> Abdomen:
    """The scan `liver_ct` of a folder of data, unpacked for as long as it is read."""
    with TemporaryDirectory() as folder:
        with zipfile.ZipFile(data / "liver_ct.zip") as packed:
            packed.extractall(folder)
        series = [SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(path)) for path in _folders(Path(folder))]
        image = SimpleITK.ReadImage(max(series, key=len))
    voxels = SimpleITK.GetArrayFromImage(image).astype(np.int16)
    grid = Grid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    return Abdomen(Volume(grid, voxels, None, "HU"), data / "liver_masks")


def _folders(root: Path) -> Iterable[Path]:
    return {path.parent for path in root.rglob("*") if path.is_file() and path.name != "SOURCE.txt"}


def clicks(mask: Mask, grid: Grid, count: int) -> list[Vector]:
    """The deepest point of a mask and random deep ones, LPS mm, always the same."""
    depth = depth_in(mask, grid.spacing_mm)
    deep = np.argwhere(depth >= min(LEAST_DEPTH_MM, float(depth.max())))
    chosen = deep[np.random.default_rng(4).integers(0, len(deep), count - 1)]
    return [at_voxel(grid, at) for at in [np.unravel_index(int(np.argmax(depth)), depth.shape), *chosen]]


def at_voxel(grid: Grid, kji: Iterable[int]) -> Vector:
    """The middle of a voxel (k, j, i), LPS mm."""
    return vector(grid.to_lps(np.array([int(n) for n in kji][::-1])))


def made(name: str, volume: Volume, points: Iterable[Vector]) -> list[Made]:
    """What a preset makes from points in LPS mm."""
    return function(name)(Asked(volume, load(name).settings, tuple(points)), silent)


def trunk_of(artery: Mask, radius_mm: float, spacing_mm: Vector) -> Mask:
    """The largest part of a mask after slices lost all that is narrower than twice a radius: an aorta without branches."""
    reach = int(radius_mm / spacing_mm[0])
    j, i = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    disc = (np.hypot(j, i) * spacing_mm[0] <= radius_mm)[None]
    opened = ndimage.binary_opening(artery, disc)
    labels, _ = ndimage.label(opened)
    counts = np.bincount(labels.ravel())
    counts[0] = 0
    trunk: Mask = labels == int(np.argmax(counts))
    return trunk
