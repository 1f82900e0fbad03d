"""The bones of a CT with contrast against an expert's mask, and both hips of a CT of 3 mm against automatic labels."""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from pathlib import Path

import numpy as np
import SimpleITK
from numpy.typing import NDArray

from benchmarks.segmentation_truth.figures import Figure, data, dice, hd95_mm
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.labels import Mask
from surgplan.imaging.volume import Volume
from surgplan.segment.presets.bone import preset
from surgplan.segment.presets.made import Asked
from surgplan.segment.presets.preset_data import load
from surgplan.segment.voxels.reach import within

CARTILAGE_MM = 5.0
"""What the expert marked farther than this from bone is costal cartilage."""
CLICKS = {
    "right": (76, 78, 0.9, [((12, 43, 88), (24, 41, 86)), ((10, 45, 87), (35, 28, 91)), ((11, 43, 87), (28, 38, 88))]),
    "left, metal": (75, 77, 0.82, [((11, 43, 31), (24, 41, 32)), ((11, 43, 30), (35, 28, 30)), ((12, 42, 30), (28, 38, 30))]),
}
"""Labels of femur and pelvis, target, and three choices of two clicks (k, j, i)."""


def scan(folder: Path) -> tuple[NDArray[np.int16], Mask, Vector]:
    """The CT, the expert's bones, and the spacing."""
    with tempfile.TemporaryDirectory() as place:
        with zipfile.ZipFile(io.BytesIO((folder / "liver_ct.zip").read_bytes())) as packed:
            packed.extractall(place)
        inside = {file.parent for file in Path(place).rglob("*") if file.is_file()}
        names = max((SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(at)) for at in inside), key=len)
        image = SimpleITK.ReadImage(names)
    expert = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(folder / "liver_masks" / "bone.nii.gz"))) > 0
    x, y, z = image.GetSpacing()
    return SimpleITK.GetArrayFromImage(image).astype(np.int16), expert, (x, y, z)


def figures() -> list[Figure]:
    """All of them; nothing without the real data."""
    folder = data()
    return [] if folder is None else [*_liver(folder), *_hips(folder)]


def _liver(folder: Path) -> list[Figure]:
    voxels, expert, spacing = scan(folder)
    volume = Volume(Grid(voxels.shape[::-1], spacing, (0.0, 0.0, 0.0)), voxels, None, "HU")
    start = time.perf_counter()
    made = {m.part: m.mask for m in preset(Asked(volume, load("bone").settings), silent)}
    took = time.perf_counter() - start
    bones, cartilage = made[""], made.get("cartilage", np.zeros_like(made[""]))
    own = expert & within(bones, CARTILAGE_MM, spacing)
    rows = (
        ("bone and costal cartilage", bones | cartilage, expert, "the expert marked both as bone"),
        ("bone", bones, own, "against his mask without costal cartilage"),
        ("bone, whole mask", bones, expert, "he counts cartilage in, some of the canal, and left marrow out"),
    )
    return [Figure("liver_ct", n, dice(a, b), hd95_mm(a, b, spacing), 0.85, took, words) for n, a, b, words in rows]


def _hips(folder: Path) -> list[Figure]:
    files = folder / "hip_ct" / "files"
    image = SimpleITK.ReadImage(str(files / "example_ct.nii.gz"))
    labels = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(files / "reference_labels_totalseg.nii.gz")))
    voxels = SimpleITK.GetArrayFromImage(image).astype(np.int16)
    grid = Grid(voxels.shape[::-1], image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    rows = []
    for side, (femur, pelvis, target, choices) in CLICKS.items():
        for n, clicks in enumerate(choices):
            points = [grid.to_lps(np.array(click[::-1], dtype=float)) for click in clicks]
            asked = Asked(Volume(grid, voxels, None, "HU"), load("bone").settings, tuple((p[0], p[1], p[2]) for p in points))
            start = time.perf_counter()
            made = {m.part: m.mask for m in preset(asked, silent)}
            took = time.perf_counter() - start
            for name, number in (("femur", femur), ("pelvis", pelvis)):
                true = labels == number
                far = hd95_mm(made[name], true, grid.spacing_mm)
                rows.append(Figure(f"hip_ct {side}", f"{name}, clicks {n + 1}", dice(made[name], true), far, target, took))
    return rows
