"""The vessel sample: CT angiography of an abdominal aortic aneurysm with a stenosed renal artery."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sample_scans import vessel_body, vessel_tree
from sample_scans.scanner import axes, ct, mix, place
from sample_scans.texture import Image, cloud
from surgplan.base.grid import Grid

NUMBER = 2
GRID = Grid((220, 230, 215), (0.8, 0.8, 1.0), (-88.0, -104.0, -180.0))
BLUR_MM = 0.6
NOISE_HU = 12.0
SEED = 7002
WALL_MM = 1.4

HU = {
    "air": -1024,
    "skin": 20,
    "fat": -102,
    "muscle": 58,
    "lumen": 350,
    "thrombus": 42,
    "wall": 55,
    "calcium": 1300,
    "vein": 130,
    "renal_cortex": 220,
    "renal_medulla": 120,
    "liver": 85,
    "gut_wall": 75,
    "gut_content": 22,
    "gas": -900,
    "cortical_bone": 750,
    "cancellous_bone": 170,
    "disc": 90,
    "canal": 22,
}
HEADER = {
    "Modality": "CT",
    "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
    "PatientName": "Sample^Vessel",
    "PatientID": "SAMPLE-VESSEL",
    "PatientBirthDate": "19480229",
    "PatientSex": "M",
    "PatientAge": "075Y",
    "PatientWeight": 70,
    "PatientSize": 1.78,
    "StudyDescription": "Sample: abdominal aorta, synthetic",
    "SeriesDescription": "CTA abdomen arterial 1.0 synthetic",
    "BodyPartExamined": "ABDOMEN",
    "PatientPosition": "HFS",
    "KVP": 120,
    "XRayTubeCurrent": 260,
    "ExposureTime": 500,
    "ConvolutionKernel": "STANDARD",
    "ContrastBolusAgent": "Iodine 370 mg/ml (fictitious)",
    "WindowCenter": 150,
    "WindowWidth": 700,
}


def surfaces(grid: Grid) -> dict[str, Image]:
    """Signed distances (mm) of lumen, aneurysm, calcium and lumen with calcium on an axis-parallel grid, [k, j, i]."""
    lumen = vessel_tree.lumen().on(*place(grid))
    calcium = vessel_tree.calcium().on(*place(grid))
    outer = vessel_tree.outer_wall().on(*place(grid))
    return {"lumen": np.maximum(lumen, -calcium), "outer": outer, "calcium": calcium, "channel": lumen}


def labels(grid: Grid = GRID) -> dict[str, NDArray[np.bool_]]:
    """The voxels whose centres lie in lumen, thrombus, calcium, bone and kidneys, [k, j, i]."""
    exact = surfaces(grid)
    lumen, calcium = exact["lumen"] < 0, exact["calcium"] < 0
    kidneys = np.maximum(vessel_body.kidneys().on(*place(grid)), -vessel_body.sinus().on(*place(grid)))
    return {
        "lumen": lumen,
        "thrombus": (exact["outer"] < 0) & ~lumen & ~calcium,
        "calcium": calcium,
        "bone": _bone(grid)[0] < 0,
        "kidneys": kidneys < 0,
    }


def stored(first: int = 0, last: int = GRID.size[2]) -> NDArray[np.uint16]:
    """The stored values (HU + 1024) of the slices `first` up to before `last`."""
    return ct(_tissue, GRID, first, last, BLUR_MM, NOISE_HU, SEED)


def _bone(grid: Grid) -> tuple[Image, Image]:
    """Signed distances of bone and of discs."""
    x, y, z = axes(grid)
    bodies, discs = vessel_body.vertebral_bodies(x, y, z)
    sacrum = vessel_body.sacrum(x, y, z, vessel_body.sacrum_block().on(*place(grid)))
    arches = np.maximum(np.minimum(vessel_body.arches().on(*place(grid)), sacrum), -vessel_body.canal(x, y, z))
    return np.minimum(bodies, arches).astype(np.float32), discs.astype(np.float32)


def _tissue(grid: Grid) -> Image:
    """HU without blur and noise."""
    exact = surfaces(grid)
    hu = _trunk(grid)
    hu = _organs(grid, hu)
    bone, discs = _bone(grid)
    x, y, z = axes(grid)
    hu = mix(hu, HU["vein"] + 12 * cloud(*place(grid), 8.0, 33), vessel_body.veins().on(*place(grid)))
    hu = mix(hu, HU["disc"], discs)
    hu = mix(hu, HU["canal"], vessel_body.canal(x, y, z).astype(np.float32))
    marrow = HU["cancellous_bone"] + 60 * cloud(*place(grid), 2.4, 31) + 40 * cloud(*place(grid), 9.0, 32)
    hu = mix(hu, mix(np.full_like(hu, HU["cortical_bone"]), marrow, bone + 1.3), bone)
    hu = mix(hu, HU["wall"], exact["channel"] - WALL_MM)
    hu = mix(hu, HU["thrombus"] + 8 * cloud(*place(grid), 7.0, 34), exact["outer"])
    hu = mix(hu, HU["lumen"], exact["channel"])
    return mix(hu, HU["calcium"], exact["calcium"])


def _trunk(grid: Grid) -> Image:
    where = place(grid)
    x, y, z = axes(grid)
    fine, wide = cloud(*where, 4.0, 41), cloud(*where, (24.0, 24.0, 40.0), 42)
    skin = vessel_body.skin(x, y, z).astype(np.float32)
    hu = mix(np.full(grid.array_shape, HU["air"], np.float32), HU["skin"], skin)
    hu = mix(hu, HU["fat"] + 8 * fine, skin + 2.0)
    # The abdominal wall: a ring under the fat, thin in the midline in front; the fat in it and behind is the belly's.
    under = skin + 12.0 + 3.0 * wide
    thickness = np.float32(8.0) - 5.0 * np.exp(-((x / 5.0) ** 2))
    wall = np.abs(under + thickness / 2) - thickness / 2
    hu = mix(hu, HU["muscle"] - 4 + 4 * fine, np.maximum(wall, y - 38).astype(np.float32))
    muscle, behind, _ = vessel_body.muscles().nearest_on(*where, far_mm=12.0)
    muscle = np.maximum(muscle - 2.0 + 0.6 * fine, skin + 10.0)
    streaks = np.clip(0.3 - np.abs(cloud(*where, (8.0, 8.0, 30.0), 43)), 0, 0.3) * 60
    hu = mix(hu, HU["muscle"] - streaks + 4 * fine, muscle)
    return mix(hu, -60.0, np.maximum(behind * 0.6 - 0.4, muscle - 0.5))


def _organs(grid: Grid, hu: Image) -> Image:
    where = place(grid)
    x, y, z = axes(grid)
    inside = vessel_body.skin(x, y, z).astype(np.float32) + 23.0
    fine, coarse = cloud(*where, 3.0, 51), cloud(*where, 11.0, 52)
    hu = mix(hu, HU["liver"] + 6 * coarse, np.maximum(vessel_body.liver().on(*where), inside))
    gut = np.maximum(vessel_body.gut().on(*where) + 1.5 * coarse, inside)
    hu = mix(hu, HU["gut_wall"], gut)
    hu = mix(hu, HU["gut_content"] + 20 * coarse + 10 * fine, gut + 2.2)
    hu = mix(hu, HU["gas"], np.maximum(vessel_body.gas().on(*where) + 1.2 * coarse, gut + 2.2))
    kidney, sinus = vessel_body.kidneys().on(*where), vessel_body.sinus().on(*where)
    hu = mix(hu, HU["renal_cortex"], kidney)
    pyramids = np.maximum(kidney + 6.0, 0.12 - coarse * 1.0)
    hu = mix(hu, HU["renal_medulla"], pyramids.astype(np.float32), 1.2)
    return mix(hu, HU["fat"], sinus)
