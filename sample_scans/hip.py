"""The hip sample: CT of a right hemipelvis and the proximal two thirds of a right femur."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sample_scans import hip_femur, hip_pelvis, hip_soft
from sample_scans.scanner import axes, ct, mix, place
from sample_scans.shapes import Floats, Solid
from sample_scans.texture import Image, cloud
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid

NUMBER = 1
HIP_CENTRE_MM = np.array([-86.0, 0.0, 0.0])
"""Centre of the femoral head in LPS; the midline is at L = 0."""
VALGUS_DEG = 4.0
"""How far the femur's shaft leans medially on its way down."""
GRID = Grid((224, 240, 434), (0.8, 0.8, 1.0), (-180.0, -86.0, -294.0))
BLUR_MM = 0.6
NOISE_HU = 12.0
SEED = 7001

HU = {
    "air": -1024,
    "skin": 20,
    "fat": -100,
    "muscle": 55,
    "joint": 80,
    "blood": 45,
    "nerve": 35,
    "bladder": 8,
    "rectum": 30,
    "cortex_shaft": 1450,
    "cortex_thin": 1250,
    "marrow": -70,
    "cancellous_pelvis": 240,
}
HEADER = {
    "Modality": "CT",
    "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
    "PatientName": "Sample^Hip",
    "PatientID": "SAMPLE-HIP",
    "PatientBirthDate": "19520229",
    "PatientSex": "F",
    "PatientAge": "071Y",
    "PatientWeight": 72,
    "PatientSize": 1.66,
    "StudyDescription": "Sample: right hip, synthetic",
    "SeriesDescription": "Right hip bone 1.0 synthetic",
    "BodyPartExamined": "HIP",
    "Laterality": "R",
    "PatientPosition": "HFS",
    "KVP": 120,
    "XRayTubeCurrent": 220,
    "ExposureTime": 500,
    "ConvolutionKernel": "STANDARD",
    "RescaleType": "HU",
    "WindowCenter": 300,
    "WindowWidth": 1500,
}

_TURN = Rigid.about((0, 0, 0), (0, 1, 0), -VALGUS_DEG).matrix3
FEMUR_FRAME = Rigid.from_matrix(_TURN, HIP_CENTRE_MM - _TURN @ hip_femur.HEAD_CENTRE)
"""From the femur's own frame (hip_femur) to LPS."""


def shaft(z: float) -> Floats:
    """The point of the shaft's axis at height z, relative to the hip's centre; straight beyond the bone's top."""
    own_z = (z + (_TURN @ hip_femur.HEAD_CENTRE)[2]) / math.cos(math.radians(VALGUS_DEG))
    point: Floats = FEMUR_FRAME.apply(hip_femur.centreline(own_z)) - HIP_CENTRE_MM
    return point


@dataclass(frozen=True, eq=False)
class Bones:
    """Signed distances (mm) on a grid, [k, j, i]."""

    femur: Image
    pelvis: Image
    canal: Image


def bones(grid: Grid) -> Bones:
    """The exact surfaces on an axis-parallel grid in LPS."""
    where = place(grid)
    rotation, shift = FEMUR_FRAME.matrix3, FEMUR_FRAME.translation
    femur = hip_femur.outer().moved(rotation, shift).on(*where)
    canal = hip_femur.canal().moved(rotation, shift).on(*where)
    x, y, z = axes(grid, HIP_CENTRE_MM)
    block = hip_pelvis.parts().moved(np.eye(3), HIP_CENTRE_MM).on(*where)
    return Bones(femur, hip_pelvis.hollow(block, femur, x, y, z).astype(np.float32), canal)


def labels(grid: Grid = GRID) -> dict[str, NDArray[np.bool_]]:
    """The voxels whose centres lie in the femur and in the pelvis, [k, j, i]."""
    exact = bones(grid)
    return {"femur": exact.femur < 0, "pelvis": exact.pelvis < 0}


def stored(first: int = 0, last: int = GRID.size[2]) -> NDArray[np.uint16]:
    """The stored values (HU + 1024) of the slices `first` up to before `last`."""
    return ct(_tissue, GRID, first, last, BLUR_MM, NOISE_HU, SEED)


def _tissue(grid: Grid) -> Image:
    """HU without blur and noise."""
    exact = bones(grid)
    hu = _soft(grid, exact)
    hu = mix(hu, _inside_pelvis(grid, exact.pelvis), exact.pelvis)
    return mix(hu, _inside_femur(grid, exact), exact.femur)


def _soft(grid: Grid, exact: Bones) -> Image:
    where = place(grid)
    x, y, z = axes(grid, HIP_CENTRE_MM)
    fine, coarse, wide = cloud(*where, 4.0, 11), cloud(*where, (9.0, 9.0, 40.0), 12), cloud(*where, (26.0, 26.0, 60.0), 13)
    skin = hip_soft.skin(shaft, x, y, z).astype(np.float32)
    hu = np.full(grid.array_shape, HU["air"], np.float32)
    hu = mix(hu, HU["skin"], skin)
    hu = mix(hu, HU["fat"] + 10 * fine, skin + 1.8)
    solid = _muscles()
    muscle, behind, which = solid.nearest_on(*where, far_mm=16.0)
    # Muscles swell until they meet, stay under the fat of the skin, and keep a thin layer of fat between one another.
    swell = np.interp(z, [-100, -40, 60, 110], [9.0, 6.0, 5.0, 3.0]).astype(np.float32)
    under = np.interp(z, [-290, -120, 0, 120], [9.0, 14.0, 18.0, 16.0]).astype(np.float32)
    muscle = np.maximum(muscle - swell + 0.6 * fine, skin + under + 6 * wide)
    own = np.random.default_rng(SEED).uniform(-6, 6, len(solid.parts)).astype(np.float32)
    streaks = np.clip(0.35 - np.abs(coarse), 0, 0.35) * 30
    hu = mix(hu, HU["muscle"] + own[which] - streaks + 4 * fine, muscle)
    hu = mix(hu, np.float32(-80.0), np.maximum(behind * 0.6 - 0.55 - 0.5 * wide, muscle - 0.5))
    wall = np.maximum(np.abs(skin + 20 + 8 * wide) - 5.0, -z - x * 0.3 + 25)
    hu = mix(hu, HU["muscle"] - 4.0, np.maximum(wall, y - 40))
    viscera = hip_soft.viscera().moved(np.eye(3), HIP_CENTRE_MM)
    organ, _, kind = viscera.nearest_on(*where)
    hu = mix(hu, 40.0, organ)
    hu = mix(hu, np.where(kind == 0, np.float32(HU["bladder"]), np.float32(HU["rectum"])), organ + 3.0)
    vessel, _, kind = hip_soft.vessels(shaft).moved(np.eye(3), HIP_CENTRE_MM).nearest_on(*where)
    hu = mix(hu, HU["fat"], vessel - 1.5)
    hu = mix(hu, np.where(kind == 2, np.float32(HU["nerve"]), np.float32(HU["blood"])), vessel)
    socket = np.maximum(np.sqrt(x * x + y * y + z * z) - 29.5, exact.femur - hip_pelvis.GAP_MM - 1.0)
    return mix(hu, HU["joint"], socket.astype(np.float32))


def _muscles() -> Solid:
    return Solid((*hip_soft.pelvic_muscles(), *hip_soft.thigh_muscles(shaft))).moved(np.eye(3), HIP_CENTRE_MM)


def _inside_femur(grid: Grid, exact: Bones) -> Image:
    where = place(grid)
    x, y, z = axes(grid, np.asarray(FEMUR_FRAME.translation))
    r = FEMUR_FRAME.matrix3.astype(np.float32)
    ox, oy, oz = (r[0, a] * x + r[1, a] * y + r[2, a] * z for a in range(3))
    thickness = hip_femur.cortex_mm(ox, oy, oz).astype(np.float32)
    spongy = hip_femur.cancellous_hu(ox, oy, oz).astype(np.float32)
    spongy += np.clip(spongy + 80, 0, 400) * 0.22 * cloud(*where, 2.2, 21)
    hu = mix(np.float32(HU["cortex_thin"]) + np.zeros_like(spongy), HU["cortex_shaft"], (3.5 - thickness), 3.0)
    hu = mix(hu, spongy, exact.femur + thickness)
    marrow = np.maximum(spongy, np.float32(HU["marrow"]))
    return mix(hu, marrow, exact.canal)


def _inside_pelvis(grid: Grid, distance: Image) -> Image:
    where = place(grid)
    x, y, z = axes(grid, HIP_CENTRE_MM)
    from_hip = np.sqrt(x * x + y * y + z * z)
    weight_line = np.exp(-((from_hip - 27) ** 2) / (2 * 9.0**2)) * np.clip((z + 10) / 30, 0, 1)
    spongy = HU["cancellous_pelvis"] - 90 + 260 * weight_line + 60 * cloud(*where, 2.2, 22) + 50 * cloud(*where, 14.0, 23)
    subchondral = 1.5 + 0.9 * np.exp(-((from_hip - 27) ** 2) / (2 * 2.5**2)) * np.clip(z / 15, 0, 1)
    return mix(np.float32(HU["cortex_thin"]) + np.zeros_like(distance), spongy.astype(np.float32), distance + subchondral)
