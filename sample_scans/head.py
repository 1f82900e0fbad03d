"""The head sample: contrast-enhanced T1 MR of a head with a ring-enhancing brain tumour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sample_scans import head_anatomy as anatomy
from sample_scans import head_face as face
from sample_scans.scanner import axes, mix, mr, place
from sample_scans.texture import Image, cloud, folds
from surgplan.base.grid import Grid

NUMBER = 3
GRID = Grid((176, 226, 136), (1.0, 1.0, 1.2), (-87.5, -118.0, -66.0))
BLUR_MM = 0.5
NOISE = 10.0
SEED = 7003

SIGNAL = {
    "air": 0,
    "skin": 620,
    "fat": 1000,
    "muscle": 430,
    "cortical_bone": 60,
    "marrow": 760,
    "csf": 150,
    "grey": 470,
    "white": 640,
    "deep_grey": 520,
    "vessel": 1350,
    "tumour_rim": 1120,
    "tumour_core": 240,
    "oedema": 500,
    "vitreous": 150,
    "lens": 420,
    "dura": 700,
    "mucosa": 760,
}
HEADER = {
    "Modality": "MR",
    "ImageType": ["ORIGINAL", "PRIMARY", "M", "NONE"],
    "PatientName": "Sample^Head",
    "PatientID": "SAMPLE-HEAD",
    "PatientBirthDate": "19600229",
    "PatientSex": "M",
    "PatientAge": "063Y",
    "PatientWeight": 80,
    "PatientSize": 1.80,
    "StudyDescription": "Sample: brain, synthetic",
    "SeriesDescription": "T1 3D post contrast synthetic",
    "BodyPartExamined": "HEAD",
    "PatientPosition": "HFS",
    "ScanningSequence": "GR",
    "SequenceVariant": ["SP", "MP"],
    "ScanOptions": "",
    "MRAcquisitionType": "3D",
    "RepetitionTime": 1900,
    "EchoTime": 2.6,
    "InversionTime": 900,
    "FlipAngle": 9,
    "EchoTrainLength": 1,
    "MagneticFieldStrength": 3,
    "ContrastBolusAgent": "Gadolinium (fictitious)",
    "WindowCenter": 600,
    "WindowWidth": 1300,
}


def surfaces(grid: Grid) -> dict[str, Image]:
    """Signed distances, some only near their zero, of hull, brain, ventricles, tumour, core, vessels and skull, [k, j, i]."""
    where = place(grid)
    x, y, z = axes(grid)
    hull = anatomy.hull(x, y, z).astype(np.float32)
    lobes = anatomy.cerebellum(x, y, z).astype(np.float32)
    stem, ventricles = anatomy.stem().on(*where), anatomy.ventricles().on(*where, far_mm=10.0)
    tumour, core = _tumour(grid)
    cerebrum = np.maximum(_folded(grid, hull), -np.minimum(lobes - 2.0, 40.0))
    leaves = np.maximum(folds(*where, 7.0, 72, (3.0, 1.3, 0.8)) - 0.45, -lobes - 9.0)
    cerebellum = np.maximum(lobes, -leaves)
    # The tumour, some way under the cortex, leaves no furrow open.
    brain = np.minimum(np.minimum(np.minimum(cerebrum, cerebellum), stem), np.maximum(tumour, hull))
    inside = anatomy.smooth_min(anatomy.smooth_min(hull - 2.5, lobes - 2.5, 12.0), stem - 4.0, 8.0)
    return {
        "hull": hull,
        "cerebellum": lobes,
        "stem": stem,
        "ventricles": ventricles,
        "tumour": tumour,
        "core": core,
        "brain": np.maximum(brain, -ventricles),
        "inside": inside.astype(np.float32),
        "vessels": anatomy.vessels().on(*where),
    }


def labels(grid: Grid = GRID) -> dict[str, NDArray[np.bool_]]:
    """The voxels whose centres lie in brain (with tumour, without ventricles), ventricles, tumour rim and core, and vessels."""
    exact = surfaces(grid)
    vessels = exact["vessels"] < 0
    return {
        "brain": (exact["brain"] < 0) & ~vessels,
        "ventricles": exact["ventricles"] < 0,
        "tumour_rim": (exact["tumour"] < 0) & (exact["core"] >= 0),
        "tumour_core": exact["core"] < 0,
        "vessels": vessels,
    }


def stored(first: int = 0, last: int = GRID.size[2]) -> NDArray[np.uint16]:
    """The stored values of the slices `first` up to before `last`."""
    return mr(_signal, GRID, first, last, BLUR_MM, NOISE, SEED)


def _tumour(grid: Grid) -> tuple[Image, Image]:
    """Signed distances of the whole tumour and of its dead core."""
    where = place(grid)
    x, y, z = axes(grid, anatomy.TUMOUR)
    from_centre = np.sqrt(x * x + y * y + z * z)
    lumps = cloud(*where, 13.0, 81)
    tumour = from_centre - anatomy.TUMOUR_RADIUS_MM - 3.0 * lumps
    core = np.maximum(from_centre - anatomy.CORE_RADIUS_MM - 3.0 * lumps - 1.8 * cloud(*where, 6.0, 82), tumour + 1.5)
    return tumour.astype(np.float32), core.astype(np.float32)


def _folded(grid: Grid, hull: Image) -> Image:
    """The cerebrum with its furrows: a furrow follows a folded sheet of noise to some depth, and is wider outside."""
    where = place(grid)
    x, y, z = axes(grid)
    depth = -hull
    deepest = 19.0 + 8.0 * cloud(*where, 30.0, 73)
    main = np.maximum(folds(*where, 27.0, 71) - np.clip(1.3 - 0.05 * depth, 0.45, 1.3), depth - deepest)
    side = np.maximum(folds(*where, 17.0, 74) - np.clip(0.9 - 0.08 * depth, 0.2, 0.9), depth - 0.45 * deepest)
    callosum = np.sqrt((y / 42.0) ** 2 + ((z - 5.0) / 25.0) ** 2)
    midline = np.maximum(np.abs(x - 2.0 * cloud(*where, 35.0, 75)) - 0.8, (1 - callosum) * 25.0)
    furrows = np.minimum(np.minimum(main, side), np.minimum(midline, anatomy.sylvian().on(*where)))
    folded: Image = np.maximum(hull, -furrows).astype(np.float32)
    return folded


def _signal(grid: Grid) -> Image:
    """Signal without blur and noise, under a mild smooth bias field."""
    exact = surfaces(grid)
    x, y, z = axes(grid)
    image = _outside(grid, exact)
    image = mix(image, SIGNAL["csf"], exact["inside"], 1.2)
    image = _brain(grid, exact, image)
    image = mix(image, SIGNAL["vessel"], exact["vessels"], 1.1)
    bias = 1.0 + 0.07 * np.sin((x - 20.0) / 75.0) - 0.08 * (y / 110.0) ** 2 + 0.10 * z / 90.0 * np.cos(y / 120.0)
    return (image * bias).astype(np.float32)


def _brain(grid: Grid, exact: dict[str, Image], image: Image) -> Image:
    where = place(grid)
    fine, broad = cloud(*where, 3.0, 91), cloud(*where, 18.0, 92)
    brain = exact["brain"]
    ribbon = np.where(exact["cerebellum"] < 0, 1.7, 2.9 + 0.7 * broad).astype(np.float32)
    no_cortex = np.minimum(exact["stem"], exact["ventricles"] - 4.0)
    white = np.minimum(np.maximum(brain + ribbon, -6.0), np.maximum(no_cortex, brain + 0.3))
    image = mix(image, SIGNAL["grey"] + 14 * fine, brain, 1.1)
    image = mix(image, SIGNAL["white"] + 10 * fine + 12 * broad, white, 1.4)
    deep = np.maximum(anatomy.deep_grey().on(*where), -exact["ventricles"])
    image = mix(image, SIGNAL["deep_grey"] + 12 * fine, np.maximum(deep, brain), 1.4)
    x, y, z = axes(grid, anatomy.TUMOUR)
    swollen = np.sqrt(x * x + y * y + z * z) - 25.0 - 11.0 * cloud(*where, 15.0, 93)
    image = mix(image, SIGNAL["oedema"] + 12 * fine, np.maximum(swollen, white).astype(np.float32), 3.0)
    image = mix(image, SIGNAL["csf"], exact["ventricles"], 1.1)
    inside = np.maximum(exact["tumour"], exact["hull"])
    image = mix(image, SIGNAL["tumour_rim"] + 90 * cloud(*where, 5.0, 94), inside, 1.1)
    return mix(image, SIGNAL["tumour_core"] + 40 * cloud(*where, 6.0, 95), exact["core"], 1.1)


def _outside(grid: Grid, exact: dict[str, Image]) -> Image:
    """Skin, fat, muscles, skull, orbits and air spaces."""
    where = place(grid)
    x, y, z = axes(grid)
    fine, broad = cloud(*where, 3.5, 96), cloud(*where, 16.0, 97)
    skin = face.skin(x, y, z, face.features().on(*where, far_mm=30.0)).astype(np.float32)
    image = mix(np.full(grid.array_shape, SIGNAL["air"], np.float32), SIGNAL["skin"], skin, 1.1)
    image = mix(image, SIGNAL["fat"] + 70 * fine, skin + 2.2, 1.1)
    flesh = np.maximum(np.maximum(skin + 9.0 + 4 * broad, z + 24.0 + 0.15 * y), 0.45 - folds(*where, 22.0, 76, (1.0, 1.0, 3.0)))
    image = mix(
        image, SIGNAL["muscle"] + 25 * fine, np.minimum(flesh, np.maximum(face.head_muscles().on(*where), skin + 4.0)), 1.4
    )
    bone = np.maximum(face.jaws().on(*where), skin + 4.0)
    thick = 7.0 + 1.5 * broad
    skull = np.maximum(exact["inside"] - thick, skin + 3.4)
    bone = np.minimum(bone, skull)
    image = mix(image, SIGNAL["cortical_bone"], bone, 1.1)
    diploe = np.maximum(bone + 2.0, 1.8 - exact["inside"])
    image = mix(image, SIGNAL["marrow"] + 120 * cloud(*where, 4.0, 98), diploe, 1.2)
    image = mix(image, SIGNAL["dura"], np.maximum(exact["inside"] - 0.4, -exact["inside"] - 0.2), 1.1)
    return _face(grid, image, skin, exact["inside"])


def _face(grid: Grid, image: Image, skin: Image, inside: Image) -> Image:
    where = place(grid)
    x, y, z = axes(grid)
    m = np.abs(x)
    apex = np.clip((y + 84.0) / 50.0, 0, 1)
    cone = np.sqrt(((m - 32 + 14 * apex) / 1.0) ** 2 + (z + 22 - 1.0 * apex) ** 2) - (19.5 - 12.0 * apex)
    cone = np.maximum(np.maximum(cone, y + 34.0), np.maximum(-(y + 92.0), skin + 2.5))
    cone = np.maximum(cone, 1.5 - inside)
    image = mix(image, SIGNAL["cortical_bone"], (cone - 1.6).astype(np.float32), 1.1)
    image = mix(image, SIGNAL["fat"], cone.astype(np.float32), 1.1)
    image = mix(image, SIGNAL["muscle"] + 180, face.eye_muscles().on(*where), 1.1)
    globes = np.maximum(face.eyes().on(*where), skin + 1.0)
    image = mix(image, SIGNAL["muscle"] + 120, globes - 1.0, 1.1)
    image = mix(image, SIGNAL["vitreous"], globes, 1.1)
    image = mix(image, SIGNAL["lens"], np.maximum(face.lenses().on(*where), skin + 1.0), 1.1)
    air = face.face_air().on(*where) + 1.2 * cloud(*where, 7.0, 99)
    cells = np.maximum(air, -skin - 60.0)
    image = mix(image, SIGNAL["mucosa"], np.maximum(cells - 1.8, skin + 1.0), 1.1)
    return mix(image, SIGNAL["air"], np.maximum(cells, skin - 1.0), 1.1)
